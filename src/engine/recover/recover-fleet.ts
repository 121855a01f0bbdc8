import pLimit from "p-limit";
import type { Host, Strategy } from "../../config/inventory.ts";
import { followScript } from "../../host/follow.ts";
import { type HostLook, lookScript, parseLook } from "../../host/look.ts";
import { recoverScript, recoveryLog } from "../../host/recover.ts";
import { applyHost, type HostScripts } from "../apply/apply-host.ts";
import type { InstanceOutcome, Report } from "../event.ts";
import { asFailure, type Links } from "../read/links.ts";
import { readAnswer, readTimeout } from "../read/read-answers.ts";
import {
  type HostRecovery,
  type KnownInstance,
  planRecovery,
  type RecoveryMode,
  type RecoveryTarget,
  type RecoveryWork,
} from "./recovery.ts";
import { wrongFiles } from "./wrong-files.ts";

/** A host of a run that is taken up again. */
export interface RecoveryHost {
  readonly endpoint: Host["endpoint"];
  readonly known: readonly KnownInstance[];
}

export interface LookOptions {
  readonly mode: RecoveryMode;
  readonly links: Links;
  /** The run that is meant. */
  readonly run?: string | undefined;
  /** Whether a run that has no end on a host comes before the one that is meant. */
  readonly any: boolean;
  readonly report: Report;
  readonly signal: AbortSignal;
}

const parallelLooks = 64;

/** Looks at all hosts and says what would be done on each; results are in the hosts' order. */
export function planRecoveries(hosts: readonly RecoveryHost[], options: LookOptions): Promise<HostRecovery[]> {
  const limit = pLimit(parallelLooks);
  return Promise.all(
    hosts.map((host) =>
      limit(async () => {
        const { name, address } = host.endpoint;
        options.report({ type: "host-started", host: name, phase: "plan" });
        const { run, any } = options;
        const target: RecoveryTarget = { host: name, address, run, any, known: host.known };
        const recovery = await look(host, options).then(
          (seen) => planRecovery(options.mode, target, seen),
          (error: unknown): HostRecovery => ({
            plan: { host: name, address, status: "unreachable", failure: asFailure(error) },
            learned: [],
          }),
        );
        if (recovery.work === undefined) await options.links.close(host.endpoint);
        options.report({ type: "host-planned", host: name, report: { plan: recovery.plan, proofs: {} } });
        return recovery;
      }),
    ),
  );
}

async function look({ endpoint }: RecoveryHost, { links, signal }: Pick<LookOptions, "links" | "signal">) {
  return parseLook(await readAnswer(endpoint, lookScript, { links, signal }));
}

export interface RecoverOptions {
  readonly mode: RecoveryMode;
  /** Unique for ever: the same recovery sent twice is done once. */
  readonly id: string;
  readonly links: Links;
  readonly strategy: Strategy;
  readonly report: Report;
  readonly drain: AbortSignal;
  readonly detach: AbortSignal;
}

/** Does what was planned on each host, and says what became of every instance. */
export async function recoverFleet(
  hosts: readonly RecoveryHost[],
  recoveries: readonly HostRecovery[],
  options: RecoverOptions,
): Promise<InstanceOutcome[]> {
  const limit = pLimit(options.strategy.parallel);
  const outcomes = await Promise.all(
    hosts.map(async (host, index) => {
      const recovery = recoveries[index];
      if (recovery === undefined) throw new Error(`no plan for ${host.endpoint.name}`);
      const idle = idleOutcomes(host, recovery);
      const { work } = recovery;
      const done = work === undefined ? [] : await limit(() => recoverHost(host, work, options));
      const all = idle.map((outcome) => done.find(({ instance }) => instance === outcome.instance) ?? outcome);
      for (const outcome of all) options.report({ type: "instance-ended", outcome });
      return all;
    }),
  );
  return outcomes.flat();
}

async function recoverHost(
  host: RecoveryHost,
  work: RecoveryWork,
  options: RecoverOptions,
): Promise<InstanceOutcome[]> {
  const { links, mode, report, drain, detach } = options;
  const { name } = host.endpoint;
  const { run, transactions, numbers } = work;
  const meant = numbers.flatMap((number) => transactions[number - 1]?.instance ?? []);
  if (drain.aborted) {
    const cause = "The run was interrupted before this host's turn.";
    return meant.map((instance) => ({ host: name, instance, end: "skipped", cause }));
  }
  report({ type: "host-started", host: name, phase: mode });
  let first = true;
  const connect = () => {
    const connection = first ? links.open(host.endpoint) : links.reopen(host.endpoint);
    first = false;
    return connection;
  };
  const scripts = hostScripts(work, options);
  const all = await applyHost({ host: name, run, transactions, connect, report, detach, scripts });
  const ended = all.filter(({ instance }) => meant.includes(instance)).map((outcome) => asked(outcome, work, mode));
  const checked = detach.aborted ? ended : await lookAgain(host, ended, run, options);
  await links.close(host.endpoint);
  return checked;
}

function hostScripts({ run, numbers, log }: RecoveryWork, { mode, id }: RecoverOptions): HostScripts {
  const written = log ?? recoveryLog({ mode, id });
  return {
    start: log === undefined ? recoverScript({ run, mode, id, numbers }) : followScript(run, 0, log),
    follow: (offset) => followScript(run, offset, written),
  };
}

/** What was reverted because that was asked for is no failure. */
function asked(outcome: InstanceOutcome, { log }: RecoveryWork, mode: RecoveryMode): InstanceOutcome {
  const { host, instance, seconds } = outcome;
  const rollingBack = log === undefined ? mode === "rollback" : log.startsWith("rollback-");
  if (!rollingBack) return outcome;
  if (outcome.end === "reverted") {
    return { host, instance, end: "rolled-back", ...(seconds !== undefined && { seconds }) };
  }
  return outcome.end === "unchanged"
    ? { ...outcome, hint: "Nothing was taken back. Remove the cause, then try again." }
    : outcome;
}

/** Looks once more: what is said to be done must be seen in the bytes. */
async function lookAgain(
  host: RecoveryHost,
  ended: readonly InstanceOutcome[],
  run: string,
  { links }: RecoverOptions,
): Promise<InstanceOutcome[]> {
  let seen: HostLook;
  try {
    seen = await look(host, { links, signal: AbortSignal.timeout(readTimeout) });
  } catch (error) {
    const { message } = asFailure(error);
    return ended.map((outcome) =>
      isGood(outcome)
        ? { ...outcome, end: "unknown", cause: `It was ${outcome.end}, but not seen since: ${message}` }
        : outcome,
    );
  }
  const transactionOf = ({ instance }: InstanceOutcome) =>
    seen.transactions.find((one) => one.run === run && one.plan?.instance === instance);
  const settled = ended.filter(isGood).flatMap((outcome) => transactionOf(outcome) ?? []);
  return ended.map((outcome) => {
    const transaction = transactionOf(outcome);
    const wrong = transaction && isGood(outcome) ? wrongFiles(outcome, transaction, settled) : [];
    if (wrong.length === 0) return outcome;
    const cause = `It was ${outcome.end}, but these files are not as they should be: ${wrong.join(", ")}.`;
    return { ...outcome, end: "unknown", cause, hint: "Did somebody else write them at the same time?" };
  });
}

function isGood({ end }: InstanceOutcome): boolean {
  return end === "committed" || end === "rolled-back" || end === "reverted";
}

/** What becomes of instances on which nothing is done. */
function idleOutcomes({ known }: RecoveryHost, { plan, learned }: HostRecovery): InstanceOutcome[] {
  const { host } = plan;
  if (plan.status === "unreachable") {
    const { message, hint } = plan.failure;
    return known.map(({ instance }) => ({ host, instance, end: "unreachable", cause: message, hint }));
  }
  return plan.instances.map(({ instance, status, resources }): InstanceOutcome => {
    const told = learned.find((outcome) => outcome.instance === instance);
    if (status !== "blocked" && status !== "unknown") return told ?? { host, instance, end: "converged" };
    for (const { address, result } of resources) {
      if (result.status === "blocked") {
        const cause = address === "transaction" ? result.cause : `${address}: ${result.cause}`;
        return { host, instance, end: "blocked", cause, hint: sentence(result.next) };
      }
      if (result.status === "unknown") {
        return {
          host,
          instance,
          end: "unknown",
          cause: result.why,
          ...(result.next && { hint: sentence(result.next) }),
        };
      }
    }
    return { host, instance, end: "blocked" };
  });
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
