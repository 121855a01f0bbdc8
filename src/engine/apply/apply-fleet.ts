import type { Host } from "../../config/inventory.ts";
import type { InstanceOutcome } from "../event.ts";
import type { HostReport, InstancePlan } from "../plan.ts";
import { type ApplyOptions, FleetRun, type Job } from "./fleet-run.ts";
import { idleOutcomes } from "./idle.ts";

/** Whether apply has anything to do on the host. */
export function hasWork(report: HostReport): boolean {
  return transactionsOf(report).length > 0;
}

/** The instances that apply gives a transaction, in order: the first one's number is 1. */
export function transactionsOf({ plan, stale }: HostReport): InstancePlan[] {
  return plan.status === "planned" && !plan.pending && !stale ? plan.instances.filter(hasChanges) : [];
}

function hasChanges({ status }: InstancePlan): boolean {
  return status === "changes";
}

/** Applies what was planned, wave by wave, and says what became of every instance. Outcomes are in the inventory's order. */
export async function applyFleet(
  hosts: readonly Host[],
  reports: readonly HostReport[],
  options: ApplyOptions,
): Promise<InstanceOutcome[]> {
  const jobs = hosts.map((host, index): Job => {
    const report = reports[index];
    if (report === undefined) throw new Error(`no plan for ${host.endpoint.name}`);
    return { host, plan: report.plan, transactions: transactionsOf(report), ends: idleOutcomes(host, report) };
  });
  await new FleetRun(jobs, options).run();
  return jobs.flatMap(({ ends }) => ends);
}
