import type { Part, ReadDockerfile } from "./read.ts";
import { assignments, expand, splitWords } from "./words.ts";

/** One build stage. */
export interface Stage {
  readonly name: string | undefined;
  readonly from: Part;
  /** What stands behind FROM: an image, or an earlier stage; `undefined` where a variable in it can't be told. */
  readonly base: string | undefined;
  /** The same as it is written. */
  readonly written: string;
  /** Without its FROM. */
  readonly parts: readonly Part[];
}

/** What a Dockerfile says of its stages. */
export interface Stages {
  readonly stages: readonly Stage[];
  /** The variables that FROM lines can use: ARG before the first FROM, and what the build is given for them. */
  readonly global: ReadonlyMap<string, string | undefined>;
}

/** Values for ARG that compose, or whoever builds, gives. */
export type BuildArgs = Readonly<Record<string, string>>;

/** The stages of a Dockerfile, their bases with variables filled in. */
export function readStages({ parts, escaper }: ReadDockerfile, args: BuildArgs = {}): Stages {
  const global = new Map<string, string | undefined>();
  const stages: { name: string | undefined; from: Part; base: string | undefined; written: string; parts: Part[] }[] =
    [];
  for (const part of parts) {
    const stage = stages.at(-1);
    if (part.keyword === "FROM") {
      const words = splitWords(part.joined.text, escaper, part.from).filter(({ text }) => !text.startsWith("--"));
      const written = words[0]?.text ?? "";
      const name = words[1]?.text.toUpperCase() === "AS" ? words[2]?.text : undefined;
      const base = expand(written, escaper, (variable) => global.get(variable));
      stages.push({ name, from: part, base, written, parts: [] });
    } else if (stage !== undefined) stage.parts.push(part);
    else if (part.keyword === "ARG") {
      for (const { name, value } of assignments(part.joined.text, escaper, part.from, false)) {
        const given = Object.hasOwn(args, name) ? args[name] : undefined;
        const meant = value && expand(value.text, escaper, (variable) => global.get(variable));
        global.set(name, given ?? meant);
      }
    }
  }
  return { stages, global };
}

/** The stage that is built (the named or counted one, else the last) behind the stages that it is made from, the base first; else why not. */
export function stageChain({ stages }: Stages, target: string | undefined): readonly Stage[] | string {
  const places = new Map<string, number[]>();
  stages.forEach(({ name }, place) => {
    const key = name?.toLowerCase();
    if (key !== undefined) places.set(key, [...(places.get(key) ?? []).slice(-1), place]);
  });
  const named = (name: string, before: number) =>
    (places.get(name.toLowerCase()) ?? []).filter((place) => place < before);
  let found = target === undefined ? [stages.length - 1] : named(target, stages.length);
  if (target !== undefined && found.length === 0 && /^\d+$/.test(target)) found = [Number(target)];
  const chain: Stage[] = [];
  while (found.length > 0) {
    const [place = 0, second] = found;
    const stage = stages[place];
    if (stage === undefined) break;
    if (second !== undefined) return `more than one stage is called ${stage.name}`;
    chain.push(stage);
    found = stage.base === undefined ? [] : named(stage.base, place);
  }
  if (chain.length > 0) return chain.reverse();
  return target === undefined ? "the Dockerfile has no FROM" : `the Dockerfile has no stage ${target}`;
}
