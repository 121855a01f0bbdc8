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

describe("a proof that fails takes everything back, and the old state serves", () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "the unit does not come up",
      () => bed.sh("touch /run/misskey-broken-with-library"),
      /does not stay up|did not stay up/,
    ],
    ["it comes up unhealthy", () => bed.sh("touch /run/misskey-sick-with-library"), /answers with status 500/],
    [
      "it comes up, and goes down again",
      () =>
        bed.byHand(
          `[Service]\nExecStartPost=/bin/sh -c 'if [ -n "$$LD_PRELOAD" ]; then (sleep 1; kill -9 $MAINPID) & fi'\n`,
          "flap.conf",
        ),
      /does not stay up|did not stay up/,
    ],
  ])("%s", async (_, breakIt, cause) => {
    await breakIt();
    // A drop-in of ours that somebody has changed: its bytes, mode, owner and time must come back.
    await bed.write(dropIn, '# edited\n[Service]\nEnvironment="COLOUR=blue"\n');
    await bed.sh(`chown misskey:daemon ${dropIn} && chmod 0640 ${dropIn} && touch -d 2020-02-02T02:02:02.123456789Z ${dropIn}
      systemctl daemon-reload && systemctl restart misskey`);
    await bed.answers(3000);
    const look = () =>
      bed.sh(`stat -c '%a %U:%G %.9Y' ${dropIn} && cat ${dropIn} && ls -A ${dropIn.replace(/\/[^/]*$/, "")}`);
    const before = await look();
    // The way back has the same limit, and only what is sick lets it pass.
    const healthTimeout = cause.source.includes("500") ? "20s" : "60s";
    const slow = bed.inventory({ defaults: { stable: "2s", healthTimeout } });
    const { code, stdout } = await bed.fleet("apply", "--yes", slow);
    expect(stdout).toContain("1 reverted");
    expect(stdout).toMatch(cause);
    expect(code).toBe(3);
    expect(await look()).toBe(before);
    await bed.serves();
    expect(
      await bed.sh(
        "tr '\\0' '\\n' </proc/$(systemctl show misskey -p MainPID --value)/environ | grep -c LD_PRELOAD || true",
      ),
    ).toBe("0");
  });

  test("what the unit has said is told, harmless", async () => {
    await bed.byHand(
      `[Unit]\nDescription=\u001b[31mMisskey\u0007\n[Service]\nExecStartPre=/bin/sh -c 'if [ -n "$$LD_PRELOAD" ]; then printf "cannot \\\\033]0;owned\\\\007go \\\\033[2Jon\\\\r\\\\n"; exit 1; fi'\n`,
    );
    const { code, stdout, stderr } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toContain("cannot go on");
    expect(stdout + stderr).not.toMatch(/[\u001b\u0007\r]|owned/);
    expect(code).toBe(3);
  });
});

describe("nothing is changed", () => {
  async function unchanged(cause: RegExp, path = inventory): Promise<string> {
    const invocation = await bed.invocation();
    const { code, stdout, stderr } = await bed.fleet("apply", "--yes", path);
    expect(stdout).toMatch(cause);
    expect(stdout).toMatch(/Apply: 1 (unchanged|blocked)\./);
    expect(code).toBe(1);
    expect(await bed.invocation()).toBe(invocation);
    await bed.sh(`[ ! -e ${dropIn} ]`);
    return stdout + stderr;
  }

  test("where the health URL is wrong, so that it could prove nothing", async () => {
    await unchanged(
      /Before the change http:\/\/127\.0\.0\.1:3999\/healthz does not answer, so its health check could not prove anything/,
      bed.inventory({ hosts: { mk1: bed.unit({ health: "http://127.0.0.1:3999/healthz" }) } }),
    );
  });

  test("where the library makes the interpreter fail", async () => {
    const library = await bed.library();
    await bed.sh(`head -c 20000 '${library}' >/root/torn && cat /root/torn >"$(readlink -f '${library}')"`);
    await unchanged(/node with \/usr\/lib\/\S+\/libjemalloc\.so\.2/);
  });

  test("where the package is not to be had", async () => {
    await bed.write(
      "/etc/apt/apt.conf.d/99-test",
      'Acquire::http::Proxy "http://127.0.0.1:9";\nAcquire::Retries "0";\n',
    );
    await bed.sh("mkdir -p /root/archives && mv /var/cache/apt/archives/libjemalloc2* /root/archives/");
    try {
      await unchanged(/libjemalloc2 is not to be had: E: .*127\.0\.0\.1/);
    } finally {
      await bed.sh("mv /root/archives/* /var/cache/apt/archives/");
    }
  });

  test("where apt's locks are held for too long, and it says by whom", async () => {
    await holdLock(bed, 30);
    const told = await unchanged(
      /The package manager is held by process \d+ \(perl\), and was not free within 2 seconds/,
      bed.inventory({ strategy: { packageWait: "2s" } }),
    );
    expect(told).toMatch(/waiting.*held by process \d+ \(perl\)/);
    await bed.sh('kill "$(cat /run/misskey-holder)"');
  });

  test.each<[string, string, RegExp]>([
    [
      "fleet's own state has no room",
      "mkdir -m 700 /var/lib/fleet && mount -t tmpfs -o size=64k,mode=700 none /var/lib/fleet",
      /less than 1 MiB is free on the file system of \/var\/lib\/fleet/,
    ],
    [
      "the drop-in has no room",
      "mkdir /etc/systemd/system/misskey.service.d && mount -t tmpfs -o size=64k none /etc/systemd/system/misskey.service.d",
      /No space is left at \/etc\/systemd\/system\/misskey\.service\.d/,
    ],
    [
      "the package can't be fetched",
      "mount -t tmpfs -o size=64k none /var/cache/apt/archives && mkdir /var/cache/apt/archives/partial",
      /(enough free space|No space left|space)/,
    ],
  ])("where the disk is full: %s", async (_, fill, cause) => {
    await bed.sh(fill);
    await unchanged(cause);
    await bed.serves();
  });
});

test("a disk that runs full in the middle does not keep the way back from its end", async () => {
  await bed.sh(`touch /run/misskey-broken-with-library
    mkdir -m 700 /var/lib/fleet && mount -t tmpfs -o size=1m,mode=700 none /var/lib/fleet
    printf '#!/bin/sh\\n[ "$1" != restart ] || dd if=/dev/zero of=/var/lib/fleet/full bs=4k status=none\\nexec /usr/bin/systemctl "$@"\\n' >/usr/local/sbin/systemctl
    chmod +x /usr/local/sbin/systemctl`);
  const { code, stdout } = await bed.fleet("apply", "--yes", bed.inventory({ defaults: { stable: "1s" } }));
  expect(stdout).toContain("1 reverted");
  expect(code).toBe(3);
  await bed.sh(`[ ! -e ${dropIn} ]`);
  await bed.serves();
});

test("apt's locks that are let go are only waited for, and it says by whom", async () => {
  await holdLock(bed, 60);
  const run = bed.begin("apply", "--yes", inventory);
  await run.said("held by process");
  await bed.sh('kill "$(cat /run/misskey-holder)"');
  const { code, stderr } = await run.ended;
  expect(stderr).toMatch(/held by process \d+ \(perl\)/);
  expect(code).toBe(0);
});

describe("two applies at once", () => {
  test("the second says who is at work and since when, and changes nothing", async () => {
    const first = bed.begin("apply", "--yes", bed.inventory({ defaults: { stable: "2s" } }));
    await bed.until("ls /var/lib/fleet/tx/*/pending && kill -STOP $(cat /var/lib/fleet/runs/*/log.pid)");
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    await bed.sh("kill -CONT $(cat /var/lib/fleet/runs/*/log.pid)");
    expect(stdout).toMatch(/Run \d{8}-\d{6}-\w+ of user root is at work on this host since \d{4}-\d\d-\d\dT[\d:]+Z/);
    expect(stdout).toContain("when that run is done");
    expect(code).toBe(1);
    expect(await first.ended).toMatchObject({ code: 0 });
    expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).code).toBe(0);
  });
});

describe("several instances on one host", () => {
  const both = (strategy = {}) =>
    bed.inventory({
      strategy,
      hosts: {
        mk1: bed.entry({
          instances: {
            first: { deployment: "systemd", unit: "misskey.service", health: "http://127.0.0.1:3000/healthz" },
            second: { deployment: "systemd", unit: "second.service", health: "http://127.0.0.1:3001/healthz" },
          },
        }),
      },
    });

  beforeEach(async () => {
    await bed.sh(`sed 's|^Environment=.*|& PORT=3001|' /etc/systemd/system/misskey.service >/etc/systemd/system/second.service
      systemctl daemon-reload && systemctl start second`);
    await bed.answers(3001);
  });

  test("each is proven before the next is begun", async () => {
    const { code, stdout } = await bed.fleet("apply", "--yes", "--json", both());
    expect(code).toBe(0);
    const steps = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter(
        ({ type, operation }) => type === "operation" && (operation === "prove" || operation === "systemd.restart"),
      )
      .map(({ instance, operation, state }) => `${instance} ${operation} ${state}`);
    expect(steps).toEqual(
      ["first", "second"].flatMap((instance) =>
        ["systemd.restart", "prove"].flatMap((operation) =>
          ["started", "done"].map((state) => `${instance} ${operation} ${state}`),
        ),
      ),
    );
    const verified = await bed.fleet("verify", both());
    expect(verified.stdout).toContain("2 of 2 instances converged");
    expect(verified.code).toBe(0);
  });

  test("after more ways back than allowed no further one is started", async () => {
    await bed.sh("touch /run/misskey-broken-with-library");
    const invocation = await bed.invocation("second.service");
    const { code, stdout } = await bed.fleet("apply", "--yes", both({ maxReverted: 0 }));
    expect(stdout).toContain(
      "mk1/second: skipped: Not started: mk1/first failed first, and more instances of this host",
    );
    expect(stdout).toContain("1 skipped, 1 reverted");
    expect(code).toBe(3);
    expect(await bed.invocation("second.service")).toBe(invocation);
    await bed.sh("[ ! -e /etc/systemd/system/second.service.d ]");
    await bed.serves(3000);
    await bed.serves(3001);
  });
});

/** A process that holds dpkg's lock as apt does, for some seconds. */
async function holdLock(bed: Bed, seconds: number): Promise<void> {
  await bed.sh(`perl -e 'open(my $f, "+>", "/var/lib/dpkg/lock-frontend") or die; my $l = pack("s s x4 q q i x4", 1, 0, 0, 0, 0); fcntl($f, 6, $l) or die; print "held\\n"; close STDOUT; sleep $ARGV[0]' ${seconds} >/run/misskey-held 2>/dev/null </dev/null &
    echo $! >/run/misskey-holder
    until grep -q held /run/misskey-held; do sleep 0.05; done`);
}
