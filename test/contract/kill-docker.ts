import { sh } from "../../src/shell/script.ts";
import { type DockerHost, type DockerMode, dockerfile, type Method, project } from "./docker-host.ts";
import { leftOver } from "./kill-systemd.ts";
import {
  arm,
  type Fault,
  judgeStarts,
  type Kill,
  type Killed,
  type Undisturbed,
  undisturbed,
  unless,
} from "./killed.ts";

/** What is killed on a Docker host: a switch by a method, of an application that then serves or ends. */
export interface DockerKill extends Kill<DockerMode> {
  readonly method: Method;
}

/** Runs the transaction once without a kill. */
export async function countDocker(host: DockerHost, method: Method, mode: DockerMode): Promise<Undisturbed> {
  await host.renew(mode);
  await host.killAt(0, counted);
  const { outcomes } = await host.apply(host.switch(method));
  return await undisturbed(host, sh`cat /run/kill/said`, outcomes[0]?.seconds ?? 0);
}

/** Kills the runner, looks, lets another runner finish through the host's own scripts, and looks again. */
export async function killDocker(host: DockerHost, kill: DockerKill): Promise<Killed> {
  await host.renew(kill.mode);
  const was = await seen(host);
  await arm(host, kill.point, counted);
  await host.apply(host.switch(kill.method), { run: kill.run });
  await host.must(sh`/usr/bin/rm -f /usr/local/sbin/*`);
  return await recover(host, kill, was);
}

/** What has to come back. */
export interface Seen {
  readonly bytes: string;
  readonly mounts: string;
}

/** The Dockerfile and the volumes as they are. */
export async function seen(host: DockerHost): Promise<Seen> {
  return { bytes: await host.look(dockerfile), mounts: (await host.container()).mounts };
}

/** Lets another runner finish what one has left, and looks before and after. */
export async function recover(
  host: DockerHost,
  kill: Omit<DockerKill, "point" | "method">,
  was: Seen,
): Promise<Killed> {
  const { run, mode, way } = kill;
  const left = await host.state(run).catch(() => "none");
  const found = await host.look(dockerfile);
  const whole = found === was.bytes || /\nENV LD_PRELOAD=.*\nUSER app\nCMD .*$/.test(found);
  const faults: Fault[] = [...unless(whole, "torn", found)];
  if (left === "pending" || left === "reverting") {
    const other = await host.apply(host.switch("thin"));
    const blocked = other.outcomes[0]?.end === "blocked" && other.outcomes[0].cause?.includes(`${run}.1`);
    faults.push(...unless(blocked === true, "wrong end", `another run was not blocked: ${JSON.stringify(other)}`));
    const said = await host.end(way, run);
    const ends = mode === "well" && way === "resume" && left === "pending" ? "committed" : "reverted";
    const state = await host.state(run).catch(() => "none");
    faults.push(...unless(state === ends, "wrong end", `${left}, after ${way} ${state}: ${said}`));
  }
  faults.push(...(await judge(host, run, was, left === "pending" || left === "reverting")));
  return { left, faults };
}

/** The host at the end, by the state that it tells: file, starts, the one container, its image and names, what lies about. */
async function judge(host: DockerHost, run: string, was: Seen, entered: boolean): Promise<Fault[]> {
  await host.must(commandsGone);
  const state = await host.state(run).catch(() => "none");
  const [bytes, starts, is] = [await host.look(dockerfile), await host.starts(), await host.container()];
  const [done, begun] = [state === "committed", state !== "none" && state !== "unchanged"];
  const good = done ? /^without with$/ : begun ? /^without( with)?( without)?$/ : /^without$/;
  const named = await host.meaning("app-web");
  const tags = await host.tags();
  return [
    ...unless(["none", "committed", "reverted", "unchanged"].includes(state), "open", `the state is ${state}`),
    ...unless((bytes === was.bytes) !== done, "torn", `${state}: ${bytes}`),
    ...judgeStarts(starts, good, done ? 2 : 3),
    ...unless(starts.at(-1) === (done ? "with" : "without"), "missed", `${state}: starts: ${starts.join(" ")}`),
    ...unless(is.name === "/app-web-1" && is.mounts === was.mounts, "wrong end", JSON.stringify(is)),
    ...unless((is.image === host.base) !== done, "wrong end", `${state}: image ${is.image}`),
    ...unless(named === is.image, "wrong end", `${state}: app-web is ${named}, ${is.image} runs`),
    ...unless(done || !entered || tags.join() === "latest", "left over", `${state}: ${tags.join()}`),
    ...(await leftOver(host, run, project, entered)),
  ];
}

/** A build that goes on without its runner would be seen at work. */
const commandsGone = sh`for try in $(seq 1200); do pidof docker docker-compose >/dev/null || exit 0; sleep 0.1; done; exit 1`;

const counted = [
  ...["docker", "flock", "sync", "mv", "cp", "rm", "cat", "install", "mkdir", "stat", "sha256sum", "sleep", "ls"],
  "date",
];
