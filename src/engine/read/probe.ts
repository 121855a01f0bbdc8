import { randomBytes } from "node:crypto";
import type { Answer } from "../../resources/answer.ts";
import { lines, type Script, sh } from "../../shell/script.ts";
import type { ExecResult } from "../../transport/connection.ts";

/** Many probes as one script, and how to take the answers apart again. */
export interface ProbeBatch {
  readonly script: Script;
  /** The answer to each script that was asked for, or why there is none: what was cut off, or what was said by whom nothing was run. */
  read(result: ExecResult): ReadonlyMap<Script, Answer> | { readonly truncated: string } | { readonly said: string };
}

/**
 * Puts the probes behind one another, each text once. A marker line with a nonce stands before the first and after
 * each on stdout and on stderr alike, so both streams are cut into frames without a fork, an encoding or a
 * temporary file (`docs/decisions/0002-frames.md`); the last marker shows that nothing was cut off.
 */
export function batchProbes(probes: Iterable<Script>, nonce = randomBytes(16).toString("hex")): ProbeBatch {
  const asked = [...new Set(probes)];
  const script = lines(
    sh`PATH=$PATH:/usr/sbin:/sbin LC_ALL=C; export PATH LC_ALL`,
    sh`frame() { printf '\n%s %s\n' ${nonce} "$1"; printf '\n%s %s\n' ${nonce} "$1" >&2; }`,
    sh`frame start`,
    ...asked.flatMap((probe) => [sh`(`, probe, sh`) </dev/null`, sh`frame $?`]),
    sh`frame end`,
    sh``,
  );
  return { script, read: (result) => readFrames(result, nonce, asked) };
}

function readFrames(result: ExecResult, nonce: string, asked: readonly Script[]) {
  const stdout = cut(result.stdout.toString("utf8"), nonce);
  const stderr = cut(result.stderr.toString("utf8"), nonce);
  const complete = [stdout, stderr].every(
    (frames) => frames[0]?.label === "start" && frames.at(-1)?.label === "end" && frames.length === asked.length + 2,
  );
  if (stdout.length === 0 && stderr.length === 0) return { said: lastLine(result.stderr) || lastLine(result.stdout) };
  if (!complete) {
    return { truncated: `${Math.max(stdout.length - 2, 0)} of ${asked.length} questions were answered` };
  }
  return new Map(
    asked.map((probe, index): [Script, Answer] => {
      const [out, err] = [stdout[index + 1], stderr[index + 1]];
      return [probe, { code: Number(out?.label), stdout: out?.text ?? "", stderr: err?.text ?? "" }];
    }),
  );
}

function lastLine(output: Buffer): string {
  return output.toString("utf8").trim().split("\n").at(-1)?.slice(0, 200) ?? "";
}

/** The text before each marker, with the marker's own word. */
function cut(stream: string, nonce: string): { text: string; label: string }[] {
  const parts = stream.split(`\n${nonce} `);
  return parts.slice(1).map((part, index) => {
    const label = part.slice(0, part.indexOf("\n"));
    const before = parts[index] ?? "";
    return { label, text: index === 0 ? before : before.slice(before.indexOf("\n") + 1) };
  });
}
