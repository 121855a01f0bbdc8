import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { HostPlan } from "../../../../src/engine/plan.ts";
import { type KnownInstance, planRecovery, type RecoveryMode } from "../../../../src/engine/recover/recovery.ts";
import type { HostLook, LookedFile, LookedTransaction, TransactionState } from "../../../../src/host/look.ts";
import { recoveryText } from "../../../../src/output/run/recovery-text.ts";
import type { Operation } from "../../../../src/resources/operation.ts";
import { renderOverride } from "../../../../src/text/compose-override.ts";
import { seen } from "../../output/fleet.ts";

const sha = (text: string) => createHash("sha256").update(text).digest("hex");
const path = "/etc/systemd/system/misskey.service.d/zz-fleet.conf";
const written = "[Service]\nEnvironment=B\n";
const before = "[Service]\nEnvironment=A\n";

const write: Operation = { op: "file.write", path, mode: "0644", base: sha(before), content: written };
const restart: Operation = { op: "systemd.restart", unit: "misskey.service" };
const rest: Operation[] = [
  { op: "systemd.reload" },
  restart,
  {
    op: "prove",
    source: { systemd: "misskey.service" },
    interpreter: "node",
    library: "libjemalloc.so",
    stable: 0,
    healthTimeout: 5,
  },
];
const install: Operation = { op: "package.install", manager: "apt", name: "libjemalloc2", version: "5" };

interface Made {
  readonly run?: string;
  readonly number?: number;
  readonly state?: TransactionState;
  readonly time?: number;
  readonly operations?: readonly Operation[];
  readonly steps?: readonly [number, "begun" | "done"][];
  readonly file?: Partial<LookedFile>;
  readonly imagesGone?: readonly number[];
}

function transaction(made: Made = {}): LookedTransaction {
  const { run = "r1", number = 1, state = "committed", time = 1, operations = [install, write, ...rest] } = made;
  const at = operations.findIndex(({ op }) => op.startsWith("file."));
  const file: LookedFile = { base: sha(before), want: sha(written), now: sha(written), before, ...made.file };
  return {
    ...{ id: `${run}.${number}`, run, number, state, time },
    plan: { instance: `i${number}`, operations },
    steps: new Map(made.steps ?? operations.map((_, index): [number, "done"] => [index, "done"])),
    files: new Map(at < 0 ? [] : [[at, file]]),
    imagesGone: new Set(made.imagesGone),
  };
}

function look(transactions: readonly LookedTransaction[], over: Partial<HostLook> = {}): HostLook {
  const runs = new Map<string, number>();
  for (const { run, number } of transactions) runs.set(run, Math.max(runs.get(run) ?? 0, number));
  return { root: true, runs, running: [], transactions, ...over };
}

function recovery(
  mode: RecoveryMode,
  seenThere: HostLook,
  over: { run?: string; any?: boolean; known?: readonly KnownInstance[] } = {},
) {
  const target = { host: "mk1", address: "mk1", run: "r1", any: false, known: [], ...over };
  return planRecovery(mode, target, seenThere);
}

function instances(plan: HostPlan) {
  if (plan.status !== "planned") throw new Error(plan.status);
  return plan.instances;
}

const text = (mode: RecoveryMode, { plan }: { plan: HostPlan }) => seen(recoveryText(mode, [plan], { verbose: false }));

describe("taking a run back", () => {
  test("shows each file from what it is to what it was, what stays, and the downtime", () => {
    const planned = recovery("rollback", look([transaction()]));
    expect(text("rollback", planned)).toBe(`What the symbols mean:
  ~    update in place
  -/+  restart (downtime)
  ?    prove on the live processes

mk1/i1 (systemd)
  ~   file:/etc/systemd/system/misskey.service.d/zz-fleet.conf: it will be as it was before
          --- /etc/systemd/system/misskey.service.d/zz-fleet.conf
          +++ /etc/systemd/system/misskey.service.d/zz-fleet.conf
          @@ -1,2 +1,2 @@
           [Service]
          -Environment=B
          +Environment=A
      package:libjemalloc2
          note: libjemalloc2 stays installed: something else may use it by now
  -/+ systemd-service:misskey.service: misskey.service will be restarted
  ?   service:misskey.service: it must stay up and answer as before
  downtime: of unknown length (restart)

Rollback: 1 instance: 0 to add, 1 to change, 0 to remove, 1 restart.`);
    expect(planned.work).toMatchObject({ run: "r1", numbers: [1], transactions: [{ instance: "i1" }] });
  });

  describe("of two instances that wrote one file", () => {
    const [first, both] = ["web\n", "web\nworker\n"];
    const shared = (base: string, content: string): Operation => ({
      op: "file.write",
      path,
      mode: "0644",
      base,
      content,
    });
    const pair = (now: string, state: TransactionState = "committed") =>
      look([
        transaction({
          operations: [shared("absent", first)],
          file: { base: "absent", want: sha(first), now: sha(now), current: now },
        }),
        transaction({
          number: 2,
          state,
          operations: [shared(sha(first), both)],
          file: { base: sha(first), want: sha(both), now: sha(now), before: first, current: now },
        }),
      ]);

    test("takes the second back, and on that the first", () => {
      const planned = recovery("rollback", pair(both));
      expect(planned.work?.numbers).toEqual([1, 2]);
      const results = instances(planned.plan).flatMap(({ resources }) => resources.map(({ result }) => result));
      expect(results).toMatchObject([
        { status: "change", action: "update" },
        { status: "change", action: "remove" },
      ]);
    });

    test("refuses both where somebody has changed it since, or the second is taken back already", () => {
      expect(instances(recovery("rollback", pair("mine\n")).plan).map(({ status }) => status)).toContain("blocked");
      expect(recovery("rollback", pair("mine\n", "reverted")).work).toBeUndefined();
    });
  });

  test("a file that was not there goes, one that was removed comes back, the last first", () => {
    const operations: Operation[] = [
      { op: "file.write", path: "/etc/new", mode: "0644", base: "absent", content: "x\n" },
      { op: "file.remove", path: "/etc/old", base: sha("old\n") },
    ];
    const made = transaction({ operations });
    const files = new Map<number, LookedFile>([
      [0, { base: "absent", want: sha("x\n"), now: sha("x\n") }],
      [1, { base: sha("old\n"), want: "absent", now: "absent", before: "old\n" }],
    ]);
    const [instance] = instances(recovery("rollback", look([{ ...made, files }])).plan);
    expect(instance?.resources).toMatchObject([
      {
        address: "file:/etc/old",
        result: { action: "create", diffs: [{ before: undefined, after: "old\n" }] },
      },
      { address: "file:/etc/new", result: { action: "remove", diffs: [{ before: "x\n", after: undefined }] } },
    ]);
    expect(instance?.downtime).toBeUndefined();
  });

  test("of a compose file of fleet's that comes back nothing is shown that somebody has added", () => {
    const edited = `${renderOverride([{ service: "web", image: "a:fleet-mk-web" }])}    environment: { A: hush }\n`;
    const path = "/srv/mk/compose.override.yaml";
    const made = transaction({ operations: [{ op: "file.remove", path, base: sha(edited) }] });
    const file: LookedFile = { base: sha(edited), want: "absent", now: "absent", before: edited };
    const said = text("rollback", recovery("rollback", look([{ ...made, files: new Map([[0, file]]) }])));
    expect(said).toContain("+    image: a:fleet-mk-web");
    expect(said).toContain("+    ***");
    expect(said).not.toContain("hush");
    const theirs = "services: { web: { environment: { A: hush } } }\n";
    const files = new Map([[0, { ...file, now: sha(theirs), current: theirs }]]);
    const refused = text("rollback", recovery("rollback", look([{ ...made, files }])));
    expect(refused).toContain("It was changed by somebody else since.");
    expect(refused).not.toContain("hush");
  });

  test("the last instance first", () => {
    const planned = recovery("rollback", look([1, 2, 3].map((number) => transaction({ number }))));
    expect(instances(planned.plan).map(({ instance }) => instance)).toEqual(["i3", "i2", "i1"]);
    expect(planned.work?.numbers).toEqual([1, 2, 3]);
  });

  test("what somebody else has changed is refused with the diff, and others go on", () => {
    const edited = `${written}# by hand\n`;
    const bad = transaction({ number: 2, file: { now: sha(edited), current: edited } });
    const planned = recovery("rollback", look([transaction(), bad]));
    expect(instances(planned.plan).map(({ status }) => status)).toEqual(["blocked", "changes"]);
    expect(planned.work?.numbers).toEqual([1]);
    expect(text("rollback", planned)).toContain("It was changed by somebody else since.");
    expect(text("rollback", planned)).toContain("+# by hand");
    expect(text("rollback", planned)).toMatch(/Not taken back: 1 instance blocked\.$/);
  });

  test.each<[string, Partial<LookedFile>, RegExp]>([
    ["removed", { now: "absent" }, /It was removed by somebody else since\./],
    ["made something else", { now: "special" }, /no plain file/],
    ["changed into what is too large to be shown", { now: sha("large") }, /changed by somebody else since\./],
  ])("a file that was %s is refused", (_, file, says) => {
    expect(text("rollback", recovery("rollback", look([transaction({ file })])))).toMatch(says);
  });

  describe("a service whose old image is gone", () => {
    const compose = { project: "mk", directory: "/srv/mk", files: [], environmentFiles: [], service: "web" };
    const up: Operation = { op: "compose.up", compose, image: "mk/web:2023", base: "sha256:0123" };
    const gone = (state: TransactionState) => transaction({ state, operations: [write, up], imagesGone: [1] });

    test.each<TransactionState>(["committed", "pending", "revert-failed"])("is refused by name (%s)", (state) => {
      const planned = recovery("rollback", look([gone(state)]));
      expect(planned.work).toBeUndefined();
      expect(text("rollback", planned)).toContain(
        "The image that web had before is gone: it was kept as mk/web:fleet-r1.1-before.",
      );
    });

    test("does not hold up a way back that was begun, nor a transaction that is to be finished", () => {
      expect(recovery("rollback", look([gone("reverting")])).work?.numbers).toEqual([1]);
      expect(recovery("resume", look([gone("reverting")])).work?.numbers).toEqual([1]);
      expect(recovery("resume", look([gone("pending")])).work?.numbers).toEqual([1]);
    });
  });

  test("a file that a later run has changed names that run; one of an earlier run is not blamed", () => {
    const later = "later\n";
    const other = (time: number, state: TransactionState = "committed") =>
      transaction({
        ...{ run: "r2", time, state, file: { base: sha(written), want: sha(later), now: sha(later) } },
        operations: [{ ...write, content: later }],
      });
    const changed = transaction({ file: { now: sha(later), current: later } });
    expect(text("rollback", recovery("rollback", look([changed, other(2)])))).toContain("fleet rollback r2 first");
    for (const innocent of [other(0.5), other(2, "reverted")]) {
      expect(text("rollback", recovery("rollback", look([changed, innocent])))).toContain("somebody else");
    }
  });

  test("of what never came to its restart needs none", () => {
    const begun = transaction({ state: "pending", steps: [[1, "done"]] });
    const [instance] = instances(recovery("rollback", look([begun])).plan);
    expect(instance?.resources.map(({ address }) => address)).not.toContain("systemd-service:misskey.service");
    expect(instance?.downtime).toBeUndefined();
  });

  test.each<[TransactionState, string]>([
    ["reverted", "all is as before already"],
    ["unchanged", "nothing was changed"],
    ["none", "nothing was begun"],
  ])("of one that is %s is nothing to do", (state, note) => {
    const planned = recovery("rollback", look([transaction({ state })]));
    expect(planned.work).toBeUndefined();
    expect(text("rollback", planned)).toContain(`note: ${note}`);
    expect(text("rollback", planned)).toMatch(/Nothing to take back\.$/);
  });

  test("a file that is as before already is told, and the rest is done", () => {
    const planned = recovery("rollback", look([transaction({ file: { now: sha(before) } })]));
    expect(text("rollback", planned)).toContain(`note: ${path} is as it was before already`);
    expect(planned.work?.numbers).toEqual([1]);
  });

  test("while the run is at work waits for it", () => {
    const running = [{ run: "r1", log: "log" }];
    const planned = recovery("rollback", look([transaction({ state: "pending" })], { running }));
    expect(planned.work).toBeUndefined();
    expect(text("rollback", planned)).toContain("fleet resume r1 follows it to its end");
  });

  const known = (end?: KnownInstance["end"]): KnownInstance => ({
    ...{ instance: "gone", transaction: "r1.1" },
    ...(end && { end }),
  });

  test("what the host has forgotten is never shown as fine, unless nothing was begun there", () => {
    const forgotten = recovery("rollback", look([]), { known: [known("committed")] });
    expect(text("rollback", forgotten)).toContain("it keeps the last five");
    for (const end of [undefined, "skipped", "unreachable"] as const) {
      const planned = recovery("rollback", look([]), { known: [known(end)] });
      expect(text("rollback", planned)).toContain("nothing was begun there");
    }
    expect(text("rollback", recovery("rollback", look([]), { known: [known("rolled-back")] }))).toContain(
      "was taken back already",
    );
  });

  test("without root nothing is known", () => {
    const planned = recovery("rollback", look([], { root: false }), { known: [known("committed")] });
    expect(instances(planned.plan)).toMatchObject([{ status: "unknown" }]);
    expect(planned.learned).toEqual([]);
  });

  test("a plan of another fleet is unknown", () => {
    const { plan: _, ...bare } = transaction();
    expect(instances(recovery("rollback", look([bare])).plan)).toMatchObject([{ status: "unknown" }]);
  });
});

describe("resuming a run", () => {
  test("shows what was done and what is left", () => {
    const pending = transaction({
      state: "pending",
      steps: [
        [0, "done"],
        [1, "done"],
        [3, "begun"],
      ],
    });
    const planned = recovery("resume", look([pending]));
    expect(text("resume", planned)).toContain(`mk1/i1 (systemd)
      transaction
          note: done already: package:libjemalloc2, file:/etc/systemd/system/misskey.service.d/zz-fleet.conf
  -/+ systemd-service:misskey.service: was begun, and will be finished
  ?   service:misskey.service: is left to be done
  downtime: of unknown length (restart)`);
    expect(planned.work?.numbers).toEqual([1]);
  });

  test("of one on its way back shows the way back", () => {
    const planned = recovery("resume", look([transaction({ state: "reverting" })]));
    expect(text("resume", planned)).toContain("is on its way back");
    expect(text("resume", planned)).toContain("it will be as it was before");
  });

  test("is refused where somebody else has changed a file meanwhile", () => {
    const edited = transaction({ state: "pending", file: { now: sha("x"), current: "x" } });
    expect(recovery("resume", look([edited])).work).toBeUndefined();
    const waiting = transaction({ state: "pending", steps: [], file: { now: sha("x"), current: "x" } });
    expect(recovery("resume", look([waiting])).work?.numbers).toEqual([1]);
  });

  test("of what has ended is nothing to do", () => {
    const states: TransactionState[] = ["committed", "reverted", "revert-failed", "unchanged", "none"];
    const planned = recovery("resume", look(states.map((state, index) => transaction({ state, number: index + 1 }))));
    expect(planned.work).toBeUndefined();
    expect(text("resume", planned)).toMatch(/Nothing to resume\.$/);
  });

  test("takes whichever run has no end on the host, where none was named", () => {
    const other = transaction({ run: "r7", state: "pending" });
    expect(recovery("resume", look([transaction(), other]), { any: true }).work?.run).toBe("r7");
    expect(recovery("resume", look([transaction(), other])).work).toBeUndefined();
  });

  test("follows a run that is at work instead of starting anything", () => {
    const running = [{ run: "r1", log: "log" }];
    const two = [transaction({ state: "pending" }), transaction({ number: 2, state: "none" })];
    const planned = recovery("resume", look([...two, transaction({ run: "r0" })], { running }));
    expect(planned.work).toMatchObject({ run: "r1", numbers: [1, 2], log: "log" });
    expect(text("resume", planned)).toContain("it will be followed to its end");
  });

  test("learns what became of instances that the record has no end of, and of no others", () => {
    const one = (number: number, end?: KnownInstance["end"]): KnownInstance => ({
      ...{ instance: `i${number}`, transaction: `r1.${number}` },
      ...(end && { end }),
    });
    const there = look([
      transaction({ number: 1 }),
      transaction({ number: 2, state: "reverted" }),
      transaction({ number: 3, state: "pending" }),
      transaction({ number: 4, state: "none" }),
      transaction({ number: 5, state: "committed" }),
    ]);
    const known = [one(1), one(2, "unknown"), one(3), one(4), one(5, "reverted"), one(6)];
    expect(recovery("resume", there, { known }).learned.map(({ instance, end }) => [instance, end])).toEqual([
      ["i1", "committed"],
      ["i2", "reverted"],
      ["i4", "skipped"],
    ]);
    expect(recovery("resume", look([]), { known: [one(1)] }).learned).toMatchObject([{ end: "skipped" }]);
  });
});
