import { planFleet } from "../engine/plan/plan-fleet.ts";
import { Links } from "../engine/read/links.ts";
import { verifyText } from "../output/verify/verify-text.ts";
import { createTransport } from "../transport/open.ts";
import { type Context, selectHosts } from "./context.ts";
import { type ExitCode, exitCodes, verifyExitCode } from "./exit-code.ts";

export interface VerifyOptions {
  readonly limit?: string | undefined;
  readonly verbose: boolean;
}

/** Proves from the live processes that every instance is converged, and changes nothing. */
export async function verify(path: string, options: VerifyOptions, context: Context): Promise<ExitCode> {
  const { output, interrupts } = context;
  const selection = selectHosts(path, options.limit, context);
  if (selection === undefined) return exitCodes.usage;
  const { hosts } = selection;
  const links = new Links(createTransport());
  output.report({ type: "run-started", command: "verify", hosts: hosts.map(({ endpoint }) => endpoint.name) });
  const reports = await planFleet(hosts, "verify", { links, report: output.report, signal: interrupts.first });
  await links.closeAll();
  output.report({ type: "run-ended", outcomes: [] });
  output.print(verifyText(reports, { verbose: options.verbose }));
  return verifyExitCode(reports.map(({ plan }) => plan));
}
