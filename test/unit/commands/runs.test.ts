import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BuiltFleet } from "./built.ts";

let fleet: BuiltFleet;
let env: Record<string, string>;

function journal(run: string, time: string): void {
  const header = { type: "header", version: 1, time, run, user: "ann", command: "apply", inventory: "/i.yaml" };
  const hosts = [{ endpoint: { name: "mk1" }, instances: [{ instance: "mk1", transaction: `${run}.1` }] }];
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
