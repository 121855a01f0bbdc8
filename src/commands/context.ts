import { readFileSync } from "node:fs";
import { type Diagnostic, diagnosticText } from "../config/diagnostic.ts";
import type { Host, Inventory } from "../config/inventory.ts";
import { LimitError, limitHosts } from "../config/limit.ts";
import { loadInventory } from "../config/load.ts";
import type { Output } from "../output/output.ts";
import { type Line, line, tone } from "../output/terminal/line.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { isSaved } from "./saved/saved-file.ts";

/** What every command is given by the command line. */
export interface Context {
  readonly output: Output;
  /** Where fleet's own playbooks are. */
  readonly playbooks: string;
  readonly version: string;
  /** Where fleet keeps its records. */
  readonly state: string;
  /** Who runs it on this machine. */
  readonly user: string;
  /** Whether somebody sits there who can be asked. */
  readonly interactive: boolean;
  ask(question: string): Promise<string>;
  /** Aborted by the first interrupt, and by the second. */
  readonly interrupts: { readonly first: AbortSignal; readonly second: AbortSignal };
}

/** Hosts that a command is about. */
export interface Selection {
  readonly inventory: Inventory;
  readonly hosts: readonly Host[];
}

/** Loads the inventory and takes the limit's hosts; where either is wrong, says so and gives nothing. */
export function selectHosts(
  path: string,
  limit: string | undefined,
  { output, playbooks }: Context,
): Selection | undefined {
  if (isSaved(path)) {
    usageError(output, `${path} is a saved plan, which only fleet apply takes.`, "Give the inventory.");
    return undefined;
  }
  const loaded = loadInventory(path, { playbooks });
  if (!loaded.ok) return sayDiagnostics(output, loaded.diagnostics);
  return limited(loaded.value, limit, output);
}

/** The limit's hosts; where it is wrong, says so and gives nothing. */
export function limited(inventory: Inventory, limit: string | undefined, output: Output): Selection | undefined {
  if (limit === undefined) return { inventory, hosts: inventory.hosts };
  try {
    return { inventory, hosts: limitHosts(inventory, limit, readLines) };
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    usageError(output, error.message);
    return undefined;
  }
}

/** Says what is wrong with a file, to people and to machines. */
export function sayDiagnostics(output: Output, diagnostics: readonly Diagnostic[]): undefined {
  for (const diagnostic of diagnostics) {
    output.note(diagnosticLines(diagnostic));
    output.record({ type: "diagnostic", ...diagnostic });
  }
}

/** A diagnostic with its place, the word for its kind and its marker in colour. */
function diagnosticLines(diagnostic: Diagnostic): Line[] {
  const { file, line: row, column } = diagnostic;
  const where = `${file}:${row}:${column}:`;
  const [head = "", ...below] = diagnosticText(diagnostic).split("\n");
  return [
    head.startsWith(`${where} error:`)
      ? line(tone("strong", where), " ", tone("alarm", "error:"), head.slice(`${where} error:`.length))
      : line(head),
    ...below.map((text) => {
      const [, before, marker] = /^( +\| +)(\^+)$/.exec(text) ?? [];
      return before === undefined || marker === undefined ? line(text) : line(before, tone("alarm", marker));
    }),
  ];
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new LimitError(`The limit's file ${path} can't be read${missing ? ": there is no such file." : "."}`);
  }
}

/** Says why a command did not do what it was asked for, to people and to machines. */
export function sayError(output: Output, message: string, hint?: string): void {
  output.note([line(tone("alarm", "error:"), ` ${message}`), ...(hint === undefined ? [] : [line(`  hint: ${hint}`)])]);
  output.record({ type: "error", message, ...(hint !== undefined && { hint }) });
}

/** The same, where the command line or the configuration is wrong. */
export function usageError(output: Output, message: string, hint?: string): ExitCode {
  sayError(output, message, hint);
  return exitCodes.usage;
}

/** How a command ends that must ask and can't. */
export function nobodyToAsk(output: Output): ExitCode {
  return usageError(output, "There is no terminal here to ask for a yes.", "Give --yes, or set FLEET_YES=1.");
}

/** How a command ends that asked and got no yes. */
export function declined({ interrupts }: Context): ExitCode {
  return interrupts.first.aborted ? exitCodes.interrupted : exitCodes.failed;
}
