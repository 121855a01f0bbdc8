import { type Install, readInstalls, scriptOf } from "./install.ts";
import { exec, type Part, type ReadDockerfile } from "./read.ts";
import type { Command } from "./shell.ts";
import type { BuildArgs, Stage, Stages } from "./stages.ts";
import { assignments, expand, splitWords } from "./words.ts";

/** A variable as ENV leaves it. */
export interface Variable {
  /** `undefined` where it can't be told. */
  readonly value: string | undefined;
  readonly part: Part;
}

/** What the stages that an image is made from do, as far as an allocator is concerned. */
export interface Survey {
  readonly env: ReadonlyMap<string, Variable>;
  readonly installs: readonly Install[];
  /** Files that are linked or copied to a path, by that path: what stands there, as it is written. */
  readonly made: ReadonlyMap<string, string>;
  readonly runs: readonly Part[];
}

const shells = /(^|\/)(ba|da|a|z)?sh$/;

/** Reads what the stages of a chain do, in order, with the variables as they are at each instruction. */
export function survey(
  file: ReadDockerfile,
  chain: readonly Stage[],
  { global }: Stages,
  given: BuildArgs = {},
): Survey {
  const env = new Map<string, Variable>();
  const found = { env, installs: [] as Install[], made: new Map<string, string>(), runs: [] as Part[] };
  for (const stage of chain) {
    const args = new Map<string, string | undefined>();
    const lookup = (name: string) => (env.has(name) ? env.get(name)?.value : args.get(name));
    let posix = true;
    for (const part of stage.parts) {
      const { keyword, joined, from } = part;
      if (keyword === "SHELL") posix = shells.test(exec(joined.text.slice(from))?.[0] ?? "");
      else if (keyword === "ARG") {
        for (const { name, value } of assignments(joined.text, file.escaper, from, false)) {
          const meant = value === undefined ? global.get(name) : expand(value.text, file.escaper, lookup);
          args.set(name, Object.hasOwn(given, name) ? given[name] : meant);
        }
      } else if (keyword === "ENV") {
        const set = assignments(joined.text, file.escaper, from, true).map(({ name, value }) => ({
          name,
          value: value && expand(value.text, file.escaper, lookup),
        }));
        for (const { name, value } of set) env.set(name, { value, part });
      } else if (keyword === "COPY" || keyword === "ADD")
        copied(splitWords(joined.text, file.escaper, from), found.made);
      else if (keyword === "RUN") {
        found.runs.push(part);
        const script = posix ? scriptOf(file, part) : undefined;
        if (script === undefined) continue;
        for (const install of readInstalls(part, script, lookup)) found.installs.push(install);
        for (const command of script.commands) linked(command, found.made);
      }
    }
  }
  return found;
}

function copied(words: readonly { readonly text: string }[], made: Map<string, string>): void {
  const paths = words.map(({ text }) => text).filter((text) => !text.startsWith("-"));
  const target = paths.pop();
  if (target?.startsWith("/")) for (const path of paths) made.set(placed(path, target), path);
}

/** What `ln -s`, `cp` and `install` make. */
function linked({ words, sure }: Command, made: Map<string, string>): void {
  if (!sure || !/^(\/bin\/|\/usr\/bin\/)?(ln|cp|install)$/.test(words[0]?.text ?? "")) return;
  copied(
    words.slice(1).map(({ text }) => ({ text: text.replace(/["']/g, "") })),
    made,
  );
}

function placed(path: string, target: string): string {
  return target.endsWith("/") ? target + path.slice(path.lastIndexOf("/") + 1) : target;
}
