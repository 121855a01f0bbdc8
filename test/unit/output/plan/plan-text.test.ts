import { describe, expect, test } from "vitest";
import type { HostPlan, ResourcePlan } from "../../../../src/engine/plan.ts";
import { downtimeText, planText } from "../../../../src/output/plan/plan-text.ts";
import { summarise } from "../../../../src/output/plan/summary.ts";
import {
  about8s,
  away,
  change,
  converged,
  host,
  instance,
  resource,
  seen,
  settled,
  stopped,
  switching,
} from "../fleet.ts";

const show = (plans: readonly HostPlan[], verbose = false) => `\n${seen(planText(plans, { verbose }))}\n`;
const mk = (name: string, resources = switching, more = {}) => host(name, instance(name, resources, more));

describe("a plan as an operator reads it", () => {
  test("one host to switch: the legend, the diff, the downtime, the sum", () => {
    expect(show([mk("mk1.example.jp", switching, about8s)])).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        +    create
        -/+  restart (downtime)
        ?    prove on the live processes

      mk1.example.jp (systemd)
        +   package:libjemalloc2: 5.3.0-1 will be installed
        +   systemd-environment:misskey.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
                --- /dev/null
                +++ /etc/systemd/system/misskey.service.d/zz-fleet.conf
                @@ -0,0 +1,3 @@
                +# Written by fleet.
                +[Service]
                +Environment="LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
        -/+ systemd-service:misskey.service: misskey.service will be restarted
        ?   allocator:misskey.service: jemalloc will be proven on 4 processes
        downtime: about 8 s (restart; at most 1 min 30 s to stop)

      Plan: 2 to add, 0 to change, 0 to remove, 1 restart.
      "
    `);
  });

  test("nothing to do is one sentence", () => {
    expect(show([mk("mk1", settled), mk("mk2", settled)])).toMatchInlineSnapshot(`
      "
      converged: mk1, mk2

      No changes. Every instance has what the playbook declares, proven on its live processes.
      "
    `);
  });

  test("the same on many hosts is told once, with each host's own downtime where they differ", () => {
    const long = { downtime: { how: "restart", seconds: 75 } } as const;
    expect(
      show([mk("mk1", switching, about8s), mk("mk2", switching, about8s), mk("mk3", switching, long)]),
    ).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        +    create
        -/+  restart (downtime)
        ?    prove on the live processes

      Same on 3 hosts (systemd):
        mk1, mk2, mk3
        +   package:libjemalloc2: 5.3.0-1 will be installed
        +   systemd-environment:misskey.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
                --- /dev/null
                +++ /etc/systemd/system/misskey.service.d/zz-fleet.conf
                @@ -0,0 +1,3 @@
                +# Written by fleet.
                +[Service]
                +Environment="LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
        -/+ systemd-service:misskey.service: misskey.service will be restarted
        ?   allocator:misskey.service: jemalloc will be proven on 4 processes
        downtime on mk1, mk2: about 8 s (restart; at most 1 min 30 s to stop)
        downtime on mk3: about 1 min 15 s (restart)

      Plan: 6 to add, 0 to change, 0 to remove, 3 restarts.
      "
    `);
  });

  test("instances of a host that differ in their names alone are told once, and what they share as the host's", () => {
    const named = (name: string, ...more: ResourcePlan[]) =>
      instance(
        name,
        [...switching, ...more].map(({ address, result, notes }, index) => ({
          ...JSON.parse(JSON.stringify({ address, result, notes }).replaceAll("misskey.service", `${name}.service`)),
          ...(index === 0 && name !== "a" && { sharedWith: "a" }),
        })),
      );
    const odd = resource("file:/etc/motd", change("update", "will be replaced"));
    expect(show([host("mk1", named("a"), named("b"), named("c", odd))])).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        +    create
        ~    update in place
        -/+  restart (downtime)
        ?    prove on the live processes

      mk1 (once, with the first instance that needs it):
        +   package:libjemalloc2: 5.3.0-1 will be installed

      Same on 2 instances (systemd), but for their own names; shown for mk1/a:
        mk1/a, mk1/b
        +   systemd-environment:a.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
                --- /dev/null
                +++ /etc/systemd/system/a.service.d/zz-fleet.conf
                @@ -0,0 +1,3 @@
                +# Written by fleet.
                +[Service]
                +Environment="LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
        -/+ systemd-service:a.service: a.service will be restarted
        ?   allocator:a.service: jemalloc will be proven on 4 processes

      mk1/c (systemd)
        +   systemd-environment:c.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
                --- /dev/null
                +++ /etc/systemd/system/c.service.d/zz-fleet.conf
                @@ -0,0 +1,3 @@
                +# Written by fleet.
                +[Service]
                +Environment="LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
        -/+ systemd-service:c.service: c.service will be restarted
        ?   allocator:c.service: jemalloc will be proven on 4 processes
        ~   file:/etc/motd: will be replaced

      Plan: 4 to add, 1 to change, 0 to remove, 3 restarts.
      "
    `);
    expect(summarise([host("mk1", named("a"), named("b"))])).toMatchObject({ add: 3, restarts: 2 });
  });

  test("a fleet of all sorts: changes, then what is fine, then failures, then the sum", () => {
    const noted = [...settled, resource("allocator:misskey.service", converged, "set by hand in override.conf:2")];
    const unread = {
      status: "unknown",
      why: "needs root: the drop-in can't be read",
      next: "set become: true, or connect as root",
    } as const;
    const plans = [
      away(
        "gone1.example.jp",
        "192.0.2.9:22 refuses the connection (ECONNREFUSED).",
        "Check that sshd runs there.",
        "192.0.2.9",
      ),
      mk("mk1.example.jp", stopped),
      mk("mk2.example.jp", switching, about8s),
      mk("mk3.example.jp", settled),
      mk("mk4.example.jp", noted),
      host(
        "shared.example.jp",
        instance("a.example.jp", settled),
        instance("b.example.jp", [
          resource("systemd-environment:b.service", unread),
          resource("allocator:b.service", unread),
        ]),
      ),
      away(
        "gone2.example.jp",
        "gone2.example.jp did not answer within 10 s.",
        "Check that sshd runs there.",
        "192.0.2.10",
      ),
      { ...mk("mk5.example.jp", switching, about8s), pending: { id: "20261124-101502-9f3a1c.1" } },
      mk("mk6.example.jp", []),
    ];
    expect(show(plans)).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        +    create
        -/+  restart (downtime)
        ?    prove on the live processes
        x    blocked: fleet can't change it
        !    unknown: it could not be read

      mk2.example.jp (systemd)
        +   package:libjemalloc2: 5.3.0-1 will be installed
        +   systemd-environment:misskey.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
                --- /dev/null
                +++ /etc/systemd/system/misskey.service.d/zz-fleet.conf
                @@ -0,0 +1,3 @@
                +# Written by fleet.
                +[Service]
                +Environment="LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
        -/+ systemd-service:misskey.service: misskey.service will be restarted
        ?   allocator:misskey.service: jemalloc will be proven on 4 processes
        downtime: about 8 s (restart; at most 1 min 30 s to stop)

      converged: mk4.example.jp
            allocator:misskey.service
                note: set by hand in override.conf:2

      converged: mk3.example.jp, shared.example.jp/a.example.jp

      mk1.example.jp (systemd)
        x   systemd-environment:misskey.service: misskey.service is not running
                seen in: systemctl: inactive
                next: systemctl start misskey.service, then plan again
                the same holds for: systemd-service:misskey.service, allocator:misskey.service
        1 other change can't be made before that.

      shared.example.jp/b.example.jp (systemd)
        !   systemd-environment:b.service: needs root: the drop-in can't be read
                next: set become: true, or connect as root
                the same holds for: allocator:b.service

      mk5.example.jp (systemd)
        +   package:libjemalloc2: 5.3.0-1 will be installed
        +   systemd-environment:misskey.service: LD_PRELOAD will be /usr/lib/x86_64-linux-gnu/libjemalloc.so.2
                --- /dev/null
                +++ /etc/systemd/system/misskey.service.d/zz-fleet.conf
                @@ -0,0 +1,3 @@
                +# Written by fleet.
                +[Service]
                +Environment="LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
        -/+ systemd-service:misskey.service: misskey.service will be restarted
        ?   allocator:misskey.service: jemalloc will be proven on 4 processes

      mk6.example.jp (systemd)
        The playbook declares nothing that applies to it.

      mk5.example.jp: Transaction 20261124-101502-9f3a1c.1 of an earlier run has no end state.
        hint: fleet resume 20261124-101502-9f3a1c finishes it, fleet rollback 20261124-101502-9f3a1c takes it back; nothing else is begun on the host before that.

      2 hosts could not be read:
        ! gone1.example.jp: 192.0.2.9:22 refuses the connection (ECONNREFUSED).
        ! gone2.example.jp (192.0.2.10) did not answer within 10 s.
          hint: Check that sshd runs there.

      Plan: 2 to add, 0 to change, 0 to remove, 1 restart.
      Not planned: 2 instances blocked, 2 instances unknown, 2 hosts not reached.
      "
    `);
  });

  test("hosts that could not be read are only counted where a recap follows that names them", () => {
    const plans = [mk("mk1", settled), away("gone1", "gone1 did not answer within 10 s.", "Is it up?")];
    expect(seen(planText(plans, { verbose: false, recapFollows: true }))).toBe(
      [
        "converged: mk1",
        "",
        "Plan: nothing to change on the 1 instance that could be planned.",
        "Not planned: 1 host not reached.",
      ].join("\n"),
    );
  });

  test("what looks done in the middle of another run is not called done", () => {
    const by = { user: "yuki", since: "2026-11-24T10:15:02Z" };
    expect(show([{ ...mk("mk1", settled), pending: { id: "20261124-101502-9f3a1c.1", by } }])).toMatchInlineSnapshot(`
      "
      converged: mk1

      mk1: Run 20261124-101502-9f3a1c of user yuki is at work on this host since 2026-11-24T10:15:02Z.
        hint: Apply again when that run is done.

      Not planned: 1 instance blocked.
      "
    `);
  });

  test("the same obstacle on many hosts is told once", () => {
    expect(show([mk("mk1", stopped), mk("mk2", stopped)])).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        x    blocked: fleet can't change it

      Same on 2 hosts (systemd):
        mk1, mk2
        x   systemd-environment:misskey.service: misskey.service is not running
                seen in: systemctl: inactive
                next: systemctl start misskey.service, then plan again
                the same holds for: systemd-service:misskey.service, allocator:misskey.service
        1 other change can't be made before that.

      Not planned: 2 instances blocked.
      "
    `);
  });

  test("different obstacles of an instance are told one by one", () => {
    const resources = [
      resource("systemd-environment:a.service", {
        status: "blocked",
        cause: "an EnvironmentFile sets LD_PRELOAD and wins",
        evidence: "/etc/misskey.env:2",
        next: "remove that line",
      }),
      resource("allocator:a.service", { status: "unknown", why: "its processes would not say what they run" }),
    ];
    expect(show([mk("mk1", resources)])).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        x    blocked: fleet can't change it
        !    unknown: it could not be read

      mk1 (systemd)
        x   systemd-environment:a.service: an EnvironmentFile sets LD_PRELOAD and wins
                seen in: /etc/misskey.env:2
                next: remove that line
        !   allocator:a.service: its processes would not say what they run

      Not planned: 1 instance blocked.
      "
    `);
  });

  test("each kind of change has its symbol, and both kinds of downtime one line in the legend", () => {
    const diff = { path: "/etc/motd", before: "one\ntwo\n", after: "one\nthree\n" };
    const resources = [
      resource("file:/etc/new", change("create", "it will be written")),
      resource("file:/etc/motd", change("update", "its content will change", diff)),
      resource("file:/etc/old", change("remove", "it will go", { path: "/etc/old", before: "x\n", after: undefined })),
      resource("systemd-service:a.service", change("restart", "a.service will be restarted")),
      resource("compose-service:/srv/b:web", change("recreate", "the container will be made anew")),
      resource("allocator:a.service", change("prove", "jemalloc will be proven"), "the health check fails already"),
    ];
    expect(show([mk("mk1", resources, { downtime: { how: "recreate" } })])).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        +    create
        ~    update in place
        -    remove
        -/+  restart, or recreate the container (downtime)
        ?    prove on the live processes

      mk1 (systemd)
        +   file:/etc/new: it will be written
        ~   file:/etc/motd: its content will change
                --- /etc/motd
                +++ /etc/motd
                @@ -1,2 +1,2 @@
                 one
                -two
                +three
        -   file:/etc/old: it will go
                --- /etc/old
                +++ /dev/null
                @@ -1,1 +0,0 @@
                -x
        -/+ systemd-service:a.service: a.service will be restarted
        -/+ compose-service:/srv/b:web: the container will be made anew
        ?   allocator:a.service: jemalloc will be proven
                note: the health check fails already
        downtime: of unknown length (recreate)

      Plan: 1 to add, 1 to change, 1 to remove, 2 restarts.
      "
    `);
  });

  test("a note that two resources make is told once", () => {
    const note = "MALLOC_CONF is not set";
    const resources = [resource("a:1", converged, note), resource("b:1", converged, note, "made by hand")];
    expect(show([mk("mk1", resources), mk("mk2", settled)])).toMatchInlineSnapshot(`
      "
      converged: mk1
            a:1
                note: MALLOC_CONF is not set
            b:1
                note: made by hand

      converged: mk2

      No changes. Every instance has what the playbook declares, proven on its live processes.
      "
    `);
  });

  test("verbose names the operations and every host", () => {
    const plans = Array.from({ length: 22 }, (_, index) =>
      mk(`mk${index}`, [switching[0] ?? resource("a:b", converged)]),
    );
    expect(show(plans)).toMatchInlineSnapshot(`
      "
      What the symbols mean:
        +    create

      Same on 22 hosts (systemd):
        mk0, mk1, mk2, mk3, mk4, mk5, mk6, mk7, mk8, mk9, mk10, mk11, mk12, mk13, mk14, mk15, mk16, mk17, mk18, mk19 and 2 more
        +   package:libjemalloc2: 5.3.0-1 will be installed

      Plan: 22 to add, 0 to change, 0 to remove, 0 restarts.
      "
    `);
    expect(show(plans, true)).toContain("mk20, mk21\n");
    expect(show(plans, true)).toContain("operations: systemd.reload");
  });

  test("many hosts that can't be reached are counted, and named on request", () => {
    const plans = Array.from({ length: 23 }, (_, index) =>
      away(`mk${index}`, `mk${index} did not answer.`, "Is it up?"),
    );
    expect(show(plans).split("\n").slice(20)).toMatchInlineSnapshot(`
      [
        "  ! mk15 did not answer.",
        "  ! mk16 did not answer.",
        "  ! mk17 did not answer.",
        "  ! mk18 did not answer.",
        "  ! mk19 did not answer.",
        "    and 3 more (-v names them)",
        "    hint: Is it up?",
        "",
        "Not planned: 23 hosts not reached.",
        "",
      ]
    `);
    expect(show(plans, true)).toContain("! mk22 did not answer.");
  });
});

test.each([
  [{ how: "restart" }, "of unknown length (restart)"],
  [{ how: "restart", seconds: 8, stopLimit: 90 }, "about 8 s (restart; at most 1 min 30 s to stop)"],
  [{ how: "recreate", seconds: 120 }, "about 2 min (recreate)"],
] as const)("downtime %j is %s", (downtime, text) => {
  expect(downtimeText(downtime)).toBe(text);
});
