import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type LabHost, snapshot, startHost, Workspace } from "../lab/host.ts";

const dropIn = "/etc/systemd/system/misskey.service.d/zz-fleet.conf";
const workspace = new Workspace();
let host: LabHost;
let inventory: string;

const entry = (more = "") =>
  `address: 127.0.0.1, port: ${host.port}, deployment: systemd, unit: misskey.service, health: "http://127.0.0.1:3000/healthz"${more}`;

const invocation = () => host.sh("systemctl show misskey -p InvocationID --value");
const serves = () => host.sh(`exec 3<>/dev/tcp/127.0.0.1/3000; true`.replace(/^/, "bash -c '").replace(/$/, "'"));

/** The host as it was found: no package, no drop-in, a running unit. */
async function reset(): Promise<void> {
  await host.sh(`rm -rf /etc/systemd/system/misskey.service.d /etc/misskey.env /run/misskey-* /var/lib/fleet
    DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq libjemalloc2 >/dev/null 2>&1
    systemctl daemon-reload && systemctl restart misskey
    for try in $(seq 100); do bash -c '</dev/tcp/127.0.0.1/3000' 2>/dev/null && break; sleep 0.1; done; sleep 2.2`);
}

async function applied(): Promise<void> {
  const { code, stdout, stderr } = await workspace.fleet("apply", "--yes", inventory);
  if (code !== 0) throw new Error(stdout + stderr);
  await sleep(2200);
}

beforeAll(async () => {
  host = await startHost("mk1", workspace);
  inventory = workspace.inventory({ mk1: entry() });
});
afterAll(async () => {
  await host?.stop();
  workspace.remove();
});

describe("before a host is trusted", () => {
  test("plan stops at the key and names fleet trust", async () => {
    const { code, stdout } = await workspace.fleet("plan", inventory);
    expect(code).toBe(4);
    expect(stdout).toContain("fleet trust");
  });

  test("trust without a terminal wants --yes, and with it writes the host's own keys", async () => {
    expect((await workspace.fleet("trust", inventory)).code).toBe(64);
    expect((await workspace.fleet("trust", "--yes", inventory)).code).toBe(0);
    const own = (await host.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ")[1];
    expect(readFileSync(workspace.path("known_hosts"), "utf8")).toContain(own);
  });
});

describe("a host that was trusted", () => {
  beforeEach(reset);

  test("planning changes not a byte, says what would change, and says it again", async () => {
    await workspace.fleet("plan", inventory);
    const before = await snapshot(host);
    const first = await workspace.fleet("plan", inventory, "--detailed-exitcode");
    const second = await workspace.fleet("plan", inventory, "--detailed-exitcode");
    expect(await snapshot(host)).toBe(before);
    expect(first.code).toBe(2);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toContain("package:libjemalloc2");
    expect(first.stdout).toContain('+Environment="LD_PRELOAD=/usr/lib/');
    expect(first.stdout).toMatch(/Plan: 2 to add, 0 to change, 0 to remove, 1 restart\./);
  });

  test("apply does what plan showed, proves it, and does nothing the second time", async () => {
    const { code, stdout } = await workspace.fleet("apply", "--yes", inventory);
    expect(stdout).toContain("1 committed");
    expect(code).toBe(0);
    expect(await host.sh(`cat ${dropIn}`)).toContain("MALLOC_CONF=background_thread:true");
    const before = await invocation();
    const again = await workspace.fleet("apply", "--yes", inventory);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("No changes.");
    expect(await invocation()).toBe(before);
    const verified = await workspace.fleet("verify", inventory);
    expect(verified.code).toBe(0);
    expect(verified.stdout).toMatch(/jemalloc 5\.\S+ +zz-fleet\.conf:3/);
  });

  test("plan --json and apply through sudo", async () => {
    const sudo = workspace.inventory({ mk1: entry() }, "become: true").replace("inventory", "inventory");
    const text = readFileSync(sudo, "utf8").replace("user: root", "user: ubuntu");
    const { writeFileSync } = await import("node:fs");
    writeFileSync(workspace.path("sudo.yaml"), text);
    workspace.inventory({ mk1: entry() });
    const { code, stdout } = await workspace.fleet("apply", "--yes", "--json", workspace.path("sudo.yaml"));
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.every(({ version, type }) => version === 1 && typeof type === "string")).toBe(true);
    expect(lines.find(({ type }) => type === "instance-ended")).toMatchObject({ outcome: { end: "committed" } });
  });

  test.each<[string, string, RegExp]>([
    ["the drop-in removed", `rm ${dropIn} && systemctl daemon-reload`, /\+ +systemd-environment/],
    ["the drop-in edited", `echo '# edited' >>${dropIn} && systemctl daemon-reload`, /~ +systemd-environment/],
    [
      "the package removed",
      "DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq libjemalloc2",
      /\+ +package:libjemalloc2/,
    ],
    [
      "the process not restarted",
      `mv ${dropIn} /root/kept && systemctl daemon-reload && systemctl restart misskey && sleep 3 && mv /root/kept ${dropIn} && systemctl daemon-reload`,
      /-\/\+ +systemd-service/,
    ],
  ])("drift is seen and repaired: %s", async (_, drift, planned) => {
    await applied();
    await host.sh(drift);
    const { code, stdout } = await workspace.fleet("plan", inventory, "--detailed-exitcode");
    expect(stdout).toMatch(planned);
    expect(code).toBe(2);
    await applied();
    expect((await workspace.fleet("verify", inventory)).code).toBe(0);
  });

  test("a setup by hand that works is left as it is", async () => {
    await host.sh(`DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libjemalloc2 >/dev/null
      mkdir -p /etc/systemd/system/misskey.service.d
      printf '[Service]\\nEnvironment=LD_PRELOAD=%s MALLOC_CONF=background_thread:true\\n' "$(ls /usr/lib/*/libjemalloc.so.2)" >/etc/systemd/system/misskey.service.d/override.conf
      systemctl daemon-reload && systemctl restart misskey && sleep 3`);
    const { code, stdout } = await workspace.fleet("plan", inventory, "--detailed-exitcode");
    expect(code).toBe(0);
    expect(stdout).toContain("set by hand in /etc/systemd/system/misskey.service.d/override.conf:2");
  });

  test("an EnvironmentFile that wins is named with its line, and nothing is done", async () => {
    await host.sh(`printf '# other\\nLD_PRELOAD=/opt/other.so\\nSECRET=hush\\n' >/etc/misskey.env
      mkdir -p /etc/systemd/system/misskey.service.d
      printf '[Service]\\nEnvironmentFile=/etc/misskey.env\\n' >/etc/systemd/system/misskey.service.d/env.conf
      systemctl daemon-reload && systemctl restart misskey && sleep 3`);
    const before = await invocation();
    const { code, stdout, stderr } = await workspace.fleet("apply", "--yes", inventory);
    expect(code).toBe(1);
    expect(stdout).toContain("/etc/misskey.env:2");
    expect(stdout + stderr).not.toContain("hush");
    expect(await invocation()).toBe(before);
  });

  test("an instance that is down is told, and not started", async () => {
    await host.sh("systemctl stop misskey");
    const { code, stdout } = await workspace.fleet("plan", inventory);
    expect(code).toBe(1);
    expect(stdout).toContain("misskey.service is not running");
    expect(stdout).toContain("systemctl start misskey.service");
    await host.sh('[ "$(systemctl is-active misskey)" = inactive ]');
  });

  test("no such unit", async () => {
    const wrong = workspace.inventory({ mk1: entry().replace("misskey.service", "miskey.service") });
    const { code, stdout } = await workspace.fleet("plan", wrong);
    workspace.inventory({ mk1: entry() });
    expect(code).toBe(1);
    expect(stdout).toContain("there is no unit miskey.service on this host");
  });

  test.each(["broken-with-library", "sick-with-library"])(
    "a proof that fails reverts, and the old state serves: %s",
    async (how) => {
      await host.sh(`touch /run/misskey-${how}`);
      const { code, stdout } = await workspace.fleet("apply", "--yes", inventory);
      expect(stdout).toContain("reverted");
      expect(code).toBe(3);
      await host.sh(`[ ! -e ${dropIn} ]`);
      await serves();
    },
  );

  test("without root it says so, and never that all is fine", async () => {
    const text = readFileSync(workspace.inventory({ mk1: entry() }), "utf8").replace("user: root", "user: limited");
    const { writeFileSync } = await import("node:fs");
    writeFileSync(workspace.path("limited.yaml"), text);
    const { code, stdout } = await workspace.fleet("plan", workspace.path("limited.yaml"));
    expect(code).toBe(1);
    expect(stdout).toContain("needs root");
    writeFileSync(workspace.path("limited.yaml"), text.replace("user: limited", "user: limited, become: true"));
    const asked = await workspace.fleet("plan", workspace.path("limited.yaml"));
    expect(asked.code).toBe(4);
    expect(asked.stdout).toContain("NOPASSWD");
  });

  test("a dead host hides no other", async () => {
    const two = workspace.inventory({ gone: entry().replace(/port: \d+/, "port: 1"), mk1: entry() });
    const { code, stdout } = await workspace.fleet("apply", "--yes", two);
    workspace.inventory({ mk1: entry() });
    expect(code).toBe(4);
    expect(stdout).toContain("1 committed");
    expect(stdout).toContain("refuses the connection");
  });

  test("a host goes on by itself when the controller is killed", async () => {
    const slow = readFileSync(inventory, "utf8").replace("stable: 0s", "stable: 3s");
    const { writeFileSync } = await import("node:fs");
    writeFileSync(workspace.path("slow.yaml"), slow);
    const fleet = join(import.meta.dirname, "../../dist/fleet.js");
    const child = spawn(process.execPath, [fleet, "apply", "--yes", workspace.path("slow.yaml")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    await new Promise<void>((resolve) =>
      child.stderr.on("data", (chunk) => String(chunk).includes("switch:") && resolve()),
    );
    child.kill("SIGKILL");
    await host.sh(
      "for try in $(seq 300); do ls /var/lib/fleet/tx/*/committed >/dev/null 2>&1 && exit 0; sleep 0.1; done; exit 1",
    );
    await sleep(2200);
    expect((await workspace.fleet("verify", inventory)).code).toBe(0);
  });
});
