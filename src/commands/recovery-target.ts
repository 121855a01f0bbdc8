import type { Host, Inventory } from "../config/inventory.ts";
import type { RecoveryHost } from "../engine/recover/recover-fleet.ts";
import type { KnownInstance, RecoveryMode } from "../engine/recover/recovery.ts";
import { endedIn, type RunRecord, withoutEnd } from "../engine/run-record.ts";
import { isRunId, JournalError } from "../journal/format.ts";
import { type JournalRun, matchingRuns, readRun, readRuns } from "../journal/read.ts";
import { line, tone } from "../output/terminal/line.ts";
import { type Context, limited, sayError, selectHosts, usageError } from "./context.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { chooseRun } from "./runs.ts";

/** Which run is meant, and on which hosts. */
export interface Target {
  readonly run?: string | undefined;
  /** Whether a run that has no end on a host comes before the one that is meant. */
  readonly any: boolean;
  readonly inventory: Inventory;
  readonly hosts: readonly RecoveryHost[];
}

interface Given {
  readonly limit?: string | undefined;
  readonly inventory?: string | undefined;
}

/** Finds the run and its hosts in the journal, or the hosts in an inventory; where that can't be, says so and how the command ends. */
export function chooseTarget(
  mode: RecoveryMode,
  text: string | undefined,
  given: Given,
  context: Context,
): Target | ExitCode {
  try {
    return given.inventory === undefined
      ? fromJournal(mode, text, given, context)
      : fromInventory(mode, text, given.inventory, given, context);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    sayError(context.output, error.message);
    return exitCodes.failed;
  }
}

function fromJournal(mode: RecoveryMode, text: string | undefined, given: Given, context: Context): Target | ExitCode {
  const { output, state } = context;
  if (text === undefined) {
    const found = latest(mode, readRuns(state).runs);
    if (found === undefined) return nothingOnRecord(mode, context);
    output.note([aboutLine(mode, found.record)]);
    return onHostsOf(found, mode === "resume", given, context);
  }
  const hint = `Its record may be on another machine; here, fleet ${mode} ${text} -i inventory.yaml names its hosts.`;
  const run = chooseRun(text, context, hint);
  return run === undefined ? exitCodes.usage : onHostsOf(readRun(state, run), false, given, context);
}

/** The last run that committed something; for resume the last one that has no end, else simply the last. */
function latest(mode: RecoveryMode, runs: readonly JournalRun[]): JournalRun | undefined {
  if (mode === "rollback") return runs.find(({ record }) => endedIn(record, "committed").length > 0);
  return runs.find(({ record }) => withoutEnd(record).length > 0) ?? runs[0];
}

function nothingOnRecord(mode: RecoveryMode, { output, state }: Context): ExitCode {
  const none =
    mode === "rollback"
      ? "Nothing to take back: no run on record here has an instance that is committed"
      : "Nothing to resume: no run is on record here";
  const hint = `fleet ${mode}${mode === "rollback" ? " RUN" : ""} -i inventory.yaml looks at the hosts of an inventory.`;
  output.note([line(`${none} (${state}).`), line(`  hint: ${hint}`)]);
  return exitCodes.done;
}

function aboutLine(mode: RecoveryMode, { run, command, user, time }: RunRecord) {
  const what = mode === "rollback" ? "The last run that committed something" : "Looking at the hosts of";
  return line(`${what}: `, tone("strong", run), ` (${command} by ${user}, ${time.slice(0, 19).replace("T", " ")} UTC)`);
}

function onHostsOf(
  { header, record }: JournalRun,
  any: boolean,
  { limit }: Given,
  context: Context,
): Target | ExitCode {
  const { run, inventory: path, strategy, groups } = header;
  const inventory: Inventory = {
    path,
    strategy,
    groups: new Map(Object.entries(groups)),
    hosts: header.hosts.map(({ endpoint }): Host => ({ endpoint, instances: [] })),
  };
  const selection = limited(inventory, limit, context.output);
  if (selection === undefined) return exitCodes.usage;
  const hosts = selection.hosts.map(({ endpoint }) => ({ endpoint, known: knownOf(record, endpoint.name) }));
  return { run, any, inventory, hosts };
}

function fromInventory(
  mode: RecoveryMode,
  text: string | undefined,
  path: string,
  { limit }: Given,
  context: Context,
): Target | ExitCode {
  const { output, state } = context;
  if (text === undefined && mode === "rollback") {
    return usageError(output, "Which run?", "With -i the run must be named: fleet plan names one that has no end.");
  }
  if (text !== undefined && !isRunId(text)) return usageError(output, `"${text}" is no id of a run.`);
  const selection = selectHosts(path, limit, context);
  if (selection === undefined) return exitCodes.usage;
  const [only, ...others] = text === undefined ? [] : matchingRuns(state, text);
  const run = only !== undefined && others.length === 0 ? only : text;
  const record = run !== undefined && run === only ? readRun(state, run).record : undefined;
  const hosts = selection.hosts.map(({ endpoint }) => ({
    endpoint,
    known: record === undefined ? [] : knownOf(record, endpoint.name),
  }));
  return { run, any: text === undefined, inventory: selection.inventory, hosts };
}

function knownOf({ instances }: RunRecord, host: string): KnownInstance[] {
  return instances.flatMap((one): KnownInstance[] =>
    one.host === host && one.transaction !== undefined
      ? [{ instance: one.instance, transaction: one.transaction, ...(one.outcome && { end: one.outcome.end }) }]
      : [],
  );
}
