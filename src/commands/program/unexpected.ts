import type { Event } from "../../engine/event.ts";
import type { Output } from "../../output/output.ts";
import { line, tone } from "../../output/terminal/line.ts";
import { sayError } from "../context.ts";

/** Whether hosts are being changed, by the events so far; undefined where an event says nothing of it. */
export function changesHosts(event: Event): boolean | undefined {
  if (event.type === "run-started") return ["apply", "rollback", "resume"].includes(event.command);
  return event.type === "run-ended" ? false : undefined;
}

/** Says that fleet has failed at something that nobody foresaw, where that leaves the hosts, and what helps to mend it. */
export function sayUnexpected(
  error: unknown,
  output: Output,
  versions: string,
  { changing }: { readonly changing: boolean },
): void {
  const [what, trace] =
    error instanceof Error ? [`${error.name}: ${error.message}`, error.stack ?? ""] : [String(error), ""];
  output.still();
  sayError(
    output,
    `fleet itself has failed: ${what}`,
    changing
      ? "Hosts were being changed. Each finishes what it has begun, or takes it back, by itself: fleet runs says how far this run came, and fleet resume ends it."
      : "No host was being changed.",
  );
  const calls = trace.split("\n").filter((text) => /^\s+at /.test(text));
  output.note([
    line(
      `  Unless this machine is in trouble, it is a mistake in fleet: please report it with these lines. ${versions}`,
    ),
    ...calls.map((text) => line(text)),
  ]);
}

/** Says that the answer can't be written where it was to go, and what becomes of the work: it goes on. */
export function sayUnwritten(
  { code, message }: NodeJS.ErrnoException,
  output: Output,
  { changing }: { readonly changing: boolean },
): void {
  const why = code === undefined ? message : `${code}: ${systemWords(code, message)}`;
  // Only on stderr: the other stream has just failed.
  output.note([
    line(tone("alarm", "error:"), ` stdout can't be written any more (${why}): what follows of the output is lost.`),
    line(
      changing
        ? "  hint: Hosts go on to their end, and so does fleet: fleet runs says how each ended."
        : "  hint: Make room, or send the output elsewhere.",
    ),
  ]);
}

/** Of `ENOSPC: no space left on device, write` what people read. */
function systemWords(code: string, message: string): string {
  return message.replace(`${code}: `, "").replace(/, \w+$/, "");
}
