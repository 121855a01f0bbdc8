import { describe, expect, test } from "vitest";
import { parseFacts, parsePending } from "../../../src/resources/facts.ts";

const answer = (stdout: string) => ({ code: 0, stdout, stderr: "" });
const host = "fact os debian\nfact release 12\nfact architecture amd64\nfact user 0\nfact systemd 252\n";

describe("the facts of a host", () => {
  test("are read by name", () => {
    expect(parseFacts(answer(host))).toEqual({
      os: "debian",
      release: "12",
      architecture: "amd64",
      multiarch: "x86_64-linux-gnu",
      root: true,
      systemd: 252,
    });
  });

  test.each([
    ["armhf", "arm-linux-gnueabihf"],
    ["i386", "i386-linux-gnu"],
    ["arm64", "aarch64-linux-gnu"],
  ])("know the library directory of %s", (architecture, multiarch) => {
    expect(parseFacts(answer(host.replace("amd64", architecture)))).toMatchObject({ multiarch });
  });

  test("are unknown without dpkg, or on an architecture that nobody named", () => {
    expect(parseFacts(answer("fact os alpine\nfact user 0\n"))).toMatchObject({ status: "unknown" });
    expect(parseFacts(answer(host.replace("amd64", "../x")))).toMatchObject({ status: "unknown" });
  });

  test("tell a transaction that has no end, and take no other text for one", () => {
    expect(parsePending(answer(`${host}pending 20261124-1.1\n`))).toEqual({ id: "20261124-1.1" });
    expect(parsePending(answer(`${host}pending r.1\nbusy 2026-11-24T10:15:02Z yuki\npending r.2\n`))).toEqual({
      id: "r.1",
      by: { user: "yuki", since: "2026-11-24T10:15:02Z" },
    });
    expect(parsePending(answer(`${host}pending a b; rm\n`))).toBeUndefined();
    expect(parsePending(answer(host))).toBeUndefined();
  });
});
