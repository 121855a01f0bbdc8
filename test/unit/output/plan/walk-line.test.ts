import { expect, test } from "vitest";
import type { Strategy } from "../../../../src/config/inventory.ts";
import { instancesLine, walkLine } from "../../../../src/output/plan/walk-line.ts";
import { away, host, instance, seen, settled, switching } from "../fleet.ts";

const usual: Strategy = {
  parallel: 10,
  canary: 1,
  waves: ["25%", "100%"],
  maxFailures: 0,
  maxReverted: 3,
  soak: 30,
  packageWait: 120,
};
const working = (count: number) =>
  Array.from({ length: count }, (_, index) => host(`mk${index}`, instance(`mk${index}`, switching)));
const idle = [host("done", instance("done", settled)), away("gone", "no answer", "Is it up?")];

const told = (count: number, strategy: Partial<Strategy> = {}) => {
  const line = walkLine([...idle, ...working(count)], { ...usual, ...strategy });
  return line && seen([line]);
};

test.each<[number, Partial<Strategy>, string | undefined]>([
  [19, {}, "Waves: 1 canary, then 4, then 14; 30 s after each; 10 at once; stops at the first failure."],
  [
    19,
    { soak: 0, maxFailures: "10%" },
    "Waves: 1 canary, then 4, then 14; 10 at once; stops after more than 1 failed host.",
  ],
  [
    5,
    { canary: 2, waves: [], parallel: 1 },
    "Waves: 2 canaries, then 3; 30 s after each; 1 at once; stops at the first failure.",
  ],
  [5, { canary: 0, waves: [], soak: 0 }, "Waves: all 5; 10 at once; stops at the first failure."],
  [1, {}, undefined],
  [0, {}, undefined],
])("%i hosts with work, %j", (count, strategy, text) => {
  expect(told(count, strategy)).toBe(text);
});

test.each<[number[], Strategy["maxReverted"], string | undefined]>([
  [[1, 1], 3, undefined],
  [[20, 1], 3, "; a host stops when more than 3 of them were reverted"],
  [[20, 8], "25%", "; a host stops when more than 2 to 5 of them were reverted"],
  [[3], 3, ""],
])("hosts with %j instances, of which %s may be reverted", (sizes, maxReverted, stops) => {
  const plans = sizes.map((size, index) =>
    host(`mk${index}`, ...Array.from({ length: size }, (_, of) => instance(`i${of}`, switching))),
  );
  const line = instancesLine(plans, { ...usual, maxReverted });
  expect(line && seen([line])).toBe(
    stops === undefined
      ? undefined
      : `Instances: one after another on each host; one that fails holds up only those that count on its files${stops}.`,
  );
});
