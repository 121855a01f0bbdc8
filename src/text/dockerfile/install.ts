import { exec, type Part, type ReadDockerfile } from "./read.ts";
import { type Command, readCommands } from "./shell.ts";
import { type Lookup, splitWords, type Word } from "./words.ts";

/** The package managers that fleet can add a package with, by what they come with. */
export type Family = "debian" | "alpine";

/** The commands of a RUN, with a way from their offsets to the file's. */
export interface Script {
  readonly commands: readonly Command[];
  at(offset: number): number;
}

/** A command that installs packages. */
export interface Install {
  readonly part: Part;
  readonly family: Family;
  /** What it installs, variables filled in where they are known. */
  readonly packages: readonly string[];
  /** Whether a package more is installed, and stays, whenever the image is built. */
  readonly safe: boolean;
  /** The offset in the file right behind its last word. */
  readonly end: number;
  readonly words: readonly Word[];
}

/** The most lists of packages in variables that are looked into in one RUN, and the longest. */
const [most, longest] = [100, 2000];

const shells = /(^|\/)(ba|da|a)?sh$/;

/** The shell commands of a RUN; `undefined` where it is no script of a POSIX shell, or one that holds others. */
export function scriptOf({ text }: ReadDockerfile, part: Part): Script | undefined {
  const { joined, heredocs } = part;
  if (part.keyword !== "RUN") return undefined;
  let from = part.from;
  for (let flag = true; flag; ) {
    const found = /--[^ \t]*[ \t]*/y;
    found.lastIndex = from;
    flag = found.test(joined.text);
    if (flag) from = found.lastIndex;
  }
  const [heredoc] = heredocs;
  if (heredoc === undefined) {
    if (joined.text.includes("<<") || exec(joined.text.slice(from)) !== undefined) return undefined;
    return { commands: readCommands(joined.text, from, joined.text.length), at: (offset) => joined.at(offset) };
  }
  const runs = /^((\S+)[ \t]+(-[a-z]+[ \t]+)*)?\d*<<-?\S+\s*$/.exec(joined.text.slice(from, from + 200));
  if (runs === null || heredocs.length > 1 || (runs[2] !== undefined && !shells.test(runs[2]))) return undefined;
  const body = text.slice(heredoc.start, heredoc.end);
  const other = /^#!\s*(\S+)(?:[ \t]+(\S+))?/.exec(body);
  if (other !== null && !shells.test(other[2]?.startsWith("-") === false ? other[2] : (other[1] ?? "")))
    return undefined;
  if (body.includes("<<")) return undefined;
  return { commands: readCommands(body, 0, body.length), at: (offset) => heredoc.start + offset };
}

interface Manager {
  readonly family: Family;
  readonly verb: string;
  /** Options with a value of their own. */
  readonly valued: RegExp;
  /** Options under which what is installed does not stay, or not in this system. */
  readonly unsafe: RegExp;
}

const apt: Manager = {
  family: "debian",
  verb: "install",
  valued: /^(-[octa]|--option|--config-file|--target-release|--default-release|--host-architecture)$/,
  unsafe:
    /^(-[a-z]*[ds][a-z]*|--(download-only|simulate|just-print|dry-run|recon|no-act|print-uris|remove|only-upgrade))$/,
};

const apk: Manager = {
  family: "alpine",
  verb: "add",
  valued: /^(-[Xpt]|--(repository|root|virtual|arch|keys-dir|repositories-file|wait|cache-dir|cache-max-age))$/,
  unsafe: /^(-[pst]|--(root|simulate|virtual)(=.*)?)$/,
};

const managers: ReadonlyMap<string, Manager> = new Map([
  ["apt", apt],
  ["apt-get", apt],
  ["apk", apk],
]);

/** What may stand before a command's name. */
const prelude = /^(\w+=.*|sudo|env|eatmydata|time|nice)$/s;

/** The commands of a RUN that install packages, in order. */
export function readInstalls(part: Part, script: Script, lookup: Lookup): Install[] {
  const marked = script.commands.some(({ words }) => words[0] !== undefined && bare(words[0]).endsWith("apt-mark"));
  let read = 0;
  return script.commands.flatMap(({ words, sure }) => {
    const start = words.findIndex((word) => !prelude.test(word.text));
    const manager = managers.get(bare(words[start]).replace(/^\/(usr\/)?s?bin\//, ""));
    if (manager === undefined) return [];
    let verb: string | undefined;
    let unsafe = marked;
    const packages: string[] = [];
    for (let place = start + 1; place < words.length; place++) {
      const option = bare(words[place]);
      if (option.startsWith("-")) {
        if (manager.unsafe.test(option)) unsafe = true;
        if (manager.valued.test(option)) place++;
      } else if (verb === undefined) verb = option;
      else if (!option.startsWith("$") || read++ >= most) packages.push(plainName(option));
      else packages.push(...filled(option, lookup));
    }
    const last = words.at(-1);
    if (verb !== manager.verb || last === undefined || packages.length === 0) return [];
    const trimmed = last.text.replace(/(\\\r?\n)+$/, "").length;
    const end = script.at(last.start + trimmed - 1) + 1;
    return [{ part, family: manager.family, packages, safe: sure && !unsafe, end, words }];
  });
}

/** A word without quotes and line joints. */
function bare(word: Word | undefined): string {
  const text = word?.text ?? "";
  return /^[\w.+-]*$/.test(text) ? text : text.replace(/\\\r?\n|["']/g, "");
}

function filled(word: string, lookup: Lookup): readonly string[] {
  const name = /^\$\{?(\w+)\}?$/.exec(word)?.[1];
  const value = name === undefined ? undefined : lookup(name);
  return value === undefined || value.length > longest
    ? [plainName(word)]
    : splitWords(value, "\\").map(({ text }) => plainName(text));
}

/** A package without its version, release or architecture. */
function plainName(word: string): string {
  return word.replace(/([=/~<>@]|:(?=[a-z])).*$/s, "");
}
