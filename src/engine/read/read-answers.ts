import type { Answer } from "../../resources/answer.ts";
import type { Script } from "../../shell/script.ts";
import { ConnectionError, type Endpoint } from "../../transport/connection.ts";
import type { Links } from "./links.ts";
import { batchProbes } from "./probe.ts";

/** Milliseconds in which a host must have answered all probes. */
export const readTimeout = 60_000;

export interface AnswerOptions {
  readonly links: Links;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** The host's answers to all probes, in one exec. Rejects with a {@link ConnectionError}. */
export async function readAnswers(
  endpoint: Endpoint,
  probes: readonly Script[],
  { links, signal, timeout = readTimeout }: AnswerOptions,
): Promise<ReadonlyMap<Script, Answer>> {
  const batch = batchProbes(probes);
  const connection = await links.open(endpoint, signal);
  const answers = batch.read(await connection.exec(batch.script, { timeout, ...(signal && { signal }) }));
  if ("said" in answers) {
    throw new ConnectionError(
      "noise",
      `The login shell on ${endpoint.name} does not run what it is given${answers.said && `: ${answers.said.replace(/[.!]$/, "")}`}.`,
      "Its account may have no shell for a login (nologin), or its key may be meant for one command only (command= in authorized_keys).",
    );
  }
  if ("truncated" in answers) {
    throw new ConnectionError(
      "noise",
      `The script on ${endpoint.name} did not run to its end: ${answers.truncated}.`,
      "Look at the host's load and at what its login shell prints; then try again.",
    );
  }
  return answers;
}

/** The same of one script: what it prints on stdout. */
export async function readAnswer(endpoint: Endpoint, script: Script, options: AnswerOptions): Promise<string> {
  return (await readAnswers(endpoint, [script], options)).get(script)?.stdout ?? "";
}
