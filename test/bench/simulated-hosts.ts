import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import ssh2 from "ssh2";

// A child process that is a fleet: one SSH server behind every address of 127.0.0.0/8. It lets every key in and answers
// fleet's script as a converged host has answered it once (converged-answer.json).
const answer: { stdout: string; stderr: string } = JSON.parse(
  readFileSync(join(import.meta.dirname, "converged-answer.json"), "utf8"),
);
const key = ssh2.utils.generateKeyPairSync("ed25519");

const server = new ssh2.Server({ hostKeys: [key.private] }, (client) => {
  client.on("error", () => undefined);
  client.on("authentication", (context) => context.accept());
  client.on("session", (accept) => {
    accept().on("exec", (accepted) => {
      const channel = accepted();
      let script = "";
      channel.on("data", (chunk: Buffer) => (script += chunk.toString("latin1")));
      channel.on("end", () => {
        const nonce = /\b[0-9a-f]{32}\b/.exec(script)?.[0];
        if (nonce !== undefined) {
          channel.write(answer.stdout.replaceAll("@NONCE@", nonce));
          channel.stderr.write(answer.stderr.replaceAll("@NONCE@", nonce));
        }
        channel.exit(nonce === undefined ? 1 : 0);
        channel.end();
      });
    });
  });
});

const listener = createServer({ noDelay: true }, (socket) => {
  socket.on("error", () => undefined);
  // One socket can't listen on a whole network, so it listens on all and hears that one only.
  if (socket.localAddress?.startsWith("127.")) server.injectSocket(socket);
  else socket.destroy();
});
listener.listen({ port: 0, host: "0.0.0.0", backlog: 1024 }, () => {
  const address = listener.address();
  if (typeof address === "object" && address) process.send?.({ port: address.port, key: key.public });
});
process.on("disconnect", () => process.exit());
