import { describe, expect, test } from "vitest";
import type { Host } from "../../../../src/config/inventory.ts";
import { Brake } from "../../../../src/engine/apply/brake.ts";
import type { InstanceOutcome } from "../../../../src/engine/event.ts";

const host = (name: string, redundancy?: string): Host => ({
  endpoint: { name, connection: "ssh", address: name, knownHosts: [], become: false, connectTimeout: 1 },
  instances: [],
  ...(redundancy !== undefined && { redundancy }),
});
const ends = (...all: InstanceOutcome["end"][]): InstanceOutcome[] =>
  all.map((end, index) => ({ host: "x", instance: String(index), end }));
const wave = { canary: false, hosts: [] };
const canary = { canary: true, hosts: [] };

function brake(maxFailures: number | string, hosts = 20) {
  const drain = new AbortController();
  const made = new Brake({ maxFailures, hosts, drain: drain.signal });
  return { brake: made, drain };
}

describe("the brake", () => {
  test("is pulled when failures exceed what is allowed, not before", () => {
    const { brake: one } = brake(2);
    for (const name of ["a", "b"]) one.take(host(name), wave, ends("reverted"));
    expect(one.against(host("x"))).toBeUndefined();
    one.take(host("c"), wave, ends("unreachable"));
    expect(one.against(host("x"))).toBe("3 hosts failed, maxFailures is 2");
    one.take(host("d"), wave, ends("unknown"));
    expect(one.against(host("x"))).toBe("4 hosts failed, maxFailures is 2");
  });

  test("counts hosts, not instances, and a host once", () => {
    const { brake: one } = brake("10%");
    one.take(host("a"), wave, ends("reverted", "unknown", "skipped"));
    one.take(host("a"), wave, ends("unknown"));
    expect(one.stop).toBeUndefined();
    one.take(host("b"), wave, ends("unchanged"));
    one.take(host("c"), wave, ends("blocked"));
    expect(one.stop).toBe("3 hosts failed, maxFailures is 10%");
  });

  test("is not pulled by what went well or was never begun", () => {
    const { brake: one } = brake(0);
    one.take(host("a"), canary, ends("committed", "converged", "skipped"));
    one.take(host("b"), wave, []);
    expect(one.stop).toBeUndefined();
  });

  test("is pulled by a canary, whatever may fail", () => {
    const { brake: one } = brake("100%");
    one.take(host("mk1"), canary, ends("unchanged"));
    one.take(host("mk2"), canary, ends("unchanged"));
    expect(one.against(host("x"))).toBe("the canary mk1 failed");
  });

  test("is pulled by an interrupt, and that is the reason that is told", () => {
    const { brake: one, drain } = brake(0);
    drain.abort();
    one.take(host("a"), canary, ends("reverted"));
    expect(one.against(host("x"))).toBe("the run was interrupted");
  });

  test("keeps the others of a redundancy group from going, too, where one may be away", () => {
    const { brake: one } = brake("100%");
    one.take(host("a", "pair"), wave, ends("revert-failed"));
    one.take(host("c", "other"), wave, ends("reverted"));
    expect(one.against(host("b", "pair"))).toBe("a of the same redundancy group pair may not serve");
    expect(one.against(host("d", "other"))).toBeUndefined();
    expect(one.against(host("e"))).toBeUndefined();
  });
});
