import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";

// All of it, or with --only a part: `floor` needs real hosts, `scale` needs nothing but this machine's loopback.
const { values, positionals } = parseArgs({ options: { only: { type: "string" } }, allowPositionals: true });
process.env["DOCKER_HOST"] ??= "unix:///var/run/docker.sock";
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`${machine}, load at the start ${loadavg()[0]?.toFixed(1)}`);
if (values.only !== "scale") await (await import("./floor.ts")).againstFloor(Number(positionals[0] ?? 20));
if (values.only !== "floor") await (await import("./scale.ts")).atScale();
