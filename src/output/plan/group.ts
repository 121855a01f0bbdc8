import type { InstancePlan, ResourcePlan } from "../../engine/plan.ts";
import { instanceLabel } from "../../text/instance-label.ts";
import { type Line, plain } from "../terminal/line.ts";
import { instanceBody } from "./instance-text.ts";
import { withoutOwnNames } from "./own-names.ts";
import { type PlannedHost, standing } from "./summary.ts";

/** One instance of a plan with its host. */
export interface Member {
  readonly label: string;
  readonly plan: PlannedHost;
  readonly instance: InstancePlan;
}

/** Instances to which exactly the same happens. */
export interface Group {
  /** As it is told of the first member. */
  readonly body: readonly Line[];
  readonly members: readonly [Member, ...Member[]];
  /** Whether the others' bodies have other names in them: those of their own units or services. */
  readonly renamed: boolean;
}

/** All instances of the hosts that answered, in the plan's order. */
export function membersOf(plans: readonly PlannedHost[]): Member[] {
  return plans.flatMap((plan) =>
    plan.instances.map((instance) => ({ label: instanceLabel(plan.host, instance.instance), plan, instance })),
  );
}

/** Puts equal instances together, whatever their own names are; groups stand in the order of their first member. */
export function groupEqual(members: readonly Member[], options: { readonly verbose: boolean }): Group[] {
  const groups = new Map<string, { body: Line[]; members: [Member, ...Member[]]; text: string; renamed: boolean }>();
  const shared = new Map<PlannedHost, ReadonlySet<string>>();
  for (const member of members) {
    const { plan, instance } = member;
    const apart = shared.get(plan) ?? new Set(sharedBy(plan).map(({ address }) => address));
    shared.set(plan, apart);
    const body = instanceBody(instance, { ...options, apart });
    const text = body.map(plain).join("\n");
    const key = `${instance.deployment}\n${withoutOwnNames(text, instance)}`;
    const known = groups.get(key);
    if (known) {
      known.members.push(member);
      known.renamed ||= known.text !== text;
    } else groups.set(key, { body, members: [member], text, renamed: false });
  }
  return [...groups.values()];
}

/** What several instances of a host change alike, as the first of them has it: it is told once, of the host. */
export function sharedBy(plan: PlannedHost): ResourcePlan[] {
  const changing = plan.instances.filter((instance) => standing(plan, instance) === "changes");
  const addresses = new Set(
    changing.flatMap(({ resources }) =>
      resources.flatMap(({ address, sharedWith }) => (sharedWith === undefined ? [] : [address])),
    ),
  );
  return changing
    .flatMap(({ resources }) => resources)
    .filter(
      ({ address, sharedWith, result }) =>
        addresses.has(address) && sharedWith === undefined && result.status === "change",
    );
}
