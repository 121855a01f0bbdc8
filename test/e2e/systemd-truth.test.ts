import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bed, dropIn } from "../lab/bed.ts";

let bed: Bed;
let inventory: string;

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
  inventory = bed.inventory();
});
afterAll(() => bed?.stop());
beforeEach(() => bed.reset());

describe("a drift is seen, told by verify, and repaired for good", () => {
  test.each<[string, string, RegExp, string]>([
    ["the drop-in removed", `rm ${dropIn} && systemctl daemon-reload`, /^ {2}\+ +systemd-environment/m, "LD_PRELOAD"],
    [
      "the drop-in removed, and the process restarted without it",
      `rm ${dropIn} && systemctl daemon-reload && systemctl restart misskey`,
      /-\/\+ +systemd-service/,
      "its live processes do not run on jemalloc",
    ],
    [
      "the drop-in edited",
      `echo '# edited' >>${dropIn} && systemctl daemon-reload`,
      /^ {2}~ +systemd-environment/m,
      "LD_PRELOAD",
    ],
    [
      "the package removed",
      "DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq libjemalloc2",
      /^ {2}\+ +library:jemalloc: libjemalloc2/m,
      "was replaced on disk since",
    ],
    [
      "the package installed again, so that the processes run on a library that is gone",
      "DEBIAN_FRONTEND=noninteractive apt-get install --reinstall -y -qq libjemalloc2",
      /-\/\+ +systemd-service/,
      "its live processes run on a jemalloc that was replaced on disk since",
    ],
    [
      "the process not restarted since",
      `mv ${dropIn} /root/kept && systemctl daemon-reload && systemctl restart misskey && mv /root/kept ${dropIn} && systemctl daemon-reload`,
      /-\/\+ +systemd-service/,
      "its live processes do not run on jemalloc",
    ],
    [
      "the process restarted, but systemd had not read the drop-in",
      `mv ${dropIn} /root/kept && systemctl daemon-reload && systemctl restart misskey && mv /root/kept ${dropIn} && sleep 2 && systemctl restart misskey`,
      /-\/\+ +systemd-service/,
      "its live processes do not run on jemalloc",
    ],
  ])("%s", async (_, drift, planned, cause) => {
    await bed.applied(inventory);
    await bed.sh(drift);
    await bed.settled();
    const { code, stdout } = await bed.fleet("plan", inventory, "--detailed-exitcode");
    expect(stdout).toMatch(planned);
    expect(code).toBe(2);
    const seen = await bed.fleet("verify", inventory);
    expect(seen.stdout).toContain(cause);
    expect(seen.stdout).toContain("not converged");
    expect(seen.code).toBe(2);
    await bed.applied(inventory);
    const invocation = await bed.invocation();
    const { stdout: second } = await bed.applied(inventory);
    expect(second).toContain("No changes.");
    expect(await bed.invocation()).toBe(invocation);
    expect((await bed.fleet("verify", inventory)).code).toBe(0);
  });
});

test("a process that ends while it is read is no obstacle", async () => {
  await bed.applied(inventory);
  await bed.settled();
  // The first environment that is read is that of a host which loses a worker at this moment.
  await bed.write(
    "/usr/local/bin/tr",
    `#!/bin/sh\nif rm /run/misskey-vanish 2>/dev/null; then pkill -KILL -n -f '^Misskey .worker'; sleep 0.3; fi\nexec /usr/bin/tr "$@"\n`,
  );
  await bed.sh("chmod 755 /usr/local/bin/tr && touch /run/misskey-vanish");
  const { code, stdout } = await bed.fleet("plan", inventory, "--detailed-exitcode");
  await bed.sh("[ ! -e /run/misskey-vanish ]");
  expect(stdout).toContain("No changes.");
  expect(code).toBe(0);
});

test("a systemd that executes itself anew, as an upgrade of it does, is asked again", async () => {
  await bed.applied(inventory);
  await bed.settled();
  await bed.sh(
    "rm -f /run/calm; setsid sh -c 'until [ -e /run/calm ]; do systemctl daemon-reexec; sleep 1; done; rm /run/calm' >/dev/null 2>&1 </dev/null &",
  );
  try {
    for (let look = 0; look < 10; look += 1) {
      const { stdout } = await bed.fleet("plan", inventory);
      expect(stdout).toContain("No changes.");
    }
  } finally {
    // The last time may still be under way, and nobody is answered then.
    await bed.sh("touch /run/calm");
    await bed.until("[ ! -e /run/calm ] && systemctl show -p Version");
  }
});

describe("a setup by hand that works is left as it is, and its place is told", () => {
  test("in a drop-in", async () => {
    const library = await bed.library();
    await bed.byHand(`[Service]\nEnvironment=LD_PRELOAD=${library} MALLOC_CONF=background_thread:true\n`);
    const { code, stdout } = await bed.fleet("plan", inventory, "--detailed-exitcode");
    expect(code).toBe(0);
    expect(stdout).toContain("set by hand in /etc/systemd/system/misskey.service.d/override.conf:2");
    const verified = await bed.fleet("verify", inventory);
    expect(verified.stdout).toMatch(/^mk1 .* override\.conf:2 .* converged$/m);
    expect(verified.code).toBe(0);
  });

  test("in the unit itself, and applying touches nothing", async () => {
    const library = await bed.library();
    await bed.sh(`cp -p /etc/systemd/system/misskey.service /etc/systemd/system/misskey.kept
      sed -i 's|^Environment=.*|&\\nEnvironment="LD_PRELOAD=${library}" "MALLOC_CONF=background_thread:true"|' /etc/systemd/system/misskey.service
      systemctl daemon-reload && systemctl restart misskey`);
    const line = await bed.sh("grep -n LD_PRELOAD /etc/systemd/system/misskey.service | cut -d: -f1");
    const invocation = await bed.invocation();
    const { stdout } = await bed.applied(inventory);
    expect(stdout).toContain(`set by hand in /etc/systemd/system/misskey.service:${line}`);
    expect(await bed.invocation()).toBe(invocation);
    await bed.sh(`[ ! -e ${dropIn} ]`);
  });

  test("in an EnvironmentFile that sets it right", async () => {
    const library = await bed.library();
    await bed.write("/etc/misskey.env", `SECRET=hush\nLD_PRELOAD=${library}\nMALLOC_CONF=background_thread:true\n`);
    await bed.byHand("[Service]\nEnvironmentFile=/etc/misskey.env\n");
    const { code, stdout, stderr } = await bed.fleet("plan", inventory, "--detailed-exitcode");
    expect(stdout).toContain("set by hand in /etc/misskey.env:2");
    expect(stdout + stderr).not.toContain("hush");
    expect(code).toBe(0);
  });
});

describe("what stands in the way is told, and nothing is done", () => {
  test("an EnvironmentFile that wins, with its line", async () => {
    await bed.write("/etc/misskey.env", "# other\nLD_PRELOAD=/opt/other.so\nSECRET=hush\n");
    await bed.byHand("[Service]\nEnvironmentFile=/etc/misskey.env\n", "env.conf");
    const before = await bed.invocation();
    const { code, stdout, stderr } = await bed.fleet("apply", "--yes", inventory);
    expect(code).toBe(1);
    expect(stdout).toContain("/etc/misskey.env:2");
    expect(stdout + stderr).not.toContain("hush");
    expect(await bed.invocation()).toBe(before);
    const verified = await bed.fleet("verify", inventory);
    expect(verified.stdout).toContain("/etc/misskey.env:2");
    expect(verified.code).toBe(1);
  });

  test("an instance that is down", async () => {
    await bed.sh("systemctl stop misskey");
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    expect(code).toBe(1);
    expect(stdout).toContain("misskey.service is not running");
    expect(stdout).toContain("systemctl start misskey.service");
    expect((await bed.fleet("verify", inventory)).stdout).toContain("misskey.service is not running");
    await bed.sh('[ "$(systemctl is-active misskey)" = inactive ]');
  });

  test("an instance that fails", async () => {
    await bed.byHand("[Service]\nRestart=no\n");
    await bed.sh(
      'systemctl kill --signal=KILL misskey; while [ "$(systemctl is-active misskey)" = active ]; do sleep 0.1; done',
    );
    const { code, stdout } = await bed.fleet("plan", inventory);
    expect(code).toBe(1);
    expect(stdout).toContain("misskey.service fails");
    expect(stdout).toContain("journalctl -u misskey.service");
  });

  test("no such unit", async () => {
    const { code, stdout } = await bed.fleet(
      "plan",
      bed.inventory({ hosts: { mk1: bed.unit({ unit: "miskey.service" }) } }),
    );
    expect(code).toBe(1);
    expect(stdout).toContain("there is no unit miskey.service on this host");
  });

  test("a package that the host's lists don't have", async () => {
    await bed.write("/etc/apt/apt.conf.d/99-test", 'Dir::State::lists "/run/misskey-lists";\n');
    await bed.sh("mkdir -p /run/misskey-lists/partial && touch /run/misskey-lists/x_Packages");
    const invocation = await bed.invocation();
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toContain("the host's package lists do not have libjemalloc2");
    expect(code).toBe(1);
    expect(await bed.invocation()).toBe(invocation);
  });
});
