import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parsePruned, pruneScript } from "../../src/host/prune-script.ts";
import { DockerBed } from "../lab/docker-bed.ts";
import { endOfFile, typedAt } from "../support/terminal.ts";

const old = "docker-web:fleet-20260101-101502-9f3a1c.1";

let bed: DockerBed;
let inventory: string;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  inventory = bed.inventory();
  await bed.sh(`printf 'FROM kept:original\\nUSER root\\nRUN head -c 20000000 /dev/urandom >/a\\n' | docker build -q -t kept:large -
    printf 'FROM kept:large\\nUSER root\\nRUN head -c 10000000 /dev/urandom >/b\\n' | docker build -q -t kept:larger -
    docker save -o /root/images.tar kept:large kept:larger`);
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
  await bed.reset();
  await bed.sh(`docker rmi kept:layer-own other:fleet-20260101-1.1 kept:larger \
    $(docker images --format '{{.Repository}}:{{.Tag}}' 'kept:*20260101*') >/dev/null 2>&1; true`);
});

const pruned = (...options: string[]) => bed.fleet("prune", ...options, inventory);

/** All names of images that are fleet's, or look so. */
const names = async () =>
  (await bed.sh("docker images --format '{{.Repository}}:{{.Tag}}' | grep :fleet- | sort || :"))
    .split("\n")
    .filter(Boolean);

/** An image of an earlier transaction, 30 MB of it its own, and the 20 MB that it stands on under another name of fleet's. */
const leftovers = () =>
  bed.sh(`docker load -q -i /root/images.tar && docker tag kept:larger ${old} && docker rmi kept:larger
    docker tag kept:large ${old}-before`);

describe("fleet prune", () => {
  test("on a host that fleet has not changed, there is nothing", async () => {
    const { code, stdout } = await pruned();
    expect(stdout.trim()).toBe("Nothing to prune.");
    expect(code).toBe(0);
  });

  test("keeps what the last transaction needs, and what runs", async () => {
    await bed.ok("apply", "--yes", inventory);
    const before = await names();
    expect(before).toHaveLength(2);
    const { code, stdout } = await pruned();
    expect(stdout).toMatch(/docker-web:fleet-\S+\.1 +\d+ MiB +stays: container docker-web-1 is made of it/);
    expect(stdout).toMatch(/docker-web:fleet-\S+\.1-before +0 MiB +stays: fleet rollback \S+ goes back to it/);
    expect(stdout).toContain("Nothing to prune.");
    expect(code).toBe(0);
    expect(await names()).toEqual(before);
  });

  test("removes what nothing needs, and a rollback after it gives the original back", async () => {
    const [image, file] = [await bed.image(), await bed.file()];
    await bed.ok("apply", "--yes", inventory);
    const needed = await names();
    await leftovers();
    await bed.sh("docker tag kept:large docker-web:fleet-own && docker tag kept:large other:fleet-20260101-1.1");
    const asked = await pruned();
    expect(asked.stderr).toContain("There is no terminal here to ask for a yes.");
    expect(asked.code).toBe(64);
    expect(await names()).toContain(old);

    const { code, stdout } = await pruned("--yes");
    // What it stands on has names of the operator's.
    expect(stdout).toMatch(
      /- +docker-web:fleet-20260101-\S+\.1 +10 MiB +the host keeps no record of its transaction any more/,
    );
    expect(stdout).toMatch(
      /docker-web:fleet-20260101-\S+-before +\d+ MiB +stays: it is (kept:large|docker-web:fleet-own), too/,
    );
    expect(stdout).toContain("Prune: 1 name removed, 10 MiB freed.");
    expect(code).toBe(0);
    expect(await names()).toEqual(
      [...needed, `${old}-before`, "docker-web:fleet-own", "other:fleet-20260101-1.1"].sort(),
    );
    expect(await bed.sh("tail -n 1 /var/lib/fleet/audit.log")).toMatch(new RegExp(`^\\S+Z prune root removed ${old}$`));
    expect((await pruned("--yes")).stdout).toContain("Nothing to prune.");

    expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect([await bed.image(), await bed.file()]).toEqual([image, file]);
  });

  test("typed at a terminal, only yes removes them", async () => {
    await leftovers();
    const before = await names();
    const fleet = join(import.meta.dirname, "../../dist/fleet.js");
    for (const keys of ["y\r", "\r", endOfFile]) {
      const { code, shown } = await typedAt([process.execPath, fleet, "prune", inventory], keys);
      expect(shown).toContain("Nothing was removed.");
      expect(code).toBe(1);
      expect(await names()).toEqual(before);
    }
    const { code, shown } = await typedAt([process.execPath, fleet, "prune", inventory], "yes\r");
    expect(shown).toContain("Prune: 1 name removed, 10 MiB freed.");
    expect(code).toBe(0);
    expect(await names()).toEqual([`${old}-before`]);
  });

  test("an image and the one that it stands on go together, and count once", async () => {
    await leftovers();
    await bed.sh(`docker rmi kept:large && mkdir -m 0700 /var/lib/fleet && mkdir /var/lib/fleet/images &&
      printf '%s\\n' ${old} ${old}-before >/var/lib/fleet/images/docker.web`);
    const { code, stdout } = await bed.fleet("prune", "--yes", "--json", inventory);
    const lines = stdout.trim().split("\n");
    const [planned, done] = lines.map((line) => JSON.parse(line));
    expect(planned.plan.remove.map(({ name }: { name: string }) => name)).toEqual([old, `${old}-before`]);
    expect(done).toMatchObject({ type: "host-pruned", host: "mk1", removed: [old, `${old}-before`], kept: [] });
    expect(done.bytes).toBeGreaterThanOrEqual(30_000_000);
    expect(done.bytes).toBeLessThan(31_000_000);
    expect(code).toBe(0);
    expect(await names()).toEqual([]);
    expect(await bed.sh("ls /var/lib/fleet/images")).toBe("");
  });

  test("leaves what a stopped container is made of, or what a run without an end has made", async () => {
    await leftovers();
    await bed.sh(`docker rmi ${old}-before && docker create --name stopped ${old}`);
    try {
      const { stdout } = await pruned("--yes");
      expect(stdout).toMatch(/stays: container stopped is made of it/);
      const said = await bed.sh(
        pruneScript({
          engines: [{ names: [{ name: old, image: await bed.sh(`docker image inspect -f '{{.Id}}' ${old}`) }] }],
          records: [],
        }),
      );
      expect(parsePruned(said).engines).toEqual([
        { removed: [], kept: [{ name: old, why: expect.stringContaining("container") }] },
      ]);
      expect(await names()).toEqual([old]);
    } finally {
      await bed.sh("docker rm stopped");
    }
    await bed.sh(
      `mkdir -p -m 0700 /var/lib/fleet/tx/20260101-101502-9f3a1c.1 && touch /var/lib/fleet/tx/20260101-101502-9f3a1c.1/pending`,
    );
    expect((await pruned("--yes")).stdout).toContain("stays: transaction 20260101-101502-9f3a1c.1 is pending");
    expect(await names()).toEqual([old]);
  });

  test("what has changed between the look and the yes stays, and a host that is at work is left alone", async () => {
    await leftovers();
    const script = pruneScript({
      engines: [{ names: [{ name: old, image: `sha256:${"0".repeat(64)}` }] }],
      records: [],
    });
    expect(parsePruned(await bed.sh(script)).engines).toEqual([
      { removed: [], kept: [{ name: old, why: "It means another image by now." }] },
    ]);
    await bed.sh(`mkdir -p -m 0700 /var/lib/fleet && echo 'RUN ann' >/var/lib/fleet/holder
      flock /var/lib/fleet/lock sleep 100 >/dev/null 2>&1 & echo $! >/run/held
      while flock -n /var/lib/fleet/lock true; do sleep 0.1; done`);
    const { code, stdout } = await pruned("--yes");
    await bed.sh("pkill -P $(cat /run/held); true");
    expect(stdout).toContain("Run RUN of user ann is at work on this host.");
    expect(code).toBe(1);
    expect(await names()).toContain(old);
  });
});
