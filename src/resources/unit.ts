import type { SystemdEnvironmentDeclared } from "./declared.gen.ts";
import type { Answer, Unknown } from "./kind.ts";
import { type PreloadEntry, parseEntries } from "./preload-entry.ts";
import { hasHidden, type ObservedProcess, parseProcesses } from "./processes.ts";

/** What a unit should run on. */
export type UnitWish = Omit<SystemdEnvironmentDeclared, "kind">;

/** One place where a unit's environment is set, in the order in which systemd reads them. */
export interface EnvironmentSource {
  /** `set` by Environment=, `file` by an EnvironmentFile, `reset` by an empty Environment=, `exec` in a command line, `drop` by one. */
  readonly how: "set" | "file" | "reset" | "unset" | "pass" | "exec" | "drop";
  readonly path: string;
  readonly line: number;
  /** Empty for `reset`, `exec` and `drop`. */
  readonly name: string;
  readonly value: string;
}

/** Everything that one look at a unit says. */
export interface ObservedUnit {
  /** systemd's properties, by name. */
  readonly properties: ReadonlyMap<string, string>;
  readonly sources: readonly EnvironmentSource[];
  /** Our own drop-in: its bytes, `undefined` where there is none, `other` where it is no plain file. */
  readonly own: Buffer | "other" | undefined;
  readonly processes: readonly ObservedProcess[];
  /** Whether some processes would not say what they run. */
  readonly hidden: boolean;
  /** Entries of an LD_PRELOAD that has no effect, by path. */
  readonly entries: ReadonlyMap<string, PreloadEntry>;
}

/** What the answer to a unit's probe says. Never throws. */
export function observeUnit({ stdout, stderr }: Answer): ObservedUnit | Unknown {
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
  return {
    properties,
    sources: rows.flatMap(source),
    own: ownDropIn(rows),
    processes: parseProcesses(stdout.slice(end)),
    hidden: hasHidden(stdout.slice(end)),
    entries: parseEntries(stdout.slice(end)),
  };
}

function property(row: string): [string, string][] {
  const [, name, value] = /^show ([A-Za-z]+)=(.*)$/.exec(row) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}

function source(row: string): EnvironmentSource[] {
  const [, how, line, path, name = "", value = ""] =
    /^source (set|file|reset|unset|pass|exec|drop) (\d+) ([^\t]*)(?:\t([A-Z_]+)=(.*))?$/.exec(row) ?? [];
  if (how === undefined || line === undefined || path === undefined) return [];
  return [{ how: how as EnvironmentSource["how"], path, line: Number(line), name, value }];
}

function ownDropIn(rows: readonly string[]): ObservedUnit["own"] {
  const row = rows.find((one) => one.startsWith("own "));
  if (row === undefined) return undefined;
  return row === "own other" ? "other" : Buffer.from(row.slice(4), "base64");
}

/** Where a variable has its value from once the unit is started anew; `undefined` where it is not set. */
export function effective(sources: readonly EnvironmentSource[], name: string): EnvironmentSource | undefined {
  const unset = sources.some((one) => one.how === "unset" && one.name === name);
  if (unset) return undefined;
  const files = sources.filter((one) => one.how === "file" && one.name === name);
  if (files.length > 0) return files.at(-1);
  let found: EnvironmentSource | undefined;
  for (const one of sources) {
    if (one.how === "reset") found = undefined;
    if (one.how === "set" && one.name === name) found = one;
  }
  return found;
}

/** `file:line`, as evidence. */
export function place({ path, line }: EnvironmentSource): string {
  return `${path}:${line}`;
}
