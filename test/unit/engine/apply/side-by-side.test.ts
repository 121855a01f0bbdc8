import { describe, expect, test } from "vitest";
import { sideBySide } from "../../../../src/engine/apply/side-by-side.ts";

/** Visits that end only when they are let: `at work` after each step tells who was begun and not let go. */
function visits(names: readonly string[], parallel: number) {
  const open = new Map<string, () => void>();
  const items = names.map((name) => {
    const [group] = name.split("-");
    return { name, host: group === name ? {} : { redundancy: group ?? "" } };
  });
  const done = sideBySide(items, parallel, ({ name }) => new Promise<void>((resolve) => void open.set(name, resolve)));
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    return [...open.keys()];
  };
  const end = async (name: string) => {
    open.get(name)?.();
    open.delete(name);
    return await settled();
  };
  return { done, settled, end };
}

describe("side by side", () => {
  test("a number at once, in order, the next as soon as one is done", async () => {
    const { settled, end, done } = visits(["a", "b", "c", "d"], 2);
    expect(await settled()).toEqual(["a", "b"]);
    expect(await end("b")).toEqual(["a", "c"]);
    expect(await end("a")).toEqual(["c", "d"]);
    expect(await end("c")).toEqual(["d"]);
    expect(await end("d")).toEqual([]);
    await done;
  });

  test("never two of a group, and who waits for his group takes no place of others", async () => {
    const { settled, end, done } = visits(["pair-1", "pair-2", "pair-3", "trio-1", "trio-2", "a", "b"], 3);
    expect(await settled()).toEqual(["pair-1", "trio-1", "a"]);
    expect(await end("a")).toEqual(["pair-1", "trio-1", "b"]);
    expect(await end("b")).toEqual(["pair-1", "trio-1"]);
    expect(await end("pair-1")).toEqual(["trio-1", "pair-2"]);
    expect(await end("trio-1")).toEqual(["pair-2", "trio-2"]);
    expect(await end("pair-2")).toEqual(["trio-2", "pair-3"]);
    await end("pair-3");
    await end("trio-2");
    await done;
  });
});
