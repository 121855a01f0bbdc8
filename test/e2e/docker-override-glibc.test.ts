import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HostFile, InstanceFile } from "../../src/config/inventory-file.gen.ts";
import { ComposeProject } from "../lab/compose-project.ts";
import { DockerBed } from "../lab/docker-bed.ts";

/** A service with an image from elsewhere, which can be told to be well with an allocator only. */
const compose = `services:
  web:
    image: misskey/misskey:1
    ports: ["127.0.0.1:3002:3000"]
    volumes: ["./files:/misskey/files", "cache:/misskey/cache"]
    healthcheck:
      test: ["CMD-SHELL", "test ! -e /misskey/files/picky || test -n \\"$$LD_PRELOAD\\""]
      interval: 1s
      retries: 1
volumes:
  cache:
`;
const two = `services:
  web: { image: "misskey/misskey:1", ports: ["127.0.0.1:3002:3000"] }
  worker: { image: "misskey/misskey:1" }
`;
const directory = "/srv/mk";
const health = "http://127.0.0.1:3002/healthz";
const derived = "misskey/misskey:fleet-mk-web";
const own = `${directory}/docker-compose.override.yml`;

let bed: DockerBed;
let mk: ComposeProject;
let jemalloc: string;
let glibc: string;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  mk = new ComposeProject(bed, "mk");
  await bed.sh(
    `printf 'FROM kept:original\\nUSER root\\nRUN touch /newer\\nUSER misskey\\n' | docker build -q -t kept:newer -`,
  );
  [jemalloc, glibc] = [having("jemalloc"), having("glibc")];
});
afterAll(() => bed?.stop());
beforeEach(() => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
});

function having(allocator: "jemalloc" | "glibc", over: HostFile = {}): string {
  const web = { directory, health, ...over };
  return bed.inventory({ vars: { allocator }, hosts: { mk1: bed.service(web) } });
}

/** The project up on fleet's image, and no record of how it came to that. */
async function begin(text: string, prepare?: string, inventory = jemalloc): Promise<void> {
  await mk.begin(text, prepare);
  await mk.settled();
  await bed.ok("apply", "--yes", inventory);
  await bed.sh("rm -rf /var/lib/fleet");
  await mk.settled();
}

const planned = (inventory = glibc) => bed.fleet("plan", "--detailed-exitcode", inventory);
const bytes = (path: string) => bed.sh(`stat -c '%a %U %G %y' ${path} && base64 ${path}`);
const least = async (service = "web") => Math.min(...(await mk.mapped(service)));

const names = () => bed.sh("docker images --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}' | sort");

/** What must not change where nothing is to be changed. */
const state = async () => Promise.all([mk.container(), mk.image(), mk.files(), names()]);

async function blocked(...words: readonly string[]): Promise<void> {
  const before = await state();
  for (const command of [["plan"], ["apply", "--yes"]]) {
    const { code, stdout } = await bed.fleet(...command, glibc);
    for (const one of words) expect(stdout).toContain(one);
    expect(code).toBe(1);
  }
  expect(await state()).toEqual(before);
}

describe("a service on an image of fleet's own, with allocator: glibc", () => {
  test("goes back to what its compose files name, in one new container, and by a rollback to fleet's image", async () => {
    await begin(compose);
    await bed.sh("docker exec mk-web-1 sh -c 'echo kept >/misskey/cache/note'");
    const [file, dockerfile, image] = [
      await bytes(own),
      await bytes(`${directory}/.fleet/web/Dockerfile`),
      await mk.image(),
    ];
    const before = await state();
    const { code, stdout } = await planned();
    expect(stdout).toContain(`${own} and ${directory}/.fleet/web/Dockerfile will be removed`);
    expect(stdout).toContain("-    image: misskey/misskey:fleet-mk-web");
    expect(stdout).toContain("-FROM misskey/misskey:1");
    expect(stdout).toContain("will be recreated, on misskey/misskey:1 as your compose files name it");
    expect(stdout).toContain("Plan: 0 to add, 0 to change, 1 to remove, 1 restart.");
    expect(code).toBe(2);
    expect(await state()).toEqual(before);

    const since = await bed.sh("date +%s.%N");
    expect(await bed.ok("apply", "--yes", glibc)).toContain("Apply: 1 committed.");
    // First of all: the engine keeps its last 256 events, and health checks are some of them.
    const starts = `docker events --since ${since} --until $(date +%s.%N) --filter event=start --filter container=mk-web-1`;
    expect(await bed.sh(`${starts} --format '{{.ID}}' | wc -l`)).toBe("1");
    expect(await mk.files()).toBe("./docker-compose.yml");
    expect(await bed.sh(`ls -A ${directory}`)).not.toContain(".fleet");
    expect(await bed.sh(`cat ${directory}/docker-compose.yml`)).toBe(compose.trim());
    expect(await mk.image()).toBe(`misskey/misskey:1 ${await bed.original()}`);
    expect(await mk.mapped()).toEqual([0]);
    expect(await bed.sh("docker exec mk-web-1 cat /misskey/cache/note")).toBe("kept");
    expect(await bed.sh(`docker images -q ${derived}`)).toBe("");
    await mk.settled();
    const verified = await bed.fleet("verify", glibc);
    expect(verified.stdout).toMatch(/^mk1 +(\d+)\/\1 +glibc .* converged$/m);
    expect(verified.code).toBe(0);
    const now = await state();
    expect((await planned()).code).toBe(0);
    expect(await bed.ok("apply", "--yes", glibc)).toContain("Apply: 1 converged.");
    await mk.operator("up -d");
    expect(await state()).toEqual(now);

    const back = await bed.ok("rollback", "--yes");
    expect(back).toContain("Rollback: 1 rolled-back.");
    expect([await bytes(own), await bytes(`${directory}/.fleet/web/Dockerfile`), await mk.image()]).toEqual([
      file,
      dockerfile,
      image,
    ]);
    expect(await bed.sh(`docker image inspect -f '{{.Id}}' ${derived}`)).toBe(image.split(" ")[1]);
    expect(await least()).toBeGreaterThan(2);
    await mk.settled();
    const again = await mk.container();
    await mk.operator("up -d");
    expect(await mk.container()).toBe(again);
    expect((await planned(jemalloc)).stdout).toContain("No changes.");
  });

  test("stays on it, with jemalloc serving, where it is not well on glibc", async () => {
    await begin(compose);
    const [file, image, before] = [await bytes(own), await mk.image(), await names()];
    await bed.sh(`touch ${directory}/files/picky`);
    const { code, stdout } = await bed.fleet("apply", "--yes", glibc);
    expect(stdout).toContain("is unhealthy, says its health check");
    expect(stdout).toContain("Apply: 1 reverted.");
    expect(code).toBe(3);
    expect([await bytes(own), await mk.image()]).toEqual([file, image]);
    expect(await mk.files()).toContain("./.fleet/web/Dockerfile");
    expect(await least()).toBeGreaterThan(2);
    await mk.settled();
    expect((await planned(jemalloc)).stdout).toContain("No changes.");
    expect(await names()).toBe(before);
    const now = await mk.container();
    await mk.operator("up -d");
    expect(await mk.container()).toBe(now);

    await bed.sh(`rm ${directory}/files/picky`);
    await bed.ok("apply", "--yes", glibc);
    expect(await mk.mapped()).toEqual([0]);
  });

  test("is told what to pull where what it goes back to is gone, and takes over what its name means by then", async () => {
    await begin(compose);
    const image = await mk.image();
    await bed.sh("docker rmi misskey/misskey:1");
    await blocked(
      "misskey/misskey:1, which the compose files name for service web, is not on this host",
      "docker pull misskey/misskey:1, then plan again",
    );
    await bed.sh("docker tag kept:newer misskey/misskey:1");
    const { stdout } = await planned();
    expect(stdout).toContain("misskey/misskey:1 is another image by now than the one that it runs on: a database that");
    await bed.ok("apply", "--yes", glibc);
    await bed.sh("docker exec mk-web-1 ls /newer");
    expect(await mk.mapped()).toEqual([0]);
    await mk.settled();
    expect((await planned()).code).toBe(0);
    expect(await bed.ok("rollback", "--yes")).toContain("1 rolled-back");
    expect(await mk.image()).toBe(image);
    expect(await least()).toBeGreaterThan(2);
  });

  test("is not rolled back over what the operator has deployed since", async () => {
    await begin(compose);
    await bed.ok("apply", "--yes", glibc);
    await bed.sh("docker tag kept:newer misskey/misskey:1");
    await mk.operator("up -d");
    await mk.settled();
    const before = await state();
    const { code, stdout } = await bed.fleet("rollback", "--yes");
    expect(stdout).toContain("mk-web-1 runs another image by now: its container was left as it is");
    expect(code).toBe(1);
    expect(await state()).toEqual(before);
  });

  test("scaled goes back in each of its containers", async () => {
    await mk.begin('services:\n  web: { image: "misskey/misskey:1" }\n');
    await mk.operator("up -d --scale web=2");
    await mk.settled();
    const [on, off] = (["jemalloc", "glibc"] as const).map((allocator) =>
      bed.inventory({
        vars: { allocator },
        hosts: { mk1: { ...hosted(), instances: { web: { deployment: "docker", directory } } } },
      }),
    );
    await bed.ok("apply", "--yes", on ?? "");
    const image = await mk.image();
    await mk.settled();
    await bed.ok("apply", "--yes", off ?? "");
    expect(await mk.mapped()).toEqual([0, 0]);
    expect(new Set((await mk.image()).split("\n"))).toEqual(new Set([`misskey/misskey:1 ${await bed.original()}`]));
    await mk.settled();
    expect((await planned(off)).code).toBe(0);
    expect(await bed.ok("rollback", "--yes")).toContain("1 rolled-back");
    expect(await mk.image()).toBe(image);
    expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
  });

  test("that its operator has started without fleet's file has that taken away, and its container stays", async () => {
    await begin(compose);
    await mk.operator("-f docker-compose.yml up -d");
    await mk.settled();
    const now = await mk.container();
    const { code, stdout } = await planned();
    expect(stdout).toContain("will be removed");
    expect(stdout).not.toContain("recreated");
    expect(code).toBe(2);
    await bed.ok("apply", "--yes", glibc);
    expect(await mk.files()).toBe("./docker-compose.yml");
    await mk.operator("up -d");
    expect(await mk.container()).toBe(now);
    expect((await planned()).code).toBe(0);
  });

  test("goes back to the build that its compose files have got since, once that is there", async () => {
    await begin(compose);
    await bed.sh(`cp -a /srv/project ${directory}/source
      sed -i 's|image: misskey/misskey:1|build: source|' ${directory}/docker-compose.yml`);
    await blocked(
      "mk-web, which the compose files build for service web, is not on this host, and fleet builds nothing new here",
      "docker compose build web, in /srv/mk, then plan again",
    );
    await bed.sh("docker tag kept:newer mk-web");
    expect((await planned()).stdout).toContain("mk-web is another image by now than the one that it runs on");
    await bed.ok("apply", "--yes", glibc);
    await bed.sh("docker exec mk-web-1 ls /newer");
    expect(await mk.mapped()).toEqual([0]);
    expect(await bed.sh(`ls -A ${directory}`)).not.toContain(".fleet");
    await mk.settled();
    expect((await planned()).code).toBe(0);
  });
});

const hosted = () => {
  const { address = "", port = 0 } = bed.service();
  return { address, port };
};

describe("several services of a project", () => {
  const settled = async () => {
    await mk.settled("web");
    await mk.settled("worker");
  };

  test("of which one goes to glibc keep the other where it is, until that goes, too", async () => {
    const wishing = (web: "jemalloc" | "glibc", worker: "jemalloc" | "glibc") => {
      const instances: Record<string, InstanceFile> = {
        web: { deployment: "docker", directory, health, vars: { allocator: web } },
        worker: { deployment: "docker", directory, service: "worker", vars: { allocator: worker } },
      };
      return bed.inventory({ hosts: { mk1: { ...hosted(), instances } } });
    };
    await begin(two, undefined, wishing("jemalloc", "jemalloc"));
    await settled();
    const worker = await mk.container("worker");
    const one = wishing("glibc", "jemalloc");
    const { stdout } = await planned(one);
    expect(stdout).toContain(`${own} will be without web, ${directory}/.fleet/web/Dockerfile will be removed`);
    await bed.ok("apply", "--yes", one);
    expect(await mk.files()).toBe("./.fleet/worker/Dockerfile\n./docker-compose.override.yml\n./docker-compose.yml");
    expect(await bed.sh(`grep -c 'image:' ${own}`)).toBe("1");
    expect([await mk.mapped("web"), await mk.container("worker")]).toEqual([[0], worker]);
    await settled();
    expect((await planned(one)).code).toBe(0);
    const now = [await mk.container("web"), await mk.container("worker")];
    await mk.operator("up -d");
    expect([await mk.container("web"), await mk.container("worker")]).toEqual(now);

    await bed.ok("apply", "--yes", wishing("jemalloc", "glibc"));
    expect(await least("web")).toBeGreaterThan(2);
    expect(await mk.mapped("worker")).toEqual([0]);
    expect(await mk.files()).toBe("./.fleet/web/Dockerfile\n./docker-compose.override.yml\n./docker-compose.yml");
    await settled();
    await bed.ok("apply", "--yes", wishing("glibc", "glibc"));
    expect(await mk.files()).toBe("./docker-compose.yml");
  });

  test("that are one application leave fleet's file together, and come back together", async () => {
    const all = { services: ["web", "worker"] } satisfies HostFile as HostFile;
    await mk.begin(
      two.replace('worker: { image: "misskey/misskey:1"', 'worker: { image: "misskey/misskey:2"'),
      "docker tag kept:newer misskey/misskey:2",
    );
    await settled();
    await bed.ok("apply", "--yes", having("jemalloc", all));
    await settled();
    const [file, images] = [await bytes(own), [await mk.image("web"), await mk.image("worker")]];
    expect(await bed.ok("apply", "--yes", having("glibc", all))).toContain("Apply: 1 committed.");
    expect(await mk.files()).toBe("./docker-compose.yml");
    expect([await mk.mapped("web"), await mk.mapped("worker")]).toEqual([[0], [0]]);
    expect(await mk.image("web")).toContain("misskey/misskey:1 ");
    expect(await mk.image("worker")).toContain("misskey/misskey:2 ");
    await settled();
    expect((await planned(having("glibc", all))).code).toBe(0);
    expect(await bed.ok("rollback", "--yes")).toContain("1 rolled-back");
    expect([await bytes(own), [await mk.image("web"), await mk.image("worker")]]).toEqual([file, images]);
    expect(Math.min(await least("web"), await least("worker"))).toBeGreaterThan(2);
  });
});

describe("what an operator has made of it", () => {
  test("a line in fleet's compose file stays, hidden in the plan, and holds on", async () => {
    await begin(compose);
    await bed.sh(`echo '    environment: { A: hush } # mine' >>${own}`);
    await mk.operator("up -d");
    await mk.settled();
    expect(await bed.sh("docker exec mk-web-1 printenv A")).toBe("hush");
    const { stdout } = await planned();
    expect(stdout).toContain(`${own} will be without web`);
    expect(stdout).not.toContain("hush");
    await bed.ok("apply", "--yes", glibc);
    expect(await bed.sh(`tail -n 2 ${own}`)).toBe("web:\n    environment: { A: hush } # mine");
    expect(await bed.sh("docker exec mk-web-1 printenv A")).toBe("hush");
    expect(await mk.mapped()).toEqual([0]);
    await mk.settled();
    const now = await mk.container();
    await mk.operator("up -d");
    expect(await mk.container()).toBe(now);
    expect((await planned()).code).toBe(0);
    const back = await bed.ok("rollback", "--yes");
    expect(back).not.toContain("hush");
    expect(await least()).toBeGreaterThan(2);
  });

  test("words of fleet's that were edited are not cut out", async () => {
    await begin(compose);
    await bed.sh(`sed -i s/never/missing/ ${own}`);
    await blocked(`${own} is fleet's own, and what it says of service web was edited since`, "take it out by hand");
  });

  test("a Dockerfile of fleet's that was edited stays", async () => {
    await begin(compose);
    await bed.sh(`echo 'LABEL mine=1' >>${directory}/.fleet/web/Dockerfile`);
    const said = await bed.ok("apply", "--yes", glibc);
    expect(said).toContain(`${directory}/.fleet/web/Dockerfile was edited since, and stays`);
    expect(await mk.files()).toBe("./.fleet/web/Dockerfile\n./docker-compose.yml");
    expect(await mk.mapped()).toEqual([0]);
    await mk.settled();
    expect((await planned()).code).toBe(0);
  });

  test("fleet's words in a file of his own are his to take out", async () => {
    await begin(compose);
    await bed.sh(`sed -i '/^#/d' ${own}`);
    await blocked(
      "your own compose files name fleet's image misskey/misskey:fleet-mk-web for service web, and fleet changes no file of yours",
      "docker compose up -d web, in /srv/mk",
    );
  });

  test("a file of fleet's that COMPOSE_FILE names does not go before that", async () => {
    await mk.begin(compose);
    await bed.write(own, "services: { web: { environment: { B: his } } }\n");
    await mk.operator("up -d");
    await mk.settled();
    await bed.ok("apply", "--yes", jemalloc);
    await bed.write(
      `${directory}/.env`,
      "COMPOSE_FILE=docker-compose.yml:docker-compose.override.yml:compose.fleet.yaml\n",
    );
    await mk.settled();
    await blocked("COMPOSE_FILE in /srv/mk/.env names it", "take compose.fleet.yaml out of COMPOSE_FILE");
    await bed.sh(`rm ${directory}/.env`);
    const said = await bed.ok("apply", "--yes", glibc);
    expect(said).toContain(`nothing of yours may name ${directory}/compose.fleet.yaml after that`);
    expect(await mk.files()).toBe("./docker-compose.override.yml\n./docker-compose.yml");
    expect(await bed.sh("docker exec mk-web-1 printenv B")).toBe("his");
    expect(await mk.mapped()).toEqual([0]);
    await mk.settled();
    const now = await mk.container();
    await mk.operator("up -d");
    expect(await mk.container()).toBe(now);
  });
});
