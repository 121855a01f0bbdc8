import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bed, dropIn } from "../lab/bed.ts";
import { endOfFile, interrupt, typedAt } from "../support/terminal.ts";

const fleet = [process.execPath, join(import.meta.dirname, "../../dist/fleet.js")];

let bed: Bed;
let inventory: string;
let tests = 0;

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
  inventory = bed.inventory();
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
  await bed.reset();
  await bed.settled();
});

const env = () => ({ ...process.env, FLEET_STATE_DIR: bed.workspace.state });
const typed = (keys: string, ...args: string[]) => typedAt([...fleet, ...args], keys, { env: env() });

/** How each instance of each run on record here ended. */
async function ends(): Promise<string[]> {
  const { stdout } = await bed.fleet("runs", "--json");
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => JSON.parse(line).instances.map((one: { outcome?: { end: string } }) => one.outcome?.end));
}

const untouched = () => bed.sh(`[ ! -e /var/lib/fleet ] && [ ! -e ${dropIn} ]`);

const noes: [string, string, number][] = [
  ["y", "y\r", 1],
  ["no", "no\r", 1],
  ["nothing", "\r", 1],
  ["an end of file", endOfFile, 1],
  ["a Ctrl-C", interrupt, 130],
];

describe("an answer at a terminal", () => {
  test("apply goes on with yes, and so does rollback", async () => {
    const applied = await typed("yes\r", "apply", inventory);
    expect(applied.shown).toContain("Apply: 1 committed.");
    expect(applied.code).toBe(0);
    await bed.sh(`[ -e ${dropIn} ]`);
    const back = await typed("yes\r", "rollback");
    expect(back.shown).toContain("Rollback: 1 rolled-back.");
    expect(back.code).toBe(0);
    await bed.sh(`[ ! -e ${dropIn} ]`);
    await bed.serves();
  });

  test.each(noes)("apply changes nothing with %s", async (_, keys, exit) => {
    const before = await bed.invocation();
    const { code, shown } = await typed(keys, "apply", inventory);
    expect(shown).toContain("Plan: ");
    expect(shown).toContain("Nothing was changed.");
    expect(shown).not.toContain("Apply: ");
    expect(code).toBe(exit);
    await untouched();
    expect(await bed.invocation()).toBe(before);
    expect(await ends()).toEqual([]);
  });

  test("rollback changes nothing with any other", async () => {
    await bed.applied(inventory);
    const before = await bed.invocation();
    for (const [, keys, exit] of noes) {
      const { code, shown } = await typed(keys, "rollback");
      expect(shown).toContain("Nothing was changed.");
      expect(code).toBe(exit);
    }
    await bed.sh(`[ -e ${dropIn} ]`);
    expect(await bed.invocation()).toBe(before);
    expect(await ends()).toEqual(["committed"]);
  });
});

describe("a full disk of the controller's", () => {
  /** The built command with stdout, or both streams, on a disk that is full. */
  function onFullDisk(args: readonly string[], { both }: { readonly both: boolean }) {
    const full = openSync("/dev/full", "w");
    const [command = "", script = ""] = fleet;
    const child = spawn(command, [script, ...args], { env: env(), stdio: ["ignore", full, both ? full : "pipe"] });
    closeSync(full);
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    return new Promise<{ code: number | null; stderr: string }>((resolve) =>
      child.on("close", (code) => resolve({ code, stderr })),
    );
  }

  test("under stdout stops no apply; it is said once, and the record has the outcome", async () => {
    const { code, stderr } = await onFullDisk(["apply", "--yes", inventory], { both: false });
    expect(stderr.match(/^error: stdout can't be written any more \(ENOSPC: no space left on device\)/gm)).toHaveLength(
      1,
    );
    expect(stderr).toContain("mk1: committed");
    expect(code).toBe(1);
    expect(await ends()).toEqual(["committed"]);
    expect((await bed.fleet("verify", inventory)).code).toBe(0);
  });

  test("under all that it says stops no apply either", async () => {
    const { code } = await onFullDisk(["apply", "--yes", "--json", inventory], { both: true });
    expect(code).toBe(1);
    expect(await ends()).toEqual(["committed"]);
    await bed.serves();
  });
});
