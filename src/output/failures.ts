import type { HostFailure, HostPlan } from "../engine/plan.ts";
import { type Line, line, tone } from "./line.ts";
import { count } from "./words.ts";

/** Failures of one kind before the rest is only counted. */
const shown = 20;

/** The hosts that could not be read, with the cause of each and one hint for all that share it. */
export function failureLines(plans: readonly HostPlan[], { verbose }: { readonly verbose: boolean }): Line[] {
  const failed = plans.flatMap((plan) => (plan.status === "unreachable" ? [{ host: plan.host, ...plan.failure }] : []));
  if (failed.length === 0) return [];
  const byHint = new Map<string, (HostFailure & { host: string })[]>();
  for (const failure of failed) byHint.set(failure.hint, [...(byHint.get(failure.hint) ?? []), failure]);
  return [
    line(tone("strong", `${count(failed.length, "host")} could not be read:`)),
    ...[...byHint].flatMap(([hint, failures]) => sharedHint(hint, failures, verbose ? failures.length : shown)),
  ];
}

function sharedHint(hint: string, failures: readonly (HostFailure & { host: string })[], limit: number): Line[] {
  const rest = failures.length - limit;
  return [
    ...failures
      .slice(0, limit)
      .map(({ host, message }) => line("  ", tone("alarm", "! "), tone("strong", host), `: ${message}`)),
    ...(rest > 0 ? [line(`    and ${rest} more (-v names them)`)] : []),
    line(`    hint: ${hint}`),
  ];
}
