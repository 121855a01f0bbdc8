import { expect, test } from "vitest";
import type { HostReport } from "../../../../src/engine/plan.ts";
import { verifyText } from "../../../../src/output/verify/verify-text.ts";
import type { Proof } from "../../../../src/resources/kind.ts";
import {
  away,
  change,
  converged,
  host,
  instance,
  report,
  resource,
  seen,
  settled,
  stopped,
  switching,
} from "../fleet.ts";

const show = (reports: readonly HostReport[]) => `\n${seen(verifyText(reports, { verbose: false }))}\n`;

const jemalloc: Proof = {
  judged: 4,
  mapped: 4,
  allocator: "jemalloc",
  version: "5.3.0-1",
  source: "zz-fleet.conf:3",
  since: "2026-11-24T10:15:02Z",
  pssBytes: 734_003_200,
};

test("a fleet of all sorts: the proof of each, then causes, then failures, then the sum", () => {
  const reports = [
    report(host("mk1.example.jp", instance("mk1.example.jp", stopped))),
    report(host("mk2.example.jp", instance("mk2.example.jp", switching)), {
      "mk2.example.jp": {
        judged: 4,
        mapped: 0,
        allocator: "glibc",
        since: "2026-11-01T00:00:00Z",
        pssBytes: 1.5 * 2 ** 30,
      },
    }),
    report(away("mk3.example.jp", "mk3.example.jp did not answer within 10 s.", "Is it up?")),
    report(
      host(
        "東京.example.jp",
        instance("あいう", [resource("allocator:a", converged, "MALLOC_CONF is not set")]),
        instance("b", [resource("allocator:b", converged, "MALLOC_CONF is not set")]),
      ),
      { あいう: jemalloc, b: { ...jemalloc, judged: 12, mapped: 12, source: "image ENV" } },
    ),
    report(host("mk4.example.jp", instance("mk4.example.jp", []))),
  ];
  expect(show(reports)).toMatchInlineSnapshot(`
    "
    INSTANCE                PROCESSES  ALLOCATOR         SET IN           SINCE                 MEMORY   VERDICT
    東京.example.jp/あいう  4/4        jemalloc 5.3.0-1  zz-fleet.conf:3  2026-11-24T10:15:02Z  700 MiB  converged
    東京.example.jp/b       12/12      jemalloc 5.3.0-1  image ENV        2026-11-24T10:15:02Z  700 MiB  converged
    mk1.example.jp          -          -                 -                -                     -        blocked
    mk2.example.jp          0/4        glibc             -                2026-11-01T00:00:00Z  1.5 GiB  not converged
    mk4.example.jp          -          -                 -                -                     -        unknown

    note on 東京.example.jp/あいう, 東京.example.jp/b: MALLOC_CONF is not set

    mk1.example.jp: blocked
      systemd-environment:misskey.service: misskey.service is not running
        seen in: systemctl: inactive
        next: systemctl start misskey.service, then plan again
        the same holds for: systemd-service:misskey.service, allocator:misskey.service

    mk2.example.jp: not converged; apply makes these changes:
      package:libjemalloc2: 5.3.0-1 will be installed
      systemd-environment:misskey.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
      systemd-service:misskey.service: misskey.service will be restarted
      allocator:misskey.service: jemalloc will be proven on 4 processes

    mk4.example.jp: unknown
      The playbook declares nothing that applies to it.

    1 host could not be read:
      ! mk3.example.jp did not answer within 10 s.
        hint: Is it up?

    Verify: 2 of 5 instances converged, 1 not converged, 1 blocked, 1 unknown, 1 host not reached.
    "
  `);
});

test("the same cause on many instances is told once", () => {
  const drift = [resource("systemd-service:misskey.service", change("restart", "misskey.service will be restarted"))];
  const reports = ["mk1", "mk2", "mk3"].map((name) => report(host(name, instance(name, drift))));
  expect(show(reports)).toMatchInlineSnapshot(`
    "
    INSTANCE  PROCESSES  ALLOCATOR  SET IN  SINCE  MEMORY  VERDICT
    mk1       -          -          -       -      -       not converged
    mk2       -          -          -       -      -       not converged
    mk3       -          -          -       -      -       not converged

    Same on 3 instances: not converged; apply makes these changes:
      mk1, mk2, mk3
      systemd-service:misskey.service: misskey.service will be restarted

    Verify: 0 of 3 instances converged, 3 not converged.
    "
  `);
});

test("what looks done in the middle of another run is not called done", () => {
  const by = { user: "yuki", since: "2026-11-24T10:15:02Z" };
  const busy = { ...host("mk1", instance("mk1", settled)), pending: { id: "20261124-101502-9f3a1c.1", by } };
  const left = { ...host("mk2", instance("mk2", switching)), pending: { id: "20261120-101502-9f3a1c.2" } };
  expect(show([report(busy, { mk1: jemalloc }), report(left)])).toMatchInlineSnapshot(`
    "
    INSTANCE  PROCESSES  ALLOCATOR         SET IN           SINCE                 MEMORY   VERDICT
    mk1       4/4        jemalloc 5.3.0-1  zz-fleet.conf:3  2026-11-24T10:15:02Z  700 MiB  blocked
    mk2       -          -                 -                -                     -        blocked

    mk2: blocked
      package:libjemalloc2: 5.3.0-1 will be installed
      systemd-environment:misskey.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
      systemd-service:misskey.service: misskey.service will be restarted
      allocator:misskey.service: jemalloc will be proven on 4 processes

    mk1: Run 20261124-101502-9f3a1c of user yuki is at work on this host since 2026-11-24T10:15:02Z.
      hint: Apply again when that run is done.

    mk2: Transaction 20261120-101502-9f3a1c.2 of an earlier run has no end state.
      hint: fleet resume 20261120-101502-9f3a1c finishes it, fleet rollback 20261120-101502-9f3a1c takes it back; nothing else is begun on the host before that.

    Verify: 0 of 2 instances converged, 2 blocked.
    "
  `);
});

test("all is well", () => {
  expect(show([report(host("mk1", instance("mk1", settled)), { mk1: jemalloc })])).toMatchInlineSnapshot(`
    "
    INSTANCE  PROCESSES  ALLOCATOR         SET IN           SINCE                 MEMORY   VERDICT
    mk1       4/4        jemalloc 5.3.0-1  zz-fleet.conf:3  2026-11-24T10:15:02Z  700 MiB  converged

    Verify: 1 of 1 instance converged.
    "
  `);
});

test("no host was reached: no empty table", () => {
  expect(show([report(away("mk1", "No answer.", "Is it up?", "192.0.2.1"))])).toMatchInlineSnapshot(`
    "
    1 host could not be read:
      ! mk1 (192.0.2.1): No answer.
        hint: Is it up?

    Verify: no instance was read, 1 host not reached.
    "
  `);
});

test("what is noted of a change is for the plan: it has not come about", () => {
  const noted = resource(
    "dockerfile:a",
    change("update", "a will be written"),
    "from now on another tag takes effect with the next apply",
  );
  expect(show([report(host("mk1", instance("mk1", [noted])))])).not.toContain("from now on");
});
