import { describe, expect, test } from "vitest";
import type { Host } from "../../../../src/config/inventory.ts";
import { hostPlanner } from "../../../../src/engine/plan/plan-host.ts";
import type { HostPlan } from "../../../../src/engine/plan.ts";
import type { Answer } from "../../../../src/resources/answer.ts";
import type { Declared } from "../../../../src/resources/declared.gen.ts";
import { baseOf } from "../../../../src/resources/operation.ts";
import type { Script } from "../../../../src/shell/script.ts";
import { renderOverride } from "../../../../src/text/compose-override.ts";
import { answerOf } from "../../resources/docker/compose-fixtures.ts";

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

  test("count on those before them, also on those that these count on, and on no other", () => {
    const other: Declared = { ...file, path: "/etc/other" };
    const planned = plan(
      [[file], [other], [{ ...file, content: "b\n" }], [{ ...file, content: "c\n" }], [{ ...file, content: "c\n" }]],
      Array(5).fill("absent"),
    );
    expect(planned.status === "planned" && planned.instances.map(({ status, needs }) => [status, needs])).toEqual([
      ["changes", undefined],
      ["changes", undefined],
      ["changes", ["i0"]],
      ["changes", ["i0", "i2"]],
      ["converged", ["i0", "i2", "i3"]],
    ]);
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

  describe("and are on images of fleet's", () => {
    const directory = "/srv/misskey";
    const override = `${directory}/docker-compose.override.yml`;
    const entries = ["web", "worker"].map((service) => ({
      service,
      image: `misskey/misskey:fleet-misskey-${service}`,
    }));
    const process = "process 1 1795523000.00 /usr/bin/node\nlibrary 1 libjemalloc.so.2\nmaps 1\nenvironment 1\nbare\n";
    const both = renderOverride(entries);
    const web = (answerOf("derived").stdout + process)
      .replace(/(stat-docker-compose\S+ "regular file\|1\|)\d+/, `$1${both.length}`)
      .replace(/(content-docker-compose\S+ )"\S+"/, `$1"${Buffer.from(both).toString("base64")}"`);
    const worker = web
      .replaceAll("|web|", "|worker|")
      .replaceAll("fleet-misskey-web", "fleet-misskey-worker")
      .replace('container service "web"', 'container service "worker"');
    const leaves = (service: string, allocator: "glibc" | "jemalloc" = "glibc"): Declared => ({
      kind: "dockerfile",
      directory,
      service,
      interpreter: "node",
      allocator,
      mallocConf: "auto",
    });
    const base = baseOf(both);

    test("leave fleet's file one after the other", () => {
      expect(operations(plan([[leaves("web")], [leaves("worker")]], [web, worker]))).toMatchObject([
        [{ op: "file.write", path: override, base }, { op: "file.remove" }],
        [{ op: "file.remove", path: override, base: baseOf(renderOverride(entries.slice(1))) }, { op: "file.remove" }],
      ]);
    });

    test("leave it to one that comes", () => {
      const alone = web
        .replace(/(stat-docker-compose\S+ "regular file\|1\|)\d+/, `$1${renderOverride(entries.slice(0, 1)).length}`)
        .replace(
          /(content-docker-compose\S+ )"\S+"/,
          `$1"${Buffer.from(renderOverride(entries.slice(0, 1))).toString("base64")}"`,
        );
      const plain = answerOf("image-only").stdout.replaceAll("|web|", "|worker|");
      const comes = `${plain.replace('container service "web"', 'container service "worker"')}process 1 1795523000.00 /usr/bin/node\nmaps 1\nenvironment 1\nbare 1\n`;
      expect(operations(plan([[leaves("web")], [leaves("worker", "jemalloc")]], [alone, comes]))).toMatchObject([
        [{ op: "file.remove", path: override }, { op: "file.remove" }],
        [
          { op: "file.write" },
          { op: "file.write", path: override, base: "absent", content: renderOverride(entries.slice(1)) },
        ],
      ]);
    });
  });
});
