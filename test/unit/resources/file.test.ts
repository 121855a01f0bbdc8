import { describe, expect, test } from "vitest";
import type { Facts } from "../../../src/resources/facts.ts";
import { file } from "../../../src/resources/file.ts";

const facts: Facts = {
  os: "debian",
  release: "12",
  architecture: "amd64",
  multiarch: "x86_64-linux-gnu",
  root: true,
  systemd: 252,
};
const desired = { kind: "file", path: "/etc/a", content: "one\n", mode: "0640" } as const;
const answer = (stdout: string) => ({ code: 0, stdout, stderr: "" });
const found = (mode: string, content: string) => answer(`file ${mode}\n${Buffer.from(content).toString("base64")}\n`);
const judge = (said: ReturnType<typeof answer>) => {
  const observed = file.observe(said, desired);
  return "status" in observed ? observed : file.change(desired, observed, facts);
};

describe("a file", () => {
  test("that is right is left", () => {
    expect(judge(found("640", "one\n"))).toBeUndefined();
  });

  test("that is not there is written with its mode", () => {
    expect(judge(answer("absent\n"))).toMatchObject({
      action: "create",
      operations: [{ op: "file.write", mode: "0640", base: "absent" }],
    });
  });

  test("with another mode keeps its content, and no diff is shown", () => {
    expect(judge(found("600", "one\n"))).toMatchObject({
      action: "update",
      summary: "mode will change from 0600 to 0640",
      diffs: [],
      operations: [{ setMode: true }],
    });
  });

  test("with other content and mode is told to have both", () => {
    expect(judge(found("600", "two\n"))).toMatchObject({
      summary: "will be replaced, mode will change from 0600 to 0640",
      diffs: [{ before: "two\n", after: "one\n" }],
    });
  });

  test("with other content keeps its mode where that is right", () => {
    const change = judge(found("640", "two\n"));
    expect(JSON.stringify(change)).not.toContain("setMode");
  });

  test("behind a link is not touched, and an answer that says nothing is no file", () => {
    expect(judge(answer("other a symbolic link\n"))).toMatchObject({ status: "blocked" });
    expect(judge(answer(""))).toMatchObject({ status: "unknown" });
  });
});
