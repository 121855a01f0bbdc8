import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alpineImages, asArchitecture } from "../lab/alpine.ts";
import { ComposeProject } from "../lab/compose-project.ts";
import { DockerBed } from "../lab/docker-bed.ts";

/** A service with a build, on one of the images that are shaped like Alpine. */
const compose = `services:
  web:
    build: .
    ports: ["127.0.0.1:3002:3000"]
`;

const directory = "/srv/mk";

let bed: DockerBed;
let mk: ComposeProject;
let inventory: string;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
  mk = new ComposeProject(bed, "mk");
  await bed.sh(alpineImages);
  inventory = bed.inventory({ hosts: { mk1: bed.service({ directory, health: "http://127.0.0.1:3002/" }) } });
});
afterAll(() => bed?.stop());
beforeEach(() => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
});

/** Builds the service on an image, as its operator, and starts it. */
async function runs(image: string, ...steps: readonly string[]): Promise<void> {
  const lines = [`FROM ${image}`, ...steps, 'CMD ["/usr/bin/node"]', ""];
  await bed.write("/srv/kept/Dockerfile", lines.join("\n"));
  await mk.begin(compose, "cp /srv/kept/Dockerfile . && docker compose build -q");
}

/** What a Dockerfile of an application on Alpine has: its user, and a health check of its own. */
const application = [
  "RUN apk add --no-cache tini",
  "USER misskey",
  "HEALTHCHECK --interval=1s CMD wget -q -O /dev/null http://127.0.0.1:3000/",
];

const dockerfile = () => bed.sh(`base64 ${directory}/Dockerfile`);

describe("an image on musl", () => {
  test("gets Alpine's package by Alpine's path, is proven on it, and goes back to the byte", async () => {
    await runs("alpine:right", ...application);
    await mk.settled();
    const [file, image] = [await dockerfile(), await mk.image()];
    const { stdout } = await bed.fleet("plan", inventory);
    expect(stdout).toContain("RUN apk add --no-cache tini jemalloc");
    expect(stdout).toContain("ENV LD_PRELOAD=/usr/lib/libjemalloc.so.2");
    expect(stdout).not.toContain("linux-gnu");
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect(await mk.mapped()).toEqual([1]);
    await mk.settled();
    expect(await bed.ok("verify", inventory)).toMatch(/1\/1 +jemalloc +image ENV/);
    expect(await bed.sh("docker exec mk-web-1 id -u")).toBe("991");
    expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
    expect([await dockerfile(), await mk.image()]).toEqual([file, image]);
  });

  test("never serves with a library for another C library: the new image is tried first", async () => {
    await runs("alpine:wrong", ...application);
    await mk.settled();
    const [file, container] = [await dockerfile(), await mk.container()];
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory);
    expect(stdout).toMatch(/\/usr\/bin\/node does not start well in the new image: Error (relocating|loading)/);
    expect(stdout).toContain("Apply: 1 unchanged.");
    expect(code).toBe(1);
    expect([await dockerfile(), await mk.container()]).toEqual([file, container]);
    expect(
      await bed.sh("docker images -q --filter reference='mk-web:fleet-*'; docker ps -aq --filter name=fleet-"),
    ).toBe("");
  });

  test("and a preload of a path that is not there is told as what it is", async () => {
    await runs("alpine:right", ...application, "ENV LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2");
    await mk.settled();
    const { stdout } = await bed.fleet("plan", inventory);
    expect(stdout).toContain("LD_PRELOAD names /usr/lib/x86_64-linux-gnu/libjemalloc.so.2, which is not there");
    expect(await bed.ok("apply", "--yes", inventory)).toContain("Apply: 1 committed.");
    expect(await mk.mapped()).toEqual([1]);
  });
});

test("a build argument of the compose file says which base it is", async () => {
  await runs("alpine:right", ...application);
  await bed.sh(
    `cd ${directory} && { echo 'ARG BASE=node:22-bookworm'; sed 's/^FROM .*/FROM $BASE/' Dockerfile; } >new && mv new Dockerfile`,
  );
  await bed.write(
    `${directory}/docker-compose.yml`,
    compose.replace("build: .", 'build: { context: ., args: { BASE: "alpine:right", TOKEN: hush } }'),
  );
  await mk.settled();
  const { code, stdout } = await bed.fleet("plan", inventory);
  expect(stdout).toContain("RUN apk add --no-cache tini jemalloc");
  expect(stdout).not.toContain("hush");
  expect(code).toBe(0);
});

describe("an image without a package manager", () => {
  test.each([
    ["alpine:bare", "neither apt-get nor apk (alpine)"],
    ["alpine:scratch", "neither apt-get nor apk (no os-release)"],
  ])("%s is left alone, with the way out", async (image, cause) => {
    await runs(image);
    await mk.settled();
    const { code, stdout } = await bed.fleet("plan", inventory);
    expect(stdout).toContain(cause);
    expect(stdout).toContain("COPY --from");
    expect(code).toBe(1);
  });
});

test("a disk that is full where Docker keeps its images blocks the plan", async () => {
  await bed.reset();
  await bed.sh("mkdir -p /run/full && { mountpoint -q /run/full || mount -t tmpfs -o size=1m none /run/full; }");
  await bed.write(
    "/usr/local/sbin/docker",
    '#!/bin/sh\n/usr/bin/docker "$@" | sed s,/var/lib/docker/overlay2,/run/full/overlay2,\n',
  );
  await bed.sh("chmod +x /usr/local/sbin/docker");
  const { code, stdout } = await bed.fleet("plan", bed.inventory());
  expect(stdout).toContain("less than 128 MiB, which a layer may need, are free where Docker keeps its images");
  expect(stdout).toContain("df /run/full");
  expect(code).toBe(1);
});

test("the library's path is that of the image's architecture, and an image that lies is found out before it serves", async () => {
  await bed.reset();
  await bed.sh(asArchitecture("kept:original", "docker-web:latest", "arm64"));
  await bed.compose("up -d --no-build");
  await bed.settled();
  expect(await bed.sh("docker image inspect -f '{{.Architecture}}' docker-web")).toBe("arm64");
  const container = await bed.container();
  const { code, stdout } = await bed.fleet("apply", "--yes", bed.inventory());
  expect(stdout).toContain("ENV LD_PRELOAD=/usr/lib/aarch64-linux-gnu/libjemalloc.so.2");
  expect(stdout).toMatch(
    /\/node does not start well in the new image: .*\/usr\/lib\/aarch64-linux-gnu\/libjemalloc.so.2/,
  );
  expect(stdout).toContain("Apply: 1 unchanged.");
  expect(code).toBe(1);
  expect(await bed.container()).toBe(container);
});
