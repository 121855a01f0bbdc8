import { DockerBed } from "../lab/docker-bed.ts";
import { project } from "../lab/host.ts";
import { median } from "./measure.ts";

const rounds = 5;

/** Seconds that the application needs from its container's start until it answers. */
const start = 3;

/** Asks without a pause, and tells the longest time without a good answer when it is ended. */
const prober = `
let last = Date.now(), longest = 0;
const ask = () => {
  const again = () => setTimeout(ask, 10);
  require("http").get("${project.health}", { agent: false, timeout: 1000 }, (response) => {
    response.resume();
    if (response.statusCode === 200) longest = Math.max(longest, Date.now() - last), (last = Date.now());
    again();
  }).on("error", again).on("timeout", function () { this.destroy(); });
};
process.on("SIGTERM", () => { console.log(longest / 1000); process.exit(); });
ask();
`;

/** How long a compose service does not answer while it is switched, and while it is taken back. */
export async function downtimes(): Promise<void> {
  const bed = await DockerBed.start("mk1");
  try {
    await bed.reset();
    await bed.write(
      `${project.directory}/compose.override.yaml`,
      `services: { web: { command: ["sh", "-c", "sleep ${start}; exec npm start"] } }\n`,
    );
    await bed.compose("up -d --no-build web");
    await bed.settled();
    await bed.write("/srv/prober.js", prober);
    const inventory = bed.inventory({ defaults: { stable: "10s" } });
    const [there, back]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      there.push(await downtime(bed, () => bed.ok("apply", "--yes", inventory)));
      back.push(await downtime(bed, () => bed.ok("rollback", "--yes")));
    }
    console.log(`\nOne host, a container that answers after ${start} s, ${rounds} rounds\n`);
    console.log("| row | goal | median | longest |\n|---|---|---|---|");
    for (const [name, seconds] of [
      ["a Docker service is switched: time without an answer", there],
      ["it is rolled back: time without an answer", back],
    ] as const) {
      console.log(`| ${name} | < 15 s | ${median(seconds).toFixed(1)} s | ${Math.max(...seconds).toFixed(1)} s |`);
    }
  } finally {
    await bed.stop();
  }
}

/** Seconds without an answer while something is done. */
async function downtime(bed: DockerBed, work: () => Promise<unknown>): Promise<number> {
  await bed.settled();
  await bed.sh("node /srv/prober.js >/run/longest 2>&1 </dev/null & echo $! >/run/prober; sleep 1");
  await work();
  // The last answer may still be to come.
  await bed.settled();
  return Number(await bed.sh('kill "$(cat /run/prober)"; sleep 0.5; cat /run/longest'));
}
