import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import type { Host, Strategy } from "../../config/inventory.ts";
import { haltScript } from "../../host/follow.ts";
import { instanceLabel } from "../../text/instance-label.ts";
import type { Connection } from "../../transport/connection.ts";
import type { InstanceOutcome, Report } from "../event.ts";
import { parallelReads } from "../plan/plan-fleet.ts";
import type { HostPlan, InstancePlan } from "../plan.ts";
import type { Links } from "../read/links.ts";
import { applyHost } from "./apply-host.ts";
import { Brake } from "./brake.ts";
import { lookAgain } from "./look-again.ts";
import { sideBySide } from "./side-by-side.ts";
import { allowedFailures, planWaves, type Wave } from "./waves.ts";

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

/** A host with its plan and what has become of its instances so far. */
export interface Job {
  readonly host: Host;
  readonly plan: HostPlan;
  /** The instances that get a transaction; none where the host has no work. */
  readonly transactions: readonly InstancePlan[];
  ends: readonly InstanceOutcome[];
}

/** One walk over all hosts. It keeps what became of every instance in the jobs that it was given. */
export class FleetRun {
  readonly #jobs: readonly Job[];
  readonly #working: readonly Job[];
  readonly #options: ApplyOptions;
  readonly #brake: Brake;
  /** Names of hosts that are at work. */
  readonly #running = new Set<string>();
  /** How many hosts have not had their turn. */
  #waiting: number;

  constructor(jobs: readonly Job[], options: ApplyOptions) {
    this.#jobs = jobs;
    this.#working = jobs.filter(hasWork);
    this.#waiting = this.#working.length;
    this.#options = options;
    const { maxFailures } = options.strategy;
    this.#brake = new Brake({ ...options, maxFailures, hosts: this.#working.length });
  }

  async run(): Promise<void> {
    const { report, detach, strategy } = this.#options;
    for (const { ends } of this.#jobs.filter((job) => !hasWork(job))) tellEnds(ends, report);
    const leave = () => report({ type: "detached", hosts: [...this.#running] });
    detach.addEventListener("abort", leave, { once: true });
    const waves = planWaves(this.#working, strategy);
    for (const [index, wave] of waves.entries()) {
      const number = index + 1;
      if (this.#brake.stop === undefined) {
        report({
          type: "wave-started",
          wave: number,
          of: waves.length,
          canary: wave.canary,
          hosts: namesOf(wave.hosts),
        });
      }
      await sideBySide(wave.hosts, strategy.parallel, (job) => this.#visit(job, wave));
      await this.#soak(wave, number);
    }
    detach.removeEventListener("abort", leave);
  }

  async #visit(job: Job, wave: Wave<Job>): Promise<void> {
    const { report } = this.#options;
    const { host, ends } = job;
    const { name } = host.endpoint;
    const against = this.#brake.against(host);
    this.#waiting -= 1;
    if (against !== undefined) {
      job.ends = withoutGround(withEnds(ends, skipped(job, `Not started: ${against}.`)), job);
      tellEnds(job.ends, report);
      return;
    }
    report({ type: "host-started", host: name, phase: "apply" });
    this.#running.add(name);
    const told = new Set<string>();
    const applied = await applyPlanned(job, this.#options, (outcome) => {
      told.add(outcome.instance);
      tellEnds([outcome], report);
    });
    this.#running.delete(name);
    job.ends = withoutGround(withEnds(ends, applied), job);
    tellEnds(
      job.ends.filter(({ instance }) => !told.has(instance)),
      report,
    );
    this.#judge(host, wave, applied);
  }

  #judge(host: Host, wave: Wave<Job>, outcomes: readonly InstanceOutcome[]): void {
    const before = this.#brake.stop;
    this.#brake.take(host, wave, outcomes);
    const { stop } = this.#brake;
    if (before !== undefined || stop === undefined || this.#waiting === 0) return;
    this.#options.report({ type: "stopping", cause: stop });
  }

  /** Waits, and looks again at what the wave has committed. */
  async #soak(wave: Wave<Job>, number: number): Promise<void> {
    const { report, drain, detach, strategy } = this.#options;
    const committed = wave.hosts.filter(({ ends }) => ends.some(({ end }) => end === "committed"));
    if (strategy.soak === 0 || committed.length === 0 || detach.aborted) return;
    report({ type: "soak-started", wave: number, seconds: strategy.soak, hosts: namesOf(committed) });
    await sleep(strategy.soak * 1000, undefined, { signal: drain }).catch(() => undefined);
    const when = drain.aborted ? "after a soak that was cut short" : `after ${strategy.soak} s`;
    const patience = drain.aborted ? 0 : 30_000;
    const limit = pLimit(parallelReads);
    await limit.map(committed, async (job) => {
      const { host, plan, ends } = job;
      job.ends = await lookAgain(host, plan, ends, { ...this.#options, signal: detach, when, patience });
      await this.#options.links.close(host.endpoint);
      const failed = job.ends.filter((outcome, index) => outcome !== ends[index]);
      for (const outcome of failed) report({ type: "soak-failed", outcome });
      this.#judge(host, wave, failed);
    });
    report({ type: "soak-ended", wave: number });
  }
}

/** Applies one host's transactions; the proof at their end is the host's own. */
async function applyPlanned(
  { host, transactions }: Job,
  options: ApplyOptions,
  ended: (outcome: InstanceOutcome) => void,
): Promise<InstanceOutcome[]> {
  const { links, run, report, drain, detach, strategy } = options;
  let first = true;
  const connect = () => {
    const connection = first ? links.open(host.endpoint) : links.reopen(host.endpoint);
    first = false;
    return connection;
  };
  const { packageWait } = strategy;
  const maxReverted = allowedFailures(strategy.maxReverted, transactions.length);
  const { name } = host.endpoint;
  const labelled = transactions.map((one) => ({ ...one, label: instanceLabel(name, one.instance) }));
  const job = { host: name, run, transactions: labelled, packageWait, maxReverted };
  const several = transactions.length > 1;
  const interrupt = () => void halt(links.open(host.endpoint), run);
  if (several) drain.addEventListener("abort", interrupt, { once: true });
  const ends = await applyHost({ ...job, connect, report, ended, detach });
  drain.removeEventListener("abort", interrupt);
  await links.close(host.endpoint);
  return ends;
}

/** Asks a host at work to begin no further instance. One that can't be asked, or has just ended, does what it was sent. */
async function halt(link: Promise<Connection>, run: string): Promise<void> {
  await link.then((connection) => connection.exec(haltScript(run))).catch(() => undefined);
}

function skipped({ host, transactions }: Job, cause: string): InstanceOutcome[] {
  return transactions.map(({ instance }) => ({ host: host.endpoint.name, instance, end: "skipped", cause }));
}

function withEnds(idle: readonly InstanceOutcome[], ends: readonly InstanceOutcome[]): InstanceOutcome[] {
  return idle.map((outcome) => ends.find(({ instance }) => instance === outcome.instance) ?? outcome);
}

/** What has nothing to do only because of what an instance before it writes is not as it should be where that one failed. */
function withoutGround(outcomes: readonly InstanceOutcome[], { plan }: Job): InstanceOutcome[] {
  const instances = plan.status === "planned" ? plan.instances : [];
  const failed = new Map(outcomes.filter(({ end }) => end !== "committed").map((one) => [one.instance, one]));
  return outcomes.map((outcome) => {
    const { host, instance, end } = outcome;
    const { needs = [] } = instances.find((one) => one.instance === instance) ?? {};
    const [first] = needs.flatMap((name) => failed.get(name) ?? []);
    if (end !== "converged" || first === undefined) return outcome;
    const why = `Not started: ${instanceLabel(host, first.instance)} failed first, and this instance counts on its files.`;
    return { host, instance, end: "skipped", cause: (first.end === "skipped" && first.cause) || why };
  });
}

function tellEnds(outcomes: readonly InstanceOutcome[], report: Report): void {
  for (const outcome of outcomes) report({ type: "instance-ended", outcome });
}

function namesOf(jobs: readonly Job[]): string[] {
  return jobs.map(({ host }) => host.endpoint.name);
}

function hasWork({ transactions }: Job): boolean {
  return transactions.length > 0;
}
