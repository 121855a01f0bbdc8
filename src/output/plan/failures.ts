import type { HostFailure, HostPlan } from "../../engine/plan.ts";
import { type Line, line, tone } from "../terminal/line.ts";
import { count } from "../terminal/words.ts";

/** Failures of one kind before the rest is only counted. */
const shown = 20;

/** Who could not be talked to, and why. */
export type Failure = HostFailure & { readonly host: string; readonly address: string };

/** Those of the plans whose host could not be read. */
export function failuresOf(plans: readonly HostPlan[]): Failure[] {
  return plans.flatMap((plan) =>
    plan.status === "unreachable" ? [{ host: plan.host, address: plan.address, ...plan.failure }] : [],
  );
}

/** The hosts that could not be read, with the cause of each and one hint for all that share it. */
export function failureLines(failed: readonly Failure[], { verbose }: { readonly verbose: boolean }): Line[] {
  if (failed.length === 0) return [];
  const byHint = new Map<string, Failure[]>();
  for (const failure of failed) byHint.set(failure.hint, [...(byHint.get(failure.hint) ?? []), failure]);
  return [
    line(tone("strong", `${count(failed.length, "host")} could not be read:`)),
    ...[...byHint].flatMap(([hint, failures]) => sharedHint(hint, failures, verbose ? failures.length : shown)),
  ];
}

function sharedHint(hint: string, failures: readonly Failure[], limit: number): Line[] {
  const rest = failures.length - limit;
  return [
    ...failures.slice(0, limit).map(told),
    ...(rest > 0 ? [line(`    and ${rest} more (-v names them)`)] : []),
    line(`    hint: ${hint}`),
  ];
}

/** Who failed and how, each said once. */
function told({ host, address, message }: Failure): Line {
  const where = address === host || message.includes(address) ? "" : ` (${address})`;
  const what = message.startsWith(`${host} `) ? message.slice(host.length) : `: ${message}`;
  return line("  ", tone("alarm", "! "), tone("strong", host), where, what);
}
