import { describe, expect, test } from "vitest";
import type { EnvironmentSource } from "../../../../src/resources/process/environment-source.ts";
import type { ObservedProcess } from "../../../../src/resources/process/processes.ts";
import { systemdEnvironment } from "../../../../src/resources/systemd/systemd-environment.ts";
import type { ObservedUnit, UnitWish } from "../../../../src/resources/systemd/unit.ts";
import { assessUnit } from "../../../../src/resources/systemd/unit-assess.ts";

const unit = "misskey.service";
const facts = {
  os: "debian",
  release: "12",
  architecture: "amd64",
  multiarch: "x86_64-linux-gnu",
  root: true,
  systemd: 252,
};
const directory = `/etc/systemd/system/${unit}.d`;
const own = `${directory}/zz-fleet.conf`;
const lib = (name: string) => `/usr/lib/x86_64-linux-gnu/lib${name}.so.2`;

const ownText = Buffer.from(`# Written by fleet.\n[Service]\nEnvironment="LD_PRELOAD=${lib("jemalloc")}"\n`);

const set = (path: string, name: string, value: string, how: EnvironmentSource["how"] = "set"): EnvironmentSource => ({
  how,
  path,
  line: 3,
  name,
  value,
});

function observed(
  libraries: readonly string[],
  environment: Record<string, string>,
  sources: readonly EnvironmentSource[] = [],
): ObservedUnit {
  const process: ObservedProcess = {
    exe: "/usr/bin/node",
    startedAt: 1000,
    libraries,
    environment: new Map(Object.entries(environment)),
    musl: false,
  };
  return {
    properties: new Map([
      ["LoadState", "loaded"],
      ["ActiveState", "active"],
    ]),
    id: unit,
    sources,
    unread: [],
    dropIn: own,
    own: sources.some(({ path }) => path === own) ? ownText : undefined,
    processes: [process],
    hidden: false,
    entries: new Map(),
  };
}

const wish = (allocator: UnitWish["allocator"], more: Partial<UnitWish> = {}): UnitWish => ({
  unit,
  interpreter: "node",
  allocator,
  mallocConf: "auto",
  ...more,
});

describe("from fleet's own drop-in with jemalloc", () => {
  const preload = lib("jemalloc");
  const state = observed(["libjemalloc.so.2"], { LD_PRELOAD: preload, MALLOC_CONF: "background_thread:true" }, [
    set(own, "LD_PRELOAD", preload),
    set(own, "MALLOC_CONF", "background_thread:true"),
  ]);

  test("mimalloc takes its place, without jemalloc's settings", () => {
    expect(assessUnit(wish("mimalloc"), state, facts)).toMatchObject({
      variables: new Map([["LD_PRELOAD", lib("mimalloc")]]),
      lacking: expect.stringContaining("they run on libjemalloc.so.2"),
    });
  });

  test("glibc takes the drop-in away", () => {
    expect(assessUnit(wish("glibc"), state, facts)).toMatchObject({ dropIn: undefined, obsolete: true });
    expect(systemdEnvironment.change({ kind: "systemd-environment", ...wish("glibc") }, state, facts)).toMatchObject({
      action: "remove",
      operations: [{ op: "file.remove", path: own }, { op: "systemd.reload" }],
    });
  });

  test("a drop-in of fleet's to which somebody has added something is not removed", () => {
    const edited = { ...state, own: Buffer.concat([ownText, Buffer.from("Environment=MINE=1\n")]) };
    expect(systemdEnvironment.change({ kind: "systemd-environment", ...wish("glibc") }, edited, facts)).toMatchObject({
      status: "blocked",
      cause: `${own} is fleet's, and holds more than fleet has put there`,
    });
  });

  test("glibc with settings holds them alone", () => {
    expect(assessUnit(wish("glibc", { arenas: 2 }), state, facts)).toMatchObject({
      variables: new Map([["MALLOC_ARENA_MAX", "2"]]),
      obsolete: false,
    });
  });
});

describe("another allocator that stands in the operator's own drop-in", () => {
  const preload = `/opt/trace.so:${lib("mimalloc")}`;
  const state = observed(["libmimalloc.so.2.0"], { LD_PRELOAD: preload }, [
    set(`${directory}/override.conf`, "LD_PRELOAD", preload),
  ]);

  test.each(["jemalloc", "glibc"] as const)("blocks %s, with the way out", (allocator) => {
    expect(assessUnit(wish(allocator), state, facts)).toMatchObject({
      status: "blocked",
      evidence: `LD_PRELOAD=${preload} in ${directory}/override.conf:3`,
      next: expect.stringContaining("replace: true"),
    });
  });

  test("is replaced where the inventory says so, and what else is preloaded stays", () => {
    expect(assessUnit(wish("jemalloc", { replace: true }), state, facts)).toMatchObject({
      preload: `${lib("jemalloc")}:/opt/trace.so`,
    });
    expect(assessUnit(wish("glibc", { replace: true }), state, facts)).toMatchObject({
      variables: new Map([["LD_PRELOAD", "/opt/trace.so"]]),
    });
  });

  test("serves again once fleet's drop-in is out of its way", () => {
    const replaced = observed([], { LD_PRELOAD: "" }, [
      set(`${directory}/override.conf`, "LD_PRELOAD", lib("mimalloc")),
      set(own, "LD_PRELOAD", ""),
    ]);
    expect(assessUnit(wish("mimalloc"), replaced, facts)).toMatchObject({ dropIn: undefined, obsolete: true });
  });
});

test("fleet's drop-in over a path by hand that was not looked at stays, and asks for no restart", () => {
  const preload = lib("jemalloc");
  const state = observed(["libjemalloc.so.2"], { LD_PRELOAD: preload, MALLOC_CONF: "background_thread:true" }, [
    set(`${directory}/override.conf`, "LD_PRELOAD", "/opt/libjemalloc.so.2"),
    set(own, "LD_PRELOAD", preload),
    set(own, "MALLOC_CONF", "background_thread:true"),
  ]);
  expect(assessUnit(wish("jemalloc"), state, facts)).toMatchObject({ obsolete: false, lacking: undefined });
});

describe("an allocator that is a part of the program", () => {
  const state = observed(["libjemalloc.so.2"], {});

  test("is converged where it is the wished one", () => {
    expect(assessUnit(wish("jemalloc"), state, facts)).toMatchObject({ dropIn: undefined, lacking: undefined });
  });

  test("is not replaced without a word, and can be with one", () => {
    expect(assessUnit(wish("mimalloc"), state, facts)).toMatchObject({
      status: "blocked",
      evidence: "libjemalloc.so.2 in the memory map of /usr/bin/node, without LD_PRELOAD",
    });
    expect(assessUnit(wish("mimalloc", { replace: true }), state, facts)).toMatchObject({ preload: lib("mimalloc") });
  });

  test("can't be taken out for glibc", () => {
    expect(assessUnit(wish("glibc", { replace: true }), state, facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringContaining("which is linked into /usr/bin/node"),
    });
  });
});

test("one in the command line beats every drop-in, and blocks", () => {
  const state = observed(["libmimalloc.so.2.0"], { LD_PRELOAD: lib("mimalloc") }, [
    set(`/etc/systemd/system/${unit}`, "LD_PRELOAD", lib("mimalloc"), "exec"),
  ]);
  expect(assessUnit(wish("jemalloc", { replace: true }), state, facts)).toMatchObject({
    status: "blocked",
    cause: expect.stringContaining("the command of misskey.service sets LD_PRELOAD itself"),
  });
});

describe("a MALLOC_CONF in the command", () => {
  const state = observed([], {}, [set("/etc/apache2/envvars", "MALLOC_CONF", "narenas:2", "exec")]);

  test("is another one than the inventory's, and blocks with its line", () => {
    expect(assessUnit(wish("jemalloc", { mallocConf: "narenas:4" }), state, facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringContaining("sets MALLOC_CONF itself"),
      evidence: "/etc/apache2/envvars:3",
    });
  });

  test.each(["narenas:2", "auto"])("is left to it where %s is wished", (mallocConf) => {
    const assessed = assessUnit(wish("jemalloc", { mallocConf }), state, facts);
    expect(assessed).toMatchObject({ variables: new Map([["LD_PRELOAD", lib("jemalloc")]]) });
  });
});

test.each(["set", "file", "exec"] as const)("glibc's settings that are there already (%s) are converged", (how) => {
  const state = observed([], { MALLOC_ARENA_MAX: "2" }, [set("/etc/x.conf", "MALLOC_ARENA_MAX", "2", how)]);
  expect(assessUnit(wish("glibc", { arenas: 2 }), state, facts)).toMatchObject({
    dropIn: undefined,
    lacking: undefined,
  });
});

test("an EnvironmentFile that sets another value of glibc's blocks", () => {
  const state = observed([], { MALLOC_ARENA_MAX: "8" }, [set("/etc/x.env", "MALLOC_ARENA_MAX", "8", "file")]);
  expect(assessUnit(wish("glibc", { arenas: 2 }), state, facts)).toMatchObject({
    status: "blocked",
    cause: expect.stringContaining("an EnvironmentFile of misskey.service sets MALLOC_ARENA_MAX"),
    evidence: "/etc/x.env:3",
  });
});

test("a later drop-in counts where it sets what fleet's would set, and only then", () => {
  const later = (name: string) => [set(`${directory}/zzz.conf`, name, "8")];
  expect(assessUnit(wish("glibc", { arenas: 2 }), observed([], {}, later("MALLOC_ARENA_MAX")), facts)).toMatchObject({
    status: "blocked",
    cause: expect.stringContaining("zzz.conf:3 sorts behind fleet's drop-in and sets MALLOC_ARENA_MAX anew"),
  });
  expect(assessUnit(wish("glibc", { arenas: 2 }), observed([], {}, later("MALLOC_CONF")), facts)).toMatchObject({
    lacking: "its live processes have another MALLOC_ARENA_MAX",
  });
});

test.each([
  ["node", "-"],
  ["nodejs", "-"],
  ["ruby3.1", "-"],
  ["python3.11", "-"],
  ["perl", "-"],
  ["apache2", "-v"],
  ["mariadbd", "--version"],
  ["memcached", "--version"],
  ["node_exporter", "--version"],
])("the library is tried with %s %s", (interpreter, argument) => {
  expect(triedWith({ interpreter })).toEqual([argument]);
});

test("a playbook can say with which arguments the library is tried", () => {
  expect(triedWith({ interpreter: "haproxy", try: ["-v", "-q"] })).toEqual(["-v", "-q"]);
  expect(triedWith({ interpreter: "node", try: ["-e", "0"] })).toEqual(["-e", "0"]);
});

function triedWith(more: Partial<UnitWish>): readonly string[] {
  const desired = { kind: "systemd-environment", ...wish("jemalloc", more) } as const;
  const verdict = systemdEnvironment.change(desired, observed([], {}), facts);
  const [first] = verdict?.status === "change" ? verdict.operations : [];
  if (first?.op !== "preload.try") throw new Error(JSON.stringify(verdict));
  return first.arguments;
}
