import type { HostPlan, InstancePlan } from "../../engine/plan.ts";
import type { Action } from "../../resources/kind.ts";

/** A plan in numbers. `add` to `restarts` count only what an apply would do: instances with nothing blocked or unknown. */
export interface PlanSummary {
  readonly hosts: number;
  readonly instances: number;
  readonly add: number;
  readonly change: number;
  readonly remove: number;
  /** Units that are restarted, and containers that are recreated. */
  readonly restarts: number;
  /** Instances of each kind. */
  readonly converged: number;
  readonly changes: number;
  readonly blocked: number;
  readonly unknown: number;
  /** Hosts that could not be read. */
  readonly unreachable: number;
}

/** What an apply of some instances would do; what several of a host change alike is counted at the first. */
export function countChanges(
  instances: readonly InstancePlan[],
): Pick<PlanSummary, "add" | "change" | "remove" | "restarts"> {
  const counted = instances.flatMap(({ resources }) => resources.filter(({ sharedWith }) => sharedWith === undefined));
  const results = counted.map(({ result }) => result);
  const acts = (action: Action) => results.filter((it) => it.status === "change" && it.action === action).length;
  return {
    add: acts("create"),
    change: acts("update"),
    remove: acts("remove"),
    restarts: acts("restart") + acts("recreate"),
  };
}

/** A host that answered. */
export type PlannedHost = HostPlan & { readonly status: "planned" };

/** What apply would find: a transaction without an end state blocks its host, for what it has done may still be taken back. */
export function standing({ pending }: PlannedHost, { status }: InstancePlan): InstancePlan["status"] {
  return pending && status !== "unknown" ? "blocked" : status;
}

/** Whether nothing but a transaction without an end state stands in the instance's way. */
export function isHeldUp({ pending }: PlannedHost, { status }: InstancePlan): boolean {
  return pending !== undefined && (status === "changes" || status === "converged");
}

/** Counts what a plan holds. */
export function summarise(plans: readonly HostPlan[]): PlanSummary {
  const instances = plans
    .filter((plan) => plan.status === "planned")
    .flatMap((plan) => plan.instances.map((instance) => ({ instance, status: standing(plan, instance) })));
  const are = (wanted: InstancePlan["status"]) => instances.filter(({ status }) => status === wanted);
  const changing = are("changes").map(({ instance }) => instance);
  return {
    hosts: plans.length,
    instances: instances.length,
    ...countChanges(changing),
    converged: are("converged").length,
    changes: changing.length,
    blocked: are("blocked").length,
    unknown: are("unknown").length,
    unreachable: plans.filter(({ status }) => status === "unreachable").length,
  };
}
