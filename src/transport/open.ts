import type { Transport } from "./connection.ts";
import { LocalConnection } from "./local.ts";

/** The transport that an endpoint asks for. SSH is loaded when the first host needs it. */
export function createTransport(): Transport {
  let ssh: Promise<Transport> | undefined;
  return {
    async open(endpoint, signal) {
      if (endpoint.connection === "local") return new LocalConnection(endpoint.name, endpoint.become);
      ssh ??= import("./ssh.ts").then(({ SshTransport }) => new SshTransport());
      return (await ssh).open(endpoint, signal);
    },
  };
}
