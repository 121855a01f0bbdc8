import type { Transport } from "./connection.ts";
import { LocalConnection } from "./local.ts";

/** The transport that an endpoint asks for. SSH is loaded when the first host needs it. */
export function createTransport(): Transport {
  return {
    async open(endpoint, signal) {
      if (endpoint.connection === "local") return new LocalConnection(endpoint.name, endpoint.become);
      const { openSsh } = await import("./ssh.ts");
      return openSsh(endpoint, signal);
    },
  };
}
