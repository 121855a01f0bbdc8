import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";

/** Gives the tests around it a home directory of their own for SSH, without an agent, and writes its configuration. */
export function sshHome(home: string): (...rows: readonly string[]) => void {
  const config = join(home, ".ssh/config");
  beforeAll(() => {
    mkdirSync(join(home, ".ssh"), { recursive: true });
    // OpenSSH takes the home directory from the system's users, not from HOME.
    const real = execFileSync("sh", ["-c", "command -v ssh"], { encoding: "utf8" }).trim();
    writeFileSync(join(home, "ssh"), `#!/bin/sh\nexec ${real} -F '${config}' "$@"\n`, { mode: 0o755 });
  });
  beforeEach(() => {
    vi.stubEnv("HOME", home);
    vi.stubEnv("PATH", `${home}:${process.env["PATH"]}`);
    vi.stubEnv("SSH_AUTH_SOCK", undefined);
    rmSync(config, { force: true });
  });
  afterEach(() => void vi.unstubAllEnvs());
  return (...rows) => writeFileSync(config, `${rows.join("\n")}\n`);
}
