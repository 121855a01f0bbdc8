import type { Event, RunCommand } from "../../engine/event.ts";
import { cut } from "../terminal/width.ts";
import { count, seconds } from "../terminal/words.ts";
import { isFailure } from "./recap.ts";

/** A run in numbers, for one line that holds for 3 hosts or 3,000. */
export interface Progress {
  readonly phase: RunCommand;
  readonly hosts: number;
  /** Hosts that were read, or not reached. */
  readonly read: number;
  readonly unreachable: number;
  /** Instances that ended in this run, and how many of them failed. */
  readonly ended: number;
  readonly failed: number;
  /** What is going on, by host, the oldest first; in apply with the operation. */
  readonly active: ReadonlyMap<string, string>;
  readonly draining: boolean;
  /** Where the run stands: `wave 2 of 3`, `soak of 30 s`; empty before the first wave. */
  readonly stage: string;
}

/** Nothing has happened yet. */
export const noProgress: Progress = {
  phase: "plan",
  hosts: 0,
  read: 0,
  unreachable: 0,
  ended: 0,
  failed: 0,
  active: new Map(),
  draining: false,
  stage: "",
};

/** The run after one more event. */
export function advance(now: Progress, event: Event): Progress {
  switch (event.type) {
    case "run-started":
      return { ...noProgress, phase: event.command === "verify" ? "verify" : "plan", hosts: event.hosts.length };
    case "host-started":
      return { ...now, phase: event.phase, active: withHost(now, event.host, "") };
    case "host-retried":
      return { ...now, active: withHost(now, event.host, `attempt ${event.attempt}`) };
    case "host-planned":
      return {
        ...now,
        read: now.read + 1,
        unreachable: now.unreachable + (event.report.plan.status === "unreachable" ? 1 : 0),
        active: withoutHost(now, event.host),
      };
    case "operation":
      return { ...now, active: withHost(now, event.host, event.operation) };
    case "link-lost":
      return { ...now, active: withHost(now, event.host, "link lost") };
    case "instance-ended": {
      const failed = now.failed + (isFailure(event.outcome.end) ? 1 : 0);
      return { ...now, ended: now.ended + 1, failed, active: withoutHost(now, event.outcome.host) };
    }
    case "wave-started":
      return { ...now, phase: "apply", stage: `wave ${event.wave} of ${event.of}${event.canary ? " (canary)" : ""}` };
    case "soak-started":
      return { ...now, stage: `${now.stage}, waiting ${seconds(event.seconds)}` };
    case "soak-ended":
      return { ...now, stage: "" };
    case "soak-failed":
      return { ...now, failed: now.failed + 1 };
    case "draining":
    case "stopping":
      return { ...now, draining: true };
    case "host-stale":
    case "transaction-started":
    case "output":
    case "link-restored":
    case "detached":
    case "run-ended":
      return now;
  }
}

function withHost({ active }: Progress, host: string, what: string): Map<string, string> {
  return new Map(active).set(host, what);
}

function withoutHost({ active }: Progress, host: string): Map<string, string> {
  const rest = new Map(active);
  rest.delete(host);
  return rest;
}

/** Hosts that are named before the rest is only counted. */
const named = 4;

/** The run as one line of at most `width` columns. */
export function progressText(now: Progress, width: number): string {
  const { phase, hosts, read, unreachable, ended, failed, active } = now;
  const sums =
    phase !== "plan" && phase !== "verify"
      ? [
          ...(now.stage === "" ? [] : [now.stage]),
          `${count(ended, "instance")} ended`,
          ...(failed > 0 ? [`${failed} failed`] : []),
        ]
      : [
          `${read - unreachable} of ${count(hosts, "host")} read`,
          ...(unreachable > 0 ? [`${unreachable} not reached`] : []),
        ];
  const names = [...active].slice(0, named).map(([host, what]) => (what === "" ? host : `${host} ${what}`));
  const more = active.size > named ? [`${active.size - named} more`] : [];
  const text = [
    now.draining ? `${phase} (finishing)` : phase,
    ...sums,
    ...(names.length === 0 ? [] : [[...names, ...more].join(", ")]),
  ].join(" · ");
  return cut(text.replaceAll("\t", " "), width);
}
