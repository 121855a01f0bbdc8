import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { type LabHost, startHost, Workspace } from "../lab/host.ts";
import { startRelay } from "../support/relay.ts";

// fleet against the floor: the same look, and the same change, by hand over `xargs -P 20 ssh`. Rows of one run are
// measured side by side; only their ratio means something on another machine.
process.env["DOCKER_HOST"] = "unix:///var/run/docker.sock";
const count = Number(process.argv[2] ?? 20);
const rounds = 5;
const workspace = new Workspace();
const fleet = join(import.meta.dirname, "../../dist/fleet.js");
const script = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

/** Seconds that a command takes. */
function time(command: string, args: readonly string[], input = ""): Promise<number> {
  return new Promise((resolve) => {
    const started = process.hrtime.bigint();
    const child = spawn(command, args, { cwd: workspace.directory, stdio: ["pipe", "ignore", "ignore"] });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    child.on("close", () => resolve(Number(process.hrtime.bigint() - started) / 1e9));
  });
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function floor(ports: readonly number[], file: string): Promise<number> {
  writeFileSync(workspace.path("floor.sh"), script(file));
  const ssh = `ssh -i id -o UserKnownHostsFile=known_hosts -o BatchMode=yes -p {} root@127.0.0.1 sh -s <floor.sh`;
  return time("xargs", ["-P", String(count), "-I{}", "sh", "-c", ssh], `${ports.join("\n")}\n`);
}

function inventory(ports: readonly number[]): string {
  const entry = (port: number) => `address: 127.0.0.1, port: ${port}, deployment: systemd, unit: misskey.service`;
  const hosts = Object.fromEntries(ports.map((port, index) => [`mk${index}`, entry(port)]));
  return workspace.inventory(hosts, "connectTimeout: 30s", "canary: 0, waves: [], soak: 0s");
}

async function row(
  name: string,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
  times = rounds,
): Promise<void> {
  const [mine, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < times; round++) {
    floors.push(await theirs());
    mine.push(await ours());
  }
  const [a, b] = [median(mine), median(floors)];
  console.log(`| ${name} | ${b.toFixed(2)} s | ${a.toFixed(2)} s | ${(a / b).toFixed(2)} |`);
}

async function all(hosts: readonly LabHost[], command: string): Promise<void> {
  await Promise.all(hosts.map((host) => host.sh(command)));
}

const clean = `rm -rf /etc/systemd/system/misskey.service.d /var/lib/fleet; DEBIAN_FRONTEND=noninteractive dpkg -P libjemalloc2 >/dev/null 2>&1
  systemctl daemon-reload; systemctl restart misskey; sleep 2.5`;

const hosts: LabHost[] = [];
for (let index = 0; index < count; index += 5) {
  const names = Array.from({ length: Math.min(5, count - index) }, (_, offset) => `mk${index + offset}`);
  hosts.push(...(await Promise.all(names.map((name) => startHost(name, workspace)))));
}
const direct = hosts.map(({ port }) => port);
const relays = await Promise.all(direct.map((port) => startRelay(port, { delay: 50 })));
const late = relays.map(({ port }) => port);
// Not synchronously: the relays live in this process.
for (const ports of [direct, late]) await workspace.fleet("trust", "--yes", inventory(ports));

console.log(
  `${count} hosts, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, median of ${rounds}`,
);
console.log("\n| row | floor | fleet | ratio |\n|---|---|---|---|");
const run = (...args: string[]) => time(process.execPath, [fleet, ...args, workspace.path("inventory.yaml")]);
for (const [where, ports] of [
  ["no delay", direct],
  ["100 ms", late],
] as const) {
  inventory(ports);
  await row(
    `plan with changes, ${where}`,
    () => run("plan"),
    () => floor(ports, "floor-look.sh"),
  );
}
for (const [where, ports] of [
  ["no delay", direct],
  ["100 ms", late],
] as const) {
  inventory(ports);
  await all(hosts, clean);
  const theirs = await floor(ports, "floor-apply.sh");
  await all(hosts, clean);
  const ours = await run("apply", "--yes");
  console.log(
    `| first apply, ${where} (once) | ${theirs.toFixed(2)} s | ${ours.toFixed(2)} s | ${(ours / theirs).toFixed(2)} |`,
  );
}
await new Promise((resolve) => setTimeout(resolve, 2500));
for (const [where, ports] of [
  ["no delay", direct],
  ["100 ms", late],
] as const) {
  inventory(ports);
  await row(
    `plan without changes, ${where}`,
    () => run("plan"),
    () => floor(ports, "floor-look.sh"),
  );
  await row(
    `no-change apply, ${where}`,
    () => run("apply", "--yes"),
    () => floor(ports, "floor-look.sh"),
  );
}
await row(
  "validate against bare node",
  () => run("validate"),
  () => time(process.execPath, ["-e", "0"]),
  15,
);

await Promise.all(relays.map((relay) => relay.close()));
await Promise.all(hosts.map((host) => host.stop()));
workspace.remove();
