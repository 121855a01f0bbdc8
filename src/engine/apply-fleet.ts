import pLimit from "p-limit";
import type { Host, Strategy } from "../config/inventory.ts";
import { applyHost } from "./apply-host.ts";
import type { InstanceOutcome, Report } from "./event.ts";
import type { Links } from "./links.ts";
import type { HostPlan, HostReport, InstancePlan } from "./plan.ts";
import { readHost } from "./plan-fleet.ts";

export interface ApplyOptions {
  readonly links: Links;
  readonly strategy: Strategy;
  /** The run's id, unique on every host for ever. */
  readonly run: string;
  readonly report: Report;
  /** Aborted by the first interrupt: what runs finishes, nothing else starts. */
  readonly drain: AbortSignal;
  /** Aborted by the second: the controller goes, the hosts finish by themselves. */
  readonly detach: AbortSignal;
}

/** Whether apply has anything to do on the host. */
export function hasWork(report: HostReport): boolean {
  return transactionsOf(report).length > 0;
}

/** The instances that apply gives a transaction, in order: the first one's number is 1. */
export function transactionsOf({ plan, stale }: HostReport): InstancePlan[] {
  return plan.status === "planned" && !plan.pending && !stale ? plan.instances.filter(isApplicable) : [];
}

/** Docker instances are planned and verified; the runner does not know their operations yet. */
function isApplicable(instance: InstancePlan): boolean {
  return instance.status === "changes" && instance.deployment === "systemd";
}

/** Applies what was planned, host by host, and says what became of every instance. Outcomes are in the inventory's order. */
export async function applyFleet(
  hosts: readonly Host[],
  reports: readonly HostReport[],
  options: ApplyOptions,
): Promise<InstanceOutcome[]> {
  const limit = pLimit(options.strategy.parallel);
  const outcomes = await Promise.all(
    hosts.map((host, index) => {
      const report = reports[index];
      if (report === undefined) throw new Error(`no plan for ${host.endpoint.name}`);
      return hasWork(report) ? limit(() => applyPlanned(host, report, options)) : idleOutcomes(host, report);
    }),
  );
  for (const outcome of outcomes.flat()) options.report({ type: "instance-ended", outcome });
  return outcomes.flat();
}

async function applyPlanned(host: Host, planned: HostReport, options: ApplyOptions): Promise<InstanceOutcome[]> {
  const idle = idleOutcomes(host, planned);
  const { plan } = planned;
  if (plan.status !== "planned") return idle;
  const { links, run, report, drain, detach } = options;
  const name = host.endpoint.name;
  if (drain.aborted) return withEnds(idle, skipAll(name, plan, "The run was interrupted before this host's turn."));
  report({ type: "host-started", host: name, phase: "apply" });
  let first = true;
  const connect = () => {
    const connection = first ? links.open(host.endpoint) : links.reopen(host.endpoint);
    first = false;
    return connection;
  };
  const transactions = plan.instances.filter(isApplicable);
  const applied = await applyHost({ host: name, run, transactions, connect, report, detach });
  const checked = detach.aborted ? applied : await lookAgain(host, applied, links);
  await links.close(host.endpoint);
  return withEnds(idle, checked);
}

/** Plans again: what a transaction committed must be converged now, or it has failed after all. */
async function lookAgain(host: Host, applied: InstanceOutcome[], links: Links): Promise<InstanceOutcome[]> {
  if (!applied.some(({ end }) => end === "committed")) return applied;
  const { plan } = await readHost(host, { links, keep: () => true });
  return applied.map((outcome) => {
    if (outcome.end !== "committed") return outcome;
    if (plan.status === "unreachable") {
      return { ...outcome, end: "unknown", cause: `Committed, but not seen since: ${plan.failure.message}` };
    }
    const now = plan.instances.find(({ instance }) => instance === outcome.instance);
    return now?.status === "converged" ? outcome : notConverged(outcome, now);
  });
}

function notConverged(outcome: InstanceOutcome, now: InstancePlan | undefined): InstanceOutcome {
  const left = now?.resources.filter(({ result }) => result.status !== "converged").map(({ address }) => address) ?? [];
  return {
    ...outcome,
    end: "unknown",
    cause: `Committed, but a new plan still differs: ${left.join(", ")}.`,
    hint: "Run fleet plan to see what is left.",
  };
}

/** What becomes of instances on which nothing is done. */
function idleOutcomes(host: Host, { plan, stale }: HostReport): InstanceOutcome[] {
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

function skipAll(host: string, plan: HostPlan & { status: "planned" }, cause: string): InstanceOutcome[] {
  return plan.instances.filter(isApplicable).map(({ instance }) => ({ host, instance, end: "skipped", cause }));
}

function withEnds(idle: readonly InstanceOutcome[], ends: readonly InstanceOutcome[]): InstanceOutcome[] {
  return idle.map((outcome) => ends.find(({ instance }) => instance === outcome.instance) ?? outcome);
}
