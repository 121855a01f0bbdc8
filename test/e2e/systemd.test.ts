import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bed, dropIn } from "../lab/bed.ts";
import { changedPaths, snapshot } from "../lab/host.ts";

let bed: Bed;
let inventory: string;

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: false });
  inventory = bed.inventory();
});
afterAll(() => bed?.stop());

describe("before a host is trusted", () => {
  test("plan stops at the key and names fleet trust", async () => {
    const { code, stdout } = await bed.fleet("plan", inventory);
    expect(code).toBe(4);
    expect(stdout).toContain("fleet trust");
  });

  test("trust without a terminal wants --yes, and with it writes the host's own keys", async () => {
    expect((await bed.fleet("trust", inventory)).code).toBe(64);
    expect((await bed.fleet("trust", "--yes", inventory)).code).toBe(0);
    const own = (await bed.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ")[1];
    expect(readFileSync(bed.workspace.path("known_hosts"), "utf8")).toContain(own);
  });
});

describe("planning", () => {
  test("changes not a byte, the first time too, says what would change, and says it again", async () => {
    await bed.settled();
    const before = await snapshot(bed.host);
    const first = await bed.fleet("plan", inventory, "--detailed-exitcode");
    const second = await bed.fleet("plan", inventory, "--detailed-exitcode");
    await bed.fleet("verify", inventory);
    expect(changedPaths(before, await snapshot(bed.host))).toEqual([]);
    expect(first.code).toBe(2);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toContain("library:jemalloc");
    expect(first.stdout).toContain('+Environment="LD_PRELOAD=/usr/lib/');
    expect(first.stdout).toMatch(/Plan: 2 to add, 0 to change, 0 to remove, 1 restart\./);
  });

  test("by a user who may not do more tells what he can read, and that the rest is unknown", async () => {
    const limited = bed.inventory({ defaults: { user: "limited" } });
    const before = await snapshot(bed.host);
    const { code, stdout } = await bed.fleet("plan", limited);
    expect(changedPaths(before, await snapshot(bed.host))).toEqual([]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/the processes of misskey\.service can't be (seen|read)/);
    expect(stdout).toContain("needs root");
    expect(stdout).toContain("set become: true");
    expect((await bed.fleet("verify", limited)).code).toBe(1);
  });

  test("through a sudo that asks for a password says so", async () => {
    const { code, stdout } = await bed.fleet("plan", bed.inventory({ defaults: { user: "limited", become: true } }));
    expect(code).toBe(4);
    expect(stdout).toContain("NOPASSWD");
  });
});

describe("applying", () => {
  beforeEach(() => bed.reset());

  test("does what plan showed and nothing else, proves it, and does nothing the second time", async () => {
    const before = await snapshot(bed.host);
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toContain("1 committed");
    expect(code).toBe(0);
    const packaged = (await bed.sh("dpkg -L libjemalloc2")).split("\n");
    const changed = changedPaths(timeless(before), timeless(await snapshot(bed.host))).filter(
      (path) =>
        !packaged.includes(path) && !/^\/var\/(lib\/(fleet|dpkg|apt)|cache\/(apt|ldconfig|debconf))(\/|$)/.test(path),
    );
    // Besides what was shown, only the loader's cache, which every library's package renews.
    expect(changed).toEqual(["/etc/ld.so.cache", dropIn.slice(0, dropIn.lastIndexOf("/")), dropIn]);
    expect(stdout).toContain(dropIn);
    expect(await bed.sh(`cat ${dropIn}`)).toContain("MALLOC_CONF=background_thread:true");

    const invocation = await bed.invocation();
    const applied = await snapshot(bed.host);
    const again = await bed.fleet("apply", "--yes", inventory);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("No changes.");
    expect(await bed.invocation()).toBe(invocation);
    expect(changedPaths(applied, await snapshot(bed.host))).toEqual([]);
    // The workers count, too.
    await bed.settled();
    // Its workers take memory and let go of it all the time, and the two looks are a moment apart.
    await bed.sh("systemctl kill --signal=STOP misskey");
    const verified = await bed.fleet("verify", inventory);
    expect(verified.code).toBe(0);
    const row =
      /^mk1 +(\d+)\/\1 +jemalloc 5\.\S+ +zz-fleet\.conf:3 +(\d{4}-\d\d-\d\dT[\d:]+Z) +([\d.]+) MiB +converged$/m;
    const [, judged, since = "", memory] = row.exec(verified.stdout) ?? [];
    const [processes, kilobytes] = (
      await bed.sh(`for process in $(pgrep -u misskey); do
        case $(readlink /proc/$process/exe) in */node) cat /proc/$process/smaps_rollup ;; esac
      done | awk '/^Pss:/ { n++; sum += $2 } /^SwapPss:/ { sum += $2 } END { print n, sum }'`)
    ).split(" ");
    await bed.sh("systemctl kill --signal=CONT misskey");
    expect(judged).toBe(processes);
    // Pages that processes share count once: by resident size it would be far more.
    expect(Math.abs(Number(memory) * 1024 - Number(kilobytes))).toBeLessThan(0.15 * Number(kilobytes));
    const started = await bed.sh(`date -u -d "$(systemctl show misskey -p ExecMainStartTimestamp --value)" +%s`);
    expect(Math.abs(Date.parse(since) / 1000 - Number(started))).toBeLessThanOrEqual(2);
  });

  test("through sudo, with lines for machines", async () => {
    const sudo = bed.inventory({ defaults: { user: "ubuntu", become: true } });
    const { code, stdout } = await bed.fleet("apply", "--yes", "--json", sudo);
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.every(({ version, type }) => version === 1 && typeof type === "string")).toBe(true);
    expect(lines.find(({ type }) => type === "instance-ended")).toMatchObject({ outcome: { end: "committed" } });
  });
});

/** A snapshot in which a directory is the same whatever came and went in it. */
function timeless(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, text.startsWith("d ") ? text.split(" ", 4).join(" ") : text]));
}
