import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HostFile } from "../../src/config/inventory-file.gen.ts";
import { asMisskey, type LabHost, project, startRootlessHost, Workspace } from "../lab/host.ts";

/** Where misskey has his project, a copy of the one that the host's own engine runs. */
const directory = "/home/misskey/app";
const dockerfile = `${directory}/Dockerfile`;

let workspace: Workspace;
let host: LabHost;
let inventories = 0;

beforeAll(async () => {
  workspace = new Workspace();
  host = await startRootlessHost("mk1", workspace);
  const [kind, key] = (await host.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ");
  writeFileSync(workspace.path("known_hosts"), `[127.0.0.1]:${host.port} ${kind} ${key}\n`);
  await host.sh(`install -d -m 700 -o misskey -g misskey /home/misskey/.ssh
    install -m 600 -o misskey -g misskey /root/.ssh/authorized_keys /home/misskey/.ssh/authorized_keys`);
});
afterAll(async () => {
  await host?.stop();
  workspace?.remove();
});

/** His project as it was found, up on its own image, and nothing of fleet's on the host. */
beforeEach(async () => {
  workspace.state = workspace.path(`state-${++inventories}`);
  await host.sh(`rm -rf /var/lib/fleet`);
  await his(`docker rm -fv $(docker ps -aq) >/dev/null 2>&1
    docker rmi $(docker images --format "{{.Repository}}:{{.Tag}}" | grep :fleet-) >/dev/null 2>&1; true`);
  await host.sh(`rm -rf ${directory} && cp -a ${project.directory} ${directory} && cd ${directory} &&
    sed -i 's/3001:3000/3002:3000/' compose.yaml && chown -R misskey:misskey .`);
  await his(`docker tag docker-web app-web && docker tag docker-web misskey/misskey:1`);
});

/** Runs a script as misskey in his project. */
function his(script: string): Promise<string> {
  return host.sh(asMisskey(`cd ${directory} 2>/dev/null; ${script}`));
}

/** Starts his project, and waits until no process of it is so young that a look passes it over. */
async function up(): Promise<void> {
  await his(`docker compose up -d --no-build 2>&1 && sleep 3
    for try in $(seq 1200); do [ "$(docker inspect -f "{{.State.Health.Status}}" app-web-1)" = healthy ] && exit 0; sleep 0.1; done; docker ps -a; exit 1`);
}

function inventory(over: HostFile = {}, engine: HostFile = { dockerUser: "misskey" }): string {
  const health = "http://127.0.0.1:3002/healthz";
  const path = workspace.path(`inventory-${++inventories}.yaml`);
  const mk1 = { address: "127.0.0.1", port: host.port, deployment: "docker", directory, health };
  const defaults = { user: "ubuntu", become: true, identityFile: "id", knownHosts: ["known_hosts"], stable: "0s" };
  const rest = { version: 1, strategy: { soak: "0s" }, defaults: { ...defaults, healthTimeout: "30s" } };
  // JSON is YAML.
  writeFileSync(path, JSON.stringify({ ...rest, hosts: { mk1: { ...mk1, ...engine, ...over } } }));
  return path;
}

/** Runs the built command, and throws where that does not succeed. */
async function ok(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await workspace.fleet(...args);
  if (code !== 0) throw new Error(`fleet ${args.join(" ")} ends with ${code}:\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** What root's engine has: it is to stay as it is. */
const hosts = () =>
  host.sh(`docker inspect -f '{{.Id}} {{.State.StartedAt}}' $(docker ps -aq)
    docker images --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}'`);
const container = () => his('docker inspect -f "{{.Id}} {{.State.StartedAt}} {{.Image}}" app-web-1');
const image = () => his('docker inspect -f "{{.Config.Image}} {{.Image}}" app-web-1');
const files = () => host.sh(`cd ${directory} && find . -path ./.git -prune -o -printf '%P %u:%g %m %y\\n' | sort`);
/** How many processes of the container map the library: those in its name space of mounts. */
const mapped = async () =>
  Number(
    await host.sh(`space=$(readlink /proc/$(${asMisskey('docker inspect -f "{{.State.Pid}}" app-web-1')})/ns/mnt)
      for one in /proc/[0-9]*; do
        [ "$(readlink $one/ns/mnt)" != "$space" ] || ! grep -qs libjemalloc $one/maps || echo $one
      done | wc -l`),
  );

describe("a rootless engine of another user", () => {
  test("is named where the host's own engine does not know the project", async () => {
    await up();
    const { code, stdout } = await workspace.fleet("plan", inventory({}, {}));
    expect(stdout).toContain(`no compose project has been started from ${directory}`);
    expect(stdout).toContain("misskey has a rootless Docker: set dockerUser: misskey where that is meant");
    expect(code).toBe(1);
  });

  test("is planned without a change, applied, proven, left alone, and taken back to the same bytes", async () => {
    await up();
    const path = inventory();
    const [was, bytes, tree, his1, others] = [
      await image(),
      await host.sh(`stat -c '%U %a %y' ${dockerfile}; base64 ${dockerfile}`),
      await files(),
      await container(),
      await hosts(),
    ];
    const { code, stdout } = await workspace.fleet("plan", "--detailed-exitcode", path);
    expect(stdout).toContain("thin: one layer with libjemalloc2, LD_PRELOAD, MALLOC_CONF on the running image");
    expect(code).toBe(2);
    expect([await files(), await container(), await hosts()]).toEqual([tree, his1, others]);

    expect(await ok("apply", "--yes", path)).toContain("Apply: 1 committed.");
    expect(await mapped()).toBeGreaterThan(2);
    expect(await host.sh(`stat -c '%U:%G %a' ${dockerfile}`)).toBe("misskey:misskey 644");
    expect(await files()).toBe(tree);
    expect(await host.sh(`cat ${dockerfile}`)).toContain("tini libjemalloc2");
    expect(await his('docker images --format "{{.Tag}}" app-web')).toMatch(/fleet-\S+-before/);
    await host.sh("sleep 2");
    expect(await ok("verify", path)).toContain("Verify: 1 of 1 instance converged.");
    const now = await container();
    expect(await ok("apply", "--yes", path)).toContain("Apply: 1 converged.");
    expect(await container()).toBe(now);

    expect(await ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await image()).toBe(was);
    expect(await mapped()).toBe(0);
    expect(await host.sh(`stat -c '%U %a %y' ${dockerfile}; base64 ${dockerfile}`)).toBe(bytes);
    expect(await his('docker images --format "{{.Tag}}" app-web')).toBe("latest");
    expect(await hosts()).toBe(others);
  });

  test("is seen whole by its own user, without root", async () => {
    await up();
    const { code, stdout } = await workspace.fleet("verify", inventory({ user: "misskey", become: false }));
    expect(stdout).toMatch(/mk1 +0\/\d+ +glibc/);
    expect(code).toBe(2);
    const other = await workspace.fleet("verify", inventory({ user: "limited", become: false }));
    expect(other.stdout).toContain("needs root: only root may ask the Docker of misskey");
    expect(other.code).toBe(1);
  });

  test("takes its own full build from a saved plan, and leaves nothing of it behind", async () => {
    await up();
    const saved = workspace.path("plan.json");
    await ok("plan", "-o", saved, inventory({ rebuild: "full" }));
    expect(await ok("apply", saved)).toContain("Apply: 1 committed.");
    expect(await mapped()).toBeGreaterThan(2);
    expect(await host.sh("ls /run/user/1000")).not.toContain("fleet");
    await ok("rollback", "--yes");
    expect(await mapped()).toBe(0);
  });

  test("goes back by itself where the new container does not serve", async () => {
    await up();
    const was = await image();
    const bytes = await host.sh(`base64 ${dockerfile}`);
    // From now on the application ends where it finds an allocator preloaded.
    const command = Buffer.from(`    command: sh -c 'test -z "$$LD_PRELOAD" && exec npm start'\n`).toString("base64");
    await host.sh(
      `cd ${directory} && echo ${command} | base64 -d >/tmp/command && sed -i '/^  web:/r /tmp/command' compose.yaml`,
    );
    const { code, stdout, stderr } = await workspace.fleet("apply", "--yes", inventory());
    expect(stdout + stderr).toContain("Apply: 1 reverted.");
    expect(code).toBe(3);
    expect(await image()).toBe(was);
    expect(await host.sh(`base64 ${dockerfile}`)).toBe(bytes);
  });

  test("gets an image of fleet's own where it has no build, by files that are its user's", async () => {
    const compose = `${directory}/compose.yaml`;
    await host.sh(`sed -i 's#build: .#image: misskey/misskey:1#' ${compose}`);
    await up();
    const tree = await files();
    const path = inventory();
    expect(await ok("apply", "--yes", path)).toContain("Apply: 1 committed.");
    expect(await mapped()).toBeGreaterThan(2);
    expect(await host.sh(`cd ${directory} && stat -c '%U %n' .fleet .fleet/web/Dockerfile compose.override.yaml`)).toBe(
      "misskey .fleet\nmisskey .fleet/web/Dockerfile\nmisskey compose.override.yaml",
    );
    const now = await image();
    await his("docker compose up -d 2>&1");
    expect(await image()).toBe(now);
    expect(await ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await files()).toBe(tree);
    expect(await image()).toMatch(/^misskey\/misskey:1 /);
  });

  test("leaves that image for what its user's files name, and comes back to it with files that are his", async () => {
    await host.sh(`sed -i 's#build: .#image: misskey/misskey:1#' ${directory}/compose.yaml`);
    await up();
    const tree = await files();
    await ok("apply", "--yes", inventory());
    await up();
    const [now, theirs] = [await image(), await files()];
    const glibc = inventory({ vars: { allocator: "glibc" } });
    expect(await ok("apply", "--yes", glibc)).toContain("Apply: 1 committed.");
    expect(await files()).toBe(tree);
    expect(await image()).toMatch(/^misskey\/misskey:1 /);
    expect(await mapped()).toBe(0);
    await up();
    expect((await workspace.fleet("plan", "--detailed-exitcode", glibc)).code).toBe(0);
    expect(await ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect([await image(), await files()]).toEqual([now, theirs]);
    expect(await mapped()).toBeGreaterThan(2);
  });

  test("leads root nowhere: a link in its user's tree is his own", async () => {
    await host.sh(`sed -i 's#build: .#image: misskey/misskey:1#' ${directory}/compose.yaml && mkdir -p /root/private`);
    await his("ln -s /root/private .fleet");
    await up();
    const was = await image();
    const { code, stdout, stderr } = await workspace.fleet("apply", "--yes", inventory());
    expect(stdout + stderr).toContain(`cannot be written by misskey`);
    expect(code).toBe(1);
    expect(await host.sh("ls -A /root/private")).toBe("");
    expect(await image()).toBe(was);
  });

  test("that does not answer, and a user who is not there, are said", async () => {
    const absent = await workspace.fleet("plan", inventory({ dockerUser: "ubuntu" }));
    expect(absent.stdout).toContain("the rootless Docker daemon of ubuntu does not answer on this host");
    const nobody = await workspace.fleet("plan", inventory({ dockerUser: "nobody-here" }));
    expect(nobody.stdout).toContain("there is no user nobody-here on this host");
    expect([absent.code, nobody.code]).toEqual([1, 1]);
  });
});

describe("fleet prune in a rootless engine of another user", () => {
  const old = "app-web:fleet-20260101-101502-9f3a1c.1";
  const names = (asked: (script: string) => Promise<string>) =>
    asked('docker images --format "{{.Repository}}:{{.Tag}}" | grep :fleet- | sort || :');
  const own = () => names((script) => host.sh(script));

  /** An image of an earlier transaction, the same in both engines; in the host's own a container is made of it. */
  beforeEach(async () => {
    await host.sh(`docker rm keeper >/dev/null 2>&1; docker rmi $(docker images -q '*:fleet-*') >/dev/null 2>&1; true`);
    await host.sh(`printf 'FROM node:18-bullseye-slim\nRUN head -c 5000000 /dev/urandom >/a\n' | docker build -q -t ${old} -
      docker save ${old} | ${asMisskey("docker load -q")}; docker create --name keeper ${old}`);
  });

  test("takes his leftovers, leaves what his rollback needs, and all that the host's own engine has", async () => {
    await up();
    const was = await image();
    const path = inventory();
    await ok("apply", "--yes", path);
    const kept = "/var/lib/fleet/images";
    await host.sh(`cd ${kept} && echo ${old} >>misskey@app.web && echo ${old} >app.web`);
    const needed = (await names(his)).split("\n").filter((name) => name !== old);
    expect(needed).toHaveLength(2);
    const others = await hosts();

    const asked = await workspace.fleet("prune", path);
    expect(asked.code).toBe(64);
    expect(await names(his)).toContain(old);

    const { code, stdout } = await workspace.fleet("prune", "--yes", path);
    const [, ofHost = "", ofHis = ""] =
      /^mk1\n(.+)^mk1, rootless Docker of misskey\n(.+)^Prune: 1 name/ms.exec(stdout) ?? [];
    expect(ofHost).toMatch(/^ {4}app-web:fleet-20260101-\S+ +5 MiB +stays: container keeper is made of it$/m);
    expect(ofHis).toMatch(
      /^ +- app-web:fleet-20260101-\S+ +5 MiB +the host keeps no record of its transaction any more$/m,
    );
    expect(ofHis).toMatch(/app-web:fleet-\S+-before +0 MiB +stays: fleet rollback \S+ goes back to it/);
    expect(ofHis).toMatch(/app-web:fleet-\S+\.1 +\d+ MiB +stays: container app-web-1 is made of it/);
    expect(stdout).toContain("mk1, rootless Docker of misskey: 1 name removed, 5 MiB freed");
    expect(code).toBe(0);
    expect((await names(his)).split("\n")).toEqual(needed);
    expect(await hosts()).toBe(others);
    expect(await host.sh(`cat ${kept}/app.web; sort ${kept}/misskey@app.web`)).toBe([old, ...needed].join("\n"));
    expect(await host.sh("tail -n 1 /var/lib/fleet/audit.log")).toMatch(
      new RegExp(`^\\S+Z prune ubuntu removed misskey@${old}$`),
    );
    expect((await workspace.fleet("prune", "--yes", path)).stdout).toContain("Nothing to prune.");

    expect(await ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect(await image()).toBe(was);
  });

  test("tells programs whose engine is meant, and takes from each what is its own", async () => {
    await host.sh("docker rm keeper");
    const { code, stdout } = await workspace.fleet("prune", "--yes", "--json", inventory());
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type, host: name, user }) => [type, name, user])).toEqual([
      ["prune-planned", "mk1", undefined],
      ["prune-planned", "mk1", "misskey"],
      ["host-pruned", "mk1", undefined],
      ["host-pruned", "mk1", "misskey"],
    ]);
    expect(lines.slice(2).map(({ removed }) => removed)).toEqual([[old], [old]]);
    expect(code).toBe(0);
    expect([await own(), await names(his)]).toEqual(["", ""]);
  });

  test("that is down is said, and the host's own is pruned all the same", async () => {
    await host.sh("docker rm keeper");
    await his("systemctl --user stop docker");
    try {
      const { code, stdout } = await workspace.fleet("prune", "--yes", inventory());
      expect(stdout).toContain(
        "unknown: the rootless Docker of misskey did not answer: Cannot connect to the Docker daemon",
      );
      expect(stdout).toContain("hint: start it (as misskey, systemctl --user start docker)");
      expect(stdout).toContain("Not looked through: 1 engine.");
      expect(stdout).toContain("mk1: 1 name removed, 5 MiB freed");
      expect(code).toBe(1);
      expect(await own()).toBe("");
    } finally {
      await his("systemctl --user start docker && for try in $(seq 1200); do docker version && break; sleep 0.1; done");
    }
    expect(await names(his)).toBe(old);
  });

  test("is pruned where the host's own engine does not run, and nobody needs that", async () => {
    await host.sh("systemctl stop docker.socket docker.service");
    try {
      const { code, stdout } = await workspace.fleet("prune", "--yes", inventory());
      expect(stdout).toContain("mk1, rootless Docker of misskey: 1 name removed, 5 MiB freed");
      expect(stdout).not.toContain("unknown");
      expect(code).toBe(0);
      expect(await names(his)).toBe("");
    } finally {
      await host.sh("systemctl start docker.socket docker.service");
    }
  });
});
