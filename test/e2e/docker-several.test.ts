import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ComposeProject } from "../lab/compose-project.ts";
import { DockerBed } from "../lab/docker-bed.ts";

const directory = "/srv/mk";
const health = "http://127.0.0.1:3002/healthz";
const both = ["web", "worker"] as const;

let bed: DockerBed;
let mk: ComposeProject;
let inventory: string;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  mk = new ComposeProject(bed, "mk");
  await bed.sh(
    `printf 'FROM kept:original\\nUSER root\\nRUN touch /second\\nUSER misskey\\n' | docker build -q -t kept:second -`,
  );
  const web = { directory, health, services: [...both] as [string, ...string[]] };
  inventory = bed.inventory({ hosts: { mk1: bed.service(web) } });
});
afterAll(() => bed?.stop());
beforeEach(() => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
});

async function settled(): Promise<void> {
  for (const service of both) await mk.settled(service);
}

const mapped = async () => [...(await mk.mapped("web")), ...(await mk.mapped("worker"))];
const images = async () => [await mk.image("web"), await mk.image("worker")];
const idOf = (name: string) => bed.sh(`docker image inspect -f '{{.Id}}' ${name}`);

describe("several services that are one application", () => {
  test("on one Dockerfile get one image in one transaction, each container proven, and one way back", async () => {
    await mk.begin(
      `services:
  web: { build: source, ports: ["127.0.0.1:3002:3000"] }
  worker: { build: source, deploy: { replicas: 2 } }
`,
      "mkdir source && cp -a /srv/project/. source && docker tag kept:original mk-web && docker tag kept:original mk-worker",
    );
    await settled();
    const dockerfile = await bed.sh(`base64 ${directory}/source/Dockerfile`);
    const before = await images();
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(stdout).toContain("compose-service:/srv/mk:web: will be recreated");
    expect(stdout).toContain("compose-service:/srv/mk:worker: will be recreated");
    expect(stdout).toContain("Plan: 0 to add, 1 to change, 0 to remove, 2 restarts.");
    expect(code).toBe(2);

    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect(await mapped()).toHaveLength(3);
    expect(Math.min(...(await mapped()))).toBeGreaterThan(2);
    expect(await idOf("mk-web")).toBe(await idOf("mk-worker"));
    expect(await bed.sh(`grep -c '^# fleet' ${directory}/source/Dockerfile`)).toBe("2");
    await settled();
    expect((await bed.fleet("verify", inventory)).stdout).toMatch(/^mk1 +12\/12 +jemalloc .* converged$/m);
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 converged.");

    expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await images()).toEqual(before);
    expect(await mapped()).toEqual([0, 0, 0]);
    expect(await bed.sh(`base64 ${directory}/source/Dockerfile`)).toBe(dockerfile);
    expect(await bed.sh("docker images --format '{{.Repository}}:{{.Tag}}' | grep -c fleet- || :")).toBe("0");
  });

  test.each([
    ["create", "resume"],
    ["start", "rollback"],
  ])("whose runner is killed with compose at a scaled container's %s end by a %s as one", async (event, way) => {
    await mk.begin(
      `services:
  web: { image: "misskey/misskey:1", ports: ["127.0.0.1:3002:3000"] }
  worker: { image: "misskey/misskey:1", deploy: { replicas: 2 } }
`,
    );
    await settled();
    const before = await images();
    await bed.write("/run/watch", killComposeAt(event));
    await bed.sh('since=$(date +%s.%N); setsid sh /run/watch "$since" >/dev/null 2>&1 </dev/null &');
    const killed = await bed.fleet("apply", "--yes", inventory);
    expect(killed.code).toBe(1);
    expect(await bed.sh("ls /var/lib/fleet/tx/*/pending")).toContain("pending");

    const run = await bed.sh("ls /var/lib/fleet/runs");
    expect(await bed.ok(way, "--yes", run)).toContain(way === "resume" ? "1 committed" : "1 rolled-back");
    const counts = await mapped();
    expect(counts).toHaveLength(3);
    if (way === "resume") expect(Math.min(...counts)).toBeGreaterThan(2);
    else expect([counts, await images()]).toEqual([[0, 0, 0], before]);
    expect(await bed.sh("docker ps -a --filter label=com.docker.compose.project=mk --format '{{.Names}}' | sort")).toBe(
      "mk-web-1\nmk-worker-1\nmk-worker-2",
    );
  });

  test("on one image of one name go back together where one fails, and the name means what it meant", async () => {
    await mk.begin(
      `services:
  web: { build: source, image: mk-app, ports: ["127.0.0.1:3002:3000"] }
  worker: { image: mk-app, volumes: ["./files:/misskey/files"] }
`,
      "mkdir source && cp -a /srv/project/. source && docker tag kept:original mk-app",
    );
    await bed.sh(`touch ${directory}/files/misskey-broken-with-library`);
    await settled();
    const before = await images();
    const reverted = await bed.fleet("apply", "--yes", inventory);
    expect(reverted.stdout).toContain("Apply: 1 reverted.");
    expect(reverted.code).toBe(3);
    expect(await images()).toEqual(before);
    expect(await idOf("mk-app")).toBe(await bed.original());

    await bed.sh(`rm ${directory}/files/misskey-broken-with-library`);
    await settled();
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect(Math.min(...(await mapped()))).toBeGreaterThan(2);
    await mk.operator("up -d --no-build");
    expect(Math.min(...(await mapped()))).toBeGreaterThan(2);
    expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await images()).toEqual(before);
    expect(await idOf("mk-app")).toBe(await bed.original());
  });

  test("on two images of one repository keep each its own, by one file of fleet's", async () => {
    await mk.begin(
      `services:
  web: { image: "misskey/misskey:1", ports: ["127.0.0.1:3002:3000"] }
  worker: { image: "misskey/misskey:2" }
`,
      "docker tag kept:second misskey/misskey:2",
    );
    await settled();
    const before = await images();
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect(await mk.files()).toBe(
      "./.fleet/web/Dockerfile\n./.fleet/worker/Dockerfile\n./docker-compose.override.yml\n./docker-compose.yml",
    );
    expect(Math.min(...(await mapped()))).toBeGreaterThan(2);
    expect(await bed.sh("docker exec mk-web-1 ls / | grep -c second || :")).toBe("0");
    expect(await bed.sh("docker exec mk-worker-1 ls / | grep -c second")).toBe("1");
    await settled();
    expect((await bed.fleet("verify", inventory)).code).toBe(0);
    const now = [await mk.container("web"), await mk.container("worker")];
    await mk.operator("up -d");
    expect([await mk.container("web"), await mk.container("worker")]).toEqual(now);

    expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await mk.files()).toBe("./docker-compose.yml");
    expect(await images()).toEqual(before);
  });
});

/** Kills runner and compose as soon as Docker says that a container of the worker had this done, be it before the watch has begun. */
function killComposeAt(event: string): string {
  return `docker events --since "$1" --filter type=container --filter label=com.docker.compose.service=worker --filter event=${event} --format '{{.Action}}' | {
  read -r line
  kill -9 $(cat /var/lib/fleet/runs/*/*.pid) $(pidof docker-compose)
}
`;
}
