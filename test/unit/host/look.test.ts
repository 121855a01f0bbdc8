import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { followScript } from "../../../src/host/follow.ts";
import { lookScript, parseLook } from "../../../src/host/look.ts";
import { stageScript } from "../../../src/host/pack.ts";
import { recoverScript, recoveryLog } from "../../../src/host/recover.ts";
import type { Operation } from "../../../src/resources/operation.ts";

const hostile = `a'b"c$(reboot)\`reboot\`\\ \n FLEET_END\nFLEET_END\n é`;
const sha = (text: string) => createHash("sha256").update(text).digest("hex");

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fleet-look-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The files of each transaction as the host would decode them, laid out below a directory of ours. */
function lay(run: string, operations: readonly Operation[], ...records: [name: string, text: string][]): void {
  const script = stageScript({ run, transactions: [{ instance: hostile, operations }] });
  const directory = join(root, "tx", `${run}.1`);
  const files = script.matchAll(/base64 -d >"\$tx\/"(\S+) <<'FLEET_END' \|\| return\n([A-Za-z0-9+/=\n]*)\nFLEET_END/g);
  for (const [, name = "", text = ""] of files) write(join(directory, name), Buffer.from(text, "base64"));
  for (const [name, text] of records) write(join(directory, name), text);
  write(join(root, "runs", run, "count"), "1\n");
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function look(shell = "/bin/sh") {
  const script = lookScript
    .replace("state=/var/lib/fleet", `state=${root}`)
    // The look is for root, and nobody else is needed here.
    .replace("[ -O / ]", "true");
  return parseLook(execFileSync(shell, ["-s"], { input: script, encoding: "utf8" }));
}

const file = (): Extract<Operation, { op: "file.write" }> => ({
  op: "file.write",
  path: join(root, "etc/a b'$(reboot)"),
  mode: "0644",
  base: sha("before\n"),
  content: hostile,
});

describe("a look at what fleet has left", () => {
  test("is nothing on a host that it was never on", () => {
    expect(look()).toEqual({ root: true, runs: new Map(), running: [], transactions: [] });
  });

  test.each(["/bin/sh", "/bin/bash"])("says with %s what each transaction is, whatever the names", (shell) => {
    const operations: Operation[] = [file(), { op: "systemd.restart", unit: "a.service" }];
    lay("r1", operations, ["pending", "r1\n"], ["0.intent", ""], ["0.pre", "before\n"], ["0.result", "ok\n"]);
    write(file().path, hostile);
    const [transaction] = look(shell).transactions;
    expect(transaction).toMatchObject({ id: "r1.1", run: "r1", number: 1, state: "pending" });
    expect(transaction?.plan).toEqual({ instance: hostile, operations });
    expect(transaction?.time).toBeGreaterThan(1_700_000_000);
    expect([...(transaction?.steps ?? [])]).toEqual([[0, "done"]]);
    expect([...(transaction?.files ?? [])]).toEqual([
      [0, { base: sha("before\n"), want: sha(hostile), now: sha(hostile), before: "before\n" }],
    ]);
  });

  test("sends what somebody else has written, and says of what is no file that it is none", () => {
    lay("r1", [file()], ["committed", ""], ["0.intent", ""], ["0.pre", "before\n"]);
    write(file().path, "by hand\n");
    expect(look().transactions[0]?.files.get(0)).toMatchObject({ now: sha("by hand\n"), current: "by hand\n" });
    rmSync(file().path);
    expect(look().transactions[0]?.files.get(0)?.now).toBe("absent");
    mkdirSync(file().path);
    expect(look().transactions[0]?.files.get(0)?.now).toBe("special");
  });

  test("does not send what is too large to be read by anybody", () => {
    lay("r1", [file()], ["committed", ""], ["0.intent", ""], ["0.pre", "x".repeat(262_145)]);
    write(file().path, "y".repeat(262_145));
    const seen = look().transactions[0]?.files.get(0);
    expect(seen?.now).toBe(sha("y".repeat(262_145)));
    expect([seen?.before, seen?.current]).toEqual([undefined, undefined]);
  });

  test("one that can't be read hides no other, and has no plan", () => {
    lay("r1", [file()], ["committed", ""]);
    lay("r2", [file()]);
    writeFileSync(join(root, "tx/r1.1/plan.json"), '{"version":9}');
    mkdirSync(join(root, "tx/torn.1"));
    const { transactions } = look();
    expect(transactions.map(({ id, state, plan }) => [id, state, plan?.instance])).toEqual([
      ["r1.1", "committed", undefined],
      ["r2.1", "none", hostile],
      ["torn.1", "none", undefined],
    ]);
  });

  test("sees a runner that is at work, and none that is gone", () => {
    lay("r1", [file()]);
    const home = join(root, "runs/r1");
    write(join(home, "runner.sh"), "#!/bin/sh\necho up; read -r _\n");
    chmodSync(join(home, "runner.sh"), 0o755);
    write(join(home, "log.pid"), "999999999\n");
    expect(look().running).toEqual([]);
    const script = `/bin/sh '${home}/runner.sh' <&3 >/dev/null & echo $! >'${home}/rollback-1.pid'; sleep 0.2\n`;
    const seen = execFileSync("/bin/bash", ["-c", `exec 3<>'${fifo()}'; ${script}${lookAt()}; kill $!`], {
      encoding: "utf8",
    });
    expect(parseLook(seen).running).toEqual([{ run: "r1", log: "rollback-1" }]);
  });

  function fifo(): string {
    execFileSync("mkfifo", [join(root, "fifo")]);
    return join(root, "fifo");
  }

  function lookAt(): string {
    return lookScript.replace("state=/var/lib/fleet", `state=${root}`).replace("[ -O / ]", "true");
  }

  test("hostile answers are only left out", () => {
    const answer = ["look root", "tx ../../etc.1 pending 1", "tx a.x pending 1", "tx a.1 party 1", "step 0 done"];
    expect(parseLook([...answer, "file", "current 7 aaaa", "plan !!", ""].join("\n")).transactions).toEqual([
      expect.objectContaining({ id: "../../etc.1", state: "pending" }),
    ]);
    expect(parseLook("look other\n").root).toBe(false);
  });

  test("changes nothing", () => {
    lay("r1", [file()], ["pending", ""], ["0.intent", ""]);
    const before = execFileSync("find", [root, "-printf", "%p %T@ %C@\n"], { encoding: "utf8" });
    look();
    expect(execFileSync("find", [root, "-printf", "%p %T@ %C@\n"], { encoding: "utf8" })).toBe(before);
  });
});

describe("a packed recovery", () => {
  const recovery = { run: "r1", mode: "rollback", id: "20261124-1", numbers: [1, 3] } as const;

  test.each(["/bin/sh", "/bin/bash"])("is a script that %s can read", (shell) => {
    expect(() => execFileSync(shell, ["-n"], { input: recoverScript(recovery) })).not.toThrow();
    expect(() => execFileSync(shell, ["-n"], { input: lookScript })).not.toThrow();
  });

  test("starts one runner under a name of its own, and is followed by that", () => {
    const script = recoverScript(recovery);
    expect(script).toContain("mode=rollback log=rollback-20261124-1 unit=fleet-r1-rollback-20261124-1");
    expect(script).toContain("numbers='1 3'");
    expect(followScript("r1", 7, recoveryLog(recovery))).toContain("log=rollback-20261124-1");
  });

  test.each(["", "../a", "a b", "a;b"])("refuses the run and the id %j", (bad) => {
    expect(() => recoverScript({ ...recovery, run: bad })).toThrow(RangeError);
    expect(() => followScript("r1", 0, bad)).toThrow(RangeError);
    if (bad !== "") expect(() => recoverScript({ ...recovery, id: bad })).toThrow(RangeError);
  });
});

test("the runner's own copy of the operations is beside their calls", () => {
  lay("r1", [file()]);
  expect(JSON.parse(readFileSync(join(root, "tx/r1.1/plan.json"), "utf8"))).toEqual({
    version: 1,
    instance: hostile,
    operations: [file()],
  });
});
