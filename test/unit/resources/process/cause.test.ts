import { expect, test } from "vitest";
import { causesOf, type Scene } from "../../../../src/resources/process/cause.ts";
import type { ObservedProcess } from "../../../../src/resources/process/processes.ts";

const library = "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2";
const scene: Scene = {
  allocator: "jemalloc",
  library,
  sources: [{ how: "set", path: "/etc/a.conf", line: 2, name: "LD_PRELOAD", value: library }],
  entries: new Map(),
};
const process = (more: Partial<ObservedProcess> = {}, preload = ""): ObservedProcess => ({
  exe: "/usr/bin/node",
  startedAt: 1000,
  libraries: [],
  environment: new Map(preload === "" ? [] : [["LD_PRELOAD", preload]]),
  musl: false,
  ...more,
});
const texts = (all: readonly ObservedProcess[], more: Partial<Scene> = {}) =>
  causesOf(all, { ...scene, ...more }).map(({ text }) => text);

test("each cause is told once, however many processes have it", () => {
  expect(texts([process(), process()])).toEqual(["they were started before LD_PRELOAD was set"]);
});

test("what fleet can't mend comes first", () => {
  expect(texts([process(), process({ secure: true }, library)])).toEqual([
    expect.stringContaining("the loader passes over"),
    "they were started before LD_PRELOAD was set",
  ]);
});

test("the loader's refusal decides over a path that is missing", () => {
  const entries = new Map([["/opt/libjemalloc.so.2", { is: "missing" }]] as const);
  expect(texts([process({ secure: true }, "/opt/libjemalloc.so.2")], { entries })).toEqual([
    expect.stringContaining("the loader passes over"),
  ]);
});

test("a mapping that is gone decides over all", () => {
  expect(texts([process({ libraries: ["deleted:libjemalloc.so.2"], secure: true }, library)])).toEqual([
    "they run on a jemalloc that was replaced on disk since",
  ]);
});

test("where nothing sets it, that is said", () => {
  expect(texts([process()], { sources: [] })).toEqual(["LD_PRELOAD is not set for them"]);
});

test("a library that fleet's own path names is not to be had by another path", () => {
  const entries = new Map([[library, { is: "garbled" }]] as const);
  expect(causesOf([process({}, library)], { ...scene, entries })[0]).toMatchObject({
    next: expect.stringContaining("--reinstall"),
    evidence: "/etc/a.conf:2",
  });
});
