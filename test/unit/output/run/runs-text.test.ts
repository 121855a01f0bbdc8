import { expect, test } from "vitest";
import type { RunRecord } from "../../../../src/engine/run-record.ts";
import { runsText, runText } from "../../../../src/output/run/runs-text.ts";
import { seen } from "../fleet.ts";

const settled: RunRecord = {
  run: "20261124-101502-9f3a1c",
  time: "2026-11-24T10:15:02.123Z",
  user: "ann",
  command: "apply",
  inventory: "/home/ann/inventory.yaml",
  hosts: ["mk1", "mk2"],
  instances: [
    {
      host: "mk1",
      instance: "mk1",
      transaction: "20261124-101502-9f3a1c.1",
      started: "2026-11-24T10:15:03.000Z",
      ended: "2026-11-24T10:15:34.000Z",
      outcome: { host: "mk1", instance: "mk1", end: "committed", seconds: 30.6 },
      operations: [
        { index: 0, operation: "systemd.restart", phase: "switch", state: "started", time: "2026-11-24T10:15:04.000Z" },
        { index: 0, operation: "systemd.restart", phase: "switch", state: "done", time: "2026-11-24T10:15:05.000Z" },
      ],
    },
    {
      host: "mk2",
      instance: "a",
      outcome: { host: "mk2", instance: "a", end: "reverted", cause: "no\nanswer", lastLines: ["boom"], hint: "Look." },
      operations: [],
    },
  ],
  takenUp: [{ command: "rollback", time: "2026-11-24T12:00:00.000Z", user: "bob" }],
};
const interrupted: RunRecord = {
  ...settled,
  run: "20261123-1",
  takenUp: [],
  instances: [
    settled.instances[0]!,
    {
      host: "mk2",
      instance: "mk2",
      transaction: "20261123-1.1",
      operations: [settled.instances[0]!.operations[0]!],
    },
  ],
};

test("the history", () => {
  expect(
    seen(runsText([settled, interrupted])),
  ).toBe(`RUN                     WHEN                     WHO  COMMAND          INVENTORY                 HOSTS  OUTCOME
20261124-101502-9f3a1c  2026-11-24 10:15:02 UTC  ann  apply, rollback  /home/ann/inventory.yaml  2      1 committed, 1 reverted
20261123-1              2026-11-24 10:15:02 UTC  ann  apply            /home/ann/inventory.yaml  2      1 committed, 1 with no end recorded: interrupted

hint: fleet resume RUN looks what became of a run without an end, and finishes it.`);
});

test("a history without trouble needs no hint", () => {
  expect(seen(runsText([settled]))).not.toContain("hint");
});

test("one run", () => {
  expect(seen(runText(settled))).toBe(`Run 20261124-101502-9f3a1c: apply by ann, 2026-11-24 10:15:02 UTC
  inventory /home/ann/inventory.yaml
  rollback by bob, 2026-11-24 12:00:00 UTC

mk1: committed
  transaction 20261124-101502-9f3a1c.1, started 2026-11-24 10:15:03 UTC, ended 2026-11-24 10:15:34 UTC, took 31 s on the host
  10:15:05 switch: systemd.restart done

mk2/a: reverted: no answer
  | boom
  hint: Look.`);
});

test("one run that was interrupted says where, and what to do", () => {
  expect(seen(runText(interrupted))).toContain(`mk2: no end recorded: interrupted
  transaction 20261123-1.1
  10:15:04 switch: systemd.restart started, and no more is known

hint: fleet resume 20261123-1 looks what became of it, and finishes what has no end.`);
});
