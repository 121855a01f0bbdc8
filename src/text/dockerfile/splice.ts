import type { Part } from "./read.ts";

/** Text that is put in at an offset of a file. */
export interface Splice {
  readonly at: number;
  readonly text: string;
  /** The instruction that grows by it. */
  readonly inside?: Part;
  /** The whole instruction that it brings. */
  readonly brings?: string;
}

/** Lines to be put in behind an instruction, with that line's own line break. */
export function linesBehind(text: string, part: Part, lines: readonly string[], brings?: string): Splice {
  let end = part.end;
  for (let mark = underneath(text, end); mark !== undefined; mark = underneath(text, end)) end = mark;
  const newline = text.indexOf("\n", end);
  const known = newline < 0 ? text.indexOf("\n") : newline;
  const eol = known > 0 && text[known - 1] === "\r" ? "\r\n" : "\n";
  const more = brings === undefined ? {} : { brings };
  return newline < 0
    ? { at: text.length, text: lines.map((line) => eol + line).join(""), ...more }
    : { at: newline + 1, text: lines.map((line) => line + eol).join(""), ...more };
}

/** The end of the line below, where it is a mark that speaks of what is above. */
function underneath(text: string, end: number): number | undefined {
  const mark = /\r?\n# fleet: memory allocator \([\w.+-]+ above\)/y;
  mark.lastIndex = end;
  return mark.test(text) ? mark.lastIndex : undefined;
}

/** The text with all splices in, those of one offset in their order. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const sorted = [...splices].sort((one, other) => one.at - other.at);
  let [result, from] = ["", 0];
  for (const { at, text: put } of sorted) {
    result += text.slice(from, at) + put;
    from = at;
  }
  return result + text.slice(from);
}

/** The instructions that the splices should lead to, as they are written. */
export function expected(parts: readonly Part[], splices: readonly Splice[]): string[] {
  const lines = [...splices].sort((one, other) => one.at - other.at).filter(({ brings }) => brings !== undefined);
  const texts: string[] = [];
  for (const part of parts) {
    while (lines[0] !== undefined && lines[0].at <= part.start) texts.push(lines.shift()?.brings ?? "");
    const own = splices.filter(({ inside }) => inside === part);
    texts.push(
      spliced(
        part.text,
        own.map(({ at, text }) => ({ at: at - part.start, text })),
      ),
    );
  }
  for (const { brings } of lines) texts.push(brings ?? "");
  return texts;
}
