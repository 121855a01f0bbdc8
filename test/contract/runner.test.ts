import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApplyHostOptions } from "../../src/engine/apply/apply-host.ts";
import { haltScript } from "../../src/host/follow.ts";
import type { Transaction } from "../../src/host/pack.ts";
import type { Operation } from "../../src/resources/operation.ts";
import { type Script, sh } from "../../src/shell/script.ts";
import { base, before, countSystemd, killSystemd, type SystemdMode } from "./kill-systemd.ts";
import type { Way } from "./killed.ts";
import { type Applied, dropIn, library, RunnerHost, switchOperations } from "./runner-host.ts";

const host = new RunnerHost(`fleet-runner-contract-${process.pid}`);
beforeAll(() => host.start());
afterAll(() => host.stop());

const apply: RunnerHost["apply"] = (operations, over) => host.apply(operations, over);
const state = (run: string) => host.state(run);
/** By itself a poll is given up after a second, in which a slow machine has not begun anything. */
const patient = { timeout: 20_000 };

describe("a transaction that goes well", () => {
  test("takes effect with one restart, is proven, and is not done twice", async () => {
    await host.reset("well", before);
    const operations = switchOperations({ base, stable: 1 });
    const { run, outcomes, events } = await apply(operations);
    expect(outcomes).toMatchObject([{ host: "mk1", instance: "app", end: "committed" }]);
    expect(await host.starts()).toEqual(["without", "with"]);
    expect(await host.look(dropIn)).toMatch(/^640 misskey:daemon .*\n# written by fleet\n/);
    const steps = events.flatMap((event) =>
      event.type === "operation" ? [`${event.index} ${event.phase} ${event.state}`] : [],
    );
    expect(steps.filter((step) => step.endsWith("done"))).toEqual([
      "0 prepare done",
      "0 switch done",
      "1 switch done",
      "2 switch done",
      "3 switch done",
      "4 switch done",
      "5 prove done",
    ]);
    const again = await apply(operations, { run });
    expect(again.outcomes).toEqual(outcomes);
    expect(await host.starts()).toEqual(["without", "with"]);
    expect(await state(run)).toBe("committed");
  });

  test("while systemd executes itself anew again and again, as an upgrade of it does", async () => {
    await host.reset("well", before);
    await host.must(sh`rm -f /srv/calm
      setsid sh -c 'until [ -e /srv/calm ]; do systemctl daemon-reexec; echo >>/srv/anew; sleep 0.5; done; rm /srv/calm' >/dev/null 2>&1 </dev/null &`);
    try {
      const { outcomes } = await apply(switchOperations({ base, stable: 8 }));
      expect(outcomes).toMatchObject([{ end: "committed" }]);
    } finally {
      // The last time may still be under way, and nobody is answered then.
      await host.must(sh`touch /srv/calm
        while [ -e /srv/calm ]; do sleep 0.1; done
        until systemctl show -p Version >/dev/null 2>&1; do sleep 0.1; done`);
    }
    expect(Number(await host.must(sh`wc -l </srv/anew`))).toBeGreaterThan(2);
    expect(await host.starts()).toEqual(["without", "with"]);
  });

  test.each([
    ["before fleet does", "daemon-reload"],
    ["as it is watched", "restart"],
  ])("while somebody else, as needrestart may, restarts the unit %s", async (_, word) => {
    await host.reset("well", before);
    await host.must(sh`mkdir -p /run/systemd/system/app.service.d
      printf '[Service]\nExecStop=/bin/sleep 2\n' >/run/systemd/system/app.service.d/slow.conf
      systemctl daemon-reload`);
    // He comes right behind a command of the runner's, however slow the host is.
    await host.must(sh`rm -f /srv/restarted
      printf '#!/bin/sh
/usr/bin/systemctl "$@"
status=$?
[ "$1" != %s ] || [ -e /srv/restarted ] || { echo >/srv/restarted; /usr/bin/systemctl --no-block restart app.service; }
exit $status
' ${word} >/usr/local/sbin/systemctl
      chmod +x /usr/local/sbin/systemctl`);
    const { outcomes } = await apply(switchOperations({ base, stable: 3 }));
    expect(outcomes).toMatchObject([{ end: "committed" }]);
    const starts = await host.starts();
    expect([starts.length, starts.at(-1)]).toEqual([3, "with"]);
  });

  test("writes what it was given, byte for byte, whatever the name", async () => {
    await host.reset();
    const path = "/etc/fleet-test/a b/$(reboot)'\"é*.txt";
    const content = `no newline at the end: '$(reboot)' "\`reboot\`" \\ é \u0085 FLEET_END\nFLEET_END\n\tend`;
    const { outcomes } = await apply([{ op: "file.write", path, mode: "0600", base: "absent", content }]);
    expect(outcomes).toMatchObject([{ end: "committed" }]);
    expect(await host.look(path)).toMatch(/^600 root:root /);
    expect(await host.must(sh`sha256sum <${path}`)).toContain(createHash("sha256").update(content).digest("hex"));
    const removed = await apply([
      { op: "file.remove", path, base: createHash("sha256").update(content).digest("hex") },
    ]);
    expect(removed.outcomes).toMatchObject([{ end: "committed" }]);
    expect(await host.look(path)).toBe("absent");
  });

  test("leaves the runner's lock to the runner alone", async () => {
    await host.reset();
    await host.must(sh`printf '#!/bin/sh\nls -l /proc/$$/fd >/srv/fds\nexec /usr/bin/systemctl "$@"\n' >/usr/local/sbin/systemctl
      chmod +x /usr/local/sbin/systemctl`);
    expect((await apply(switchOperations({}))).outcomes).toMatchObject([{ end: "committed" }]);
    expect(await host.must(sh`cat /srv/fds`)).not.toContain("/var/lib/fleet/lock");
  });

  test.each([[["-"]], [["-e", "0"]], [["-v"]]])(
    "tries the library with an interpreter that is called with %j",
    async (words) => {
      await host.reset();
      const operations = switchOperations({}).map((operation) =>
        operation.op === "preload.try" ? { ...operation, arguments: words } : operation,
      );
      expect((await apply(operations)).outcomes).toMatchObject([{ end: "committed" }]);
    },
  );

  test("comes after another one of the same host, under one runner", async () => {
    await host.reset();
    const first: Transaction = {
      instance: "first",
      operations: [{ op: "file.write", path: "/etc/fleet-test/first", mode: "0644", base: "absent", content: "1\n" }],
    };
    const { outcomes } = await apply([first, { instance: "app", operations: switchOperations({}) }]);
    expect(outcomes.map(({ instance, end }) => [instance, end])).toEqual([
      ["first", "committed"],
      ["app", "committed"],
    ]);
  });

  test("keeps the last five transactions", async () => {
    await host.reset();
    const write = (name: string): Operation[] => [
      { op: "file.write", path: `/etc/fleet-test/${name}`, mode: "0644", base: "absent", content: "x" },
    ];
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    for (const name of names) await apply(write(name), { run: `keep-${name}` });
    await expect
      .poll(() => host.must(sh`cd /var/lib/fleet && echo tx/* runs/*`), patient)
      .toBe(
        "tx/keep-c.1 tx/keep-d.1 tx/keep-e.1 tx/keep-f.1 tx/keep-g.1 runs/keep-c runs/keep-d runs/keep-e runs/keep-f runs/keep-g",
      );
    // A run is kept whole, for it is taken back as a whole; and this one also where the clock was set back since the others.
    const whole = names.map((_, index) => `tx/more.${index + 1}`).join(" ");
    const more = names.map((name) => ({ instance: name, operations: write(`more-${name}`) }));
    await apply(more, { run: "more" });
    await expect.poll(() => host.must(sh`cd /var/lib/fleet && echo tx/* runs/*`), patient).toBe(`${whole} runs/more`);
    await host.must(sh`touch -d 2099-01-01 /var/lib/fleet/tx/*`);
    await apply(write("late"), { run: "late" });
    await expect
      .poll(() => host.must(sh`cd /var/lib/fleet && echo tx/l* runs/*`), patient)
      .toBe("tx/late.1 runs/late runs/more");
  });
});

describe("a transaction that fails its proof is taken back", () => {
  test.each([
    ["crash", /app\.service (does not stay up|did not stay up)/, "boom: cannot go on"],
    ["flap", /app\.service does not stay up: systemd keeps restarting it/, "boom: later"],
    ["sick", /After 2 seconds http:\/\/127\.0\.0\.1:3000\/healthz answers with status 503/, undefined],
  ] as const)("when the application comes up %s", async (mode, cause, line) => {
    await host.reset(mode, before);
    const was = await host.look(dropIn);
    const { run, outcomes } = await apply(switchOperations({ base, stable: 2, healthTimeout: 2 }));
    expect(outcomes).toMatchObject([
      { end: "reverted", cause: expect.stringMatching(cause), hint: expect.any(String) },
    ]);
    if (line) expect(outcomes[0]?.lastLines).toContain(line);
    expect(await host.look(dropIn)).toBe(was);
    const starts = await host.starts();
    expect(starts.at(-1)).toBe("without");
    // One at first and one of ours; between the reload and ours systemd may start it by itself.
    expect([2, 3]).toContain(starts.filter((start) => start === "without").length);
    expect(await host.must(sh`systemctl is-active app.service`)).toBe("active");
    expect(await state(run)).toBe("reverted");
  });

  test("and a file that was absent goes, with the directories that were made for it", async () => {
    await host.reset("crash");
    const { outcomes } = await apply([{ instance: "app", operations: switchOperations({ stable: 1 }) }, write("b")], {
      maxReverted: 0,
    });
    const cause =
      "Not started: app failed first, and more instances of this host were reverted than maxReverted allows (0).";
    expect(outcomes).toMatchObject([{ end: "reverted" }, { end: "skipped", cause }]);
    expect(await host.look("/etc/fleet-test/b")).toBe("absent");
    expect(await host.look(dropIn.replace(/\/[^/]*$/, ""))).toBe("absent");
  });

  test("but not over what somebody else has written meanwhile", async () => {
    await host.reset("crash", before);
    await host.must(sh`printf '#!/bin/sh\n[ "$1" != restart ] || echo "# foreign" >>%s\nexec /usr/bin/systemctl "$@"\n' ${dropIn} >/usr/local/sbin/systemctl
      chmod +x /usr/local/sbin/systemctl`);
    const app = { instance: "app", operations: switchOperations({ base, stable: 1, healthTimeout: 2 }) };
    const { run, outcomes } = await apply([app, write("b")]);
    expect(outcomes).toMatchObject([
      { end: "revert-failed", cause: expect.stringContaining("changed by somebody else") },
      { end: "skipped", cause: "Not started: app failed first, and so did its way back." },
    ]);
    expect(await host.look(dropIn)).toContain("# foreign");
    expect(await state(run)).toBe("revert-failed");
  });

  // Whoever has asked for that waits for ever; the runner has the host's lock, and does not.
  test("where somebody else's restart of the unit does not end", { timeout: 240_000 }, async () => {
    await host.reset("well", before);
    const was = await host.look(dropIn);
    await host.must(sh`mkdir -p /run/systemd/system/app.service.d
      printf '[Service]\nTimeoutStartSec=infinity\nExecStartPre=/bin/sleep infinity\n' >/run/systemd/system/app.service.d/endless.conf
      systemctl daemon-reload`);
    await host.whenTold("op 1 2 switch started", sh`systemctl restart app.service`);
    const { outcomes } = await apply(switchOperations({ base }));
    // The file is as it was, but the unit does not serve: that is said, for it is not what the operator had.
    const cause =
      "app.service is activating: somebody else's job on it has not ended in a minute and a half. The way back failed: app.service is activating.";
    expect(outcomes).toMatchObject([{ end: "revert-failed", cause }]);
    expect(await host.look(dropIn)).toBe(was);
    expect(await host.starts()).toEqual(["without"]);
  });

  test("also when the disk runs full in the middle of it", async () => {
    await host.reset("crash", before);
    const was = await host.look(dropIn);
    await host.must(sh`mkdir -m 700 /var/lib/fleet && mount -t tmpfs -o size=1m,mode=700 none /var/lib/fleet
      printf '#!/bin/sh\n[ "$1" != restart ] || dd if=/dev/zero of=/var/lib/fleet/full bs=4k status=none\nexec /usr/bin/systemctl "$@"\n' >/usr/local/sbin/systemctl
      chmod +x /usr/local/sbin/systemctl`);
    const { outcomes } = await apply(switchOperations({ base, stable: 1, healthTimeout: 2 }));
    expect(await host.must(sh`df --output=avail /var/lib/fleet | tail -n 1`)).not.toBe("");
    expect(outcomes).toMatchObject([{ end: "reverted" }]);
    expect(await host.look(dropIn)).toBe(was);
  });
});

/** An instance that only writes a file of its name. */
function write(name: string, over: Partial<Transaction> = {}): Transaction {
  const path = `/etc/fleet-test/${name}`;
  return {
    instance: name,
    operations: [{ op: "file.write", path, mode: "0644", base: "absent", content: name }],
    ...over,
  };
}

describe("several instances", () => {
  const written = () => host.must(sh`ls /etc/fleet-test 2>/dev/null || :`);

  test("go on past one that failed, but for those that count on its files, and are rolled back together", async () => {
    await host.reset("crash");
    const package_ = switchOperations({ name: "no-such-package" }).slice(0, 1);
    const { run, outcomes } = await apply([
      { instance: "app", label: "mk1/app", operations: switchOperations({ stable: 1 }) },
      write("b"),
      write("c", { needs: ["app"] }),
      write("d", { needs: ["b"] }),
      write("e", { needs: ["app", "c"] }),
      { instance: "f", operations: package_ },
      { instance: "g", operations: package_ },
      write("h"),
    ]);
    expect(outcomes.map(({ end }) => end)).toEqual([
      ...["reverted", "committed", "skipped", "committed", "skipped", "unchanged", "unchanged", "committed"],
    ]);
    const skipped = "Not started: mk1/app failed first, and this instance counts on its files.";
    expect([outcomes[2]?.cause, outcomes[4]?.cause]).toEqual([skipped, skipped]);
    // What one has waited for in vain, the next does not wait for again.
    expect(outcomes[6]?.cause).toBe(outcomes[5]?.cause);
    expect(outcomes[6]?.seconds).toBeLessThan(outcomes[5]?.seconds ?? 0);
    expect(await written()).toBe("b\nd\nh");
    const starts = await host.starts();
    expect(starts.at(-1)).toBe("without");
    await host.end("rollback", run);
    expect(await written()).toBe("");
    expect(await host.starts()).toEqual(starts);
  });

  test.each<[string, (run: string) => Script, string, string]>([
    [
      "that is told to stop",
      (run) => sh`systemctl stop --no-block fleet-${run}.service`,
      "unchanged",
      "Not started: the runner was told to stop.",
    ],
    [
      "that has lost the lock",
      () => sh`rm /var/lib/fleet/lock`,
      "unchanged",
      "Not started: /var/lib/fleet/lock was replaced, so another run may be at work on this host.",
    ],
    ["that is asked for no more", (run) => haltScript(run), "skipped", "Not started: the run was interrupted."],
  ])("are left after the one at work by a runner %s", async (_, disturb, end, cause) => {
    await host.reset("well", before);
    const run = `disturbed-${cause.length}`;
    await host.whenTold("op 1 4 switch done", disturb(run));
    const app = { instance: "app", operations: switchOperations({ base, stable: 2 }) };
    const { outcomes } = await apply([app, write("b")], { run });
    expect(outcomes).toMatchObject([{ end: "committed" }, { end, cause }]);
    expect(await host.starts()).toEqual(["without", "with"]);
  });

  test("are not begun any more when the runner is killed, and the one at work is taken up again", async () => {
    await host.reset("well", before);
    const kill = sh`read -r pid </var/lib/fleet/runs/killed-between/log.pid && kill -9 "$pid"`;
    await host.whenTold("op 1 4 switch done", kill);
    const app = { instance: "app", operations: switchOperations({ base, stable: 5 }) };
    const { outcomes } = await apply([app, write("b")], { run: "killed-between" });
    const cause = "Not started: the runner on the host ended first.";
    expect(outcomes).toMatchObject([{ end: "unknown" }, { end: "skipped", cause }]);
    await host.end("resume", "killed-between");
    expect(await state("killed-between")).toBe("committed");
    expect(await host.starts()).toEqual(["without", "with"]);
    expect(await written()).toBe("");
  });
});

describe("nothing is changed", () => {
  async function unchanged(
    operations: Operation[],
    cause: RegExp,
    over: Partial<ApplyHostOptions> = {},
  ): Promise<Applied> {
    const was = await host.look(dropIn);
    const starts = await host.starts();
    const applied = await apply(operations, over);
    expect(applied.outcomes).toMatchObject([{ end: "unchanged", cause: expect.stringMatching(cause) }]);
    expect(await host.look(dropIn)).toBe(was);
    expect(await host.starts()).toEqual(starts);
    return applied;
  }

  test("when the file is not what the plan has seen", async () => {
    await host.reset("well", before);
    await unchanged(switchOperations({ base: "absent" }), /zz-fleet\.conf has changed since the plan/);
  });

  test("when the library makes the interpreter complain", async () => {
    await host.reset("well", before);
    await host.must(sh`mkdir -p /etc/fleet-test && head -c 20000 /usr/bin/perl >/etc/fleet-test/torn.so`);
    await unchanged(
      switchOperations({ base, tried: "/etc/fleet-test/torn.so" }),
      /perl with \/etc\/fleet-test\/torn\.so/,
    );
  });

  test("when the interpreter drops the library", async () => {
    await host.reset("well", before);
    await host.must(sh`cp /usr/bin/perl /srv/perl && chmod 6755 /srv/perl`);
    const operations = switchOperations({ base }).map((operation) =>
      operation.op === "preload.try" ? { ...operation, interpreter: "/srv/perl" } : operation,
    );
    await unchanged(operations, /does not map|complains/);
  });

  test("when the host can't name the unit's user, as with DynamicUser=", async () => {
    await host.reset("well", before);
    const operations = switchOperations({ base }).map((operation) =>
      operation.op === "preload.try" ? { ...operation, user: "app-dynamic" } : operation,
    );
    await unchanged(operations, /^There is no user app-dynamic: a unit with DynamicUser=yes needs libnss-systemd/);
  });

  test("when there is no such package", async () => {
    await host.reset("well", before);
    await unchanged(
      switchOperations({ base, name: "no-such-package" }),
      /no-such-package is not to be had: E: Unable to locate/,
    );
  });

  test("when another process holds the package manager for too long", async () => {
    await host.reset("well", before);
    await host.must(holdLock(20));
    const { events } = await unchanged(
      switchOperations({ base }),
      /held by process \d+ \(perl\).*not free within 3 seconds/,
    );
    expect(events).toContainEqual(expect.objectContaining({ state: "waiting", detail: expect.stringMatching(/perl/) }));
    await host.must(sh`kill "$(cat /run/holder)"`);
  });

  test("when the disk is full before the job is there", async () => {
    await host.reset("well", before);
    await host.must(sh`mkdir -m 700 /var/lib/fleet && mount -t tmpfs -o size=64k,mode=700 none /var/lib/fleet`);
    await unchanged(switchOperations({ base }), /Nothing could be put on the host: .*No space left on device/);
  });

  test("when the file's own file system is full, or read-only, or the file immutable", async () => {
    const folder = dropIn.replace(/\/[^/]*$/, "");
    await host.reset();
    await host.must(sh`mkdir -p ${folder} && mount -t tmpfs -o size=64k none ${folder}`);
    await unchanged(switchOperations({}), /No space is left at .*app\.service\.d/);
    await host.must(sh`mount -o remount,ro ${folder}`);
    await unchanged(switchOperations({}), /cannot be written: its file system is read-only/);
    await host.reset("well", before);
    await host.must(sh`chattr +i ${dropIn}`);
    await unchanged(switchOperations({ base }), /cannot be written/);
  });

  test("when the file is a link, or has another name", async () => {
    await host.reset("well", before);
    await host.must(sh`ln ${dropIn} /srv/other`);
    await unchanged(switchOperations({ base }), /several hard links/);
    await host.must(sh`rm /srv/other && mv ${dropIn} /srv/real && ln -s /srv/real ${dropIn}`);
    await unchanged(switchOperations({ base }), /not a plain file/);
  });

  test("when the place for its state is not root's own", async () => {
    await host.reset("well", before);
    await host.must(sh`mkdir /srv/state && ln -s /srv/state /var/lib/fleet`);
    await unchanged(switchOperations({ base }), /is not a directory that only root can use/);
    expect(await host.must(sh`ls /srv/state; rm -r /var/lib/fleet /srv/state; mkdir -m 755 /var/lib/fleet`)).toBe("");
    await unchanged(switchOperations({ base }), /is not a directory that only root can use/);
  });

  test("when another run is at work, and its id, its user and the time are told", async () => {
    await host.reset("well", before);
    const first = apply(switchOperations({ base, stable: 4 }), { run: "the-first" });
    await expect.poll(() => host.run(sh`cat /var/lib/fleet/holder`), patient).toMatchObject({ code: 0 });
    const second = await apply(switchOperations({ base }));
    expect(second.outcomes).toMatchObject([
      {
        end: "unchanged",
        cause: expect.stringMatching(/^Run the-first of user root is at work .* since \d{4}-\d\d-\d\dT/),
      },
    ]);
    expect((await first).outcomes).toMatchObject([{ end: "committed" }]);
  });
});

test("a machine that the inventory has under two names does the one's job, and says so of the other's", async () => {
  await host.reset();
  const write = (name: string): Operation[] => [
    { op: "file.write", path: `/etc/fleet-test/${name}`, mode: "0644", base: "absent", content: "x" },
  ];
  const names = ["a", "b", "c"];
  const applied = await Promise.all(names.map((name) => apply(write(name), { run: "two-names" })));
  const outcomes = applied.flatMap((one) => one.outcomes);
  expect(outcomes.map(({ end }) => end).sort()).toEqual(["committed", "unchanged", "unchanged"]);
  for (const [index, { end, cause }] of outcomes.entries()) {
    expect(await host.look(`/etc/fleet-test/${names[index]}`)).toMatch(end === "committed" ? /^644 / : /^absent$/);
    if (end === "unchanged") expect(cause).toContain("under another name");
  }
  // The job itself is only followed, however often it is sent.
  const done = names[outcomes.findIndex(({ end }) => end === "committed")] ?? "";
  expect((await apply(write(done), { run: "two-names" })).outcomes).toMatchObject([{ end: "committed" }]);
});

test("a held package manager that is let go is only waited for", async () => {
  await host.reset();
  await host.must(holdLock(50));
  await host.whenTold("op 1 0 prepare waiting", sh`kill "$(cat /run/holder)"`);
  const { outcomes, events } = await apply(switchOperations({}), { packageWait: 60 });
  expect(outcomes).toMatchObject([{ end: "committed" }]);
  expect(events).toContainEqual(expect.objectContaining({ operation: "package.install", state: "waiting" }));
});

describe("the controller", () => {
  test("comes back after a lost link, and misses and repeats nothing", async () => {
    await host.reset("well", before);
    const applying = apply(switchOperations({ base, stable: 3 }));
    await expect.poll(() => host.starts(), patient).toContain("with");
    host.lose();
    const { outcomes, events } = await applying;
    expect(outcomes).toMatchObject([{ end: "committed" }]);
    const types = events.map((event) =>
      event.type === "operation" ? `${event.index} ${event.phase} ${event.state}` : event.type,
    );
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
    expect(types).toEqual(expect.arrayContaining(["link-lost", "link-restored", "5 prove done"]));
  });

  test("may leave: the host ends by itself", async () => {
    await host.reset("crash", before);
    const was = await host.look(dropIn);
    const leave = new AbortController();
    const applying = apply(switchOperations({ base, stable: 2 }), { detach: leave.signal, run: "left-alone" });
    await expect.poll(() => host.run(sh`cat /var/lib/fleet/holder`), patient).toMatchObject({ code: 0 });
    leave.abort();
    expect((await applying).outcomes).toMatchObject([
      { end: "unknown", cause: expect.stringContaining("controller has left") },
    ]);
    await expect.poll(() => state("left-alone").catch(() => ""), patient).toBe("reverted");
    expect(await host.look(dropIn)).toBe(was);
  });
});

describe("a runner that is killed", () => {
  const every = Number(process.env["FLEET_KILL_EVERY"] ?? 8);

  test("leaves whole files and one state, and is resumed or rolled back with at most one restart each", {
    timeout: 3_600_000,
  }, async () => {
    const { commands } = await countSystemd(host, "well");
    const left = new Set<string>();
    for (let at = 1; at <= commands; at += every) {
      left.add(await kill("well", at, Math.ceil(at / every) % 2 === 0 ? "resume" : "rollback"));
    }
    expect(left).toContain("pending");
  });

  test("on the way back, goes on with it", { timeout: 3_600_000 }, async () => {
    const { commands } = await countSystemd(host, "crash");
    const left = new Set<string>();
    for (let at = commands; at > commands / 2; at -= every) left.add(await kill("crash", at, "resume"));
    expect(left).toContain("reverting");
  });

  async function kill(mode: SystemdMode, command: number, way: Way): Promise<string> {
    const { left, faults } = await killSystemd(host, {
      run: `killed-${mode}-${command}`,
      mode,
      point: { command },
      way,
    });
    expect(faults, `at ${command}`).toEqual([]);
    return left;
  }
});

/** A process that holds dpkg's lock as apt does, for some seconds. */
function holdLock(seconds: number) {
  return sh`
    perl -e 'open(my $f, "+>", "/var/lib/dpkg/lock-frontend") or die; my $l = pack("s s x4 q q i x4", 1, 0, 0, 0, 0); fcntl($f, 6, $l) or die; print "held\n"; close STDOUT; sleep $ARGV[0]' ${seconds} >/run/held 2>/dev/null </dev/null &
    echo $! >/run/holder
    until grep -q held /run/held; do sleep 0.05; done`;
}

test("the library of these tests is not mapped by chance", async () => {
  await host.reset();
  expect(await host.must(sh`perl -e 'open F, "/proc/self/maps"; print <F>' | grep -c ${library} || :`)).toBe("0");
});
