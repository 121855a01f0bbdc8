import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ComposeProject } from "../lab/compose-project.ts";
import { DockerBed } from "../lab/docker-bed.ts";

const directory = "/srv/mk";

let bed: DockerBed;
let mk: ComposeProject;
let inventory: string;
let tests = 0;

let version: string;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  // The distribution's own Compose v1, in Python, and no other.
  version = await bed.sh(`rm -rf /var/lib/apt/lists/* && apt-get update >/dev/null
    apt-cache madison docker-compose | awk '$3 ~ /^1[.]/ { print $3; exit }'`);
  if (version === "") return;
  await bed.sh(`DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends --allow-downgrades docker-compose=${version} >/run/v1 2>&1 ||
      { cat /run/v1; exit 1; }
    rm -f /usr/lib*/docker/cli-plugins/docker-compose /usr/local/lib*/docker/cli-plugins/docker-compose
    docker-compose version --short | grep '^1[.]'`);
  mk = new ComposeProject(bed, "mk", "docker-compose");
  const web = { directory, health: "http://127.0.0.1:3002/healthz" };
  inventory = bed.inventory({ hosts: { mk1: bed.service(web) } });
});
afterAll(() => bed?.stop());
beforeEach(({ skip }) => {
  skip(version === "", "this release has no Compose v1");
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
});

test("a Dockerfile is patched and the container replaced by Compose v1, and rolled back", async () => {
  await mk.begin(
    `version: "3"
services:
  web:
    build: source
    ports: ["127.0.0.1:3002:3000"]
`,
    "mkdir source && cp -a /srv/project/. source && docker tag kept:original mk_web",
  );
  await mk.settled();
  const [before, bytes] = [await mk.image(), await bed.sh(`base64 ${directory}/source/Dockerfile`)];
  expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
  expect(await bed.sh(`grep -c '^# fleet' ${directory}/source/Dockerfile`)).toBe("2");
  expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
  await mk.settled();
  expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).code).toBe(0);
  expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
  expect(await bed.sh(`base64 ${directory}/source/Dockerfile`)).toBe(bytes);
  expect(await mk.image()).toBe(before);
});

const imageOnly = `version: "3"
services:
  web:
    image: misskey/misskey:1
    ports: ["127.0.0.1:3002:3000"]
`;

/** Whether this one takes a second file that says no version, as fleet's own does. */
const takesFiles = () => !/^1[.]2[0-6][.]/.test(version);

test("a service with an image gets fleet's own one, which Compose v1 by hand keeps", async ({ skip }) => {
  skip(!takesFiles(), `${version} is told instead`);
  await mk.begin(imageOnly);
  await mk.settled();
  const before = await mk.image();
  expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
  expect(await mk.image()).toContain("misskey/misskey:fleet-mk-web ");
  expect(Math.min(...(await mk.mapped()))).toBeGreaterThan(2);
  await mk.settled();
  const container = await mk.container();
  await mk.operator("up -d");
  expect(await mk.container()).toBe(container);
  expect((await bed.fleet("verify", inventory)).code).toBe(0);
  expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
  expect(await mk.image()).toBe(before);
  expect(await mk.files()).toBe("./docker-compose.yml");
});

test("a service leaves fleet's image for what its file names by Compose v1, and comes back", async ({ skip }) => {
  skip(!takesFiles(), `${version} is told instead`);
  await mk.begin(imageOnly);
  await mk.settled();
  const before = await mk.image();
  await bed.ok("apply", "--yes", inventory);
  await mk.settled();
  const derived = await mk.image();
  const web = bed.service({ directory, health: "http://127.0.0.1:3002/healthz" });
  const glibc = bed.inventory({ vars: { allocator: "glibc" }, hosts: { mk1: web } });
  expect(await bed.ok("apply", "--yes", glibc)).toContain("Apply: 1 committed.");
  expect(await mk.image()).toBe(before);
  expect(await mk.files()).toBe("./docker-compose.yml");
  await mk.settled();
  const container = await mk.container();
  await mk.operator("up -d");
  expect(await mk.container()).toBe(container);
  expect((await bed.fleet("plan", "--detailed-exitcode", glibc)).code).toBe(0);
  expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
  expect(await mk.image()).toBe(derived);
});

test("a service with an image is refused where Compose is too old for fleet's own file", async ({ skip }) => {
  skip(takesFiles(), `${version} is not too old`);
  await mk.begin(imageOnly);
  await mk.settled();
  const container = await mk.container();
  const { stdout, code } = await bed.fleet("apply", "--yes", inventory);
  expect(stdout).toContain("Docker Compose 1.25.0 can't read a compose file of fleet's own");
  expect(code).toBe(1);
  expect(await mk.container()).toBe(container);
  expect(await mk.files()).toBe("./docker-compose.yml");
});
