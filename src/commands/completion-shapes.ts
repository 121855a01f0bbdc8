import type { Argument, CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import type { CommandShape, OptionShape, Value } from "./completion.ts";

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
