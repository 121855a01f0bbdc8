import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { judgeHostKey, KnownHosts, keyType, knownHostName } from "../../../src/transport/known-hosts.ts";
import { knownLines } from "../../../src/transport/known-hosts-files.ts";

function wire(type: string, content: string): Buffer {
  const [name, body] = [Buffer.from(type), Buffer.from(content)];
  const length = (part: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(part.length);
    return size;
  };
  return Buffer.concat([length(name), name, length(body), body]);
}

const key = wire("ssh-ed25519", "one");
const other = wire("ssh-ed25519", "two");
const text = (hosts: string, which = key) => `${hosts} ssh-ed25519 ${which.toString("base64")} comment\n`;
const judge = (file: string, name: string, shown = key) => judgeHostKey(new KnownHosts(file).linesFor(name), shown);

describe("known_hosts", () => {
  test.each<[string, string, string, string]>([
    ["a plain name", text("mk1"), "mk1", "known"],
    ["one of a list", text("mk2,mk1,10.0.0.1"), "mk1", "known"],
    ["another name", text("mk1"), "mk2", "unknown"],
    ["a port of its own", text("[mk1]:2222"), "[mk1]:2222", "known"],
    ["the usual port does not speak for another", text("mk1"), "[mk1]:2222", "unknown"],
    ["a glob", text("*.example.jp"), "mk1.example.jp", "known"],
    ["a glob with an exception", text("*.example.jp,!mk1.example.jp"), "mk1.example.jp", "unknown"],
    ["another key", text("mk1", other), "mk1", "changed"],
    ["another key and the right one", text("mk1", other) + text("mk1"), "mk1", "known"],
    ["a revoked key", `${text("mk1")}@revoked ${text("*")}`, "mk1", "revoked"],
    ["an authority is no key", `@cert-authority ${text("mk1")}`, "mk1", "unknown"],
    ["comments and broken lines", `# mk1\n\nmk1\nmk1 ssh-ed25519\n${text("mk1")}`, "mk1", "known"],
  ])("%s", (_, file, name, expected) => {
    expect(judge(file, name)).toBe(expected);
  });

  test("lines are told in the file's order, each once", () => {
    const file = text("*.jp") + text("mk2.jp") + text("mk1.jp,MK1.jp", other) + text("mk?.jp") + text("mk1.jp");
    const lines = new KnownHosts(file).linesFor("mk1.jp");
    expect(lines.map(({ hosts }) => hosts)).toEqual(["*.jp", "mk1.jp,MK1.jp", "mk?.jp", "mk1.jp"]);
  });

  test("a file is read again when it has changed, and one that is not there knows nobody", () => {
    const directory = mkdtempSync(join(tmpdir(), "fleet-known-"));
    try {
      const [path, missing] = [join(directory, "known"), join(directory, "missing")];
      const keys = () => knownLines([missing, path], "mk1").map((line) => line.key);
      expect(keys()).toEqual([]);
      writeFileSync(path, text("mk1"));
      expect(keys()).toEqual([key]);
      writeFileSync(path, text("mk1") + text("mk1", other));
      expect(keys()).toEqual([key, other]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test("reads what ssh-keygen has hashed", () => {
    const directory = mkdtempSync(join(tmpdir(), "fleet-known-"));
    try {
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(directory, "id")]);
      const [type = "", base64 = ""] = readFileSync(join(directory, "id.pub"), "utf8").split(" ");
      const path = join(directory, "known");
      writeFileSync(path, `mk1.example.jp ${type} ${base64}\n[mk1.example.jp]:2222 ${type} ${base64}\n`);
      execFileSync("ssh-keygen", ["-H", "-f", path], { stdio: "ignore" });
      const hashed = readFileSync(path, "utf8");
      expect(hashed).not.toContain("mk1.");
      const shown = Buffer.from(base64, "base64");
      expect(judge(hashed, knownHostName("MK1.example.jp", 22), shown)).toBe("known");
      expect(judge(hashed, knownHostName("mk1.example.jp", 2222), shown)).toBe("known");
      expect(judge(hashed, "mk2.example.jp", shown)).toBe("unknown");
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test("a key says its type", () => {
    expect(keyType(key)).toBe("ssh-ed25519");
    expect(keyType(Buffer.alloc(0))).toBe("");
  });
});
