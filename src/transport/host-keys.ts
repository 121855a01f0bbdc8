import ssh2, { type ServerHostKeyAlgorithm } from "ssh2";
import type { Endpoint } from "./connection.ts";
import { fingerprint, keyType } from "./known-hosts.ts";
import { resolveTarget } from "./ssh-config.ts";

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
  readonly problem?: string;
}

const families: readonly ServerHostKeyAlgorithm[][] = [
  ["ssh-ed25519"],
  ["ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"],
  ["rsa-sha2-512", "rsa-sha2-256"],
];

/** Asks a host for its keys, one connection a family, each ended before authentication. */
export async function fetchHostKeys(endpoint: Endpoint): Promise<ShownKeys> {
  const { address, port } = await resolveTarget(endpoint);
  const answers = await Promise.all(families.map((family) => fetchKey(address, port, family, endpoint.connectTimeout)));
  const keys = answers.flatMap((answer) => (typeof answer === "string" ? [] : [answer]));
  const problem = answers.find((answer) => typeof answer === "string");
  return { address, port, keys, ...(keys.length === 0 && problem !== undefined && { problem }) };
}

function fetchKey(host: string, port: number, serverHostKey: ServerHostKeyAlgorithm[], timeout: number) {
  return new Promise<ShownKey | string>((resolve) => {
    const client = new ssh2.Client();
    client.on("error", (error) => resolve(error.message));
    client.on("close", () => resolve("the connection was closed"));
    client.connect({
      host,
      port,
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
