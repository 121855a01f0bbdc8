import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Event } from "../../../src/engine/event.ts";
import { withoutEnd } from "../../../src/engine/run-record.ts";
import { journalPath, stateDirectory } from "../../../src/journal/directory.ts";
import { JournalError, type RunStart } from "../../../src/journal/format.ts";
import { matchingRuns, readRun, readRuns } from "../../../src/journal/read.ts";
import { Journal } from "../../../src/journal/write.ts";
import { desired, events } from "../output/samples.ts";

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "fleet-journal-"));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const hostile = `a'b"c$(reboot)\n{"type":"header"}\n\u0000\u202e é`;

function start(run: string, over: Partial<RunStart> = {}): RunStart {
  return {
    run,
    user: "ann",
    command: "apply",
    fleet: "1.2.3",
    inventory: "/home/ann/inventory.yaml",
    strategy: { parallel: 10, canary: 1, waves: ["100%"], maxFailures: 0, maxReverted: 3, soak: 30, packageWait: 120 },
    groups: { tokyo: ["mk1"] },
    hosts: [
      { endpoint: { ...desired.endpoint, name: "mk1" }, instances: [{ instance: hostile, transaction: `${run}.1` }] },
    ],
    ...over,
  };
}

const never = (message: string) => {
  throw new Error(message);
};

const began: Event = { type: "transaction-started", host: "mk1", instance: hostile, transaction: "r1.1" };
const ended: Event = {
  type: "instance-ended",
  outcome: { host: "mk1", instance: hostile, end: "reverted", cause: hostile, lastLines: [hostile], seconds: 2.5 },
};

async function recorded(run: string, ...of: Event[]): Promise<Journal> {
  const journal = Journal.create(state, start(run), never);
  for (const event of of) journal.record(event);
  await journal.close();
  return journal;
}

describe("a run's record", () => {
  test("says what is needed to reach its hosts again, and what became of each instance, whatever the names", async () => {
    await recorded("r1", began, { ...events.operation, host: "mk1", instance: hostile }, ended);
    const { header, record } = readRun(state, "r1");
    expect(header).toMatchObject({ version: 1, ...start("r1") });
    expect(record).toMatchObject({
      run: "r1",
      user: "ann",
      hosts: ["mk1"],
      instances: [
        {
          instance: hostile,
          transaction: "r1.1",
          started: expect.stringMatching(/^\d{4}-.*Z$/),
          outcome: { end: "reverted", cause: hostile },
          operations: [{ operation: "prove", state: "failed" }],
        },
      ],
    });
    expect(record.instances).toHaveLength(1);
    expect(withoutEnd(record)).toEqual([]);
  });

  test("holds every event but those that carry what is on a host", async () => {
    await recorded("r1", ...Object.values(events), { type: "host-started", host: "mk1", phase: "plan" });
    const types = readFileSync(journalPath(state, "r1"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).type);
    const written = Object.keys(events).filter((type) => !["host-planned", "host-stale", "output"].includes(type));
    expect(types).toEqual(["header", ...written]);
  });

  test("can be read by its owner alone", async () => {
    await recorded("r1");
    expect(statSync(join(state, "runs")).mode & 0o777).toBe(0o700);
    expect(statSync(journalPath(state, "r1")).mode & 0o777).toBe(0o600);
  });

  test("is there, whole, as soon as it is written", () => {
    const journal = Journal.create(state, start("r1"), never);
    expect(readRun(state, "r1").record.instances).toMatchObject([{ transaction: "r1.1" }]);
    journal.record(ended);
    expect(readRun(state, "r1").record.instances[0]?.outcome?.end).toBe("reverted");
  });

  test("is never begun twice", async () => {
    await recorded("r1");
    expect(() => Journal.create(state, start("r1"), never)).toThrow(JournalError);
  });

  test("that can't be written says where", () => {
    writeFileSync(join(state, "file"), "");
    const at = join(state, "file", "deep");
    expect(() => Journal.create(at, start("r1"), never)).toThrow(/could not be written: .*file.deep/);
  });

  test("goes on when it is taken up, also after a torn line", async () => {
    await recorded("r1", began);
    appendFileSync(journalPath(state, "r1"), '{"time":"2026-01-01T00:00:00Z","type":"instance-ended","outc');
    expect(readRun(state, "r1").record.instances[0]?.outcome).toBeUndefined();
    const again = Journal.takeUp(state, { run: "r1", command: "resume", user: "bob" }, never);
    again.record({ type: "instance-ended", outcome: { host: "mk1", instance: hostile, end: "committed" } });
    await again.close();
    const { record } = readRun(state, "r1");
    expect(record.takenUp).toMatchObject([{ command: "resume", user: "bob" }]);
    expect(record.instances).toMatchObject([{ outcome: { end: "committed" } }]);
  });

  test("a torn last line hides nothing, wherever it is torn", async () => {
    await recorded("r1", began, ended);
    const path = journalPath(state, "r1");
    const whole = readFileSync(path);
    const last = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (let length = last; length < whole.length - 1; length++) {
      writeFileSync(path, whole.subarray(0, length));
      expect(readRun(state, "r1").record.instances).toMatchObject([{ transaction: "r1.1" }]);
      expect(withoutEnd(readRun(state, "r1").record)).toHaveLength(1);
    }
  });

  test("two controllers that write to one at a time tear no line", async () => {
    await recorded("r1");
    const both = ["ann", "bob"].map((user) => Journal.takeUp(state, { run: "r1", command: "resume", user }, never));
    for (let turn = 0; turn < 200; turn++) for (const journal of both) journal.record(began);
    for (const journal of both) await journal.close();
    const lines = readFileSync(journalPath(state, "r1"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).type)).toHaveLength(403);
  });
});

describe("the history", () => {
  test("is empty where there is none", () => {
    expect(readRuns(join(state, "nowhere"))).toEqual({ runs: [], unreadable: [] });
  });

  test("is newest first, and what can't be read hides no other", async () => {
    for (const run of ["r1", "r2", "r3"]) await recorded(run);
    const path = journalPath(state, "r2");
    writeFileSync(path, readFileSync(path, "utf8").replace('"version":1', '"version":2'));
    writeFileSync(join(state, "runs", "..jsonl"), "{}\n");
    writeFileSync(join(state, "runs", "r4.jsonl"), '{"type":"head');
    mkdirSync(join(state, "runs", "r5.jsonl"));
    const { runs, unreadable } = readRuns(state);
    expect(runs.map(({ header }) => header.run)).toEqual(["r3", "r1"]);
    expect(unreadable.map(({ message }) => message)).toEqual([
      expect.stringMatching(/r2\.jsonl has version 2 of the format, and this fleet reads version 1/),
      expect.stringMatching(/r4\.jsonl is no record of a run/),
      expect.stringMatching(/r5 can't be read/),
    ]);
  });

  test("knows a run by a beginning of its id that no other has", async () => {
    for (const run of ["20261124-1", "20261124-12", "20261125-1"]) await recorded(run);
    expect(matchingRuns(state, "20261125")).toEqual(["20261125-1"]);
    expect(matchingRuns(state, "20261124")).toEqual(["20261124-1", "20261124-12"]);
    expect(matchingRuns(state, "20261124-1")).toEqual(["20261124-1"]);
    expect(matchingRuns(state, "../runs/20261125-1")).toEqual([]);
    expect(matchingRuns(state, "x")).toEqual([]);
  });
});

test.each<[Record<string, string>, string]>([
  [{}, "/home/ann/.local/state/fleet"],
  [{ XDG_STATE_HOME: "/state" }, "/state/fleet"],
  [{ XDG_STATE_HOME: "state" }, "/home/ann/.local/state/fleet"],
  [{ XDG_STATE_HOME: "/state", FLEET_STATE_DIR: "/records" }, "/records"],
  [{ FLEET_STATE_DIR: "" }, "/home/ann/.local/state/fleet"],
])("records are where %j says", (env, directory) => {
  expect(stateDirectory(env, "/home/ann")).toBe(directory);
});

test("that nothing more was done says nothing of what was done before", async () => {
  const end = (as: "converged" | "blocked" | "skipped" | "rolled-back" | "unchanged"): Event => ({
    type: "instance-ended",
    outcome: { host: "mk1", instance: hostile, end: as },
  });
  await recorded("r1", ended);
  for (const [as, then] of [
    ["blocked", "reverted"],
    ["converged", "reverted"],
    ["unchanged", "reverted"],
    ["skipped", "reverted"],
    ["rolled-back", "rolled-back"],
    ["converged", "rolled-back"],
  ] as const) {
    const again = Journal.takeUp(state, { run: "r1", command: "rollback", user: "bob" }, never);
    again.record(end(as));
    await again.close();
    expect(readRun(state, "r1").record.instances[0]?.outcome?.end).toBe(then);
  }
});
