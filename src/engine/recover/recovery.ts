import type { HostLook, LookedTransaction } from "../../host/look.ts";
import { type Transaction, transactionId } from "../../host/pack.ts";
import type { Unknown } from "../../resources/answer.ts";
import type { Blocked } from "../../resources/kind.ts";
import type { EndState, InstanceOutcome } from "../event.ts";
import type { HostPlan, InstancePlan, ResourcePlan } from "../plan.ts";
import { finishResources } from "./finish.ts";
import { undoResources } from "./undo.ts";

/** What is to be done with what earlier runs left. */
export type RecoveryMode = "rollback" | "resume";

/** An instance of a run as the controller's own record has it. */
export interface KnownInstance {
  readonly instance: string;
  readonly transaction: string;
  readonly end?: InstanceOutcome["end"];
}

/** What is asked of one host. */
export interface RecoveryTarget {
  readonly host: string;
  readonly address: string;
  /** The run that is meant. */
  readonly run?: string | undefined;
  /** Whether a run that has no end on the host comes before the one that is meant. */
  readonly any: boolean;
  /** Instances of the run that is meant. */
  readonly known: readonly KnownInstance[];
}

/** What one host comes to. */
export interface HostRecovery {
  /** Told as a plan is: what is blocked is not done, what is converged needs nothing. */
  readonly plan: HostPlan;
  /** Ends that the host has told and the controller's record does not have yet. */
  readonly learned: readonly InstanceOutcome[];
  readonly work?: RecoveryWork;
}

/** What the host's runner is to do, or does already. */
export interface RecoveryWork {
  readonly run: string;
  /** All transactions of the run, by their numbers from 1. */
  readonly transactions: readonly Transaction[];
  readonly numbers: readonly number[];
  /** The log of a runner that is at work: it is followed, and nothing is started. */
  readonly log?: string;
}

/** Pure: what `rollback` or `resume` would do on a host that was looked at. */
export function planRecovery(mode: RecoveryMode, target: RecoveryTarget, look: HostLook): HostRecovery {
  const run = (target.any ? openRun(look) : undefined) ?? target.run;
  const known = run === target.run ? target.known : [];
  const ours = look.transactions.filter((one) => one.run === run).toSorted((a, b) => a.number - b.number);
  const live = look.running.find((one) => one.run === run);
  const entries = look.root ? instancesOf(run, known, look, ours) : target.known.map(needsRoot);
  const judged = entries.map(({ plan, transaction }) => {
    if (plan !== undefined || transaction === undefined) return { plan: plan ?? nothing("", ""), transaction };
    return { plan: judge(mode, transaction, look, live !== undefined), transaction };
  });
  const shown = mode === "rollback" ? judged.toReversed() : judged;
  const working = judged.flatMap(({ plan, transaction }) =>
    plan.status === "changes" && transaction ? [transaction] : [],
  );
  const plan: HostPlan = {
    host: target.host,
    address: target.address,
    status: "planned",
    instances: shown.map((one) => one.plan),
  };
  const learned = look.root ? learn(target, look) : [];
  if (run === undefined || working.length === 0) return { plan, learned };
  const count = Math.max(look.runs.get(run) ?? 0, ...ours.map(({ number }) => number));
  const transactions = Array.from({ length: count }, (_, index): Transaction => {
    const found = ours.find(({ number }) => number === index + 1)?.plan;
    return found ?? { instance: transactionId(run, index + 1), operations: [] };
  });
  const numbers = working.map(({ number }) => number);
  return { plan, learned, work: { run, transactions, numbers, ...(live && { log: live.log }) } };
}

/** The run that a crash left on the host, or that is at work there. */
function openRun({ transactions, running }: HostLook): string | undefined {
  return transactions.find(({ state }) => isOpen(state))?.run ?? running[0]?.run;
}

/** Whether a transaction has no end yet. */
export function isOpen(state: LookedTransaction["state"]): boolean {
  return state === "pending" || state === "reverting";
}

interface Entry {
  readonly plan?: InstancePlan;
  readonly transaction?: LookedTransaction;
}

/** Each instance that is known of on either side: by its transaction on the host, or with why there is none. */
function instancesOf(
  run: string | undefined,
  known: readonly KnownInstance[],
  { runs }: HostLook,
  ours: readonly LookedTransaction[],
): Entry[] {
  const gone = known
    .filter(({ transaction }) => !ours.some(({ id }) => id === transaction))
    .map(({ instance, end }): Entry => {
      if (end === "rolled-back") return { plan: nothing(instance, "was taken back already") };
      if (end !== "committed" && end !== "revert-failed" && !(run !== undefined && runs.has(run))) {
        return { plan: nothing(instance, "the host knows nothing of this run: nothing was begun there") };
      }
      return { plan: stopped(instance, [], recordsGone) };
    });
  return [...gone, ...ours.map((transaction) => ({ transaction }))];
}

const recordsGone: Blocked = {
  status: "blocked",
  cause: "The host has no record of this transaction any more: it keeps the last five.",
  next: "undo it by hand, or apply what is wanted instead",
};

function needsRoot({ instance }: KnownInstance): Entry {
  const why = "Only root can read what fleet has left on this host.";
  return { plan: stopped(instance, [], { status: "unknown", why, next: "connect as root, or set become: true" }) };
}

function judge(mode: RecoveryMode, transaction: LookedTransaction, look: HostLook, live: boolean): InstancePlan {
  const { plan, state, id } = transaction;
  const instance = plan?.instance ?? id;
  if (live) {
    if (!isOpen(state) && state !== "none") return nothing(instance, `has ended already: ${state}`);
    return mode === "resume" ? followed(instance, transaction) : stopped(instance, [], atWork(transaction));
  }
  const over = nothingLeft(mode, state);
  if (over !== undefined) return nothing(instance, over);
  if (plan === undefined) return stopped(instance, [], planUnread(id));
  const resources =
    mode === "resume" && state === "pending"
      ? finishResources(transaction, look.transactions)
      : undoResources(transaction, look.transactions);
  return withStatus(instance, transaction, resources);
}

/** Why there is nothing to do for a transaction in this state; `undefined` where there is. */
function nothingLeft(mode: RecoveryMode, state: LookedTransaction["state"]): string | undefined {
  switch (state) {
    case "none":
      return "nothing was begun";
    case "unchanged":
      return "nothing was changed";
    case "reverted":
      return "all is as before already";
    case "committed":
      return mode === "resume" ? "was committed" : undefined;
    case "revert-failed":
      return mode === "resume" ? "its way back failed; fleet rollback tries it again" : undefined;
    case "pending":
    case "reverting":
      return undefined;
  }
}

function withStatus(
  instance: string,
  { plan, state }: LookedTransaction,
  resources: readonly ResourcePlan[],
): InstancePlan {
  const blocked = resources.some(({ result }) => result.status === "blocked");
  const downtime = resources.flatMap(({ result }) => ("downtime" in result ? [result.downtime] : []))[0];
  const status = blocked ? "blocked" : "changes";
  const way: ResourcePlan[] =
    state === "reverting"
      ? [{ address: "transaction", result: { status: "converged" }, notes: ["is on its way back"] }]
      : [];
  return {
    instance,
    deployment: deploymentOf(plan?.operations ?? []),
    status,
    resources: [...way, ...resources],
    operations: blocked ? [] : (plan?.operations ?? []),
    ...(!blocked && downtime && { downtime }),
  };
}

function followed(instance: string, { plan }: LookedTransaction): InstancePlan {
  const note = "its runner is at work: it will be followed to its end";
  const { operations = [] } = plan ?? {};
  return {
    instance,
    deployment: deploymentOf(operations),
    status: "changes",
    resources: [{ address: "transaction", result: { status: "converged" }, notes: [note] }],
    operations,
  };
}

function nothing(instance: string, note: string): InstancePlan {
  const resources: ResourcePlan[] = [{ address: "transaction", result: { status: "converged" }, notes: [note] }];
  return { instance, deployment: "systemd", status: "converged", resources, operations: [] };
}

function stopped(instance: string, resources: readonly ResourcePlan[], result: Blocked | Unknown): InstancePlan {
  return {
    instance,
    deployment: "systemd",
    status: result.status,
    resources: [...resources, { address: "transaction", result, notes: [] }],
    operations: [],
  };
}

function atWork({ run }: LookedTransaction): Blocked {
  return {
    status: "blocked",
    cause: `Run ${run} is still at work on this host.`,
    next: `fleet resume ${run} follows it to its end; roll back after that`,
  };
}

function planUnread(id: string): Unknown {
  const why = "What the transaction holds can't be read by this fleet.";
  return {
    status: "unknown",
    why,
    next: `see /var/lib/fleet/tx/${id}/plan on the host, and use the fleet that made it`,
  };
}

function deploymentOf(operations: Transaction["operations"]): InstancePlan["deployment"] {
  return operations.some(({ op }) => op === "compose.up" || op === "image.build") ? "docker" : "systemd";
}

const settledEnds: Readonly<Partial<Record<LookedTransaction["state"], EndState>>> = {
  committed: "committed",
  reverted: "reverted",
  "revert-failed": "revert-failed",
  unchanged: "unchanged",
};

/** What became of instances whose end the controller has not seen. */
function learn({ host, known }: RecoveryTarget, { runs, running, transactions }: HostLook): InstanceOutcome[] {
  return known.flatMap(({ instance, transaction, end }): InstanceOutcome[] => {
    if (end !== undefined && end !== "unknown") return [];
    const run = transaction.replace(/\.\d+$/, "");
    const found = transactions.find(({ id }) => id === transaction);
    const settled = found && settledEnds[found.state];
    if (settled !== undefined) return [{ host, instance, end: settled, cause: "The host has ended it by itself." }];
    const open = running.some((one) => one.run === run) || (found && isOpen(found.state));
    // A run that is there without this transaction has lost it: what became of it is not known.
    const lost = !found && runs.has(run);
    return open || lost ? [] : [{ host, instance, end: "skipped", cause: "Nothing was begun on the host." }];
  });
}
