import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import { libraryPath } from "../process/allocators.ts";
import { brokenPreload } from "../process/cause.ts";
import type { Manager, ObservedUnit, UnitWish } from "./unit.ts";

/** What keeps a unit from being judged at all. */
export function unitTrouble(
  { unit: name, interpreter, allocator }: UnitWish,
  unit: ObservedUnit,
  facts: Facts,
): Blocked | Unknown | undefined {
  const ctl = unit.manager ? `as ${unit.manager.user}, systemctl --user` : "systemctl";
  const state = (key: string) => unit.properties.get(key) ?? "";
  if (facts.systemd === 0)
    return { status: "blocked", cause: "systemd does not run on this host", next: "correct the instance's deployment" };
  if (unit.manager !== undefined && !unit.manager.runs) return withoutManager(unit.manager);
  if (state("LoadState") === "not-found") {
    return {
      status: "blocked",
      cause: `there is no unit ${name} on this host`,
      next: `see ${ctl} list-unit-files, and correct the instance's unit`,
    };
  }
  if (state("LoadState") === "masked") {
    return {
      status: "blocked",
      cause: `${name} is masked, and can't be started`,
      next: `${ctl} unmask ${name}, and see that it runs`,
    };
  }
  if (state("LoadState") !== "loaded") {
    const evidence = `LoadState=${state("LoadState")}`;
    return {
      status: "blocked",
      cause: `systemd can't load ${name}`,
      evidence,
      next: `see ${ctl} status ${name} on the host`,
    };
  }
  if (state("ActiveState") !== "active") {
    const evidence = `ActiveState=${state("ActiveState")}, SubState=${state("SubState")}`;
    const failing = state("SubState") === "auto-restart" || state("ActiveState") === "failed";
    const next = failing
      ? `see journalctl ${unit.manager ? "--user-unit" : "-u"} ${name} on the host`
      : `start it (${ctl} start ${name}): fleet starts nothing that somebody stopped`;
    const library = libraryPath(allocator, facts);
    const broken = failing ? brokenPreload({ ...unit, library }, interpreter) : undefined;
    if (broken) return obstacle(`${name} fails: ${broken.text}`, broken.next ?? next, broken.evidence);
    return { status: "blocked", cause: failing ? `${name} fails` : `${name} is not running`, evidence, next };
  }
  const [unread] = unit.unread;
  if (unread !== undefined) {
    const why = facts.root ? `${unread} can't be read` : `needs root: ${unread} can't be read`;
    return { status: "unknown", why, next: facts.root ? "see what it is on the host" : "set become: true" };
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
  if (state("MainPID") === "0") {
    return {
      status: "unknown",
      why: `systemd knows no main process of ${name}, and fleet finds a unit's processes by that`,
      next: "a unit of Type=oneshot has none: start the program itself in ExecStart; one of Type=forking may need PIDFile=",
    };
  }
  return {
    status: "unknown",
    why: `no process of ${name} runs ${interpreter} for longer than 2 s`,
    next: `plan again when it has started, or set the variable interpreter to the file name at the end of what readlink /proc/$(${ctl} show ${name} -p MainPID --value)/exe prints`,
  };
}

function withoutManager({ user, uid, lingers }: Manager): Blocked {
  if (uid === "") {
    return {
      status: "blocked",
      cause: `there is no user ${user} on this host`,
      next: "correct the instance's unitUser",
    };
  }
  return {
    status: "blocked",
    cause: `the systemd of ${user} does not run: ${user} is not logged in${lingers ? "" : " and does not linger"}`,
    evidence: `/run/user/${uid}`,
    next: lingers ? `see systemctl status user@${uid}.service` : `loginctl enable-linger ${user}, and start the unit`,
  };
}

/** Whether an LD_PRELOAD names the allocator, by whatever path. */
export function names(value: string, filePrefix: string): boolean {
  return value.split(/[: ]+/).some((entry) => entry.slice(entry.lastIndexOf("/") + 1).startsWith(filePrefix));
}

/** A Blocked with its evidence, where there is any. */
export function obstacle(cause: string, next: string, evidence: string | undefined): Blocked {
  return { status: "blocked", cause, next, ...(evidence !== undefined && { evidence }) };
}
