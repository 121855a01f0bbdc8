import { describe, expect, test } from "vitest";
import {
  applyExitCode,
  type ExitCode,
  exitCodes,
  firstOf,
  planExitCode,
  verifyExitCode,
} from "../../../src/commands/exit-code.ts";
import type { InstanceOutcome } from "../../../src/engine/event.ts";
import { away, host, instance, settled, stopped, switching } from "../output/fleet.ts";

const fine = host("mk1", instance("mk1", settled));
const differs = host("mk2", instance("mk2", switching));
const blocked = host("mk3", instance("mk3", stopped));
const gone = away("mk4", "No answer.", "Is it up?");
const given = { ...gone, failure: { problem: "aborted", message: "", hint: "" } } as const;
const pending = { ...differs, pending: { id: "1" } };

test("the first of 130, 64, 1, 3, 4, 2, 0 that applies", () => {
  const order: ExitCode[] = [130, 64, 1, 3, 4, 2, 0];
  for (const [index, code] of order.entries()) expect(firstOf(order.slice(index).reverse())).toBe(code);
  expect(firstOf([])).toBe(0);
  expect(Object.values(exitCodes).sort()).toEqual([...order].sort());
});

describe("plan and verify", () => {
  test.each([
    ["all is well", [fine], 0, 0, 0],
    ["changes", [fine, differs], 0, 2, 2],
    ["something is blocked", [differs, blocked], 1, 1, 1],
    ["a host is away", [fine, gone], 4, 4, 4],
    ["a host is away and others differ", [gone, differs], 4, 4, 4],
    ["blocked weighs more than away", [gone, blocked], 1, 1, 1],
    ["a transaction of an earlier run is in the way", [pending], 1, 1, 1],
    ["a transaction is in the way of what looks done", [{ ...fine, pending: { id: "1" } }], 1, 1, 1],
    ["nothing is declared", [host("mk5", instance("mk5", []))], 1, 1, 1],
    ["interrupted", [given, blocked], 130, 130, 130],
  ])("%s", (_, plans, plain, detailed, verify) => {
    expect(planExitCode(plans, { detailed: false })).toBe(plain);
    expect(planExitCode(plans, { detailed: true })).toBe(detailed);
    expect(verifyExitCode(plans)).toBe(verify);
  });
});

describe("apply", () => {
  test.each<[InstanceOutcome["end"][], ExitCode]>([
    [[], 0],
    [["committed", "converged", "skipped"], 0],
    [["committed", "reverted"], 3],
    [["reverted", "unreachable"], 3],
    [["committed", "unreachable"], 4],
    [["reverted", "revert-failed"], 1],
    [["unchanged"], 1],
    [["unknown"], 1],
    [["blocked", "unreachable"], 1],
  ])("%j", (ends, code) => {
    const outcomes = ends.map((end) => ({ host: "a", instance: "a", end }));
    expect(applyExitCode(outcomes, { interrupted: false })).toBe(code);
    expect(applyExitCode(outcomes, { interrupted: true })).toBe(130);
  });
});
