import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BuiltFleet } from "./built.ts";

let fleet: BuiltFleet;
let env: Record<string, string>;

function journal(run: string, time: string): void {
  const strategy = { parallel: 10, canary: 1, waves: ["100%"], maxFailures: 0, soak: 0 };
  const endpoint = {
    name: "mk1",
    connection: "ssh",
    address: "127.0.0.1",
    port: 1,
    knownHosts: [],
    connectTimeout: 2000,
  };
  const hosts = [{ endpoint, instances: [{ instance: "mk1", transaction: `${run}.1` }] }];
  const header = {
    ...{ type: "header", version: 1, time, run, user: "ann", command: "apply", inventory: "/i.yaml" },
    ...{ fleet: "1.2.3", strategy, groups: {} },
  };
  writeFileSync(join(fleet.directory, "state/runs", `${run}.jsonl`), `${JSON.stringify({ ...header, hosts })}\n`);
}

beforeAll(() => {
  fleet = new BuiltFleet();
  env = { FLEET_STATE_DIR: join(fleet.directory, "state") };
  mkdirSync(join(fleet.directory, "state/runs"), { recursive: true });
  journal("20261124-1", "2026-11-24T10:15:02.000Z");
  journal("20261125-1", "2026-11-25T10:15:02.000Z");
}, 60_000);
afterAll(() => fleet.remove());

test("an empty history says so, and needs no inventory", async () => {
  expect(await fleet.run(["runs"])).toEqual({
    code: 0,
    stdout: "",
    stderr: `No run is on record here (${fleet.directory}/.local/state/fleet).\n`,
  });
});

test("newest first, and as JSON", async () => {
  const { code, stdout } = await fleet.run(["runs"], { env });
  expect(stdout).toMatch(/^RUN .*\n20261125-1 .* 1 with no end recorded: interrupted\n20261124-1 /);
  expect(code).toBe(0);
  const lines = (await fleet.run(["runs", "--json"], { env })).stdout.trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).run)).toEqual(["20261125-1", "20261124-1"]);
});

test("one run by the beginning of its id", async () => {
  const { code, stdout } = await fleet.run(["runs", "show", "20261124"], { env });
  expect(stdout).toMatch(/^Run 20261124-1: apply by ann/);
  expect(code).toBe(0);
});

test.each([
  [["show"], "error: Which run?\n  hint: fleet runs shows all ids.\n"],
  [["show", "2026"], 'error: Several runs begin with "2026": 20261124-1, 20261125-1.\n  hint: Give more of the id.\n'],
  [["show", "x"], 'error: There is no record of a run "x" on this machine'],
  [["shwo"], "Allowed choices are show."],
])("runs %j", async (words, says) => {
  const { code, stderr } = await fleet.run(["runs", ...words], { env });
  expect(stderr).toContain(says);
  expect(code).toBe(64);
});

test("a record of a later fleet is told, and hides no other", async () => {
  const other = { FLEET_STATE_DIR: join(fleet.directory, "other") };
  mkdirSync(join(fleet.directory, "other/runs"), { recursive: true });
  writeFileSync(join(fleet.directory, "other/runs/r1.jsonl"), '{"type":"header","version":9}\n');
  const { code, stderr } = await fleet.run(["runs"], { env: other });
  expect(stderr).toContain("r1.jsonl has version 9 of the format, and this fleet reads version 1");
  expect(code).toBe(1);
});

test.each<[string[], number, string]>([
  [["rollback"], 0, "Nothing to take back: no run on record here has an instance that is committed ("],
  [["rollback", "--yes"], 0, "Nothing to take back: no run on record here has an instance that is committed ("],
  [
    ["rollback", "--yes", "x"],
    64,
    "hint: Its record may be on another machine; here, fleet rollback x -i inventory.yaml",
  ],
  [["rollback", "--yes", "2026"], 64, 'error: Several runs begin with "2026": 20261124-1, 20261125-1.'],
  [["rollback", "--yes", "-i", "inventory.yaml"], 64, "error: Which run?\n  hint: With -i the run must be named"],
  [["rollback", "--yes", "../x", "-i", "inventory.yaml"], 64, 'error: "../x" is no id of a run.'],
  [
    ["rollback", "--yes", "20261124", "-l", "mk9"],
    64,
    'error: The limit "mk9" matches no host and no group. Did you mean "mk1"?',
  ],
  [["resume", "--yes", "x", "-i", "nope.yaml"], 64, "nope.yaml:1:1: error: There is no such file."],
])("%j", async (args, exit, says) => {
  const { code, stderr } = await fleet.run(args, { env });
  expect(stderr).toContain(says);
  expect(code).toBe(exit);
});

test("resume without a history has nothing to do", async () => {
  const { code, stderr } = await fleet.run(["resume", "--yes"]);
  expect(stderr).toContain("Nothing to resume: no run is on record here");
  expect(code).toBe(0);
});

test("resume names the run that it looks at, and a host that is away is told", async () => {
  const { code, stdout, stderr } = await fleet.run(["resume", "--yes"], { env });
  expect(stderr).toContain("Looking at the hosts of: 20261125-1 (apply by ann, 2026-11-25 10:15:02 UTC)");
  expect(stdout).toMatch(/Not resumed: 1 host not reached\.\n/);
  expect(code).toBe(4);
  const { stdout: json } = await fleet.run(["resume", "--yes", "--json"], { env });
  const lines = json.trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).type)).toEqual([
    "run-started",
    "host-planned",
    "instance-ended",
    "run-ended",
  ]);
  expect((await fleet.run(["runs"], { env })).stdout).toContain("1 with no end recorded: interrupted");
});
