import { DockerHost } from "../contract/docker-host.ts";
import { countDocker, killDocker } from "../contract/kill-docker.ts";
import { countSystemd, killSystemd } from "../contract/kill-systemd.ts";
import { RunnerHost } from "../contract/runner-host.ts";
import { borderPlans, type Plan, randomPlans } from "./points.ts";
import { Tally } from "./tally.ts";

/** Kills the runner of a systemd transaction at each border and at random points, on some hosts side by side. */
export async function killSystemdRunners(points: number, hosts: number, random: () => number): Promise<Tally[]> {
  const beds = Array.from({ length: hosts }, (_, index) => new RunnerHost(`fleet-reliability-${process.pid}-${index}`));
  const tallies = [new Tally("systemd runner, borders"), new Tally("systemd runner, random")] as const;
  try {
    await Promise.all(beds.map((bed) => bed.start()));
    const modes = [
      ["well", await countSystemd(beds[0]!, "well")],
      ["crash", await countSystemd(beds[0]!, "crash")],
    ] as const;
    await share(tallies, borderPlans(modes, random), randomPlans(points, modes, random), beds, (bed, plan, run) =>
      killSystemd(bed, { run, ...plan }),
    );
  } finally {
    for (const bed of beds) bed.stop();
  }
  return [...tallies];
}

/** The same for a Docker transaction with a thin layer, on one host: a kill takes many seconds. */
export async function killDockerRunners(points: number, random: () => number): Promise<Tally[]> {
  const bed = new DockerHost(`fleet-reliability-${process.pid}-docker`);
  const tallies = [new Tally("Docker runner, borders"), new Tally("Docker runner, random")] as const;
  try {
    await bed.start();
    const modes = [
      ["well", await countDocker(bed, "thin", "well")],
      ["crash", await countDocker(bed, "thin", "crash")],
    ] as const;
    await share(tallies, borderPlans(modes, random), randomPlans(points, modes, random), [bed], (host, plan, run) =>
      killDocker(host, { run, method: "thin", ...plan }),
    );
  } finally {
    bed.stop();
  }
  return [...tallies];
}

/** Each bed takes the next kill as soon as it is free. */
async function share<Bed, Mode>(
  [atBorders, atRandom]: readonly [Tally, Tally],
  borders: readonly Plan<Mode>[],
  random: readonly Plan<Mode>[],
  beds: readonly Bed[],
  kill: (bed: Bed, plan: Plan<Mode>, run: string) => ReturnType<typeof killSystemd>,
): Promise<void> {
  const work = [
    ...random.map((plan) => ({ tally: atRandom, plan })),
    ...borders.map((plan) => ({ tally: atBorders, plan })),
  ].entries();
  await Promise.all(
    beds.map(async (bed) => {
      for (const [index, { tally, plan }] of work) await tally.count(plan, () => kill(bed, plan, `kill-${index}`));
    }),
  );
}
