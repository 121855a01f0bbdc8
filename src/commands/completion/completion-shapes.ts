import type { Argument, CommandUnknownOpts, Option } from "@commander-js/extra-typings";

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

/** The commands as they are declared, so that no script says anything else than --help. */
export function commandShapes(program: CommandUnknownOpts): CommandShape[] {
  const help = program.createHelp();
  return help
    .visibleCommands(program)
    .filter((command) => command.name() !== "help")
    .map(
      (command): CommandShape => ({
        name: command.name(),
        description: command.description(),
        options: help.visibleOptions(command).map(optionShape),
        operands: command.registeredArguments.map(operandValue),
      }),
    );
}

function optionShape(option: Option): OptionShape {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined);
  return { flags, description: option.description, ...(option.required && { value: optionValue(option) }) };
}

function optionValue({ long, argChoices }: Option): Value {
  if (argChoices) return { of: "words", words: argChoices };
  return { of: long === "--limit" ? "hosts" : long === "--inventory" ? "inventory" : "file" };
}

function operandValue(operand: Argument): Value {
  if (operand.argChoices) return { of: "words", words: operand.argChoices };
  return { of: operand.name() === "run" ? "runs" : "inventory" };
}
