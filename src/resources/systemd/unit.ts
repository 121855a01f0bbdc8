import { fillSpecifiers, type Owner } from "../../text/specifiers.ts";
import type { Answer, Unknown } from "../answer.ts";
import type { SystemdEnvironmentDeclared } from "../declared.gen.ts";
import { type EnvironmentSource, lastSet } from "../process/environment-source.ts";
import { type PreloadEntry, parseEntries } from "../process/preload-entry.ts";
import { hasHidden, type ObservedProcess, parseProcesses } from "../process/processes.ts";
import { dropInName } from "./unit-script.ts";

/** What a unit should run on. */
export type UnitWish = Omit<SystemdEnvironmentDeclared, "kind">;

/** Everything that one look at a unit says. */
export interface ObservedUnit {
  /** systemd's properties, by name. */
  readonly properties: ReadonlyMap<string, string>;
  /** The user's own systemd that runs it; absent: the host's. */
  readonly manager?: Manager;
  /** The unit's own name, where it was asked for by an alias. */
  readonly id: string;
  readonly sources: readonly EnvironmentSource[];
  /** Files that set something and can't be read. */
  readonly unread: readonly string[];
  /** Where our own drop-in is, or would be. */
  readonly dropIn: string;
  /** Our own drop-in: its bytes, `undefined` where there is none, `other` where it is no plain file. */
  readonly own: Buffer | "other" | undefined;
  readonly processes: readonly ObservedProcess[];
  /** Whether some processes would not say what they run. */
  readonly hidden: boolean;
  /** Entries of an LD_PRELOAD that has no effect, by path. */
  readonly entries: ReadonlyMap<string, PreloadEntry>;
}

/** A user's own systemd. */
export interface Manager extends Owner {
  /** Whether it goes on when he logs out. */
  readonly lingers: boolean;
  readonly runs: boolean;
}

/** What the answer to a unit's probe says. Never throws. */
export function observeUnit(
  { stdout, stderr }: Answer,
  { user }: { readonly user?: string | undefined },
): ObservedUnit | Unknown {
  const manager = user === undefined ? undefined : managerOf(user, stdout);
  if (manager !== undefined && !manager.runs) return { ...nothing, manager };
  const end = stdout.indexOf("end-of-unit\n");
  const head = end < 0 ? stdout : stdout.slice(0, end);
  const rows = head.split("\n");
  const properties = new Map(rows.flatMap(property));
  if (end < 0 || !properties.has("LoadState")) {
    const said = (/^failed (.*)$/m.exec(head)?.[1] ?? stderr).trim().split("\n").at(-1) ?? "";
    return {
      status: "unknown",
      why: `systemd could not be asked${said && `: ${said}`}`,
      next: "see what systemctl status says on the host",
    };
  }
  const id = properties.get("Id") ?? "";
  if (!unitName.test(id)) return { status: "unknown", why: "systemd names a unit that can't be one" };
  return {
    properties,
    ...(manager && { manager }),
    id,
    sources: sourcesOf(rows, id, manager, properties.get("NeedDaemonReload") === "yes"),
    unread: rows.flatMap((row) => /^unread (.+)$/.exec(row)?.[1] ?? []),
    dropIn: `${manager ? `${manager.home}/.config/systemd/user` : "/etc/systemd/system"}/${id}.d/${dropInName}`,
    own: ownDropIn(rows),
    processes: parseProcesses(stdout.slice(end)),
    hidden: hasHidden(stdout.slice(end)),
    entries: parseEntries(stdout.slice(end)),
  };
}

/** What is known of a unit whose systemd does not run. */
const nothing: ObservedUnit = {
  properties: new Map(),
  id: "",
  sources: [],
  unread: [],
  dropIn: "",
  own: undefined,
  processes: [],
  hidden: false,
  entries: new Map(),
};

/** A user who is not there has no systemd that runs. */
function managerOf(user: string, text: string): Manager {
  const [, uid = "", lingers, runs, home = ""] = /^manager (\d+) (yes|no) (yes|no) (\/.+)$/m.exec(text) ?? [];
  const shortest = home.replace(/\/+/g, "/").replace(/\/$/, "");
  return { user, uid, home: shortest, lingers: lingers === "yes", runs: runs === "yes" };
}

const unitName = /^[A-Za-z0-9:_.@\\-]+\.[a-z]+$/;

function property(row: string): [string, string][] {
  const [, name, value] = /^show ([A-Za-z]+)=(.*)$/.exec(row) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}

/** The places that the files tell, with the values that systemd has: it knows its own syntax best, unless it has not read them yet. */
function sourcesOf(
  rows: readonly string[],
  unit: string,
  owner: Owner | undefined,
  stale: boolean,
): EnvironmentSource[] {
  const given = new Map<string, string>();
  let sources: EnvironmentSource[] = [];
  for (const row of rows) {
    const [, how = "", line, path = "", name = "", value = ""] =
      /^source ([a-z]+) (\d+) ([^\t]*)\t([A-Z_]*)=(.*)$/.exec(row) ?? [];
    if (how === "given") given.set(name, value);
    if (!isHow(how)) continue;
    const filled = how === "file" ? value : fillSpecifiers(value, unit, owner);
    sources.push({ how, path, line: Number(line), name, value: filled });
  }
  if (stale) return sources;
  for (const name of new Set([...given.keys(), ...sources.flatMap((one) => (one.how === "set" ? one.name : []))])) {
    const value = given.get(name);
    const told = lastSet(sources, name);
    if (value === undefined) sources = told ? sources.filter((one) => one.how !== "set" || one.name !== name) : sources;
    else if (told === undefined) sources.push({ how: "set", path: `systemctl show ${unit}`, line: 0, name, value });
    else if (told.value !== value) sources = sources.map((one) => (one === told ? { ...one, value } : one));
  }
  return sources;
}

function isHow(how: string): how is EnvironmentSource["how"] {
  return ["set", "file", "manager", "reset", "unset", "exec", "drop"].includes(how);
}

function ownDropIn(rows: readonly string[]): ObservedUnit["own"] {
  const row = rows.find((one) => one.startsWith("own "));
  if (row === undefined) return undefined;
  return row === "own other" ? "other" : Buffer.from(row.slice(4), "base64");
}
