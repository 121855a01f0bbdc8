import type { Downtime, Proof } from "../../resources/kind.ts";

/** The proof of an instance with several units: all of their processes together. */
export function proofOfAll(proofs: readonly Proof[]): Proof | undefined {
  const [first, ...others] = proofs;
  if (first === undefined || others.length === 0) return first;
  const sum = (of: (proof: Proof) => number) => proofs.reduce((total, proof) => total + of(proof), 0);
  const same = <Value>(of: (proof: Proof) => Value) =>
    others.every((one) => of(one) === of(first)) ? of(first) : undefined;
  const [version, source] = [same((proof) => proof.version), same((proof) => proof.source)];
  const [since] = proofs.flatMap((proof) => proof.since ?? []).sort();
  return {
    judged: sum(({ judged }) => judged),
    mapped: sum(({ mapped }) => mapped),
    allocator: same(({ allocator }) => allocator) ?? "mixed",
    ...(version !== undefined && { version }),
    ...(source !== undefined && { source }),
    ...(since !== undefined && { since }),
    ...(proofs.every(({ pssBytes }) => pssBytes !== undefined) && { pssBytes: sum(({ pssBytes = 0 }) => pssBytes) }),
  };
}

/** Units are restarted one after another, so their times add up; what can't be told of one can't be told of all. */
export function downtimeOfAll(downtimes: readonly Downtime[]): Downtime | undefined {
  const [first] = downtimes;
  if (first === undefined) return undefined;
  const sum = (of: (downtime: Downtime) => number | undefined) =>
    downtimes.reduce<number | undefined>((total, one) => {
      const its = of(one);
      return total === undefined || its === undefined ? undefined : total + its;
    }, 0);
  const [seconds, stopLimit] = [sum((one) => one.seconds), sum((one) => one.stopLimit)];
  return { how: first.how, ...(seconds !== undefined && { seconds }), ...(stopLimit !== undefined && { stopLimit }) };
}
