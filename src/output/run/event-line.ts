import type { Event } from "../../engine/event.ts";
import { pendingObstacle } from "../../engine/pending.ts";
import { type HostPlan, headline, type InstancePlan } from "../../engine/plan.ts";
import { instanceLabel } from "../../text/instance-label.ts";
import { nothingDeclared } from "../plan/instance-text.ts";
import { countChanges, isHeldUp, type PlannedHost, standing } from "../plan/summary.ts";
import { type Line, line, type Span, tone } from "../terminal/line.ts";
import { count, listed, seconds } from "../terminal/words.ts";
import { isFailure, outcomeLine } from "./recap.ts";

/** How much is told while a run goes on: `quiet` only trouble (a progress area shows the rest), `steps` what is done, `all` also what hosts print. */
export type Detail = "quiet" | "steps" | "all";

const levels = { quiet: 0, steps: 1, all: 2 } as const satisfies Record<Detail, number>;

/** An event as a line of text, or nothing where it is below the wished detail. */
export function eventLine(event: Event, detail: Detail): Line | undefined {
  const told = tell(event);
  return told !== undefined && levels[told.from] <= levels[detail] ? told.line : undefined;
}

interface Told {
  readonly from: Detail;
  readonly line: Line;
}

function tell(event: Event): Told | undefined {
  switch (event.type) {
    case "run-started":
    case "run-ended":
    // Told in full before anything is begun.
    case "host-stale":
      return undefined;
    case "host-started":
      return { from: "all", line: line(name(event.host), `: ${event.phase} started`) };
    case "host-retried":
      return {
        from: "quiet",
        line: line(name(event.host), `: ${event.failure.message} Trying again (attempt ${event.attempt}).`),
      };
    case "host-planned":
      return { from: "steps", line: line(name(event.host), `: ${planned(event.report.plan)}`) };
    case "transaction-started":
      return { from: "steps", line: line(of(event), `: transaction ${event.transaction} started`) };
    case "operation":
      return operation(event);
    case "output":
      return { from: "all", line: line(of(event), ": ", tone("faint", event.line)) };
    case "link-lost":
      return {
        from: "quiet",
        line: line(name(event.host), `: ${event.failure.message} The host goes on by itself; connecting again.`),
      };
    case "link-restored":
      return { from: "quiet", line: line(name(event.host), ": connected again") };
    case "instance-ended":
      return { from: isFailure(event.outcome.end) ? "quiet" : "steps", line: outcomeLine(event.outcome) };
    case "wave-started":
      return { from: "steps", line: line(...waveName(event), ` begins: ${listed(event.hosts, namesShown)}`) };
    case "soak-started":
      return {
        from: "steps",
        line: line(`Wave ${event.wave}: waiting ${seconds(event.seconds)}, then looking at ${on(event.hosts)} again.`),
      };
    case "soak-failed":
      return { from: "quiet", line: outcomeLine(event.outcome) };
    case "soak-ended":
      return { from: "steps", line: line(`Wave ${event.wave}: looked at again.`) };
    case "stopping":
      return { from: "quiet", line: line(tone("alarm", "Stopping:"), ` ${event.cause}. No further host starts.`) };
    case "draining":
      return {
        from: "quiet",
        line: line(
          tone("alarm", "Interrupted:"),
          event.changing
            ? " instances at work finish or revert, no other is started. Once more to detach."
            : " ending. Once more to leave at once.",
        ),
      };
    case "detached":
      return { from: "quiet", line: detached(event.hosts) };
  }
}

function operation(event: Event & { type: "operation" }): Told {
  const detail = event.detail === undefined ? "" : `: ${event.detail}`;
  const text = `: ${event.phase}: ${event.operation} ${event.state}${detail}`;
  const from = { started: "all", done: "steps", waiting: "quiet", failed: "quiet" } as const;
  const words = event.state === "failed" ? tone("alarm", text) : text;
  return { from: from[event.state], line: line(of(event), words) };
}

function planned(plan: HostPlan): string {
  if (plan.status === "unreachable") return `not reached: ${plan.failure.message}`;
  const only = plan.instances.length === 1 && plan.instances[0]?.instance === plan.host;
  const of = (instance: InstancePlan) => (only ? "" : `${instance.instance} `) + comesTo(plan, instance);
  return plan.instances.map(of).join("; ") || "no instances";
}

function comesTo(plan: PlannedHost, instance: InstancePlan): string {
  const status = standing(plan, instance);
  switch (status) {
    case "converged":
      return status;
    case "changes":
      return `not converged: ${changes(instance)}`;
    case "blocked":
    case "unknown":
      return `${status}: ${plan.pending && isHeldUp(plan, instance) ? pendingObstacle(plan.pending).cause : obstacle(instance)}`;
  }
}

function obstacle({ resources, status }: InstancePlan): string {
  const first = resources.find(({ result }) => result.status === status);
  return first === undefined ? nothingDeclared : headline(first.result);
}

function changes(instance: InstancePlan): string {
  const { add, change, remove, restarts } = countChanges([instance]);
  const parts = [
    ...(add > 0 ? [`${add} to add`] : []),
    ...(change > 0 ? [`${change} to change`] : []),
    ...(remove > 0 ? [`${remove} to remove`] : []),
    ...(restarts > 0 ? [count(restarts, "restart")] : []),
  ];
  return parts.join(", ") || "to be proven";
}

/** Names of a wave before the rest is only counted. */
const namesShown = 20;

function waveName({ wave, of, canary }: Event & { type: "wave-started" }): Span[] {
  return [tone("strong", `Wave ${wave} of ${of}`), tone("plain", canary ? " (canary)" : "")];
}

function on(hosts: readonly string[]): string {
  return count(hosts.length, "host");
}

function detached(hosts: readonly string[]): Line {
  const goOn =
    hosts.length === 0 ? "nothing was running." : `the hosts finish or revert by themselves: ${hosts.join(", ")}.`;
  return line(tone("alarm", "Detached:"), ` ${goOn}`);
}

function name(host: string): Span {
  return tone("strong", host);
}

function of({ host, instance }: { readonly host: string; readonly instance: string }): Span {
  return name(instanceLabel(host, instance));
}
