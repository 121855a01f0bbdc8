import { describe, expect, test } from "vitest";
import { downtimeOfAll, proofOfAll } from "../../../../src/engine/plan/instance-whole.ts";
import type { Proof } from "../../../../src/resources/kind.ts";

const web: Proof = {
  judged: 3,
  mapped: 3,
  allocator: "jemalloc",
  version: "5.3.0-1",
  source: "zz-fleet.conf:3",
  since: "2026-11-25T10:00:02Z",
  pssBytes: 100,
};

describe("the proof of several units", () => {
  test("is that of the one where there is one, and none where there is none", () => {
    expect(proofOfAll([web])).toBe(web);
    expect(proofOfAll([])).toBeUndefined();
  });

  test("counts all processes, from the first start on", () => {
    const worker: Proof = { ...web, judged: 1, mapped: 1, since: "2026-11-25T10:00:01Z", pssBytes: 11 };
    expect(proofOfAll([web, worker])).toEqual({
      ...web,
      judged: 4,
      mapped: 4,
      since: "2026-11-25T10:00:01Z",
      pssBytes: 111,
    });
  });

  test("says nothing that does not hold for all", () => {
    const worker: Proof = { judged: 1, mapped: 0, allocator: "glibc", since: "2026-11-25T10:00:03Z" };
    expect(proofOfAll([web, worker])).toEqual({
      judged: 4,
      mapped: 3,
      allocator: "mixed",
      since: "2026-11-25T10:00:02Z",
    });
  });
});

describe("the downtime of several units", () => {
  test("adds up", () => {
    expect(downtimeOfAll([])).toBeUndefined();
    const both = [
      { how: "restart", seconds: 2, stopLimit: 20 } as const,
      { how: "restart", seconds: 3, stopLimit: 90 } as const,
    ];
    expect(downtimeOfAll(both)).toEqual({ how: "restart", seconds: 5, stopLimit: 110 });
  });

  test("is not told where it can't be told of one", () => {
    expect(downtimeOfAll([{ how: "restart", seconds: 2 }, { how: "restart" }])).toEqual({ how: "restart" });
  });
});
