import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HostFile } from "../../src/config/inventory-file.gen.ts";
import { calm, journalOfSsh, type LabHost, startHost, Workspace } from "../lab/host.ts";

/** Two hosts that only the jump host has addresses for. */
const names = ["mk1", "mk2"] as const;

let workspace: Workspace;
let bastion: LabHost;
let hosts: LabHost[];
let inventory: string;

beforeAll(async () => {
  workspace = new Workspace();
  [bastion, ...hosts] = (await Promise.all(["bastion", ...names].map((name) => startHost(name, workspace)))) as [
    LabHost,
    ...LabHost[],
  ];
  for (const [index, host] of hosts.entries()) {
    // Keys of their own, as real hosts have.
    await host.sh("rm /etc/ssh/ssh_host_* && ssh-keygen -A && systemctl restart ssh");
    const address = await host.sh("hostname -I | cut -d ' ' -f 1");
    await bastion.sh(`echo '${address} ${names[index]}.internal' >>/etc/hosts`);
  }
  // It tells which sessions are asked for.
  for (const host of hosts) await host.sh("echo 'LogLevel VERBOSE' >>/etc/ssh/sshd_config && systemctl restart ssh");
  inventory = write();
});
afterAll(async () => {
  await Promise.all([bastion, ...(hosts ?? [])].map((host) => host?.stop()));
  workspace?.remove();
});

function write(over: HostFile = {}): string {
  const host = (name: string) => ({
    address: `${name}.internal`,
    deployment: "systemd",
    unit: "misskey.service",
    ...over,
  });
  const defaults = {
    user: "root",
    identityFile: "id",
    knownHosts: ["known_hosts"],
    stable: "0s",
    healthTimeout: "30s",
  };
  const value = {
    version: 1,
    defaults: { ...defaults, proxyJump: `root@127.0.0.1:${bastion.port}` },
    strategy: { soak: "0s", canary: 0, waves: [] },
    hosts: Object.fromEntries(names.map((name) => [name, host(name)])),
  };
  const path = workspace.path("inventory.yaml");
  writeFileSync(path, JSON.stringify(value));
  return path;
}

const count = async (host: LabHost, what: string) =>
  Number(await host.sh(`${journalOfSsh} | grep -c '${what}' || true`));
const logins = (host: LabHost) => count(host, "Accepted publickey");
const sessions = (host: LabHost) => count(host, "Starting session: command");

test("trust shows the jump host first, then what is behind it, and stops where known_hosts can't be written", async () => {
  mkdirSync(workspace.path("known_hosts"));
  const nowhere = await workspace.fleet("trust", "--yes", inventory);
  expect(nowhere.stdout + nowhere.stderr).toContain(`${workspace.path("known_hosts")} can't be read`);
  expect(nowhere.code).toBe(4);
  rmSync(workspace.path("known_hosts"), { recursive: true });

  const asked = await workspace.fleet("trust", inventory);
  expect(asked.stdout).toContain(`127.0.0.1 (127.0.0.1:${bastion.port}, a jump host): new`);
  expect(asked.stdout).not.toContain("mk1");
  expect(asked.code).toBe(64);
  expect(existsSync(workspace.path("known_hosts"))).toBe(false);

  const { code, stdout } = await workspace.fleet("trust", "--yes", inventory);
  expect(stdout).toMatch(
    /a jump host\): new[\s\S]*1 host is trusted now[\s\S]*mk1 \(mk1.internal:22\): new[\s\S]*2 hosts are trusted now/,
  );
  expect(code).toBe(0);
  expect(readFileSync(workspace.path("known_hosts"), "utf8")).toMatch(/^mk1.internal ssh-ed25519 /m);
  const again = await workspace.fleet("trust", inventory);
  expect(again.stdout).toContain("mk2 (mk2.internal:22): known already");
  expect(again.code).toBe(0);
});

test("a plan is one login and one session a host, and one login at the jump host", async () => {
  const before = await Promise.all([logins(bastion), ...hosts.flatMap((host) => [logins(host), sessions(host)])]);
  const { code, stdout } = await workspace.fleet("plan", "--detailed-exitcode", inventory);
  expect(stdout).toContain("Same on 2 hosts (systemd)");
  expect(code).toBe(2);
  expect(await sessions(bastion)).toBe(0);
  expect(await Promise.all([logins(bastion), ...hosts.flatMap((host) => [logins(host), sessions(host)])])).toEqual(
    before.map((one) => one + 1),
  );
});

test("apply, verify and rollback go the same way, over one login each", async () => {
  const before = await Promise.all([bastion, ...hosts].map(logins));
  const { code, stdout } = await workspace.fleet("apply", "--yes", inventory);
  expect(stdout).toContain("Apply: 2 committed.");
  expect(code).toBe(0);
  expect(await Promise.all([bastion, ...hosts].map(logins))).toEqual(before.map((one) => one + 1));
  await Promise.all(hosts.map((host) => host.sh(calm)));
  expect((await workspace.fleet("verify", inventory)).code).toBe(0);
  const back = await workspace.fleet("rollback", "--yes");
  expect(back.stdout).toContain("Rollback: 2 rolled-back.");
});

test("a jump host that is down is told once, for all that are behind it", async () => {
  await bastion.sh("systemctl stop ssh.socket ssh; pkill sshd; true");
  try {
    const { code, stdout } = await workspace.fleet("plan", inventory);
    expect(stdout).toContain(`jump host 127.0.0.1 (127.0.0.1:${bastion.port})`);
    expect(stdout).toContain("2 hosts not reached");
    expect(code).toBe(4);
  } finally {
    await bastion.sh("systemctl start ssh");
  }
});
