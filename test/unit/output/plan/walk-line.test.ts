import { expect, test } from "vitest";
import type { Strategy } from "../../../../src/config/inventory.ts";
import { walkLine } from "../../../../src/output/plan/walk-line.ts";
import { away, host, instance, seen, settled, switching } from "../fleet.ts";

const usual: Strategy = { parallel: 10, canary: 1, waves: ["25%", "100%"], maxFailures: 0, soak: 30, packageWait: 120 };
const working = (count: number) =>
  Array.from({ length: count }, (_, index) => host(`mk${index}`, instance(`mk${index}`, switching)));
const idle = [host("done", instance("done", settled)), away("gone", "no answer", "Is it up?")];

const told = (count: number, strategy: Partial<Strategy> = {}) => {
  const line = walkLine([...idle, ...working(count)], { ...usual, ...strategy });
  return line && seen([line]);
};

test.each<[number, Partial<Strategy>, string | undefined]>([
  [19, {}, "Waves: 1 canary, then 4, then 14; 30 s after each; 10 at once; stops after more than 0 failures."],
  [
    19,
    { soak: 0, maxFailures: "10%" },
    "Waves: 1 canary, then 4, then 14; 10 at once; stops after more than 1 failure.",
  ],
  [
    5,
    { canary: 2, waves: [], parallel: 1 },
    "Waves: 2 canaries, then 3; 30 s after each; 1 at once; stops after more than 0 failures.",
  ],
  [5, { canary: 0, waves: [], soak: 0 }, "Waves: all 5; 10 at once; stops after more than 0 failures."],
  [1, {}, undefined],
  [0, {}, undefined],
])("%i hosts with work, %j", (count, strategy, text) => {
  expect(told(count, strategy)).toBe(text);
});
