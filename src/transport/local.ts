import { spawn } from "node:child_process";
import { userInfo } from "node:os";
import type { Script } from "../shell/script.ts";
import { checkBecome } from "./become.ts";
import { type Connection, ConnectionError, type ExecOptions, type ExecResult } from "./connection.ts";
import { aborted, Collector, lost, timedOut, tooMuch } from "./exec.ts";

/** This machine as a host: the same scripts in a shell of its own. */
export class LocalConnection implements Connection {
  readonly #host: string;
  readonly #become: boolean;

  constructor(host: string, become: boolean) {
    this.#host = host;
    this.#become = become && userInfo().uid !== 0;
  }

  async exec(script: Script, options: ExecOptions = {}): Promise<ExecResult> {
    const result = await this.#run(script, options);
    if (this.#become) checkBecome(this.#host, result);
    return result;
  }

  async close(): Promise<void> {}

  #run(script: Script, { timeout, signal, limit, onStdout }: ExecOptions): Promise<ExecResult> {
    const [file, args] = this.#become ? ["sudo", ["-n", "/bin/sh", "-s"]] : ["/bin/sh", ["-s"]];
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted(this.#host));
      const child = spawn(file as string, args as string[], { env: { ...process.env, LC_ALL: "C" } });
      const collector = new Collector(limit);
      const timer = timeout === undefined ? undefined : setTimeout(() => end(timedOut(this.#host, timeout)), timeout);
      const onAbort = () => end(aborted(this.#host));
      const end = (outcome: ExecResult | ConnectionError) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        if (!(outcome instanceof ConnectionError)) return resolve(outcome);
        child.kill();
        reject(outcome);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      child.on("error", (error) => end(lost(this.#host, error.message)));
      child.stdin.on("error", () => undefined);
      child.stdout.on("data", (chunk: Buffer) => {
        onStdout?.(chunk);
        if (!collector.add("stdout", chunk)) end(tooMuch(this.#host));
      });
      child.stderr.on("data", (chunk: Buffer) => {
        if (!collector.add("stderr", chunk)) end(tooMuch(this.#host));
      });
      child.on("close", (code, by) =>
        end(code === null ? lost(this.#host, `the shell was ended by ${by}`) : collector.result(code)),
      );
      child.stdin.end(script);
    });
  }
}
