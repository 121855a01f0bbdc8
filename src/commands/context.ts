import { readFileSync } from "node:fs";
import { diagnosticText } from "../config/diagnostic.ts";
import type { Host, Inventory } from "../config/inventory.ts";
import { LimitError, limitHosts } from "../config/limit.ts";
import { loadInventory } from "../config/load.ts";
import { line } from "../output/line.ts";
import type { Output } from "../output/output.ts";

/** What every command is given by the command line. */
export interface Context {
  readonly output: Output;
  /** Where fleet's own playbooks are. */
  readonly playbooks: string;
  readonly version: string;
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
  const loaded = loadInventory(path, { playbooks });
  if (!loaded.ok) {
    for (const diagnostic of loaded.diagnostics) {
      output.note(
        diagnosticText(diagnostic)
          .split("\n")
          .map((text) => line(text)),
      );
      output.record({ type: "diagnostic", ...diagnostic });
    }
    return undefined;
  }
  const inventory = loaded.value;
  if (limit === undefined) return { inventory, hosts: inventory.hosts };
  try {
    return { inventory, hosts: limitHosts(inventory, limit, (file) => readFileSync(file, "utf8").split("\n")) };
  } catch (error) {
    if (!(error instanceof LimitError) && !(error instanceof Error && "code" in error)) throw error;
    output.note([line(`error: ${error.message}`)]);
    return undefined;
  }
}
