import type { DockerBed } from "./docker-bed.ts";
import { untilSettled } from "./settled.ts";

/** A compose project of its own on a Docker host, as its operator handles it. */
export class ComposeProject {
  readonly directory: string;
  readonly #bed: DockerBed;
  readonly #name: string;
  readonly #compose: string;

  constructor(bed: DockerBed, name: string, compose = "docker compose") {
    this.#bed = bed;
    this.#name = name;
    this.#compose = compose;
    this.directory = `/srv/${name}`;
  }

  /** The project's directory with this compose file, its services up, and nothing of fleet's on the host. */
  async begin(compose: string, prepare = "true"): Promise<void> {
    const { directory } = this;
    await this.#bed.sh(`docker rm -fv $(docker ps -aq --filter label=com.docker.compose.project=${this.#name}) >/dev/null 2>&1
      rm -rf /var/lib/fleet ${directory} && mkdir -p ${directory}/files && chown 991:991 ${directory}/files
      for name in $(docker images --format '{{.Repository}}:{{.Tag}}' misskey/misskey; docker images --format '{{.Repository}}:{{.Tag}}' '${this.#name}*'); do
        # A layer that keeps a name need not be built a second time.
        id=$(docker image inspect -f '{{.Id}}' "$name")
        docker tag "$name" "kept:\${id#sha256:}" && docker rmi "$name" >/dev/null
      done
      docker tag kept:original misskey/misskey:1`);
    await this.#bed.write(`${directory}/docker-compose.yml`, compose);
    await this.#bed.sh(`cd ${directory} && { ${prepare}; }`);
    await this.operator("up -d --no-build");
  }

  /** The operator's own `docker compose`, from his directory. */
  operator(words: string): Promise<string> {
    return this.#bed.sh(`cd ${this.directory} && ${this.#compose} ${words} 2>&1`);
  }

  /** Waits until the containers of a service are healthy and whole, and no process of them so young that a look passes it over. */
  async settled(service = "web"): Promise<void> {
    await this.#bed.sh(untilSettled(this.#list(service)));
  }

  /** Changes with every new container of the service, and with every start of one. */
  container(service = "web"): Promise<string> {
    return this.#inspect(service, "{{.Id}} {{.State.StartedAt}}");
  }

  /** The image of each of its containers: the name that it was made with, and its id. */
  image(service = "web"): Promise<string> {
    return this.#inspect(service, "{{.Config.Image}} {{.Image}}");
  }

  /** For each of its containers, how many of its processes have the library mapped. */
  async mapped(service = "web"): Promise<number[]> {
    const counts = await this.#bed.sh(`for one in $(${this.#list(service)}); do
        top=$(docker top $one -eo pid) || exit
        echo "$top" | awk 'NR > 1 { print "/proc/" $1 "/maps" }' | xargs grep -ls libjemalloc | wc -l
      done`);
    return counts.split("\n").map(Number);
  }

  /** The files in the project's directory, but for the application's own. */
  files(): Promise<string> {
    return this.#bed.sh(`cd ${this.directory} && find . -path ./files -prune -o -type f -print | sort`);
  }

  #inspect(service: string, format: string): Promise<string> {
    return this.#bed.sh(`docker inspect -f '${format}' $(${this.#list(service)})`);
  }

  #list(service: string): string {
    const label = "--filter label=com.docker.compose";
    return `docker ps -q ${label}.project=${this.#name} ${label}.service=${service} | sort`;
  }
}
