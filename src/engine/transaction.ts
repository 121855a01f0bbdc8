import type { Change } from "../resources/kind.ts";
import type { Operation } from "../resources/operation.ts";

/** Operations that act on the whole state before them: done once, after the last change that asks for them. */
const once: ReadonlySet<Operation["op"]> = new Set(["systemd.reload", "systemd.restart", "compose.up", "prove"]);

/** An instance's changes as one list of operations, in order; each reload, restart and proof only once and as late as asked for. */
export function composeTransaction(changes: readonly Change[]): Operation[] {
  const all = inOneWrite(changes.flatMap((change) => change.operations));
  const keys = all.map((operation) => JSON.stringify(operation));
  return all.filter((operation, index) =>
    once.has(operation.op) ? keys.lastIndexOf(keys[index] ?? "") === index : keys.indexOf(keys[index] ?? "") === index,
  );
}

/** Several resources may add to one file, each to what those before it make of it: it is written once, as the last one has it. */
function inOneWrite(all: readonly Operation[]): Operation[] {
  const contents = new Map(all.flatMap((one) => (one.op === "file.write" ? [[one.path, one.content] as const] : [])));
  return all.flatMap((operation, index): Operation[] => {
    if (operation.op !== "file.write") return [operation];
    const { path } = operation;
    const first = all.findIndex((one) => one.op === "file.write" && one.path === path);
    return first === index ? [{ ...operation, content: contents.get(path) ?? operation.content }] : [];
  });
}
