import type { ResourcePlan } from "../../engine/plan.ts";

/** A result with the resources of one instance that it holds for, and what else is true of them. */
export interface SharedResult {
  readonly addresses: readonly [string, ...string[]];
  readonly result: ResourcePlan["result"];
  readonly notes: readonly string[];
}

/**
 * Puts together what the same obstacle stops: a unit that is down stops each resource that is about it, and an operator
 * wants to read that once. Changes stay by themselves, and each note is told once, where it is met first.
 */
export function shareResults(resources: readonly ResourcePlan[]): SharedResult[] {
  const shared: { addresses: [string, ...string[]]; result: ResourcePlan["result"]; notes: string[] }[] = [];
  const byKey = new Map<string, (typeof shared)[number]>();
  const told = new Set<string>();
  for (const { address, result, notes } of resources) {
    const stopped = result.status === "blocked" || result.status === "unknown";
    const key = stopped ? JSON.stringify(result) : "";
    const fresh = notes.filter((note) => !told.has(note));
    for (const note of fresh) told.add(note);
    const known = stopped ? byKey.get(key) : undefined;
    if (known) {
      known.addresses.push(address);
      known.notes.push(...fresh);
      continue;
    }
    const one = { addresses: [address] as [string, ...string[]], result, notes: [...fresh] };
    shared.push(one);
    if (stopped) byKey.set(key, one);
  }
  return shared;
}

/** What an obstacle says beside its cause: where it can be seen, what to do, and what else it stops. */
export function obstacleDetails({ addresses, result }: SharedResult): string[] {
  const [, ...others] = addresses;
  return [
    ...(result.status === "blocked" && result.evidence !== undefined ? [`seen in: ${result.evidence}`] : []),
    ...("next" in result && result.next !== undefined ? [`next: ${result.next}`] : []),
    ...(others.length === 0 ? [] : [`the same holds for: ${others.join(", ")}`]),
  ];
}
