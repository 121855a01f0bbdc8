import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sh } from "../../src/shell/script.ts";
import type { ConnectionProblem, Endpoint, Transport } from "../../src/transport/connection.ts";
import { createTransport } from "../../src/transport/open.ts";
import { journalOfSsh, type LabHost, startHost, Workspace } from "../lab/host.ts";
import { listen, startRelay } from "../support/relay.ts";
import { sshHome } from "../support/ssh-home.ts";

const workspace = new Workspace();
let transport: Transport;
let host: LabHost;
let hostKey: string;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  host = await startHost("ssh", workspace);
  hostKey = (await host.sh("cat /etc/ssh/ssh_host_ed25519_key.pub")).split(" ").slice(0, 2).join(" ");
  trustPort(host.port);
});
// A transport asks ssh's configuration once.
beforeEach(() => {
  transport = createTransport();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(async () => {
  await host?.stop();
  workspace.remove();
});

function trustPort(port: number): void {
  appendFileSync(workspace.path("known_hosts"), `[127.0.0.1]:${port} ${hostKey}\n`);
}

function endpoint(more: Partial<Endpoint> = {}): Endpoint {
  return {
    name: "ssh",
    connection: "ssh",
    address: "127.0.0.1",
    port: host.port,
    user: "root",
    identityFile: workspace.path("id"),
    knownHosts: [workspace.path("known_hosts")],
    become: false,
    connectTimeout: 3000,
    ...more,
  };
}

async function problemOf(attempt: Promise<unknown>): Promise<ConnectionProblem | "none"> {
  return attempt.then(
    () => "none",
    (error) => error.problem,
  );
}

async function server(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const listening: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    listening.close();
  });
  return listen(listening);
}

describe("a link over SSH", () => {
  test("runs a script from stdin, with streams and code apart", async () => {
    const link = await transport.open(endpoint());
    const result = await link.exec(sh`printf %s ${"a 'b' \\n ü"}; echo err >&2; exit 7`);
    await link.close();
    expect({ ...result, stdout: result.stdout.toString(), stderr: result.stderr.toString() }).toEqual({
      code: 7,
      stdout: "a 'b' \\n ü",
      stderr: "err\n",
    });
  });

  test("carries many commands at once", async () => {
    const link = await transport.open(endpoint());
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => link.exec(sh`sleep 0.05; echo ${index}`)),
    );
    await link.close();
    expect(results.map(({ stdout }) => Number(stdout.toString()))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test("becomes root through sudo, and says when it may not", async () => {
    const allowed = await transport.open(endpoint({ user: "ubuntu", become: true }));
    expect((await allowed.exec(sh`id -u`)).stdout.toString()).toBe("0\n");
    await allowed.close();
    const denied = await transport.open(endpoint({ user: "limited", become: true }));
    expect(await problemOf(denied.exec(sh`id -u`))).toBe("become");
    await denied.close();
  });

  test("a failing script is not taken for sudo's refusal", async () => {
    const link = await transport.open(endpoint({ user: "ubuntu", become: true }));
    const { code } = await link.exec(sh`echo 'no such thing' >&2; exit 1`);
    await link.close();
    expect(code).toBe(1);
  });

  test("works whatever the login shell prints", async () => {
    await host.sh(
      "printf '#!/bin/bash\\necho noise\\nexec /bin/bash \"$@\"\\n' >/usr/local/bin/noisy && chmod 755 /usr/local/bin/noisy && chsh -s /usr/local/bin/noisy limited",
    );
    const link = await transport.open(endpoint({ user: "limited" }));
    const { stdout } = await link.exec(sh`echo mine`);
    await link.close();
    await host.sh("chsh -s /bin/bash limited");
    expect(stdout.toString()).toBe("noise\nmine\n");
  });

  test("gives a command up in time, and when told to", async () => {
    const link = await transport.open(endpoint());
    expect(await problemOf(link.exec(sh`sleep 5`, { timeout: 200 }))).toBe("timeout");
    expect(await problemOf(link.exec(sh`sleep 5`, { signal: AbortSignal.timeout(200) }))).toBe("aborted");
    expect(await problemOf(link.exec(sh`yes`, { limit: 100_000 }))).toBe("noise");
    await link.close();
  });
});

describe("what a link fails of has a name", () => {
  test("a key that nobody trusts stops before the login", async () => {
    const before = await host.sh(`${journalOfSsh} | grep -c Accepted || true`);
    expect(await problemOf(transport.open(endpoint({ knownHosts: [workspace.path("none")] })))).toBe(
      "host-key-unknown",
    );
    expect(await host.sh(`${journalOfSsh} | grep -c Accepted || true`)).toBe(before);
  });

  test("known_hosts that cannot be read is no file without hosts", async () => {
    await expect(transport.open(endpoint({ knownHosts: [workspace.directory] }))).rejects.toMatchObject({
      message: expect.stringContaining(`The host keys in ${workspace.directory} can't be read`),
    });
  });

  test("another key than the known one", async () => {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", workspace.path("other")]);
    const other = execFileSync("ssh-keygen", ["-y", "-f", workspace.path("other")], { encoding: "utf8" }).trim();
    writeFileSync(workspace.path("wrong"), `[127.0.0.1]:${host.port} ${other}\n`);
    expect(await problemOf(transport.open(endpoint({ knownHosts: [workspace.path("wrong")] })))).toBe(
      "host-key-changed",
    );
  });

  test("a key that is denied", async () => {
    if (!execFileSync("ls", [workspace.directory], { encoding: "utf8" }).includes("denied")) {
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", workspace.path("denied")]);
    }
    let tries = 0;
    const port = await server((near) => {
      tries += 1;
      const far = connect(host.port, "127.0.0.1").on("error", () => near.destroy());
      near.pipe(far).pipe(near);
    });
    trustPort(port);
    expect(await problemOf(transport.open(endpoint({ port, identityFile: workspace.path("denied") })))).toBe("auth");
    // Whoever tries a denied key again and again is locked out.
    expect(tries).toBe(1);
    expect(await problemOf(transport.open(endpoint({ identityFile: workspace.path("missing") })))).toBe("auth");
  });

  test("a name without an address, and a port where nobody listens", async () => {
    expect(await problemOf(transport.open(endpoint({ address: "no-such-host.invalid" })))).toBe("unresolved");
    expect(await problemOf(transport.open(endpoint({ port: 1 })))).toBe("refused");
  });

  test("a host that hangs", async () => {
    const port = await server(() => undefined);
    expect(await problemOf(transport.open(endpoint({ port, connectTimeout: 300 })))).toBe("timeout");
  });

  test("something that is no SSH server", async () => {
    const port = await server((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(["noise", "lost"]).toContain(await problemOf(transport.open(endpoint({ port }))));
  });

  test("a server that drops links before the handshake is tried again, a few times", async () => {
    let tries = 0;
    const port = await server((socket) => {
      tries += 1;
      socket.destroy();
    });
    expect(await problemOf(transport.open(endpoint({ port })))).toBe("lost");
    expect(tries).toBeGreaterThan(1);
    expect(tries).toBeLessThan(10);
  });

  test("a link that is reset in the middle of a command: its outcome is unknown", async () => {
    const relay = await startRelay(host.port, { resetAfter: 200_000 });
    closers.push(relay.close);
    trustPort(relay.port);
    const link = await transport.open(endpoint({ port: relay.port }));
    expect(await problemOf(link.exec(sh`head -c 1000000 /dev/zero; exit 0`))).toBe("lost");
    expect(await problemOf(link.exec(sh`true`))).toBe("lost");
    await link.close();
  });

  test("a link that is reset while nothing runs harms nobody", async () => {
    const link = await transport.open(endpoint());
    await host.sh("pkill -KILL -f '[s]shd: root' || true");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await problemOf(link.exec(sh`true`))).toBe("lost");
    await link.close();
  });
});

describe("what the user's own SSH knows", () => {
  const write = sshHome(workspace.path("home"));
  const configure = (...rows: readonly string[]) =>
    write("Host *.none", "  User nobody", "Match host alias", ...rows.map((row) => `  ${row}`));
  const bare = () => {
    const { port: _, user: __, identityFile: ___, ...rest } = endpoint();
    return rest;
  };

  test("an alias gives address, port, user and key", async () => {
    configure("HostName 127.0.0.1", `Port ${host.port}`, "User ubuntu", `IdentityFile ${workspace.path("id")}`);
    const link = await transport.open({ ...bare(), address: "alias" });
    expect((await link.exec(sh`id -un`)).stdout.toString()).toBe("ubuntu\n");
    await link.close();
  });

  test("what the inventory says comes first", async () => {
    configure("HostName 127.0.0.1", "Port 1", "User nobody", "IdentityFile /dev/null");
    const link = await transport.open(endpoint({ address: "alias" }));
    expect((await link.exec(sh`id -un`)).stdout.toString()).toBe("root\n");
    await link.close();
  });

  test("what it says under one user counts for that user", async () => {
    write("Match user ubuntu", `  Port ${host.port}`, "Host *", "  Port 1");
    const { port: _, ...rest } = endpoint({ user: "ubuntu" });
    const link = await transport.open(rest);
    expect((await link.exec(sh`id -un`)).stdout.toString()).toBe("ubuntu\n");
    await link.close();
  });

  test("HostKeyAlias is the name that known_hosts is asked for", async () => {
    appendFileSync(workspace.path("known_hosts"), `mk1-key ${hostKey}\n`);
    const fresh = await startRelay(host.port, {});
    closers.push(() => fresh.close());
    configure("HostName 127.0.0.1", "HostKeyAlias mk1-key");
    const link = await transport.open(endpoint({ address: "alias", port: fresh.port }));
    expect((await link.exec(sh`id -un`)).stdout.toString()).toBe("root\n");
    await link.close();
  });

  test("a mistake in it is told with ssh's own words, and nothing is dialled", async () => {
    configure("HostName 127.0.0.1", `Port ${host.port}`, "ProxyJumb jump.example.jp");
    await expect(transport.open(endpoint({ address: "alias" }))).rejects.toMatchObject({
      problem: "refused",
      message: expect.stringMatching(
        /What ~\/.ssh\/config says of alias could not be read: .*(terminating|proxyjumb)/i,
      ),
    });
  });

  test("an encrypted key file is used by the agent that has it, and no other key of the agent's", async () => {
    const locked = workspace.path("locked");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "secret", "-f", locked]);
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", workspace.path("spare")]);
    await host.sh(`echo '${readFileSync(`${locked}.pub`, "utf8").trim()}' >>/home/ubuntu/.ssh/authorized_keys`);
    const to = (identityFile: string) => transport.open(endpoint({ user: "ubuntu", identityFile }));
    await expect(to(locked)).rejects.toMatchObject({ message: expect.stringContaining("locked is encrypted") });
    const said = execFileSync("ssh-agent", ["-s", "-a", workspace.path("agent-2")], { encoding: "utf8" });
    const agent = Number(/SSH_AGENT_PID=(\d+)/.exec(said)?.[1]);
    try {
      vi.stubEnv("SSH_AUTH_SOCK", workspace.path("agent-2"));
      execFileSync("ssh-add", ["-q", workspace.path("id"), workspace.path("spare")], { stdio: "pipe" });
      await expect(to(locked)).rejects.toMatchObject({ message: expect.stringContaining("locked is encrypted") });
      await expect(to(`${locked}.pub`)).rejects.toMatchObject({
        message: expect.stringContaining("its private one is not in an agent"),
      });
      const askpass = workspace.path("askpass");
      writeFileSync(askpass, "#!/bin/sh\necho secret\n", { mode: 0o755 });
      const env = { ...process.env, SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: "force" };
      execFileSync("ssh-add", ["-q", locked], { stdio: "pipe", env });
      for (const identityFile of [locked, `${locked}.pub`]) {
        const link = await to(identityFile);
        expect((await link.exec(sh`id -un`)).stdout.toString()).toBe("ubuntu\n");
        await link.close();
      }
    } finally {
      process.kill(agent);
    }
  });

  test("an agent's key logs in, and without the agent nothing does", async () => {
    const socket = workspace.path("agent");
    const said = execFileSync("ssh-agent", ["-s", "-a", socket], { encoding: "utf8" });
    const agent = Number(/SSH_AGENT_PID=(\d+)/.exec(said)?.[1]);
    try {
      vi.stubEnv("SSH_AUTH_SOCK", socket);
      execFileSync("ssh-add", ["-q", workspace.path("id")], { stdio: "pipe" });
      const link = await transport.open({ ...bare(), port: host.port, user: "root" });
      expect((await link.exec(sh`id -un`)).stdout.toString()).toBe("root\n");
      await link.close();
    } finally {
      process.kill(agent);
    }
    vi.stubEnv("SSH_AUTH_SOCK", undefined);
    expect(await problemOf(transport.open({ ...bare(), port: host.port, user: "root" }))).toBe("auth");
  });
});

describe("this machine as a host", () => {
  test("runs the same scripts", async () => {
    const link = await transport.open(endpoint({ connection: "local" }));
    const { code, stdout } = await link.exec(sh`echo here; exit 3`);
    expect([code, stdout.toString()]).toEqual([3, "here\n"]);
    expect(await problemOf(link.exec(sh`sleep 5`, { timeout: 100 }))).toBe("timeout");
    await link.close();
  });
});
