import { writeFileSync } from "node:fs";
import type { HostFile, InventoryFile } from "../../src/config/inventory-file.gen.ts";
import { type Ended, type LabHost, project, startDockerHost, Workspace } from "./host.ts";
import { untilSettled } from "./settled.ts";

/** The compose project's Dockerfile. */
export const dockerfile = `${project.directory}/Dockerfile`;

/** Where the project is kept as it was found. */
const kept = "/srv/project";

/** One Docker host with a compose project, inventories that speak of it, and its images with and without the library. */
export class DockerBed {
  readonly workspace: Workspace;
  readonly host: LabHost;
  #inventories = 0;

  private constructor(workspace: Workspace, host: LabHost) {
    this.workspace = workspace;
    this.host = host;
  }

  /** Starts the host and keeps its project and its image, for every test begins with them. */
  static async start(name: string): Promise<DockerBed> {
    const workspace = new Workspace();
    const bed = new DockerBed(workspace, await startDockerHost(name, workspace));
    await bed.trust();
    await bed.sh(`cp -a ${project.directory} ${kept} && docker tag docker-web kept:original`);
    await bed.settled();
    return bed;
  }

  async stop(): Promise<void> {
    await this.host.stop();
    this.workspace.remove();
  }

  /** Lets known_hosts say that the host's own key is what answers at its port. */
  async trust(): Promise<void> {
    const [kind, key] = (await this.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ");
    writeFileSync(this.workspace.path("known_hosts"), `[127.0.0.1]:${this.host.port} ${kind} ${key}\n`);
  }

  /** The service `web` as the inventory names it. */
  service(over: HostFile = {}): HostFile {
    const { directory, health } = project;
    return { address: "127.0.0.1", port: this.host.port, deployment: "docker", directory, health, ...over };
  }

  /** Writes an inventory and gives its path; without hosts it is of the one host with its one service. */
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
    const rest = { version: 1, strategy: { soak: "0s" }, hosts: { mk1: this.service() }, ...over, defaults };
    writeFileSync(path, JSON.stringify(rest));
    return path;
  }

  sh(script: string): Promise<string> {
    return this.host.sh(script);
  }

  /** Runs the built command to its end. */
  fleet(...args: readonly string[]): Promise<Ended> {
    return this.workspace.fleet(...args);
  }

  /** Runs the built command, and throws where that does not succeed. */
  async ok(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.fleet(...args);
    if (code !== 0) throw new Error(`fleet ${args.join(" ")} ends with ${code}:\n${stdout}${stderr}`);
    return stdout + stderr;
  }

  /** Compose in the project's directory. */
  compose(words: string): Promise<string> {
    return this.sh(`cd ${project.directory} && docker compose ${words} 2>&1`);
  }

  /** Changes with every new container of the service, and with every start of one. */
  container(): Promise<string> {
    return this.sh("docker inspect -f '{{.Id}} {{.State.StartedAt}}' docker-web-1");
  }

  /** The image that the service runs on. */
  image(): Promise<string> {
    return this.sh("docker inspect -f '{{.Image}}' docker-web-1");
  }

  /** The image that every test begins with. */
  original(): Promise<string> {
    return this.sh("docker image inspect -f '{{.Id}}' kept:original");
  }

  /** How many processes of the container have the library mapped. */
  async mapped(): Promise<number> {
    const found = await this.sh(`top=$(docker top docker-web-1 -eo pid) || exit
      echo "$top" | awk 'NR > 1 { print "/proc/" $1 "/maps" }' | xargs grep -ls libjemalloc || :`);
    return found.split("\n").filter(Boolean).length;
  }

  /** The Dockerfile's bytes, and what its inode says. */
  async file(): Promise<string> {
    return this.sh(`stat -c '%a %U %G %y' ${dockerfile} && base64 ${dockerfile}`);
  }

  /** Throws unless the health URL answers with 200. */
  async serves(): Promise<void> {
    const { port } = new URL(project.health);
    await this.sh(`bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port} && printf "GET /healthz HTTP/1.0\\r\\n\\r\\n" >&3 &&
      read -r _ code _ <&3 && [ "$code" = 200 ]'`);
  }

  /** Writes a file on the host. */
  async write(path: string, content: string): Promise<void> {
    const bytes = Buffer.from(content).toString("base64");
    await this.sh(`mkdir -p "$(dirname '${path}')" && echo ${bytes} | base64 -d >'${path}'`);
  }

  /** Waits until the service is healthy and whole, and none of its processes so young that a look passes it over. */
  async settled(): Promise<void> {
    await this.sh(untilSettled("echo docker-web-1"));
  }

  /** Starts the service anew on an image, as an operator who has built it; the first with the library is made once. */
  async runs(image: "original" | "jemalloc"): Promise<void> {
    if (image === "jemalloc") {
      await this.sh(`docker image inspect kept:jemalloc >/dev/null 2>&1 || docker build -q -t kept:jemalloc - <<'END'
${layer}
END`);
    }
    await this.sh(`docker tag kept:${image} docker-web`);
    await this.compose("up -d --no-build");
    await this.settled();
  }

  /** The host as it was found: the project's files, its own image, no names and no state of fleet's. */
  async reset(): Promise<void> {
    await this.sh(`docker rm -fv taker >/dev/null 2>&1
      rm -rf /var/lib/fleet /usr/local/sbin/docker /root/.docker/cli-plugins /run/taken
      cd ${project.directory} && find . -mindepth 1 ! -path ./files -delete && cp -a ${kept}/. .
      docker tag kept:original docker-web
      docker compose up -d --no-build --remove-orphans >/run/up 2>&1 || { cat /run/up; exit 1; }
      for name in $(docker images --format '{{.Repository}}:{{.Tag}}' docker-web | grep :fleet-); do
        # A layer that keeps a name need not be built a second time.
        docker tag "$name" "kept:layer-\${name#*:fleet-}" && docker rmi "$name" >/dev/null
      done; true`);
    await this.settled();
  }
}

/** What an operator might put on his image by hand. */
const layer = `FROM kept:original
USER root
RUN apt-get update && apt-get install -y --no-install-recommends libjemalloc2
ENV LD_PRELOAD=libjemalloc.so.2 MALLOC_CONF=background_thread:true
USER misskey`;
