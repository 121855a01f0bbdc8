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
    hint: `Look at /var/lib/fleet/tx/${id} on the host; nothing else is started there before that one has ended.`,
  };
}
