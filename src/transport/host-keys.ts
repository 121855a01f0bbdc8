import ssh2, { type ServerHostKeyAlgorithm } from "ssh2";
import { ConnectionError, type Endpoint } from "./connection.ts";
import { Jumps } from "./jumps.ts";
import { fingerprint, type KnownHost, keyType, knownHostName } from "./known-hosts.ts";
import { knownLines } from "./known-hosts-files.ts";
import { mostJumps, SshConfig, type Target } from "./ssh-config.ts";
import { describe } from "./ssh-failure.ts";
import { givenUp } from "./tcp.ts";

/** A key that a host has shown. */
export interface ShownKey {
  readonly type: string;
  readonly key: Buffer;
  readonly fingerprint: string;
}

/** Where a host is reached and which keys it shows; none where it could not be asked, with the reason. */
export interface ShownKeys {
  readonly address: string;
  readonly port: number;
  /** What known_hosts calls it. */
  readonly knownName: string;
  readonly keys: readonly ShownKey[];
  /** What known_hosts says of it already. */
  readonly known: readonly KnownHost[];
  readonly failure?: ConnectionError;
}

const families: readonly ServerHostKeyAlgorithm[][] = [
  ["ssh-ed25519"],
  ["ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"],
  ["rsa-sha2-512", "rsa-sha2-256"],
];

/** Asks hosts for their keys, through their jump hosts where there are some. */
export class HostKeys {
  readonly #config = new SshConfig();
  readonly #jumps = new Jumps();

  /** One connection a family of keys, each ended before authentication. Never rejects because of the host. */
  async of(endpoint: Endpoint, signal: AbortSignal): Promise<ShownKeys> {
    const { address, port = 22, connectTimeout } = endpoint;
    try {
      const target = await this.#config.target(endpoint);
      const answers = await Promise.all(families.map((family) => this.#key(target, family, connectTimeout, signal)));
      const keys = answers.flatMap((answer) => (answer instanceof ConnectionError ? [] : [answer]));
      const failure = answers.find((answer) => answer instanceof ConnectionError);
      const known = knownLines(target.knownHosts, target.knownName);
      const shown = { address: target.address, port: target.port, knownName: target.knownName, keys, known };
      return keys.length === 0 && failure !== undefined ? { ...shown, failure } : shown;
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      return { address, port, knownName: knownHostName(address, port), keys: [], known: [], failure: error };
    }
  }

  /** The endpoints with the jump hosts before them, in rounds: whoever is behind a jump host can be asked when its key is trusted. */
  async rounds(endpoints: readonly Endpoint[]): Promise<Endpoint[][]> {
    const rounds: Map<string, Endpoint>[] = [];
    for (const way of await Promise.all(endpoints.map((endpoint) => this.#way(endpoint)))) {
      for (const [index, endpoint] of way.entries()) {
        rounds[index] ??= new Map();
        const { address, port = 22 } = endpoint;
        // One that is a host of the inventory as well goes by its name there.
        if (endpoints.includes(endpoint)) rounds[index].set(endpoint.name, endpoint);
        else if (!endpoints.some((one) => one.address === address && (one.port ?? 22) === port))
          rounds[index].set(`${address}:${port}`, endpoint);
      }
    }
    return rounds.map((round) => [...round.values()]);
  }

  /** An endpoint with all jump hosts before it, the nearest first. What is wrong with the way shows when the endpoint is asked. */
  async #way(endpoint: Endpoint, depth = 0): Promise<Endpoint[]> {
    const before = await this.#config.jumpBefore(endpoint).catch(() => undefined);
    return [...(before === undefined || depth > mostJumps ? [] : await this.#way(before, depth + 1)), endpoint];
  }

  async #key(
    target: Target,
    serverHostKey: ServerHostKeyAlgorithm[],
    timeout: number,
    signal: AbortSignal,
  ): Promise<ShownKey | ConnectionError> {
    const sock = await this.#jumps.way(target, timeout, signal).catch((error: unknown) => {
      if (error instanceof ConnectionError) return error;
      throw error;
    });
    if (sock instanceof ConnectionError) return sock;
    return new Promise((resolve) => {
      const client = new ssh2.Client();
      const stop = () => client.destroy();
      signal.addEventListener("abort", stop, { once: true });
      client.on("error", (error) => resolve(describe(error, target, timeout)));
      client.on("close", () => {
        signal.removeEventListener("abort", stop);
        resolve(signal.aborted ? givenUp(target) : describe(new Error("Socket closed"), target, timeout));
      });
      client.connect({
        sock,
        username: "fleet-trust",
        readyTimeout: timeout,
        algorithms: { serverHostKey },
        // Refused whatever it is: only the key is wanted.
        hostVerifier: (key: Buffer): boolean => {
          resolve({ type: keyType(key), key, fingerprint: fingerprint(key) });
          client.destroy();
          return false;
        },
      });
    });
  }
}
