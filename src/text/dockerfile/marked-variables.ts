import { ownVariables } from "../preload.ts";
import { readMarks, withoutMarks } from "./mark.ts";
import { readDockerfile } from "./read.ts";
import { readStages, stageChain } from "./stages.ts";
import { survey } from "./survey.ts";

/** A variable under a mark of fleet's: what it is, and what it would be without; `undefined` where it is not set, or can't be told. */
export interface MarkedVariable {
  readonly value: string | undefined;
  readonly before: string | undefined;
}

/** The variables that fleet has put into the stage that is built. Never throws. */
export function markedVariables(text: string, target?: string): ReadonlyMap<string, MarkedVariable> {
  const file = readDockerfile(text);
  const marks = readMarks(file);
  if ("reason" in marks || marks.length === 0) return new Map();
  const now = variables(text, target);
  const before = variables(withoutMarks(text, marks), target);
  return new Map(
    ownVariables
      .filter((name) => now.get(name) !== before.get(name))
      .map((name) => [name, { value: now.get(name), before: before.get(name) }]),
  );
}

function variables(text: string, target: string | undefined): ReadonlyMap<string, string | undefined> {
  const file = readDockerfile(text);
  const stages = readStages(file);
  const chain = stageChain(stages, target);
  if (file.trouble || typeof chain === "string") return new Map();
  return new Map([...survey(file, chain, stages).env].map(([name, { value }]) => [name, value]));
}
