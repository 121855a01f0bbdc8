import { expect, test } from "vitest";
import type { InstanceOutcome } from "../../../../src/engine/event.ts";
import { isFailure, outcomeLine, recapText } from "../../../../src/output/run/recap.ts";
import { seen } from "../fleet.ts";
import { ends } from "../samples.ts";

const show = (outcomes: readonly InstanceOutcome[]) => `\n${seen(recapText(outcomes))}\n`;
const outcome = (host: string, end: InstanceOutcome["end"], more: Partial<InstanceOutcome> = {}): InstanceOutcome => ({
  host,
  instance: host,
  end,
  ...more,
});

test("a line each, then why, failures last", () => {
  const gone = (host: string) =>
    outcome(host, "unreachable", { cause: `${host} did not answer within 10 s.`, hint: "Check that the host is up." });
  const reverted = { cause: "prove: http://127.0.0.1:3000/healthz did not answer", seconds: 331.4 };
  const outcomes = [
    outcome("mk1.example.jp", "reverted", {
      ...reverted,
      lastLines: ["curl: (7) Failed to connect", "\u001b[31mgave up\u001b[0m"],
      hint: "The old state serves again. Remove the cause, then apply again.",
    }),
    gone("mk2.example.jp"),
    outcome("mk3.example.jp", "committed", { seconds: 12.2 }),
    { ...outcome("shared", "converged"), instance: "a.example.jp" },
    gone("mk4.example.jp"),
    outcome("mk5.example.jp", "skipped", { cause: "It was not begun." }),
    outcome("mk6.example.jp", "skipped", { cause: "It was not begun." }),
    outcome("mk7.example.jp", "unknown", { cause: "The end was not seen.", hint: "Run fleet verify." }),
  ];
  expect(show(outcomes)).toMatchInlineSnapshot(`
    "
    Recap
      shared/a.example.jp  converged    there was nothing to do
      mk3.example.jp       committed    applied and proven                         12 s
      mk5.example.jp       skipped      not started
      mk6.example.jp       skipped      not started
      mk2.example.jp       unreachable  the host was not reached
      mk4.example.jp       unreachable  the host was not reached
      mk1.example.jp       reverted     failed; all is as before and serves again  5 min 31 s
      mk7.example.jp       unknown      the end was not seen

    Same on 2 instances: skipped: It was not begun.
      mk5.example.jp, mk6.example.jp

    mk2.example.jp: unreachable: mk2.example.jp did not answer within 10 s.
    mk4.example.jp: unreachable: mk4.example.jp did not answer within 10 s.
      hint: Check that the host is up.

    mk1.example.jp: reverted: prove: http://127.0.0.1:3000/healthz did not answer
      | curl: (7) Failed to connect
      | gave up
      hint: The old state serves again. Remove the cause, then apply again.

    mk7.example.jp: unknown: The end was not seen.
      hint: Run fleet verify.

    Apply: 1 converged, 1 committed, 2 skipped, 2 unreachable, 1 reverted, 1 unknown.
    "
  `);
});

test("what hosts printed is not mixed up", () => {
  const failed = (host: string, line: string) =>
    outcome(host, "unchanged", { cause: "apt failed", lastLines: [line], hint: "Apply again." });
  expect(
    show([failed("mk1", "no space"), failed("mk2", "no route"), failed("mk3", "no space")]),
  ).toMatchInlineSnapshot(`
    "
    Recap
      mk1  unchanged  failed before anything was changed
      mk2  unchanged  failed before anything was changed
      mk3  unchanged  failed before anything was changed

    Same on 2 instances: unchanged: apt failed
      mk1, mk3
      | no space
      hint: Apply again.

    mk2: unchanged: apt failed
      | no route
      hint: Apply again.

    Apply: 3 unchanged.
    "
  `);
});

test("nothing was there to apply", () => {
  expect(show([])).toMatchInlineSnapshot(`
    "
    Recap

    Apply: no instances.
    "
  `);
});

test("an outcome in one line", () => {
  expect(seen([outcomeLine(outcome("mk1", "committed"))])).toBe("mk1: committed");
  expect(seen([outcomeLine(outcome("mk1", "reverted", { cause: "no answer" }))])).toBe("mk1: reverted: no answer");
});

test("what is a failure", () => {
  expect(Object.keys(ends).filter((end) => !isFailure(end as keyof typeof ends))).toEqual([
    "committed",
    "rolled-back",
    "converged",
    "skipped",
  ]);
});

test("how many failed is told by instances and by hosts, where a host has several", () => {
  const on = (host: string, ...of: InstanceOutcome["end"][]) =>
    of.map((end, index) => ({ host, instance: `i${index}`, end }));
  const sum = (outcomes: readonly InstanceOutcome[]) => seen(recapText(outcomes)).split("\n").at(-1);
  expect(sum([...on("a", "committed", "reverted", "unchanged", "skipped"), ...on("b", "committed")])).toBe(
    "Failed: 2 of 5 instances, on 1 of 2 hosts.",
  );
  expect(sum(on("a", "committed", "skipped"))).toBe("Apply: 1 committed, 1 skipped.");
  expect(sum([...on("a", "reverted"), ...on("b", "committed")])).toBe("Apply: 1 committed, 1 reverted.");
});
