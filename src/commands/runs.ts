import { JournalError } from "../journal/format.ts";
import { matchingRuns, readRun, readRuns } from "../journal/read.ts";
import { runsText, runText } from "../output/run/runs-text.ts";
import { line } from "../output/terminal/line.ts";
import { type Context, sayError, usageError } from "./context.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";

/** The history: who changed what, when and where, and what became of it. */
export function runs(context: Context): ExitCode {
  const { output } = context;
  try {
    const { runs, unreadable } = readRuns(context.state);
    const records = runs.map(({ record }) => record);
    for (const record of records) output.record({ type: "run", ...record });
    if (records.length > 0) output.print(runsText(records));
    else if (unreadable.length === 0) output.note([line(`No run is on record here (${context.state}).`)]);
    for (const { message } of unreadable) sayError(output, message);
    return unreadable.length === 0 ? exitCodes.done : exitCodes.failed;
  } catch (error) {
    return failure(error, context);
  }
}

/** One run with all its instances. */
export function showRun(id: string, context: Context): ExitCode {
  try {
    const run = chooseRun(id, context);
    if (run === undefined) return exitCodes.usage;
    const { record } = readRun(context.state, run);
    context.output.record({ type: "run", ...record });
    context.output.print(runText(record));
    return exitCodes.done;
  } catch (error) {
    return failure(error, context);
  }
}

/** The ids that what is typed of one can go on to, newest first. */
export function runCandidates(state: string, typed: string): string[] {
  try {
    return matchingRuns(state, typed).toReversed();
  } catch (error) {
    if (error instanceof JournalError) return [];
    throw error;
  }
}

/** The run that a user means by an id or its beginning; where that is none or several, says so and gives nothing. */
export function chooseRun(id: string, { output, state }: Context, otherwise = seeRuns): string | undefined {
  const [only, ...more] = matchingRuns(state, id);
  if (only === undefined) {
    usageError(output, `There is no record of a run "${id}" on this machine (${state}).`, otherwise);
    return undefined;
  }
  if (more.length === 0) return only;
  usageError(output, `Several runs begin with "${id}": ${[only, ...more].join(", ")}.`, "Give more of the id.");
  return undefined;
}

const seeRuns = "Run fleet runs to see all that are.";

function failure(error: unknown, { output }: Context): ExitCode {
  if (!(error instanceof JournalError)) throw error;
  sayError(output, error.message);
  return exitCodes.failed;
}
