import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Takes a host back to where no allocator is. */
export const clean = `rm -rf /etc/systemd/system/misskey.service.d /var/lib/fleet; DEBIAN_FRONTEND=noninteractive dpkg -P libjemalloc2 >/dev/null 2>&1
  systemctl daemon-reload; systemctl restart misskey; sleep 2.5`;

/** The command as it is built. */
export const fleet = join(import.meta.dirname, "../../dist/fleet.js");

/** Seconds that a command takes; rejects with what it has said last where it fails and `must` is set. */
export function time(
  command: string,
  args: readonly string[],
  { cwd, input = "", must = false }: { cwd: string; input?: string; must?: boolean },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(command, args, { cwd, stdio: ["pipe", must ? "pipe" : "ignore", "ignore"] });
    let said = "";
    child.stdout?.on("data", (chunk) => (said = (said + chunk).slice(-2000)));
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
    child.on("close", (code) => {
      if (must && code !== 0) reject(new Error(`${command} ended with ${code}: ${said}`));
      else resolve(Number(process.hrtime.bigint() - started) / 1e9);
    });
  });
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What a process has used. */
export interface Usage {
  readonly code: number | null;
  readonly stdout: string;
  readonly seconds: number;
  /** Seconds of CPU, user and system, of all its threads. */
  readonly cpu: number;
  /** MiB of resident memory at its peak. */
  readonly memory: number;
}

/** Runs fleet and says what its process has used. */
export function used(cwd: string, args: readonly string[]): Promise<Usage> {
  const file = join(cwd, "usage.json");
  const hook = join(import.meta.dirname, "usage.mjs");
  return new Promise((resolve) => {
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, ["--import", hook, fleet, ...args], {
      cwd,
      // Whoever measures has no ssh configuration of his own in the way.
      env: { ...process.env, FLEET_BENCH_USAGE: file, HOME: cwd, FLEET_STATE_DIR: join(cwd, "state") },
      stdio: ["ignore", "pipe", "ignore"],
    });
    let stdout = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.on("close", (code) => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      resolve({ code, stdout, seconds, ...JSON.parse(readFileSync(file, "utf8")) });
    });
  });
}
