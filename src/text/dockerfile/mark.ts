import { ownVariables } from "../preload.ts";
import { readInstalls, scriptOf } from "./install.ts";
import type { Part, ReadDockerfile } from "./read.ts";
import { assignments } from "./words.ts";

const prefix = "# fleet: memory allocator (";

/** The comment under a RUN to which fleet has added a package. */
export const wordMark = (name: string) => `${prefix}${name} above)`;

/** The comment over a line of fleet's. */
export const lineMark = `${prefix}next line)`;

/** Something that fleet has put in, by offsets: from a mark's line to what else goes with it. */
export interface Marked {
  readonly kind: "word" | "line";
  /** Counted from 1. */
  readonly line: number;
  /** The lines, line breaks included. */
  readonly start: number;
  readonly end: number;
  /** The package that was added, with the space before it. */
  readonly word?: { readonly start: number; readonly end: number };
  /** The marked line. */
  readonly part?: Part;
}

/** The most marks that are read. */
const limit = 20;

/** The line of an offset, counted from an instruction near by. */
function lineAt(
  text: string,
  at: number,
  { start, line }: Pick<Part, "start" | "line"> = { start: 0, line: 1 },
): number {
  let found = line;
  for (let from = Math.min(at, start); from < Math.max(at, start); from++) {
    if (text.charCodeAt(from) === 10) found += start < at ? 1 : -1;
  }
  return found;
}

/** All that is marked in a file; a text where a mark does not stand as fleet writes it. */
export function readMarks(
  file: ReadDockerfile,
): readonly Marked[] | { readonly reason: string; readonly line: number } {
  const { text, parts } = file;
  const marks: Marked[] = [];
  let place = 0;
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    while ((parts[place]?.end ?? Number.POSITIVE_INFINITY) < at) place++;
    const [above, next] = [parts[place - 1], parts[place]];
    const where = lineAt(text, at, next ?? above);
    const wrong = (reason: string) => ({ reason, line: where });
    if (marks.length === limit) return wrong("there are more marks of fleet's than it would put there");
    const end = lineEnd(text, at);
    const own = text.slice(at, end).trimEnd();
    if ((at > 0 && text[at - 1] !== "\n") || (next !== undefined && next.start < at)) {
      return wrong("a mark of fleet's stands where fleet does not put it");
    }
    if (own === lineMark) {
      if (next?.start !== end || next.text.includes("\n") || !ours(file, next)) {
        return wrong("the line under a mark of fleet's is not what fleet wrote");
      }
      marks.push({ kind: "line", line: where, start: at, end: lineEnd(text, next.end), part: next });
    } else {
      const name = /^([\w.+-]+) above\)$/.exec(own.slice(prefix.length))?.[1];
      const word = name !== undefined && above !== undefined ? addedWord(file, above, name) : undefined;
      if (word === undefined) return wrong("the RUN over a mark of fleet's does not have the package that it names");
      marks.push({ kind: "word", line: where, start: at, end, word });
    }
  }
  return marks;
}

/** The text without what is marked. */
export function withoutMarks(text: string, marks: readonly Marked[]): string {
  const cuts = marks.flatMap(({ start, end, word }) => [{ start, end }, ...(word ? [word] : [])]);
  cuts.sort((one, other) => one.start - other.start);
  let [result, from] = ["", 0];
  for (const { start, end } of cuts) {
    result += text.slice(from, start);
    from = end;
  }
  const last = cuts.at(-1);
  if (last?.end === text.length && !text.endsWith("\n")) return result.replace(/\r?\n$/, "");
  return result + text.slice(from);
}

/** The command that brings a package where nothing else installs one. */
export function ownRun(family: "debian" | "alpine", name: string): string {
  return family === "alpine"
    ? `RUN apk add --no-cache ${name}`
    : `RUN apt-get update && apt-get install -y --no-install-recommends ${name} && rm -rf /var/lib/apt/lists/*`;
}

function ours({ escaper }: ReadDockerfile, { keyword, text, joined, from }: Part): boolean {
  if (keyword === "ENV") {
    return assignments(joined.text, escaper, from, true).every(({ name }) => ownVariables.includes(name));
  }
  const name = /(?:recommends|cache) ([\w.+-]+)/.exec(text)?.[1] ?? "";
  return text === ownRun("debian", name) || text === ownRun("alpine", name);
}

function addedWord(file: ReadDockerfile, part: Part, name: string): Marked["word"] {
  const script = scriptOf(file, part);
  const installs = script === undefined ? [] : readInstalls(part, script, () => undefined);
  const [word, second] = installs.flatMap(({ words }) => words).filter(({ text }) => text === name);
  if (script === undefined || word === undefined || second !== undefined) return undefined;
  const start = script.at(word.start);
  return file.text[start - 1] === " " ? { start: start - 1, end: start + name.length } : undefined;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline + 1;
}
