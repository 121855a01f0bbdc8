import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { InstanceFile } from "../../src/config/inventory-file.gen.ts";
import { ComposeProject } from "../lab/compose-project.ts";
import { DockerBed } from "../lab/docker-bed.ts";
import { project } from "../lab/host.ts";
import { untilSettled } from "../lab/settled.ts";

const directory = "/srv/mk";
const health = "http://127.0.0.1:3002/healthz";

let bed: DockerBed;
let mk: ComposeProject;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  mk = new ComposeProject(bed, "mk");
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  await bed.sh("docker rm -fv alone >/dev/null 2>&1 || :");
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
});

/** An inventory of the one host with several instances. */
function having(instances: Record<string, InstanceFile>): string {
  const { address = "", port = 0 } = bed.service();
  return bed.inventory({ hosts: { mk1: { address, port, instances } } });
}

async function settled(): Promise<void> {
  await mk.settled("web");
  await mk.settled("worker");
}

test("two services on one image from elsewhere share fleet's compose file; a second project is left alone, or switched, too", async () => {
  await mk.begin(`services:
  web: { image: "misskey/misskey:1", ports: ["127.0.0.1:3002:3000"] }
  worker: { image: "misskey/misskey:1" }
`);
  await settled();
  const both = {
    web: { deployment: "docker", directory, health },
    worker: { deployment: "docker", directory, service: "worker" },
  } as const;
  const other = await bed.container();
  const inventory = having(both);
  expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 2 committed.");
  expect(await mk.files()).toBe(
    "./.fleet/web/Dockerfile\n./.fleet/worker/Dockerfile\n./docker-compose.override.yml\n./docker-compose.yml",
  );
  for (const service of ["web", "worker"]) {
    expect(await mk.image(service)).toContain(`misskey/misskey:fleet-mk-${service} `);
    expect(Math.min(...(await mk.mapped(service)))).toBeGreaterThan(2);
  }
  expect(await bed.container()).toBe(other);
  await settled();
  expect((await bed.fleet("verify", inventory)).code).toBe(0);
  const [web, worker] = [await mk.container("web"), await mk.container("worker")];
  await mk.operator("up -d");
  expect([await mk.container("web"), await mk.container("worker")]).toEqual([web, worker]);

  const all = having({
    ...both,
    other: { deployment: "docker", directory: project.directory, health: project.health },
  });
  expect(await bed.ok("apply", "--yes", all)).toContain("1 committed");
  expect(await bed.mapped()).toBeGreaterThan(2);
  expect([await mk.container("web"), await mk.container("worker")]).toEqual([web, worker]);

  const runs = (await bed.fleet("runs", "--json")).stdout.trim().split("\n");
  const first = runs.map((line) => JSON.parse(line)).find(({ inventory: path }) => path === inventory);
  expect(await bed.ok("rollback", "--yes", first.run)).toContain("Rollback: 2 rolled-back.");
  expect(await mk.files()).toBe("./docker-compose.yml");
  expect([...(await mk.mapped("web")), ...(await mk.mapped("worker"))]).toEqual([0, 0]);
  expect(await bed.mapped()).toBeGreaterThan(2);
});

test("a queue worker on the image that the other service builds: one Dockerfile, patched once, and both are switched", async () => {
  const build = `services:
  web: { build: source, image: mk-app, ports: ["127.0.0.1:3002:3000"] }
  worker: { image: mk-app }
`;
  const sources = "cp -a /srv/project/. source && docker tag kept:original mk-app";
  await mk.begin(build, `mkdir source && ${sources}`);
  await settled();
  const before = await bed.sh(`base64 ${directory}/source/Dockerfile`);
  const inventory = having({
    web: { deployment: "docker", directory, health },
    worker: { deployment: "docker", directory, service: "worker" },
  });
  expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 2 committed.");
  expect(await bed.sh(`grep -c '^# fleet' ${directory}/source/Dockerfile`)).toBe("2");
  expect(await bed.sh(`ls -A ${directory}`)).not.toContain(".fleet");
  for (const service of ["web", "worker"]) {
    expect(Math.min(...(await mk.mapped(service)))).toBeGreaterThan(2);
  }
  await settled();
  expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).code).toBe(0);
  expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 2 rolled-back.");
  expect(await bed.sh(`base64 ${directory}/source/Dockerfile`)).toBe(before);
  expect([...(await mk.mapped("web")), ...(await mk.mapped("worker"))]).toEqual([0, 0]);
});

test("a scaled service: each container is switched and proven, and each gets its old image back", async () => {
  await mk.begin(`services:
  web: { image: "misskey/misskey:1", volumes: ["./files:/misskey/files"] }
`);
  await mk.operator("up -d --scale web=2");
  await mk.settled();
  const before = await mk.image();
  expect(before.split("\n")).toHaveLength(2);
  const inventory = having({ web: { deployment: "docker", directory } });
  expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
  const mapped = await mk.mapped();
  expect(mapped).toHaveLength(2);
  expect(Math.min(...mapped)).toBeGreaterThan(2);
  await mk.settled();
  const verified = await bed.fleet("verify", inventory);
  expect(verified.stdout).toMatch(/^mk1\/web +8\/8 +jemalloc .* converged$/m);
  expect(verified.code).toBe(0);
  expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
  expect(await mk.image()).toBe(before);
  expect(await mk.mapped()).toEqual([0, 0]);

  await bed.sh(`touch ${directory}/files/misskey-broken-with-library`);
  await mk.settled();
  const reverted = await bed.fleet("apply", "--yes", inventory);
  expect(reverted.stdout).toContain("Apply: 1 reverted.");
  expect(await mk.image()).toBe(before);
  await mk.settled();
});

test("a container that was started by docker run is judged, never made anew, and told what to add", async () => {
  await mk.begin("services:\n  db: { image: node:18-bullseye-slim, command: [sleep, infinity] }\n");
  await mk.operator("down");
  await bed.sh(`mkdir -p /srv/alone
    docker run -d --name alone -p 127.0.0.1:3002:3000 kept:original`);
  const inventory = having({ alone: { deployment: "docker", directory: "/srv/alone", service: "alone", health } });
  await bed.sh(untilSettled("echo alone"));
  const before = await bed.sh("docker inspect -f '{{.Id}}' alone");
  const told = await bed.fleet("apply", "--yes", inventory);
  expect(told.stdout).toContain("the container alone was started without compose");
  expect(told.stdout).toContain("with -e LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2");
  expect(told.code).toBe(1);
  expect(await bed.sh("docker inspect -f '{{.Id}}' alone")).toBe(before);

  await bed.sh(`image=$(docker images --format '{{.ID}}' --filter label=fleet.built | head -n 1)
    docker rm -f alone && docker run -d --name alone -p 127.0.0.1:3002:3000 $image
    ${untilSettled("echo alone")}`);
  const verified = await bed.fleet("verify", inventory);
  expect(verified.stdout).toMatch(/^mk1\/alone +4\/4 +jemalloc .* image ENV .* converged$/m);
  expect(verified.code).toBe(0);
});

test("Compose v2 as a command of its own, and no plugin", async () => {
  await bed.sh(`plugin=$(ls /usr/lib*/docker/cli-plugins/docker-compose | head -n 1)
    rm -f /usr/bin/docker-compose && mv "$plugin" /usr/local/bin/docker-compose
    ! docker compose version >/dev/null 2>&1 && docker-compose version --short | grep '^2[.]'`);
  const alone = new ComposeProject(bed, "mk", "docker-compose");
  await alone.begin('services:\n  web: { image: "misskey/misskey:1", ports: ["127.0.0.1:3002:3000"] }\n');
  await alone.settled();
  const before = await alone.image();
  const inventory = having({ web: { deployment: "docker", directory, health } });
  expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
  expect(Math.min(...(await alone.mapped()))).toBeGreaterThan(2);
  expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
  expect(await alone.image()).toBe(before);
});
