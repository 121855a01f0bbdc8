import { expect, test } from "vitest";
import type { Event } from "../../../../src/engine/event.ts";
import { advance, noProgress, progressText } from "../../../../src/output/run/progress.ts";
import { cut, displayWidth } from "../../../../src/output/terminal/width.ts";
import { away, host } from "../fleet.ts";

const after = (...events: Event[]) => events.reduce(advance, noProgress);
const names = Array.from({ length: 6 }, (_, index) => `mk${index + 1}`);
const reading: Event[] = [
  { type: "run-started", command: "plan", hosts: names },
  ...names.map((name): Event => ({ type: "host-started", host: name, phase: "plan" })),
];
const read: Event = { type: "host-planned", host: "mk1", report: { plan: host("mk1"), proofs: {} } };
const lost: Event = { type: "host-planned", host: "mk2", report: { plan: away("mk2", "", ""), proofs: {} } };
const began: Event = { type: "host-started", host: "mk1", phase: "apply" };
const restart: Event = {
  type: "operation",
  host: "mk1",
  instance: "mk1",
  index: 0,
  operation: "systemd.restart",
  phase: "switch",
  state: "started",
};

test.each([
  ["before anything happens", [], "plan · 0 of 0 hosts read"],
  ["hosts are read", reading, "plan · 0 of 6 hosts read · mk1, mk2, mk3, mk4, 2 more"],
  ["some have answered", [...reading, read, lost], "plan · 1 of 6 hosts read · 1 not reached · mk3, mk4, mk5, mk6"],
  ["verify", [{ type: "run-started", command: "verify", hosts: ["mk1"] }], "verify · 0 of 1 host read"],
  ["apply", [began, restart], "apply · 0 instances ended · mk1 systemd.restart"],
  [
    "an end",
    [began, { type: "instance-ended", outcome: { host: "mk1", instance: "mk1", end: "reverted" } }],
    "apply · 1 instance ended · 1 failed",
  ],
  [
    "a lost link",
    [began, { type: "link-lost", host: "mk1", failure: { problem: "lost", message: "", hint: "" } }],
    "apply · 0 instances ended · mk1 link lost",
  ],
  [
    "a wave",
    [{ type: "wave-started", wave: 1, of: 3, canary: true, hosts: ["mk1"] }, began],
    "apply · wave 1 of 3 (canary) · 0 instances ended · mk1",
  ],
  [
    "a soak",
    [
      { type: "wave-started", wave: 2, of: 3, canary: false, hosts: ["mk1"] },
      { type: "soak-started", wave: 2, seconds: 30, hosts: ["mk1"] },
    ],
    "apply · wave 2 of 3, waiting 30 s · 0 instances ended",
  ],
  [
    "too many failures",
    [began, restart, { type: "stopping", cause: "the canary mk1 failed" }],
    "apply (finishing) · 0 instances ended · mk1 systemd.restart",
  ],
  [
    "an interrupt",
    [began, restart, { type: "draining", changing: true }],
    "apply (finishing) · 0 instances ended · mk1 systemd.restart",
  ],
] as [string, Event[], string][])("%s", (_, events, text) => {
  expect(progressText(after(...events), 200)).toBe(text);
});

test("it never takes a whole line, however narrow the terminal", () => {
  for (let width = 0; width < 60; width++) {
    expect(displayWidth(progressText(after(...reading), width))).toBeLessThan(Math.max(width, 1));
  }
  expect(progressText(after(...reading), 20)).toBe("plan · 0 of 6 host…");
});

test("wide and combining characters are counted as they are drawn", () => {
  expect(displayWidth("東京")).toBe(4);
  expect(displayWidth("e\u0301")).toBe(1);
  expect(displayWidth("👍")).toBe(2);
  expect(cut("東京大阪", 6)).toBe("東京…");
  expect(cut("東京大阪", 9)).toBe("東京大阪");
});
