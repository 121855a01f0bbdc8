import { lines, type Script, sh } from "../shell/script.ts";
import { checkedRun, hostFunctions, hostHeader } from "./follow.ts";

/** What is to be done with a run that lies on a host. */
export interface Recovery {
  readonly run: string;
  /** `rollback` takes transactions back; `resume` goes on with those that have no end, whichever way they were going. */
  readonly mode: "rollback" | "resume";
  /** Unique for ever: the same recovery sent twice is the same as following it. */
  readonly id: string;
  /** The transactions that are meant, from 1. */
  readonly numbers: readonly number[];
  /** Seconds to wait for another process that holds the package manager. */
  readonly packageWait?: number;
}

/** The file in the run's directory on the host that takes the recovery's events. */
export function recoveryLog({ mode, id }: Pick<Recovery, "mode" | "id">): string {
  return checkedRun(`${mode}-${id}`);
}

/** Starts the run's own runner once more, detached, and follows its events. */
export function recoverScript({ run, mode, id, numbers, packageWait = 120 }: Recovery): Script {
  const log = recoveryLog({ mode, id });
  return lines(
    hostHeader({ run: checkedRun(run), mode, log, unit: `fleet-${run}-${log}` }),
    sh`wait=${packageWait} numbers=${numbers.join(" ")}`,
    hostFunctions,
    sh`recover`,
    sh`follow 0`,
    sh``,
  );
}
