import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { applyFleet, hasWork } from "../engine/apply-fleet.ts";
import { Links } from "../engine/links.ts";
import { planFleet } from "../engine/plan-fleet.ts";
import { line } from "../output/line.ts";
import { planText } from "../output/plan-text.ts";
import { recapText } from "../output/recap.ts";
import { isSavedPlan } from "../output/saved-plan.ts";
import { createTransport } from "../transport/open.ts";
import { type Context, selectHosts, usageError } from "./context.ts";
import { applyExitCode, type ExitCode, exitCodes } from "./exit-code.ts";
import { recordApply } from "./record.ts";

export interface ApplyOptions {
  readonly limit?: string | undefined;
  /** Do not ask. */
  readonly yes: boolean;
  readonly verbose: boolean;
}

/** Plans, shows the plan, asks, and applies it to systemd instances. */
export async function apply(path: string, options: ApplyOptions, context: Context): Promise<ExitCode> {
  const { output, interrupts } = context;
  if (isSaved(path)) {
    return usageError(
      output,
      `${path} is a saved plan, which this version can't apply yet.`,
      "Give the inventory: apply computes the plan again, shows it and asks.",
    );
  }
  if (!options.yes && !context.interactive) {
    return usageError(output, "There is no terminal here to ask for a yes.", "Give --yes, or set FLEET_YES=1.");
  }
  const selection = selectHosts(path, options.limit, context);
  if (selection === undefined) return exitCodes.usage;
  const { hosts, inventory } = selection;
  const links = new Links(createTransport());
  try {
    output.report({ type: "run-started", command: "apply", hosts: hosts.map(({ endpoint }) => endpoint.name) });
    const reading = { links, report: output.report, signal: interrupts.first, keep: hasWork };
    const reports = await planFleet(hosts, "plan", reading);
    output.still();
    output.print(
      planText(
        reports.map(({ plan }) => plan),
        { verbose: options.verbose },
      ),
    );
    const work = reports.some(hasWork) && !interrupts.first.aborted;
    if (work && !options.yes && (await context.ask("Apply these changes? Only 'yes' is accepted: ")) !== "yes") {
      output.note([line("Nothing was changed.")]);
      return exitCodes.failed;
    }
    const run = runId();
    const recording = recordApply(run, selection, reports, context);
    if (recording === undefined) return exitCodes.failed;
    const { report } = recording;
    const outcomes = await applyFleet(hosts, reports, {
      links,
      strategy: inventory.strategy,
      run,
      report,
      drain: interrupts.first,
      detach: interrupts.second,
    });
    report({ type: "run-ended", outcomes });
    await recording.close();
    output.print(recapText(outcomes));
    return applyExitCode(outcomes, { interrupted: interrupts.first.aborted });
  } finally {
    await links.closeAll();
  }
}

function isSaved(path: string): boolean {
  try {
    return isSavedPlan(readFileSync(path, "utf8"));
  } catch {
    return false;
  }
}

/** Sorts by time and is not met twice: 20261124-101502-9f3a1c. */
function runId(): string {
  const [day = "", time = ""] = new Date().toISOString().split(/[T.]/);
  return `${day.replaceAll("-", "")}-${time.replaceAll(":", "")}-${randomBytes(3).toString("hex")}`;
}
