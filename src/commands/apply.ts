import { applyFleet, hasWork } from "../engine/apply/apply-fleet.ts";
import { planFleet } from "../engine/plan/plan-fleet.ts";
import { markStale } from "../engine/plan/stale.ts";
import type { HostReport } from "../engine/plan.ts";
import { Links } from "../engine/read/links.ts";
import type { Output } from "../output/output.ts";
import { type PlanTextOptions, planText } from "../output/plan/plan-text.ts";
import { staleText } from "../output/plan/stale-text.ts";
import { recapText } from "../output/run/recap.ts";
import { line } from "../output/terminal/line.ts";
import { createTransport } from "../transport/open.ts";
import { type Context, declined, nobodyToAsk, selectHosts } from "./context.ts";
import { applyExitCode, type ExitCode, exitCodes } from "./exit-code.ts";
import { recordApply } from "./record/record.ts";
import { runId } from "./record/run-id.ts";
import { selectSaved } from "./saved-selection.ts";

export interface ApplyOptions {
  readonly limit?: string | undefined;
  /** Do not ask. */
  readonly yes: boolean;
  readonly verbose: boolean;
}

/** Plans, shows the plan, asks, and applies it; or applies exactly what a saved plan says, unasked. */
export async function apply(path: string, options: ApplyOptions, context: Context): Promise<ExitCode> {
  const { output, interrupts } = context;
  const plan = await selectSaved(path, options.limit, context);
  if (plan === "wrong") return exitCodes.usage;
  const saved = plan === "none" ? undefined : plan;
  const selection = saved ?? selectHosts(path, options.limit, context);
  if (selection === undefined) return exitCodes.usage;
  if (!saved && !options.yes && !context.interactive) return nobodyToAsk(output);
  const { hosts, inventory } = selection;
  const links = new Links(createTransport());
  try {
    output.report({ type: "run-started", command: "apply", hosts: hosts.map(({ endpoint }) => endpoint.name) });
    const reading = { links, report: output.report, signal: interrupts.first, keep: hasWork };
    const planned = await planFleet(hosts, "plan", reading);
    const reports = saved ? markStale(planned, saved.saved) : planned;
    output.still();
    const asks = !saved && !options.yes && reports.some(hasWork);
    const { verbose } = options;
    showPlan(reports, { verbose, strategy: inventory.strategy, recapFollows: !asks }, output);
    if (saved && saved.madeBy !== context.version && reports.some(({ stale }) => stale)) {
      output.note([
        line(`The plan was made by fleet ${saved.madeBy}; this is ${context.version}, which may plan otherwise.`),
      ]);
    }
    const asking = asks && !interrupts.first.aborted;
    if (asking && (await context.ask("Apply these changes? Only 'yes' is accepted: ")) !== "yes") {
      output.note([line("Nothing was changed.")]);
      return declined(context);
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

/** The plan of all hosts that can be taken, then the hosts that have changed since it was saved. */
function showPlan(reports: readonly HostReport[], options: PlanTextOptions, output: Output): void {
  const stale = reports.flatMap(({ plan: { host }, stale }) => (stale ? [{ host, changes: stale }] : []));
  for (const { host, changes } of stale) output.report({ type: "host-stale", host, changes });
  const fresh = reports.filter((report) => !report.stale).map(({ plan }) => plan);
  if (fresh.length > 0) output.print([...planText(fresh, options), ...(stale.length > 0 ? [line()] : [])]);
  output.print(staleText(stale, options));
}
