import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadInventory } from "../../src/config/load.ts";
import { hostPlanner } from "../../src/engine/plan/plan-host.ts";
import { batchProbes } from "../../src/engine/read/probe.ts";
import { startHost, Workspace } from "../lab/host.ts";

// Writes converged-answer.json: what a real host answers to fleet's script when it has all that is desired. To be run
// when a probe has changed: `npm run bench -- --capture`.
process.env["DOCKER_HOST"] ??= "unix:///var/run/docker.sock";
const nonce = "0".repeat(32);
const workspace = new Workspace();
const host = await startHost("mk1", workspace);
try {
  const path = workspace.inventory({
    mk1: `address: 127.0.0.1, port: ${host.port}, deployment: systemd, unit: misskey.service`,
  });
  for (const args of [
    ["trust", "--yes", path],
    ["apply", "--yes", path],
  ]) {
    const { code, stdout, stderr } = await workspace.fleet(...args);
    if (code !== 0) throw new Error(stdout + stderr);
  }
  await sleep(10_000);
  const loaded = loadInventory(path, { playbooks: join(import.meta.dirname, "../../playbooks") });
  if (!loaded.ok || loaded.value.hosts[0] === undefined) throw new Error("no inventory");
  const batch = batchProbes(hostPlanner(loaded.value.hosts[0]).probes, nonce);
  const answer = await ask(batch.script);
  writeFileSync(join(import.meta.dirname, "converged-answer.json"), `${JSON.stringify(answer, null, 2)}\n`);
} finally {
  await host.stop();
  workspace.remove();
}

function ask(script: string): Promise<{ stdout: string; stderr: string }> {
  const options = ["-i", "id", "-o", "UserKnownHostsFile=known_hosts", "-o", "BatchMode=yes", "-p", String(host.port)];
  const child = spawn("ssh", [...options, "root@127.0.0.1", "exec /bin/sh -s"], { cwd: workspace.directory });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  child.stdin.end(script);
  const named = (text: string) => text.replaceAll(nonce, "@NONCE@");
  return new Promise((resolve) => child.on("close", () => resolve({ stdout: named(stdout), stderr: named(stderr) })));
}
