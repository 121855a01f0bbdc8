import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRunner } from "../../../scripts/embed-runner.mjs";
import { runner } from "../../../src/host/runner.gen.ts";

const text = readRunner();
const shellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

describe("the runner", () => {
  test("has no part that is left out", () => {
    const folder = new URL("../../../src/host/runner/", import.meta.url);
    for (const name of readdirSync(folder)) expect(text).toContain(readFileSync(new URL(name, folder), "utf8"));
  });

  test("is embedded without a comment, and is still a script", () => {
    expect(runner.startsWith("#!/bin/sh\n")).toBe(true);
    expect(runner.slice(10)).not.toMatch(/^\s*#/m);
    expect(() => execFileSync("/bin/sh", ["-n"], { input: runner })).not.toThrow();
  });

  test.skipIf(!shellcheck)("has nothing that shellcheck objects to", () => {
    expect(spawnSync("shellcheck", ["-"], { input: text, encoding: "utf8" }).stdout).toBe("");
  });

  test("gives its lock to no command", () => {
    const commands =
      /(?:^|[|&;({]|\$\(|\bif|!|\bdo\b|\bthen\b)\s*(?:sync|mv|cp|rm|rmdir|cat|install|mkdir|mkfifo|stat|sha256sum|systemctl|journalctl|apt-get|dpkg-query|sleep|tail|head|cut|sed|grep|awk|ls|id|readlink|curl|timeout|date|docker|flock)\s(?!=)/;
    const open = text
      .replaceAll(/\\\n\s*/g, "")
      .split("\n")
      .filter((line) => !/^\s*#/.test(line) && commands.test(line) && !line.includes("9>&-"));
    // The awk programs and bash's own script stand on lines that end later; the lock is taken on its descriptor.
    expect(open.filter((line) => !/awk .*'$|bash --norc -c '|^\s*awk 'NR|flock -n 9/.test(line))).toEqual([]);
  });
});
