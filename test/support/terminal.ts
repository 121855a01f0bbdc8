import { spawn } from "node:child_process";

/** What stands before every answer that fleet asks for. */
const question = "Only 'yes' is accepted: ";

/** Ctrl-C and Ctrl-D, as a keyboard sends them. */
export const [interrupt, endOfFile] = ["\u0003", "\u0004"];

/** Runs a command at a terminal without colours and types `keys` at its question; gives all that the terminal has shown. */
export function typedAt(
  command: readonly string[],
  keys: string,
  { cwd, env = process.env }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ code: number | null; shown: string }> {
  const words = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const terminal = spawn("script", ["-qec", words, "/dev/null"], { cwd, env: { ...env, NO_COLOR: "1" } });
  let shown = "";
  let asked = false;
  terminal.stdout.on("data", (chunk) => {
    shown += chunk;
    if (asked || !shown.includes(question)) return;
    asked = true;
    terminal.stdin.write(keys);
  });
  return new Promise((resolve, reject) => {
    terminal.on("close", (code) => (asked ? resolve({ code, shown }) : reject(new Error(`was not asked: ${shown}`))));
  });
}
