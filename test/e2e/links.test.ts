import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bed, dropIn } from "../lab/bed.ts";
import { listen, startRelay } from "../support/relay.ts";

let bed: Bed;
let inventory: string;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
  inventory = bed.inventory();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(() => bed?.stop());

async function relay(fault: Parameters<typeof startRelay>[1] = {}) {
  const started = await startRelay(bed.host.port, fault);
  closers.push(started.close);
  await bed.trust(started.port);
  return started;
}

async function answering(server: Server): Promise<number> {
  closers.push(() => server.close());
  return await listen(server);
}

test("each host that can't be reached is named with its own cause, and hides no other", async () => {
  const wide = await relay();
  const known = bed.inventory({ hosts: { mk1: { ...bed.unit(), port: wide.port } } });
  await bed.fleet("plan", known);
  const breaking = await relay({ resetAfter: Math.round(wide.seen * 0.8) });
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", bed.workspace.path("other")]);
  const other = execFileSync("ssh-keygen", ["-y", "-f", bed.workspace.path("other")], { encoding: "utf8" }).trim();
  writeFileSync(bed.workspace.path("wrong_hosts"), `[127.0.0.1]:${bed.host.port} ${other}\n`);
  const silent = await answering(createServer((socket) => socket.on("error", () => undefined)));
  const noisy = await answering(
    createServer((socket) => socket.on("error", () => undefined).end("HTTP/1.1 400 Bad Request\r\n\r\n\u001b[31m")),
  );
  const all = bed.inventory({
    hosts: {
      nowhere: bed.unit({ address: "no-such-host.invalid" }),
      closed: bed.unit({ port: 1 }),
      silent: bed.unit({ port: silent, connectTimeout: "2s" }),
      noisy: bed.unit({ port: noisy }),
      breaking: bed.unit({ port: breaking.port }),
      // One machine: no unit may be in two instances of it.
      changed: bed.unit({ unit: "changed.service", knownHosts: ["wrong_hosts"] }),
      denied: bed.unit({ unit: "denied.service", identityFile: "other" }),
      asking: bed.unit({ unit: "asking.service", user: "limited", become: true }),
      mk1: bed.unit(),
    },
  });
  const { code, stdout } = await bed.fleet("plan", all);
  const of = (host: string) => stdout.split("\n").find((row) => row.trim().startsWith(`! ${host}`)) ?? "";
  expect(of("nowhere")).toContain("no-such-host.invalid has no address");
  expect(of("closed")).toContain("refuses the connection");
  expect(of("silent")).toContain("did not answer within 2 s");
  expect(of("noisy")).toMatch(/does not speak SSH as expected|dropped the connection before the login/);
  expect(of("breaking")).toContain("lost");
  expect(of("changed")).toContain("shows another host key than known_hosts has");
  expect(of("denied")).toContain("does not let root in with the offered keys");
  expect(of("asking")).toContain("sudo");
  expect(stdout).toContain("8 hosts not reached");
  const shown = await bed.fleet("trust", "--yes", all, "-l", "nowhere,closed,silent,noisy");
  for (const host of ["nowhere", "closed", "silent", "noisy"]) {
    const told = shown.stdout.split("\n").find((row) => row.trim().startsWith(`! ${host}`));
    expect(told, shown.stdout).toBe(of(host));
  }
  expect(shown.stdout).toContain("hint: Check that sshd runs there, and port in the inventory.");
  expect(shown.code).toBe(4);
  expect(stdout).toMatch(/^mk1 \(systemd\)$/m);
  expect(stdout).not.toContain("\u001b");
  expect(code).toBe(4);
});

test("one that hangs after the login is given up, and hides no other", async () => {
  await bed.sh(
    `printf 'Match User ubuntu\\n  ForceCommand sleep 600\\n' >>/etc/ssh/sshd_config && systemctl reload ssh`,
  );
  try {
    const two = bed.inventory({ hosts: { hung: bed.unit({ unit: "hung.service", user: "ubuntu" }), mk1: bed.unit() } });
    const { code, stdout } = await bed.fleet("plan", two);
    expect(stdout).toMatch(/! hung.*(60 s|in time)/);
    expect(stdout).toMatch(/^mk1 \(systemd\)$/m);
    expect(code).toBe(4);
  } finally {
    await bed.sh("sed -i '/^Match User ubuntu/,$d' /etc/ssh/sshd_config && systemctl reload ssh; pkill sleep; true");
  }
}, 120_000);

test.each([
  ["an account without a shell", "usermod -s /usr/sbin/nologin ubuntu", "This account is currently not available"],
  [
    "a key that is meant for one command only",
    `sed -i 's|^|command="echo only backups here" |' /home/ubuntu/.ssh/authorized_keys`,
    "only backups here",
  ],
])("one whose login runs nothing is told with what it says: %s", async (_, change, said) => {
  await bed.sh(`cp -p /home/ubuntu/.ssh/authorized_keys /run/kept && ${change}`);
  try {
    const path = bed.inventory({ hosts: { mk1: bed.unit({ user: "ubuntu", become: true }) } });
    const { code, stdout } = await bed.fleet("plan", path);
    expect(stdout).toContain(`The login shell on mk1 does not run what it is given: ${said}.`);
    expect(stdout).toContain("command= in authorized_keys");
    expect(code).toBe(4);
  } finally {
    await bed.sh("cp -p /run/kept /home/ubuntu/.ssh/authorized_keys && usermod -s /bin/bash ubuntu");
  }
});

describe("a host that answers", () => {
  beforeEach(() => bed.reset());

  test("with noise from its shell's files is understood", async () => {
    await bed.write(
      "/root/.bashrc",
      `echo "Welcome to $(hostname)"; printf '\\033[31m\\377\\376 %s\\n' "$RANDOM"; echo oops >&2\n`,
    );
    await bed.applied(inventory);
    const { code, stdout, stderr } = await bed.fleet("verify", inventory);
    expect(stdout + stderr).not.toContain("Welcome");
    expect(code).toBe(0);
  });

  test("over a link that drops in the middle of apply is found again", async () => {
    const breaking = await relay();
    const run = bed.begin(
      "apply",
      "--yes",
      bed.inventory({ defaults: { stable: "2s" }, hosts: { mk1: bed.unit({ port: breaking.port }) } }),
    );
    await run.said("switch: systemd.restart done");
    breaking.cut();
    const { code, stdout, stderr } = await run.ended;
    expect(stderr).toContain("The host goes on by itself; connecting again.");
    expect(stderr).toContain("connected again");
    expect(stdout).toContain("1 committed");
    expect(code).toBe(0);
  });

  test("whose sshd is away for a moment after the soak is looked at all the same", async () => {
    const run = bed.begin("apply", "--yes", bed.inventory({ strategy: { soak: "2s" } }));
    await run.said("Wave 1: waiting 2 s");
    await bed.sh("systemctl stop ssh.socket ssh.service; systemd-run sh -c 'sleep 4; systemctl start ssh.service'");
    const { code, stdout } = await run.ended;
    await bed.sh("systemctl start ssh.service");
    expect(stdout).toContain("1 committed");
    expect(code).toBe(0);
  });

  test.each([
    ["commits", "true", "committed", `[ -e ${dropIn} ]`],
    ["reverts", "touch /run/misskey-broken-with-library", "reverted", `[ ! -e ${dropIn} ]`],
  ])("%s by itself when the controller is killed", async (_, prepare, end, left) => {
    await bed.sh(prepare);
    const run = bed.begin("apply", "--yes", bed.inventory({ defaults: { stable: "3s" } }));
    await run.said("switch: file.write done");
    run.child.kill("SIGKILL");
    await run.ended;
    await bed.until(`ls /var/lib/fleet/tx/*/${end}`);
    await bed.sh(left);
    await bed.serves();
    const { code } = await bed.fleet("verify", inventory);
    expect(code).toBe(end === "committed" ? 0 : 2);
  });
});
