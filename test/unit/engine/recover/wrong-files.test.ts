import { expect, test } from "vitest";
import { wrongFiles } from "../../../../src/engine/recover/wrong-files.ts";
import type { LookedTransaction } from "../../../../src/host/look.ts";

const path = "/srv/app/compose.override.yaml";

/** One of two transactions that have written the same file, one after the other: absent, then 1, then 2. */
function transaction(number: 1 | 2, now: string): LookedTransaction {
  const [base, want] = number === 1 ? ["absent", "1"] : ["1", "2"];
  return {
    id: `r.${number}`,
    run: "r",
    number,
    state: "committed",
    time: 0,
    plan: {
      instance: `i${number}`,
      operations: [{ op: "file.write", path, mode: "0644", base, content: want, backup: false } as never],
    },
    steps: new Map(),
    files: new Map([[0, { now, base, want }]]),
    imagesGone: new Set(),
  };
}

test.each<[string, "committed" | "rolled-back", string, string[][]]>([
  ["both taken back", "rolled-back", "absent", [[], []]],
  ["both done", "committed", "2", [[], []]],
  ["taken back, and somebody has written it", "rolled-back", "x", [[path], []]],
  ["done, and somebody has written it", "committed", "x", [[], [path]]],
])("a file that two instances share is judged by the last at work: %s", (_, end, now, wrong) => {
  const both = [transaction(1, now), transaction(2, now)];
  expect(both.map((one) => wrongFiles({ end }, one, both))).toEqual(wrong);
});

test("an instance that was taken back alone has left the file as it was before it", () => {
  const [first, second] = [transaction(1, "1"), transaction(2, "1")];
  expect(wrongFiles({ end: "rolled-back" }, second, [second])).toEqual([]);
  expect(wrongFiles({ end: "rolled-back" }, first, [first, second])).toEqual([path]);
});
