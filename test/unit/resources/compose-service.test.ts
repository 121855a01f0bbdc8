import { describe, expect, it } from "vitest";
import { composeService } from "../../../src/resources/compose-service.ts";
import { facts, library, node, observed, onGlibc, onJemalloc } from "./compose-fixtures.ts";

const desired = {
  kind: "compose-service",
  directory: "/srv/misskey",
  service: "web",
  interpreter: "node",
  allocator: "jemalloc",
  mallocConf: "auto",
} as const;

describe("a compose service", () => {
  it("is made anew where its processes run on another allocator", () => {
    expect(composeService.change(desired, observed("plain", onGlibc), facts)).toMatchObject({
      status: "change",
      action: "recreate",
      operations: [
        { op: "image.build", compose: { directory: "/srv/misskey", service: "web" }, image: "misskey-web" },
        { op: "compose.up", compose: { service: "web", project: "misskey" }, image: "misskey-web" },
      ],
      downtime: { how: "recreate", stopLimit: 10 },
    });
  });

  it("uses the project that runs, not the way that the inventory writes its directory", () => {
    const linked = { ...desired, directory: "/srv/link/" };
    expect(composeService.change(linked, observed("linked", onGlibc), facts)).toMatchObject({
      operations: [
        { compose: { directory: "/srv/misskey" } },
        { compose: { directory: "/srv/misskey", project: "misskey" } },
      ],
    });
  });

  it.each([
    ["image-env", "the image"],
    ["compose-env", "compose's environment"],
  ])("is converged by %s", (fixture) => {
    expect(composeService.change(desired, observed(fixture, onJemalloc), facts)).toBeUndefined();
  });

  it("notes a missing MALLOC_CONF where it is left alone, and nothing where it is set", () => {
    const note = expect.stringMatching(/^MALLOC_CONF is not set/);
    const set = node(library, ["libjemalloc.so.2"], "background_thread:true");
    expect(composeService.notes?.(desired, observed("image-env", onJemalloc), facts)).toEqual([note]);
    expect(composeService.notes?.(desired, observed("image-env", set), facts)).toEqual([]);
    expect(composeService.notes?.(desired, observed("plain", onGlibc), facts)).toEqual([]);
  });

  it.each([
    ["one process is without it", [onJemalloc, onGlibc]],
    ["another allocator stands before it", [node(library, ["libmimalloc.so.2.0", "libjemalloc.so.2"])]],
    ["it is set but not mapped", [node(library)]],
  ])("is not converged when %s", (_, processes) => {
    const verdict = composeService.change(desired, observed("image-env", ...processes), facts);
    expect(verdict).toMatchObject({ status: "change", action: "recreate" });
  });

  it("judges MALLOC_CONF only where the inventory sets it", () => {
    const exact = { ...desired, mallocConf: "narenas:2" };
    const set = node(library, ["libjemalloc.so.2"], "narenas:2");
    expect(composeService.change(exact, observed("image-env", set), facts)).toBeUndefined();
    expect(composeService.change(exact, observed("image-env", onJemalloc), facts)).toMatchObject({ status: "change" });
  });

  it.each([
    [
      "overruled",
      [node("/opt/none.so")],
      /environment that compose gives service web sets LD_PRELOAD/,
      "LD_PRELOAD=/opt/none.so",
    ],
    ["odd", [node("")], /environment that compose gives service web sets LD_PRELOAD/, "LD_PRELOAD="],
    [
      "entrypoint",
      [onGlibc],
      /the entrypoint of service web changes it/,
      "LD_PRELOAD is not set in the live processes",
    ],
    ["image-only", [onGlibc], /can't build anew/, undefined],
    ["stopped", [], /is not running/, "docker compose ps: exited"],
    ["paused", [onGlibc], /is not running/, "docker compose ps: paused"],
    ["two-projects", [onGlibc], /runs in 2 compose projects/, "projects: first, second"],
    ["scaled", [onGlibc], /runs in 2 containers/, undefined],
    ["no-directory", [], /is no directory on this host/, expect.stringContaining("runs from /srv/done")],
    ["no-project", [], /no compose project has been started/, expect.stringContaining("runs from /srv/done")],
    ["no-service", [], /has no container of service/, "its services: db, web"],
    ["docker-missing", [], /Docker is not installed/, undefined],
  ])("is blocked: %s", (fixture, processes, cause, evidence) => {
    const service = fixture === "no-service" ? "nope" : "web";
    const verdict = composeService.change({ ...desired, service }, observed(fixture, ...processes), facts);
    expect(verdict).toMatchObject({
      status: "blocked",
      cause: expect.stringMatching(cause),
      next: expect.stringMatching(/./),
    });
    expect(verdict?.status === "blocked" ? verdict.evidence : "not blocked").toEqual(evidence);
  });

  it.each([
    ["daemon-down", [], true, /daemon does not answer/],
    ["no-permission", [], false, /needs root/],
    ["group", [], false, /needs root/],
    ["plain", [], true, /no process of service web runs node/],
  ])("is unknown: %s", (fixture, processes, root, why) => {
    const verdict = composeService.change(desired, observed(fixture, ...processes), { ...facts, root });
    expect(verdict).toMatchObject({ status: "unknown", why: expect.stringMatching(why) });
  });

  it("is unknown where one process hides, even if the others are as wished", () => {
    const service = { ...observed("image-env", onJemalloc), hidden: true };
    expect(composeService.change(desired, service, facts)).toMatchObject({
      status: "unknown",
      why: expect.stringMatching(/needs root/),
    });
  });
});
