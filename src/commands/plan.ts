import { planFleet } from "../engine/plan/plan-fleet.ts";
import { savedPlanText } from "../engine/plan/saved-plan.ts";
import { Links } from "../engine/read/links.ts";
import { nextLines } from "../output/plan/next-command.ts";
import { planText } from "../output/plan/plan-text.ts";
import { summarise } from "../output/plan/summary.ts";
import { createTransport } from "../transport/open.ts";
import { type Context, sayError, selectHosts, usageError } from "./context.ts";
import { type ExitCode, exitCodes, firstOf, planExitCode } from "./exit-code.ts";
import { planFileRefusal, writePlanFile } from "./saved/plan-file.ts";

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
  const { out } = options;
  const refused = out === undefined ? undefined : planFileRefusal(out, path);
  if (refused) return usageError(output, refused.message, refused.hint);
  const links = new Links(createTransport());
  output.report({ type: "run-started", command: "plan", hosts: hosts.map(({ endpoint }) => endpoint.name) });
  const reports = await planFleet(hosts, "plan", { links, report: output.report, signal: interrupts.first });
  await links.closeAll();
  output.report({ type: "run-ended", outcomes: [] });
  const plans = reports.map((report) => report.plan);
  output.print(planText(plans, { verbose: options.verbose, strategy: inventory.strategy }));
  const changes = summarise(plans).changes > 0;
  const code = planExitCode(plans, { detailed: options.detailedExitcode });
  if (out !== undefined) {
    const failure =
      code === exitCodes.interrupted
        ? "The plan was not saved: it was interrupted."
        : tryToWrite(out, savedPlanText(context.version, inventory, hosts, plans));
    if (failure !== undefined) {
      sayError(output, failure, `${out} is as it was.`);
      return firstOf([code, exitCodes.failed]);
    }
    output.record({ type: "plan-saved", file: out, inventory: path });
  }
  output.note(nextLines({ inventory: path, limit: options.limit, out, changes }));
  return code;
}

/** Nothing, or why it could not be written. */
function tryToWrite(path: string, text: string): string | undefined {
  try {
    writePlanFile(path, text);
    return undefined;
  } catch (error) {
    return `The plan could not be saved: ${error instanceof Error ? error.message : String(error)}`;
  }
}
