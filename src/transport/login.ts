import type { Duplex } from "node:stream";
import { NodeSSH } from "node-ssh";
import type { ServerHostKeyAlgorithm } from "ssh2";
import { ConnectionError } from "./connection.ts";
import { loginsOf, offer } from "./identity.ts";
import { fingerprint, judgeHostKey, type KnownHost, keyType } from "./known-hosts.ts";
import { knownLines } from "./known-hosts-files.ts";
import type { Target } from "./ssh-config.ts";
import { describe } from "./ssh-failure.ts";
import { givenUp } from "./tcp.ts";

/** Opens the way to a target's SSH server. */
export type Way = (target: Target, timeout: number, signal: AbortSignal | undefined) => Promise<Duplex>;

/** Logs in to a target over a way of its own. Rejects with a {@link ConnectionError}; the host's key is judged before anything is told to it. */
export async function logIn(
  target: Target,
  open: Way,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<NodeSSH> {
  const known = knownLines(target.knownHosts, target.knownName);
  const logins = await loginsOf(target);
  const sock = await open(target, timeout, signal);
  const ssh = new NodeSSH();
  let refusal: ConnectionError | undefined;
  try {
    const connecting = ssh.connect({
      sock,
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
    await unlessAborted(connecting, target, signal);
  } catch (error) {
    sock.destroy();
    if (error instanceof ConnectionError) throw error;
    throw refusal ?? describe(error, target, timeout);
  }
  // node-ssh leaves no listener after `ready`: without one a reset would be an uncaught exception.
  ssh.connection?.on("error", () => undefined);
  return ssh;
}

/** Waits for something, and no longer than until the signal. */
export function unlessAborted<T>(work: Promise<T>, target: Target, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(givenUp(target));
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
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
