import type { InstancePlan } from "../../engine/plan.ts";
import { instanceLabel } from "../../text/instance-label.ts";
import { type Line, plain } from "../terminal/line.ts";
import { instanceBody } from "./instance-text.ts";
import type { PlannedHost } from "./summary.ts";

/** One instance of a plan with its host. */
export interface Member {
  readonly label: string;
  readonly plan: PlannedHost;
  readonly instance: InstancePlan;
}

/** Instances to which exactly the same happens. */
export interface Group {
  readonly body: readonly Line[];
  readonly members: readonly [Member, ...Member[]];
}

/** All instances of the hosts that answered, in the plan's order. */
export function membersOf(plans: readonly PlannedHost[]): Member[] {
  return plans.flatMap((plan) =>
    plan.instances.map((instance) => ({ label: instanceLabel(plan.host, instance.instance), plan, instance })),
  );
}

/** Puts equal instances together; groups stand in the order of their first member. */
export function groupEqual(members: readonly Member[], options: { readonly verbose: boolean }): Group[] {
  const groups = new Map<string, { body: Line[]; members: [Member, ...Member[]] }>();
  for (const member of members) {
    const body = instanceBody(member.instance, options);
    const key = [member.instance.deployment, ...body.map(plain)].join("\n");
    const known = groups.get(key);
    if (known) known.members.push(member);
    else groups.set(key, { body, members: [member] });
  }
  return [...groups.values()];
}
