import type { Duplex } from "node:stream";
import type { NodeSSH } from "node-ssh";
import { ConnectionError } from "./connection.ts";
import { logIn, unlessAborted, type Way } from "./login.ts";
import type { Target } from "./ssh-config.ts";
import { noAnswer } from "./ssh-failure.ts";
import { openTcp } from "./tcp.ts";

/** A link to a jump host, and how many ways lead through it. */
interface Jump {
  readonly ssh: Promise<NodeSSH>;
  readonly unwanted: AbortController;
  ways: number;
}

/** Ways to SSH servers: straight, or through jump hosts. There is one link to each of these while somebody goes through it. */
export class Jumps {
  readonly #open = new Map<string, Jump>();

  /** TCP, or a channel of the jump host before the target. Rejects with a {@link ConnectionError}. */
  readonly way: Way = async (target, timeout, signal) => {
    const { jump: before } = target;
    if (before === undefined) return openTcp(target, timeout, signal);
    const key = JSON.stringify(before);
    const jump = this.#open.get(key) ?? this.#begin(key, before, timeout);
    jump.ways += 1;
    const leave = () => {
      jump.ways -= 1;
      if (jump.ways === 0) this.#end(key, jump);
    };
    try {
      const ssh = await unlessAborted(jump.ssh, target, signal);
      const opening = forward(ssh, before, target, timeout);
      const channel = await unlessAborted(opening, target, signal).catch((error: unknown) => {
        // One that opens when nobody waits any more would stay as long as others keep the link.
        opening.then(
          (late) => late.destroy(),
          () => undefined,
        );
        throw error;
      });
      channel.once("close", leave);
      return channel;
    } catch (error) {
      leave();
      throw error;
    }
  };

  #begin(key: string, target: Target, timeout: number): Jump {
    const unwanted = new AbortController();
    const ssh = logIn(target, this.way, timeout, unwanted.signal);
    const jump = { ssh, unwanted, ways: 0 };
    this.#open.set(key, jump);
    const forget = () => {
      if (this.#open.get(key) === jump) this.#open.delete(key);
    };
    ssh.then(({ connection }) => connection?.once("close", forget), forget);
    return jump;
  }

  #end(key: string, jump: Jump): void {
    if (this.#open.get(key) === jump) this.#open.delete(key);
    jump.unwanted.abort();
    jump.ssh.then(
      (ssh) => ssh.dispose(),
      () => undefined,
    );
  }
}

/** A channel from a jump host to the target's SSH server. */
function forward(ssh: NodeSSH, jump: Target, target: Target, timeout: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(noAnswer(target, timeout)), timeout);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(notForwarded(error, jump, target));
    };
    if (ssh.connection === null) return fail(new Error("its link is gone"));
    try {
      ssh.connection.forwardOut("127.0.0.1", 0, target.address, target.port, (error, channel) => {
        clearTimeout(timer);
        if (error) return fail(error);
        resolve(channel);
      });
    } catch (error) {
      // ssh2 throws where the link went away a moment ago.
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** SSH's reason for a channel that may not be opened (RFC 4254, 5.1). */
const prohibited = 1;

function notForwarded(error: Error & { reason?: unknown }, jump: Target, target: Target): ConnectionError {
  const where = `${target.address}:${target.port}`;
  if (error.reason === prohibited) {
    return new ConnectionError(
      "refused",
      `The ${jump.name} forwards nothing to ${where}.`,
      `AllowTcpForwarding and PermitOpen in its sshd_config, or restrict in the key's line there, decide on that for ${jump.user}.`,
    );
  }
  return new ConnectionError(
    "refused",
    `The ${jump.name} can't reach ${target.name} (${where}): ${error.message.replace(/^\(SSH\) Channel open failure: /, "")}.`,
    "Check address and port as the jump host sees them.",
  );
}
