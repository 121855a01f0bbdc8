import type { Change } from "../../resources/kind.ts";
import { type FileOperation, isFile, type Operation } from "../../resources/operation.ts";

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

/**
 * Several resources may change one file, each what those before it make of it: that is one write or one removal, of what the
 * first one has seen to what the last one makes of it.
 */
function inOneWrite(all: readonly Operation[]): Operation[] {
  const files = new Map<string, FileOperation[]>();
  for (const one of all.filter(isFile)) files.set(one.path, [...(files.get(one.path) ?? []), one]);
  return all.flatMap((operation): Operation[] => {
    if (!isFile(operation)) return [operation];
    const [first, ...more] = files.get(operation.path) ?? [];
    const last = more.at(-1);
    if (operation !== first) return [];
    if (last === undefined) return [first];
    if (last.op === "file.remove") return first.base === "absent" ? [] : [{ ...last, base: first.base }];
    return [first.op === "file.write" ? { ...first, content: last.content } : { ...last, base: first.base }];
  });
}
