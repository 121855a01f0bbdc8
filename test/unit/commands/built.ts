import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as it is built, in a place of its own: `dist/` may be in use by others. */
export class BuiltFleet {
  readonly directory = mkdtempSync(join(tmpdir(), "fleet-cli-"));
  readonly path = join(this.directory, "dist/fleet.js");

  constructor() {
    for (const name of ["src", "playbooks"]) symlinkSync(join(root, name), join(this.directory, name));
    execFileSync(process.execPath, [join(root, "scripts/build.mjs")], { cwd: this.directory });
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.directory, name), text);
  }

  /** Runs it without a terminal and with nothing of the tester's own environment; `interruptAt` is what it says on stderr before a Ctrl-C. */
  run(
    args: readonly string[],
    {
      env = {},
      cwd = this.directory,
      interruptAt,
    }: { env?: Record<string, string>; cwd?: string; interruptAt?: RegExp } = {},
  ) {
    return this.#ended(process.execPath, [this.path, ...args], env, cwd, interruptAt);
  }

  /** Runs a bash script in which `fleet` is the command. */
  bash(script: string): Promise<Ended> {
    const text = `fleet() { '${process.execPath}' '${this.path}' "$@"; }\n${script}`;
    return this.#ended("bash", ["--norc", "-c", text], {}, this.directory);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  #ended(
    command: string,
    args: readonly string[],
    env: Record<string, string>,
    cwd: string,
    interruptAt?: RegExp,
  ): Promise<Ended> {
    const child = spawn(command, args, {
      cwd,
      env: { PATH: process.env["PATH"] ?? "", HOME: this.directory, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    let left = interruptAt;
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
      if (!left?.test(stderr)) return;
      left = undefined;
      child.kill("SIGINT");
    });
    return new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
  }
}
