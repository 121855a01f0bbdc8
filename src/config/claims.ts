import { posix } from "node:path";
import type { Declared } from "../resources/declared.gen.ts";
import type { Endpoint } from "../transport/connection.ts";
import type { Instance } from "./inventory.ts";

/** Something that an instance changes, where another changes it already: two wishes that would never both hold. */
export interface Claimed {
  /** Keys of the inventory that can say so. */
  readonly keys: readonly string[];
  readonly message: string;
}

/** Which instance changes what on each machine. */
export class Claims {
  readonly #holders = new Map<string, { readonly host: string; readonly instance: string }>();

  /** Notes what an instance changes, and gives what was another's before. */
  take({ name: host, ...endpoint }: Endpoint, { name: instance, resources }: Instance): Claimed[] {
    const at = machine(endpoint);
    return resources.flatMap(({ declared }) => {
      const thing = changedBy(declared);
      if (thing === undefined) return [];
      const key = [at, declared.kind, thing.user, thing.title].join("\0");
      const holder = this.#holders.get(key);
      if (holder === undefined) this.#holders.set(key, { host, instance });
      if (holder === undefined || (holder.host === host && holder.instance === instance)) return [];
      const of = holder.instance === holder.host ? "" : ` of "${holder.host}"`;
      const where = holder.host === host ? "" : `${of}, which is the same machine,`;
      const message = `"${holder.instance}"${where} has ${thing.title} already: two instances would work against each other.`;
      return [{ keys: thing.keys, message }];
    });
  }
}

/** Everything that says which machine it is; what says how to log in there is left out. */
function machine({
  address,
  connection,
  user,
  identityFile,
  knownHosts,
  become,
  connectTimeout,
  ...more
}: Omit<Endpoint, "name">) {
  return connection === "local" ? "" : JSON.stringify([address.toLowerCase(), more]);
}

/** What a resource changes that another must not change, too; packages, files and proofs may be wished twice. */
function changedBy(declared: Declared) {
  switch (declared.kind) {
    case "systemd-environment":
    case "systemd-service":
      return { keys: ["unit", "units"], title: `the unit ${declared.unit}`, user: declared.user } as const;
    case "dockerfile":
    case "compose-service": {
      const title = `the service ${declared.service} of ${posix.normalize(declared.directory)}`;
      return { keys: ["services", "service", "directory"], title, user: declared.user } as const;
    }
    default:
      return undefined;
  }
}
