import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LabHost, startHost, Workspace } from "../lab/host.ts";
import { startRelay } from "../support/relay.ts";
import { clean, fleet, median, time } from "./measure.ts";

const rounds = 5;
const workspace = new Workspace();
const script = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

function floor(ports: readonly number[], file: string): Promise<number> {
  writeFileSync(workspace.path("floor.sh"), script(file));
  const ssh = `ssh -i id -o UserKnownHostsFile=known_hosts -o BatchMode=yes -p {} root@127.0.0.1 sh -s <floor.sh`;
  const args = ["-P", String(ports.length), "-I{}", "sh", "-c", ssh];
  return time("xargs", args, { cwd: workspace.directory, input: `${ports.join("\n")}\n` });
}

function inventory(ports: readonly number[]): string {
  const entry = (port: number) => `address: 127.0.0.1, port: ${port}, deployment: systemd, unit: misskey.service`;
  const hosts = Object.fromEntries(ports.map((port, index) => [`mk${index}`, entry(port)]));
  return workspace.inventory(hosts, "connectTimeout: 30s", `canary: 0, waves: [], parallel: ${ports.length}, soak: 0s`);
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

/**
 * fleet against the floor: the same look, and the same change, by hand over `xargs -P 20 ssh`. Rows of one run are
 * measured side by side; only their ratio means something on another machine.
 */
export async function againstFloor(count: number): Promise<void> {
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

  console.log(`\n${count} hosts, median of ${rounds}\n`);
  console.log("| row | floor | fleet | ratio |\n|---|---|---|---|");
  const run = (...args: string[]) =>
    time(process.execPath, [fleet, ...args, workspace.path("inventory.yaml")], { cwd: workspace.directory });
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
    const cleaned = async (work: () => Promise<number>) => {
      await all(hosts, clean);
      return work();
    };
    await row(
      `first apply, ${where} (median of 3)`,
      () => cleaned(() => run("apply", "--yes")),
      () => cleaned(() => floor(ports, "floor-apply.sh")),
      3,
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
  await Promise.all(relays.map((relay) => relay.close()));
  await Promise.all(hosts.map((host) => host.stop()));
  workspace.remove();
}
