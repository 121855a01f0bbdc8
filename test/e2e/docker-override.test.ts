import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HostFile } from "../../src/config/inventory-file.gen.ts";
import { ComposeProject } from "../lab/compose-project.ts";
import { DockerBed, dockerfile } from "../lab/docker-bed.ts";

/** A service with an image from elsewhere, and no build. */
const compose = `services:
  web:
    image: misskey/misskey:1
    restart: always
    ports: ["127.0.0.1:3002:3000"]
    volumes: ["./files:/misskey/files", "cache:/misskey/cache"]
volumes:
  cache:
`;
const directory = "/srv/mk";
const derived = "misskey/misskey:fleet-mk-web";
const own = `${directory}/docker-compose.override.yml`;

let bed: DockerBed;
let mk: ComposeProject;
let inventory: string;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  mk = new ComposeProject(bed, "mk");
  // What an operator would pull as the next version.
  await bed.sh(
    `printf 'FROM kept:original\\nUSER root\\nRUN touch /newer\\nUSER misskey\\n' | docker build -q -t kept:newer -`,
  );
  inventory = having({});
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
  await mk.begin(compose);
  await mk.settled();
});

function having(over: HostFile, defaults = {}): string {
  const web = { directory, health: "http://127.0.0.1:3002/healthz", ...over };
  return bed.inventory({ hosts: { mk1: bed.service(web) }, defaults });
}

const planned = () => bed.fleet("plan", "--detailed-exitcode", inventory);
const verified = () => bed.fleet("verify", inventory);

describe("a service with an image and no build", () => {
  test("is switched by files of fleet's own, and the operator's own commands keep it", async () => {
    const { code, stdout } = await planned();
    expect(stdout).toContain(`${directory}/.fleet/web/Dockerfile and ${own} will be written`);
    expect(stdout).toContain("libjemalloc2, LD_PRELOAD, MALLOC_CONF on misskey/misskey:1");
    expect(stdout).toContain("another tag in your compose files takes effect with the next fleet apply");
    expect(code).toBe(2);
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect(await bed.sh(`cat ${directory}/docker-compose.yml`)).toBe(compose.trim());
    expect(await mk.files()).toBe("./.fleet/web/Dockerfile\n./docker-compose.override.yml\n./docker-compose.yml");
    expect(await mk.image()).toContain(`${derived} `);
    expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
    await mk.settled();
    expect((await verified()).code).toBe(0);

    const before = await mk.container();
    expect(await mk.operator("pull")).toContain("Skipped");
    await mk.operator("up -d");
    expect(await mk.container()).toBe(before);
    expect((await planned()).code).toBe(0);
    await mk.operator("up -d --build --force-recreate");
    expect(await mk.container()).not.toBe(before);
    await mk.settled();
    expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
    expect((await planned()).stdout).toContain("No changes.");
  });

  test("is rolled back to no file and the image that it named; its volumes and its name stay", async () => {
    await bed.sh("docker exec mk-web-1 sh -c 'echo kept >/misskey/cache/note'");
    const before = await mk.image();
    await bed.ok("apply", "--yes", inventory);
    expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await mk.files()).toBe("./docker-compose.yml");
    expect(await bed.sh(`ls -A ${directory}`)).not.toContain(".fleet");
    expect(await mk.image()).toBe(before);
    expect(await mk.mapped()).toEqual([0]);
    expect(await bed.sh("docker exec mk-web-1 cat /misskey/cache/note")).toBe("kept");
    expect(await bed.sh(`docker images -q ${derived}`)).toBe("");
    const now = await mk.container();
    await mk.operator("up -d");
    expect(await mk.container()).toBe(now);
  });

  test("gets its old image back where it is sick with the library", async () => {
    const before = await mk.image();
    await bed.sh(`touch ${directory}/files/misskey-sick-with-library`);
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toContain("Apply: 1 reverted.");
    expect(code).toBe(3);
    expect(await mk.files()).toBe("./docker-compose.yml");
    expect(await mk.image()).toBe(before);
    expect(await bed.sh("docker images -q --filter reference='misskey/misskey:fleet-*'")).toBe("");
    await mk.settled();
  });

  test("is blocked with method: dockerfile, which has nothing to patch", async () => {
    const { code, stdout } = await bed.fleet("plan", having({ method: "dockerfile" }));
    expect(stdout).toContain("has no build: there is no Dockerfile to patch");
    expect(code).toBe(1);
  });

  test("is not given an image that was pulled and never deployed", async () => {
    await bed.sh("docker tag kept:newer misskey/misskey:1");
    const { code, stdout } = await planned();
    expect(stdout).toContain("misskey/misskey:1 is another image by now than the one that service web runs on");
    expect(stdout).toContain("docker compose up -d web");
    expect(code).toBe(1);
  });
});

describe("a newer image of the application", () => {
  const newer = () => bed.sh("docker exec mk-web-1 ls /newer");

  beforeEach(async () => {
    await bed.ok("apply", "--yes", inventory);
    await mk.settled();
  });

  test("with another tag is missed first, then taken over, and rolled back to what ran before", async () => {
    const before = await mk.image();
    await bed.sh(`sed -i s/misskey:1/misskey:2/ ${directory}/docker-compose.yml`);
    const absent = await planned();
    expect(absent.stdout).toContain(
      "misskey/misskey:2, which the compose files name for service web, is not on this host",
    );
    expect(absent.stdout).toContain("docker pull misskey/misskey:2");
    expect(absent.code).toBe(1);

    await bed.sh("docker tag kept:newer misskey/misskey:2");
    const drift = await verified();
    expect(drift.stdout).toContain("the compose files name misskey/misskey:2 by now, and it runs on misskey/misskey:1");
    expect(drift.code).toBe(2);
    const applied = await bed.ok("apply", "--yes", inventory);
    expect(applied).toContain("a database that the new version migrates does not come back");
    expect(applied).toContain("Apply: 1 committed.");
    await newer();
    expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
    await mk.settled();
    expect((await verified()).code).toBe(0);
    expect(await bed.sh(`sed -n 2p ${directory}/.fleet/web/Dockerfile`)).toBe("FROM misskey/misskey:2");

    expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await mk.image()).toBe(before);
    expect(await bed.sh(`sed -n 2p ${directory}/.fleet/web/Dockerfile`)).toBe("FROM misskey/misskey:1");
    await mk.settled();
    expect((await verified()).code).toBe(2);
  });

  test("under the same tag is taken over", async () => {
    await bed.sh("docker tag kept:newer misskey/misskey:1");
    expect((await verified()).stdout).toContain(
      "misskey/misskey:1 is another image by now than the one that it runs on",
    );
    await bed.ok("apply", "--yes", inventory);
    await newer();
    await mk.settled();
    expect((await planned()).code).toBe(0);
  });

  test("is not started by a rollback of the switch: it is refused, and nothing is touched", async () => {
    await bed.sh(`docker tag kept:newer misskey/misskey:2
      sed -i s/misskey:1/misskey:2/ ${directory}/docker-compose.yml`);
    const [files, before] = [await mk.files(), await mk.container()];
    const { code, stdout } = await bed.fleet("rollback", "--yes");
    expect(stdout).toContain(
      "The compose files name the image misskey/misskey:2 for web by now, and not misskey/misskey:1",
    );
    expect(code).toBe(1);
    expect([await mk.files(), await mk.container()]).toEqual([files, before]);
  });

  test("that is not on the host any more says nothing while its name is the same", async () => {
    await bed.sh("docker rmi misskey/misskey:1");
    expect((await verified()).code).toBe(0);
  });
});

describe("what an operator does beside it", () => {
  beforeEach(async () => {
    await bed.ok("apply", "--yes", inventory);
    await mk.settled();
  });

  test("an `up` without fleet's file loses it; it is planned again, and no file is written", async () => {
    await mk.operator("-f docker-compose.yml up -d");
    await mk.settled();
    expect(await mk.mapped()).toEqual([0]);
    const { code, stdout } = await planned();
    expect(stdout).toContain("compose-service:/srv/mk:web: will be recreated");
    expect(stdout).not.toContain("will be written");
    expect(code).toBe(2);
    await bed.ok("apply", "--yes", inventory);
    expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
  });

  test("files of fleet's that are gone are written again, and the container stays", async () => {
    await bed.sh(`cd ${directory} && rm -r .fleet docker-compose.override.yml`);
    const before = await mk.container();
    const { code, stdout } = await planned();
    expect(stdout).toContain("will be written");
    expect(stdout).not.toContain("downtime");
    expect(code).toBe(2);
    await bed.ok("apply", "--yes", inventory);
    expect(await mk.container()).toBe(before);
    await mk.operator("up -d");
    expect(await mk.container()).toBe(before);
    expect((await planned()).code).toBe(0);
  });

  test("fleet's compose file edited by hand is left as it is, and said", async () => {
    await bed.sh(`echo '    environment: { A: hush }' >>${own}`);
    const told = await planned();
    expect(told.stdout).toContain(`${own} is fleet's own, and was edited since`);
    expect(told.stdout).not.toContain("hush");
    expect(told.code).toBe(0);
    await bed.sh("docker tag kept:newer misskey/misskey:1");
    expect((await planned()).code).toBe(1);
  });
});

test("an override file of the operator's stays as it is: fleet's stands beside it, and plan says how Compose reads it", async () => {
  const theirs = "services: { web: { environment: { SECRET: hush } } }";
  await bed.write(own, theirs);
  await mk.operator("up -d");
  await mk.settled();
  const said = await bed.ok("apply", "--yes", inventory);
  expect(said).not.toContain("hush");
  expect(said).toContain(
    `write COMPOSE_FILE=docker-compose.yml:docker-compose.override.yml:compose.fleet.yaml in ${directory}/.env`,
  );
  expect(await bed.sh(`cat ${own}`)).toBe(theirs);
  expect(await bed.sh("docker exec mk-web-1 printenv SECRET")).toBe("hush");
  expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
  await mk.settled();
  expect((await planned()).stdout).toContain("would lose it");

  await bed.write(
    `${directory}/.env`,
    "COMPOSE_FILE=docker-compose.yml:docker-compose.override.yml:compose.fleet.yaml\n",
  );
  const before = await mk.container();
  await mk.operator("up -d");
  expect(await mk.container()).toBe(before);
  const { code, stdout } = await planned();
  expect(stdout).not.toContain("would lose it");
  expect(code).toBe(0);
});

test("method: override on a service with a build touches no file; the operator's build loses it, and it is planned again", async () => {
  await bed.reset();
  const before = await bed.file();
  const path = bed.inventory({ hosts: { mk1: bed.service({ method: "override" }) } });
  expect(await bed.ok("apply", "--yes", path)).toContain("your next own build of web is without it");
  expect(await bed.file()).toBe(before);
  expect(await bed.sh(`ls -A ${dockerfile.replace("/Dockerfile", "")}`)).not.toContain("fleet");
  expect(await bed.mapped()).toBeGreaterThan(2);
  await bed.settled();
  expect((await bed.fleet("verify", path)).code).toBe(0);
  await bed.compose("up -d --build web");
  await bed.settled();
  expect(await bed.mapped()).toBe(0);
  expect((await bed.fleet("plan", "--detailed-exitcode", path)).code).toBe(2);
  await bed.ok("apply", "--yes", path);
  expect(await bed.mapped()).toBeGreaterThan(2);
});
