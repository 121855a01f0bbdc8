import { expect, test } from "vitest";
import { hostPlanner } from "../../../../src/engine/plan/plan-host.ts";
import type { Answer } from "../../../../src/resources/answer.ts";
import type { Script } from "../../../../src/shell/script.ts";

const facts = "fact os debian\nfact release 12\nfact architecture amd64\nfact user 0\nfact systemd 252\n";
const missing = "package libjemalloc2\nlists\ncandidate 5.3.0-1\n";
const there = "package libjemalloc2\nstate install ok installed\n";

test.each([
  ["both units", [missing, missing]],
  ["the second unit alone", [there, missing]],
  ["the first unit alone", [missing, there]],
])("a package that %s lack is told and installed once", (_, answers) => {
  const planner = hostPlanner({
    endpoint: { name: "mk1", connection: "local", address: "mk1", knownHosts: [], become: false, connectTimeout: 1 },
    instances: [
      {
        name: "mk1",
        deployment: "systemd",
        resources: ["a.service", "b.service"].map((unit) => ({
          declared: { kind: "library", unit, interpreter: "node", allocator: "jemalloc" },
          when: {},
        })),
      },
    ],
  });
  const said = [facts, ...answers].map((stdout): Answer => ({ code: 0, stdout, stderr: "" }));
  const { plan } = planner.plan(new Map(planner.probes.map((probe, index) => [probe, said[index] as Answer])));
  expect(plan.status === "planned" && plan.instances[0]).toMatchObject({
    status: "changes",
    resources: [{ address: "library:jemalloc", result: { status: "change" } }],
    operations: [{ op: "package.install", name: "libjemalloc2" }],
  });
});

test("a package that two instances lack is one change, which the transaction of each has", () => {
  const declared = { kind: "package", name: "libjemalloc2" } as const;
  const planner = hostPlanner({
    endpoint: { name: "mk1", connection: "local", address: "mk1", knownHosts: [], become: false, connectTimeout: 1 },
    instances: ["a", "b"].map((name) => ({ name, deployment: "systemd", resources: [{ declared, when: {} }] })),
  });
  const said = (stdout: string): Answer => ({ code: 0, stdout, stderr: "" });
  const [first, ...rest] = planner.probes;
  const { plan } = planner.plan(
    new Map([...rest.map((probe) => [probe, said(missing)] as const), [first as Script, said(facts)]]),
  );
  const [a, b] = plan.status === "planned" ? plan.instances : [];
  expect([a, b].map((one) => one?.resources[0]?.sharedWith)).toEqual([undefined, "a"]);
  expect(b?.operations).toEqual(a?.operations);
  expect(b?.operations).toMatchObject([{ op: "package.install" }]);
});
