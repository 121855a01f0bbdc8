import { type AddHelpTextContext, Argument, Command, InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { loadInventory } from "../../config/load.ts";
import { type ColourMode, colourModes } from "../../output/terminal/colour.ts";
import { inventoryAmong, limitCandidates } from "../completion/complete-hosts.ts";
import { completionScript, shells } from "../completion/completion.ts";
import { commandShapes } from "../completion/completion-shapes.ts";
import { type Context, usageError } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import { listHosts } from "../list-hosts.ts";
import { type Environment, EnvironmentError, inventoryPath, readEnvironment } from "./environment.ts";
import { helpAfter, programHelp } from "./help.ts";

/** How a command's output is to look. */
export interface Shown {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly color: ColourMode;
}

/** All that the command line needs of the machine that it runs on. */
export interface Machine {
  readonly version: string;
  readonly playbooks: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** Text on stdout that is no answer of a command: scripts and words for a shell. */
  write(text: string): void;
  /** Text on stderr about a command line that is wrong. */
  complain(text: string): void;
  context(shown: Shown): Context;
  /** How the command has ended. */
  ended(code: ExitCode): void;
}

const inventory = () =>
  new Argument("[inventory]", "the inventory file; without it $FLEET_INVENTORY, else ./inventory.yaml");
const limit = () =>
  new Option(
    "-l, --limit <hosts>",
    "hosts, globs, groups, or all: a,b adds, &b intersects, !b excludes, @file reads ($FLEET_LIMIT)",
  ).argParser((value: string, before: string | undefined) => {
    // The last of two would win, and hosts be left out, or taken in, without a word.
    if (before !== undefined) throw new InvalidArgumentError(`Write it once, with commas: ${before},${value}`);
    return value;
  });
const list = () => new Option("--list-hosts", "say which hosts are meant, and ask none of them");
const yes = () => new Option("-y, --yes", "do not ask ($FLEET_YES)");
const json = () => new Option("--json", "newline-delimited JSON on stdout, text on stderr ($FLEET_JSON)");
const color = () => new Option("--color <when>", "colour the output ($FLEET_COLOR)").choices(colourModes);
const verbose = () => new Option("-v, --verbose", "show every step and what hosts print ($FLEET_VERBOSE)");

interface Given {
  readonly limit?: string;
  readonly listHosts?: true;
  readonly yes?: true;
  readonly json?: true;
  readonly verbose?: true;
  readonly color?: ColourMode;
}

/** What is in force after options and environment. */
type InForce = Shown & { readonly yes: boolean; readonly limit: string | undefined };

type Act = (path: string, inForce: InForce, context: Context) => ExitCode | Promise<ExitCode>;

/** The command line: its commands, options and help. What a command does is loaded when it is called. */
export function makeProgram(machine: Machine): Command {
  const run = (path: string | undefined, given: Given, act: Act) => runCommand(machine, path, given, act);
  const program = new Command("fleet");
  program
    .description("Switches whole fleets of servers to a better memory allocator: planned, proven, reversible.")
    .version(machine.version)
    .showSuggestionAfterError()
    .showHelpAfterError("hint: fleet --help shows the commands, their options and exit codes")
    .exitOverride()
    .configureOutput({ writeOut: machine.write, writeErr: machine.complain })
    .addHelpText("after", (shown) => programHelp(widthOf(shown)));

  program
    .command("validate")
    .description("check an inventory and its playbooks; asks no host")
    .addArgument(inventory())
    .addOption(json())
    .addOption(color())
    .addHelpText("after", (shown) => helpAfter("validate", widthOf(shown)))
    .action((path, given) =>
      run(path, given, async (file, _, context) => (await import("../validate.ts")).validate(file, context)),
    );

  program
    .command("trust")
    .description("show the hosts' key fingerprints, and write known_hosts after a yes")
    .addArgument(inventory())
    .addOption(limit())
    .addOption(list())
    .addOption(yes())
    .addOption(json())
    .addOption(color())
    .addHelpText("after", (shown) => helpAfter("trust", widthOf(shown)))
    .action((path, given) =>
      run(path, given, async (file, inForce, context) => (await import("../trust.ts")).trust(file, inForce, context)),
    );

  program
    .command("plan")
    .description("show what would change, with diffs and downtime; changes nothing")
    .addArgument(inventory())
    .addOption(limit())
    .addOption(list())
    .option("-o, --out <file>", "save the plan as JSON")
    .option("--detailed-exitcode", "exit with 2 when changes are pending")
    .addOption(json())
    .addOption(color())
    .addOption(verbose())
    .addHelpText("after", (shown) => helpAfter("plan", widthOf(shown)))
    .action((path, { out, detailedExitcode = false, ...given }) =>
      run(path, given, async (file, inForce, context) => {
        const { plan } = await import("../plan.ts");
        return plan(file, { ...inForce, out, detailedExitcode }, context);
      }),
    );

  program
    .command("apply")
    .description("show the plan, ask, and apply it, or apply a saved plan: each instance as a whole or not at all")
    .addArgument(new Argument("[inventory]", "the inventory, as elsewhere; or a plan that plan -o has saved"))
    .addOption(limit())
    .addOption(list())
    .addOption(yes())
    .addOption(json())
    .addOption(color())
    .addOption(verbose())
    .addHelpText("after", (shown) => helpAfter("apply", widthOf(shown)))
    .action((path, given) =>
      run(path, given, async (file, inForce, context) => (await import("../apply.ts")).apply(file, inForce, context)),
    );

  program
    .command("verify")
    .description("prove from the live processes that every instance is converged; changes nothing")
    .addArgument(inventory())
    .addOption(limit())
    .addOption(list())
    .addOption(json())
    .addOption(color())
    .addOption(verbose())
    .addHelpText("after", (shown) => helpAfter("verify", widthOf(shown)))
    .action((path, given) =>
      run(path, given, async (file, inForce, context) => (await import("../verify.ts")).verify(file, inForce, context)),
    );

  for (const [mode, description] of [
    ["rollback", "take a run back: files, restarts, the old state proven; shows it and asks"],
    ["resume", "finish what a crash has left of a run; shows it and asks"],
  ] as const) {
    program
      .command(mode)
      .description(description)
      .addArgument(new Argument("[run]", "the run's id, or its beginning; without it the last one that it can be"))
      .addOption(new Option("-i, --inventory <file>", "the hosts, where the run's record is on another machine"))
      .addOption(limit())
      .addOption(yes())
      .addOption(json())
      .addOption(color())
      .addOption(verbose())
      .addHelpText("after", (shown) => helpAfter(mode, widthOf(shown)))
      .action((id, { inventory: file, ...given }) =>
        runAlone(machine, given, async (inForce, context) => {
          const { recover } = await import("../recover.ts");
          return recover(mode, id, { ...inForce, inventory: file }, context);
        }),
      );
  }

  program
    .command("prune")
    .description("remove the images that fleet has kept and nothing needs any more; shows them and asks")
    .addArgument(inventory())
    .addOption(limit())
    .addOption(list())
    .addOption(yes())
    .addOption(json())
    .addOption(color())
    .addOption(verbose())
    .addHelpText("after", (shown) => helpAfter("prune", widthOf(shown)))
    .action((path, given) =>
      run(path, given, async (file, inForce, context) => (await import("../prune.ts")).prune(file, inForce, context)),
    );

  program
    .command("runs")
    .description("the history: who changed what, when and where, and what became of it; asks no host")
    .addArgument(new Argument("[show]", "show one run with its instances").choices(["show"]))
    .addArgument(new Argument("[run]", "the run's id, or its beginning where no other has the same"))
    .addOption(json())
    .addOption(color())
    .addHelpText("after", (shown) => helpAfter("runs", widthOf(shown)))
    .action((show, id, given) =>
      runAlone(machine, given, async (_, context) => {
        const { runs, showRun } = await import("../runs.ts");
        if (show === undefined) return runs(context);
        return id === undefined
          ? usageError(context.output, "Which run?", "fleet runs shows all ids.")
          : showRun(id, context);
      }),
    );

  program
    .command("completion")
    .description("print a script that makes a shell complete fleet's commands, options, hosts, groups and runs")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", (shown) => helpAfter("completion", widthOf(shown)))
    .action((shell) => machine.write(completionScript(shell, commandShapes(program))));

  // For the completion scripts: whatever is wrong, a shell's prompt is no place to say so.
  program
    .command("__hosts", { hidden: true })
    .argument("[typed]")
    .argument("[words...]")
    .allowUnknownOption()
    .action((typed = "", words) => {
      const path = inventoryPath(inventoryAmong(words), named(machine.env["FLEET_INVENTORY"]), machine.exists);
      const loaded = path === undefined ? undefined : loadInventory(path, machine);
      if (!loaded?.ok) return;
      machine.write(
        limitCandidates(loaded.value, typed)
          .map((candidate) => `${candidate}\n`)
          .join(""),
      );
    });

  program
    .command("__runs", { hidden: true })
    .argument("[typed]")
    .allowUnknownOption()
    .action(async (typed = "") => {
      const { state } = machine.context({ json: false, verbose: false, color: "never" });
      const { runCandidates } = await import("../runs.ts");
      machine.write(
        runCandidates(state, typed)
          .map((run) => `${run}\n`)
          .join(""),
      );
    });

  for (const command of program.commands) {
    command.showHelpAfterError(`hint: fleet ${command.name()} --help shows its options, examples and exit codes`);
  }
  return program;
}

/** Columns of the terminal that a help is shown on; 80 where it is none, as commander has it for the options. */
function widthOf({ error, command }: AddHelpTextContext): number {
  const { getOutHelpWidth, getErrHelpWidth } = command.configureOutput();
  return (error ? getErrHelpWidth : getOutHelpWidth)?.() ?? 80;
}

function named(inventory: string | undefined): Pick<Environment, "inventory"> {
  return inventory ? { inventory } : {};
}

async function runCommand(machine: Machine, path: string | undefined, given: Given, act: Act): Promise<void> {
  await runAlone(machine, given, (inForce, context, environment) => {
    const file = inventoryPath(path, environment, machine.exists);
    if (file === undefined) {
      const hint = "Name one, set FLEET_INVENTORY, or go where inventory.yaml is.";
      return usageError(context.output, "There is no inventory.", hint);
    }
    return given.listHosts ? listHosts(file, inForce.limit, context) : act(file, inForce, context);
  });
}

type ActAlone = (inForce: InForce, context: Context, environment: Environment) => ExitCode | Promise<ExitCode>;

/** For commands that are about no inventory, or find theirs by themselves. */
async function runAlone(machine: Machine, given: Given, act: ActAlone): Promise<void> {
  const environment = tryEnvironment(machine.env);
  const wrong = environment instanceof EnvironmentError;
  const otherwise: Environment = wrong ? readEnvironment({}) : environment;
  const inForce: InForce = {
    json: given.json ?? otherwise.json,
    verbose: given.verbose ?? otherwise.verbose,
    color: given.color ?? otherwise.color,
    yes: given.yes ?? otherwise.yes,
    limit: given.limit ?? otherwise.limit,
  };
  const context = machine.context(inForce);
  if (wrong) return machine.ended(usageError(context.output, environment.message));
  machine.ended(await act(inForce, context, otherwise));
}

function tryEnvironment(env: Machine["env"]): Environment | EnvironmentError {
  try {
    return readEnvironment(env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}
