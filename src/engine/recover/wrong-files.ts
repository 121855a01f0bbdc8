import type { LookedTransaction } from "../../host/look.ts";
import type { InstanceOutcome } from "../event.ts";

/**
 * Paths of a transaction that are not as its end says. A file that several instances share was left by the last of them at
 * work, and is judged there: `settled` are the transactions of this run that came to a good end.
 */
export function wrongFiles(
  { end }: Pick<InstanceOutcome, "end">,
  { number, files, plan }: LookedTransaction,
  settled: readonly LookedTransaction[],
): string[] {
  // Taken back is in reverse order.
  const later = settled.filter((other) => (end === "committed" ? other.number > number : other.number < number));
  const leftByOthers = new Set(later.flatMap((other) => other.plan?.operations.flatMap(pathOf) ?? []));
  return [...files].flatMap(([index, { now, base, want }]) => {
    const operation = plan?.operations[index];
    const right = now === (end === "committed" ? want : base);
    return operation === undefined || right ? [] : pathOf(operation).filter((path) => !leftByOthers.has(path));
  });
}

function pathOf(operation: object): string[] {
  return "path" in operation && typeof operation.path === "string" ? [operation.path] : [];
}
