import { afterAll, beforeAll, expect, test } from "vitest";
import type { InstanceFile } from "../../src/config/inventory-file.gen.ts";
import { Bed } from "../lab/bed.ts";

const names = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(2, "0"));
/** One whose sandbox hides the library, one whose health URL never answers, one that does not start with the library. */
const [hidden, silent, crashing] = ["03", "07", "11"] as const;

let bed: Bed;
let inventory: string;

const instance = (name: string): InstanceFile => ({
  deployment: "systemd",
  unit: `tiny@${name}.service`,
  health: `http://127.0.0.1:${name === silent ? "4199" : `41${name}`}/`,
});

/** How many units run on the library, and how many have a drop-in of fleet's. */
const state = () =>
  bed.sh(`for name in ${names.join(" ")}; do
      grep -q libjemalloc /proc/$(systemctl show tiny@$name -p MainPID --value)/maps && echo mapped
      [ -e /etc/systemd/system/tiny@$name.service.d/zz-fleet.conf ] && echo written
    done | sort | uniq -c | awk '{ printf "%s %s;", $1, $2 }'; systemctl list-units --state=active 'tiny@*' | grep -c 'tiny@.*running'`);

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
  inventory = bed.inventory({
    hosts: { mk1: bed.entry({ instances: Object.fromEntries(names.map((name) => [`s${name}`, instance(name)])) }) },
  });
  await bed.write(
    "/srv/tiny.js",
    `if (process.env.LD_PRELOAD && process.env.PORT === "41${crashing}") process.exit(3);
require("http").createServer((_, response) => response.end("ok")).listen(Number(process.env.PORT), "127.0.0.1");\n`,
  );
  await bed.write(
    "/etc/systemd/system/tiny@.service",
    "[Service]\nUser=misskey\nEnvironment=PORT=41%i\nExecStart=/usr/bin/node /srv/tiny.js\n",
  );
  await bed.sh(`mkdir /etc/systemd/system/tiny@${hidden}.service.d
    echo /usr/lib/*-linux-gnu | sed 's|.*|[Service]\\nInaccessiblePaths=-&/libjemalloc.so.2|' >/etc/systemd/system/tiny@${hidden}.service.d/sandbox.conf
    systemctl stop misskey && systemctl daemon-reload && systemctl start ${names.map((name) => `tiny@${name}`).join(" ")}`);
  for (const name of names) await bed.answers(Number(`41${name}`), "/");
});
afterAll(() => bed?.stop());

test("a plan of twenty equal instances is short, and counts once what they share", async () => {
  const { stdout } = await bed.fleet("plan", inventory);
  expect(stdout).toMatch(/^mk1 \(once, with the first instance that needs it\):\n {2}\+ {3}library:jemalloc: .*\n\n/m);
  expect(stdout).toContain("Same on 20 instances (systemd), but for their own names; shown for mk1/s01:");
  expect(stdout).toContain("Plan: 21 to add, 0 to change, 0 to remove, 20 restarts.");
  expect(stdout.match(/zz-fleet\.conf/g)).toHaveLength(1);
  expect(stdout.split("\n").length).toBeLessThan(40);
  const json = await bed.fleet("plan", "--json", inventory);
  const [planned] = json.stdout.split("\n").filter((line) => line.includes('"host-planned"'));
  const resources: { address: string; sharedWith?: string }[] = JSON.parse(planned ?? "{}").plan.instances.flatMap(
    (one: { resources: object[] }) => one.resources,
  );
  const libraries = resources.filter(({ address }) => address === "library:jemalloc");
  expect(libraries.map(({ sharedWith }) => sharedWith)).toEqual([undefined, ...Array(19).fill("s01")]);
});

test("three that are broken in different ways hold up none of the other seventeen, and all is rolled back at once", {
  timeout: 600_000,
}, async () => {
  const applied = await bed.fleet("apply", "--yes", inventory);
  expect(applied.stdout).toMatch(new RegExp(`mk1/s${hidden}: reverted: .*libjemalloc`));
  expect(applied.stdout).toMatch(new RegExp(`mk1/s${silent}: \\w+: .*http://127\\.0\\.0\\.1:4199/`));
  expect(applied.stdout).toMatch(new RegExp(`mk1/s${crashing}: reverted: tiny@${crashing}\\.service`));
  expect(applied.stdout).toMatch(/^Apply: 17 committed, /m);
  expect(applied.code).toBe(1);
  expect(applied.stdout).toContain("Failed: 3 of 20 instances, on 1 of 1 host.");
  expect(await state()).toBe("17 mapped;17 written;20");

  const verified = await bed.fleet("verify", inventory);
  expect(verified.stdout).toContain("17 of 20 instances converged");
  expect(verified.code).toBe(2);
  for (const name of names) await bed.answers(Number(`41${name}`), "/");

  const back = await bed.fleet("rollback", "--yes");
  expect(back.stdout + back.stderr).toContain("17 rolled-back");
  expect(back.code).toBe(0);
  expect(await state()).toBe("20");
});
