import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parsePruned, pruneScript } from "../../../src/host/prune-script.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fleet-prune-"));
  mkdirSync(join(root, "bin"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Whoever runs the tests has the rootless engine: nobody has to be changed to for that. */
const me = userInfo().username;

/** Prunes two names from the host's own engine and from the user's, with a script that plays Docker's client. */
function prune(docker: string) {
  writeFileSync(join(root, "bin/docker"), `#!/bin/sh\necho "\${DOCKER_HOST:+his }$*" >>${root}/asked\n${docker}\n`);
  chmodSync(join(root, "bin/docker"), 0o755);
  const names = [
    { name: "a:1", image: "sha256:1" },
    { name: "a:2", image: "sha256:2" },
  ];
  const script = pruneScript({ engines: [{ names }, { user: me, names }], records: [] })
    .replace("state=/var/lib/fleet", `state=${root}/state`)
    .replace("PATH=", `PATH=${root}/bin:`)
    .replace("[ -O / ]", "true")
    .replace("timeout -k 5 600", "timeout -k 5 1");
  const env = { ...process.env, DOCKER_HOST: "" };
  const pruned = parsePruned(execFileSync("/bin/sh", ["-s"], { input: script, encoding: "utf8", env }));
  return { pruned, asked: readFileSync(join(root, "asked"), "utf8").trim().split("\n") };
}

test("each engine is asked for its own names, and a warning of Docker's client is no answer", () => {
  const { pruned } = prune(`echo WARNING >&2
case "$1 $DOCKER_HOST" in
  "image ") echo "sha256:\${5#a:}" ;;
  image*) [ "$5" = a:1 ] && echo sha256:1 || { echo 'Error: No such image: a:2' >&2; exit 1; } ;;
  rmi*) [ "$2" = a:1 ] || { echo 'Error: conflict: a container uses it' >&2; exit 1; } ;;
esac`);
  expect(pruned).toEqual({
    engines: [
      { removed: ["a:1"], kept: [{ name: "a:2", why: "Error: conflict: a container uses it" }] },
      { user: me, removed: ["a:1", "a:2"], kept: [] },
    ],
    whole: true,
  });
});

test("one that hangs is not waited for again, and does not keep another from being pruned", () => {
  const { pruned, asked } = prune(`[ "$DOCKER_HOST" ] || exec sleep 20
[ "$1" = rmi ] || echo "sha256:\${5#a:}"`);
  const why = "Docker did not answer within 10 minutes.";
  expect(pruned.engines).toEqual([
    { removed: [], kept: ["a:1", "a:2"].map((name) => ({ name, why })) },
    { user: me, removed: ["a:1", "a:2"], kept: [] },
  ]);
  expect(asked.filter((one) => !one.startsWith("his"))).toHaveLength(1);
});

test("what an engine prints speaks for nothing else", () => {
  const { pruned } =
    prune(`[ -z "$DOCKER_HOST" ] || { printf '%s\\n' 'engine -' 'removed a:9' 'refused no' over 'kept a:1 x'; exit 1; }
[ "$1" = rmi ] || echo "sha256:\${5#a:}"`);
  expect(pruned).toEqual({
    engines: [
      { removed: ["a:1", "a:2"], kept: [] },
      { user: me, removed: [], kept: ["a:1", "a:2"].map((name) => ({ name, why: "kept a:1 x" })) },
    ],
    whole: true,
  });
});
