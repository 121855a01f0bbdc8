import { setMaxListeners } from "node:events";
import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import { CommanderError } from "@commander-js/extra-typings";
import type { Context } from "./commands/context.ts";
import { type ExitCode, exitCodes, firstOf } from "./commands/exit-code.ts";
import { makeProgram, type Shown } from "./commands/program/program.ts";
import { asksForJson, refusedLine } from "./commands/program/refused-line.ts";
import { changesHosts, sayUnexpected, sayUnwritten } from "./commands/program/unexpected.ts";
import { stateDirectory } from "./journal/directory.ts";
import { makeOutput, type Output } from "./output/output.ts";
import { steadyStream } from "./output/terminal/steady-stream.ts";

const version = process.env["FLEET_VERSION"] ?? "0.0.0-dev";

/** Beside the bundle, or beside the sources. */
const playbooks = fileURLToPath(new URL("../playbooks", import.meta.url));

let code: ExitCode = exitCodes.done;
let said: Output | undefined;
let changing = false;
let unwritten = false;
let complaint = "";

const plain = { json: false, verbose: false, color: "never", env: process.env } as const;

const streams = {
  stdout: steadyStream(process.stdout, (error) => {
    unwritten = true;
    sayUnwritten(error, said ?? plainOutput(), { changing });
  }),
  // Where this can't be written there is nobody to tell, and the answer is on stdout.
  stderr: steadyStream(process.stderr, () => undefined),
};

const program = makeProgram({
  version,
  playbooks,
  env: process.env,
  exists: existsSync,
  write: (text) => void streams.stdout.write(text),
  complain: (text) => {
    complaint += text;
    streams.stderr.write(text);
  },
  context,
  ended: (ended) => {
    code = ended;
  },
});

function context(shown: Shown): Context {
  const made = makeOutput(streams, { ...shown, env: process.env });
  const output: Output = {
    ...made,
    report: (event) => {
      changing = changesHosts(event) ?? changing;
      made.report(event);
    },
  };
  said = output;
  const [first, second] = [new AbortController(), new AbortController()];
  // Each host at work listens: beyond ten Node would warn of a leak.
  setMaxListeners(0, first.signal, second.signal);
  process.on("SIGINT", () => {
    if (!first.signal.aborted) {
      output.report({ type: "draining", changing });
      first.abort();
    } else second.abort();
  });
  return {
    output,
    playbooks,
    version,
    state: stateDirectory(process.env, homedir()),
    user: localUser(),
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    ask: (question) => ask(question, first),
    interrupts: { first: first.signal, second: second.signal },
  };
}

/** Behind sudo the one who asked; a user id without a name is told as it is. */
function localUser(): string {
  const asked = process.env["SUDO_USER"];
  if (asked) return asked;
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

async function ask(question: string, interrupt: AbortController): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // The terminal gives Ctrl-C to whoever asks; nothing is at work then that could finish.
  lines.once("SIGINT", () => interrupt.abort());
  // After a Ctrl-Z and fg Node has paused the terminal, and leaves it so: not even a Ctrl-C would be heard.
  lines.on("SIGCONT", () => lines.resume());
  // A terminal that is gone answers nothing, and is waited for by nobody.
  const gone = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  try {
    return (await Promise.race([lines.question(question, { signal: interrupt.signal }), gone])).trim();
  } catch {
    return "";
  } finally {
    lines.close();
  }
}

/** For what is to be said before a command has an output of its own. */
function plainOutput(): Output {
  return makeOutput(streams, plain);
}

/** What nobody foresaw: without this Node would show a line of the bundle, and nothing of where the hosts stand. */
function fail(error: unknown): never {
  sayUnexpected(error, said ?? plainOutput(), `fleet ${version}, Node ${process.version}`, { changing });
  process.exit(exitCodes.failed);
}
process.on("uncaughtException", fail);

process.on("exit", (ended) => {
  if (unwritten) process.exitCode = firstOf([ended as ExitCode, exitCodes.failed]);
});

program.parseAsync().then(
  () => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof CommanderError)) fail(error);
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error.exitCode === 0 || !asksForJson(process.argv.slice(2), process.env)) return;
    makeOutput(streams, { ...plain, json: true }).record(refusedLine(error, complaint));
  },
);
