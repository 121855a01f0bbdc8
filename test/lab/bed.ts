import { appendFileSync, writeFileSync } from "node:fs";
import type { HostFile, InventoryFile } from "../../src/config/inventory-file.gen.ts";
import { calm, type Ended, type LabHost, startHost, Workspace } from "./host.ts";

/** Where fleet puts its drop-in for the stand-in's unit. */
export const dropIn = "/etc/systemd/system/misskey.service.d/zz-fleet.conf";

/** One systemd host with a stand-in for Misskey, and inventories that speak of it: what the end-to-end tests share. */
export class Bed {
  readonly workspace: Workspace;
  readonly host: LabHost;
  #inventories = 0;

  private constructor(workspace: Workspace, host: LabHost) {
    this.workspace = workspace;
    this.host = host;
  }

  /** Starts the host; `trusted` writes its own key to known_hosts. */
  static async start(name: string, { trusted }: { readonly trusted: boolean }): Promise<Bed> {
    const workspace = new Workspace();
    const bed = new Bed(workspace, await startHost(name, workspace));
    if (trusted) await bed.trust(bed.host.port);
    return bed;
  }

  async stop(): Promise<void> {
    await this.host.stop();
    this.workspace.remove();
  }

  /** Lets known_hosts say that the host's own key is what answers at a port of this machine. */
  async trust(port: number): Promise<void> {
    const [kind, key] = (await this.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ");
    appendFileSync(this.workspace.path("known_hosts"), `[127.0.0.1]:${port} ${kind} ${key}\n`);
  }

  /** The host as the inventory names it. */
  entry(over: HostFile = {}): HostFile {
    return { address: "127.0.0.1", port: this.host.port, ...over };
  }

  /** The stand-in's unit as the inventory names it. */
  unit(over: HostFile = {}): HostFile {
    const health = "http://127.0.0.1:3000/healthz";
    return this.entry({ deployment: "systemd", unit: "misskey.service", health, ...over });
  }

  /** Writes an inventory and gives its path; without hosts it is of the one host with its one unit. */
  inventory(over: Partial<InventoryFile> = {}): string {
    const path = this.workspace.path(`inventory-${++this.#inventories}.yaml`);
    const defaults = {
      user: "root",
      identityFile: "id",
      knownHosts: ["known_hosts"] as [string],
      stable: "0s",
      healthTimeout: "30s",
      ...over.defaults,
    };
    // JSON is YAML.
    const strategy = { soak: "0s", ...over.strategy };
    writeFileSync(path, JSON.stringify({ version: 1, hosts: { mk1: this.unit() }, ...over, defaults, strategy }));
    return path;
  }

  sh(script: string): Promise<string> {
    return this.host.sh(script);
  }

  /** Runs the built command to its end. */
  fleet(...args: readonly string[]): Promise<Ended> {
    return this.workspace.fleet(...args);
  }

  /** Starts the built command. */
  begin(...args: readonly string[]): ReturnType<Workspace["begin"]> {
    return this.workspace.begin(...args);
  }

  /** Applies, and throws where that does not succeed. */
  async applied(inventory: string): Promise<Ended> {
    const ended = await this.fleet("apply", "--yes", inventory);
    if (ended.code !== 0) throw new Error(`apply ends with ${ended.code}: ${ended.stdout}${ended.stderr}`);
    return ended;
  }

  /** Changes with every start of the unit. */
  invocation(unit = "misskey.service"): Promise<string> {
    return this.sh(`systemctl show ${unit} -p InvocationID --value`);
  }

  /** Throws unless the unit answers its health URL. */
  async serves(port = 3000): Promise<void> {
    await this.sh(`${answers(port)}`);
  }

  /** Waits until a URL answers, for what nobody has proven to serve. */
  async answers(port: number, path = "/healthz"): Promise<void> {
    await this.until(answers(port, path));
  }

  /** Waits until all processes of the units are there, and none of them is so young that a look passes it over. */
  async settled(): Promise<void> {
    await this.sh(calm);
  }

  /** Waits until a condition of the shell holds, two minutes at most, and more where it is slow itself. */
  async until(condition: string): Promise<void> {
    await this.sh(`for try in $(seq 1200); do { ${condition}; } >/dev/null 2>&1 && exit 0; sleep 0.1; done
      { ${condition}; } || { ps -eo user,pid,ppid,etimes,args; exit 1; }`);
  }

  /** Writes a file on the host, with the directories above it. */
  async write(path: string, content: string): Promise<void> {
    const bytes = Buffer.from(content).toString("base64");
    await this.sh(`mkdir -p "$(dirname '${path}')" && echo ${bytes} | base64 -d >'${path}'`);
  }

  /** Writes a drop-in of the operator's own, and starts the unit with it. */
  async byHand(content: string, file = "override.conf"): Promise<void> {
    await this.write(`/etc/systemd/system/misskey.service.d/${file}`, content);
    await this.sh(`systemctl daemon-reload && systemctl restart misskey && ${served}`);
  }

  /** Installs the library as an operator would, and gives its path. */
  async library(): Promise<string> {
    await this.sh("DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libjemalloc2 >/dev/null");
    return this.sh("ls /usr/lib/*/libjemalloc.so.2");
  }

  /** The host as it was found: no package, no drop-in, no state of fleet's, a running unit that serves. */
  async reset(): Promise<void> {
    await this.sh(`awk '$2 ~ "^/(var/lib/fleet|var/cache/apt|etc/systemd/system/misskey)" { print $2 }' /proc/mounts | xargs -r umount --lazy
      rm -rf /etc/systemd/system/*.service.d /etc/systemd/system/second.service /etc/misskey.env /run/misskey-* /var/lib/fleet
      rm -f /etc/apt/apt.conf.d/99-test /usr/local/sbin/* /usr/local/bin/* /root/.bashrc
      [ ! -e /etc/systemd/system/misskey.kept ] || mv /etc/systemd/system/misskey.kept /etc/systemd/system/misskey.service
      set -- $(dpkg-query -W -f '\${Package} \${db:Status-Status}\\n' libjemalloc2 'libmimalloc*' 2>/dev/null | awk '$2 != "not-installed" { print $1 }')
      [ $# = 0 ] || DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq "$@" >/dev/null 2>&1
      systemctl daemon-reload && systemctl stop second.service 2>/dev/null
      systemctl reset-failed misskey 2>/dev/null
      systemctl restart misskey && ${served}`);
  }
}

function answers(port: number, path = "/healthz"): string {
  return `bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port} && printf "GET ${path} HTTP/1.0\\r\\n\\r\\n" >&3 && read -r _ code _ <&3 && [ "$code" = 200 ]'`;
}

const served = `for try in $(seq 1200); do
    ${answers(3000)} 2>/dev/null && break
    [ $try -lt 1200 ] || { systemctl status misskey; exit 1; }
    sleep 0.1
  done`;
