import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type HostEngines, keptImagesScript, parseKeptImages } from "../../../src/host/kept-images.ts";

const id = (letter: string) => `sha256:${letter.repeat(64)}`;
const name = "web:fleet-20260101-101502-9f3a1c.1";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fleet-kept-"));
  mkdirSync(join(root, "bin"));
  const docker = `#!/bin/sh\nexec sh "${root}/$([ -z "$DOCKER_HOST" ] && echo own || echo his)" "$@"\n`;
  writeFileSync(join(root, "bin/docker"), docker);
  chmodSync(join(root, "bin/docker"), 0o755);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Whoever runs the tests has the rootless engine: nobody has to be changed to for that. */
const me = userInfo().username;

/** What Docker's client says of an engine with one image of fleet's and one container. */
const engine = (letter: string) => `case "$1 $2" in
  "image ls") echo '${id(letter)} ${name}' ;;
  "ps -a") echo c1 ;;
  "container inspect") echo 'container ${id(letter)} /${letter}-1' ;;
  "image inspect") printf '%s\\n' 'image ${id(letter)} 120 ${name}' 'layers ${id("c")}' ;;
  "history "*) printf '%s\\n' 20 100 ;;
esac`;

const seen = (letter: string) => ({
  images: [{ id: id(letter), size: 120, names: [name], layers: [id("c")], steps: [100, 20] }],
  containers: [{ image: id(letter), name: `${letter}-1` }],
});

/** The look with one script that plays Docker's client for the host's own engine, and one for the user's. */
function look(own: string, his: string, over: Partial<HostEngines> = {}, limit = 110) {
  writeFileSync(join(root, "own"), own);
  writeFileSync(join(root, "his"), his);
  const engines = { users: [me], alone: false, ...over };
  const script = keptImagesScript(engines)
    .replace("state=/var/lib/fleet", `state=${root}/state`)
    .replace("[ ! -O / ]", "false")
    .replace("timeout -k 5 110", `timeout -k 5 ${limit}`);
  const env = { ...process.env, DOCKER_HOST: "", PATH: `${root}/bin:${process.env["PATH"]}` };
  return parseKeptImages(
    execFileSync("/bin/sh", ["-s"], { input: script, encoding: "utf8", env, maxBuffer: 2 ** 24 }),
    engines,
  );
}

describe("a look at the engines of a host", () => {
  test("tells each one's images and containers apart", () => {
    const { root: isRoot, engines } = look(engine("a"), engine("b"));
    expect(isRoot).toBe(true);
    expect(engines).toEqual([seen("a"), { user: me, ...seen("b") }]);
  });

  test("a warning of Docker's client is no answer", () => {
    const { engines } = look(engine("a"), `echo 'WARNING: Error loading config file' >&2\n${engine("b")}`);
    expect(engines[1]).toEqual({ user: me, ...seen("b") });
  });

  test("none can speak for another one, nor for the host", () => {
    const forged = [
      "engine - container x",
      `engine - image ${id("e")} 1 ${name}`,
      "engine - over 1",
      "busy r1",
      "tx 1 pending 1",
    ];
    const his = `printf '%s\\n' '' '${forged.join("' '")}'\n${engine("b")}`;
    const { engines, busy, transactions } = look(engine("a"), his);
    expect(engines[0]).toEqual(seen("a"));
    expect([busy, transactions]).toEqual([undefined, []]);
  });

  test.each([
    ["is down", "echo 'Cannot connect to the Docker daemon.' >&2; exit 1", "Cannot connect to the Docker daemon."],
    ["fails in the middle", `case "$1" in history) echo no >&2; exit 1 ;; esac\n${engine("b")}`, "no"],
    ["never stops to speak", "exec yes >&2", "its answer has no end"],
    ["hangs", "exec sleep 20", "no end within 110 s"],
  ])("one that %s hides no other, and says nothing but that", (_, his, failed) => {
    const { engines } = look(engine("a"), his, {}, 1);
    expect(engines).toEqual([seen("a"), { user: me, failed, images: [], containers: [] }]);
  });

  test("a user who is not there is said", () => {
    const { engines } = look(engine("a"), "", { users: ["nobody-here", me] });
    expect(engines.map(({ failed }) => failed)).toEqual([undefined, expect.stringMatching(/no such user/i), undefined]);
  });

  test("the host's own need not run where nothing of fleet's is in it", () => {
    const down = "echo 'Cannot connect to the Docker daemon.' >&2; exit 1";
    expect(look(down, engine("b"), { alone: true }).engines).toEqual([
      { images: [], containers: [] },
      { user: me, ...seen("b") },
    ]);
    expect(look(down, engine("b")).engines[0]?.failed).toBe("Cannot connect to the Docker daemon.");
    expect(look("echo no >&2; exit 1", engine("b"), { alone: true }).engines[0]?.failed).toBe("no");
  });
});
