import { DockerfileParser, type Instruction } from "dockerfile-ast";

/** One instruction, by offsets into the text. */
export interface Part {
  /** In capitals, such as `RUN`. */
  readonly keyword: string;
  /** The whole instruction as it is written, with its continuation lines. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
  readonly instruction: Instruction;
}

/** One build stage. */
export interface Stage {
  readonly name: string | undefined;
  /** What stands behind FROM: an image, or an earlier stage. */
  readonly base: string;
  /** Without its FROM. */
  readonly parts: readonly Part[];
}

/** A Dockerfile taken apart. */
export interface ReadDockerfile {
  readonly stages: readonly Stage[];
  readonly parts: readonly Part[];
  /** The character that continues a line: `\` or, by a directive, a backtick. */
  readonly continuation: string;
  /** The offset of a line and a column, both counted from 0. */
  offset(position: { readonly line: number; readonly character: number }): number;
}

/** Reads a Dockerfile with the parser of the editors' Docker extension. */
export function readDockerfile(text: string): ReadDockerfile {
  const file = DockerfileParser.parse(text);
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const offset: ReadDockerfile["offset"] = ({ line, character }) => (starts[line] ?? text.length) + character;
  const parts = file.getInstructions().map((instruction): Part => {
    const range = instruction.getRange();
    const [start, end] = [offset(range.start), offset(range.end)];
    const keyword = instruction.getKeyword();
    return { keyword, text: text.slice(start, end), start, end, line: range.start.line + 1, instruction };
  });
  return { stages: stagesOf(parts), parts, continuation: file.getEscapeCharacter(), offset };
}

function stagesOf(parts: readonly Part[]): Stage[] {
  const stages: { name: string | undefined; base: string; parts: Part[] }[] = [];
  for (const part of parts) {
    if (part.keyword !== "FROM") stages.at(-1)?.parts.push(part);
    else {
      const words = part.text.split(/[\s\\`]+/).filter((word) => !word.startsWith("--"));
      const as = words[2]?.toUpperCase() === "AS" ? words[3] : undefined;
      stages.push({ name: as, base: words[1] ?? "", parts: [] });
    }
  }
  return stages;
}

/** The stage that is built (the named one, else the last) behind the stages that it is made from, the base first. */
export function stageChain({ stages }: ReadDockerfile, target: string | undefined): readonly Stage[] {
  const same = (name: string) => (stage: Stage) => stage.name?.toLowerCase() === name.toLowerCase();
  let stage = target === undefined ? stages.at(-1) : (stages.find(same(target)) ?? stages[Number(target)]);
  const chain: Stage[] = [];
  while (stage !== undefined && !chain.includes(stage)) {
    chain.unshift(stage);
    const { base } = stage;
    const before: readonly Stage[] = stages.slice(0, stages.indexOf(stage));
    stage = before.find(same(base));
  }
  return chain;
}
