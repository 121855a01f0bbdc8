import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { followScript } from "../../../src/host/follow.ts";
import { keptImage, stageScript } from "../../../src/host/pack.ts";
import type { Operation } from "../../../src/resources/operation.ts";

const hostile = `a'b"c$(reboot)\`reboot\`\\ \n FLEET_END\nFLEET_END\n é`;
const stage = (operations: Operation | Operation[], run = "r1") =>
  stageScript({ run, transactions: [{ instance: hostile, operations: [operations].flat() }] });

const preload: Operation = {
  op: "preload.try",
  preload: "/usr/lib/libjemalloc.so.2",
  library: "/usr/lib/libjemalloc.so.2",
  interpreter: hostile,
  arguments: ["-e", hostile],
  user: hostile,
};
const prove = {
  op: "prove",
  source: { systemd: "a.service" },
  interpreter: "node",
  library: "libjemalloc.so",
  stable: 9.5,
  health: "http://[::1]:3000/a b?c=d",
  healthTimeout: 300,
} satisfies Operation;

/** The plan file of the first transaction as the host would decode it. */
function planOf(script: string): string {
  const encoded =
    /base64 -d >"\$tx\/"plan <<'FLEET_END' \|\| return\n([A-Za-z0-9+/=\n]*)\nFLEET_END/.exec(script)?.[1] ?? "";
  return Buffer.from(encoded, "base64").toString("utf8");
}

/** What a plan hands to the runner for its last operation: a shell calls it with a printing `perform`. */
function wordsOf(...operations: Operation[]): string[] {
  const script = `${planOf(stage(operations))}\nperform() { printf '%s\\0' "$@"; }\noperation_${operations.length - 1} act`;
  return execFileSync("/bin/sh", ["-s"], { input: script, encoding: "utf8" }).split("\0").slice(0, -1);
}

describe("a packed job", () => {
  test.each(["/bin/sh", "/bin/bash"])("is a script that %s can read, whatever the values", (shell) => {
    const script = stage({
      op: "file.write",
      path: "/etc/a b/$(reboot)",
      mode: "0644",
      base: "absent",
      content: hostile,
    });
    expect(() => execFileSync(shell, ["-n"], { input: script })).not.toThrow();
    expect(script).not.toContain(hostile);
  });

  test("tells the runner on which transactions one counts, and how their instances are called", () => {
    const script = stageScript({
      run: "r1",
      transactions: [
        { instance: "b", operations: [], needs: ["a", "c"] },
        { instance: "a", operations: [], label: hostile },
        { instance: "c", operations: [] },
      ],
    });
    const said = `${planOf(script)}\non() { printf '%s\\0' "$@"; }\nneeds`;
    expect(execFileSync("/bin/sh", ["-s"], { input: said, encoding: "utf8" }).split("\0").slice(0, -1)).toEqual([
      ...["2", hostile, "3", "c"],
    ]);
  });

  test("gives the runner each value as one word", () => {
    expect(wordsOf(preload)).toEqual([
      ...["act", "preload_try", hostile, hostile, preload.library, preload.preload, "", "-e", hostile],
    ]);
  });

  test("lets a file that exists get a mode only where that is asked for", () => {
    const file = { op: "file.write", path: "/etc/a", content: "a", mode: "0640", base: "absent" } as const;
    expect(wordsOf(file).slice(2, 4)).toEqual(["/etc/a", "0640"]);
    expect(wordsOf(file)).toHaveLength(7);
    expect(wordsOf({ ...file, setMode: true }).at(-1)).toBe("mode");
  });

  test("says on whose behalf an operation is done, where that is not root", () => {
    const script = `${planOf(stage({ op: "systemd.restart", unit: "a.service", user: "mk" }))}
perform_as() { printf '%s\\0' "$@"; }\noperation_0 act`;
    expect(execFileSync("/bin/sh", ["-s"], { input: script, encoding: "utf8" }).split("\0")).toEqual([
      ...["mk", "act", "systemd_restart", "a.service", ""],
    ]);
    expect(() => stage({ op: "systemd.reload", user: "a b" })).toThrow(RangeError);
  });

  test("gives a proof whole seconds, and the URL with its parts", () => {
    expect(wordsOf(prove)).toEqual([
      ...["act", "prove_unit", "a.service", "node", "libjemalloc.so", "10", "300"],
      ...["http://[::1]:3000/a%20b?c=d", "::1", "3000", "/a%20b?c=d"],
    ]);
  });

  test("is the same for the same job", () => {
    expect(stage(prove)).toBe(stage(prove));
  });

  test.each(["etc/a", "/etc/../a", "/etc//a", "/etc/", "/etc/./a", "/", "", "/etc/a\nb", "/etc/..", "/etc/a\u0000"])(
    "refuses the path %j",
    (path) => {
      expect(() => stage({ op: "file.remove", path, base: "absent" })).toThrow(RangeError);
    },
  );

  test.each(["", "a b", "../a", "a/b", "-a", "a;b", "a\n", ".a"])("refuses the run %j", (run) => {
    expect(() => stage(prove, run)).toThrow(RangeError);
    expect(() => followScript(run, 0)).toThrow(RangeError);
  });

  const compose = {
    project: "mk",
    directory: "/srv/m k",
    files: ["/srv/m k/a.yml", "/srv/$(b).yml"],
    environmentFiles: ["/srv/.env"],
    service: "web",
  };
  const flags = ["-p", "mk", "--project-directory", "/srv/m k", "-f", "/srv/m k/a.yml", "-f", "/srv/$(b).yml"];
  const target = { compose, image: "localhost:5000/mk/web:2023.9", base: "sha256:0123" };
  const words = ["mk", "web", "localhost:5000/mk/web:2023.9", "localhost:5000/mk/web", "sha256:0123", "1", ""];

  test("names a service with its images, and gives compose the operator's project", () => {
    expect(wordsOf({ op: "compose.up", ...target })).toEqual([
      ...["act", "compose_up", ...words, "", "", "", ...flags, "--env-file", "/srv/.env"],
    ]);
    const own = {
      ...target,
      was: "misskey/misskey:1",
      compose: { ...compose, override: "/srv/compose.override.yaml" },
    };
    expect(wordsOf({ op: "compose.up", ...own })).toEqual([
      ...["act", "compose_up", ...words, "misskey/misskey:1", "/srv/compose.override.yaml", "", ...flags],
      ...["--env-file", "/srv/.env"],
    ]);
    expect(wordsOf({ op: "compose.up", ...own, want: "sha256:89ab" }).slice(9, 12)).toEqual([
      ...["misskey/misskey:1", "/srv/compose.override.yaml", "sha256:89ab"],
    ]);
    expect(wordsOf({ op: "image.build", ...target })).toEqual([
      ...["act", "image_build", ...words, "full", "", "", "", "", "", "", ...flags, "--env-file", "/srv/.env"],
    ]);
    const thin = "ARG BASE\nFROM ${BASE}\n";
    expect(wordsOf({ op: "image.build", ...target, thin }).slice(9, 13)).toEqual(["thin", "payload/0", "", ""]);
    expect(wordsOf({ op: "image.build", ...target, thin, from: "sha256:ab" }).slice(12, 13)).toEqual(["sha256:ab"]);
    const tried = { interpreter: "/usr/bin/node", argument: "-", user: "991:991" };
    expect(wordsOf({ op: "image.build", ...target, thin, try: tried }).slice(12, 17)).toEqual([
      ...["", "/usr/bin/node", "-", "991:991"],
      "-p",
    ]);
    const encoded = Buffer.from(thin).toString("base64");
    expect(stage({ op: "image.build", ...target, thin })).toContain(
      `base64 -d >"$tx/"payload/0 <<'FLEET_END' || return\n${encoded}\n`,
    );
  });

  test("builds from the Dockerfile that the transaction writes, and from no other file of it", () => {
    const write = (path: string): Operation => ({ op: "file.write", path, mode: "0644", base: "absent", content: "" });
    const build = { op: "image.build", ...target, dockerfile: "/srv/m k/Dockerfile" } as const;
    const from = (...operations: Operation[]) => wordsOf(...operations, build).slice(9, 12);
    expect(from(write("/srv/other"), write(build.dockerfile))).toEqual(["full", "payload/1", build.dockerfile]);
    expect(from(write("/srv/other"))).toEqual(["full", "", ""]);
  });

  test.each([
    ["misskey-web", "misskey-web"],
    ["misskey/misskey:2023.9", "misskey/misskey"],
    ["localhost:5000/web", "localhost:5000/web"],
    ["localhost:5000/web:1@sha256:ab", "localhost:5000/web"],
  ])("finds the repository of %s", (image, repository) => {
    expect(wordsOf({ op: "compose.up", ...target, image }).slice(4, 6)).toEqual([image, repository]);
  });

  test("proves a container by its labels", () => {
    const { health: _, ...plain } = prove;
    expect(wordsOf({ ...plain, source: { compose: { project: "mk", service: "web" } } })).toEqual([
      ...["act", "prove_container", "mk", "web", "node", "libjemalloc.so", "10", "300"],
    ]);
  });

  test("marks the images of several services only where they are different ones of one repository", () => {
    const worker = { ...target, compose: { ...compose, service: "worker" } };
    const [thin, other] = ["FROM ${BASE}\nENV A=1\n", "FROM ${BASE}\nENV A=2\n"];
    const mark = (second: Partial<typeof worker & { thin: string }>) =>
      wordsOf(
        { op: "image.build", ...target, thin },
        { op: "image.build", ...worker, thin, ...second },
        { op: "compose.up", ...worker, ...second },
      )[8];
    expect(mark({})).toBe("");
    expect(mark({ image: "another", base: "sha256:4567" })).toBe("");
    expect(mark({ image: "localhost:5000/mk/web:worker", base: "sha256:4567" })).toBe(".2");
    const leaves = (second: { base?: string; want?: string }) => {
      const up = { op: "compose.up", ...worker, want: "sha256:89ab", ...second } as const;
      return wordsOf({ op: "compose.up", ...target, want: "sha256:89ab" }, up)[8];
    };
    expect(leaves({})).toBe("");
    expect(leaves({ base: "sha256:4567" })).toBe(".2");
    const up = { op: "compose.up", ...worker } as const;
    const all: Operation[] = [
      { op: "image.build", ...target, thin },
      { op: "image.build", ...worker, thin: other },
    ];
    expect(keptImage(up, "r1.1", all)).toBe("localhost:5000/mk/web:fleet-r1.1.2-before");
    expect(keptImage({ ...up, compose }, "r1.1", all)).toBe("localhost:5000/mk/web:fleet-r1.1-before");
  });

  test("asks a rootless engine on behalf of its user", () => {
    const his = { compose: { project: "mk", service: "web", user: "misskey" } };
    const operations = [
      { op: "image.build", ...target, compose: { ...compose, user: "misskey" } },
      { op: "compose.up", ...target, compose: { ...compose, user: "misskey" } },
      { ...prove, source: his },
    ] as const;
    for (const operation of operations) expect(planOf(stage(operation))).toContain('perform_as misskey "$1"');
    expect(planOf(stage({ op: "compose.up", ...target }))).not.toContain("perform_as");
  });

  test("refuses names that would be patterns, options or paths", () => {
    expect(() => stage({ op: "package.install", manager: "apt", name: "a*", version: "" })).toThrow(RangeError);
    expect(() => stage({ ...prove, interpreter: 'x"; system("reboot' })).toThrow(RangeError);
    expect(() => stage({ ...prove, health: "file:///etc/shadow" })).toThrow(RangeError);
    expect(() => stage({ op: "compose.up", ...target, image: "-f" })).toThrow(RangeError);
    expect(() => stage({ op: "compose.up", ...target, base: "" })).toThrow(RangeError);
    for (const name of ["", "..", "a/b", "a b", "a\n"]) {
      expect(() => stage({ op: "compose.up", ...target, compose: { ...compose, project: name } })).toThrow(RangeError);
      expect(() => stage({ op: "compose.up", ...target, compose: { ...compose, service: name } })).toThrow(RangeError);
    }
  });
});
