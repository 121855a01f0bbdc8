import { expect, test } from "vitest";
import { changesHosts, sayUnexpected } from "../../../../src/commands/program/unexpected.ts";
import type { RunCommand } from "../../../../src/engine/event.ts";
import { makeOutput } from "../../../../src/output/output.ts";

test.each<[RunCommand, boolean]>([
  ["plan", false],
  ["verify", false],
  ["apply", true],
  ["rollback", true],
  ["resume", true],
])("%s changes hosts: %s", (command, changes) => {
  expect(changesHosts({ type: "run-started", command, hosts: [] })).toBe(changes);
});

test("a run changes hosts until it has ended", () => {
  expect(changesHosts({ type: "host-started", host: "mk1", phase: "apply" })).toBeUndefined();
  expect(changesHosts({ type: "run-ended", outcomes: [] })).toBe(false);
});

test("where hosts were being changed, the way on is told; what it prints can't harm a terminal", () => {
  const texts: string[] = [];
  const stream = { write: (text: string) => void texts.push(text) };
  const options = { json: false, verbose: false, color: "never", env: {} } as const;
  const output = makeOutput({ stdout: stream, stderr: stream }, options);
  sayUnexpected(new TypeError("\u001b[2Jbad"), output, "fleet 1", { changing: true });
  const text = texts.join("");
  expect(text).not.toContain("\u001b");
  expect(text).toMatch(/^error: fleet itself has failed: TypeError: .*bad\n {2}hint: Hosts were being changed[.] /);
  expect(text).toContain("fleet runs says how far this run came, and fleet resume ends it.");
  expect(text).toContain("    at ");
});
