import type { Host } from "../config/inventory.ts";
import type { InstanceOutcome } from "./event.ts";
import type { HostPlan, HostReport, InstancePlan } from "./plan.ts";

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
  if (instance.status === "converged") return { end: "converged" };
  if (instance.status !== "changes") return { end: "blocked", ...obstacle(instance) };
  if (plan.pending) {
    return {
      end: "blocked",
      cause: `Transaction ${plan.pending.id} of an earlier run has no end state.`,
      hint: "Look at /var/lib/fleet/tx on the host; nothing else is started there before that one has ended.",
    };
  }
  return {
    end: "skipped",
    cause: "Docker instances are planned and verified, but not applied by this version.",
  };
}

function obstacle({ resources }: InstancePlan): Pick<InstanceOutcome, "cause" | "hint"> {
  for (const { result } of resources) {
    if (result.status === "blocked") return { cause: result.cause, hint: result.next };
    if (result.status === "unknown") return { cause: result.why, ...(result.next && { hint: result.next }) };
  }
  return { cause: "The playbook declares nothing for this instance." };
}
