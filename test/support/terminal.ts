import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** What stands before every answer that fleet asks for. */
const question = "Only 'yes' is accepted: ";

/** Ctrl-C, Ctrl-D and Ctrl-Z, as a keyboard sends them. */
export const [interrupt, endOfFile, stop] = ["\u0003", "\u0004", "\u001a"];

/**
 * Runs a command at a terminal without colours and types `keys` at its question; gives all that the terminal has shown.
 * After a Ctrl-Z it is continued, as `fg` does.
 */
export function typedAt(
  command: readonly string[],
  keys: string,
  { cwd, env = process.env }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ code: number | null; shown: string }> {
  const words = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const terminal = spawn("script", ["-qec", `exec ${words}`, "/dev/null"], { cwd, env: { ...env, NO_COLOR: "1" } });
  let shown = "";
  let asked = false;
  terminal.stdout.on("data", (chunk) => {
    shown += chunk;
    if (asked || !shown.includes(question)) return;
    asked = true;
    void type(terminal, keys.split(stop));
  });
  return new Promise((resolve, reject) => {
    terminal.on("close", (code) => (asked ? resolve({ code, shown }) : reject(new Error(`was not asked: ${shown}`))));
  });
}

async function type(terminal: ChildProcess, [keys = "", ...rest]: readonly string[]): Promise<void> {
  if (rest.length === 0) {
    terminal.stdin?.write(keys);
    return;
  }
  terminal.stdin?.write(keys + stop);
  // Alone in its session it can't stop; it awaits the signal that wakes it all the same.
  const path = `/proc/${terminal.pid}/task/${terminal.pid}/children`;
  const [command = ""] = readFileSync(path, "utf8").split(" ");
  const awaits = () => /^SigCgt:\s.*[2367abef][0-9a-f]{4}$/m.test(readFileSync(`/proc/${command}/status`, "utf8"));
  while (!awaits()) await sleep(20);
  process.kill(Number(command), "SIGCONT");
  await type(terminal, rest);
}
