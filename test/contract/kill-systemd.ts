import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sh } from "../../src/shell/script.ts";
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
import { dropIn, type RunnerHost, switchOperations } from "./runner-host.ts";

/** The drop-in before each transaction that is killed. */
export const before = '# by hand\n[Service]\nEnvironment="COLOUR=blue"\n';
export const base = createHash("sha256").update(before).digest("hex");

/** What the application does with the library: serve, or end, so that the transaction is killed on its way back. */
export type SystemdMode = "well" | "crash";

const operations = (mode: SystemdMode) => switchOperations({ base, stable: mode === "crash" ? 1 : 0 });

/** Runs the transaction once without a kill. */
export async function countSystemd(host: RunnerHost, mode: SystemdMode): Promise<Undisturbed> {
  await host.reset(mode, before);
  await host.must(neverBySystemd);
  await host.killAt(0, counted);
  const { outcomes } = await host.apply(operations(mode));
  return await undisturbed(host, sh`cat /run/kill/said`, outcomes[0]?.seconds ?? 0);
}

/** Kills the runner, looks, lets another runner finish through the host's own scripts, and looks again. */
export async function killSystemd(host: RunnerHost, { run, mode, point, way }: Kill<SystemdMode>): Promise<Killed> {
  await host.reset(mode, before);
  await host.must(neverBySystemd);
  const was = await host.look(dropIn);
  await arm(host, point, counted);
  await host.apply(operations(mode), { run });
  await host.must(sh`/usr/bin/rm -f /usr/local/sbin/*`);
  // After a delay the next runner comes at once, with a command of the killed one perhaps still at work.
  if ("command" in point) await sleep(300);
  const left = await host.state(run).catch(() => "none");
  const bytes = await host.look(dropIn);
  const whole = bytes === was || /\n# written by fleet\n.*\n.*libswitch\.so\.1"$/.test(bytes);
  const faults: Fault[] = [...unless(whole, "torn", bytes)];
  if (left === "pending" || left === "reverting") {
    if ("command" in point) {
      const other = await host.apply(switchOperations({ base }));
      const blocked = other.outcomes[0]?.end === "blocked" && other.outcomes[0].cause?.includes(`${run}.1`);
      faults.push(...unless(blocked === true, "wrong end", `another run was not blocked: ${JSON.stringify(other)}`));
    }
    const said = await host.end(way, run);
    const ends = mode === "well" && way === "resume" && left === "pending" ? "committed" : "reverted";
    const state = await host.state(run).catch(() => "none");
    faults.push(...unless(state === ends, "wrong end", `${left}, after ${way} ${state}: ${said}`));
  }
  faults.push(...(await judge(host, run, was, left === "pending" || left === "reverting")));
  return { left, faults };
}

/** The host at the end, by the state that it tells: its file, the starts of its unit, what lies about. */
async function judge(host: RunnerHost, run: string, was: string, entered: boolean): Promise<Fault[]> {
  const state = await host.state(run).catch(() => "none");
  const [bytes, starts] = [await host.look(dropIn), await host.starts()];
  const done = state === "committed";
  const good = done
    ? /^without with$/
    : state === "none" || state === "unchanged"
      ? /^without$/
      : // One that was killed at its very start has not counted itself.
        /^without( with)?( without)?$/;
  const file = done ? bytes !== was && bytes.includes("# written by fleet") : bytes === was;
  return [
    ...unless(["none", "committed", "reverted", "unchanged"].includes(state), "open", `the state is ${state}`),
    ...unless(file, "torn", `${state}: ${bytes}`),
    ...judgeStarts(starts, good, done ? 2 : 3),
    ...unless(starts.at(-1) === (done ? "with" : "without"), "missed", `${state}: starts: ${starts.join(" ")}`),
    ...unless((await host.must(sh`systemctl is-active app.service || :`)) === "active", "missed", "the unit is down"),
    ...(await leftOver(host, run, dropIn.replace(/\/[^/]*$/, ""), entered)),
  ];
}

/** What no transaction may leave: an open one, and temporary files beside what it has written; nor records on their way, once it was entered again. */
export async function leftOver(host: RunnerHost, run: string, folder: string, entered: boolean): Promise<Fault[]> {
  const open = await host.must(sh`ls -d /var/lib/fleet/tx/*/pending /var/lib/fleet/tx/*/reverting 2>/dev/null || :`);
  const found = await host.must(sh`ls -A ${folder} | grep '^\.fleet-' || :`);
  const records = entered ? await host.must(sh`ls -A /var/lib/fleet/tx/${run}.1/tmp`) : "";
  return [...unless(open === "", "open", open), ...unless(found + records === "", "left over", found + records)];
}

/** All restarts that are counted are the runner's own then. */
const neverBySystemd = sh`
  mkdir -p /run/systemd/system/app.service.d
  printf '[Service]\nRestart=no\n' >/run/systemd/system/app.service.d/once.conf
  systemctl daemon-reload`;

const counted = [
  ...["sync", "mv", "cp", "rm", "cat", "install", "mkdir", "stat", "sha256sum", "systemctl", "mkfifo", "readlink"],
  ...["apt-get", "dpkg-query", "flock", "sleep", "ls"],
];
