import type { SelectedHost } from "../output/ndjson.ts";
import { type Line, line, tone } from "../output/terminal/line.ts";
import { table } from "../output/terminal/table.ts";
import { count } from "../output/terminal/words.ts";
import { type Context, type Selection, selectHosts } from "./context.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { selectSaved } from "./saved-selection.ts";

/** Says which hosts a command would be about, one a line, and asks none of them. */
export async function listHosts(path: string, limit: string | undefined, context: Context): Promise<ExitCode> {
  const saved = await selectSaved(path, limit, context);
  const selection = saved === "none" ? selectHosts(path, limit, context) : saved;
  if (selection === undefined || selection === "wrong") return exitCodes.usage;
  const hosts = selectedHosts(selection);
  for (const host of hosts) context.output.record(host);
  context.output.print(hostLines(hosts));
  const instances = hosts.reduce((sum, host) => sum + host.instances.length, 0);
  context.output.note([line(`${count(hosts.length, "host")}, ${count(instances, "instance")}`)]);
  return exitCodes.done;
}

function selectedHosts({ hosts, inventory }: Selection): SelectedHost[] {
  return hosts.map(({ endpoint, instances }) => ({
    type: "selected-host",
    host: endpoint.name,
    address: endpoint.address,
    instances: instances.map(({ name, deployment }) => ({ name, deployment })),
    groups: [...inventory.groups].filter(([, members]) => members.includes(endpoint.name)).map(([name]) => name),
  }));
}

function hostLines(hosts: readonly SelectedHost[]): Line[] {
  return table(
    hosts.map(({ host, instances, groups }) => [
      tone("strong", host),
      tone(
        "plain",
        instances.map(({ name, deployment }) => (name === host ? deployment : `${name} (${deployment})`)).join(", "),
      ),
      tone("faint", groups.length === 0 ? "" : `in ${groups.join(", ")}`),
    ]),
  );
}
