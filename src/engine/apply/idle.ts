import type { Host } from "../../config/inventory.ts";
import type { InstanceOutcome } from "../event.ts";
import { pendingObstacle } from "../pending.ts";
import type { HostPlan, HostReport, InstancePlan } from "../plan.ts";

/** What becomes of a host's instances as far as nothing is done on it. */
export function idleOutcomes(host: Host, { plan, stale }: HostReport): InstanceOutcome[] {
  const name = host.endpoint.name;
  if (stale) {
    const addresses = [...new Set(stale.map(({ address }) => address))];
    return host.instances.map(({ name: instance }) => ({
      host: name,
      instance,
      end: "stale",
      cause: `The host is not as the saved plan says: ${addresses.join(", ")}.`,
      hint: "Plan again, read what it says, and apply that.",
    }));
  }
  if (plan.status === "unreachable") {
    const { message, hint } = plan.failure;
    return host.instances.map(({ name: instance }) => ({
      host: name,
      instance,
      end: "unreachable",
      cause: message,
      hint,
    }));
  }
  return plan.instances.map((instance) => ({ host: name, instance: instance.instance, ...idleEnd(instance, plan) }));
}

function idleEnd(
  instance: InstancePlan,
  plan: HostPlan & { status: "planned" },
): Omit<InstanceOutcome, "host" | "instance"> {
  if (instance.status === "blocked" || instance.status === "unknown") return { end: "blocked", ...obstacle(instance) };
  // What looks converged in the middle of a transaction may still be taken back.
  if (plan.pending) return { end: "blocked", ...pendingObstacle(plan.pending) };
  if (instance.status === "converged") return { end: "converged" };
  return { end: "skipped", cause: "It was not begun." };
}

function obstacle({ resources }: InstancePlan): Pick<InstanceOutcome, "cause" | "hint"> {
  for (const { result } of resources) {
    if (result.status === "blocked") return { cause: result.cause, hint: result.next };
    if (result.status === "unknown") return { cause: result.why, ...(result.next && { hint: result.next }) };
  }
  return { cause: "The playbook declares nothing for this instance." };
}
