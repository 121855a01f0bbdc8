import { bashScript } from "./completion-bash.ts";
import { fishScript } from "./completion-fish.ts";
import type { CommandShape } from "./completion-shapes.ts";
import { zshScript } from "./completion-zsh.ts";

/** The shells that can be taught to complete. */
export const shells = ["bash", "zsh", "fish"] as const;

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** A script that makes a shell complete fleet's commands, options, files, hosts and groups. */
export function completionScript(shell: (typeof shells)[number], commands: readonly CommandShape[]): string {
  return scripts[shell](commands);
}
