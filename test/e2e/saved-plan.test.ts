import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { calm, type LabHost, startHost, Workspace } from "../lab/host.ts";

const dropIn = "/etc/systemd/system/misskey.service.d/zz-fleet.conf";
const workspace = new Workspace();
const plan = workspace.path("plan.json");
let hosts: LabHost[] = [];
let inventory: string;

/** What a test does to one host, which is the first. */
const drifting = (script: string) => hosts[0]?.sh(script);

const invocations = () => Promise.all(hosts.map((host) => host.sh("systemctl show misskey -p InvocationID --value")));
const written = () => Promise.all(hosts.map((host) => host.sh(`[ -e ${dropIn} ] && echo yes || echo no`)));

beforeAll(async () => {
  hosts = await Promise.all(["mk1", "mk2"].map((name) => startHost(name, workspace)));
  const entries = hosts.map(({ name, port }) => [
    name,
    `address: 127.0.0.1, port: ${port}, deployment: systemd, unit: misskey.service, health: "http://127.0.0.1:3000/healthz"`,
  ]);
  inventory = workspace.inventory(Object.fromEntries(entries));
  const { code, stderr } = await workspace.fleet("trust", "--yes", inventory);
  if (code !== 0) throw new Error(stderr);
});
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  workspace.remove();
});

/** The hosts as they were found, and a plan of them. */
beforeEach(async () => {
  await Promise.all(
    hosts.map((host) =>
      host.sh(`rm -rf /etc/systemd/system/misskey.service.d /var/lib/fleet
    DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq libjemalloc2 >/dev/null 2>&1
    systemctl daemon-reload && systemctl restart misskey
    for try in $(seq 1200); do bash -c '</dev/tcp/127.0.0.1/3000' 2>/dev/null && break; sleep 0.1; done; ${calm}`),
    ),
  );
  const { code, stderr } = await workspace.fleet("plan", inventory, "-o", plan);
  expect(stderr).toContain(`Next: fleet apply ${plan} applies exactly this plan`);
  expect(code).toBe(0);
});

test("is applied as it was read, without a question; a second time there is nothing to do", async () => {
  const content = await planned();
  const { code, stdout } = await workspace.fleet("apply", plan);
  expect(stdout).toContain("Apply: 2 committed.");
  expect(code).toBe(0);
  for (const host of hosts) expect(`${await host.sh(`cat ${dropIn}`)}\n`).toBe(content);
  const before = await invocations();
  const again = await workspace.fleet("apply", plan);
  expect(again.stdout).toContain("Apply: 2 converged.");
  expect(again.code).toBe(0);
  expect(await invocations()).toEqual(before);
});

/** The content that the plan would write. */
async function planned(): Promise<string> {
  const { hosts } = JSON.parse(readFileSync(plan, "utf8"));
  const write = hosts[0].plan.instances[0].operations.find(({ op }: { op: string }) => op === "file.write");
  expect(write.path).toBe(dropIn);
  return write.content;
}

test("a limit takes one host of it", async () => {
  const { code, stdout } = await workspace.fleet("apply", plan, "-l", "mk2");
  expect(stdout).toContain("Apply: 1 committed.");
  expect(code).toBe(0);
  expect(await written()).toEqual(["no", "yes"]);
});

test("a unit that was restarted meanwhile changes nothing of the plan", async () => {
  await drifting(`systemctl restart misskey; ${calm}`);
  const { code, stdout } = await workspace.fleet("apply", plan);
  expect(stdout).toContain("Apply: 2 committed.");
  expect(code).toBe(0);
});

test.each<[string, string, RegExp]>([
  [
    "a drop-in that somebody wrote",
    `mkdir -p ${dropIn.replace(/\/[^/]*$/, "")} && printf '[Service]\\nEnvironment=MINE=1\\n' >${dropIn} && systemctl daemon-reload`,
    /zz-fleet\.conf has changed on the host:\n.*--- \/dev\/null\n.*\+\+\+ .*zz-fleet\.conf\n(.*\n)*? +\+\[Service\]/,
  ],
  [
    "a package that is there by now",
    "DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libjemalloc2 >/dev/null",
    /library:jemalloc\n +planned: libjemalloc2 \S+ will be installed\n +now: {5}converged\n/,
  ],
  ["a unit that is down", "systemctl stop misskey", /planned: .*\n +now: {5}misskey\.service is not running/],
])("%s makes its host stale, and the other is applied", async (_, drift, told) => {
  await drifting(drift);
  const [before] = await invocations();
  const kept = await drifting(`cat ${dropIn} 2>/dev/null || echo none`);
  const { code, stdout } = await workspace.fleet("apply", plan);
  expect(stdout).toContain("Stale: 1 host is not as the plan says, and will not be touched.\n\nmk1\n");
  expect(stdout).toMatch(told);
  expect(stdout).toContain("Apply: 1 committed, 1 stale.");
  expect(code).toBe(1);
  expect(await drifting(`cat ${dropIn} 2>/dev/null || echo none`)).toBe(kept);
  expect((await invocations())[0]).toBe(before);
  expect((await written())[1]).toBe("yes");
  await drifting("[ ! -e /var/lib/fleet/tx ]");
});

test("in JSON, what has changed is data", async () => {
  await drifting("DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libjemalloc2 >/dev/null");
  const { code, stdout } = await workspace.fleet("apply", "--json", plan);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.find(({ type }) => type === "host-stale")).toMatchObject({
    host: "mk1",
    changes: [{ instance: "mk1", address: "library:jemalloc", now: "converged" }],
  });
  expect(lines.filter(({ type }) => type === "instance-ended").map(({ outcome }) => outcome.end)).toEqual([
    "stale",
    "committed",
  ]);
  expect(code).toBe(1);
});

test("a plan in which somebody put another content does nothing where it was put", async () => {
  const saved = JSON.parse(readFileSync(plan, "utf8"));
  for (const operation of saved.hosts[0].plan.instances[0].operations) {
    if (operation.op === "file.write") operation.content += "ExecStartPre=/bin/evil\n";
  }
  writeFileSync(plan, JSON.stringify(saved));
  const { code, stdout } = await workspace.fleet("apply", plan);
  expect(stdout).toContain("Apply: 1 committed, 1 stale.");
  expect(code).toBe(1);
  expect(await written()).toEqual(["no", "yes"]);
});

test("a plan that others may write does nothing at all", async () => {
  chmodSync(plan, 0o666);
  const { code, stderr } = await workspace.fleet("apply", plan);
  expect(stderr).toContain("Others may write");
  expect(code).toBe(64);
  expect(await written()).toEqual(["no", "no"]);
});
