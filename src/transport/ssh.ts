import { setTimeout as delay } from "node:timers/promises";
import type { NodeSSH } from "node-ssh";
import pLimit from "p-limit";
import type { Client } from "ssh2";
import type { Script } from "../shell/script.ts";
import { checkBecome, commandLine } from "./become.ts";
import type { Connection, Endpoint, ExecOptions, ExecResult, Transport } from "./connection.ts";
import { execOnChannel } from "./exec.ts";
import { Jumps } from "./jumps.ts";
import { logIn } from "./login.ts";
import { SshConfig, type Target } from "./ssh-config.ts";
import { DroppedBeforeHandshake } from "./ssh-failure.ts";

/** sshd releases its sessions late (MaxSessions is 10): more at once is refused. */
const channels = 4;

/** How often a link that drops before its handshake is tried: sshd's MaxStartups drops at random when many arrive. */
const attempts = 4;

/** Opens SSH connections. Only what fails before the handshake is tried again. */
export class SshTransport implements Transport {
  readonly #config = new SshConfig();
  readonly #jumps = new Jumps();

  async open(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    const target = await this.#config.target(endpoint);
    for (let attempt = 1; ; attempt++) {
      try {
        const ssh = await logIn(target, this.#jumps.way, endpoint.connectTimeout, signal);
        return new SshConnection(ssh, target, endpoint.become && target.user !== "root");
      } catch (error) {
        if (!(error instanceof DroppedBeforeHandshake) || attempt === attempts) throw error;
        await delay(100 * attempt + Math.random() * 200 * attempt);
      }
    }
  }
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
