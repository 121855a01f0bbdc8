import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../src/resources/operation.ts";
import { lines, raw, type Script, sh } from "../../src/shell/script.ts";
import { DockerHost, type DockerMode, dockerfile, type Method, project, thinLayer } from "./docker-host.ts";
import { countDocker, killDocker, recover, seen } from "./kill-docker.ts";
import type { Way } from "./killed.ts";
import type { Applied } from "./runner-host.ts";

const host = new DockerHost(`fleet-docker-contract-${process.pid}`);
const apply: DockerHost["apply"] = (operations, over) => host.apply(operations, over);

beforeAll(() => host.start());
afterAll(() => host.stop());

describe("a switch that goes well", () => {
  test.each<Method>(["thin", "full"])(
    "by a %s build replaces the service's container, once, and no other",
    async (method) => {
      await host.renew();
      const was = await host.container();
      const other = await host.must(sh`docker ps -q --no-trunc --filter label=com.docker.compose.service=other`);
      const { run, outcomes } = await apply(host.switch(method, { stable: 1 }));
      expect(outcomes).toMatchObject([{ end: "committed" }]);
      const is = await host.container();
      expect(is).toMatchObject({ name: was.name, mounts: was.mounts });
      expect(is.image).not.toBe(was.image);
      expect(await host.starts()).toEqual(["without", "with"]);
      expect(await host.look(dockerfile)).toMatch(/^640 misskey:daemon .*\nFROM fleet-lab-base\n(.*\n)*.*libswitch/);
      expect(await host.must(sh`docker ps -q --no-trunc --filter label=com.docker.compose.service=other`)).toBe(other);
      expect(await host.tags()).toEqual([`fleet-${run}.1`, `fleet-${run}.1-before`, "latest"]);
      expect(await host.meaning("app-web")).toBe(is.image);
      expect(await host.meaning(`app-web:fleet-${run}.1`)).toBe(is.image);
      expect(await host.meaning(`app-web:fleet-${run}.1-before`)).toBe(host.base);
      expect(await host.must(sh`cat /var/lib/fleet/audit.log`)).toMatch(
        new RegExp(`^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ ${run}\\.1 root committed app$`),
      );
      const again = await apply(host.switch(method, { stable: 1 }), { run });
      expect(again.outcomes).toEqual(outcomes);
      expect(await host.container()).toEqual(is);
    },
  );

  test("by a full build leaves out what the Dockerfile's own .dockerignore names", async () => {
    await host.renew();
    await host.must(sh`echo app.pl >${dockerfile}.dockerignore`);
    const content = "FROM fleet-lab-base\nCOPY . /copied\nRUN ls -A /copied && [ ! -e /copied/app.pl ]\n";
    const { outcomes } = await apply(host.switch("full", { content }).slice(0, 2));
    await host.must(sh`rm ${dockerfile}.dockerignore`);
    expect(outcomes).toMatchObject([{ end: "committed" }]);
  });

  test("tells what a build prints as it comes, of a flood the beginning", async () => {
    await host.renew();
    const thin = "ARG BASE\nFROM ${BASE}\nRUN seq -f 'line %.0f' 6000\n";
    const { outcomes, events } = await apply(host.switch("thin", { thin }).slice(1, 2));
    expect(outcomes).toMatchObject([{ end: "committed" }]);
    const lines = events.map((event) => (event.type === "output" ? event.line : undefined));
    const first = lines.findIndex((line) => line?.endsWith("line 1"));
    const done = events.findIndex((event) => event.type === "operation" && event.state === "done");
    expect(first).toBeGreaterThan(0);
    expect(done).toBeGreaterThan(first);
    expect(lines.filter((line) => line !== undefined)).toHaveLength(5000);
  });

  test("keeps one old image, and the names of others", async () => {
    await host.renew();
    await host.must(sh`docker tag fleet-lab-base app-web:fleet-of-somebody-else`);
    const first = await apply(host.switch("thin"));
    const image = await host.meaning("app-web");
    const more = { base: image, thin: `${thinLayer}ENV MORE=1\n` };
    const { run, outcomes } = await apply(host.switch("thin", more).slice(1));
    expect([first.outcomes, outcomes]).toMatchObject([[{ end: "committed" }], [{ end: "committed" }]]);
    const tags = [`fleet-${run}.1`, `fleet-${run}.1-before`, "latest"];
    expect(await host.tags()).toEqual([...tags, "fleet-of-somebody-else"].sort());
    expect(await host.meaning(`app-web:fleet-${run}.1-before`)).toBe(image);
    await host.end("rollback", run);
    expect((await host.container()).image).toBe(image);
    await host.must(sh`docker rmi app-web:fleet-of-somebody-else`);
  });
});

describe("a switch that was committed is rolled back without a build", () => {
  test.each<Method>(["thin", "full"])("after a %s one, to the old bytes, image and volumes", async (method) => {
    await host.renew();
    const [bytes, was] = [await host.look(dockerfile), await host.container()];
    const { run } = await apply(host.switch(method));
    await host.must(sh`printf '#!/bin/sh\ncase " $* " in *" build "*) exit 9 ;; esac\nexec /usr/bin/docker "$@"\n' >/usr/local/sbin/docker
      chmod +x /usr/local/sbin/docker`);
    const said = await host.end("rollback", run);
    expect(await host.state(run), said).toBe("reverted");
    expect(await host.look(dockerfile)).toBe(bytes);
    expect(await host.container()).toMatchObject({ image: host.base, name: was.name, mounts: was.mounts });
    expect(await host.starts()).toEqual(["without", "with", "without"]);
    expect(await host.tags()).toEqual(["latest"]);
    expect(await host.meaning("app-web")).toBe(host.base);
    expect(await host.must(sh`cut -d ' ' -f 2- /var/lib/fleet/audit.log`)).toBe(
      `${run}.1 root committed app\n${run}.1 root reverted app`,
    );
  });

  test.each<Method>(["thin", "full"])("after a %s one, and the name means what it did before", async (method) => {
    await host.renew();
    await host.must(sh`docker tag fleet-lab-base app-web`);
    const { run, outcomes } = await apply(host.switch(method));
    expect(outcomes).toMatchObject([{ end: "committed" }]);
    await host.end("rollback", run);
    expect((await host.container()).image).toBe(host.base);
    expect(await host.meaning("app-web")).toBe(await host.meaning("fleet-lab-base"));
  });

  test("but not where the old image is gone, and then nothing is", async () => {
    await host.renew();
    await host.must(sh`cd ${project}
      printf 'FROM app-web\nENV OTHER=1\n' | docker build -q -t app-web - && docker compose up -d --no-build --no-deps web`);
    const { run } = await apply(host.switch("full", { base: await host.meaning("app-web") }));
    await host.must(sh`docker rmi app-web:fleet-${run}.1-before`);
    const [bytes, was] = [await host.look(dockerfile), await host.container()];
    const said = await host.end("rollback", run);
    expect(said).toMatch(
      /end 1 unchanged \d+ The image that web had before \(app-web:fleet-\S+-before\) cannot be had/,
    );
    expect(await host.state(run)).toBe("committed");
    expect(await host.look(dockerfile)).toBe(bytes);
    expect(await host.container()).toEqual(was);
  });

  test("but not over a container that somebody else has put there", async () => {
    await host.renew();
    const { run } = await apply(host.switch("thin"));
    await host.must(sh`cd ${project}
      printf 'FROM app-web\nENV FOREIGN=1\n' | docker build -q -t app-web - && docker compose up -d --no-build --no-deps web`);
    const theirs = await host.container();
    const said = await host.end("rollback", run);
    expect(said).toMatch(/end 1 revert-failed .* app-web-1 runs an image that is not of this transaction/);
    expect(await host.container()).toEqual(theirs);
    expect(await host.meaning("app-web")).toBe(theirs.image);
  });
});

describe("a switch that fails is taken back", () => {
  test.each<[DockerMode, Method, RegExp]>([
    ["crash", "thin", /app-web-1 did not (stay|come) up: it is exited \(exit code 3\)/],
    ["crash", "full", /app-web-1 did not (stay|come) up: it is exited \(exit code 3\)/],
    ["flap", "thin", /app-web-1 does not stay up: Docker keeps restarting it|app-web-1 did not come up/],
    ["sick", "thin", /After 8 seconds .*answers with status 503/],
    ["unhealthy", "thin", /app-web-1 is unhealthy/],
  ])("when the application comes up %s after a %s build", async (mode, method, cause) => {
    await host.renew(mode);
    const [bytes, was] = [await host.look(dockerfile), await host.container()];
    // The way back has the same limit: a busy machine needs three seconds until the old one is healthy.
    const { run, outcomes } = await apply(host.switch(method, { stable: 2, healthTimeout: mode === "sick" ? 8 : 15 }));
    expect(outcomes).toMatchObject([{ end: "reverted", cause: expect.stringMatching(cause) }]);
    if (mode === "crash") expect(outcomes[0]?.lastLines).toContain("boom: cannot go on");
    if (mode === "unhealthy") expect(outcomes[0]?.lastLines).toContain("health check: exit code 1: it is ill");
    expect(await host.look(dockerfile)).toBe(bytes);
    expect(await host.container()).toMatchObject({ image: host.base, name: was.name, mounts: was.mounts });
    const starts = await host.starts();
    if (mode === "flap") expect(starts.filter((start) => start === "without")).toHaveLength(2);
    else expect(starts).toEqual(["without", "with", "without"]);
    expect(await host.tags()).toEqual(["latest"]);
    expect(await host.meaning("app-web")).toBe(host.base);
    expect(await host.state(run)).toBe("reverted");
  });

  test.each<[string, string]>([
    ["is built", "build*"],
    ["gets its name", "tag sha256:* app-web"],
  ])("also when the disk runs full while the image %s", async (_, command) => {
    await host.renew("crash");
    const [bytes, was] = [await host.look(dockerfile), await host.container()];
    const fill = `#!/bin/sh
case $* in ${command.replaceAll(" ", "\\ ")}) [ -e /run/was-full ] || dd if=/dev/zero of=/var/lib/fleet/full bs=64k status=none; : >/run/was-full ;; esac
exec /usr/bin/docker "$@"
`;
    await host.must(sh`mkdir -m 700 /var/lib/fleet && mount -t tmpfs -o size=160m,mode=700 none /var/lib/fleet
      rm -f /run/was-full; printf %s ${fill} >/usr/local/sbin/docker && chmod +x /usr/local/sbin/docker`);
    const { outcomes } = await apply(host.switch("thin"));
    await host.must(sh`[ -e /run/was-full ]`);
    expect(outcomes).toMatchObject([{ end: "reverted" }]);
    expect(await host.look(dockerfile)).toBe(bytes);
    expect(await host.container()).toMatchObject({ image: host.base, name: was.name, mounts: was.mounts });
    expect(await host.tags()).toEqual(["latest"]);
    expect(await host.meaning("app-web")).toBe(host.base);
  });

  test("when its port is taken while it is down, and the old one serves as soon as the port is free", async () => {
    await host.renew();
    await host.must(takePort);
    const applying = apply(host.switch("thin"));
    await expect
      .poll(() => host.run(sh`grep -q 'a port that is taken' /var/lib/fleet/runs/*/log`), { timeout: 60_000 })
      .toMatchObject({ code: 0 });
    await host.must(sh`kill "$(cat /run/taker)"`);
    const { outcomes } = await applying;
    expect(outcomes).toMatchObject([{ end: "reverted", cause: expect.stringMatching(/address already in use/) }]);
    expect((await host.container()).image).toBe(host.base);
    expect(await host.starts()).toEqual(["without", "without"]);
  });
});

test("a switch whose compose is killed while the old container takes its time to stop ends with a container that serves", async () => {
  await host.renew();
  await host.must(sh`cd ${project} && : >data/slow && sed -i '0,/stop_grace_period: 2s/s//stop_grace_period: 9s/' compose.yaml
    docker compose up -d --no-build web >/dev/null 2>&1
    until [ "$(docker inspect -f '{{.State.Health.Status}}' app-web-1)" = healthy ]; do sleep 0.1; done
    echo without >data/starts`);
  const was = await host.container();
  await host.must(killComposeAt("kill", raw(sh`$(pidof docker-compose)`)));
  const { run, outcomes } = await apply(host.switch("thin"));
  expect(outcomes).toMatchObject([{ end: "reverted" }]);
  // What was begun is over by the end: nothing takes the container away after it.
  await host.must(sh`sleep 5`);
  expect(await host.must(sh`docker inspect -f '{{.State.Status}} {{.State.Health.Status}}' app-web-1`), run).toBe(
    "running healthy",
  );
  expect(await host.container()).toMatchObject({ id: was.id, image: host.base, mounts: was.mounts });
  expect(await host.starts()).toEqual(["without", "without"]);
});

test("a port that Docker holds for no container is told as what it is, where the way back fails for it", async () => {
  await host.renew("crash");
  const plugin = "/root/.docker/cli-plugins/docker-compose";
  const script = `#!/bin/sh
case " $* " in *" up -d "*)
  [ ! -e /run/leaked ] || { echo "Error response from daemon: Bind for 127.0.0.1:3017 failed: port is already allocated"; exit 1; }
  : >/run/leaked ;;
esac
exec $(ls /usr/lib*/docker/cli-plugins/docker-compose | head -n 1) "$@"
`;
  await host.must(sh`mkdir -p /root/.docker/cli-plugins && printf %s ${script} >${plugin} && chmod +x ${plugin}`);
  const { run, outcomes } = await apply(host.switch("thin"));
  await host.must(sh`rm ${plugin} /run/leaked`);
  expect(outcomes).toMatchObject([
    { end: "revert-failed", cause: expect.stringContaining("No container has port 3017: Docker holds it by itself") },
  ]);
  await host.end("rollback", run);
  expect(await host.state(run)).toBe("reverted");
  expect((await host.container()).image).toBe(host.base);
});

describe("nothing is changed", () => {
  async function unchanged(operations: Operation[], cause: RegExp): Promise<Applied> {
    const containers = () => host.must(sh`docker ps -a --no-trunc --format '{{.ID}} {{.State}}'`);
    const [bytes, was] = [await host.look(dockerfile), await containers()];
    const applied = await apply(operations);
    expect(applied.outcomes).toMatchObject([{ end: "unchanged", cause: expect.stringMatching(cause) }]);
    expect(await host.look(dockerfile)).toBe(bytes);
    expect(await containers()).toBe(was);
    expect(await host.tags()).toEqual(["latest"]);
    expect(await host.meaning("app-web")).toBe(host.base);
    return applied;
  }

  test.each<Method>(["thin", "full"])(
    "when a %s image cannot be built, and the last lines tell why",
    async (method) => {
      await host.renew();
      const failing = "RUN echo nothing is to be had; exit 7\n";
      const over = { thin: `ARG BASE\nFROM \${BASE}\n${failing}`, content: `FROM fleet-lab-base\n${failing}` };
      const { outcomes } = await unchanged(host.switch(method, over), /The image could not be built/);
      expect(outcomes[0]?.lastLines?.join("\n")).toContain("nothing is to be had");
    },
  );

  test("when somebody has edited the Dockerfile while it was built", async () => {
    await host.renew();
    const applying = apply(host.switch("full", { content: "FROM fleet-lab-base\nRUN sleep 5\n" }));
    await expect
      .poll(() => host.run(sh`grep -q 'prepare started' /var/lib/fleet/runs/*/log`), { timeout: 60_000 })
      .toMatchObject({ code: 0 });
    await host.must(sh`echo '# by hand' >>${dockerfile}`);
    expect((await applying).outcomes).toMatchObject([
      { end: "unchanged", cause: `${dockerfile} has changed since the plan.` },
    ]);
    expect(await host.look(dockerfile)).toMatch(/# by hand$/);
    expect(await host.starts()).toEqual(["without"]);
    expect(await host.tags()).toEqual(["latest"]);
  });

  test.each<Method>(["thin", "full"])("when the running image is not what the plan has seen (%s)", async (method) => {
    await host.renew();
    const base = `sha256:${"0".repeat(64)}`;
    await unchanged(host.switch(method, { base }), /app-web-1 runs another image: it has changed since the plan/);
  });

  test("when somebody has stopped the container, or made a second one", async () => {
    await host.renew();
    await host.must(sh`docker stop app-web-1`);
    await unchanged(host.switch("thin"), /app-web-1 is exited, and fleet does not start what somebody has stopped/);
    const labels = ["project=app", "service=web", "oneoff=False"].flatMap((one) => [
      "--label",
      `com.docker.compose.${one}`,
    ]);
    await host.must(sh`docker create --name taker ${labels} app-web`);
    await unchanged(host.switch("thin"), /Service web of project app has several containers/);
  });

  test("when the image is called by its digest or id", async () => {
    await host.renew();
    for (const image of [host.base, host.base.slice(7, 19), `app-web@${host.base}`]) {
      await unchanged(host.switch("thin", { image }), /Compose calls the image of web by its (digest|id)/);
    }
  });

  test("when the container is unhealthy already", async () => {
    await host.renew();
    await host.must(sh`: >${project}/data/ill
      until [ "$(docker inspect -f '{{.State.Health.Status}}' app-web-1)" = unhealthy ]; do sleep 0.1; done`);
    await unchanged(host.switch("thin"), /app-web-1 is unhealthy already/);
  });

  test("when compose cannot read its files", async () => {
    await host.renew();
    await host.must(sh`echo '  nonsense' >>${project}/compose.yaml`);
    await unchanged(host.switch("thin"), /Compose cannot read the project: /);
  });

  test("when a variable is not set that the operator's shell had when he made the container", async () => {
    await host.renew();
    const up = sh`docker compose up -d --no-build web >/dev/null 2>&1`;
    await host.must(sh`cd ${project} && sed -i 's/^    build: ./&\n    environment: ["SECRET=\${SECRET}"]/' compose.yaml
      export SECRET=deep
      ${raw(up)}`);
    await unchanged(host.switch("thin"), /app-web-1 was made with other values .* SECRET is not set/);
    await host.must(sh`cd ${project} && ${raw(up)}`);
    expect((await apply(host.switch("thin"))).outcomes).toMatchObject([{ end: "committed" }]);
  });

  test("when the disk is full before the job is there, or where the Dockerfile lies", async () => {
    await host.renew();
    await host.must(sh`mkdir -m 700 /var/lib/fleet && mount -t tmpfs -o size=64k,mode=700 none /var/lib/fleet`);
    await unchanged(host.switch("thin"), /Nothing could be put on the host: .*No space left on device/);
    await host.renew();
    await host.must(sh`rm -rf /run/copy && cp -a ${project} /run/copy && mount -t tmpfs -o size=128k none ${project}
      cp -a /run/copy/. ${project} && dd if=/dev/zero of=${project}/full bs=1k count=60 status=none`);
    await unchanged(host.switch("thin"), /No space is left at \/srv\/app/);
  });

  test("when Docker has no room", async () => {
    await host.renew();
    await host.must(sh`mkdir -p /run/full && { mountpoint -q /run/full || mount -t tmpfs -o size=1m none /run/full; }
      printf '#!/bin/sh\n[ "$1" != info ] || exec echo /run/full\nexec /usr/bin/docker "$@"\n' >/usr/local/sbin/docker
      chmod +x /usr/local/sbin/docker`);
    await unchanged(host.switch("thin"), /No space is left at \/run\/full/);
    await unchanged(host.switch("full"), /No space is left at \/run\/full/);
  });
});

describe("a runner that is killed", () => {
  const every = Number(process.env["FLEET_KILL_EVERY"] ?? 12);
  test.each<[Method, boolean]>([
    ["thin", false],
    ["thin", true],
    ["full", false],
  ])(
    "in a %s switch (its command goes on: %s), is resumed or rolled back with at most one new container each",
    { timeout: 3_600_000 },
    async (method, orphan) => {
      const { commands } = await countDocker(host, method, "well");
      const left = new Set<string>();
      for (let at = 1; at <= commands; at += every) {
        const way = Math.ceil(at / every) % 2 === 0 ? "resume" : "rollback";
        left.add(await kill(method, "well", at, orphan, way));
      }
      expect(left).toContain("pending");
    },
  );

  test("on the way back, goes on with it", { timeout: 3_600_000 }, async () => {
    const { commands } = await countDocker(host, "thin", "crash");
    const left = new Set<string>();
    for (let at = commands; at > commands / 2; at -= every) {
      left.add(await kill("thin", "crash", at, false, "resume"));
    }
    expect(left).toContain("reverting");
  });

  test.each(["create", "kill", "destroy", "rename", "start"])(
    "together with compose, at its %s, is resumed and rolled back",
    { timeout: 600_000 },
    async (action) => {
      for (const way of ["resume", "rollback"] as const) {
        await host.renew();
        const was = await seen(host);
        await host.must(killComposeAt(action));
        const run = `event-${action}-${way}`;
        // Docker tells of a start when it has been: the runner must not be at its end before the watcher has heard of it.
        await apply(host.switch("thin", { stable: 2 }), { run });
        await host.must(sh`kill -- "-$(cat /run/watcher)" 2>/dev/null || :`);
        expect(await recover(host, { run, mode: "well", way }, was)).toEqual({ left: "pending", faults: [] });
      }
    },
  );

  async function kill(method: Method, mode: DockerMode, command: number, orphan: boolean, way: Way): Promise<string> {
    const run = `killed-${method}-${mode}-${command}-${orphan}`;
    const { left, faults } = await killDocker(host, { run, method, mode, point: { command, orphan }, way });
    expect(faults, run).toEqual([]);
    return left;
  }
});

describe("an engine that is away for a moment, as its upgrade lets it be, is waited for", () => {
  const away = sh`systemctl stop docker.socket docker.service; sleep 3; systemctl start docker.socket docker.service`;
  // Compose has made the new container then and stops the old one, which takes two seconds: an engine that is stopped while it
  // starts one may hold its port for nobody.
  const inTheMiddle = lines(
    sh`until [ "$(docker ps -aq --filter label=com.docker.compose.service=web | wc -l)" = 2 ]; do sleep 0.05; done`,
    away,
  );
  test.each<[string, string, Script, DockerMode, string]>([
    ["while the container is replaced", "switch started", inTheMiddle, "well", "committed"],
    ["while the container is watched", "switch done", lines(sh`sleep 1`, away), "well", "committed"],
    ["on the way back", "revert started", inTheMiddle, "sick", "reverted"],
  ])("%s", async (_, told, leave, mode, end) => {
    await host.renew(mode);
    await host.must(sh`cd ${project} && echo RESTART=always >.env && docker compose up -d --no-build web >/dev/null 2>&1
      systemctl reset-failed docker.service`);
    const was = await host.container();
    await host.must(sh`: >${project}/data/slow`);
    await host.whenTold(`op 1 2 ${told}`, leave);
    const { outcomes, events } = await apply(
      host.switch("thin", { stable: 4, healthTimeout: mode === "sick" ? 8 : 60 }),
    );
    expect(outcomes).toMatchObject([{ end }]);
    expect(events).toContainEqual(expect.objectContaining({ state: "waiting" }));
    const is = await host.container();
    expect(is).toMatchObject({ name: was.name, mounts: was.mounts });
    expect(is.image === host.base).toBe(end === "reverted");
  });
});

/** A process that takes the service's port in the moment in which it is let go. */
const takePort = sh`
  perl -MIO::Socket::INET -e '$SIG{TERM} = sub { exit 0 };
    until ($s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 3017, Listen => 5)) { select undef, undef, undef, 0.001 }
    sleep 1000' >/dev/null 2>&1 </dev/null &
  echo $! >/run/taker`;

/** Kills runner and compose as soon as Docker says that a container of the service had this done, be it before the watch has begun. */
function killComposeAt(action: string, killed = raw(sh`$(cat /var/lib/fleet/runs/*/*.pid) $(pidof docker-compose)`)) {
  return sh`
    cat >/run/watch <<'EOF'
docker events --since "$1" --filter type=container --filter label=com.docker.compose.project=app --filter label=com.docker.compose.oneoff=False --filter event=${action} --format '{{.Action}}' | {
  read -r line
  kill -9 ${killed}
}
EOF
    since=$(date +%s.%N)
    setsid sh /run/watch "$since" >/dev/null 2>&1 </dev/null &
    echo $! >/run/watcher`;
}
