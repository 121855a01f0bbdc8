import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Defaults, HostFile } from "../../src/config/inventory-file.gen.ts";
import { DockerBed, dockerfile } from "../lab/docker-bed.ts";
import { changedPaths, project, snapshot } from "../lab/host.ts";

const { directory } = project;
let bed: DockerBed;
let inventory: string;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  inventory = bed.inventory();
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
  await bed.reset();
});

/** The one host with its service, so, in an inventory of its own. */
const having = (over: HostFile, defaults: Defaults = {}) =>
  bed.inventory({ hosts: { mk1: bed.service(over) }, defaults });

/** Applies, and expects the container and the Dockerfile that there were. */
async function refused(path: string, end: string): Promise<string> {
  const [file, container] = [await bed.file(), await bed.container()];
  const { code, stdout } = await bed.fleet("apply", "--yes", path);
  expect(stdout).toContain(end);
  expect(code).toBe(1);
  expect([await bed.file(), await bed.container()]).toEqual([file, container]);
  await bed.serves();
  return stdout;
}

/** Applies, and expects that the old image serves in a new container of the same name and volume, from the Dockerfile that there was. */
async function reverted(path: string): Promise<string> {
  await bed.sh("docker exec docker-web-1 sh -c 'echo volume >/misskey/cache/kept'");
  const [file, container] = [await bed.file(), await bed.container()];
  const { code, stdout } = await bed.fleet("apply", "--yes", path);
  expect(stdout).toContain("Apply: 1 reverted.");
  expect(code).toBe(3);
  expect(await bed.file()).toBe(file);
  expect(await bed.image()).toBe(await bed.original());
  expect(await bed.container()).not.toBe(container);
  expect(await bed.sh("docker images -q --filter reference='docker-web:fleet-*'")).toBe("");
  await bed.settled();
  await bed.serves();
  expect(await bed.sh("docker exec docker-web-1 cat /misskey/cache/kept")).toBe("volume");
  return stdout;
}

test("a saved plan is what apply does, data and other services stay, and neither a second apply nor the plan does it again", async () => {
  await bed.sh(`docker exec docker-web-1 sh -c 'echo volume >/misskey/cache/kept && echo bind >/misskey/files/kept'`);
  const redis = await bed.sh("docker inspect -f '{{.Id}} {{.State.StartedAt}}' docker-redis-1");
  const volumes = await bed.sh("docker volume ls -q");
  const saved = bed.workspace.path("plan.json");
  await bed.ok("plan", "-o", saved, inventory);
  const before = await snapshot(bed.host);
  expect(await bed.ok("apply", "--yes", saved)).toContain("Apply: 1 committed.");
  const own = ["/var/lib/docker/", "/var/lib/containerd/", "/var/lib/fleet"];
  const changed = changedPaths(before, await snapshot(bed.host)).filter(
    (path) => !own.some((start) => path.startsWith(start)),
  );
  expect(changed).toEqual([directory, dockerfile, "/var/lib"]);
  const text = await bed.sh(`cat ${dockerfile}`);
  expect(readFileSync(saved, "utf8")).toContain(JSON.stringify(`${text}\n`));
  const built = await bed.image();
  const names = await bed.sh("docker images --no-trunc --format '{{.Tag}} {{.ID}}' docker-web | sort");
  expect(names.replace(/fleet-[^.]+/g, "RUN").split("\n")).toEqual(
    [`RUN.1 ${built}`, `RUN.1-before ${await bed.original()}`, `latest ${built}`].sort(),
  );

  expect(await bed.sh(`docker exec docker-web-1 cat /misskey/cache/kept`)).toBe("volume");
  expect(await bed.sh(`cat ${directory}/files/kept`)).toBe("bind");
  expect(await bed.sh("docker volume ls -q")).toBe(volumes);
  expect(await bed.sh("docker inspect -f '{{.Id}} {{.State.StartedAt}}' docker-redis-1")).toBe(redis);
  expect(await bed.mapped()).toBeGreaterThan(2);

  await bed.settled();
  const [container, after] = [await bed.container(), await bed.file()];
  expect(await bed.ok("apply", "--yes", inventory)).toContain("No changes.");
  expect([await bed.container(), await bed.file()]).toEqual([container, after]);
  // Nothing is left to be done for the old plan: it is neither applied again nor stale.
  expect(await bed.ok("apply", saved)).toContain("Apply: 1 converged.");
  expect(await bed.container()).toBe(container);
});

test("the operator's next up does what plan has said of it, and keeps the library", async () => {
  const { stdout } = await bed.fleet("plan", inventory);
  const told = stdout.includes("your next docker compose up -d makes web anew once more");
  await bed.ok("apply", "--yes", inventory);
  const container = await bed.container();
  await bed.compose("up -d");
  expect((await bed.container()) !== container).toBe(told);
  await bed.settled();
  expect(await bed.mapped()).toBeGreaterThan(2);
  expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).code).toBe(0);
});

test("a saved plan is refused where the Dockerfile was edited since", async () => {
  const saved = bed.workspace.path("plan.json");
  await bed.ok("plan", "-o", saved, inventory);
  await bed.sh(`echo '# by hand' >>${dockerfile}`);
  expect(await refused(saved, "Apply: 1 stale.")).toContain("# by hand");
});

describe("rebuild: full", () => {
  const moved = `echo "8f1c0de4b7a35296e0d1c8f7a6b5493827160f5e 1111111111111111111111111111111111111111 operator <operator@example.com> $(date +%s) +0000	pull: Fast-forward" >>${directory}/.git/logs/HEAD`;
  const newer = `sed -i 's/"version": *"[^"]*"/"version": "13.99.0"/' ${directory}/package.json`;

  test.each([
    ["commit", moved, "the source went to another commit after the running image was built"],
    ["version", newer, "the source is version 13.99.0"],
  ])("is refused where the source is at another %s", async (_, how, cause) => {
    await bed.sh(how);
    const said = await refused(having({ rebuild: "full" }), cause);
    expect(said).toContain("set allowUpgrade: true");
  });

  test("is done with allowUpgrade, with a word on migrations", async () => {
    await bed.sh(newer);
    const said = await bed.ok("apply", "--yes", having({ rebuild: "full", allowUpgrade: true }));
    expect(said).toContain("a database that the new version migrates does not come back with the old image");
    expect(said).toContain("Apply: 1 committed.");
    expect(await bed.sh("docker exec docker-web-1 cat /misskey/package.json")).toContain("13.99.0");
    expect(await bed.mapped()).toBeGreaterThan(2);
  });

  test("that fails changes nothing, and what it prints is told with the host's name as it comes", async () => {
    await bed.sh(`echo 'this is no program' >>${directory}/server.js`);
    const path = having({ rebuild: "full" });
    expect(await refused(path, "Apply: 1 unchanged.")).toContain("SyntaxError: Unexpected identifier");
    expect(await bed.sh("docker image inspect -f '{{.Id}}' docker-web")).toBe(await bed.original());
    const { stderr } = await bed.fleet("apply", "--yes", "-v", path);
    const lines = stderr.split("\n");
    const told = lines.findIndex((line) => /^mk1: .*RUN node --check server.js$/.test(line));
    expect(told).toBeGreaterThan(0);
    expect(lines.findIndex((line) => line.includes("image.build failed"))).toBeGreaterThan(told);
  });
});

test("a layer that can't be built changes nothing", async () => {
  // Another base, for which no layer is at hand, and no way to the package: neither on its disk nor by the network.
  await bed.sh(
    `printf 'FROM kept:original\\nUSER root\\nRUN rm -f /srv/apt/libjemalloc2.deb\\nUSER misskey\\n' | docker build -q -t docker-web - `,
  );
  await bed.compose("up -d --no-build web");
  await bed.settled();
  await bed.sh("iptables -I FORWARD -i docker0 -j REJECT");
  try {
    const said = await refused(inventory, "Apply: 1 unchanged.");
    expect(said).toContain("libjemalloc2");
  } finally {
    await bed.sh("iptables -D FORWARD -i docker0 -j REJECT");
  }
});

describe("what fails after the switch is taken back, and the old image serves", () => {
  test("a service that is sick with the library", async () => {
    await bed.sh(`touch ${directory}/files/misskey-sick-with-library`);
    expect(await reverted(inventory)).toMatch(
      /After 30 seconds docker-web-1 is still not healthy: its health check fails \(\d+ in a row\)/,
    );
  });

  test("a service that does not start with the library", async () => {
    await bed.sh(`touch ${directory}/files/misskey-broken-with-library`);
    await reverted(inventory);
  });

  test("a port that another container has taken in between", async () => {
    await bed.sh(`docker create --name taker -p 127.0.0.1:3001:3000 node:18-bullseye-slim sleep infinity
      mkdir -p /root/.docker/cli-plugins
      cat >/root/.docker/cli-plugins/docker-compose <<END
#!/bin/sh
case " \\$* " in *" up -d "*)
  [ -e /run/taken ] || { docker stop docker-web-1; docker start taker; : >/run/taken; } >/dev/null 2>&1 ;;
esac
exec $(ls /usr/lib*/docker/cli-plugins/docker-compose | head -n 1) "\\$@"
END
      chmod +x /root/.docker/cli-plugins/docker-compose
      setsid sh -c 'until grep -q "a port that is taken" /var/lib/fleet/runs/*/log; do sleep 0.2; done; docker rm -f taker' >/dev/null 2>&1 </dev/null &`);
    expect(await reverted(inventory)).toContain("port is already allocated");
  });

  test("a port that something else has taken in between", async () => {
    await bed.sh(`cat >/run/taker.pl <<'END'
use IO::Socket::INET;
my $port;
until ($port = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 3001, Listen => 5)) { select undef, undef, undef, 0.001 }
sleep 1 until system("grep -q 'a port that is taken' /var/lib/fleet/runs/*/log") == 0;
END
      setsid perl /run/taker.pl >/dev/null 2>&1 </dev/null &`);
    expect(await reverted(inventory)).toContain("address already in use");
  });
});

describe("fleet rollback", () => {
  test("refuses up front where the old image was pruned, by its name, and changes nothing", async () => {
    await bed.sh(`printf 'FROM kept:original\nLABEL other=2\n' | docker build -q -t docker-web - `);
    await bed.compose("up -d --no-build web");
    await bed.settled();
    // A thin layer may keep its image below from being pruned.
    await bed.ok("apply", "--yes", having({ rebuild: "full" }));
    const [file, container] = [await bed.file(), await bed.container()];
    const name = await bed.sh("docker images --format '{{.Repository}}:{{.Tag}}' docker-web | grep -e -before");
    await bed.sh(`docker rmi ${name}`);
    const { code, stdout } = await bed.fleet("rollback", "--yes");
    expect(stdout).toContain(`The image that web had before is gone: it was kept as ${name}.`);
    expect(code).toBe(1);
    expect([await bed.file(), await bed.container()]).toEqual([file, container]);
    await bed.serves();
  });

  test("refuses a Dockerfile that was edited since; else gives the original bytes, and the old image serves", async () => {
    const before = await bed.file();
    await bed.ok("apply", "--yes", inventory);
    const container = await bed.container();
    await bed.sh(`cp -a ${dockerfile} /srv/applied && echo '# by hand' >>${dockerfile}`);
    const edited = await bed.fleet("rollback", "--yes");
    expect(edited.stdout).toContain("+# by hand");
    expect(edited.code).toBe(1);
    expect(await bed.container()).toBe(container);

    await bed.sh(`cp -a /srv/applied ${dockerfile}`);
    const [{ run }] = (await bed.ok("runs", "--json")).split("\n", 1).map((line) => JSON.parse(line)) as [
      { run: string },
    ];
    expect(await bed.ok("rollback", "--yes", run)).toContain("Rollback: 1 rolled-back.");
    expect(await bed.file()).toBe(before);
    expect(await bed.image()).toBe(await bed.original());
    await bed.settled();
    await bed.serves();
    expect(await bed.mapped()).toBe(0);
    expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).code).toBe(2);
  });
});

/** Begins to apply, and kills the controller as soon as it has told this. */
async function killedAt(word: string, path: string): Promise<void> {
  const { child, said } = bed.workspace.begin("apply", "-v", "--yes", path);
  await said(word);
  child.kill("SIGKILL");
}

test("a controller that is killed while the image is built: the host ends by itself, and the next command says how", async () => {
  await killedAt("image.build started", inventory);
  await bed.sh(`for try in $(seq 1200); do
      [ -e /var/lib/fleet/tx/*.1/committed ] && ! systemctl is-active -q 'fleet-*' && exit 0; sleep 0.2
    done; ls /var/lib/fleet/tx/*; exit 1`);
  await bed.settled();
  expect(await bed.ok("runs")).toContain("interrupted");
  await bed.ok("resume", "--yes");
  expect(await bed.ok("runs", "--json")).toContain('"end":"committed"');
  expect((await bed.fleet("verify", inventory)).code).toBe(0);
});

test.each(["cutPower", "reboot"] as const)(
  "a host that goes down in the middle (%s) is told by its transaction, and resume ends it",
  async (how) => {
    await killedAt("prove: prove started", having({}, { stable: "20s" }));
    await bed.host[how]();
    await bed.trust();
    await bed.settled();
    inventory = bed.inventory();
    const planned = await bed.fleet("plan", inventory);
    expect(planned.stdout).toMatch(/Transaction \S+\.1 of an earlier run has no end state/);
    expect(planned.stdout).toContain("fleet resume ");
    const container = (await bed.container()).split(" ")[0];
    expect(await bed.ok("resume", "--yes", "-i", inventory)).toContain("1 committed");
    expect((await bed.container()).split(" ")[0]).toBe(container);
    await bed.settled();
    expect((await bed.fleet("verify", inventory)).code).toBe(0);
  },
);
