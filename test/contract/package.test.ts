import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../support/relay.ts";

const root = resolve(import.meta.dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "fleet-package-"));
const home = join(directory, "home");
const installed = join(home, "node_modules/fleet");
let files: readonly string[];

beforeAll(() => {
  mkdirSync(home);
  const packed = npm(root, "pack", "--json", "--pack-destination", directory);
  // What prepack prints may stand before the answer.
  const [{ filename, files: list }] = JSON.parse(packed.slice(packed.indexOf("[")));
  files = list.map(({ path }: { path: string }) => path);
  npm(home, "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", join(directory, filename));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** npm with an empty cache: what is not in the tarball is not to be had. */
function npm(cwd: string, ...args: readonly string[]): string {
  const where = ["--cache", join(directory, "cache"), "--prefix", cwd];
  return execFileSync("npm", [...args, ...where], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** The command as a shell finds it after the install, away from the repository. */
async function fleet(...args: readonly string[]): Promise<{ code: number; text: string }> {
  const env = { PATH: process.env["PATH"], HOME: home };
  return promisify(execFile)(join(home, "node_modules/.bin/fleet"), args, { cwd: home, env }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, text: stdout + stderr }),
  );
}

test("the package holds what a user needs, and nothing else", () => {
  expect([...files].sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "dist/LICENSES.txt",
    "dist/fleet.js",
    "dist/package.json",
    "docs/allocators.md",
    "docs/playbooks.md",
    "docs/transaction.md",
    "inventory.example.yaml",
    "package.json",
    "playbooks/apache-jemalloc.yaml",
    "playbooks/glibc-arenas.yaml",
    "playbooks/jemalloc.yaml",
    "playbooks/ruby-jemalloc.yaml",
    "schemas/event.schema.json",
    "schemas/inventory.schema.json",
    "schemas/plan.schema.json",
    "schemas/playbook.schema.json",
  ]);
});

test("it says the package's version", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(await fleet("--version")).toEqual({ code: 0, text: `${version}\n` });
});

test("it finds its own playbooks for an inventory elsewhere", async () => {
  copyFileSync(join(installed, "inventory.example.yaml"), join(home, "inventory.yaml"));
  expect((await fleet("validate", "inventory.yaml")).code).toBe(0);
});

test("it brings its SSH along", async () => {
  const server = createServer((socket) => socket.on("error", () => undefined).end("SSH-1.5-old\r\n"));
  const port = await listen(server);
  const host = `{ address: 127.0.0.1, port: ${port}, deployment: systemd, unit: misskey.service }`;
  writeFileSync(join(home, "old.yaml"), `version: 1\nhosts:\n  old: ${host}\n`);
  const { code, text } = await fleet("trust", "--yes", "old.yaml");
  server.close();
  expect(text).toContain("Invalid identification string");
  expect(code).toBe(4);
});

test("each bundled library comes with its licence", () => {
  const text = readFileSync(join(installed, "dist/LICENSES.txt"), "utf8");
  for (const name of ["commander", "node-ssh", "p-limit", "ssh2", "yaml"]) {
    expect(text).toMatch(new RegExp(`^${name} [0-9.]+\\n\\n.*(MIT|ISC|Copyright|License)`, "ms"));
  }
});
