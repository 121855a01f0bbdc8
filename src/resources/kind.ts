import type { Script } from "../shell/script.ts";
import type { Answer, Unknown } from "./answer.ts";
import type { Facts } from "./facts.ts";
import type { Operation } from "./operation.ts";

/** A file before and after, for a unified diff; `undefined` is an absent file. Foreign values are masked already. */
export interface FileDiff {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What happens to a resource, as the plan's symbols show it: `+`, `~`, `-`, `-/+`, and `?` for a proof that is to come. */
export type Action = "create" | "update" | "remove" | "restart" | "recreate" | "prove";

/** How long an instance is away, as far as its own last start tells. */
export interface Downtime {
  readonly how: "restart" | "recreate";
  /** Whole seconds, from stop to the first moment it served at its last start; absent when that can't be told. */
  readonly seconds?: number;
  /** Whole seconds that the service manager waits at most for it to stop. */
  readonly stopLimit?: number;
}

/** Observed is not desired, and fleet can make it so. */
export interface Change {
  readonly status: "change";
  readonly action: Action;
  /** One line: "LD_PRELOAD will be set", "5.3.0-1 will be installed". */
  readonly summary: string;
  readonly diffs: readonly FileDiff[];
  readonly operations: readonly Operation[];
  readonly downtime?: Downtime;
}

/** Observed is not desired, and no operation of fleet's can make it so. */
export interface Blocked {
  readonly status: "blocked";
  /** One sentence: what stands in the way. */
  readonly cause: string;
  /** Where that can be seen: `file:line`, a link's target, a process' state. */
  readonly evidence?: string;
  /** What the operator can do. */
  readonly next: string;
  /** How a file differs from what it should be, where that is what stands in the way. */
  readonly diffs?: readonly FileDiff[];
}

/** What a resource comes to; `undefined` is converged. */
export type Verdict = Change | Blocked | Unknown | undefined;

/** What the live processes of an instance really run on. It moves by itself (memory, age), so it is never part of a plan. */
export interface Proof {
  /** Processes that were judged: those that run the interpreter and are older than 2 s. */
  readonly judged: number;
  /** How many of them map the desired allocator, first. */
  readonly mapped: number;
  /** The allocator that serves, `mixed` when the processes differ. */
  readonly allocator: "jemalloc" | "mimalloc" | "tcmalloc" | "glibc" | "musl" | "mixed" | "unknown";
  /** The package's version, where a package owns the library. */
  readonly version?: string;
  /** Where LD_PRELOAD is set: `zz-fleet.conf:3`, `image ENV`, `/etc/ld.so.preload`. */
  readonly source?: string;
  /** When the instance was started: ISO 8601, UTC, whole seconds. */
  readonly since?: string;
  /** Proportional set size of the judged processes with their share of swap; absent when it could not be read. */
  readonly pssBytes?: number;
}

/** Everything that a resource says of what was observed. */
export interface Judgement {
  readonly verdict: Verdict;
  /** True things worth a line that change nothing: "set by hand in override.conf:3". */
  readonly notes: readonly string[];
  readonly proof?: Proof;
}

/** A file as it will have been written. */
export interface WrittenFile {
  readonly content: string;
  readonly mode: string;
}

/**
 * Files as the instances before it on the same host, and other services of the same one, will have left them, by their paths.
 * Whoever gets a file of an earlier instance counts on that one.
 */
export type Written = Pick<ReadonlyMap<string, WrittenFile | "absent">, "get" | "size">;

/**
 * A kind of resource: pure functions over its own two states.
 * `Desired` comes from the playbook, `Observed` from the probe's answer on the host.
 */
export interface Kind<Desired, Observed> {
  readonly kind: string;
  /** What tells two resources of the kind apart, such as a path. */
  name(desired: Desired): string;
  /** A read-only script; it may not write a byte outside /proc, /sys and /run, and needs no temporary file. */
  probe(desired: Desired): Script;
  /** Another kind's probe whose answer this one reads as well; a host is asked each text once. */
  reads?(desired: Desired): Script | undefined;
  /** What the answer says, or why it says nothing. Never throws on hostile output. */
  observe(answer: Answer, desired: Desired, read?: Answer): Observed | Unknown;
  /** What will be observed when the files of earlier instances are written: two may share one. */
  foresee?(desired: Desired, observed: Observed, written: Written): Observed;
  change(desired: Desired, observed: Observed, facts: Facts): Verdict;
  notes?(desired: Desired, observed: Observed, facts: Facts): readonly string[];
  prove?(desired: Desired, observed: Observed, facts: Facts): Proof;
}

/** One declared resource with its types closed over, so that the engine needs no generics. */
export interface Resource {
  readonly kind: string;
  /** Kind and name, such as `file:/etc/motd`. */
  readonly address: string;
  readonly probes: readonly Script[];
  /** Takes the answer to each of its probes. */
  judge(answer: (probe: Script) => Answer, facts: Facts, written?: Written): Judgement;
}

/** Closes a kind over one desired state. */
export function bind<Desired, Observed extends object>(kind: Kind<Desired, Observed>, desired: Desired): Resource {
  const probe = kind.probe(desired);
  const read = kind.reads?.(desired);
  return {
    kind: kind.kind,
    address: `${kind.kind}:${kind.name(desired)}`,
    probes: read === undefined ? [probe] : [probe, read],
    judge(answer, facts, written = new Map()) {
      const now = kind.observe(answer(probe), desired, read && answer(read));
      if (isUnknown(now)) return { verdict: now, notes: [] };
      const observed = kind.foresee?.(desired, now, written) ?? now;
      const proof = kind.prove?.(desired, observed, facts);
      return {
        verdict: kind.change(desired, observed, facts),
        notes: kind.notes?.(desired, observed, facts) ?? [],
        ...(proof && { proof }),
      };
    },
  };
}

function isUnknown(observed: object): observed is Unknown {
  return "status" in observed && observed.status === "unknown";
}
