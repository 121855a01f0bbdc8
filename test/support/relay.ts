import { connect, createServer, type Server, type Socket } from "node:net";

/** What a relay does to the bytes between two ends. */
export interface RelayFault {
  /** Milliseconds that each direction is late. */
  readonly delay?: number;
  /** Bytes from the far end after which both links are reset. */
  readonly resetAfter?: number;
}

/** A TCP relay on loopback that is late or breaks, for a kernel that can't be told to. */
export interface Relay {
  readonly port: number;
  /** Bytes from the far end so far, on all links. */
  readonly seen: number;
  /** Resets every link that is open; new ones may come. */
  cut(): void;
  close(): Promise<void>;
}

/** Starts a relay in front of a port of this machine. */
export async function startRelay(port: number, fault: RelayFault): Promise<Relay> {
  const sockets = new Set<Socket>();
  let all = 0;
  const server = createServer((near) => {
    const far = connect({ port, host: "127.0.0.1", noDelay: true });
    near.setNoDelay(true);
    let seen = 0;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    forward(near, far, fault.delay);
    far.on("data", (chunk: Buffer) => {
      seen += chunk.length;
      all += chunk.length;
      if (fault.resetAfter === undefined || seen < fault.resetAfter) return;
      near.resetAndDestroy();
      far.resetAndDestroy();
    });
    forward(far, near, fault.delay);
  });
  const address = await listen(server);
  return {
    port: address,
    get seen() {
      return all;
    },
    cut() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function forward(from: Socket, to: Socket, delay = 0): void {
  from.on("data", (chunk: Buffer) => {
    if (delay === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), delay);
  });
  from.on("end", () => setTimeout(() => to.end(), delay));
}

/** Listens on a free port of loopback and says which. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}
