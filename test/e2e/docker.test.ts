import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HostFile } from "../../src/config/inventory-file.gen.ts";
import { DockerBed, dockerfile } from "../lab/docker-bed.ts";
import { changedPaths, project, snapshot } from "../lab/host.ts";

let bed: DockerBed;
let inventory: string;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  inventory = bed.inventory();
});
afterAll(() => bed?.stop());
beforeEach(() => bed.reset());

/** The files outside Docker's own directories, and what Docker has. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const files = [...(await snapshot(bed.host))].filter(([path]) => !/^.var.lib.(docker|containerd)\//.test(path));
  const docker = await bed.sh(
    "docker images -a --no-trunc --format '{{.ID}} {{.Tag}}' | sort && docker ps -a --no-trunc -q | sort",
  );
  return new Map([...files, ["docker", docker]]);
}

describe("plan and verify tell the truth of a compose service", () => {
  test("nothing done yet: the Dockerfile's lines, a new container, the proof", async () => {
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(stdout).toMatch(/^ +\+ENV LD_PRELOAD=\S+libjemalloc\.so\.2 MALLOC_CONF=background_thread:true$/m);
    expect(stdout).toMatch(/^ {2}-\/\+ compose-service:\S+:web: will be recreated, thin: one layer with libjemalloc2/m);
    expect(stdout).toMatch(/downtime: about \d+ s \(recreate/);
    expect(code).toBe(2);
    const verified = await bed.fleet("verify", inventory);
    expect(verified.stdout).toContain("its live processes do not run on jemalloc");
    expect(verified.code).toBe(2);
  });

  test("done by hand in the image: converged, and the next build would lose it", async () => {
    await bed.runs("jemalloc");
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(stdout).toContain(`from image ENV; ${dockerfile} lacks it, so the next build would lose it`);
    expect(code).toBe(0);
    const verified = await bed.fleet("verify", inventory);
    expect(verified.stdout).toMatch(/^mk1 +4\/4 +jemalloc .* image ENV .* converged$/m);
    expect(verified.code).toBe(0);
  });

  test("done by hand in compose's environment: converged, and applying touches nothing", async () => {
    const library = await bed.sh(`docker run --rm kept:jemalloc sh -c 'ls /usr/lib/*/libjemalloc.so.2'`);
    await bed.write(
      `${project.directory}/compose.override.yaml`,
      `services: { web: { environment: { LD_PRELOAD: "${library}" } } }\n`,
    );
    await bed.runs("jemalloc");
    const container = await bed.container();
    const verified = await bed.fleet("verify", inventory);
    expect(verified.stdout).toMatch(/^mk1 +4\/4 +jemalloc .* compose's environment .* converged$/m);
    expect(await bed.ok("apply", "--yes", inventory)).toContain("No changes.");
    expect(await bed.container()).toBe(container);
  });

  test("a setting of compose's that beats the image: named, and nothing is done", async () => {
    await bed.write(
      `${project.directory}/compose.override.yaml`,
      'services: { web: { environment: { LD_PRELOAD: "", SECRET: hush } } }\n',
    );
    await bed.runs("jemalloc");
    const container = await bed.container();
    const { code, stdout, stderr } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toContain("the environment that compose gives service web sets LD_PRELOAD, which beats the image's");
    expect(stdout + stderr).not.toContain("hush");
    expect(code).toBe(1);
    expect(await bed.container()).toBe(container);
  });

  test("a Dockerfile edited back after an apply is patched again, and nothing is restarted", async () => {
    await bed.ok("apply", "--yes", inventory);
    await bed.settled();
    const [file, container] = [await bed.sh(`cat ${dockerfile}`), await bed.container()];
    await bed.sh(`cp /srv/project/Dockerfile ${dockerfile}`);
    const told = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(told.stdout).toContain("the container runs on fleet's layer and is left alone");
    expect(told.stdout).toContain("1 to change, 0 to remove, 0 restarts");
    expect(told.code).toBe(2);
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect([await bed.sh(`cat ${dockerfile}`), await bed.container()]).toEqual([file, container]);
    expect((await bed.fleet("verify", inventory)).code).toBe(0);
  });

  test("an operator's own build without the library is drift, and repaired", async () => {
    await bed.ok("apply", "--yes", inventory);
    await bed.sh(`cp /srv/project/Dockerfile ${dockerfile}`);
    await bed.compose("up -d --build web");
    await bed.settled();
    const drift = await bed.fleet("verify", inventory);
    expect(drift.stdout).toContain("its live processes do not run on jemalloc");
    expect(drift.code).toBe(2);
    await bed.ok("apply", "--yes", inventory);
    expect((await bed.fleet("verify", inventory)).code).toBe(0);
    expect(await bed.mapped()).toBeGreaterThan(0);
  });

  test("an operator's own build from the patched Dockerfile is converged, without fleet's layer", async () => {
    await bed.ok("apply", "--yes", inventory);
    await bed.compose("up -d --build web");
    await bed.settled();
    const container = await bed.container();
    expect(await bed.ok("apply", "--yes", inventory)).toContain("No changes.");
    expect(await bed.container()).toBe(container);
    expect(await bed.mapped()).toBeGreaterThan(0);
  });

  test("a container made anew without the layer while the Dockerfile is right: only the container is changed", async () => {
    await bed.ok("apply", "--yes", inventory);
    await bed.runs("original");
    const [file, container] = [await bed.file(), await bed.container()];
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(stdout).toContain(`${dockerfile} has it already: the running image was built without it`);
    expect(stdout).toContain("compose-service:/home/misskey/docker:web: will be recreated");
    expect(stdout).not.toMatch(/^ *\+ENV/m);
    expect(code).toBe(2);
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect(await bed.file()).toBe(file);
    expect(await bed.container()).not.toBe(container);
    await bed.settled();
    expect((await bed.fleet("verify", inventory)).code).toBe(0);
  });

  test("a systemd unit and a compose service on one host are two instances", async () => {
    const { port, address } = bed.service();
    const both = bed.inventory({
      hosts: {
        mk1: {
          ...(address !== undefined && { address }),
          ...(port !== undefined && { port }),
          instances: {
            "unit.example": { deployment: "systemd", unit: "misskey.service" },
            "service.example": { deployment: "docker", directory: project.directory },
          },
        },
      },
    });
    await bed.runs("jemalloc");
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", both);
    expect(stdout).toContain("library:jemalloc");
    expect(stdout).not.toContain("will be recreated");
    expect(code).toBe(2);
    const verified = await bed.fleet("verify", both);
    expect(verified.stdout).toMatch(/^mk1\/unit\.example .* not converged$/m);
    expect(verified.stdout).toMatch(/^mk1\/service\.example +4\/4 +jemalloc .* converged$/m);
  });
});

describe("what stands in the way is told, and nothing is done", () => {
  test("a service that is down", async () => {
    await bed.compose("stop web");
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toContain("the container of service web is not running");
    expect(stdout).toContain("docker compose up -d web");
    expect(code).toBe(1);
    expect((await bed.fleet("verify", inventory)).code).toBe(1);
    expect(await bed.sh("docker inspect -f '{{.State.Running}}' docker-web-1")).toBe("false");
  });

  test.each<[string, HostFile, string]>([
    ["no such directory", { directory: "/srv/nobody" }, "/srv/nobody is no directory on this host"],
    ["a directory without a project", { directory: "/srv" }, "no compose project has been started from /srv"],
    ["no such service", { service: "wed" }, "its services: redis, web"],
    [
      "a service without a build",
      { service: "redis", method: "dockerfile", health: "http://127.0.0.1:1/", vars: { interpreter: "sleep" } },
      "has no build",
    ],
  ])("%s", async (_, over, cause) => {
    const { code, stdout } = await bed.fleet("plan", bed.inventory({ hosts: { mk1: bed.service(over) } }));
    expect(stdout).toContain(cause);
    expect(code).toBe(1);
  });

  test.each<[string, string, string]>([
    ["no Dockerfile", `rm ${dockerfile}`, `there is no Dockerfile at ${dockerfile}`],
    ["a Dockerfile without a place to patch", `echo 'FROM scratch' >${dockerfile}`, `${dockerfile}:1`],
    [
      "a merge conflict, as git stash pop leaves it",
      `printf '%s\\n' '<<<<<<< Updated upstream' 'ENV A=1' ======= 'ENV A=2' '>>>>>>> Stashed changes' >>${dockerfile}`,
      "the Dockerfile holds a merge conflict",
    ],
    [
      "a Dockerfile that is a link",
      `mv ${dockerfile} /srv/real && ln -s /srv/real ${dockerfile}`,
      "is a symbolic link",
    ],
  ])("%s", async (_, how, cause) => {
    await bed.sh(how);
    const container = await bed.container();
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toContain(cause);
    expect(code).toBe(1);
    expect(await bed.container()).toBe(container);
  });

  test("a user without root gets unknown, never a verdict", async () => {
    const { user: _, ...mk1 } = { ...bed.service(), user: "" };
    const limited = bed.inventory({ hosts: { mk1 }, defaults: { user: "limited" } });
    const { code, stdout } = await bed.fleet("plan", limited);
    expect(stdout).toContain("needs root: Docker's socket is not open to this user");
    expect(stdout).toContain("set become: true, or connect as root");
    expect(code).toBe(1);
    expect((await bed.fleet("verify", limited)).stdout).toMatch(/^mk1 .* unknown/m);
  });
});

describe("what ends while it is read", () => {
  /** Lets the host run a command at the first environment that is read. */
  async function meanwhile(command: string): Promise<void> {
    await bed.write(
      "/usr/local/bin/tr",
      `#!/bin/sh\nif rm /run/meanwhile 2>/dev/null; then ${command}; fi >/dev/null 2>&1 </dev/null\nexec /usr/bin/tr "$@"\n`,
    );
    await bed.sh("chmod 755 /usr/local/bin/tr && touch /run/meanwhile");
  }
  beforeEach(async () => {
    await bed.runs("jemalloc");
    await bed.ok("apply", "--yes", inventory);
    await bed.settled();
  });
  afterEach(() => bed.sh("rm /usr/local/bin/tr && [ ! -e /run/meanwhile ]"));

  test("is no obstacle, where it is one of the container's processes", async () => {
    await meanwhile("pkill -KILL -n -f '^Misskey .worker'; sleep 0.3");
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(stdout).toContain("No changes.");
    expect(code).toBe(0);
  });

  test("is never reported as fine, where it is the container", async () => {
    await meanwhile("docker rm -f docker-web-1");
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(stdout).toContain("no process of service web runs node for longer than 2 s");
    expect(stdout).toContain("Not planned: 1 instance unknown.");
    expect(code).toBe(1);
  });
});

test("planning leaves a host as it was, and two plans are equal byte for byte", async () => {
  const sudoer = bed.inventory({ defaults: { user: "ubuntu", become: true } });
  const saved = bed.workspace.path("plan.json");
  const plan = async () => [await bed.ok("plan", "--json", "-o", saved, sudoer), readFileSync(saved, "utf8")];
  // The first login of a user makes its home's cache.
  await plan();
  const before = await everything();
  const [first, second] = [await plan(), await plan()];
  expect(changedPaths(before, await everything())).toEqual([]);
  expect(first[0]).toContain("compose.up");
  expect(second).toEqual(first);
});
