import type { Strategy } from "../../config/inventory.ts";
import { hasWork, transactionsOf } from "../../engine/apply/apply-fleet.ts";
import { allowedFailures, planWaves } from "../../engine/apply/waves.ts";
import type { HostPlan } from "../../engine/plan.ts";
import { type Line, line, tone } from "../terminal/line.ts";
import { count, seconds } from "../terminal/words.ts";

/** How apply will walk through the hosts that have work; nothing for a single one. */
export function walkLine(plans: readonly HostPlan[], strategy: Strategy): Line | undefined {
  const working = plans.filter((plan) => hasWork({ plan, proofs: {} }));
  if (working.length < 2) return undefined;
  const sizes = planWaves(working, strategy).map(({ canary, hosts }) => ({ canary, size: hosts.length }));
  const waves = sizes
    .map(({ canary, size }) => (canary ? `${size} ${size === 1 ? "canary" : "canaries"}` : String(size)))
    .join(", then ");
  const only = sizes.length === 1 ? "all " : "";
  const allowed = allowedFailures(strategy.maxFailures, working.length);
  const soak = strategy.soak > 0 ? [`${seconds(strategy.soak)} after each`] : [];
  const parts = [
    `${only}${waves}`,
    ...soak,
    `${strategy.parallel} at once`,
    allowed === 0 ? "stops at the first failure" : `stops after more than ${count(allowed, "failed host")}`,
  ];
  return line(tone("strong", "Waves:"), ` ${parts.join("; ")}.`);
}

/** How apply will walk through the instances of a host, where one has several with work. */
export function instancesLine(plans: readonly HostPlan[], { maxReverted }: Strategy): Line | undefined {
  const numbers = plans.map((plan) => transactionsOf({ plan, proofs: {} }).length).filter((number) => number > 1);
  if (numbers.length === 0) return undefined;
  const allowed = new Set(numbers.map((number) => allowedFailures(maxReverted, number)));
  const [least, most] = [Math.min(...allowed), Math.max(...allowed)];
  const limit = `${least === most ? least : `${least} to ${most}`} of them were reverted`;
  const stops = numbers.every((number) => allowedFailures(maxReverted, number) >= number)
    ? ""
    : `; a host stops when more than ${limit}`;
  return line(
    tone("strong", "Instances:"),
    ` one after another on each host; one that fails holds up only those that count on its files${stops}.`,
  );
}
