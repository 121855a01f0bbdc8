import { expect, test } from "vitest";
import type { EnvironmentSource } from "../../../../src/resources/process/environment-source.ts";
import { overruling } from "../../../../src/resources/systemd/unit-overruling.ts";

const ours = new Map([["LD_PRELOAD", "/lib/je.so"]]);
const source = (how: EnvironmentSource["how"], path: string, value = "", name = "LD_PRELOAD"): EnvironmentSource => ({
  how,
  path,
  line: 2,
  name: how === "reset" ? "" : name,
  value,
});
const early = "/etc/systemd/system/a.service.d/override.conf";
const late = "/etc/systemd/system/service.d/zzz.conf";
const told = (...sources: readonly EnvironmentSource[]) => overruling("a.service", sources, ours)?.evidence;

test.each<[string, readonly EnvironmentSource[], string | undefined]>([
  ["nothing", [], undefined],
  ["an earlier drop-in", [source("set", early, "/x.so")], undefined],
  ["a later drop-in", [source("set", late, "/x.so")], `${late}:2`],
  ["a later drop-in that sets the same", [source("set", late, "/lib/je.so")], undefined],
  ["a later drop-in that sets something else", [source("set", late, "x", "TZ")], undefined],
  ["a later reset", [source("reset", late)], `${late}:2`],
  ["a later reset, and ours again behind it", [source("reset", late), source("set", late, "/lib/je.so")], undefined],
  ["an earlier reset", [source("reset", early)], undefined],
  ["an environment file", [source("file", "/etc/a.env", "/x.so")], "/etc/a.env:2"],
  [
    "the last of two environment files",
    [source("file", "/etc/a", "/x"), source("file", "/etc/b", "/lib/je.so")],
    undefined,
  ],
  [
    "an environment file that sets the same, before a later drop-in",
    [source("set", late, "/x"), source("file", "/e", "/lib/je.so")],
    undefined,
  ],
  ["UnsetEnvironment=", [source("unset", early)], `${early}:2`],
  ["UnsetEnvironment= of our value", [source("unset", early, "/lib/je.so")], `${early}:2`],
  ["UnsetEnvironment= of another value", [source("unset", early, "/x.so")], undefined],
  ["the command", [source("exec", early)], `${early}:2`],
  ["the command, with the same", [source("exec", early, "/lib/je.so")], undefined],
  ["the command, with another variable", [source("exec", early, "x:1", "MALLOC_CONF")], undefined],
  ["systemd's own default", [source("manager", "/etc/systemd/system.conf", "/x.so")], undefined],
])("%s", (_, sources, evidence) => {
  expect(told(...sources)).toBe(evidence);
});

test("what stands in the way says what fleet won't do", () => {
  expect(overruling("a.service", [source("file", "/etc/a.env", "/x.so")], ours)).toMatchObject({
    cause: "an EnvironmentFile of a.service sets LD_PRELOAD, which beats every Environment=",
    next: expect.stringContaining("fleet changes no file of others"),
  });
});
