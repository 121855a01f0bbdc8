import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bed, dropIn } from "../lab/bed.ts";

let bed: Bed;

/** The host runs fleet itself: it gets this machine's node, and the package as it is installed. */
beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
  const root = join(import.meta.dirname, "../..");
  const ssh = `ssh -i ${bed.workspace.path("id")} -o UserKnownHostsFile=${bed.workspace.path("known_hosts")} -p ${bed.host.port} root@127.0.0.1`;
  const files = `tar -c -h -C ${root} dist playbooks package.json -C ${join(process.execPath, "..")} node`;
  execFileSync("sh", ["-c", `${files} | ${ssh} 'mkdir /opt/fleet && tar -x --no-same-owner -C /opt/fleet'`]);
  await bed.write(
    "/opt/inventory.yaml",
    "version: 1\nstrategy: { soak: 0s }\nhosts: { here: { connection: local, unit: misskey.service, deployment: systemd, stable: 0s } }\n",
  );
});
afterAll(() => bed?.stop());

/** Runs fleet on the host, and gives its exit code after what it said. */
const here = (command: string, user = "root") =>
  bed.sh(`runuser -u ${user} -- /opt/fleet/node /opt/fleet/dist/fleet.js ${command} 2>&1; echo "ends with $?"`);

test("fleet plans, applies, proves and takes back on the machine that it runs on", async () => {
  expect(await here("plan --detailed-exitcode /opt/inventory.yaml")).toMatch(/LD_PRELOAD will be[\s\S]*ends with 2$/);
  expect(await here("trust /opt/inventory.yaml")).toMatch(/ends with 0$/);
  expect(await here("apply --yes /opt/inventory.yaml")).toMatch(/Apply: 1 committed\.[\s\S]*ends with 0$/);
  await bed.settled();
  expect(await here("verify /opt/inventory.yaml")).toMatch(/here +4\/4 +jemalloc[\s\S]*ends with 0$/);
  expect(await here("apply --yes /opt/inventory.yaml")).toMatch(/Apply: 1 converged\.[\s\S]*ends with 0$/);
  expect(await here("rollback --yes")).toMatch(/1 rolled-back\.[\s\S]*ends with 0$/);
  expect(await bed.sh(`ls ${dropIn} 2>&1; true`)).toContain("No such file");
});

test("without root it says what it could not read, and changes nothing", async () => {
  expect(await here("plan /opt/inventory.yaml", "limited")).toMatch(/needs root|become[\s\S]*ends with 1$/);
});
