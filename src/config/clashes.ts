import { posix } from "node:path";
import type { Declared } from "../resources/declared.gen.ts";
import type { Endpoint } from "../transport/connection.ts";
import type { Host } from "./inventory.ts";

/** What an instance changes and another of the same machine changes, too: two wishes that would never both hold. */
export interface Clash {
  readonly host: string;
  readonly instance: string;
  /** Keys of the inventory that can say so. */
  readonly keys: readonly string[];
  readonly message: string;
}

/** Every unit and service that two instances of one machine change, at the second. */
export function clashes(hosts: readonly Host[]): Clash[] {
  const machines = new Map<string, Host[]>();
  for (const host of hosts) {
    const at = machine(host.endpoint);
    const known = machines.get(at);
    if (known === undefined) machines.set(at, [host]);
    else known.push(host);
  }
  return [...machines.values()].flatMap(clashesOn);
}

function clashesOn(hosts: readonly Host[]): Clash[] {
  // Most machines are one host with one instance.
  if (hosts.length === 1 && (hosts[0]?.instances.length ?? 0) < 2) return [];
  const holders = new Map<string, { readonly host: string; readonly instance: string }>();
  const each = hosts.flatMap(({ endpoint, instances }) =>
    instances.flatMap(({ name, resources }) =>
      resources.map(({ declared }) => ({ host: endpoint.name, instance: name, declared })),
    ),
  );
  return each.flatMap(({ host, instance, declared }) => {
    const thing = changedBy(declared);
    if (thing === undefined) return [];
    const key = [declared.kind, thing.user, thing.title].join("\0");
    const holder = holders.get(key) ?? { host, instance };
    holders.set(key, holder);
    if (holder.host === host && holder.instance === instance) return [];
    const of = holder.instance === holder.host ? "" : ` of "${holder.host}"`;
    const where = holder.host === host ? "" : `${of}, which is the same machine,`;
    const message = `"${holder.instance}"${where} has ${thing.title} already: two instances would work against each other.`;
    return [{ host, instance, keys: thing.keys, message }];
  });
}

/** What says which machine it is; how to log in there makes no difference. */
function machine({ connection, address, port, proxyJump }: Endpoint): string {
  return connection === "local" ? "" : `${address.toLowerCase()} ${port} ${proxyJump}`;
}

/** What a resource changes that another must not change, too; packages, files and proofs may be wished twice. */
function changedBy(declared: Declared) {
  switch (declared.kind) {
    case "systemd-environment":
    case "systemd-service":
      return { keys: ["unit", "units"], title: `the unit ${declared.unit}`, user: declared.user };
    case "dockerfile":
    case "compose-service": {
      const title = `the service ${declared.service} of ${posix.normalize(declared.directory)}`;
      return { keys: ["services", "service", "directory"], title, user: declared.user };
    }
    default:
      return undefined;
  }
}
