import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import { CommanderError } from "@commander-js/extra-typings";
import type { Context } from "./commands/context.ts";
import { type ExitCode, exitCodes } from "./commands/exit-code.ts";
import { makeProgram, type Shown } from "./commands/program.ts";
import { changesHosts, sayUnexpected } from "./commands/unexpected.ts";
import { stateDirectory } from "./journal/directory.ts";
import { makeOutput, type Output } from "./output/output.ts";

const version = process.env["FLEET_VERSION"] ?? "0.0.0-dev";

/** Beside the bundle, or beside the sources. */
const playbooks = fileURLToPath(new URL("../playbooks", import.meta.url));

let code: ExitCode = exitCodes.done;
let said: Output | undefined;
let changing = false;

const program = makeProgram({
  version,
  playbooks,
  env: process.env,
  exists: existsSync,
  write: (text) => void process.stdout.write(text),
  context,
  ended: (ended) => {
    code = ended;
  },
});

function context(shown: Shown): Context {
  const made = makeOutput(process, { ...shown, env: process.env });
  const output: Output = {
    ...made,
    report: (event) => {
      changing = changesHosts(event) ?? changing;
      made.report(event);
    },
  };
  said = output;
  const [first, second] = [new AbortController(), new AbortController()];
  process.on("SIGINT", () => {
    if (!first.signal.aborted) {
      output.report({ type: "draining" });
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
  try {
    return (await lines.question(question, { signal: interrupt.signal })).trim();
  } catch {
    return "";
  } finally {
    lines.close();
  }
}

/** What nobody foresaw: without this Node would show a line of the bundle, and nothing of where the hosts stand. */
function fail(error: unknown): never {
  const output = said ?? makeOutput(process, { json: false, verbose: false, color: "never", env: process.env });
  sayUnexpected(error, output, `fleet ${version}, Node ${process.version}`, { changing });
  process.exit(exitCodes.failed);
}
process.on("uncaughtException", fail);

// A reader that has seen enough, such as `head`, is no error of ours, and no reason to leave hosts in the middle:
// what was begun goes on to its end and its exit code, unheard.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

program.parseAsync().then(
  () => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof CommanderError)) fail(error);
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  },
);
