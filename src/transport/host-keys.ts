import ssh2, { type ServerHostKeyAlgorithm } from "ssh2";
import { ConnectionError, type Endpoint } from "./connection.ts";
import { fingerprint, keyType } from "./known-hosts.ts";
import { resolveTarget, type Target } from "./ssh-config.ts";
import { describe } from "./ssh-failure.ts";

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
  readonly keys: readonly ShownKey[];
  readonly failure?: ConnectionError;
}

const families: readonly ServerHostKeyAlgorithm[][] = [
  ["ssh-ed25519"],
  ["ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"],
  ["rsa-sha2-512", "rsa-sha2-256"],
];

/** Asks a host for its keys, one connection a family, each ended before authentication. Never rejects because of the host. */
export async function fetchHostKeys(endpoint: Endpoint): Promise<ShownKeys> {
  const { address, port = 22 } = endpoint;
  try {
    const target = await resolveTarget(endpoint);
    const answers = await Promise.all(families.map((family) => fetchKey(target, family, endpoint.connectTimeout)));
    const keys = answers.flatMap((answer) => (answer instanceof ConnectionError ? [] : [answer]));
    const failure = answers.find((answer) => answer instanceof ConnectionError);
    const shown = { address: target.address, port: target.port, keys };
    return keys.length === 0 && failure !== undefined ? { ...shown, failure } : shown;
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return { address, port, keys: [], failure: error };
  }
}

function fetchKey(target: Target, serverHostKey: ServerHostKeyAlgorithm[], timeout: number) {
  return new Promise<ShownKey | ConnectionError>((resolve) => {
    const client = new ssh2.Client();
    client.on("error", (error) => resolve(describe(error, target, timeout)));
    client.on("close", () => resolve(describe(new Error("Socket closed"), target, timeout)));
    client.connect({
      host: target.address,
      port: target.port,
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
