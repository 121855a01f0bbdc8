import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, type Killed, unless } from "../contract/killed.ts";
import { type LabHost, startHost, Workspace } from "../lab/host.ts";
import { Tally } from "./tally.ts";

const folder = "/etc/systemd/system/misskey.service.d";
const dropIn = `${folder}/zz-fleet.conf`;

/** Kills `fleet apply` right after each kind of event that it tells, in a run that goes well and in one that is taken back. */
export async function killControllers(): Promise<Tally[]> {
  const tally = new Tally("controller, each event");
  const workspace = new Workspace();
  let host: LabHost | undefined;
  try {
    host = await startHost("mk1", workspace);
    const bed = new Bed(host, workspace);
    await workspace.fleet("trust", "--yes", bed.inventory);
    const seen = new Set<string>();
    for (const broken of [false, true]) {
      const kinds = (await bed.apply(broken)).filter((kind) => !seen.has(kind));
      for (const kind of kinds) {
        seen.add(kind);
        await tally.count({ kind, broken }, () => bed.kill(kind, broken));
      }
    }
  } finally {
    await host?.stop();
    workspace.remove();
  }
  return [tally];
}

/** A real host and the built command that is killed. */
class Bed {
  readonly inventory: string;
  readonly #host: LabHost;
  readonly #workspace: Workspace;
  #kills = 0;

  constructor(host: LabHost, workspace: Workspace) {
    this.#host = host;
    this.#workspace = workspace;
    this.inventory = workspace.inventory({
      mk1: `address: 127.0.0.1, port: ${host.port}, deployment: systemd, unit: misskey.service, health: "http://127.0.0.1:3000/healthz"`,
    });
  }

  /** The kinds of events of a whole run; with one of them, the controller dies as soon as it has told it. */
  async apply(broken: boolean, last?: string): Promise<string[]> {
    await this.#renew(broken);
    const program = join(import.meta.dirname, "../../dist/fleet.js");
    const child = spawn(process.execPath, [program, "apply", "--yes", "--json", this.inventory], {
      env: { ...process.env, FLEET_STATE_DIR: this.#workspace.state },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const gone = new Promise((resolve) => child.on("close", resolve));
    const kinds = new Set<string>();
    for await (const line of createInterface(child.stdout)) {
      const kind = kindOf(JSON.parse(line));
      kinds.add(kind);
      if (kind !== last) continue;
      child.kill("SIGKILL");
      break;
    }
    await gone;
    if (last !== undefined && !kinds.has(last)) throw new Error(`no event was ${last}`);
    return [...kinds];
  }

  /** The host must end by itself, and what is asked next must say how. */
  async kill(kind: string, broken: boolean): Promise<Killed> {
    await this.apply(broken, kind);
    await this.#host.sh(quiet);
    const left = (await this.#host.sh(states)) || "none";
    const before = await this.#judge(left);
    const resumed = await this.#workspace.fleet("resume", "--yes");
    const after = (await this.#host.sh(states)) || "none";
    // Before the run's record there is nothing to resume, and nothing has been sent.
    const recorded = await this.#recorded();
    const agrees = recorded.length === 0 ? left === "none" : recorded.every((end) => end === told(left));
    return {
      left,
      faults: [
        ...before,
        ...unless(after === left, "wrong end", `resume made ${after} of ${left}`),
        ...unless(
          agrees,
          "wrong end",
          `${left} on the host, ${recorded} on record: ${resumed.stdout}${resumed.stderr}`,
        ),
        ...(await this.#planned(left, broken)),
      ],
    };
  }

  async #judge(left: string): Promise<Fault[]> {
    const starts = Number(
      await this.#host.sh(
        "journalctl -u misskey -o cat --since \"$(cat /run/since)\" | grep -c 'Started misskey' || :",
      ),
    );
    const due = left === "committed" ? 1 : left === "reverted" ? 2 : 0;
    const found = await this.#host.sh(`ls -A ${folder} 2>/dev/null || :`);
    const text = await this.#host.sh(`cat ${dropIn} 2>/dev/null || :`);
    return [
      ...unless(["none", "committed", "reverted"].includes(left), "open", left),
      ...unless(starts === due, starts > due ? "double" : "missed", `${left}: ${starts} starts`),
      ...unless(found === (left === "committed" ? "zz-fleet.conf" : ""), "left over", `${left}: ${found}`),
      ...unless(
        /^Environment="?LD_PRELOAD=.*libjemalloc\.so\.2"?$/m.test(text) === (left === "committed"),
        "torn",
        text,
      ),
    ];
  }

  /** The ends of the last run that is on record; `undefined` for one without. */
  async #recorded(): Promise<(string | undefined)[]> {
    const { stdout } = await this.#workspace.fleet("runs", "--json");
    const [line] = stdout.split("\n").filter((one) => one.includes('"type":"run"'));
    if (line === undefined) return [];
    const { instances }: { instances: { outcome?: { end: string } }[] } = JSON.parse(line);
    return instances.map(({ outcome }) => outcome?.end);
  }

  async #planned(left: string, broken: boolean): Promise<Fault[]> {
    if (broken) await this.#host.sh("rm -f /run/misskey-broken-with-library");
    // Younger processes may not have got to their library yet.
    await sleep(2200);
    const { code, stdout } = await this.#workspace.fleet("plan", "--detailed-exitcode", this.inventory);
    return unless(
      code === (left === "committed" ? 0 : 2),
      "wrong end",
      `${left}, and plan ends with ${code}: ${stdout}`,
    );
  }

  async #renew(broken: boolean): Promise<void> {
    this.#kills += 1;
    this.#workspace.state = this.#workspace.path(`state-${this.#kills}`);
    // Without systemd's own restarts every start is one of the runner's.
    await this.#host.sh(`rm -rf ${folder} /var/lib/fleet /run/misskey-broken-with-library
      mkdir -p /run/systemd/system/misskey.service.d
      printf '[Service]\\nRestart=no\\n' >/run/systemd/system/misskey.service.d/once.conf
      systemctl daemon-reload; systemctl reset-failed 2>/dev/null; systemctl restart misskey; dpkg --purge libjemalloc2 >/dev/null 2>&1
      for try in $(seq 300); do bash -c '</dev/tcp/127.0.0.1/3000' 2>/dev/null && break; sleep 0.1; done; sleep 2.2
      ${broken ? "touch /run/misskey-broken-with-library" : ":"}; date '+%F %T' >/run/since`);
  }
}

/** A kind of event: its type, of an operation also its name, its phase and its state. */
function kindOf(event: { type: string; operation?: string; phase?: string; state?: string }): string {
  return [event.type, event.operation, event.phase, event.state].filter((word) => word !== undefined).join(" ");
}

/** What the record must say of a state on the host: without one, the instance was not begun. */
function told(left: string): string {
  return left === "none" ? "skipped" : left;
}

/** Waits until no runner is at work. */
const quiet = `for try in $(seq 600); do
  busy=; for pid in /var/lib/fleet/runs/*/log.pid; do [ ! -s "$pid" ] || ! kill -0 "$(cat "$pid")" 2>/dev/null || busy=1; done
  systemctl list-units --no-legend 'fleet-*' | grep -q . && busy=1
  [ "$busy" ] || exit 0; sleep 0.2
done; exit 1`;

const states =
  "cd /var/lib/fleet/tx 2>/dev/null && ls */ | grep -Ex 'pending|committed|reverting|reverted|revert-failed|unchanged' || :";
