import type { OperationName } from "../resources/operation.ts";
import type { EndState, InstanceOutcome } from "./event.ts";

/** What changes hosts, and is recorded for that reason. */
export type ChangingCommand = "apply" | "rollback" | "resume";

/** One operation of an instance, as far as the controller has seen it. Times are the controller's. */
export interface OperationRecord {
  readonly index: number;
  readonly operation: OperationName;
  readonly phase: "prepare" | "switch" | "prove" | "revert";
  readonly state: "started" | "waiting" | "done" | "failed";
  readonly time: string;
}

/** What is known of one instance of a run. */
export interface InstanceRecord {
  readonly host: string;
  readonly instance: string;
  /** Its transaction's id on the host; absent where nothing was to be done. */
  readonly transaction?: string;
  readonly started?: string;
  readonly ended?: string;
  /** What was learned last; absent: no end was recorded. */
  readonly outcome?: InstanceOutcome;
  readonly operations: readonly OperationRecord[];
}

/** A command that took a run up again, or took it back. */
export interface TakenUp {
  readonly command: ChangingCommand;
  readonly time: string;
  readonly user: string;
}

/** One run as its journal tells it. */
export interface RunRecord {
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly user: string;
  readonly command: ChangingCommand;
  /** The inventory's absolute path. */
  readonly inventory: string;
  readonly hosts: readonly string[];
  readonly instances: readonly InstanceRecord[];
  readonly takenUp: readonly TakenUp[];
}

/** Instances whose end is not known: what became of them only the host can tell. */
export function withoutEnd({ instances }: RunRecord): InstanceRecord[] {
  return instances.filter(({ outcome }) => outcome === undefined || outcome.end === "unknown");
}

/** Instances of a run that ended in this way. */
export function endedIn({ instances }: RunRecord, end: EndState): InstanceRecord[] {
  return instances.filter(({ outcome }) => outcome?.end === end);
}
