import { homedir } from "node:os";
import { dirname, resolve } from "node:path";
import type { Endpoint } from "../transport/connection.ts";
import { seconds } from "./duration.ts";
import type { Strategy } from "./inventory.ts";
import type { GroupFile, HostFile, InstanceFile, InventoryFile, StrategyFile } from "./inventory-file.gen.ts";
import type { Variables } from "./variables.ts";

/** What a host or an instance comes to when every layer is laid over the one before: the keys of all of them. */
export type Settings = Known<Omit<Known<HostFile>, "instances">>;

/** A generated type without its index signature, which stands for the free `x-` keys. */
type Known<T> = { readonly [K in keyof T as string extends K ? never : K]: T[K] };

/** One instance with its settings, which of them are its own, and where it stands in the file. */
export interface InstanceSettings {
  readonly name: string;
  readonly settings: Settings;
  readonly own: HostFile | InstanceFile;
  readonly path: readonly string[];
}

/** Lays defaults, the groups in the file's order, the host and the instance over one another; vars merge key by key. */
export class Layers {
  readonly #base: Settings;
  readonly #groupsOf = new Map<string, GroupFile[]>();

  constructor(file: InventoryFile, groups: readonly (readonly [name: string, group: GroupFile])[]) {
    this.#base = over(
      { ...(file.playbook !== undefined && { playbook: file.playbook }), vars: file.vars ?? {} },
      file.defaults ?? {},
    );
    for (const [, group] of groups) {
      for (const host of group.hosts) this.#groupsOf.set(host, [...(this.#groupsOf.get(host) ?? []), group]);
    }
  }

  host(name: string, file: HostFile): Settings {
    const { instances: _, ...own } = file;
    const groups = (this.#groupsOf.get(name) ?? []).map(({ hosts: _hosts, ...settings }): Settings => settings);
    return [...groups, own].reduce<Settings>(over, this.#base);
  }

  instances(
    name: string,
    file: HostFile,
    instances: readonly (readonly [name: string, instance: InstanceFile])[],
    host: Settings,
  ): InstanceSettings[] {
    if (instances.length === 0) return [{ name, settings: host, own: file, path: ["hosts", name] }];
    return instances.map(([instance, own]) => ({
      name: instance,
      settings: over(host, own),
      own,
      path: ["hosts", name, "instances", instance],
    }));
  }
}

function over(below: Settings, above: Settings): Settings {
  const vars = above.vars === undefined ? (below.vars ?? {}) : { ...below.vars, ...above.vars };
  return { ...below, ...above, vars };
}

/** Paths of an inventory: relative to it, with `~` as the home directory. Most hosts name the same few. */
export function pathsBeside(inventory: string): (text: string) => string {
  const [beside, home] = [dirname(inventory), homedir()];
  const known = new Map<string, string>();
  return (text) => {
    const path = known.get(text) ?? resolve(beside, text.replace(/^~(?=\/|$)/, home));
    known.set(text, path);
    return path;
  };
}

/** How the host is reached. */
export function endpointOf(name: string, settings: Settings, path: (text: string) => string): Endpoint {
  return {
    name,
    connection: settings.connection ?? "ssh",
    address: settings.address ?? name,
    ...(settings.port !== undefined && { port: settings.port }),
    ...(settings.user !== undefined && { user: settings.user }),
    ...(settings.identityFile !== undefined && { identityFile: path(settings.identityFile) }),
    ...(settings.proxyJump !== undefined && { proxyJump: settings.proxyJump }),
    knownHosts: (settings.knownHosts ?? ["~/.ssh/known_hosts"]).map((file) => path(file)),
    become: settings.become ?? false,
    connectTimeout: seconds(settings.connectTimeout ?? "10s") * 1000,
  };
}

/** The variables of an instance: its own settings, then fleet's defaults under the inventory's vars. */
export function variablesOf(host: string, instance: string, settings: Settings): Variables {
  return {
    allocator: "jemalloc",
    mallocConf: "auto",
    arenas: null,
    trimThreshold: null,
    tunables: null,
    replace: false,
    interpreter: "node",
    ...settings.vars,
    host,
    instance,
    deployment: settings.deployment ?? null,
    unit: settings.unit ?? null,
    unitUser: settings.unitUser ?? null,
    directory: settings.directory?.replace(/(.)\/+$/, "$1") ?? null,
    dockerUser: settings.dockerUser ?? null,
    service: settings.service ?? (settings.deployment === "docker" ? "web" : null),
    method: settings.method ?? null,
    rebuild: settings.rebuild ?? (settings.deployment === "docker" ? "thin" : null),
    allowUpgrade: settings.allowUpgrade ?? (settings.deployment === "docker" ? false : null),
    health: settings.health ?? null,
    stable: seconds(settings.stable ?? "10s"),
    healthTimeout: seconds(settings.healthTimeout ?? "5m"),
  };
}

/** How many instances of a host may be reverted where nothing else is said. */
export const usualReverted = 3;

/** The strategy with its defaults. */
export function strategyOf(file: StrategyFile = {}): Strategy {
  return {
    parallel: file.parallel ?? 10,
    canary: file.canary ?? 1,
    waves: file.waves ?? ["25%", "100%"],
    maxFailures: file.maxFailures ?? 0,
    maxReverted: file.maxReverted ?? usualReverted,
    soak: seconds(file.soak ?? "30s"),
    packageWait: seconds(file.packageWait ?? "2m"),
  };
}
