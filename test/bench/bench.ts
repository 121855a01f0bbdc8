import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";

// All of it, or with --only a part: `scale` and `dockerfiles` need nothing but this machine, the others real hosts.
const { values, positionals } = parseArgs({ options: { only: { type: "string" } }, allowPositionals: true });
process.env["DOCKER_HOST"] ??= "unix:///var/run/docker.sock";
const count = Number(positionals[0] ?? 20);
const parts: Readonly<Record<string, () => Promise<void>>> = {
  floor: async () => (await import("./floor.ts")).againstFloor(count),
  ansible: async () => (await import("./ansible.ts")).againstAnsible(count),
  downtime: async () => (await import("./downtime.ts")).downtimes(),
  dockerfiles: async () => (await import("./dockerfiles.ts")).onDockerfiles(),
  scale: async () => (await import("./scale.ts")).atScale(),
};
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`${machine}, load at the start ${loadavg()[0]?.toFixed(1)}`);
const asked = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name);
if (asked.length === 0) throw new Error(`--only knows ${Object.keys(parts).join(", ")}`);
for (const [, part] of asked) await part();
