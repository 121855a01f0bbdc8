import type { OperationName } from "../resources/operation.ts";
import type { HostFailure, HostReport, StaleChange } from "./plan.ts";

/** How a transaction ended. Only `committed` is success, and `rolled-back` where that was asked for; `unchanged` failed before anything was changed. */
export type EndState = "committed" | "rolled-back" | "reverted" | "revert-failed" | "unchanged" | "unknown";

/** What became of one instance in a run of apply. */
export interface InstanceOutcome {
  readonly host: string;
  readonly instance: string;
  /** `converged`: there was nothing to do. `stale`: the host is not as a saved plan says. `skipped`: it was not started, for the cause that it has, or it is not applied yet. */
  readonly end: EndState | "converged" | "stale" | "blocked" | "skipped" | "unreachable";
  /** One sentence, where the end is not success. */
  readonly cause?: string;
  /** The last lines of what the failed operation printed. */
  readonly lastLines?: readonly string[];
  readonly hint?: string;
  /** Seconds from the start of the transaction to its end state, on the host's clock. */
  readonly seconds?: number;
}

/** What a run is for. To read the hosts is `plan` in every command but `verify`. */
export type RunCommand = "plan" | "apply" | "verify" | "rollback" | "resume";

/** All that happens in a run, as data; reporters are the only consumers. */
export type Event =
  | { readonly type: "run-started"; readonly command: RunCommand; readonly hosts: readonly string[] }
  | { readonly type: "host-started"; readonly host: string; readonly phase: RunCommand }
  | { readonly type: "host-retried"; readonly host: string; readonly attempt: number; readonly failure: HostFailure }
  | { readonly type: "host-planned"; readonly host: string; readonly report: HostReport }
  /** What is not as a saved plan says of the host, which is left as it is. */
  | { readonly type: "host-stale"; readonly host: string; readonly changes: readonly StaleChange[] }
  | {
      readonly type: "transaction-started";
      readonly host: string;
      readonly instance: string;
      readonly transaction: string;
    }
  | {
      readonly type: "operation";
      readonly host: string;
      readonly instance: string;
      /** From 0, in the transaction's order. */
      readonly index: number;
      readonly operation: OperationName;
      readonly phase: "prepare" | "switch" | "prove" | "revert";
      readonly state: "started" | "waiting" | "done" | "failed";
      /** Host output, not yet sanitised. */
      readonly detail?: string;
    }
  | { readonly type: "output"; readonly host: string; readonly instance: string; readonly line: string }
  | { readonly type: "link-lost"; readonly host: string; readonly failure: HostFailure }
  | { readonly type: "link-restored"; readonly host: string }
  | { readonly type: "instance-ended"; readonly outcome: InstanceOutcome }
  /** A wave begins. Waves are numbered from 1. */
  | {
      readonly type: "wave-started";
      readonly wave: number;
      readonly of: number;
      readonly canary: boolean;
      readonly hosts: readonly string[];
    }
  /** The wait after a wave begins, before its hosts that committed are looked at again. */
  | {
      readonly type: "soak-started";
      readonly wave: number;
      readonly seconds: number;
      readonly hosts: readonly string[];
    }
  /** What was committed is not well any more after the soak: this outcome counts, not the one told before. */
  | { readonly type: "soak-failed"; readonly outcome: InstanceOutcome }
  | { readonly type: "soak-ended"; readonly wave: number }
  /** After too many failures no further host begins. */
  | { readonly type: "stopping"; readonly cause: string }
  | { readonly type: "draining"; readonly changing: boolean }
  | { readonly type: "detached"; readonly hosts: readonly string[] }
  | { readonly type: "run-ended"; readonly outcomes: readonly InstanceOutcome[] };

/** Takes events as they happen. It must not throw. */
export type Report = (event: Event) => void;
