import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calm, type LabHost, startHost, Workspace } from "../lab/host.ts";

const folder = "/etc/systemd/system/misskey.service.d";
const dropIn = `${folder}/zz-fleet.conf`;
const workspace = new Workspace();
let host: LabHost;
let inventory: string;
let tests = 0;

const entry = (more = "") =>
  `address: 127.0.0.1, port: ${host.port}, deployment: systemd, unit: misskey.service, health: "http://127.0.0.1:3000/healthz"${more}`;

/** Every file below /etc/systemd with its bytes, mode, owner and time, and every directory. */
const files = () =>
  host.sh(
    `cd /etc/systemd && find . -type f -printf '%p %m %u %g %T@ ' -exec sha256sum {} \\; -o -type d -printf '%p %m %u %g\\n' | sort`,
  );
const invocation = () => host.sh("systemctl show misskey -p InvocationID --value");
const serves = () => host.sh("bash -c 'exec 3<>/dev/tcp/127.0.0.1/3000'");
const starts = () => host.sh("journalctl --sync; journalctl -u misskey -o cat | grep -c 'Started misskey' || :");
const mapped = () =>
  host.sh(
    "grep -l libjemalloc $(systemctl show misskey -p ControlGroup --value | sed 's|.*|/sys/fs/cgroup/systemd&/cgroup.procs|' | xargs cat | sed 's|.*|/proc/&/maps|') 2>/dev/null | wc -l",
  );

/** The host as it was found, with a drop-in of that name if it is to have one; its history is a new one. */
async function reset(before?: string): Promise<void> {
  tests += 1;
  workspace.state = workspace.path(`state-${tests}`);
  await host.sh(`rm -rf ${folder} /var/lib/fleet /usr/local/sbin/systemctl
    systemctl reset-failed 2>/dev/null
    if [ -n "${before ?? ""}" ]; then
      mkdir -p ${folder} && printf '%b' '${before ?? ""}' >${dropIn}
      chown misskey:daemon ${dropIn} && chmod 0640 ${dropIn} && touch -d 2020-02-02T02:02:02.123456789Z ${dropIn}
    fi
    systemctl daemon-reload && systemctl restart misskey
    for try in $(seq 1200); do bash -c '</dev/tcp/127.0.0.1/3000' 2>/dev/null && break; sleep 0.1; done; ${calm}`);
}

async function ok(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await workspace.fleet(...args);
  if (code !== 0) throw new Error(`fleet ${args.join(" ")} ends with ${code}:\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** The runs on record, newest first. */
async function history(): Promise<{ run: string; instances: { outcome?: { end: string } }[] }[]> {
  const { stdout } = await workspace.fleet("runs", "--json");
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

const ends = async () => (await history()).map(({ instances }) => instances.map(({ outcome }) => outcome?.end));

/** The runner dies in place of its restart, and the controller sees that. */
async function killedInTheMiddle(): Promise<string> {
  await host.sh(`cat >/usr/local/sbin/systemctl <<'END'
#!/bin/sh
[ "$1" != restart ] || { kill -9 $(cat /var/lib/fleet/runs/*/log.pid); exit 1; }
exec /usr/bin/systemctl "$@"
END
    chmod +x /usr/local/sbin/systemctl`);
  const { code, stdout } = await workspace.fleet("apply", "--yes", inventory);
  expect(stdout).toContain("The runner on the host ended without an end state.");
  expect(code).toBe(1);
  await host.sh("rm /usr/local/sbin/systemctl && ls /var/lib/fleet/tx/*/pending");
  const [last] = await history();
  return last?.run ?? "";
}

/** A controller that is killed as soon as it has said a word. */
async function killedController(word: string, path: string): Promise<void> {
  const { child, said } = workspace.begin("apply", "-v", "--yes", path);
  await said(word);
  child.kill("SIGKILL");
}

const slow = (seconds: number) => {
  const path = workspace.path("slow.yaml");
  writeFileSync(path, readFileSync(inventory, "utf8").replace("stable: 0s", `stable: ${seconds}s`));
  return path;
};

const onHost = (state: string) =>
  host.sh(
    `for try in $(seq 1200); do ls /var/lib/fleet/tx/*/${state} 2>/dev/null && exit 0; sleep 0.1; done; ls -R /var/lib/fleet/tx; exit 1`,
  );

beforeAll(async () => {
  host = await startHost("mk1", workspace);
  inventory = workspace.inventory({ mk1: entry() });
  await ok("trust", "--yes", inventory);
});
afterAll(async () => {
  await host?.stop();
  workspace.remove();
});

describe("fleet rollback", () => {
  test.each<[string, string | undefined]>([
    ["a drop-in that was not there goes", undefined],
    [
      "a drop-in that was there has its bytes, mode, owner and time again",
      "# mine\\n[Service]\\nEnvironment=COLOUR=blue\\n",
    ],
  ])("%s, with one restart, and the old state serves", async (_, before) => {
    await reset(before);
    const was = await files();
    await ok("apply", "--yes", inventory);
    expect(await mapped()).not.toBe("0");
    expect(await files()).not.toBe(was);
    const started = Number(await starts());
    const { code, stdout, stderr } = await workspace.fleet("rollback", "--yes");
    expect(stdout + stderr).toContain("The last run that committed something: ");
    expect(stdout).toContain(before === undefined ? "-   file:/etc" : "~   file:/etc");
    expect(stdout).toContain('-Environment="LD_PRELOAD=');
    // The second time the package is there already, so the run has not installed it.
    if (before === undefined)
      expect(stdout).toContain("note: libjemalloc2 stays installed: something else may use it by now");
    expect(stdout).toContain("downtime");
    expect(stdout).toContain("1 rolled-back");
    expect(code).toBe(0);
    expect(await files()).toBe(was);
    expect(Number(await starts())).toBe(started + 1);
    expect(await mapped()).toBe("0");
    await serves();
    expect(await ends()).toEqual([["rolled-back"]]);
    await host.sh(calm);
    expect((await workspace.fleet("plan", "--detailed-exitcode", inventory)).code).toBe(2);
  });

  test("twice says that there is nothing to do, by name and without", async () => {
    await reset();
    await ok("apply", "--yes", inventory);
    await ok("rollback", "--yes");
    const now = await invocation();
    const [last] = await history();
    expect(await ok("rollback", "--yes")).toContain("Nothing to take back");
    expect(await ok("rollback", "--yes", last?.run ?? "")).toContain("Nothing to take back.");
    expect(await invocation()).toBe(now);
    expect(await ends()).toEqual([["rolled-back"]]);
  });

  test("of a run that no host knows is no success", async () => {
    const { code, stdout, stderr } = await workspace.fleet(
      "rollback",
      "--yes",
      "20200101-000000-abcdef",
      "-i",
      inventory,
    );
    expect(stderr).toContain("None of these hosts knows a run 20200101-000000-abcdef.");
    expect(stdout).not.toContain("Nothing to take back");
    expect(code).toBe(1);
  });

  test("refuses what somebody else has changed since, with the diff, and changes nothing", async () => {
    await reset();
    await ok("apply", "--yes", inventory);
    await host.sh(`echo '# by hand' >>${dropIn}`);
    const [was, now] = [await files(), await invocation()];
    const { code, stdout } = await workspace.fleet("rollback", "--yes");
    expect(stdout).toContain("It was changed by somebody else since.");
    expect(stdout).toContain("+# by hand");
    expect(code).toBe(1);
    expect([await files(), await invocation()]).toEqual([was, now]);
    expect(await ends()).toEqual([["committed"]]);
  });

  test("refuses a file that a later run has changed, names that run, and goes back through both", async () => {
    await reset();
    const was = await files();
    await ok("apply", "--yes", inventory);
    const other = workspace.path("other.yaml");
    const vars = 'vars: { mallocConf: "background_thread:true,dirty_decay_ms:1000" }\nhosts:';
    writeFileSync(other, readFileSync(inventory, "utf8").replace("hosts:", vars));
    await host.sh(calm);
    await ok("apply", "--yes", other);
    const [second, first] = await history();
    const refused = await workspace.fleet("rollback", "--yes", first?.run ?? "");
    expect(refused.stdout).toContain(`It was changed again by run ${second?.run}.`);
    expect(refused.code).toBe(1);
    await ok("rollback", "--yes");
    await ok("rollback", "--yes");
    expect(await files()).toBe(was);
    expect(await ends()).toEqual([["rolled-back"], ["rolled-back"]]);
  });

  test("of a run that is on record elsewhere says so, and takes its hosts from an inventory", async () => {
    await reset();
    const was = await files();
    await ok("apply", "--yes", inventory);
    const [{ run } = { run: "" }] = await history();
    workspace.state = workspace.path("another-machine");
    const { code, stderr } = await workspace.fleet("rollback", "--yes", run);
    expect(stderr).toContain(`There is no record of a run "${run}" on this machine`);
    expect(stderr).toContain(`fleet rollback ${run} -i inventory.yaml`);
    expect(code).toBe(64);
    await ok("rollback", "--yes", run, "-i", inventory);
    expect(await files()).toBe(was);
    expect(await ends()).toEqual([["rolled-back"]]);
  });
});

describe("a runner that is killed in the middle", () => {
  test("stops plan and apply, which name what to do, and resume finishes it with one restart", async () => {
    await reset();
    const run = await killedInTheMiddle();
    const started = Number(await starts());
    expect(await ends()).toEqual([["unknown"]]);
    const planned = await workspace.fleet("plan", inventory);
    expect(planned.stdout).toContain(`Transaction ${run}.1 of an earlier run has no end state`);
    expect(planned.stdout).toContain(`fleet resume ${run} finishes it, fleet rollback ${run} takes it back`);
    const applied = await workspace.fleet("apply", "--yes", inventory);
    expect(applied.stdout).toContain(`fleet resume ${run} finishes it`);
    expect(applied.code).toBe(1);
    const resumed = await ok("resume", "--yes");
    expect(resumed).toContain("was begun, and will be finished");
    expect(resumed).toContain("1 committed");
    expect(Number(await starts())).toBe(started + 1);
    await host.sh(calm);
    expect((await workspace.fleet("verify", inventory)).code).toBe(0);
    expect(await ends()).toEqual([["committed"]]);
    expect(await ok("resume", "--yes")).toContain("Nothing to resume.");
  });

  test("can be rolled back instead, without a restart, for none had happened", async () => {
    await reset("# mine\\n");
    const was = await files();
    const run = await killedInTheMiddle();
    expect(await files()).not.toBe(was);
    const now = await invocation();
    await ok("rollback", "--yes", run);
    expect(await files()).toBe(was);
    expect(await invocation()).toBe(now);
    expect(await ends()).toEqual([["rolled-back"]]);
    await serves();
  });

  test.each(["cutPower", "reboot"] as const)(
    "because the host went down (%s): that is told, and resume finishes it",
    async (how) => {
      await reset();
      await killedController("prove: prove started", slow(20));
      await host[how]();
      inventory = workspace.inventory({ mk1: entry() });
      await host.sh(
        'for try in $(seq 1200); do [ "$(systemctl is-active misskey)" = active ] && exit 0; sleep 0.1; done; systemctl status misskey; exit 1',
      );
      await ok("trust", "--yes", inventory);
      const [{ run } = { run: "" }] = await history();
      expect(await ends()).toEqual([[undefined]]);
      expect((await workspace.fleet("plan", inventory)).stdout).toContain(`Transaction ${run}.1 of an earlier run`);
      // The journal knows the host by a port that it had before.
      const resumed = await ok("resume", "--yes", "-i", inventory);
      expect(resumed).toContain("1 committed");
      expect(await ends()).toEqual([["committed"]]);
      await host.sh(calm);
      expect((await workspace.fleet("verify", inventory)).code).toBe(0);
    },
  );
});

describe("a controller that is killed", () => {
  test("leaves a run without an end on record; the host ends it, and resume says how", async () => {
    await reset();
    await killedController("switch:", inventory);
    expect((await workspace.fleet("runs")).stdout).toContain("1 with no end recorded: interrupted");
    await onHost("committed");
    await host.sh("flock -w 30 /var/lib/fleet/lock true");
    const now = await invocation();
    expect(await ok("resume", "--yes")).toContain("The host has ended it by itself.");
    expect(await invocation()).toBe(now);
    expect(await ends()).toEqual([["committed"]]);
  });

  test("while the host is at work: rollback waits for its turn, resume follows it to its end", async () => {
    await reset();
    await killedController("prove: prove started", slow(8));
    // However long the commands take, the runner is not done before they have seen it.
    const runner = "$(cat /var/lib/fleet/runs/*/log.pid)";
    await host.sh(`kill -STOP ${runner}`);
    const refused = await workspace.fleet("rollback", "--yes", "2");
    expect(refused.stdout).toContain("is still at work on this host");
    expect(refused.code).toBe(1);
    const { said, ended } = workspace.begin("resume", "--yes");
    await said("its runner is at work: it will be followed to its end");
    await host.sh(`kill -CONT ${runner}`);
    expect(await ended).toMatchObject({ code: 0, stdout: expect.stringContaining("1 committed") });
    expect(await ends()).toEqual([["committed"]]);
  });
});

test("without a place for the record nothing is begun", async () => {
  await reset();
  writeFileSync(workspace.path("a-file"), "");
  workspace.state = workspace.path("a-file/state");
  const { code, stderr } = await workspace.fleet("apply", "--yes", inventory);
  expect(stderr).toContain("The run's record could not be written: ");
  expect(stderr).toContain("Nothing was changed on any host.");
  expect(code).toBe(1);
  await host.sh("[ ! -e /var/lib/fleet ]");
});
