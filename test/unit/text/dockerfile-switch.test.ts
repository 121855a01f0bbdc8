import { describe, expect, test } from "vitest";
import { markedVariables } from "../../../src/text/dockerfile/marked-variables.ts";
import type { DockerfileWish } from "../../../src/text/dockerfile/wish.ts";
import { patchDockerfile } from "../../../src/text/dockerfile.ts";

const lib = (name: string) => `/usr/lib/x86_64-linux-gnu/lib${name}.so.2`;
const jemalloc: DockerfileWish = {
  debian: { package: "libjemalloc2", library: lib("jemalloc") },
  alpine: { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" },
  variables: new Map([["MALLOC_CONF", { value: "background_thread:true", always: false }]]),
};
const mimalloc: DockerfileWish = {
  debian: { package: "libmimalloc2.0", library: lib("mimalloc") },
  alpine: { package: "mimalloc2", library: "/usr/lib/libmimalloc.so.2" },
};
const glibc: DockerfileWish = {};
const arenas: DockerfileWish = { variables: new Map([["MALLOC_ARENA_MAX", { value: "2", always: true }]]) };

const original = "FROM node:20-bookworm-slim\nRUN apt-get update && apt-get install -y tini\nCMD node\n";
const own = (preload: string) => original.replace("CMD", `ENV LD_PRELOAD=${preload}\nCMD`);

function patched(text: string, wish: DockerfileWish): string {
  const result = patchDockerfile(text, wish);
  return result.status === "patched" ? result.text : `${result.status} ${JSON.stringify(result)}`;
}

describe("from one allocator to another", () => {
  const first = patched(original, jemalloc);

  test("package and ENV of the first go, and those of the second come", () => {
    const second = patched(first, mimalloc);
    expect(second).toBe(patched(original, mimalloc));
    expect(second).not.toMatch(/jemalloc|MALLOC_CONF/);
    expect(patched(second, jemalloc)).toBe(first);
  });

  test("back to the C library's own are the original bytes", () => {
    expect(patched(first, glibc)).toBe(original);
    expect(patchDockerfile(original, glibc).status).toBe("converged");
  });

  test("with glibc's settings they alone are there, and can go", () => {
    const tuned = patched(first, arenas);
    expect(tuned).toBe(patched(original, arenas));
    expect(tuned).toContain("ENV MALLOC_ARENA_MAX=2\n");
    expect(tuned).not.toContain("jemalloc");
    expect(patchDockerfile(tuned, arenas).status).toBe("converged");
    expect(patched(tuned, glibc)).toBe(original);
  });

  test("what somebody has edited under a mark is refused", () => {
    const edited = first.replace(/ENV LD_PRELOAD.*/, "RUN true");
    expect(patchDockerfile(edited, glibc)).toMatchObject({
      status: "refused",
      next: expect.stringContaining("by hand"),
    });
  });
});

describe("an allocator of the operator's own", () => {
  const text = own(`/opt/trace.so:${lib("mimalloc")}`);

  test.each([
    ["jemalloc", jemalloc],
    ["glibc", glibc],
  ])("is refused for %s, with the way out", (_, wish) => {
    expect(patchDockerfile(text, wish)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("LD_PRELOAD names another allocator"),
      next: expect.stringContaining("replace: true"),
      line: 3,
    });
  });

  test("is replaced where that is wished, and comes back when fleet's part goes", () => {
    const replaced = patched(text, { ...jemalloc, replace: true });
    expect(replaced).toContain(`ENV LD_PRELOAD=${lib("jemalloc")}:/opt/trace.so MALLOC_CONF`);
    const emptied = patched(text, { ...glibc, replace: true });
    expect(emptied).toContain("ENV LD_PRELOAD=/opt/trace.so\n");
    expect(patchDockerfile(emptied, { ...glibc, replace: true }).status).toBe("converged");
    expect(patchDockerfile(replaced, mimalloc)).toMatchObject({ status: "patched" });
  });
});

test("what a variable would be without fleet is told by the marks", () => {
  const text = patched(own("/opt/trace.so"), jemalloc);
  expect(markedVariables(text)).toEqual(
    new Map([
      ["LD_PRELOAD", { value: `${lib("jemalloc")}:/opt/trace.so`, before: "/opt/trace.so" }],
      ["MALLOC_CONF", { value: "background_thread:true", before: undefined }],
    ]),
  );
  expect(markedVariables(original)).toEqual(new Map());
});
