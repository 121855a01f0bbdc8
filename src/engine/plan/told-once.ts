import type { InstancePlan, ResourcePlan } from "../plan.ts";

/**
 * Marks what several instances of a host would change alike, such as a package, at each but the first: it is one change of
 * the host's. Each transaction has it all the same, for the first one may fail.
 */
export function toldOnce(instances: readonly InstancePlan[]): InstancePlan[] {
  const holders = new Map<string, string>();
  return instances.map((plan) => {
    if (plan.status !== "changes" || instances.length < 2) return plan;
    return { ...plan, resources: plan.resources.map((resource) => marked(resource, plan.instance, holders)) };
  });
}

function marked(resource: ResourcePlan, instance: string, holders: Map<string, string>): ResourcePlan {
  const { address, result } = resource;
  if (result.status !== "change") return resource;
  const key = JSON.stringify([address, result]);
  const holder = holders.get(key);
  if (holder !== undefined && holder !== instance) return { ...resource, sharedWith: holder };
  holders.set(key, instance);
  return resource;
}
