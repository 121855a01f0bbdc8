import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Workspace } from "../lab/host.ts";
import { fleet, median, time, type Usage, used } from "./measure.ts";

const workspace = new Workspace();
const { directory } = workspace;
const unit = "deployment: systemd, unit: misskey.service";

/** What fleet itself costs: hosts that are simulated on loopback, inventories that are large, its own start. */
export async function atScale(): Promise<void> {
  try {
    console.log("\n| row | goal | measured |\n|---|---|---|");
    await simulated(1000);
    await largeInventory(10_000);
    await start();
  } finally {
    workspace.remove();
  }
}

/** Plan and apply of hosts that have all that is desired: CPU of the controller for each, and its memory. */
async function simulated(count: number): Promise<void> {
  const server = fork(join(import.meta.dirname, "simulated-hosts.ts"), { execArgv: ["--import", "tsx"] });
  const { port, key } = await new Promise<{ port: number; key: string }>((resolve) => server.once("message", resolve));
  const hosts = Array.from({ length: count }, (_, index) => ({
    name: `mk${index}.example.jp`,
    address: `127.1.${index >> 8}.${index & 255}`,
  }));
  writeFileSync(
    workspace.path("known_hosts"),
    hosts.map(({ address }) => `[${address}]:${port} ${key.split(" ").slice(0, 2).join(" ")}\n`).join(""),
  );
  const entries = hosts.map(({ name, address }) => [name, `address: ${address}, port: ${port}, ${unit}`]);
  const inventory = workspace.inventory(Object.fromEntries(entries), "connectTimeout: 60s");
  for (const args of [["plan"], ["apply", "--yes"]]) {
    const usage = await used(directory, [...args, inventory]);
    expectConverged(usage);
    const name = `${args[0]} of ${count} simulated unchanged hosts`;
    row(`${name}: CPU a host`, "< 10 ms", `${((usage.cpu / count) * 1000).toFixed(1)} ms`);
    row(`${name}: memory`, "< 300 MB", megabytes(usage));
    row(`${name}: time`, "", `${usage.seconds.toFixed(1)} s`);
  }
  server.disconnect();
}

function expectConverged({ code, stdout }: Usage): void {
  if (code === 0 && stdout.includes("No changes.")) return;
  const hint = "Where a probe has changed, the simulated answer must be captured again: npm run bench -- --capture";
  throw new Error(`${stdout.slice(-2000)}\nThe simulated hosts are not converged. ${hint}`);
}

async function largeInventory(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, index) => [`mk${index}.example.jp`, unit]);
  const inventory = workspace.inventory(Object.fromEntries(entries));
  const usages: Usage[] = [];
  for (let round = 0; round < 5; round++) usages.push(await used(directory, ["validate", inventory]));
  const [first] = usages;
  if (first?.code !== 0) throw new Error(first?.stdout);
  row(`validate ${count} hosts: time`, "< 1 s", `${median(usages.map(({ seconds }) => seconds)).toFixed(2)} s`);
  row(`validate ${count} hosts: memory`, "< 300 MB", megabytes(first));
}

/** Measured in turn, so that what else the machine does weighs on both. */
async function start(): Promise<void> {
  const inventory = workspace.inventory({ mk1: unit, mk2: unit });
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < 21; round++) {
    bare.push(await time(process.execPath, ["-e", "0"], { cwd: directory }));
    ours.push(await time(process.execPath, [fleet, "validate", inventory], { cwd: directory }));
  }
  const [a, b] = [median(ours), median(bare)];
  row("validate a small inventory against bare node", "2.0", `${(a / b).toFixed(2)} (${ms(a)} to ${ms(b)})`);
}

function ms(seconds: number): string {
  return `${Math.round(seconds * 1000)} ms`;
}

function megabytes({ memory }: Usage): string {
  return `${Math.round((memory * 2 ** 20) / 1e6)} MB`;
}

function row(name: string, goal: string, measured: string): void {
  console.log(`| ${name} | ${goal} | ${measured} |`);
}
