import { afterAll, beforeAll, expect, test } from "vitest";
import type { Operation } from "../../src/resources/operation.ts";
import { sh } from "../../src/shell/script.ts";
import { renderOverride } from "../../src/text/compose-override.ts";
import { DockerHost, type DockerMode, project, thinLayer } from "./docker-host.ts";
import { leftOver } from "./kill-systemd.ts";
import { arm, type Point, type Way } from "./killed.ts";

const host = new DockerHost(`fleet-override-contract-${process.pid}`);
const override = `${project}/compose.override.yaml`;
const named = "app/app:1";
const own = "app/app:fleet-app-web";
const every = Number(process.env["FLEET_KILL_EVERY"] ?? 24);
const counted = ["docker", "flock", "sync", "mv", "cp", "rm", "install", "mkdir", "sha256sum", "sleep"];

beforeAll(() => host.start());
afterAll(() => host.stop());

/** The application up on an image that has a name and no build. */
async function begin(mode: DockerMode = "well"): Promise<void> {
  await host.renew(mode);
  await host.must(sh`cd ${project}
    rm -rf .fleet ${override}
    docker rmi ${own} >/dev/null 2>&1 || :
    docker tag ${host.base} ${named}
    sed -i 's|build: [.]|image: ${named}|' compose.yaml
    docker compose up -d --no-deps web >/run/up 2>&1
    until [ "$(docker inspect -f '{{.State.Health.Status}}' app-web-1)" = healthy ]; do sleep 0.1; done
    echo without >data/starts`);
}

/** As the resources of such a service ask for it. */
function operations(): Operation[] {
  const service = { project: "app", service: "web" };
  const files = [`${project}/compose.yaml`];
  const compose = { ...service, directory: project, files, environmentFiles: [], override };
  const target = { compose, image: own, base: host.base };
  const write = { op: "file.write", mode: "0644", base: "absent" } as const;
  return [
    { ...write, path: `${project}/.fleet/web/Dockerfile`, content: `FROM ${named}\n` },
    { ...write, path: override, content: renderOverride([{ service: "web", image: own }]) },
    { op: "image.build", ...target, thin: thinLayer },
    { op: "compose.up", ...target, was: named },
    {
      op: "prove",
      source: { compose: service },
      ...{ interpreter: "perl", library: "libswitch.so", stable: 0 },
      ...{ health: "http://127.0.0.1:3017/healthz", healthTimeout: 15 },
    },
  ];
}

/** What has to be at each end: the files, the one container, the names of both images, each start once. */
async function holds(run: string, mounts: string): Promise<void> {
  const state = await host.state(run).catch(() => "none");
  expect(["none", "committed", "reverted", "unchanged"], run).toContain(state);
  const done = state === "committed";
  const is = await host.container();
  expect(is, run).toMatchObject({ name: "/app-web-1", mounts });
  expect(is.image === host.base, run).toBe(!done);
  const called = await host.must(sh`docker inspect -f '{{.Config.Image}}' app-web-1`);
  expect(called, run).toBe(done ? own : named);
  expect(await host.meaning(named), run).toBe(host.base);
  expect(await host.must(sh`docker images -q --no-trunc ${own}`), run).toBe(done ? is.image : "");
  const found = await host.must(sh`cd ${project} && ls -d .fleet compose.override.yaml 2>/dev/null || :`);
  expect(found.split("\n").filter(Boolean).length, run).toBe(done ? 2 : 0);
  expect((await host.starts()).join(" "), run).toMatch(done ? /^without with$/ : /^without( with)?( without)?$/);
  expect(await leftOver(host, run, project, state !== "none"), run).toEqual([]);
}

/** Kills the runner, lets another one end it, and looks; gives the state that was left. */
async function kill(run: string, mode: DockerMode, point: Point, way: Way): Promise<string> {
  await begin(mode);
  const { mounts } = await host.container();
  await arm(host, point, counted);
  await host.apply(operations(), { run });
  await host.must(sh`/usr/bin/rm -f /usr/local/sbin/*`);
  const left = await host.state(run).catch(() => "none");
  if (left === "pending" || left === "reverting") {
    const ends = mode === "well" && way === "resume" && left === "pending" ? "committed" : "reverted";
    const said = await host.end(way, run);
    expect(await host.state(run), said).toBe(ends);
  }
  await holds(run, mounts);
  return left;
}

async function commands(mode: DockerMode): Promise<number> {
  await begin(mode);
  await host.killAt(0, counted);
  await host.apply(operations());
  return (await host.must(sh`cat /run/kill/said`)).split("\n").length;
}

test("an image of fleet's own is switched to by a name of its own, and rolled back to the old name", async () => {
  await begin();
  const { mounts } = await host.container();
  const { run, outcomes } = await host.apply(operations());
  expect(outcomes).toMatchObject([{ end: "committed" }]);
  await holds(run, mounts);
  await host.end("rollback", run);
  expect(await host.state(run)).toBe("reverted");
  await holds(run, mounts);
});

test("a rollback leaves everything where the compose files name another image by now", async () => {
  await begin();
  const { run } = await host.apply(operations());
  await host.must(sh`docker tag ${host.base} app/app:2 && sed -i 's|${named}|app/app:2|' ${project}/compose.yaml`);
  const was = await host.container();
  const said = await host.end("rollback", run);
  expect(said).toContain("The compose files name the image app/app:2 for web by now, and not app/app:1");
  expect(await host.state(run)).toBe("committed");
  expect(await host.container()).toEqual(was);
  expect(await host.look(override)).not.toBe("absent");
});

test("a runner that is killed is resumed or rolled back", { timeout: 3_600_000 }, async () => {
  const count = await commands("well");
  const left = new Set<string>();
  for (let at = 1; at <= count; at += every) {
    const way = Math.ceil(at / every) % 2 === 0 ? "resume" : "rollback";
    left.add(await kill(`override-${at}`, "well", { command: at }, way));
  }
  expect(left).toContain("pending");
});

test("a runner that is killed on the way back goes on with it", { timeout: 3_600_000 }, async () => {
  const count = await commands("crash");
  const left = new Set<string>();
  for (let at = count; at > (count * 2) / 3; at -= Math.ceil(every / 4)) {
    left.add(await kill(`override-crash-${at}`, "crash", { command: at }, "resume"));
  }
  expect(left).toContain("reverting");
});
