import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { unpatchDockerfile } from "../../../src/text/dockerfile/unpatch.ts";
import type { DockerfileWish } from "../../../src/text/dockerfile/wish.ts";
import { patchDockerfile } from "../../../src/text/dockerfile.ts";

const directory = new URL("fixtures/dockerfile/", import.meta.url);
const wish: DockerfileWish = {
  debian: { package: "libjemalloc2", library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" },
  alpine: { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" },
  redHat: { package: "jemalloc", library: "/usr/lib64/libjemalloc.so.2" },
  variables: new Map([["MALLOC_CONF", { value: "background_thread:true", always: false }]]),
};

describe.each(readdirSync(directory).sort())("the Dockerfile %s", (name) => {
  const path = (file: string) => new URL(`${name}/${file}`, directory);
  const read = (file: string) => readFileSync(path(file), "utf8");
  const text = read("Dockerfile");
  const more: Partial<DockerfileWish> = existsSync(path("wish.json")) ? JSON.parse(read("wish.json")) : {};
  const result = patchDockerfile(text, { ...wish, ...more });
  const [outcome] = readdirSync(new URL(name, directory)).filter((file) => !/^(Dockerfile|wish\.json)$/.test(file));

  test("comes to what is written down", () => {
    expect(result.status).toBe(outcome);
    switch (result.status) {
      case "patched":
        return expect(result.text).toBe(read("patched"));
      case "converged":
        return expect(`${result.line}\n`).toBe(read("converged"));
      case "refused":
        return expect(`${result.line ?? "-"}: ${result.reason}\n${result.next}\n`).toBe(read("refused"));
    }
  });

  test.runIf(result.status === "patched")("is patched once, and back to the same bytes", () => {
    const patched = read("patched");
    expect(patchDockerfile(patched, { ...wish, ...more }).status).toBe("converged");
    expect(unpatchDockerfile(patched)).toEqual({ status: "unpatched", text });
    expect(unpatchDockerfile(text)).toEqual({ status: "unmarked" });
  });
});
