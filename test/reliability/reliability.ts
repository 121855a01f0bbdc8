import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { killControllers } from "./controller.ts";
import { randomFrom } from "./points.ts";
import { killDockerRunners, killSystemdRunners } from "./runners.ts";
import { header } from "./tally.ts";

// All of it, or with --only a part. The same seed asks for the same points; when a time is up depends on the machine.
const { values } = parseArgs({
  options: {
    points: { type: "string", default: "200" },
    "docker-points": { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    hosts: { type: "string", default: "2" },
    only: { type: "string" },
  },
});
process.env["DOCKER_HOST"] ??= "unix:///var/run/docker.sock";
const seed = Number(values.seed);
const parts = {
  systemd: () => killSystemdRunners(Number(values.points), Number(values.hosts), randomFrom(seed)),
  docker: () => killDockerRunners(Number(values["docker-points"]), randomFrom(seed)),
  controller: () => killControllers(),
};
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`Seed ${seed}. ${machine}, load at the start ${loadavg()[0]?.toFixed(1)}`);
const began = Date.now();
const asked = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name);
if (asked.length === 0) throw new Error(`--only knows ${Object.keys(parts).join(", ")}`);
const tallies = (await Promise.all(asked.map(([, part]) => part()))).flat();
console.log(`\n${header}\n${tallies.map((tally) => tally.row()).join("\n")}\n`);
console.log(`Seed ${seed}, ${Math.round((Date.now() - began) / 1000)} s.`);
process.exitCode = tallies.every((tally) => tally.clean) ? 0 : 1;
