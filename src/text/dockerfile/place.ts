import { ownVariables } from "../preload.ts";
import type { Base } from "./base.ts";
import type { Family, Install } from "./install.ts";
import { lineMark, ownRun, wordMark } from "./mark.ts";
import type { Part, ReadDockerfile } from "./read.ts";
import { linesBehind, type Splice } from "./splice.ts";
import type { Stage } from "./stages.ts";
import type { Survey } from "./survey.ts";
import { assignments } from "./words.ts";

/**
 * Where a package is added: to the last RUN that installs packages in the stage that is built, else in what it is made
 * from, else in a RUN of its own on an official image, whose user is root. Nothing where none of them is safe.
 */
export function packageSplices(
  text: string,
  chain: readonly Stage[],
  { installs }: Survey,
  base: Base,
  family: Family,
  name: string,
): Splice[] {
  const built = new Set(chain.at(-1)?.parts);
  const safe = installs.filter((install) => install.safe);
  const install = safe.findLast(({ part }) => built.has(part)) ?? safe.at(-1);
  if (install !== undefined) {
    const { part, end } = install;
    return [{ at: end, text: ` ${name}`, inside: part }, linesBehind(text, part, [wordMark(name)])];
  }
  const from = chain[0]?.from;
  if (from === undefined || !base.official || base.family !== family) return [];
  const run = ownRun(family, name);
  return [linesBehind(text, from, [lineMark, run], run)];
}

/**
 * Where ENV goes: behind whatever sets the variables and all that installs packages, before CMD and ENTRYPOINT; under ENV
 * NODE_ENV, where the operators' guide puts it, if that stands there.
 */
export function envSplice(
  { text, escaper }: ReadDockerfile,
  stage: Stage,
  installs: readonly Install[],
  env: string,
): Splice {
  const built = new Set(stage.parts);
  const anchor = installs.findLast(({ part }) => built.has(part))?.part ?? stage.from;
  const behind = stage.parts.filter(({ start }) => start > anchor.start);
  const sets = (part: Part, names: readonly string[]) =>
    part.keyword === "ENV" &&
    assignments(part.joined.text, escaper, part.from, true).some(({ name }) => names.includes(name));
  const setter = behind.findLast((part) => sets(part, ownVariables));
  const entry = behind.find(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT");
  const early = behind.filter(({ start }) => start < (entry?.start ?? Number.POSITIVE_INFINITY));
  const after = setter ?? early.find((part) => sets(part, ["NODE_ENV"])) ?? anchor;
  return linesBehind(text, after, [lineMark, env], env);
}
