import type { Unknown } from "../resources/answer.ts";
import type { Facts, PendingTransaction } from "../resources/facts.ts";
import type { Blocked, Change, Downtime, Proof } from "../resources/kind.ts";
import type { Operation } from "../resources/operation.ts";
import type { ConnectionProblem } from "../transport/connection.ts";

/** What one resource of an instance comes to. */
export interface ResourcePlan {
  readonly address: string;
  readonly result: { readonly status: "converged" } | Change | Blocked | Unknown;
  readonly notes: readonly string[];
  /** The earlier instance of the host that has this very change, too: it is one change, which whichever begins first carries out. */
  readonly sharedWith?: string;
}

/**
 * What an instance comes to. Its operations are the transaction: all of them, in order, or none.
 * `blocked` and `unknown` win over `changes`, for a transaction that can't be proven isn't begun.
 */
export interface InstancePlan {
  readonly instance: string;
  readonly deployment: "systemd" | "docker";
  readonly status: "converged" | "changes" | "blocked" | "unknown";
  readonly resources: readonly ResourcePlan[];
  readonly operations: readonly Operation[];
  readonly downtime?: Downtime;
  /** Earlier instances of the host on whose files it counts as they will be: where one of them fails, it is not started. */
  readonly needs?: readonly string[];
}

/** A host that could not be read at all, and why. */
export interface HostFailure {
  readonly problem: ConnectionProblem;
  readonly message: string;
  readonly hint: string;
}

/** Everything that one host comes to. Same observations, same bytes: it holds no time, PID or memory figure. */
export type HostPlan =
  | {
      readonly host: string;
      readonly address: string;
      readonly status: "planned";
      /** Absent where even those could not be read; every resource is unknown then. */
      readonly facts?: Facts;
      readonly instances: readonly InstancePlan[];
      readonly pending?: PendingTransaction;
    }
  | { readonly host: string; readonly address: string; readonly status: "unreachable"; readonly failure: HostFailure };

/** A file that is not what it was: as the saved plan has it, and as it is now; absent where there is no file. */
export interface StaleDiff {
  readonly path: string;
  /** `host`: what lies there; `desired`: what would be written. */
  readonly of: "host" | "desired";
  readonly planned?: string;
  readonly now?: string;
}

/** One thing that a saved plan says otherwise than a new one. */
export interface StaleChange {
  /** Absent where it is the host's own. */
  readonly instance?: string;
  /** The resource's address; `facts.NAME`, `transaction`, `host` or `operations` where it is no resource. */
  readonly address: string;
  /** In words: what was planned, and what would be planned now. */
  readonly planned: string;
  readonly now: string;
  readonly diffs: readonly StaleDiff[];
}

/** A plan with what moves by itself beside it: the proof of each instance, by its name. */
export interface HostReport {
  readonly plan: HostPlan;
  readonly proofs: Readonly<Record<string, Proof>>;
  /** What is not as a saved plan says; the host is left as it is then. */
  readonly stale?: readonly StaleChange[];
}

/** What a resource comes to in one line. */
export function headline(result: ResourcePlan["result"]): string {
  switch (result.status) {
    case "converged":
      return "converged";
    case "change":
      return result.summary;
    case "blocked":
      return result.cause;
    case "unknown":
      return result.why;
  }
}
