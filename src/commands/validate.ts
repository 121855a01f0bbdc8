import { line, tone } from "../output/terminal/line.ts";
import { count } from "../output/terminal/words.ts";
import { type Context, selectHosts } from "./context.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";

/** Checks an inventory and its playbooks without asking any host. */
export function validate(path: string, context: Context): ExitCode {
  const selection = selectHosts(path, undefined, context);
  if (selection === undefined) return exitCodes.usage;
  const { hosts } = selection;
  const instances = hosts.reduce((sum, host) => sum + host.instances.length, 0);
  const counts = `, ${count(hosts.length, "host")}, ${count(instances, "instance")}.`;
  context.output.print([line(tone("strong", path), ": ", tone("add", "valid"), counts)]);
  context.output.record({ type: "valid", inventory: path, hosts: hosts.length, instances });
  return exitCodes.done;
}
