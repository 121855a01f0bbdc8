import type { Change } from "../resources/kind.ts";
import type { Operation } from "../resources/operation.ts";

/** Operations that act on the whole state before them: done once, after the last change that asks for them. */
const once: ReadonlySet<Operation["op"]> = new Set(["systemd.reload", "systemd.restart", "compose.up", "prove"]);

/** An instance's changes as one list of operations, in order; each reload, restart and proof only once and as late as asked for. */
export function composeTransaction(changes: readonly Change[]): Operation[] {
  const all = changes.flatMap((change) => change.operations);
  const keys = all.map((operation) => JSON.stringify(operation));
  return all.filter((operation, index) =>
    once.has(operation.op) ? keys.lastIndexOf(keys[index] ?? "") === index : keys.indexOf(keys[index] ?? "") === index,
  );
}
