import { describe, expect, test } from "vitest";
import { markStale, staleChanges } from "../../../../src/engine/plan/stale.ts";
import type { HostPlan, InstancePlan, ResourcePlan } from "../../../../src/engine/plan.ts";
import type { Change } from "../../../../src/resources/kind.ts";

type Planned = HostPlan & { readonly status: "planned" };
type Result = ResourcePlan["result"];

const path = "/etc/systemd/system/misskey.service.d/zz-fleet.conf";
const converged: Result = { status: "converged" };
const install: Change = {
  status: "change",
  action: "create",
  summary: "5.3.0-1 will be installed",
  diffs: [],
  operations: [{ op: "package.install", manager: "apt", name: "libjemalloc2", version: "5.3.0-1" }],
};
const write = (before: string | undefined, after: string, base = "absent"): Change => ({
  status: "change",
  action: before === undefined ? "create" : "update",
  summary: "LD_PRELOAD will be set",
  diffs: [{ path, before, after }],
  operations: [{ op: "file.write", path, content: after, mode: "0644", base }],
});
const restart = (seconds: number): Change => ({
  status: "change",
  action: "restart",
  summary: "will be restarted",
  diffs: [],
  operations: [{ op: "systemd.restart", unit: "misskey.service" }],
  downtime: { how: "restart", seconds },
});
const blocked: Result = { status: "blocked", cause: "It is down.", evidence: "inactive", next: "start it" };

function instance(results: Readonly<Record<string, Result>>, more: Partial<InstancePlan> = {}): InstancePlan {
  const all = Object.values(results);
  const has = (status: string) => all.some((result) => result.status === status);
  return {
    instance: "mk1",
    deployment: "systemd",
    status: has("blocked") ? "blocked" : has("change") ? "changes" : "converged",
    resources: Object.entries(results).map(([address, result]) => ({ address, result, notes: [] })),
    operations: all.flatMap((result) => (result.status === "change" ? result.operations : [])),
    ...more,
  };
}

const facts = {
  os: "debian",
  release: "12",
  architecture: "amd64",
  multiarch: "x86_64-linux-gnu",
  root: true,
  systemd: 252,
};

function host(results: Readonly<Record<string, Result>>, more: Partial<Planned> = {}): Planned {
  return { host: "mk1", address: "192.0.2.1", status: "planned", facts, instances: [instance(results)], ...more };
}

const gone: HostPlan = {
  host: "mk1",
  address: "192.0.2.1",
  status: "unreachable",
  failure: { problem: "timeout", message: "No answer in 10 s.", hint: "Is it up?" },
};

const all = { package: install, env: write(undefined, "a\n"), service: restart(8) };

/** As it comes out of a file: other order of keys, nothing undefined. */
function saved(plan: HostPlan): HostPlan {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        : value;
  return JSON.parse(JSON.stringify(turned(plan)));
}

describe("a saved plan still fits", () => {
  const noted = instance(all);
  test.each<[string, HostPlan, HostPlan]>([
    ["where nothing has changed", host(all), host(all)],
    ["where the host is not reached", host(all), gone],
    ["where it was not reached either time", gone, gone],
    ["where only the guess at a downtime moved", host(all), host({ ...all, service: restart(9) })],
    [
      "where only a remark changed",
      host(all),
      host(all, {
        instances: [{ ...noted, resources: noted.resources.map((one) => ({ ...one, notes: ["by hand"] })) }],
      }),
    ],
    ["where nothing is left to do", host(all), host({ package: converged, env: converged, service: converged })],
    ["where it was not reached and needs nothing", gone, host({ package: converged })],
    ["where the same stands in the way", host({ env: blocked }), host({ env: blocked })],
    ["where another run left a transaction meanwhile", host(all), host(all, { pending: { id: "2-1" } })],
    [
      "where one instance is done and the other as it was",
      host({}, { instances: [instance(all), instance(all, { instance: "b" })] }),
      host({}, { instances: [instance({ package: converged }), instance(all, { instance: "b" })] }),
    ],
  ])("%s", (_, before, now) => {
    expect(staleChanges(saved(before), now)).toEqual([]);
  });
});

describe("what has changed is told", () => {
  test.each<[string, HostPlan, HostPlan, object[]]>([
    [
      "a package is there already",
      host(all),
      host({ ...all, package: converged }),
      [{ instance: "mk1", address: "package", planned: "5.3.0-1 will be installed", now: "converged", diffs: [] }],
    ],
    [
      "a file was written by somebody",
      host(all),
      host({ ...all, env: write("mine\n", "a\n", "f".repeat(64)) }),
      [
        {
          instance: "mk1",
          address: "env",
          planned: "LD_PRELOAD will be set",
          now: "LD_PRELOAD will be set",
          diffs: [{ path, of: "host", now: "mine\n" }],
        },
      ],
    ],
    [
      "a file was removed by somebody",
      host({ env: write("old\n", "a\n") }),
      host({ env: write(undefined, "a\n") }),
      [{ address: "env", diffs: [{ path, of: "host", planned: "old\n" }] }],
    ],
    [
      "the same file would be written otherwise",
      host({ env: write("old\n", "a\n") }),
      host({ env: write("old\n", "b\n") }),
      [{ address: "env", diffs: [{ path, of: "desired", planned: "a\n", now: "b\n" }] }],
    ],
    [
      "an operation has another detail",
      host({ env: write("x", "a\n", "0".repeat(64)) }),
      host({ env: write("x", "a\n", "1".repeat(64)) }),
      [
        {
          address: "env",
          planned: `LD_PRELOAD will be set; operations.0.base: ${"0".repeat(64)}`,
          now: `LD_PRELOAD will be set; operations.0.base: ${"1".repeat(64)}`,
        },
      ],
    ],
    [
      "something stands in the way now",
      host(all),
      host({ ...all, service: blocked }),
      [{ address: "service", planned: "will be restarted", now: "It is down. (inactive)" }],
    ],
    [
      "it was converged, and has drifted",
      host({ env: converged, service: converged }),
      host({ env: converged, service: restart(8) }),
      [{ address: "service", planned: "converged", now: "will be restarted" }],
    ],
    [
      "a resource applies only now",
      host({ service: restart(8) }),
      host({ service: restart(8), package: install }),
      [{ address: "package", planned: "it did not apply", now: "5.3.0-1 will be installed" }],
    ],
    [
      "a fact of the host",
      host(all),
      host(all, { facts: { ...facts, systemd: 255 } }),
      [{ address: "facts.systemd", planned: "252", now: "255", diffs: [] }],
    ],
    [
      "a host that was not reached",
      gone,
      host(all),
      [{ address: "host", planned: "not reached: No answer in 10 s.", now: "it answers, and needs something done" }],
    ],
    [
      "a transaction has ended since",
      host(all, { pending: { id: "1-1" } }),
      host(all),
      [{ address: "transaction", planned: "1-1 had no end state", now: "it has ended" }],
    ],
    [
      "a list of operations that follows from nothing: not fleet's",
      host({}, { instances: [instance(all, { operations: [{ op: "systemd.reload" }] })] }),
      host(all),
      [{ instance: "mk1", address: "operations", planned: "operations.0.op: systemd.reload" }],
    ],
    [
      "an instance that the plan does not know",
      host({}, { instances: [] }),
      host(all),
      [{ instance: "mk1", address: "operations", planned: "the plan knows no such instance", now: "changes" }],
    ],
    [
      "of two instances only the one that changed",
      host({}, { instances: [instance(all), instance(all, { instance: "b" })] }),
      host({}, { instances: [instance(all), instance({ ...all, package: converged }, { instance: "b" })] }),
      [{ instance: "b", address: "package" }],
    ],
  ])("%s", (_, before, now, expected) => {
    const changes = staleChanges(saved(before), now);
    expect(changes).toMatchObject(expected);
    expect(changes).toHaveLength(expected.length);
  });
});

test("reports keep their order, and only stale ones are marked", () => {
  const other = { ...host(all), host: "mk2" };
  const drifted = { ...host({ ...all, package: converged }), host: "mk2" };
  const reports = [host(all), drifted].map((plan) => ({ plan, proofs: {} }));
  const plans = new Map([
    ["mk1", host(all)],
    ["mk2", other],
  ]);
  const marked = markStale(reports, plans);
  expect(marked.map(({ plan, stale }) => [plan.host, stale?.length])).toEqual([
    ["mk1", undefined],
    ["mk2", 1],
  ]);
  expect(() => markStale(reports, new Map())).toThrow("no saved plan for mk1");
});
