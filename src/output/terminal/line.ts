import { styleText } from "node:util";
import { sanitise } from "../../text/sanitise.ts";

/** What a piece of text means; the sink alone knows which colour that is. */
export type Tone = "plain" | "strong" | "faint" | "add" | "change" | "remove" | "restart" | "alarm";

/** Text in one tone. It may come from a host: nothing trusts it before {@link render}. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** One line of output, without its newline. */
export type Line = readonly Span[];

/** Text with a tone. */
export function tone(tone: Tone, text: string): Span {
  return { text, tone };
}

/** A line from spans and plain text. */
export function line(...parts: readonly (Span | string)[]): Line {
  return parts.map((part) => (typeof part === "string" ? tone("plain", part) : part));
}

/** The same lines, each moved to the right. */
export function indent(columns: number, lines: readonly Line[]): Line[] {
  const margin = " ".repeat(columns);
  return lines.map((line) => [{ text: margin, tone: "plain" }, ...line]);
}

const formats = {
  strong: "bold",
  faint: "dim",
  add: "green",
  change: "yellow",
  remove: "red",
  restart: "magenta",
  alarm: ["bold", "red"],
} as const;

/**
 * The line as a terminal may have it: the one place where text from hosts is made harmless.
 * A newline inside a line becomes a space, so that no host can forge a line of fleet's own.
 */
export function render(line: Line, colour: boolean): string {
  return line
    .map(({ text, tone }) => {
      const safe = sanitise(text).replaceAll("\n", " ");
      return !colour || tone === "plain" || safe === ""
        ? safe
        : styleText([...[formats[tone]].flat()], safe, { validateStream: false });
    })
    .join("")
    .trimEnd();
}

/** The line's text alone, for comparing and measuring. */
export function plain(line: Line): string {
  return render(line, false);
}
