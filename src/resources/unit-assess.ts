import { composePreload } from "../text/preload.ts";
import { serialiseEnvironment } from "../text/systemd.ts";
import { allocators, libraryPath } from "./allocators.ts";
import type { SystemdEnvironmentDeclared } from "./declared.gen.ts";
import type { Facts } from "./facts.ts";
import type { Blocked, Unknown } from "./kind.ts";
import type { ObservedProcess } from "./processes.ts";
import { type EnvironmentSource, effective, type ObservedUnit, place } from "./unit.ts";
import { dropInPath } from "./unit-script.ts";

/** What a unit should run on. */
export type UnitWish = Omit<SystemdEnvironmentDeclared, "kind">;

/** A unit's state against what is wished: what its configuration gives the next start, and what lives now. */
export interface Assessment {
  /** The library's path. */
  readonly library: string;
  /** The text of our own drop-in, where one is needed; `undefined` where the configuration is right without it. */
  readonly dropIn: string | undefined;
  /** LD_PRELOAD after the change. */
  readonly preload: string;
  /** MALLOC_CONF after the change. */
  readonly mallocConf: string | undefined;
  /** Where LD_PRELOAD is set now. */
  readonly source: EnvironmentSource | undefined;
  /** Why the live processes are not as wished; `undefined` where they are. */
  readonly lacking: string | undefined;
}

/** Judges a unit; what no operation can mend is Blocked, what could not be read Unknown. Pure, and shared by all kinds of a unit. */
export function assessUnit(wish: UnitWish, unit: ObservedUnit, facts: Facts): Assessment | Blocked | Unknown {
  const trouble = unitTrouble(wish, unit, facts) ?? overruled(wish, unit);
  if (trouble) return trouble;
  const { filePrefix, mallocConf: usual } = allocators[wish.allocator];
  const library = libraryPath(wish.allocator, facts);
  const foreign = unit.sources.filter(({ path }) => path !== dropInPath(wish.unit));
  const byHand = effective(foreign, "LD_PRELOAD");
  const live = unit.processes.every((process) => process.libraries?.[0]?.startsWith(filePrefix));
  const elsewhere = live && unit.processes.every((process) => process.environment?.get("LD_PRELOAD") === undefined);
  const inCommand = live && unit.sources.some(({ how }) => how === "exec");
  const confByHand = effective(foreign, "MALLOC_CONF")?.value;
  const wished = wish.mallocConf === "auto" || wish.mallocConf === "" ? undefined : wish.mallocConf;
  const handMade = (byHand && names(byHand.value, filePrefix)) || elsewhere || inCommand;
  const enough = handMade && (wished === undefined || confByHand === wished);
  const keepsOwn = unit.own !== undefined && !enough;
  const needed = !enough || keepsOwn;
  const conf = wished ?? (confByHand === undefined && needed && wish.mallocConf === "auto" ? usual : confByHand);
  const preload = handMade && byHand ? byHand.value : composePreload(byHand?.value, library);
  const written = conf !== undefined && conf !== confByHand ? conf : undefined;
  return {
    library,
    dropIn: needed ? dropInText(preload, written) : undefined,
    preload,
    mallocConf: conf,
    source: effective(unit.sources, "LD_PRELOAD"),
    lacking: lacking(wish, unit.processes, filePrefix, wished ?? written),
  };
}

function names(value: string, filePrefix: string): boolean {
  return value.split(/[: ]+/).some((entry) => entry.slice(entry.lastIndexOf("/") + 1).startsWith(filePrefix));
}

function dropInText(preload: string, mallocConf: string | undefined): string {
  return [
    "# Written by fleet. Its name sorts last, so that it wins over other drop-ins.",
    "[Service]",
    serialiseEnvironment("LD_PRELOAD", preload),
    ...(mallocConf === undefined ? [] : [serialiseEnvironment("MALLOC_CONF", mallocConf)]),
    "",
  ].join("\n");
}

function lacking(
  wish: UnitWish,
  processes: readonly ObservedProcess[],
  filePrefix: string,
  conf: string | undefined,
): string | undefined {
  const without = processes.filter(({ libraries }) => !libraries?.[0]?.startsWith(filePrefix));
  if (without.some(({ libraries }) => libraries?.[0]?.startsWith(`deleted:${filePrefix}`))) {
    return `its live processes run on a ${wish.allocator} that was replaced on disk since`;
  }
  if (without.length > 0) {
    return `${without.length === processes.length ? "its" : "some of its"} live processes do not run on ${wish.allocator}`;
  }
  if (conf !== undefined && processes.some(({ environment }) => environment?.get("MALLOC_CONF") !== conf)) {
    return "its live processes have another MALLOC_CONF";
  }
  return undefined;
}

/** What keeps a unit from being judged at all. */
function unitTrouble(
  { unit: name, interpreter }: UnitWish,
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
function overruled({ unit: name, allocator, mallocConf }: UnitWish, { sources }: ObservedUnit): Blocked | undefined {
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
