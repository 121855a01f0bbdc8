import type { Client, ClientChannel } from "ssh2";
import type { Script } from "../shell/script.ts";
import { ConnectionError, type ExecOptions, type ExecResult } from "./connection.ts";

/** Bytes of each stream that are kept when nothing else is said. */
const defaultLimit = 16 * 1024 * 1024;

/** Collects the two streams of a command up to a limit each; beyond it, it says so once. */
export class Collector {
  readonly #limit: number;
  readonly #chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  readonly #sizes = { stdout: 0, stderr: 0 };

  constructor(limit = defaultLimit) {
    this.#limit = limit;
  }

  /** Returns false when the limit is exceeded. */
  add(stream: "stdout" | "stderr", chunk: Buffer): boolean {
    this.#sizes[stream] += chunk.length;
    if (this.#sizes[stream] > this.#limit) return false;
    this.#chunks[stream].push(chunk);
    return true;
  }

  result(code: number): ExecResult {
    return { code, stdout: Buffer.concat(this.#chunks.stdout), stderr: Buffer.concat(this.#chunks.stderr) };
  }
}

/** The error of a command that printed more than it may. */
export function tooMuch(host: string): ConnectionError {
  return new ConnectionError(
    "noise",
    `${host} printed far more than was asked for.`,
    "Look at what its login shell prints.",
  );
}

/** The error of a command whose end was not seen. What it did is unknown, for a closed channel does not end it. */
export function lost(host: string, why: string): ConnectionError {
  return new ConnectionError(
    "lost",
    `The link to ${host} was lost: ${why}.`,
    "Check the network and run the command again; fleet looks before it acts.",
  );
}

/** The error of a command that took longer than it may. */
export function timedOut(host: string, timeout: number): ConnectionError {
  return new ConnectionError(
    "timeout",
    `${host} did not answer within ${timeout / 1000} s.`,
    "Look at the host's load, disk and Docker daemon; then try again.",
  );
}

/** The error of a command that the caller gave up. */
export function aborted(host: string): ConnectionError {
  return new ConnectionError("aborted", `The command on ${host} was given up.`, "Run it again.");
}

/** Runs one constant command with the script on its stdin. Rejects unless its exit code was seen. */
export function execOnChannel(client: Client, host: string, command: string, script: Script, options: ExecOptions) {
  return new Promise<ExecResult>((resolve, reject) => {
    let channel: ClientChannel | undefined;
    const { timeout, signal } = options;
    const timer = timeout === undefined ? undefined : setTimeout(() => end(timedOut(host, timeout)), timeout);
    const onAbort = () => end(aborted(host));
    const onClose = () => end(lost(host, "the connection was closed"));
    const end = (outcome: ExecResult | ConnectionError) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      client.off("close", onClose);
      if (outcome instanceof ConnectionError) {
        channel?.destroy();
        reject(outcome);
      } else resolve(outcome);
    };
    if (signal?.aborted) return end(aborted(host));
    signal?.addEventListener("abort", onAbort);
    client.on("close", onClose);
    try {
      client.exec(command, (error, opened) => {
        if (error) return end(lost(host, error.message));
        channel = opened;
        follow(opened, host, options, end);
        opened.end(script);
      });
    } catch (error) {
      end(lost(host, error instanceof Error ? error.message : String(error)));
    }
  });
}

function follow(
  channel: ClientChannel,
  host: string,
  options: ExecOptions,
  end: (outcome: ExecResult | ConnectionError) => void,
) {
  const collector = new Collector(options.limit);
  let code: number | null = null;
  channel.on("data", (chunk: Buffer) => {
    options.onStdout?.(chunk);
    if (!collector.add("stdout", chunk)) end(tooMuch(host));
  });
  channel.stderr.on("data", (chunk: Buffer) => {
    if (!collector.add("stderr", chunk)) end(tooMuch(host));
  });
  channel.on("error", (error: Error) => end(lost(host, error.message)));
  channel.on("exit", (status: number | null) => {
    code = status;
  });
  channel.on("close", () => end(code === null ? lost(host, "the command's end was not seen") : collector.result(code)));
}
