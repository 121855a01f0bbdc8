import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import {
  argumentFilter,
  buildPrinter,
  jsonReader,
  parseBuild,
  yamlReader,
} from "../../../../src/resources/docker/compose.ts";

/** What the host's awk makes of compose's answer for a service. */
function read(reader: string, answer: string, service: string) {
  const words = ["-c", 'exec awk -v "wanted=$1" "$2"', "-", `"${service}"`, reader + buildPrinter];
  const { stdout, stderr } = spawnSync("/bin/sh", words, { input: answer });
  expect(String(stderr)).toBe("");
  return { printed: String(stdout), build: parseBuild(String(stdout)) };
}

const project = {
  name: "mk",
  services: {
    db: { image: "postgres:15", environment: { image: "hush", build: "hush" }, command: ["build:", "image: x"] },
    web: {
      build: { context: "/srv/a b", dockerfile: "Dockerfile", target: "runner", args: { A: "hush" } },
      image: "mk:1",
    },
    worker: { image: "mk:1", labels: { "com.example/image": "hush" } },
    plain: { build: { context: "/srv/plain", dockerfile: "/opt/Dockerfile" } },
  },
};

/** As Compose v1 prints it: sorted, two spaces a level. */
const yaml = `services:
  db:
    command:
    - 'build:'
    - 'image: x'
    environment:
      build: hush
      image: hush
    image: postgres:15
  plain:
    build:
      context: /srv/plain
      dockerfile: /opt/Dockerfile
  web:
    build:
      args:
        A: hush
      context: /srv/a b
      dockerfile: Dockerfile
      target: runner
    image: mk:1
  worker:
    image: 'mk:1'
    labels:
      com.example/image: hush
version: '3'
volumes:
  db:
    image: hush
`;

/** What the host's awk lets through of a build's arguments. */
function chosen(dockerfile: string, ...given: readonly string[]): string[] {
  const words = ["-c", 'printf %s "$1" >"$3" && printf "%s\\n" "$4" | awk "$2" "$3" -; rm "$3"'];
  const file = join(tmpdir(), `fleet-arguments-${process.pid}`);
  const { stdout, stderr } = spawnSync("/bin/sh", [...words, "-", dockerfile, argumentFilter, file, given.join("\n")]);
  expect(String(stderr)).toBe("");
  return String(stdout).split("\n").filter(Boolean);
}

describe("of a build's arguments", () => {
  it.each<[string, string]>([
    ["with a default", "ARG BASE=node:22\nFROM $BASE\n"],
    ["without one, in small letters, behind comments", "# x\n\n  arg BASE\nFROM $BASE\n"],
    ["several in one, over lines", "ARG A=1 \\\n  BASE=2\nFROM $BASE\n"],
    ["with CRLF", "ARG A=1 \\\r\n  BASE=2\r\nFROM $BASE\r\n"],
  ])("those before the first FROM leave the host: %s", (_, text) => {
    expect(chosen(text, 'BASE "alpine:3"', 'TOKEN "hush"')).toEqual(['build arg-BASE "alpine:3"']);
  });

  it("no other does", () => {
    expect(chosen("ARG A\nFROM node\nARG TOKEN\n", 'TOKEN "hush"', 'FROM "x"', 'A-B "x"')).toEqual([]);
  });

  it("they take the place of defaults", () => {
    const build = parseBuild('build context "/srv"\nbuild read true\nbuild arg-BASE "alpine:3"\nbuild arg-N 3\n');
    expect(build?.args).toEqual({ BASE: "alpine:3", N: "3" });
  });
});

it.each([
  ["/srv/mk", "./Dockerfile", "/srv/mk/Dockerfile"],
  ["/srv/mk/src", "../docker/web.dockerfile", "/srv/mk/docker/web.dockerfile"],
  ["/srv/mk/", "docker//./web", "/srv/mk/docker/web"],
  ["/srv/mk", "../../../Dockerfile", "/Dockerfile"],
  ["/srv/mk", "/opt/../Dockerfile", "/Dockerfile"],
])("the Dockerfile of %s that is written %s has one path", (context, written, path) => {
  // Compose hands on what the file says; the runner takes a path in its shortest form alone.
  const answer = JSON.stringify({ name: "mk", services: { web: { build: { context, dockerfile: written } } } });
  expect(read(jsonReader, answer, "web").build?.path).toBe(path);
});

test("the version of an old Compose is told", () => {
  expect(parseBuild('build read true\nbuild old "1.25.0"\n')).toMatchObject({ old: "1.25.0" });
});

describe.each([
  ["JSON", jsonReader, JSON.stringify(project)],
  ["JSON on many lines", jsonReader, JSON.stringify(project, null, 2)],
  ["YAML of Compose v1", yamlReader, yaml],
])("compose's answer in %s", (_, reader, answer) => {
  it.each([
    ["db", { declared: false, image: "postgres:15", context: "" }],
    ["web", { declared: true, image: "mk:1", context: "/srv/a b", target: "runner", path: "/srv/a b/Dockerfile" }],
    ["worker", { declared: true, sibling: "web", image: "mk:1", path: "/srv/a b/Dockerfile" }],
    ["plain", { declared: true, context: "/srv/plain", path: "/opt/Dockerfile" }],
  ])("says of %s what it is made from, and nothing else", (service, build) => {
    const { printed, build: found } = read(reader, answer, service);
    expect(found).toMatchObject(build);
    expect(printed.replace(/^argument A "hush"$/m, "")).not.toContain("hush");
    expect(printed.includes("argument")).toBe(service === "web" || service === "worker");
  });

  it("says nothing of a service that is not there", () => {
    expect(read(reader, answer, "wed").build).toBeUndefined();
  });
});
