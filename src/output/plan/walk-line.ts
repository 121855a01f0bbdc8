import type { Strategy } from "../../config/inventory.ts";
import { hasWork } from "../../engine/apply/apply-fleet.ts";
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
    `stops after more than ${count(allowed, "failure")}`,
  ];
  return line(tone("strong", "Waves:"), ` ${parts.join("; ")}.`);
}
