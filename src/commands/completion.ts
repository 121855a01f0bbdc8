import { bashScript } from "./completion-bash.ts";
import { fishScript } from "./completion-fish.ts";
import { zshScript } from "./completion-zsh.ts";

/** What a word on the command line can be. */
export type Value =
  | { readonly of: "hosts" | "file" | "inventory" | "commands" | "runs" }
  | { readonly of: "words"; readonly words: readonly string[] };

export interface OptionShape {
  /** `-l` and `--limit`, whichever there are. */
  readonly flags: readonly string[];
  readonly description: string;
  /** What follows it; absent for a switch. */
  readonly value?: Value;
}

export interface CommandShape {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionShape[];
  readonly operands: readonly Value[];
}

/** The shells that can be taught to complete. */
export const shells = ["bash", "zsh", "fish"] as const;

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** A script that makes a shell complete fleet's commands, options, files, hosts and groups. */
export function completionScript(shell: (typeof shells)[number], commands: readonly CommandShape[]): string {
  return scripts[shell](commands);
}
