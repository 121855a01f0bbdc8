import { Env, type Property } from "dockerfile-ast";
import { type Part, type ReadDockerfile, readDockerfile, type Stage, stageChain } from "./dockerfile-read.ts";
import { word } from "./dockerfile-word.ts";
import { composePreload } from "./preload.ts";

/** What a Dockerfile should give its image. */
export interface DockerfileWish {
  /** The Debian package that has the library. */
  readonly package: string;
  /** The library's absolute path in the image. */
  readonly library: string;
  readonly mallocConf?: string;
  /** The stage that is built; absent: the last. */
  readonly target?: string;
}

/** What a wish comes to for a Dockerfile. Lines count from 1. */
export type DockerfilePatch =
  | { readonly status: "converged"; readonly line: number }
  | { readonly status: "patched"; readonly text: string; readonly summary: string }
  | { readonly status: "refused"; readonly reason: string; readonly line?: number; readonly next: string };

/** Largest Dockerfile that is read, in characters. */
const limit = 1024 * 1024;

/** Marks what fleet adds. */
const mark = "# fleet: memory allocator";

const byHand = "add the package and ENV LD_PRELOAD to the stage by hand";

/** Text that is put in at an offset; `remove` characters behind it go. */
interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly text: string;
}

/**
 * Puts a package and ENV LD_PRELOAD into the stage that is built, every other byte kept. The result is read again, and
 * refused where it differs in anything but what was meant. Pure; never throws on a Dockerfile, however odd.
 */
export function patchDockerfile(text: string, wish: DockerfileWish): DockerfilePatch {
  if (text.length > limit) return refuse("the Dockerfile is larger than 1 MiB");
  try {
    return patch(text, wish);
  } catch (error) {
    return refuse(`the Dockerfile could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refuse(reason: string, line?: number, next = byHand): DockerfilePatch {
  return { status: "refused", reason, next, ...(line !== undefined && { line }) };
}

function patch(text: string, wish: DockerfileWish): DockerfilePatch {
  const file = readDockerfile(text);
  const chain = stageChain(file, wish.target);
  const stage = chain.at(-1);
  if (stage === undefined) {
    return refuse(
      wish.target === undefined ? "the Dockerfile has no FROM" : `the Dockerfile has no stage ${wish.target}`,
    );
  }
  const parts = chain.flatMap((one) => one.parts);
  const set = lastEnv(parts, "LD_PRELOAD");
  const installed = parts.some((part) => part.keyword === "RUN" && hasWord(part.text, wish.package));
  const works = set !== undefined && loads(set.value, parts, wish);
  const conf = lastEnv(parts, "MALLOC_CONF")?.value;
  if (works && installed && (wish.mallocConf === undefined || conf === wish.mallocConf))
    return { status: "converged", line: set.part.line };
  const problem = unsuitable(chain);
  if (problem) return problem;
  const install = [...stage.parts]
    .reverse()
    .find((part) => part.keyword === "RUN" && installWords(part, file) !== undefined);
  if (install === undefined)
    return refuse(`the stage ${stage.name ?? "that is built"} has no RUN with apt-get install`, stage.parts[0]?.line);
  const splices: Splice[] = [];
  if (!installed) splices.push({ at: installWords(install, file) ?? install.end, remove: 0, text: ` ${wish.package}` });
  const preload = works ? undefined : composePreload(set?.value, wish.library);
  const variables = [
    ...(preload === undefined ? [] : [`LD_PRELOAD=${word(preload)}`]),
    ...(wish.mallocConf === undefined || conf === wish.mallocConf ? [] : [`MALLOC_CONF=${word(wish.mallocConf)}`]),
  ];
  if (variables.length > 0) splices.push(envSplice(text, stage, install, variables.join(" ")));
  return checked(text, file, splices, [...(installed ? [] : [wish.package]), ...variables].join(", "));
}

/** Bases that the package of Debian does not fit. */
function unsuitable(chain: readonly Stage[]): DockerfilePatch | undefined {
  const apk = chain.flatMap(({ parts }) => parts).find((part) => part.keyword === "RUN" && hasWord(part.text, "apk"));
  if (apk) return refuse("the stage is built with apk on Alpine, which this version does not patch", apk.line);
  const base = chain[0]?.base ?? "";
  if (/alpine|distroless|scratch|busybox/.test(base)) return refuse(`the base ${base} has no apt-get`);
  return undefined;
}

interface SetVariable {
  readonly value: string;
  readonly part: Part;
}

function lastEnv(parts: readonly Part[], name: string): SetVariable | undefined {
  let found: SetVariable | undefined;
  for (const part of parts) {
    if (!(part.instruction instanceof Env)) continue;
    for (const property of part.instruction.getProperties()) {
      if (property.getName() === name) found = { value: property.getValue() ?? "", part };
    }
  }
  return found;
}

/** Whether LD_PRELOAD names the library: at its own path, or by a link that the stage makes to it. */
function loads(value: string, parts: readonly Part[], { library }: DockerfileWish): boolean {
  const soname = library.slice(library.lastIndexOf("/") + 1);
  return value.split(/[: ]+/).some((entry) => {
    if (entry === library) return true;
    return parts.some(
      (part) =>
        part.keyword === "RUN" && /\bln\s+-/.test(part.text) && part.text.includes(soname) && hasWord(part.text, entry),
    );
  });
}

function hasWord(text: string, wanted: string): boolean {
  return text.split(/[\s;&|"']+/).includes(wanted);
}

/** The end of the last word of the last `apt-get install` in a RUN; `undefined` where there is none that can be read. */
function installWords({ text, start, keyword }: Part, { continuation }: ReadDockerfile): number | undefined {
  if (keyword !== "RUN" || /<<-?["']?\w/.test(text)) return undefined;
  const calls = [...text.matchAll(/\bapt(?:-get)?\s(?:[^&;|\n]*?\s)?install\b/g)];
  const call = calls.at(-1);
  if (call === undefined) return undefined;
  const from = call.index + call[0].length;
  const rest = blank(text.slice(from), continuation);
  const stop = /[&;|<>()]/.exec(rest)?.index ?? rest.length;
  return start + from + rest.slice(0, stop).trimEnd().length;
}

/** The same length of text with continuations and the comment lines between them as spaces, so that words keep their places. */
function blank(text: string, continuation: string): string {
  const spaces = (matched: string) => " ".repeat(matched.length);
  const continued = continuation === "`" ? /`[ \t]*\r?\n/g : /\\[ \t]*\r?\n/g;
  return text.replace(/^[ \t]*#[^\n]*(\n|$)/gm, spaces).replace(continued, spaces);
}

/** Behind whatever sets the variables already; under ENV NODE_ENV, where the operators' guide puts it, if that stands behind the install; else right behind the install. */
function envSplice(text: string, stage: Stage, install: Part, variables: string): Splice {
  const behind = stage.parts.filter((part) => part.start > install.start && part.keyword === "ENV");
  const setter = behind.findLast((part) => /\b(LD_PRELOAD|MALLOC_CONF)[= ]/.test(part.text));
  const nodeEnv = behind.find((part) => /\bNODE_ENV[= ]/.test(part.text));
  const after = (setter ?? nodeEnv ?? install).end;
  const newline = text.indexOf("\n", after);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = `${mark}${eol}ENV ${variables}${eol}`;
  return newline === -1
    ? { at: text.length, remove: 0, text: `${eol}${lines}` }
    : { at: newline + 1, remove: 0, text: lines };
}

/** Makes the splices, reads the result again and takes it only where nothing but the meant instructions differs. */
function checked(text: string, before: ReadDockerfile, splices: readonly Splice[], summary: string): DockerfilePatch {
  const sorted = [...splices].sort((one, other) => other.at - one.at);
  const patched = sorted.reduce(
    (now, { at, remove, text: put }) => now.slice(0, at) + put + now.slice(at + remove),
    text,
  );
  const after = readDockerfile(patched).parts.map((part) => part.text);
  const inside = (part: Part, { at }: Splice) => at > part.start && at <= part.end;
  const expected = before.parts.flatMap((part) => {
    const own = sorted.filter((splice) => inside(part, splice) && !splice.text.includes("ENV "));
    const now = own.reduce(
      (words, { at, text: put }) => words.slice(0, at - part.start) + put + words.slice(at - part.start),
      part.text,
    );
    return [now];
  });
  const added = sorted.flatMap(({ text: put }) => /^ENV .*$/m.exec(put)?.[0].trimEnd() ?? []);
  const left = [...after];
  for (const env of added) {
    const at = left.indexOf(env);
    if (at < 0) return refuse("the patch would not be read as it is meant");
    left.splice(at, 1);
  }
  if (left.length !== expected.length || left.some((part, index) => part !== expected[index])) {
    return refuse("the patch would change more than it is meant to");
  }
  return { status: "patched", text: patched, summary: `${summary} will be added` };
}

const shown = /^(LD_PRELOAD|MALLOC_\w+|GLIBC_TUNABLES|MIMALLOC_\w+|TCMALLOC_\w+|NODE_ENV)$/;

/** The Dockerfile for people to look at: values of ENV and ARG that are nobody's business read `***`. */
export function maskDockerfile(text: string): string {
  if (text.length > limit) return text;
  const { parts, offset } = readDockerfile(text);
  const hidden = parts.flatMap(({ instruction, keyword }) => {
    if (keyword !== "ENV" && keyword !== "ARG") return [];
    const properties: Property[] = (instruction as Env).getProperties();
    return properties.flatMap((property) => {
      const range = property.getValueRange();
      if (range === null || shown.test(property.getName())) return [];
      return [{ at: offset(range.start), remove: offset(range.end) - offset(range.start) }];
    });
  });
  return hidden.reverse().reduce((now, { at, remove }) => `${now.slice(0, at)}***${now.slice(at + remove)}`, text);
}
