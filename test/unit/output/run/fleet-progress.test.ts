import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Event } from "../../../../src/engine/event.ts";
import { makeOutput } from "../../../../src/output/output.ts";
import { displayWidth } from "../../../../src/output/terminal/width.ts";
import { away, host, instance, settled } from "../fleet.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const names = Array.from({ length: 300 }, (_, index) => `mk${index + 1}.example.jp`);
const broken = names[199] ?? "";

/** What a run over 300 hosts tells: all are read, then a canary, then two waves of which each has a soak. */
function* run(): Generator<Event> {
  yield { type: "run-started", command: "apply", hosts: names };
  for (const name of names) yield { type: "host-started", host: name, phase: "plan" };
  for (const name of names) {
    yield { type: "host-planned", host: name, report: { plan: host(name, instance(name, settled)), proofs: {} } };
  }
  const waves = [names.slice(0, 1), names.slice(1, 75), names.slice(75)];
  for (const [index, hosts] of waves.entries()) {
    yield { type: "wave-started", wave: index + 1, of: 3, canary: index === 0, hosts };
    for (let begin = 0; begin < hosts.length; begin += 10) {
      const some = hosts.slice(begin, begin + 10);
      for (const name of some) yield { type: "host-started", host: name, phase: "apply" };
      for (const name of some) yield { type: "transaction-started", host: name, instance: name, transaction: "r.1" };
      for (const operation of ["package.install", "file.write", "systemd.restart"] as const) {
        for (const name of some) {
          const at = { host: name, instance: name, index: 0, operation, phase: "switch" } as const;
          yield { type: "operation", ...at, state: "started" };
          yield { type: "operation", ...at, state: "done" };
        }
      }
      for (const name of some) {
        const end =
          name === broken ? ({ end: "reverted", cause: "no answer" } as const) : ({ end: "committed" } as const);
        yield { type: "instance-ended", outcome: { host: name, instance: name, ...end } };
      }
    }
    yield { type: "soak-started", wave: index + 1, seconds: 30, hosts };
    yield { type: "soak-ended", wave: index + 1 };
  }
}

test("on a terminal 300 hosts are one line that moves, and trouble is what stays", () => {
  let terminal = "";
  const stderr = { isTTY: true, columns: 200, write: (text: string) => (terminal += text) };
  const streams = { stdout: { write: () => true }, stderr };
  const output = makeOutput(streams, { json: false, verbose: false, color: "never", env: { TERM: "xterm" } });
  for (const event of run()) {
    output.report(event);
    vi.advanceTimersByTime(event.type === "soak-started" ? 30_000 : 60);
  }
  output.report({ type: "run-ended", outcomes: [] });
  const drawn = terminal.split("\r\u001b[K");
  const kept = drawn.join("").split("\n").slice(0, -1);
  expect(drawn.length).toBeGreaterThan(500);
  expect(drawn.every((text) => displayWidth(text.split("\n").at(-1) ?? "") < 200)).toBe(true);
  expect(terminal.match(/\n/g)).toHaveLength(1);
  expect(kept.at(-1)).toContain(`${broken}: reverted: no answer`);
  expect(drawn.at(-1)).toBe("");
  const late = drawn.filter((text) => text.includes("wave 3 of 3")).at(-1);
  expect(late).toContain("apply · wave 3 of 3, waiting 30 s · 300 instances ended · 1 failed");
  expect(drawn.some((text) => text.includes("6 more"))).toBe(true);
});

test("elsewhere each step is a line of its own, and nothing is drawn", () => {
  let text = "";
  const streams = { stdout: { write: () => true }, stderr: { write: (piece: string) => (text += piece) } };
  const output = makeOutput(streams, { json: false, verbose: false, color: "never", env: {} });
  for (const event of run()) output.report(event);
  expect(text).not.toContain("\r");
  expect(text.match(/: committed\n/g)).toHaveLength(299);
  expect(text.match(/^Wave \d of 3/gm)).toHaveLength(3);
});

/** All that a run over one host says beside its answer. */
function saidOf(events: readonly Event[], isTTY: boolean): string {
  let text = "";
  const stderr = { isTTY, write: (piece: string) => (text += piece) };
  const output = makeOutput(
    { stdout: { write: () => true }, stderr },
    { json: false, verbose: false, color: "never", env: { TERM: "xterm" } },
  );
  output.report({ type: "run-started", command: "apply", hosts: ["mk1"] });
  for (const event of events) output.report(event);
  output.report({ type: "run-ended", outcomes: [] });
  return text;
}

const lost: Event = {
  type: "instance-ended",
  outcome: { host: "mk1", instance: "mk1", end: "unreachable", cause: "mk1 did not answer." },
};
const notRead: Event = {
  type: "host-planned",
  host: "mk1",
  report: { plan: away("mk1", "mk1 did not answer.", "Is it up?"), proofs: {} },
};
const read: Event = {
  type: "host-planned",
  host: "mk1",
  report: { plan: host("mk1", instance("mk1", settled)), proofs: {} },
};

test.each([true, false])("why a host was not reached is told once, on a terminal (%s) or not", (isTTY) => {
  expect(saidOf([notRead, lost], isTTY).match(/did not answer/g)).toHaveLength(1);
});

test("a host that is lost later is told so", () => {
  const begun: Event = { type: "host-started", host: "mk1", phase: "apply" };
  expect(saidOf([read, begun, lost], false)).toMatch(/mk1: converged\nmk1: unreachable: mk1 did not answer\.\n$/);
});

test("that a host is not as a saved plan says is told beside its plan", () => {
  const stale: Event = {
    type: "instance-ended",
    outcome: { host: "mk1", instance: "mk1", end: "stale", cause: "The host is not as the saved plan says." },
  };
  expect(saidOf([read, stale], false)).toContain("mk1: stale: The host is not as the saved plan says.\n");
});
