import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sh } from "../../src/shell/script.ts";
import type { Connection, Endpoint, Transport } from "../../src/transport/connection.ts";
import { createTransport } from "../../src/transport/open.ts";
import { journalOfSsh, type LabHost, startHost, Workspace } from "../lab/host.ts";
import { type Relay, startRelay } from "../support/relay.ts";
import { sshHome } from "../support/ssh-home.ts";

/** The name of the inner host: only the jump host knows it. */
const inner = "inner.internal";

const workspace = new Workspace();
let bastion: LabHost;
let host: LabHost;
let transport: Transport;
const links: Connection[] = [];
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [bastion, host] = await Promise.all([startHost("bastion", workspace), startHost("inner", workspace)]);
  const address = await host.sh("hostname -I | cut -d ' ' -f 1");
  await bastion.sh(`echo '${address} ${inner}' >>/etc/hosts
    printf 'Match User limited\\n  AllowTcpForwarding no\\n' >>/etc/ssh/sshd_config && systemctl reload ssh`);
  await trust(bastion, `[127.0.0.1]:${bastion.port}`);
  await trust(host, inner);
});
beforeEach(() => {
  transport = createTransport();
});
afterEach(async () => {
  for (const link of links.splice(0)) await link.close();
  for (const close of closers.splice(0)) await close();
});
afterAll(async () => {
  await Promise.all([bastion?.stop(), host?.stop()]);
  workspace.remove();
});

async function trust(one: LabHost, name: string): Promise<void> {
  const [kind, key] = (await one.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ");
  appendFileSync(workspace.path("known_hosts"), `${name} ${kind} ${key}\n`);
}

function endpoint(more: Partial<Endpoint> = {}): Endpoint {
  return {
    name: "mk1",
    connection: "ssh",
    address: inner,
    user: "root",
    identityFile: workspace.path("id"),
    proxyJump: `root@127.0.0.1:${bastion.port}`,
    knownHosts: [workspace.path("known_hosts")],
    become: false,
    connectTimeout: 5000,
    ...more,
  };
}

async function open(more: Partial<Endpoint> = {}, signal?: AbortSignal): Promise<Connection> {
  const link = await transport.open(endpoint(more), signal);
  links.push(link);
  return link;
}

async function say(link: Connection, script = sh`hostname`): Promise<string> {
  return (await link.exec(script)).stdout.toString().trim();
}

/** How many logins the jump host has seen, and how many links to its sshd are open. */
const logins = async () => Number(await bastion.sh(`${journalOfSsh} | grep -c 'Accepted publickey'`));
const open22 = async () =>
  Number(await bastion.sh(`awk '$2 ~ /:0016$/ && $4 == "01"' /proc/net/tcp /proc/net/tcp6 | wc -l`));

async function relay(): Promise<Relay> {
  const started = await startRelay(bastion.port, {});
  closers.push(() => started.close());
  await trust(bastion, `[127.0.0.1]:${started.port}`);
  return started;
}

describe("through a jump host", () => {
  test("a host is reached that has no address here", async () => {
    const link = await open();
    expect(await say(link)).toBe(await host.sh("hostname"));
    expect(await say(link, sh`echo $SSH_CONNECTION`)).toContain(`${await bastion.sh("hostname -I")} `.split(" ")[0]);
    await expect(open({ proxyJump: "none" })).rejects.toMatchObject({ problem: "unresolved" });
  });

  test("many hosts are reached over one link, which goes when nobody needs it", async () => {
    const before = await logins();
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => open()));
    expect(await logins()).toBe(before + 1);
    for (const other of others) await other.close();
    expect(await say(first as Connection)).toBe(await host.sh("hostname"));
    await first?.close();
    await expect.poll(open22, { timeout: 20_000 }).toBe(0);
    expect(await say(await open())).toBe(await host.sh("hostname"));
  });

  test("several in a row are gone through, the nearest first", async () => {
    await trust(host, "127.0.0.1");
    const proxyJump = `root@127.0.0.1:${bastion.port},ssh://ubuntu@${inner}`;
    const link = await open({ address: "127.0.0.1", port: 22, proxyJump });
    expect(await say(link, sh`hostname; echo $SSH_CONNECTION`)).toMatch(
      new RegExp(`^${await host.sh("hostname")}\n127.0.0.1 `),
    );
  });

  test("both keys are strict, and each is told by its name", async () => {
    const knownHosts = [workspace.path("nobody")];
    writeFileSync(knownHosts[0] as string, "");
    await expect(open({ knownHosts })).rejects.toMatchObject({
      problem: "host-key-unknown",
      message: expect.stringContaining("The host key of jump host 127.0.0.1 is not known"),
    });
    const [kind, key] = (await bastion.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ");
    const another = readFileSync(workspace.path("id.pub"), "utf8").split(" ")[1];
    appendFileSync(
      knownHosts[0] as string,
      `[127.0.0.1]:${bastion.port} ${kind} ${key}\n${inner} ${kind} ${another}\n`,
    );
    await expect(open({ knownHosts })).rejects.toMatchObject({
      problem: "host-key-changed",
      message: expect.stringContaining("mk1 shows another host key"),
    });
  });

  test("what stands in the way there is told", async () => {
    await expect(open({ proxyJump: `limited@127.0.0.1:${bastion.port}` })).rejects.toMatchObject({
      problem: "refused",
      message: `The jump host 127.0.0.1 forwards nothing to ${inner}:22.`,
      hint: expect.stringContaining("AllowTcpForwarding"),
    });
    await expect(open({ port: 1 })).rejects.toMatchObject({
      problem: "refused",
      message: `The jump host 127.0.0.1 can't reach mk1 (${inner}:1): Connection refused.`,
    });
    await expect(open({ address: "nobody.internal" })).rejects.toMatchObject({
      message: expect.stringMatching(/can't reach mk1 \(nobody.internal:22\): .*(known|resolution)/),
    });
    await expect(open({ proxyJump: `nobody@127.0.0.1:${bastion.port}` })).rejects.toMatchObject({
      problem: "auth",
      message: expect.stringContaining(`jump host 127.0.0.1 (127.0.0.1:${bastion.port}) does not let nobody in`),
      hint: expect.stringContaining("Check the user in proxyJump"),
    });
    await expect(open({ proxyJump: "root@127.0.0.1:1" })).rejects.toMatchObject({
      problem: "refused",
      hint: expect.stringContaining("its port in proxyJump, or in ~/.ssh/config"),
    });
    await expect(open({ proxyJump: "bastion.invalid" })).rejects.toMatchObject({
      problem: "unresolved",
      hint: "Check the spelling in proxyJump, or in ~/.ssh/config.",
    });
    await expect.poll(open22, { timeout: 20_000 }).toBe(0);
  });

  test("a link that breaks before the host is lost, and opens anew", async () => {
    const { port, cut } = await relay();
    const link = await open({ proxyJump: `root@127.0.0.1:${port}` });
    const running = link.exec(sh`sleep 60`);
    await delay(300);
    cut();
    await expect(running).rejects.toMatchObject({ problem: "lost" });
    expect(await say(await open({ proxyJump: `root@127.0.0.1:${port}` }))).toBe(await host.sh("hostname"));
  });

  test("an interrupt ends one that waits, and leaves the others", async () => {
    const link = await open();
    const stop = new AbortController();
    const waiting = open({}, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ problem: "aborted" });
    expect(await say(link)).toBe(await host.sh("hostname"));
  });
});

describe("by the user's own configuration", () => {
  const write = sshHome(workspace.path("home"));
  const configure = (...rows: readonly string[]) => {
    const way = [
      "  HostName 127.0.0.1",
      `  Port ${bastion.port}`,
      "  User root",
      `  IdentityFile ${workspace.path("id")}`,
    ];
    write("Host bastion", ...way, ...rows);
  };
  const bare = () => {
    const { proxyJump: _, ...rest } = endpoint();
    return rest;
  };

  test("ProxyJump is gone through, with the jump host's own settings", async () => {
    configure(`Host ${inner}`, "  ProxyJump bastion");
    const link = await transport.open(bare());
    links.push(link);
    expect(await say(link)).toBe(await host.sh("hostname"));
    await expect(open({ proxyJump: "none" })).rejects.toMatchObject({ problem: "unresolved" });
  });

  test("for all hosts it is not for the jump host itself", async () => {
    configure("Host *", "  ProxyJump bastion");
    const link = await transport.open(bare());
    links.push(link);
    expect(await say(link)).toBe(await host.sh("hostname"));
  });

  test("a circle is told, and ProxyCommand too", async () => {
    configure(`Host ${inner} other`, "  ProxyJump one", "Host one", "  ProxyJump two", "Host two", "  ProxyJump one");
    await expect(transport.open(bare())).rejects.toMatchObject({
      problem: "refused",
      message: "The way to mk1 goes through more than 8 jump hosts.",
    });
    configure(`Host ${inner}`, "  ProxyCommand nc %h %p");
    transport = createTransport();
    await expect(transport.open(bare())).rejects.toMatchObject({ message: expect.stringContaining("proxycommand nc") });
    links.push(await transport.open(endpoint()));
  });
});
