import { type Connection, ConnectionError, type Endpoint, type Transport } from "../../transport/connection.ts";

/** The open links of a run: one to each host, kept between its phases and opened again after a loss. */
export class Links {
  readonly #transport: Transport;
  readonly #open = new Map<string, Promise<Connection>>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The host's link, opened when there is none. Rejects with a {@link ConnectionError}. */
  open(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    const known = this.#open.get(endpoint.name);
    if (known !== undefined) return known;
    const opening = this.#transport.open(endpoint, signal);
    this.#open.set(endpoint.name, opening);
    opening.catch(() => this.#open.delete(endpoint.name));
    return opening;
  }

  /** A new link in the place of one that was lost. */
  async reopen(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    await this.close(endpoint);
    return this.open(endpoint, signal);
  }

  async close(endpoint: Endpoint): Promise<void> {
    const opening = this.#open.get(endpoint.name);
    this.#open.delete(endpoint.name);
    await closeQuietly(opening);
  }

  async closeAll(): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(all.map(closeQuietly));
  }
}

/** What is closed has nothing more to tell: a link that never opened or was lost already is closed too. */
async function closeQuietly(opening: Promise<Connection> | undefined): Promise<void> {
  await opening?.then((connection) => connection.close()).catch(() => undefined);
}

/** What a failed link comes to in a report; anything else is a bug and goes on its way. */
export function asFailure(error: unknown) {
  if (!(error instanceof ConnectionError)) throw error;
  return { problem: error.problem, message: error.message, hint: error.hint };
}

/** Whether another link may do what this one could not. */
export function worthRetry({ problem }: Pick<ConnectionError, "problem">): boolean {
  return problem === "lost" || problem === "timeout" || problem === "refused" || problem === "unresolved";
}
