import { connect as connectTcp, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { NodeSSH } from "node-ssh";
import pLimit from "p-limit";
import type { Client, ServerHostKeyAlgorithm } from "ssh2";
import type { Script } from "../shell/script.ts";
import { checkBecome, commandLine } from "./become.ts";
import { type Connection, ConnectionError, type Endpoint, type ExecOptions, type ExecResult } from "./connection.ts";
import { execOnChannel } from "./exec.ts";
import { loginsOf, offer } from "./identity.ts";
import { fingerprint, judgeHostKey, type KnownHost, keyType, knownHostName } from "./known-hosts.ts";
import { knownLines } from "./known-hosts-files.ts";
import { resolveTarget, type Target } from "./ssh-config.ts";
import { DroppedBeforeHandshake, describe, noAnswer } from "./ssh-failure.ts";

/** sshd releases its sessions late (MaxSessions is 10): more at once is refused. */
const channels = 4;

/** How often a link that drops before its handshake is tried: sshd's MaxStartups drops at random when many arrive. */
const attempts = 4;

/** Opens an SSH connection. Rejects with a {@link ConnectionError}; only what fails before the handshake is tried again. */
export async function openSsh(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
  const target = await resolveTarget(endpoint);
  for (let attempt = 1; ; attempt++) {
    try {
      const ssh = await connectOnce(target, endpoint.connectTimeout, signal);
      return new SshConnection(ssh, target, endpoint.become && target.user !== "root");
    } catch (error) {
      if (!(error instanceof DroppedBeforeHandshake) || attempt === attempts) throw error;
      await delay(100 * attempt + Math.random() * 200 * attempt);
    }
  }
}

async function connectOnce(target: Target, timeout: number, signal: AbortSignal | undefined): Promise<NodeSSH> {
  const known = knownLines(target.knownHosts, knownHostName(target.address, target.port));
  const logins = loginsOf(target);
  const socket = await openSocket(target, timeout, signal);
  const ssh = new NodeSSH();
  let refusal: ConnectionError | undefined;
  try {
    const connecting = ssh.connect({
      sock: socket,
      host: target.address,
      port: target.port,
      username: target.user,
      readyTimeout: timeout,
      keepaliveInterval: 15_000,
      keepaliveCountMax: 4,
      algorithms: { serverHostKey: hostKeyOrder(known) },
      // It must be synchronous and strictly boolean: ssh2 takes everything but `false` as a yes.
      hostVerifier: (key: Buffer): boolean => {
        refusal = refuseHostKey(known, target, key);
        return refusal === undefined;
      },
      authHandler: offer(logins),
    });
    await abortable(connecting, socket, target, signal);
  } catch (error) {
    socket.destroy();
    if (error instanceof ConnectionError) throw error;
    throw refusal ?? describe(error, target, timeout);
  }
  // node-ssh leaves no listener after `ready`: without one a reset would be an uncaught exception.
  ssh.connection?.on("error", () => undefined);
  return ssh;
}

function abortable(connecting: Promise<unknown>, socket: Socket, target: Target, signal: AbortSignal | undefined) {
  if (signal === undefined) return connecting;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      socket.destroy();
      reject(new ConnectionError("aborted", `Connecting to ${target.name} was given up.`, "Run the command again."));
    };
    signal.addEventListener("abort", onAbort, { once: true });
    connecting.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** The link as the engine sees it. */
class SshConnection implements Connection {
  readonly #ssh: NodeSSH;
  readonly #client: Client;
  readonly #host: string;
  readonly #become: boolean;
  readonly #limit = pLimit(channels);

  constructor(ssh: NodeSSH, target: Target, become: boolean) {
    if (ssh.connection === null) throw new Error("a connection that is ready has a client");
    this.#ssh = ssh;
    this.#client = ssh.connection;
    this.#host = target.name;
    this.#become = become;
  }

  exec(script: Script, options: ExecOptions = {}): Promise<ExecResult> {
    return this.#limit(async () => {
      const result = await execOnChannel(this.#client, this.#host, commandLine(this.#become), script, options);
      if (this.#become) checkBecome(this.#host, result);
      return result;
    });
  }

  async close(): Promise<void> {
    this.#ssh.dispose();
  }
}

/** TCP with its own timeout and without Nagle's delay, which ssh2 never switches off: an exec takes 5 ms instead of 34. */
function openSocket(target: Target, timeout: number, signal: AbortSignal | undefined): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: target.address, port: target.port, noDelay: true });
    const fail = (error: ConnectionError) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(noAnswer(target, timeout)), timeout);
    const onAbort = () =>
      fail(new ConnectionError("aborted", `Connecting to ${target.name} was given up.`, "Run the command again."));
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    socket.once("error", (error) => fail(describe(error, target, timeout)));
    socket.once("connect", () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      socket.removeAllListeners("error");
      resolve(socket);
    });
  });
}

const hostKeyAlgorithms: Readonly<Record<string, readonly ServerHostKeyAlgorithm[]>> = {
  "ssh-ed25519": ["ssh-ed25519"],
  "ecdsa-sha2-nistp256": ["ecdsa-sha2-nistp256"],
  "ecdsa-sha2-nistp384": ["ecdsa-sha2-nistp384"],
  "ecdsa-sha2-nistp521": ["ecdsa-sha2-nistp521"],
  "ssh-rsa": ["rsa-sha2-512", "rsa-sha2-256"],
};

/** Asks for the types first that known_hosts has, or a host that is known by one key would answer with another. */
function hostKeyOrder(lines: readonly KnownHost[]): ServerHostKeyAlgorithm[] {
  const known = lines.flatMap(({ type }) => hostKeyAlgorithms[type] ?? []);
  return [...new Set([...known, ...Object.values(hostKeyAlgorithms).flat()])];
}

function refuseHostKey(known: readonly KnownHost[], target: Target, key: Buffer): ConnectionError | undefined {
  const shown = `${keyType(key)} ${fingerprint(key)}`;
  switch (judgeHostKey(known, key)) {
    case "known":
      return undefined;
    case "unknown":
      return new ConnectionError(
        "host-key-unknown",
        `The host key of ${target.name} is not known: ${shown}.`,
        "Compare it with what the host itself says (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then run fleet trust.",
      );
    case "changed":
    case "revoked":
      return new ConnectionError(
        "host-key-changed",
        `${target.name} shows another host key than known_hosts has: ${shown}. Somebody may be in between.`,
        "If the host was installed anew, remove the old key with ssh-keygen -R and run fleet trust.",
      );
  }
}
