import { describe, expect, test } from "vitest";
import type { Host } from "../../../src/config/inventory.ts";
import type { HostPlan } from "../../../src/engine/plan.ts";
import { hostPlanner } from "../../../src/engine/plan-host.ts";
import type { Answer } from "../../../src/resources/answer.ts";
import type { Declared } from "../../../src/resources/declared.gen.ts";
import type { Script } from "../../../src/shell/script.ts";
import { answerOf } from "../resources/docker/compose-fixtures.ts";

const facts = "fact os debian\nfact release 12\nfact architecture amd64\nfact user 0\nfact systemd 252\n";
const endpoint = { name: "mk1", address: "192.0.2.1", connection: "ssh", knownHosts: [], become: false } as const;

/** The plan of a host whose instances have these resources, by what it answers to the probe of each instance. */
function plan(instances: readonly (readonly Declared[])[], answers: readonly string[]): HostPlan {
  const host: Host = {
    endpoint: { ...endpoint, connectTimeout: 1 },
    instances: instances.map((resources, index) => ({
      name: `i${index}`,
      deployment: "docker",
      resources: resources.map((declared) => ({ declared, when: {} })),
    })),
  };
  const planner = hostPlanner(host);
  const [first = "" as Script, ...rest] = planner.probes;
  const per = instances.flatMap((resources, index) => resources.map(() => answers[index] ?? ""));
  const said = new Map<Script, Answer>([[first, { code: 0, stdout: facts, stderr: "" }]]);
  for (const [index, probe] of rest.entries()) said.set(probe, { code: 0, stdout: per[index] ?? "", stderr: "" });
  return planner.plan(said).plan;
}

function operations(planned: HostPlan) {
  return planned.status === "planned" ? planned.instances.map((instance) => instance.operations) : [];
}

describe("instances of one host that share a file", () => {
  const file: Declared = { kind: "file", path: "/etc/shared", content: "a\n" };

  test("plan it once, where they want the same", () => {
    expect(operations(plan([[file], [file]], ["absent", "absent"]))).toMatchObject([[{ op: "file.write" }], []]);
  });

  test("plan on top of one another, where they don't", () => {
    const [, second] = operations(plan([[file], [{ ...file, content: "b\n" }]], ["absent", "absent"]));
    expect(second).toMatchObject([{ base: "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7" }]);
  });

  test("have both their services in fleet's compose file", () => {
    const web: Declared = {
      kind: "dockerfile",
      directory: "/srv/misskey",
      service: "web",
      interpreter: "node",
      allocator: "jemalloc",
      mallocConf: "auto",
    };
    const process = `process 1 1795523000.00 /usr/bin/node\nmaps 1\nenvironment 1\nbare 1\n`;
    const answer = answerOf("image-only").stdout + process;
    const second = answer
      .replaceAll("|web|", "|worker|")
      .replace('container service "web"', 'container service "worker"');
    const [, last = []] = operations(plan([[web], [{ ...web, service: "worker" }]], [answer, second]));
    expect(last).toMatchObject([
      { path: "/srv/misskey/.fleet/worker/Dockerfile", base: "absent" },
      {
        path: "/srv/misskey/docker-compose.override.yml",
        base: expect.stringMatching(/^[0-9a-f]{64}$/),
        content: expect.stringMatching(/^ {2}web:\n[\s\S]*^ {2}worker:\n/m),
      },
    ]);
  });
});
