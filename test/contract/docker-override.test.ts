import { createHash } from "node:crypto";
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

/** The application on that image, as a run before has left it, which nobody remembers. */
async function beginDerived(mode: DockerMode): Promise<string> {
  await begin();
  await host.apply(operations(), { run: "before" });
  await host.must(sh`rm -rf /var/lib/fleet
    docker images --format '{{.Repository}}:{{.Tag}}' app/app | grep ':fleet-before' | xargs docker rmi >/dev/null
    echo ${mode} >${project}/data/mode && echo with >${project}/data/starts`);
  return (await host.container()).image;
}

/** As the resources of a service ask for it that leaves fleet's image, where one of its services stays in fleet's file. */
async function leaving(base: string): Promise<Operation[]> {
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const service = { project: "app", service: "web" };
  const compose = {
    ...service,
    directory: project,
    files: [`${project}/compose.yaml`],
    environmentFiles: [],
    override,
  };
  return [
    { op: "file.remove", path: override, base: hash(renderOverride([{ service: "web", image: own }])) },
    { op: "file.remove", path: `${project}/.fleet/web/Dockerfile`, base: hash(`FROM ${named}\n`) },
    { op: "compose.up", compose, image: named, was: own, base, want: host.base },
    {
      op: "prove",
      source: { compose: service },
      ...{ interpreter: "perl", stable: 0, health: "http://127.0.0.1:3017/healthz", healthTimeout: 15 },
    },
  ];
}

/** What has to be at each end of that: which image serves, what its names mean, which files are there. */
async function left(run: string, derived: string, mounts: string): Promise<void> {
  const state = await host.state(run).catch(() => "none");
  expect(["none", "committed", "reverted", "unchanged"], run).toContain(state);
  const done = state === "committed";
  const is = await host.container();
  expect(is, run).toMatchObject({ name: "/app-web-1", mounts, image: done ? host.base : derived });
  expect(await host.must(sh`docker inspect -f '{{.Config.Image}}' app-web-1`), run).toBe(done ? named : own);
  expect(await host.meaning(named), run).toBe(host.base);
  const found = await host.must(sh`cd ${project} && ls -d .fleet compose.override.yaml 2>/dev/null || :`);
  expect(found.split("\n").filter(Boolean).length, run).toBe(done ? 0 : 2);
  // A runner that is killed between the end and its last words leaves a name: that changes no end.
  if (!done) expect(await host.meaning(own), run).toBe(derived);
  expect((await host.starts()).join(" "), run).toMatch(done ? /^with without$/ : /^with( without)?( with)?$/);
  expect(await leftOver(host, run, project, state !== "none"), run).toEqual([]);
}

async function killLeaving(run: string, mode: DockerMode, point: Point, way: Way): Promise<string> {
  const derived = await beginDerived(mode);
  const { mounts } = await host.container();
  const all = await leaving(derived);
  await arm(host, point, counted);
  await host.apply(all, { run });
  await host.must(sh`/usr/bin/rm -f /usr/local/sbin/*`);
  const found = await host.state(run).catch(() => "none");
  if (found === "pending" || found === "reverting") {
    const ends = mode === "well" && way === "resume" && found === "pending" ? "committed" : "reverted";
    const said = await host.end(way, run);
    expect(await host.state(run), said).toBe(ends);
  }
  await left(run, derived, mounts);
  return found;
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

test("an image of fleet's own is left for what the compose files name, and a rollback comes back to it", async () => {
  const derived = await beginDerived("well");
  const { mounts } = await host.container();
  const { run, outcomes } = await host.apply(await leaving(derived));
  expect(outcomes).toMatchObject([{ end: "committed" }]);
  await left(run, derived, mounts);
  expect(await host.must(sh`docker images -q ${own}`)).toBe("");
  await host.end("rollback", run);
  expect(await host.state(run)).toBe("reverted");
  await left(run, derived, mounts);
});

test("what a name means is looked at once more before it is started, and so are the compose files", async () => {
  const derived = await beginDerived("well");
  const tags = sh`docker images --format '{{.Tag}}' app/app | grep fleet- | sort`;
  const [was, names] = [await host.container(), await host.must(tags)];
  const all = await leaving(derived);
  await host.must(sh`docker tag ${derived} ${named}`);
  const moved = await host.apply(all, { run: "moved" });
  expect(moved.outcomes).toMatchObject([{ end: "unchanged", cause: expect.stringContaining("another image by now") }]);
  await host.must(sh`docker tag ${host.base} ${named} && sed -i 's|${named}|app/app:2|' ${project}/compose.yaml`);
  const renamed = await host.apply(all, { run: "renamed" });
  expect(renamed.outcomes).toMatchObject([{ end: "unchanged", cause: expect.stringContaining("app/app:2 for web") }]);
  expect(await host.container()).toEqual(was);
  expect(await host.must(tags)).toBe(names);
});

test("a runner that is killed while a service leaves is resumed or rolled back", { timeout: 3_600_000 }, async () => {
  const all = await leaving(await beginDerived("well"));
  await host.killAt(0, counted);
  await host.apply(all);
  const count = (await host.must(sh`cat /run/kill/said`)).split("\n").length;
  const seen = new Set<string>();
  for (let at = 1; at <= count; at += every) {
    const way = Math.ceil(at / every) % 2 === 0 ? "resume" : "rollback";
    seen.add(await killLeaving(`leave-${at}`, "well", { command: at }, way));
  }
  expect(seen).toContain("pending");
});

test("a runner that is killed on the way back to fleet's image goes on with it", { timeout: 3_600_000 }, async () => {
  const all = await leaving(await beginDerived("needy"));
  await host.killAt(0, counted);
  await host.apply(all);
  const count = (await host.must(sh`cat /run/kill/said`)).split("\n").length;
  const seen = new Set<string>();
  for (let at = count; at > (count * 2) / 3; at -= Math.ceil(every / 4)) {
    seen.add(await killLeaving(`leave-needy-${at}`, "needy", { command: at }, "resume"));
  }
  expect(seen).toContain("reverting");
});
