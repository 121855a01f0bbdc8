import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedFailures, planWaves } from "../../../../src/engine/apply/waves.ts";

const sizes = (hosts: number, canary: number, waves: (number | string)[]) =>
  planWaves(Array.from({ length: hosts }), { canary, waves }).map(({ canary, hosts }) =>
    canary ? `canary ${hosts.length}` : hosts.length,
  );

describe("waves", () => {
  test.each<[hosts: number, canary: number, waves: (number | string)[], expected: (number | string)[]]>([
    [19, 1, ["25%", "100%"], ["canary 1", 4, 14]],
    [19, 0, ["25%", "100%"], [5, 14]],
    [1, 1, ["25%", "100%"], ["canary 1"]],
    [3, 1, ["25%", "100%"], ["canary 1", 2]],
    [2, 5, ["25%", "100%"], ["canary 2"]],
    [10, 1, [], ["canary 1", 9]],
    [10, 0, [], [10]],
    [10, 0, [2, 5], [2, 3, 5]],
    [10, 3, [2, 5], ["canary 3", 2, 5]],
    [10, 2, ["50%"], ["canary 2", 3, 5]],
    [10, 0, [1, "50%"], [1, 4, 5]],
    [10, 0, ["50%", 3, "100%"], [5, 5]],
    [10, 0, [300], [10]],
    [0, 1, ["25%", "100%"], []],
  ])("%i hosts, canary %i, waves %j", (hosts, canary, waves, expected) => {
    expect(sizes(hosts, canary, waves)).toEqual(expected);
  });

  test("every host is in exactly one wave, in order, and no wave is empty", () => {
    const size = fc.oneof(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 100 }).map((share) => `${share}%`),
    );
    fc.assert(
      fc.property(fc.nat(60), fc.nat(5), fc.array(size, { maxLength: 5 }), (count, canary, waves) => {
        const hosts = Array.from({ length: count }, (_, index) => index);
        const planned = planWaves(hosts, { canary, waves });
        expect(planned.flatMap((wave) => wave.hosts)).toEqual(hosts);
        expect(planned.every((wave) => wave.hosts.length > 0)).toBe(true);
        expect(planned.filter((wave) => wave.canary)).toHaveLength(count > 0 && canary > 0 ? 1 : 0);
      }),
    );
  });
});

test.each<[maxFailures: number | string, hosts: number, allowed: number]>([
  [0, 20, 0],
  [3, 20, 3],
  ["0%", 20, 0],
  ["10%", 20, 2],
  ["10%", 19, 1],
  ["10%", 9, 0],
  ["100%", 9, 9],
])("maxFailures %s of %i hosts allows %i", (maxFailures, hosts, allowed) => {
  expect(allowedFailures(maxFailures, hosts)).toBe(allowed);
});
