import type { Strategy } from "../../config/inventory.ts";

/** Hosts that are applied together, and looked at again before the next begin. */
export interface Wave<Host> {
  /** The first wave, whose failure stops all others whatever `maxFailures` says. */
  readonly canary: boolean;
  readonly hosts: readonly Host[];
}

/**
 * Parts the hosts that have work, in their order: the canaries first, then what each size adds to all before it, and
 * what is left at the end. A size that adds no host makes no wave.
 */
export function planWaves<Host>(
  hosts: readonly Host[],
  { canary, waves }: Pick<Strategy, "canary" | "waves">,
): Wave<Host>[] {
  const ends = [canary, ...waves.map((size) => hostCount(size, hosts.length)), hosts.length];
  let begun = 0;
  return ends.flatMap((end, index) => {
    const wave = { canary: index === 0, hosts: hosts.slice(begun, end) };
    begun += wave.hosts.length;
    return wave.hosts.length > 0 ? [wave] : [];
  });
}

/** Hosts that may fail before no further one starts; of a percentage, whole hosts only. */
export function allowedFailures(maxFailures: Strategy["maxFailures"], hosts: number): number {
  return typeof maxFailures === "number" ? maxFailures : Math.floor(share(maxFailures, hosts));
}

/** A wave's size: a percentage is rounded up, so that it is never nobody. */
function hostCount(size: number | string, hosts: number): number {
  return typeof size === "number" ? size : Math.ceil(share(size, hosts));
}

function share(percentage: string, hosts: number): number {
  return (Number.parseInt(percentage, 10) * hosts) / 100;
}
