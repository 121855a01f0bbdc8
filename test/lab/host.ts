import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from "testcontainers";
import { checkSchema } from "../support/schemas.ts";
import { labImage } from "./images.ts";
import { ages } from "./settled.ts";

/** A container in which systemd runs as PID 1: it needs the host's control groups. */
class SystemdContainer extends GenericContainer {
  constructor(image: string) {
    super(image);
    Object.assign(this.hostConfig, { CgroupnsMode: "host" });
  }
}

/** A real host: systemd, sshd, a stand-in for Misskey. */
export interface LabHost {
  readonly name: string;
  readonly port: number;
  /** Runs a script as root and gives what it prints to stdout; throws when it fails. */
  sh(script: string): Promise<string>;
  /** Goes down at once: what is on disk stays, everything else is gone; the port is another one then. */
  cutPower(): Promise<void>;
  /** Goes down as systemd lets it, service by service, and comes up again; the port is another one then. */
  reboot(): Promise<void>;
  stop(): Promise<void>;
}

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A directory with a key, an inventory and known_hosts, and the built command to run in it. */
export class Workspace {
  readonly directory = mkdtempSync(join(tmpdir(), "fleet-lab-"));
  /** Where the records of runs go. */
  state = this.path("state");

  constructor() {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", this.path("id")]);
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  /** Writes inventory.yaml: `hosts` is YAML below `hosts:`, `defaults` are further ones. Without a strategy nothing is waited for. */
  inventory(hosts: Readonly<Record<string, string>>, defaults = "", strategy = "soak: 0s"): string {
    const rows = Object.entries(hosts).map(([name, text]) => `  ${name}: { ${text} }\n`);
    const text = `version: 1
defaults: { user: root, identityFile: id, knownHosts: [known_hosts], stable: 0s, healthTimeout: 30s${defaults && `, ${defaults}`} }
strategy: { ${strategy} }
hosts:
${rows.join("")}`;
    writeFileSync(this.path("inventory.yaml"), text);
    return this.path("inventory.yaml");
  }

  /** Runs the built command to its end; what `--json` prints must be as the schema says. */
  async fleet(...args: readonly string[]): Promise<Ended> {
    const ended = await this.begin(...args).ended;
    const lines = args.includes("--json") ? ended.stdout.split("\n").filter((line) => line !== "") : [];
    for (const line of lines) checkSchema("event", JSON.parse(line));
    return ended;
  }

  /** Starts the built command; `said` waits until it has said a text on either stream. */
  begin(...args: readonly string[]): { child: ChildProcess; ended: Promise<Ended>; said(text: string): Promise<void> } {
    const child = spawn(process.execPath, [join(import.meta.dirname, "../../dist/fleet.js"), ...args], {
      cwd: this.directory,
      env: { ...process.env, FLEET_STATE_DIR: this.state },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
    const said = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => (stdout.includes(text) || stderr.includes(text)) && resolve();
        child.stdout.on("data", look);
        child.stderr.on("data", look);
        child.on("close", () => reject(new Error(`ended without saying ${text}: ${stdout}${stderr}`)));
        look();
      });
    return { child, ended, said };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Starts a host that lets the workspace's key in as root, as `ubuntu` (may use sudo) and as `limited` (may not). */
export function startHost(name: string, workspace: Workspace): Promise<LabHost> {
  return start(labImage("host"), name, workspace);
}

/** The compose project of a Docker host, and where its service `web` answers. */
export const project = { directory: "/home/misskey/docker", health: "http://127.0.0.1:3001/healthz" };

/** Starts a host that has, besides, an engine of its own in which Misskey's stand-in is the service `web` of a compose project. */
export async function startDockerHost(name: string, workspace: Workspace): Promise<LabHost> {
  const host = await start(labImage("docker"), name, workspace);
  await host.sh(upDocker);
  return host;
}

const upDocker = `for try in $(seq 1200); do
    [ "$(docker inspect -f '{{.State.Health.Status}}' docker-web-1 2>/dev/null)" = healthy ] && break; sleep 0.1
  done
  [ "$(docker inspect -f '{{.State.Health.Status}}' docker-web-1)" = healthy ] || { systemctl status docker seed; docker ps -a; exit 1; }`;

/** Starts a Docker host on which the user misskey has a rootless engine, with the images of the host's own one. */
export async function startRootlessHost(name: string, workspace: Workspace): Promise<LabHost> {
  const host = await start(labImage("rootless"), name, workspace);
  await host.sh(`${upDocker}
    for try in $(seq 1200); do ${asMisskey("docker version")} >/dev/null 2>&1 && break; sleep 0.1; done
    docker save docker-web node:18-bullseye node:18-bullseye-slim | ${asMisskey("docker load -q")}`);
  return host;
}

/** A script as the user misskey runs it from his own login, where Docker's client asks his own engine. */
export function asMisskey(script: string): string {
  const environment = "HOME=/home/misskey XDG_RUNTIME_DIR=/run/user/1000 DOCKER_HOST=unix:///run/user/1000/docker.sock";
  return `runuser -u misskey -- env ${environment} sh -c '${script.replaceAll("'", `'\\''`)}'`;
}

/**
 * Waits until what a unit's user has started is all there, and old enough for a look: stand-in and Puma have their two workers, and
 * none is younger than the 2 s for which a look passes it over. `sleep` is passed over for a loop that always has a young one.
 */
export const calm = `{ end=$(($(date +%s) + 120))
    while :; do
      wait=$(ps -ww -eo user=,pid=,args= | awk '${ages}
        $3 ~ /^\\(/ && $3 != "(sd-pam)" { early = 1 }
        $1 != "misskey" && $1 != "www-data" { next }
        $3 != "sleep" { old($2) }
        $3 ~ /node$/ && /server[.]js/ || $3 ~ /ruby/ && /bin[/]puma / { early = 1 }
        /^[^ ]+ +[0-9]+ (Misskey [(]m|puma [0-9])/ { masters++ }
        /^[^ ]+ +[0-9]+ (Misskey [(]w|puma: cluster)/ { workers++ }
        END { if (early || workers < 2 * masters) print 0.1; else if (wait > 0) print wait }')
      [ "$wait" ] || break
      [ "$(date +%s)" -lt "$end" ] || { ps -eo user,pid,ppid,etimes,args; exit 1; }
      sleep "$wait"
    done; }`;

/** What sshd has said, all of it. By its name: of a process that has ended meanwhile the journal may not know the unit any more. */
export const journalOfSsh = "journalctl --sync; journalctl -q --no-pager -t sshd -t sshd-session";

async function start(image: string, name: string, workspace: Workspace): Promise<LabHost> {
  const container = await new SystemdContainer(image)
    // `remove_hosts` of scripts/setup.sh removes hosts whose owner is gone.
    .withLabels({ "fleet.lab": "1", "fleet.lab.owner": String(process.pid) })
    .withAddedCapabilities("SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE")
    .withSecurityOpt("seccomp=unconfined")
    .withBindMounts([{ source: "/sys/fs/cgroup", target: "/sys/fs/cgroup", mode: "rw" }])
    .withTmpFs({ "/run": "exec", "/run/lock": "rw" })
    .withExposedPorts(22)
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  const host = labHost(name, container);
  const key = readFileSync(workspace.path("id.pub"), "utf8").trim();
  // An image that is older than a day would let apt-daily and others catch up, and hold apt's locks in the middle of a test.
  await host.sh(`for home in /root /home/ubuntu /home/limited; do
    mkdir -p $home/.ssh && echo '${key}' >$home/.ssh/authorized_keys && chown -R --reference=$home $home/.ssh && chmod -R go= $home/.ssh
  done
  systemctl mask --runtime --now $(cd /usr/lib/systemd/system && ls -- *.timer) 2>/dev/null
  for try in $(seq 1200); do [ "$(systemctl is-active misskey)" = active ] && break; sleep 0.1; done
  for try in $(seq 1200); do [ "$(pgrep -c -u misskey node)" -ge 1 ] && break; sleep 0.1; done; true`);
  return host;
}

function labHost(name: string, container: StartedTestContainer): LabHost {
  return {
    name,
    get port() {
      return container.getMappedPort(22);
    },
    async sh(script) {
      const { exitCode, stdout, output } = await container.exec(["/bin/sh", "-c", script]);
      if (exitCode !== 0) throw new Error(`${name}: ${script}\nends with ${exitCode}: ${output}`);
      return stdout.trim();
    },
    async cutPower() {
      const client = await getContainerRuntimeClient();
      await client.container.dockerode.getContainer(container.getId()).kill();
      await container.restart();
    },
    async reboot() {
      const client = await getContainerRuntimeClient();
      const down = client.container.dockerode.getContainer(container.getId()).wait();
      await container.exec(["systemctl", "reboot"]);
      await down;
      await container.restart();
    },
    async stop() {
      await container.stop({ removeVolumes: true, timeout: 0 });
    },
  };
}

/** All files of a host: path to type, mode, owner, size and the times of content and entry, but for what lives by itself. */
export async function snapshot(host: LabHost): Promise<ReadonlyMap<string, string>> {
  const pruned = (paths: readonly string[]) =>
    `\\( ${paths.map((path) => `-path '${path}'`).join(" -o ")} \\) -prune -o`;
  const skipped = pruned(["/proc", "/sys", "/run", "/tmp", "/dev", "/var/log"]);
  // Of what is not kept, what a login and the services themselves leave there comes and goes by itself.
  const busy = pruned([
    "/run/systemd",
    "/run/user",
    "/run/udev",
    "/run/log",
    "/run/motd.dynamic",
    "/run/docker*",
    "/run/containerd",
    // What runs a health check, for as long as it starts.
    "/tmp/runc-process*",
    "/tmp/systemd-private-*",
  ]);
  const found = await host.sh(`find / -ignore_readdir_race ${skipped} -printf '%p\\t%y %m %u %g %s %T@ %C@\\n'
    find /tmp /run /dev/shm -ignore_readdir_race ${busy} -printf '%p\\ttemporary %y\\n'`);
  return new Map(found.split("\n").map((row) => row.split("\t", 2) as [string, string]));
}

/** The paths that came, went or are not the same in two snapshots, in order. */
export function changedPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}
