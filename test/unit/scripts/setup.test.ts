import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const script = join(import.meta.dirname, "../../../scripts/setup.sh");
let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "fleet-setup-"));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

/** A machine with these commands and no others. */
function setUp(commands: Readonly<Record<string, string>>, step: string) {
  for (const [name, body] of Object.entries(commands)) {
    writeFileSync(join(path, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(path, name), 0o755);
  }
  const { status, stderr } = spawnSync("/bin/sh", ["-c", `. ${script}; ${step}`], {
    env: { PATH: path },
    encoding: "utf8",
  });
  return { status, stderr };
}

test("without root all that is lacking is told at once", () => {
  const { status, stderr } = setUp(
    { id: "case $1 in -u) echo 1000 ;; *) echo ann ;; esac" },
    "setup_packages shellcheck",
  );
  expect(stderr).toMatch(
    /^fleet: this needs root on Debian or Ubuntu, or first:\n {2}the packages docker\.io openssh-client iptables shellcheck\n/,
  );
  expect(stderr).toMatch(/\n {2}(a Docker engine that runs|the right to use Docker's engine)/);
  expect(stderr).toContain("makes a base image with debootstrap");
  expect(status).toBe(1);
});

test("root without apt is told the same", () => {
  const { status, stderr } = setUp({ id: "echo 0" }, "setup_packages");
  expect(stderr).toContain("the packages docker.io openssh-client iptables");
  expect(status).toBe(1);
});

test("who has all of it needs no root", () => {
  const { status, stderr } = setUp({ id: "echo 1000", docker: "exit 0", "ssh-keygen": "exit 0" }, "setup_packages");
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test("hosts of those who have gone are removed, and neither another's nor one without an owner", () => {
  const hosts = `gone 999999999\\nanother ${process.pid}\\nby-hand \\n`;
  const docker = `[ "$1" != ps ] || { printf '${hosts}'; exit; }; echo "$*" >&2`;
  const { status, stderr } = setUp({ docker }, "remove_hosts");
  expect(stderr).toBe("rm -f -v gone\n");
  expect(status).toBe(0);
});
