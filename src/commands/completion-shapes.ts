import type { Argument, CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import type { CommandShape, OptionShape, Value } from "./completion.ts";

/** The commands as they are declared, so that no script says anything else than --help. */
export function commandShapes(program: CommandUnknownOpts): CommandShape[] {
  const help = program.createHelp();
  return help
    .visibleCommands(program)
    .filter((command) => command.name() !== "help")
    .map((command): CommandShape => {
      const [operand] = command.registeredArguments;
      return {
        name: command.name(),
        description: command.description(),
        options: help.visibleOptions(command).map(optionShape),
        ...(operand && operand.name() !== "run" && { operand: operandValue(operand) }),
      };
    });
}

function optionShape(option: Option): OptionShape {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined);
  return { flags, description: option.description, ...(option.required && { value: optionValue(option) }) };
}

function optionValue({ long, argChoices }: Option): Value {
  if (argChoices) return { of: "words", words: argChoices };
  return { of: long === "--limit" ? "hosts" : long === "--inventory" ? "inventory" : "file" };
}

function operandValue({ argChoices }: Argument): Value {
  return argChoices ? { of: "words", words: argChoices } : { of: "inventory" };
}
