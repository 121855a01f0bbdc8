import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { allocator } from "../../../../src/resources/allocator.ts";
import type { ObservedFile } from "../../../../src/resources/docker/compose.ts";
import { composeService } from "../../../../src/resources/docker/compose-service.ts";
import type { ObservedService } from "../../../../src/resources/docker/container.ts";
import { dockerfile } from "../../../../src/resources/docker/dockerfile.ts";
import { facts, library, observed, onGlibc, onJemalloc } from "./compose-fixtures.ts";

const desired = {
  kind: "dockerfile",
  directory: "/srv/misskey",
  service: "web",
  interpreter: "node",
  allocator: "jemalloc",
  mallocConf: "auto",
} as const;

/** The plain host with another Dockerfile. */
function withFile(change: Partial<ObservedFile>): ObservedService {
  const service = observed("plain", onGlibc);
  const { build } = service;
  if (!build?.file) throw new Error("the fixture has a Dockerfile");
  return { ...service, build: { ...build, file: { ...build.file, ...change } } };
}

function text(content: string): Partial<ObservedFile> {
  return { content: new TextEncoder().encode(content), bytes: content.length };
}

describe("a Dockerfile", () => {
  it("shares one probe with the service and the proof, so that a host runs it once", () => {
    const probe = dockerfile.probe(desired);
    expect(composeService.probe({ ...desired, kind: "compose-service" })).toBe(probe);
    const proof = { ...desired, kind: "allocator", stable: 10, healthTimeout: 300 } as const;
    expect(allocator.probe(proof)).toBe(probe);
  });

  it("gets the package and the ENV in the stage that is built, against the bytes that were read", () => {
    const service = observed("plain", onGlibc);
    const content = service.build?.file?.content ?? new Uint8Array();
    const verdict = dockerfile.change(desired, service, facts);
    if (verdict?.status !== "change") throw new Error(JSON.stringify(verdict));
    expect(verdict.action).toBe("update");
    const [write] = verdict.operations;
    expect(write).toMatchObject({
      op: "file.write",
      path: "/srv/misskey/Dockerfile",
      base: createHash("sha256").update(content).digest("hex"),
    });
    const after = write?.op === "file.write" ? write.content : "";
    const runner = after.slice(after.indexOf("AS runner"));
    expect(runner).toContain("libjemalloc2");
    expect(runner).toContain(library);
    expect(runner).toContain("background_thread:true");
    expect(after.slice(0, after.indexOf("AS runner"))).not.toContain("jemalloc");
  });

  it.each([
    ["auto", "FROM debian\nRUN apt-get install -y curl\n", /background_thread:true/],
    ["narenas:2", "FROM debian\nRUN apt-get install -y curl\n", /narenas:2/],
    ["", "FROM debian\nRUN apt-get install -y curl\n", /^(?!.*MALLOC_CONF)/s],
    ["auto", "FROM debian\nENV MALLOC_CONF=tcache:false\nRUN apt-get install -y curl\n", /^(?!.*background_thread)/s],
  ])("writes MALLOC_CONF %j only where it has no value yet", (mallocConf, dockerfileText, expected) => {
    const verdict = dockerfile.change({ ...desired, mallocConf }, withFile(text(dockerfileText)), facts);
    expect(verdict).toMatchObject({ operations: [{ content: expect.stringMatching(expected) }] });
    expect(verdict).toMatchObject({ operations: [{ content: expect.stringContaining(library) }] });
  });

  it("takes the library's directory from the image's architecture, not the host's", () => {
    const service = observed("plain", onGlibc);
    const container = { ...service.container, details: { ...service.container?.details, architecture: "arm64" } };
    const verdict = dockerfile.change(desired, { ...service, container } as ObservedService, facts);
    expect(JSON.stringify(verdict)).toContain("/usr/lib/aarch64-linux-gnu/");
  });

  it("may lack what the live processes have from elsewhere, and says so", () => {
    const service = observed("compose-env", onJemalloc);
    expect(dockerfile.change(desired, service, facts)).toBeUndefined();
    expect(dockerfile.notes?.(desired, service, facts)).toEqual([
      expect.stringMatching(/^the live processes have it from compose's environment; .*Dockerfile lacks it/),
    ]);
  });

  it("is patched again where fleet's layer runs and its lines are gone, and nothing else is touched", () => {
    const { container, ...rest } = observed("plain", onJemalloc);
    if (!container?.details) throw new Error("the fixture has an image");
    const environment = new Map([["LD_PRELOAD", library]]);
    const layered = (is: boolean): ObservedService => ({
      ...rest,
      container: { ...container, environment, details: { ...container.details!, environment, layer: is } },
    });
    expect(dockerfile.change(desired, layered(true), facts)).toMatchObject({ operations: [{ op: "file.write" }] });
    expect(composeService.change({ ...desired, kind: "compose-service" }, layered(true), facts)).toBeUndefined();
    expect(dockerfile.notes?.(desired, layered(true), facts)).toEqual([expect.stringMatching(/left alone/)]);
    expect(dockerfile.change(desired, layered(false), facts)).toBeUndefined();
  });

  it("is converged, without a word, where the image was built from it", () => {
    const service = observed("image-env", onJemalloc);
    expect(dockerfile.change(desired, service, facts)).toBeUndefined();
    expect(dockerfile.notes?.(desired, service, facts)).toEqual([]);
  });

  it("is left alone where it is ahead of the running image", () => {
    const service = observed("ahead", onGlibc);
    expect(dockerfile.change(desired, service, facts)).toBeUndefined();
    expect(dockerfile.notes?.(desired, service, facts)).toEqual([
      expect.stringMatching(/has it already: the running image/),
    ]);
  });

  it("is patched where compose says that it stands", () => {
    expect(dockerfile.change(desired, observed("odd", onGlibc), facts)).toMatchObject({
      operations: [{ path: "/srv/odd/sub/my.Dockerfile" }],
    });
  });

  it.each([
    ["a symbolic link", observed("symlink", onGlibc), /is a symbolic link/],
    ["absent", observed("no-dockerfile", onGlibc), /there is no Dockerfile at/],
    ["linked twice", withFile({ links: 2 }), /has 2 hard links/],
    ["huge", withFile({ bytes: 2 ** 21 }), /larger than/],
    ["not text", withFile({ content: new Uint8Array([0xff, 0xfe, 0x0a]), bytes: 3 }), /is not UTF-8/],
    ["without a place to patch", withFile(text('FROM scratch\nCMD ["/app"]\n')), /Dockerfile/],
    ["of a container that is down", observed("stopped"), /is not running/],
  ])("is blocked when it is %s", (_, service, cause) => {
    const verdict = dockerfile.change(desired, service, facts);
    expect(verdict).toMatchObject({
      status: "blocked",
      cause: expect.stringMatching(cause),
      next: expect.stringMatching(/./),
    });
  });

  it("is unknown where compose can't be asked", () => {
    expect(dockerfile.change(desired, observed("compose-unread", onGlibc), facts)).toMatchObject({
      status: "unknown",
      why: "compose could not be asked how service web is built",
    });
  });
});
