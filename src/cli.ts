import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, CommanderError, Option } from "@commander-js/extra-typings";
import type { Context } from "./commands/context.ts";
import { type ExitCode, exitCodes } from "./commands/exit-code.ts";
import { colourModes } from "./output/colour.ts";
import { makeOutput } from "./output/output.ts";

const version = process.env["FLEET_VERSION"] ?? "0.0.0-dev";

/** Beside the bundle, or beside the sources. */
const playbooks = fileURLToPath(new URL("../playbooks", import.meta.url));

const limit = () =>
  new Option("-l, --limit <hosts>", "hosts, globs and groups: a,b adds, &b intersects, !b excludes, @file reads").env(
    "FLEET_LIMIT",
  );
const color = () =>
  new Option("--color <when>", "colour the output")
    .choices(colourModes)
    .default("auto" as const)
    .env("FLEET_COLOR");
const json = () => new Option("--json", "newline-delimited JSON on stdout").default(false).env("FLEET_JSON");
const verbose = () => new Option("-v, --verbose", "show every step and what hosts print").default(false);

const program = new Command("fleet")
  .description("Switches whole fleets of servers to a better memory allocator: planned, proven, reversible.")
  .version(version)
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    "after",
    `
Exit codes: 0 done; 1 failed; 2 changes pending or not converged; 3 every failure was reverted and serves again;
4 a host was unreachable; 64 bad usage or configuration; 130 interrupted.

Examples:
  fleet validate inventory.yaml
  fleet plan inventory.yaml -l 'mk*'
  fleet apply inventory.yaml
  fleet verify inventory.yaml`,
  );

let code: ExitCode = exitCodes.done;

program
  .command("validate")
  .description("check an inventory and its playbooks; asks no host")
  .argument("<inventory>", "the inventory file")
  .addOption(json())
  .addOption(color())
  .action(async (path, options) => {
    const { validate } = await import("./commands/validate.ts");
    code = validate(path, context({ ...options, verbose: false }));
  });

program
  .command("plan")
  .description("show what would change, with diffs and downtime; changes nothing")
  .argument("<inventory>", "the inventory file")
  .addOption(limit())
  .option("-o, --out <file>", "save the plan as JSON")
  .option("--detailed-exitcode", "exit with 2 when changes are pending", false)
  .addOption(json())
  .addOption(color())
  .addOption(verbose())
  .action(async (path, options) => {
    const { plan } = await import("./commands/plan.ts");
    code = await plan(path, options, context(options));
  });

program
  .command("apply")
  .description("show the plan, ask, and apply it: each instance as a whole or not at all")
  .argument("<inventory>", "the inventory file")
  .addOption(limit())
  .addOption(new Option("-y, --yes", "do not ask").default(false).env("FLEET_YES"))
  .addOption(json())
  .addOption(color())
  .addOption(verbose())
  .action(async (path, options) => {
    const { apply } = await import("./commands/apply.ts");
    code = await apply(path, options, context(options));
  });

program
  .command("verify")
  .description("prove from the live processes that every instance is converged; changes nothing")
  .argument("<inventory>", "the inventory file")
  .addOption(limit())
  .addOption(json())
  .addOption(color())
  .addOption(verbose())
  .action(async (path, options) => {
    const { verify } = await import("./commands/verify.ts");
    code = await verify(path, options, context(options));
  });

program
  .command("trust")
  .description("show the hosts' key fingerprints, and write known_hosts after a yes")
  .argument("<inventory>", "the inventory file")
  .addOption(limit())
  .addOption(new Option("-y, --yes", "do not ask").default(false).env("FLEET_YES"))
  .addOption(json())
  .addOption(color())
  .action(async (path, options) => {
    const { trust } = await import("./commands/trust.ts");
    code = await trust(path, options, context({ ...options, verbose: false }));
  });

interface Shown {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly color: (typeof colourModes)[number];
}

function context(options: Shown): Context {
  const output = makeOutput(process, { ...options, env: process.env });
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
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    ask,
    interrupts: { first: first.signal, second: second.signal },
  };
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } catch {
    return "";
  } finally {
    lines.close();
  }
}

// A reader that has seen enough, such as `head`, is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(code);
});

try {
  if (!existsSync(playbooks)) throw new Error(`fleet's own playbooks are missing: ${playbooks}`);
  await program.parseAsync();
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
