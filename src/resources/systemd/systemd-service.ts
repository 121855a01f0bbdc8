import type { SystemdServiceDeclared } from "../declared.gen.ts";
import type { Downtime, Kind } from "../kind.ts";
import { type ObservedUnit, observeUnit } from "./unit.ts";
import { assessUnit } from "./unit-assess.ts";
import { onBehalf, preloadTry } from "./unit-operations.ts";
import { unitProbe } from "./unit-script.ts";

/** A unit whose live processes have what is desired; restarted where they do not, and only then. */
export const systemdService: Kind<SystemdServiceDeclared, ObservedUnit> = {
  kind: "systemd-service",
  name: ({ unit }) => unit,
  probe: ({ unit, interpreter, user }) => unitProbe(unit, interpreter, user),
  observe: observeUnit,

  change(desired, observed, facts) {
    const assessment = assessUnit(desired, observed, facts);
    if ("status" in assessment) return assessment;
    if (assessment.lacking === undefined) return undefined;
    if (!facts.root)
      return {
        status: "unknown",
        why: "needs root: the unit can't be restarted",
        next: "set become: true, or connect as root",
      };
    if (observed.properties.get("CanStop") === "no")
      return {
        status: "blocked",
        cause: `systemd lets nobody restart ${observed.id}`,
        evidence: "RefuseManualStop=yes",
        next: "take that line out of the unit, then plan again",
      };
    return {
      status: "change",
      action: "restart",
      summary: `will be restarted: ${assessment.lacking}`,
      diffs: [],
      operations: [
        ...preloadTry(desired, observed, assessment),
        { op: "systemd.restart", unit: observed.id, ...onBehalf(observed) },
      ],
      downtime: downtime(observed),
    };
  },

  notes(desired, observed, facts) {
    const assessment = assessUnit(desired, observed, facts);
    if ("status" in assessment || assessment.lacking === undefined) return [];
    return [...along(observed), ...unreadFiles(observed)];
  },
};

/** What systemd restarts with the unit, where it runs. */
function along({ id, properties }: ObservedUnit): string[] {
  const words = ["RequiredBy", "RequisiteOf", "BoundBy", "ConsistsOf"].flatMap(
    (name) => properties.get(name)?.split(" ") ?? [],
  );
  // A target runs nothing.
  const others = [...new Set(words)].filter((word) => word !== "" && !word.endsWith(".target")).sort();
  return others.length === 0 ? [] : [`the restart takes along what depends on ${id}: ${others.join(", ")}`];
}

/** The restart is somebody else's change, too, and the way back does not undo that one. */
function unreadFiles({ id, properties }: ObservedUnit): string[] {
  return properties.get("NeedDaemonReload") === "yes"
    ? [`systemd has not read ${id}'s files since they were changed: they take effect, too`]
    : [];
}

/** Seconds in which a start is over: a worker that is younger was started again later. */
const startLimit = 120;

/** From its own last start: the time from its first process to the last that belongs to the start. */
function downtime({ processes, properties }: ObservedUnit): Downtime {
  const starts = processes.map(({ startedAt }) => startedAt);
  const first = Math.min(...starts);
  const last = Math.max(...starts.filter((start) => start - first < startLimit));
  const stopLimit = seconds(properties.get("TimeoutStopUSec") ?? "");
  return {
    how: "restart",
    seconds: Math.max(1, Math.ceil(last - first)),
    ...(stopLimit !== undefined && { stopLimit }),
  };
}

/** systemd's spans, such as `1min 30s`. */
function seconds(span: string): number | undefined {
  const parts = [...span.matchAll(/(\d+)(min|s|h)(?:\s|$)/g)];
  if (parts.length === 0) return undefined;
  const unit = { s: 1, min: 60, h: 3600 } as const;
  return parts.reduce((sum, [, count, name]) => sum + Number(count) * unit[name as keyof typeof unit], 0);
}
