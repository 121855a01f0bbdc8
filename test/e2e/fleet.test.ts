import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { calm, type LabHost, snapshot, startHost, Workspace } from "../lab/host.ts";
import { interrupt, typedAt } from "../support/terminal.ts";

const health = "http://127.0.0.1:3000/healthz";
const dropIn = "/etc/systemd/system/misskey.service.d/zz-fleet.conf";
const workspace = new Workspace();
const hosts: LabHost[] = [];

const host = (name: string): LabHost => {
  const found = hosts.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};
const entry = (name: string, more = "") =>
  `address: 127.0.0.1, port: ${host(name).port}, deployment: systemd, unit: misskey.service, health: "${health}"${more}`;

/** The inventory of some hosts; `more` is added to each. */
const inventory = (names: readonly string[], strategy: string, more = "") =>
  workspace.inventory(Object.fromEntries(names.map((name) => [name, entry(name, more)])), "", strategy);

/** The built command, and what to do as soon as its stderr says something. */
function fleetUntil(args: readonly string[], turns: readonly [when: RegExp, act: (kill: () => void) => void][]) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const fleet = join(import.meta.dirname, "../../dist/fleet.js");
    const child = spawn(process.execPath, [fleet, ...args], {
      cwd: workspace.directory,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const left = [...turns];
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
      const [next] = left;
      if (next === undefined || !next[0].test(stderr)) return;
      left.shift();
      next[1](() => child.kill("SIGINT"));
    });
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Waits until the host has no transaction in the middle, for two minutes or a little more. */
const settled = (one: LabHost) =>
  one.sh(`for try in $(seq 1200); do
    for end in /var/lib/fleet/tx/*/committed /var/lib/fleet/tx/*/reverted; do [ ! -e "$end" ] || exit 0; done; sleep 0.1
  done; ls -R /var/lib/fleet/tx; exit 1`);

/** Starts hosts mkFROM to mkTO, five at a time, and trusts all. */
async function start(from: number, to: number): Promise<void> {
  for (let next = from; next <= to; next += 5) {
    const names = Array.from({ length: Math.min(5, to - next + 1) }, (_, index) => `mk${next + index}`);
    hosts.push(...(await Promise.all(names.map((name) => startHost(name, workspace)))));
  }
  const path = inventory(
    hosts.map(({ name }) => name),
    "soak: 0s",
  );
  await workspace.fleet("trust", "--yes", path);
}

beforeAll(() => start(1, 5));
afterAll(async () => {
  await Promise.all(hosts.map((one) => one.stop()));
  workspace.remove();
});

describe("twenty hosts, three of them broken in different ways", () => {
  beforeAll(() => start(6, 20));
  afterAll(async () => {
    await Promise.all(hosts.splice(5).map((one) => one.stop()));
  });

  const broken = ["mk3", "mk7", "mk11"];
  const all = () => hosts.map(({ name }) => name);
  const healthy = () => all().filter((name) => !broken.includes(name));

  test("the others are applied, and the report names each cause", async () => {
    await host("mk7").sh("touch /run/misskey-broken-with-library");
    await host("mk11").sh("touch /var/lib/dpkg/updates/0001");
    const wrong = Object.fromEntries(
      all().map((name) => [name, name === "mk3" ? entry(name).replace(/port: \d+/, "port: 1") : entry(name)]),
    );
    const path = workspace.inventory(wrong, "", "canary: 0, maxFailures: 3, soak: 0s");
    const { code, stdout } = await workspace.fleet("apply", "--yes", path);
    expect(stdout).toContain("Apply: 17 committed, 1 blocked, 1 unreachable, 1 reverted.");
    expect(stdout).toMatch(/mk3: unreachable: .*refuses the connection/);
    expect(stdout).toMatch(/mk7: reverted: .*misskey\.service/);
    expect(stdout).toContain("mk11: blocked: dpkg was interrupted");
    expect(stdout).toContain("dpkg --configure -a");
    expect(code).toBe(1);
  });

  test("the next run does what is left, and touches no other", async () => {
    const invocations = () =>
      Promise.all(healthy().map((name) => host(name).sh("systemctl show misskey -p InvocationID --value")));
    await host("mk7").sh("rm /run/misskey-broken-with-library");
    await host("mk11").sh("rm /var/lib/dpkg/updates/0001");
    const before = await invocations();
    const { code, stdout } = await workspace.fleet("apply", "--yes", inventory(all(), "soak: 0s"));
    expect(stdout).toContain("Waves: 1 canary, then 2; 10 at once; stops at the first failure.");
    expect(stdout).toContain("Apply: 17 converged, 3 committed.");
    expect(code).toBe(0);
    expect(await invocations()).toEqual(before);
  });
});

describe("a few hosts", () => {
  beforeEach(async () => {
    await Promise.all(
      hosts.map((one) =>
        one.sh(`umount /var/lib/fleet 2>/dev/null; rm -rf /etc/systemd/system/misskey.service.d /run/misskey-* /var/lib/fleet /var/lib/dpkg/updates/0001
          DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq libjemalloc2 >/dev/null 2>&1
          systemctl daemon-reload && systemctl restart misskey
          for try in $(seq 1200); do bash -c '</dev/tcp/127.0.0.1/3000' 2>/dev/null && break; sleep 0.1; done; ${calm}`),
      ),
    );
  });

  test("with the default strategy a broken canary stops all, and nothing of the others is touched", async () => {
    const names = ["mk1", "mk2", "mk3"];
    await host("mk1").sh("touch /run/misskey-broken-with-library");
    const path = inventory(names, "");
    await workspace.fleet("plan", path);
    const before = await Promise.all(names.slice(1).map((name) => snapshot(host(name))));
    const { code, stdout, stderr } = await workspace.fleet("apply", "--yes", path);
    expect(stderr).toContain("Stopping: the canary mk1 failed. No further host starts.");
    expect(stdout).toContain("Same on 2 instances: skipped: Not started: the canary mk1 failed.");
    expect(stdout).toContain("Apply: 2 skipped, 1 reverted.");
    expect(code).toBe(3);
    expect(await Promise.all(names.slice(1).map((name) => snapshot(host(name))))).toEqual(before);
  });

  test("more failures than allowed stop those that have not begun; the reason is named", async () => {
    await Promise.all(["mk1", "mk2"].map((name) => host(name).sh("touch /run/misskey-broken-with-library")));
    const path = inventory(["mk1", "mk2", "mk3"], "canary: 0, maxFailures: 1, parallel: 1, soak: 0s");
    const { code, stdout } = await workspace.fleet("apply", "--yes", path);
    expect(stdout).toContain("mk3: skipped: Not started: 2 hosts failed, maxFailures is 1.");
    expect(stdout).toContain("Apply: 1 skipped, 2 reverted.");
    expect(code).toBe(3);
    await host("mk3").sh("[ ! -e /var/lib/fleet ]");
  });

  test("the first interrupt lets the host at work finish and starts no other", async () => {
    const path = inventory(["mk1", "mk2", "mk3"], "canary: 0, parallel: 1, soak: 10s");
    const { code, stdout, stderr } = await fleetUntil(
      ["apply", "--yes", path],
      [[/mk1: transaction \S+ started/, (interrupt) => interrupt()]],
    );
    expect(stderr).toContain("Interrupted:");
    expect(stdout).toContain("Same on 2 instances: skipped: Not started: the run was interrupted.");
    expect(stdout).toContain("Apply: 1 committed, 2 skipped.");
    expect(code).toBe(130);
    await host("mk1").sh(`[ -e ${dropIn} ]`);
    await host("mk2").sh("[ ! -e /var/lib/fleet ]");
  });

  test("an interrupt ends the soak, not the look after it", async () => {
    const path = inventory(["mk1", "mk2"], "soak: 60m");
    const { code, stdout } = await fleetUntil(
      ["apply", "--yes", path],
      [[/Wave 1: waiting 60 min/, (interrupt) => interrupt()]],
    );
    expect(stdout).toContain("mk2: skipped: Not started: the run was interrupted.");
    expect(stdout).toContain("Apply: 1 committed, 1 skipped.");
    expect(code).toBe(130);
  });

  test("an interrupt at the question changes nothing", async () => {
    const path = inventory(["mk1", "mk2"], "soak: 0s");
    const fleet = join(import.meta.dirname, "../../dist/fleet.js");
    const { code, shown } = await typedAt([process.execPath, fleet, "apply", path], interrupt);
    expect(shown).toContain(" 1 canary, then 1; 10 at once; stops at the first failure.");
    expect(shown).toContain("Nothing was changed.");
    expect(code).toBe(130);
    await host("mk1").sh("[ ! -e /var/lib/fleet ]");
  });

  test("the second interrupt leaves at once, says who goes on, and the host ends by itself", async () => {
    const path = inventory(["mk1", "mk2"], "canary: 0, parallel: 1, soak: 0s", ", stable: 5s");
    const { code, stdout, stderr } = await fleetUntil(
      ["apply", "--yes", path],
      [
        [/mk1: transaction \S+ started/, (interrupt) => interrupt()],
        [/Once more to detach/, (interrupt) => interrupt()],
      ],
    );
    expect(stderr).toContain("Detached: the hosts finish or revert by themselves: mk1.");
    expect(stdout).toContain("mk1: unknown: The controller has left before the host was done.");
    expect(stdout).toContain("Apply: 1 skipped, 1 unknown.");
    expect(code).toBe(130);
    await host("mk1").sh("! ls /var/lib/fleet/tx/*/committed");
    await settled(host("mk1"));
    await host("mk1").sh(calm);
    expect((await workspace.fleet("verify", path, "-l", "mk1")).code).toBe(0);
    await host("mk2").sh("[ ! -e /var/lib/fleet ]");
  });

  test("what is not well any more after the soak is a failure, and stops what comes after a canary", async () => {
    const path = inventory(["mk1", "mk2"], "soak: 8s");
    const { code, stdout } = await fleetUntil(
      ["apply", "--yes", path],
      [[/Wave 1: waiting 8 s/, () => void host("mk1").sh("touch /run/misskey-sick-with-library")]],
    );
    expect(stdout).toContain(`mk1: unknown: Committed, but after 8 s ${health} answers with status 500.`);
    expect(stdout).toMatch(/fleet rollback \S+ -l mk1/);
    expect(stdout).toContain("mk2: skipped: Not started: the canary mk1 failed.");
    expect(code).toBe(1);
  });

  test("never two hosts of a redundancy group at the same time", async () => {
    const names = ["mk1", "mk2", "mk3", "mk4"];
    const paired = Object.fromEntries(
      names.map((name, index) => [name, entry(name, `, redundancy: ${index < 2 ? "east" : "west"}`)]),
    );
    const path = workspace.inventory(paired, "", "canary: 0, waves: [], soak: 0s");
    const { code, stdout } = await workspace.fleet("apply", "--yes", "--json", path);
    expect(code).toBe(0);
    const working = new Set<string>();
    let most = 0;
    for (const line of stdout.trim().split("\n")) {
      const { type, host: name, phase, outcome } = JSON.parse(line);
      if (type === "host-started" && phase === "apply") working.add(name);
      if (type === "instance-ended") working.delete(outcome.host);
      expect(working.has("mk1") && working.has("mk2")).toBe(false);
      expect(working.has("mk3") && working.has("mk4")).toBe(false);
      most = Math.max(most, working.size);
    }
    expect(most).toBe(2);
  });

  test.each<[string, string, string, string]>([
    [
      "a full disk",
      "mkdir -p -m 0700 /var/lib/fleet && mount -t tmpfs -o size=64k,mode=0700 tmpfs /var/lib/fleet",
      "umount /var/lib/fleet",
      "less than 1 MiB is free on the file system of /var/lib/fleet",
    ],
    [
      "no inodes",
      "mkdir -p -m 0700 /var/lib/fleet && mount -t tmpfs -o nr_inodes=9,mode=0700 tmpfs /var/lib/fleet",
      "umount /var/lib/fleet",
      "fewer than 100 inodes are free on the file system of /var/lib/fleet",
    ],
    [
      "a read-only /etc",
      "mount --bind /etc /etc && mount -o remount,bind,ro /etc",
      "umount /etc",
      "/etc can't be written",
    ],
    [
      "an interrupted dpkg",
      "touch /var/lib/dpkg/updates/0001",
      "rm /var/lib/dpkg/updates/0001",
      "dpkg was interrupted",
    ],
  ])("the plan says what would stop an apply, and the same again: %s", async (_, breaking, mending, cause) => {
    const path = inventory(["mk1", "mk2"], "canary: 0, soak: 0s");
    await host("mk1").sh(breaking);
    try {
      const [first, second] = [await workspace.fleet("plan", path), await workspace.fleet("plan", path)];
      expect(first.stdout).toContain(cause);
      expect(first.stdout).toContain("Not planned: 1 instance blocked.");
      expect(first.code).toBe(1);
      expect(second.stdout).toBe(first.stdout);
      const { code, stdout } = await workspace.fleet("apply", "--yes", path);
      expect(stdout).toContain("Apply: 1 committed, 1 blocked.");
      expect(code).toBe(1);
      await host("mk2").sh(breaking);
      await host("mk2").sh(calm);
      const converged = await workspace.fleet("plan", path, "-l", "mk2");
      expect(converged.stdout).toContain("No changes.");
      expect(converged.code).toBe(0);
      await host("mk2").sh(mending);
    } finally {
      await host("mk1").sh(mending);
    }
  });

  test("a dpkg that is at work is not called interrupted", async () => {
    const path = inventory(["mk1"], "soak: 0s");
    await host("mk1").sh(`touch /var/lib/dpkg/updates/0001
      perl -e 'open(my $f, "+>", "/var/lib/dpkg/lock") or die; my $l = pack("s s x4 q q i x4", 1, 0, 0, 0, 0); fcntl($f, 6, $l) or die; print "$$\n"; close STDOUT; sleep 300' >/run/held 2>/dev/null </dev/null &
      for try in $(seq 1200); do [ -s /run/held ] && exit 0; sleep 0.1; done; exit 1`);
    expect((await workspace.fleet("plan", path, "--detailed-exitcode")).code).toBe(2);
    await host("mk1").sh("kill $(cat /run/held); rm /run/held");
    expect((await workspace.fleet("plan", path)).stdout).toContain("dpkg was interrupted");
  });
});
