import { quote } from "../../shell/script.ts";
import type { CommandShape, OptionShape, Value } from "./completion-shapes.ts";

/** For zsh 5, to be sourced or to lie in a directory of $fpath as _fleet. */
export function zshScript(commands: readonly CommandShape[]): string {
  const names = commands.map(({ name, description }) => `    ${described(name, description)}`).join("\n");
  return `#compdef fleet
# Completion of fleet for zsh: source <(fleet completion zsh)

_fleet_commands() {
  local -a commands
  commands=(
${names}
  )
  _describe -t commands command commands
}

# A limit goes on after its last comma.
_fleet_hosts() {
  local -a names
  if [[ $PREFIX == @* ]]; then
    compset -P @
    _files
    return
  fi
  names=(\${(f)"$($fleet_program __hosts -- "$PREFIX" "\${(@)fleet_words}" 2>/dev/null)"})
  (( $#names )) && compadd -Q -S '' -- "\${names[@]}"
}

_fleet_runs() {
  local -a names
  names=(\${(f)"$($fleet_program __runs -- "$PREFIX" 2>/dev/null)"})
  (( $#names )) && compadd -V runs -- "\${names[@]}"
}

_fleet() {
  local fleet_program=\${(Q)words[1]} curcontext=$curcontext state
  local -a fleet_words
  fleet_words=("\${(@)words[2,-1]}")
  if (( CURRENT == 2 )); then
    _fleet_commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $command in
    help) _fleet_commands ;;
${commands.map(commandCase).join("\n")}
  esac
}

if [[ $funcstack[1] == _fleet ]]; then _fleet "$@"; else compdef _fleet fleet; fi
`;
}

function commandCase({ name, options, operands }: CommandShape): string {
  const specs = [
    ...options.flatMap(optionSpecs),
    ...operands.map((operand, index) =>
      quote(`${index + 1}:${operand.of === "words" ? "word" : operand.of}:${action(operand)}`),
    ),
  ];
  return `    ${name})
      _arguments -s -S \\
${specs.map((spec) => `        ${spec}`).join(" \\\n")}
      ;;`;
}

/** One spec for each spelling; all of an option exclude one another. */
function optionSpecs({ flags, description, value }: OptionShape): string[] {
  const not = `(${flags.join(" ")})`;
  const text = description.replace(/[[\]:]/g, "\\$&");
  return flags.map((flag) => {
    const joined = value === undefined ? "" : flag.startsWith("--") ? "=" : "+";
    return quote(`${not}${flag}${joined}[${text}]${value ? `:${value.of}:${action(value)}` : ""}`);
  });
}

function action(value: Value): string {
  switch (value.of) {
    case "hosts":
      return "_fleet_hosts";
    case "runs":
      return "_fleet_runs";
    case "file":
      return "_files";
    case "inventory":
      return '_files -g "*.(yaml|yml|json)"';
    case "commands":
      return "_fleet_commands";
    case "words":
      return `(${value.words.join(" ")})`;
  }
}

function described(name: string, description: string): string {
  return quote(`${name}:${description.replaceAll(":", "\\:")}`);
}
