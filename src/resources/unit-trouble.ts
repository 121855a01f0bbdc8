import { allocators, libraryPath } from "./allocators.ts";
import { brokenPreload } from "./cause.ts";
import type { Facts } from "./facts.ts";
import type { Blocked, Unknown } from "./kind.ts";
import { type EnvironmentSource, type ObservedUnit, place, type UnitWish } from "./unit.ts";

/** What keeps a unit from being judged at all. */
export function unitTrouble(
  { unit: name, interpreter, allocator }: UnitWish,
  unit: ObservedUnit,
  facts: Facts,
): Blocked | Unknown | undefined {
  const state = (key: string) => unit.properties.get(key) ?? "";
  if (facts.systemd === 0)
    return { status: "blocked", cause: "systemd does not run on this host", next: "correct the instance's deployment" };
  if (state("LoadState") === "not-found") {
    return {
      status: "blocked",
      cause: `there is no unit ${name} on this host`,
      next: "see systemctl list-unit-files, and correct the instance's unit",
    };
  }
  if (state("LoadState") !== "loaded") {
    const evidence = `LoadState=${state("LoadState")}`;
    return {
      status: "blocked",
      cause: `systemd can't load ${name}`,
      evidence,
      next: `see systemctl status ${name} on the host`,
    };
  }
  if (state("ActiveState") !== "active") {
    const evidence = `ActiveState=${state("ActiveState")}, SubState=${state("SubState")}`;
    const failing = state("SubState") === "auto-restart" || state("ActiveState") === "failed";
    const next = failing
      ? `see journalctl -u ${name} on the host`
      : `start it with systemctl start ${name}: fleet starts nothing that somebody stopped`;
    const library = libraryPath(allocator, facts);
    const broken = failing ? brokenPreload({ ...unit, library }, interpreter) : undefined;
    if (broken) return obstacle(`${name} fails: ${broken.text}`, broken.next ?? next, broken.evidence);
    return { status: "blocked", cause: failing ? `${name} fails` : `${name} is not running`, evidence, next };
  }
  if (unit.processes.some(({ libraries, environment }) => !libraries || !environment)) {
    return {
      status: "unknown",
      why: `needs root: the processes of ${name} can't be read`,
      next: "set become: true, or connect as root",
    };
  }
  if (unit.processes.length > 0) return undefined;
  if (!facts.root || unit.hidden) {
    const next = facts.root ? "in a container, add the capability SYS_PTRACE" : "set become: true, or connect as root";
    return { status: "unknown", why: `needs root: the processes of ${name} can't be seen`, next };
  }
  return {
    status: "unknown",
    why: `no process of ${name} runs ${interpreter} for longer than 2 s`,
    next: "plan again when it has started, or correct the variable interpreter",
  };
}

/** A source that no drop-in can beat and that sets something else than what is wished. */
export function overruled(
  { unit: name, allocator, mallocConf }: UnitWish,
  { sources }: ObservedUnit,
): Blocked | undefined {
  const { filePrefix } = allocators[allocator];
  const checks: [string, (value: string) => boolean][] = [["LD_PRELOAD", (value) => names(value, filePrefix)]];
  if (mallocConf !== "auto" && mallocConf !== "") checks.push(["MALLOC_CONF", (value) => value === mallocConf]);
  for (const [variable, right] of checks) {
    const unset = sources.find((one) => one.how === "unset" && one.name === variable);
    const file = sources.filter((one) => one.how === "file" && one.name === variable).at(-1);
    if (unset) {
      const cause = `UnsetEnvironment= takes ${variable} away from ${name}`;
      return { status: "blocked", cause, evidence: place(unset), next: `remove ${variable} from that line` };
    }
    if (file && !right(file.value)) {
      const cause = `an EnvironmentFile of ${name} sets ${variable}, which beats every Environment=`;
      return {
        status: "blocked",
        cause,
        evidence: place(file),
        next: `remove ${variable} from that file, or set it there by hand`,
      };
    }
  }
  return undefined;
}

/** What would still win over a drop-in of fleet's own: drop-ins are read in the order of their file names. */
export function sortsLater(foreign: readonly EnvironmentSource[]): EnvironmentSource | undefined {
  return foreign.find(
    ({ how, name, path }) =>
      path.includes(".d/") &&
      path.slice(path.lastIndexOf("/") + 1) > "zz-fleet.conf" &&
      (how === "reset" || (how === "set" && name === "LD_PRELOAD")),
  );
}

/** Whether an LD_PRELOAD names the allocator, by whatever path. */
export function names(value: string, filePrefix: string): boolean {
  return value.split(/[: ]+/).some((entry) => entry.slice(entry.lastIndexOf("/") + 1).startsWith(filePrefix));
}

/** A Blocked with its evidence, where there is any. */
export function obstacle(cause: string, next: string, evidence: string | undefined): Blocked {
  return { status: "blocked", cause, next, ...(evidence !== undefined && { evidence }) };
}
