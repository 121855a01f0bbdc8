import { type Joined, join, type Piece } from "./join.ts";
import { expand, splitWords } from "./words.ts";

/** The body of a here-document, by offsets into the file. */
export interface Heredoc {
  readonly start: number;
  readonly end: number;
}

/** One instruction, by offsets into the file, its continuation lines and here-documents included. */
export interface Part {
  /** In capitals, such as `RUN`. */
  readonly keyword: string;
  /** As it is written, without the last line break. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
  /** Its lines as the one that the builder reads, here-documents left out. */
  readonly joined: Joined;
  /** Where in `joined` the words behind the keyword begin. */
  readonly from: number;
  readonly heredocs: readonly Heredoc[];
}

/** A Dockerfile taken apart. */
export interface ReadDockerfile {
  readonly text: string;
  readonly parts: readonly Part[];
  /** The character that continues a line: `\` or, by a directive, a backtick. */
  readonly escaper: string;
  /** What engines read differently, or not at all. */
  readonly trouble?: { readonly reason: string; readonly line: number };
}

const keywords = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);

/** The most instructions that are read; an image has at most 127 layers. */
const most = 2000;

/** How much is read word by word, in characters: comments and files in here-documents don't count. */
export const readLimit = 64 * 1024;

/** What a line costs, however short. */
const lineCost = 16;

/**
 * Takes a Dockerfile apart as BuildKit does: comments and empty lines within a continuation are skipped, a here-document
 * reaches to its last line. One pass; stops at the first thing that can't be told.
 */
export function readDockerfile(text: string): ReadDockerfile {
  const escaper = escapeOf(text);
  const parts: Part[] = [];
  const lines = new Lines(text);
  const read = (reason?: string, line = lines.number) => ({
    text,
    parts,
    escaper,
    ...(reason !== undefined && { trouble: { reason, line } }),
  });
  let left = readLimit;
  while (lines.next()) {
    if (lines.empty || lines.comment) continue;
    const [start, line] = [lines.first, lines.number];
    let end = lines.end;
    const pieces: Piece[] = [];
    let open = true;
    do {
      end = lines.end;
      if (pieces.length > 0 && (lines.empty || lines.comment)) {
        lines.skipComments();
        continue;
      }
      const cut = continuation(text, lines, escaper);
      if (cut === "doubled") return read(`the line ends in two ${escaper}, which engines read differently`);
      const piece = { start: pieces.length > 0 ? lines.start : start, end: cut ?? end };
      pieces.push(piece);
      left -= piece.end - piece.start + lineCost;
      open = cut !== undefined;
    } while (open && left >= 0 && lines.next());
    if (left < 0 || parts.length === most) return read("its instructions are longer than any that fleet reads", line);
    if (open) return read("its last line is continued, and nothing follows", line);
    const joined = join(text, pieces);
    const keyword = /^[^ \t\v\f\r]*/.exec(joined.text)?.[0].toUpperCase() ?? "";
    if (!keywords.has(keyword)) return read("this is no instruction that fleet knows", line);
    const heredocs: Heredoc[] = [];
    for (const { name, tabs } of heredocNames(keyword, joined.text)) {
      const begin = lines.at;
      let found = false;
      while (!found && lines.next()) {
        const from = tabs ? skipTabs(text, lines) : lines.start;
        found = lines.end - from === name.length && text.startsWith(name, from);
      }
      if (!found) return read(`the here-document ${name} has no end`, line);
      heredocs.push({ start: begin, end: lines.start });
      end = lines.end;
      if (keyword === "RUN") left -= lines.start - begin;
    }
    const from = skipSpace(joined.text, keyword.length, joined.text.length);
    parts.push({ keyword, text: text.slice(start, end), start, end, line, joined, from, heredocs });
  }
  return read();
}

/** Walks the lines of a text; a line's end is before its line break. */
class Lines {
  at: number;
  start = 0;
  end = 0;
  /** Where its first character stands that is no space. */
  first = 0;
  /** Counted from 1. */
  number = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("\ufeff") ? 1 : 0;
  }
  /** Goes to the next line that is not wholly empty; those are only counted, for there may be a million. */
  next(): boolean {
    const { text } = this;
    let { at } = this;
    while (text.charCodeAt(at) === 10) {
      at++;
      this.number++;
    }
    this.at = at;
    if (at >= text.length) return false;
    const found = text.indexOf("\n", at);
    let end = found < 0 ? text.length : found;
    this.at = end + 1;
    while (end > at && text.charCodeAt(end - 1) === 13) end--;
    this.start = at;
    this.end = end;
    this.first = skipSpace(text, at, end);
    this.number++;
    return true;
  }
  /** Goes over the comments that follow but for the last one; those are only counted, for there may be a million. */
  skipComments(): void {
    const { text } = this;
    let [at, last, count] = [this.at, this.at, 0];
    for (;;) {
      let from = at;
      while (isSpace(text.charCodeAt(from)) && text.charCodeAt(from) !== 10) from++;
      const end = text.charCodeAt(from) === 35 ? text.indexOf("\n", from) : -1;
      if (end < 0) break;
      last = at;
      at = end + 1;
      count++;
    }
    if (count < 2) return;
    this.at = last;
    this.number += count - 1;
  }
  get empty(): boolean {
    return this.first === this.end;
  }
  get comment(): boolean {
    return this.text.charCodeAt(this.first) === 35;
  }
}

function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function skipTabs(text: string, { start, end }: Piece): number {
  let at = start;
  while (at < end && text[at] === "\t") at++;
  return at;
}

/** Where a line's continuation character stands; `undefined` where the line is not continued. */
function continuation(text: string, { start, end }: Piece, escaper: string): number | "doubled" | undefined {
  let at = end - 1;
  while (at >= start && (text[at] === " " || text[at] === "\t")) at--;
  if (at < start || text[at] !== escaper) return undefined;
  return at > start && text[at - 1] === escaper ? "doubled" : at;
}

/** The escape directive; directives stand before all else. */
function escapeOf(text: string): string {
  const lines = new Lines(text);
  while (lines.next() && lines.end - lines.start < 1000) {
    const directive = /^\s*#\s*([a-z][a-z0-9]*)\s*=\s*(\S.*)$/i.exec(text.slice(lines.start, lines.end));
    if (directive === null) break;
    if (directive[1]?.toLowerCase() === "escape") return directive[2]?.trim() === "`" ? "`" : "\\";
  }
  return "\\";
}

/** The here-documents that a line opens, each a word of its own such as `<<EOF`, `<<-"E O"` or `3<<EOF`. */
function heredocNames(keyword: string, line: string): { readonly name: string; readonly tabs: boolean }[] {
  if (!line.includes("<<") || !/^(ONBUILD\s+)?(RUN|COPY|ADD)\s/i.test(line)) return [];
  if (keyword !== "ONBUILD" && exec(line.slice(keyword.length)) !== undefined) return [];
  return splitWords(line, "\\").flatMap(({ text }) => {
    const opened = /^\d*<<(-?)([^<]+)$/.exec(text);
    const name = opened === null ? "" : (expand(opened[2] ?? "", "\\", () => undefined) ?? opened[2] ?? "");
    return name === "" ? [] : [{ name, tabs: opened?.[1] === "-" }];
  });
}

/** The words of an exec form, such as `["a", "b"]`; `undefined` where it is a line for the shell. */
export function exec(text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith("[") || !trimmed.endsWith("]")) return undefined;
  try {
    const words: unknown = JSON.parse(trimmed);
    return Array.isArray(words) && words.every((word) => typeof word === "string") ? words : undefined;
  } catch {
    return undefined;
  }
}
