import { rmSync, writeFileSync } from "node:fs";
import { Links } from "../engine/links.ts";
import { planFleet } from "../engine/plan-fleet.ts";
import { savedPlanText } from "../engine/saved-plan.ts";
import { nextLines } from "../output/next-command.ts";
import { planText } from "../output/plan-text.ts";
import { summarise } from "../output/summary.ts";
import { createTransport } from "../transport/open.ts";
import { type Context, sayError, selectHosts } from "./context.ts";
import { type ExitCode, exitCodes, planExitCode } from "./exit-code.ts";

export interface PlanOptions {
  readonly limit?: string | undefined;
  /** Where the plan is saved. */
  readonly out?: string | undefined;
  readonly detailedExitcode: boolean;
  readonly verbose: boolean;
}

/** Says what would change on the hosts, and changes nothing. */
export async function plan(path: string, options: PlanOptions, context: Context): Promise<ExitCode> {
  const { output, interrupts } = context;
  const selection = selectHosts(path, options.limit, context);
  if (selection === undefined) return exitCodes.usage;
  const { hosts, inventory } = selection;
  const links = new Links(createTransport());
  output.report({ type: "run-started", command: "plan", hosts: hosts.map(({ endpoint }) => endpoint.name) });
  const reports = await planFleet(hosts, "plan", { links, report: output.report, signal: interrupts.first });
  await links.closeAll();
  output.report({ type: "run-ended", outcomes: [] });
  const plans = reports.map((report) => report.plan);
  output.print(planText(plans, { verbose: options.verbose, strategy: inventory.strategy }));
  const changes = summarise(plans).changes > 0;
  if (options.out !== undefined) {
    try {
      // A file that was there could be open to others: the mode counts only for a new one.
      rmSync(options.out, { force: true });
      writeFileSync(options.out, savedPlanText(context.version, inventory, hosts, plans), { mode: 0o600 });
      output.record({ type: "plan-saved", file: options.out, inventory: path });
    } catch (error) {
      sayError(output, `The plan could not be saved: ${error instanceof Error ? error.message : String(error)}`);
      return exitCodes.failed;
    }
  }
  output.note(nextLines({ inventory: path, limit: options.limit, out: options.out, changes }));
  return planExitCode(plans, { detailed: options.detailedExitcode });
}
