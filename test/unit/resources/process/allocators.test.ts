import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type AllocatorWish,
  imageProvisions,
  otherAllocators,
  packagesOf,
  provisionOf,
  wishedVariables,
} from "../../../../src/resources/process/allocators.ts";
import { libraryRows } from "../../../../src/resources/process/libraries.ts";
import { composePreload } from "../../../../src/text/preload.ts";

const amd64 = "x86_64-linux-gnu";

test("an image on Alpine has Debian's packages for a Dockerfile that has left it, where they have one name", () => {
  const place = { os: "alpine", release: "3.20", multiarch: amd64 };
  const alpine = { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" };
  const debian = { package: "libjemalloc2", library: `/usr/lib/${amd64}/libjemalloc.so.2` };
  expect(imageProvisions("jemalloc", place)).toMatchObject({ alpine, debian });
  const mimalloc = imageProvisions("mimalloc", place);
  expect(mimalloc).toMatchObject({ alpine: { package: "mimalloc2" } });
  expect(mimalloc).not.toHaveProperty("debian");
});

test.each([
  ["jemalloc", "debian", "11", "libjemalloc2", "libjemalloc.so.2"],
  ["jemalloc", "ubuntu", "20.04", "libjemalloc2", "libjemalloc.so.2"],
  ["mimalloc", "debian", "12", "libmimalloc2.0", "libmimalloc.so.2"],
  ["mimalloc", "debian", "13", "libmimalloc3", "libmimalloc.so.3"],
  ["mimalloc", "ubuntu", "24.04", "libmimalloc2.0", "libmimalloc.so.2"],
  // A relative, and a release that is not out yet: the name has been one since Debian 10.
  ["jemalloc", "raspbian", "12", "libjemalloc2", "libjemalloc.so.2"],
  ["jemalloc", "debian", "", "libjemalloc2", "libjemalloc.so.2"],
] as const)("%s on %s %s comes from %s", (allocator, os, release, name, soname) => {
  expect(provisionOf(allocator, { os, release, multiarch: amd64 })).toEqual({
    package: name,
    library: `/usr/lib/${amd64}/${soname}`,
  });
});

test.each([
  ["debian", "11", "there is one for debian 12, debian 13"],
  ["ubuntu", "20.04", "there is one for ubuntu 22.04, ubuntu 24.04"],
  ["raspbian", "12", undefined],
])("mimalloc on %s %s has no package that is known", (os, release, evidence) => {
  const found = provisionOf("mimalloc", { os, release, multiarch: amd64 });
  expect(found).toMatchObject({ status: "blocked", cause: `fleet knows no package of mimalloc for ${os} ${release}` });
  expect("evidence" in found ? found.evidence : undefined).toBe(evidence);
});

test("every package that a release can have is asked for", () => {
  expect(packagesOf("jemalloc")).toEqual(["libjemalloc2"]);
  expect(packagesOf("mimalloc")).toEqual(["libmimalloc2.0", "libmimalloc3"]);
});

describe("the variables that are wished", () => {
  const all = { mallocConf: "narenas:2", arenas: 2, trimThreshold: 0, tunables: "glibc.malloc.tcache_count=0" };
  test.each<[AllocatorWish, Record<string, string>]>([
    [{ allocator: "jemalloc", mallocConf: "auto" }, {}],
    [{ allocator: "jemalloc", mallocConf: "" }, {}],
    [{ ...all, allocator: "jemalloc" }, { MALLOC_CONF: "narenas:2" }],
    [{ ...all, allocator: "mimalloc" }, {}],
    [{ allocator: "glibc", mallocConf: "auto" }, {}],
    [
      { ...all, allocator: "glibc" },
      { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "0", GLIBC_TUNABLES: "glibc.malloc.tcache_count=0" },
    ],
  ])("of %j", (wish, variables) => {
    expect(Object.fromEntries(wishedVariables(wish))).toEqual(variables);
  });
});

test("other allocators go from LD_PRELOAD, and what else is preloaded stays", () => {
  const value = "/opt/trace.so:/usr/lib/libmimalloc.so.2 libjemalloc2.so.2";
  expect(otherAllocators(value, "jemalloc")).toEqual(["mimalloc"]);
  expect(otherAllocators(value, "glibc")).toEqual(["mimalloc", "jemalloc"]);
  expect(composePreload(value, "/lib/libjemalloc.so.2")).toBe("/lib/libjemalloc.so.2:/opt/trace.so");
  expect(composePreload(value, undefined)).toBe("/opt/trace.so");
});

test("docs/allocators.md has each row of the table, and says which were tried", () => {
  const documented = readFileSync("docs/allocators.md", "utf8")
    .split("\n")
    .filter((line) => /^\| (jemalloc|mimalloc) /.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const rows = libraryRows.map(({ allocator, os, releases, package: name, directory, soname, source, tried }) => [
    allocator,
    [os, releases?.join(", ")].join(" ").trim(),
    name,
    `${directory === "multiarch" ? "/usr/lib/TRIPLET" : directory}/${soname}`,
    tried ?? "not tried",
    source,
  ]);
  expect(documented).toEqual(rows);
});
