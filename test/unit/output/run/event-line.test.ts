import { expect, test } from "vitest";
import type { Event } from "../../../../src/engine/event.ts";
import type { HostPlan } from "../../../../src/engine/plan.ts";
import { type Detail, eventLine } from "../../../../src/output/run/event-line.ts";
import { about8s, away, host, instance, resource, seen, settled, stopped, switching } from "../fleet.ts";
import { failure } from "../samples.ts";

/** The line, and from which detail on it is told. */
function told(event: Event): string {
  const details: Detail[] = ["quiet", "steps", "all"];
  for (const detail of details) {
    const line = eventLine(event, detail);
    if (line) return `${detail}: ${seen([line])}`;
  }
  return "never";
}

const planned = (plan: HostPlan) => told({ type: "host-planned", host: plan.host, report: { plan, proofs: {} } });

test("what a host comes to, in one line", () => {
  const pending = { id: "20261124-101502-9f3a1c-1" };
  const lines = [
    planned(host("mk1", instance("mk1", settled))),
    planned(host("mk1", instance("mk1", switching, about8s))),
    planned(host("mk1", instance("mk1", switching.slice(3)))),
    planned(host("mk1", instance("mk1", stopped))),
    planned(host("mk1", instance("mk1", [resource("a:b", { status: "unknown", why: "needs root" })]))),
    planned(host("mk1", instance("mk1", []))),
    planned(host("mk1")),
    planned({ ...host("mk1", instance("mk1", switching)), pending }),
    planned(host("shared", instance("a.example.jp", settled), instance("b.example.jp", switching))),
    planned(host("shared", instance("a.example.jp", settled))),
    planned(away("mk1", "mk1 did not answer within 10 s.", "Is it up?")),
  ];
  expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    steps: mk1: converged
    steps: mk1: not converged: 2 to add, 1 restart
    steps: mk1: not converged: to be proven
    steps: mk1: blocked: misskey.service is not running
    steps: mk1: unknown: needs root
    steps: mk1: unknown: The playbook declares nothing that applies to it.
    steps: mk1: no instances
    steps: mk1: blocked: Transaction 20261124-101502-9f3a1c-1 of an earlier run has no end state.
    steps: shared: a.example.jp converged; b.example.jp not converged: 2 to add, 1 restart
    steps: shared: a.example.jp converged
    steps: mk1: not reached: mk1 did not answer within 10 s.
    "
  `);
});

test("a run, event by event", () => {
  const at = { host: "mk1", instance: "mk1" };
  const operation = { type: "operation", ...at, index: 2, operation: "systemd.restart", phase: "switch" } as const;
  const events: Event[] = [
    { type: "run-started", command: "apply", hosts: ["mk1"] },
    { type: "host-started", host: "mk1", phase: "apply" },
    { type: "host-retried", host: "mk1", attempt: 2, failure },
    { type: "transaction-started", ...at, transaction: "20261124-101502-9f3a1c-1" },
    { ...operation, state: "started" },
    { ...operation, state: "waiting", detail: "another process holds the lock" },
    { ...operation, state: "done" },
    { ...operation, state: "failed", detail: "exit status 1" },
    { type: "output", ...at, line: "Setting up \u001b[1mlibjemalloc2\u001b[0m" },
    { type: "link-lost", host: "mk1", failure },
    { type: "link-restored", host: "mk1" },
    { type: "instance-ended", outcome: { ...at, end: "committed" } },
    { type: "instance-ended", outcome: { ...at, end: "reverted", cause: "no answer" } },
    { type: "wave-started", wave: 1, of: 3, canary: true, hosts: ["mk1"] },
    { type: "wave-started", wave: 2, of: 3, canary: false, hosts: ["mk2", "mk3"] },
    { type: "soak-started", wave: 1, seconds: 30, hosts: ["mk1"] },
    { type: "soak-ended", wave: 1 },
    { type: "soak-failed", outcome: { ...at, end: "unknown", cause: "Committed, but after 30 s it is gone." } },
    { type: "stopping", cause: "the canary mk1 failed" },
    { type: "draining", changing: true },
    { type: "draining", changing: false },
    { type: "detached", hosts: [] },
    { type: "detached", hosts: ["mk1", "mk2"] },
    { type: "run-ended", outcomes: [] },
  ];
  expect(`\n${events.map(told).join("\n")}\n`).toMatchInlineSnapshot(`
    "
    never
    all: mk1: apply started
    quiet: mk1: No answer in 10 s. Trying again (attempt 2).
    steps: mk1: transaction 20261124-101502-9f3a1c-1 started
    all: mk1: switch: systemd.restart started
    quiet: mk1: switch: systemd.restart waiting: another process holds the lock
    steps: mk1: switch: systemd.restart done
    quiet: mk1: switch: systemd.restart failed: exit status 1
    all: mk1: Setting up libjemalloc2
    quiet: mk1: No answer in 10 s. The host goes on by itself; connecting again.
    quiet: mk1: connected again
    steps: mk1: committed
    quiet: mk1: reverted: no answer
    steps: Wave 1 of 3 (canary) begins: mk1
    steps: Wave 2 of 3 begins: mk2, mk3
    steps: Wave 1: waiting 30 s, then looking at 1 host again.
    steps: Wave 1: looked at again.
    quiet: mk1: unknown: Committed, but after 30 s it is gone.
    quiet: Stopping: the canary mk1 failed. No further host starts.
    quiet: Interrupted: instances at work finish or revert, no other is started. Once more to detach.
    quiet: Interrupted: ending. Once more to leave at once.
    quiet: Detached: nothing was running.
    quiet: Detached: the hosts finish or revert by themselves: mk1, mk2.
    never
    "
  `);
});
