import type { InstanceOutcome } from "../engine/event.ts";
import type { HostPlan } from "../engine/plan.ts";
import { summarise } from "../output/plan/summary.ts";

/** What fleet's exit codes mean. */
export const exitCodes = {
  done: 0,
  failed: 1,
  /** Changes are pending (`plan --detailed-exitcode`), or an instance is not converged (`verify`). */
  pending: 2,
  /** Every failure was reverted cleanly and serves again. */
  reverted: 3,
  unreachable: 4,
  usage: 64,
  interrupted: 130,
} as const;

/** One of fleet's exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where several apply, the first of these is told. */
const precedence: readonly ExitCode[] = [130, 64, 1, 3, 4, 2, 0];

/** The one code of all that apply; none is success. */
export function firstOf(codes: Iterable<ExitCode>): ExitCode {
  const all = new Set(codes);
  return precedence.find((code) => all.has(code)) ?? exitCodes.done;
}

/** How a plan ends: a host or resource that could not be judged is a failure, pending changes only where they were asked for. */
export function planExitCode(plans: readonly HostPlan[], { detailed }: { readonly detailed: boolean }): ExitCode {
  const { blocked, unknown, unreachable, changes } = summarise(plans);
  return firstOf([
    ...(plans.some(wasAborted) ? [exitCodes.interrupted] : []),
    ...(blocked + unknown > 0 ? [exitCodes.failed] : []),
    ...(unreachable > 0 ? [exitCodes.unreachable] : []),
    ...(detailed && changes > 0 ? [exitCodes.pending] : []),
  ]);
}

/** How a verification ends: like a plan, but what is not converged is always told. */
export function verifyExitCode(plans: readonly HostPlan[]): ExitCode {
  return planExitCode(plans, { detailed: true });
}

function wasAborted(plan: HostPlan): boolean {
  return plan.status === "unreachable" && plan.failure.problem === "aborted";
}

/** How a run of apply ends. A skipped instance has no code of its own: what stopped the run has one. */
export function applyExitCode(
  outcomes: readonly InstanceOutcome[],
  { interrupted }: { readonly interrupted: boolean },
): ExitCode {
  return firstOf([...(interrupted ? [exitCodes.interrupted] : []), ...outcomes.map(({ end }) => codeOf(end))]);
}

function codeOf(end: InstanceOutcome["end"]): ExitCode {
  switch (end) {
    case "committed":
    case "rolled-back":
    case "converged":
    case "skipped":
      return exitCodes.done;
    case "reverted":
      return exitCodes.reverted;
    case "unreachable":
      return exitCodes.unreachable;
    case "stale":
    case "blocked":
    case "unchanged":
    case "revert-failed":
    case "unknown":
      return exitCodes.failed;
  }
}
