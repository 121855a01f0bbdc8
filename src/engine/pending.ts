import type { PendingTransaction } from "../resources/facts.ts";

/** What a transaction without an end state means for its host, and what can be done. */
export function pendingObstacle({ id, by }: PendingTransaction): { readonly cause: string; readonly hint: string } {
  if (by) {
    const run = id.replace(/\.\d+$/, "");
    return {
      cause: `Run ${run} of user ${by.user} is at work on this host since ${by.since}.`,
      hint: "Apply again when that run is done.",
    };
  }
  return {
    cause: `Transaction ${id} of an earlier run has no end state.`,
    hint: unendedHint(id),
  };
}

/** How a transaction that was left without an end is ended: nothing else is begun on its host before. */
export function unendedHint(transaction: string): string {
  const run = transaction.replace(/\.\d+$/, "");
  return `fleet resume ${run} finishes it, fleet rollback ${run} takes it back; nothing else is begun on the host before that.`;
}
