import type { CommandShape, Value } from "./completion-shapes.ts";

/** For bash 3.2 and later. Names of hosts never go through `compgen -W`, which would run what stands in them. */
export function bashScript(commands: readonly CommandShape[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const flags = commands.map(
    ({ name, options }) => `    ${name}) echo ${options.flatMap((one) => one.flags).join(" ")} ;;`,
  );
  const values = new Map(
    commands.flatMap(({ options }) =>
      options.flatMap(({ flags, value }): [string, string][] =>
        value ? [[flags.join("|"), action(value, names)]] : [],
      ),
    ),
  );
  const operands = commands.flatMap(({ name, operands }) =>
    operands.map((operand, index) => `    ${name}.${index}) ${action(operand, names)} ;;`),
  );
  return `# Completion of fleet for bash: source <(fleet completion bash)

_fleet_options() {
  case $1 in
${flags.join("\n")}
    *) echo -h --help -V --version ;;
  esac
}

# Takes lines as candidates, whatever stands in them.
_fleet_take() {
  local candidate
  while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done
}

_fleet_files() {
  local suffix
  compopt -o filenames 2>/dev/null
  if [ $# -eq 0 ]; then
    _fleet_take < <(compgen -f -- "$cur")
    return
  fi
  for suffix; do _fleet_take < <(compgen -f -X "!*.$suffix" -- "$cur"); done
  _fleet_take < <(compgen -d -- "$cur")
}

_fleet_hosts() {
  case $mark$cur in
    @*) cur=\${cur#@}; _fleet_files ;;
    *) _fleet_take < <("$program" __hosts -- "$cur" "\${COMP_WORDS[@]:1}" 2>/dev/null) ;;
  esac
}

_fleet_runs() {
  _fleet_take < <("$program" __runs -- "$cur" 2>/dev/null)
}

_fleet_words() {
  _fleet_take < <(compgen -W "$1" -- "$cur")
}

_fleet() {
  local program=$1 cur=\${COMP_WORDS[COMP_CWORD]} at=$((COMP_CWORD - 1)) mark= command= word nth=0 skip=
  COMPREPLY=()
  # bash takes words apart at = and @.
  case $cur in = | @) mark=$cur cur= ;; esac
  while [ "$at" -gt 0 ]; do
    case \${COMP_WORDS[at]} in
      = | @) mark=\${COMP_WORDS[at]} at=$((at - 1)) ;;
      *) break ;;
    esac
  done
  case \${COMP_WORDS[at]} in
${[...values].map(([flag, act]) => `    ${flag}) ${act}; return ;;`).join("\n")}
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      =) skip=1 ;;
      ${[...values.keys()].join("|")}) skip=1 ;;
      -*) skip= ;;
      *)
        if [ -n "$skip" ]; then skip=
        elif [ -z "$command" ]; then command=$word
        else nth=$((nth + 1))
        fi
        ;;
    esac
  done
  case $cur in
    -*) _fleet_words "$(_fleet_options "$command")"; return ;;
  esac
  case $command.$nth in
    .0) _fleet_words "${names} help" ;;
    help.0) _fleet_words "${names}" ;;
${operands.join("\n")}
  esac
}

complete -F _fleet fleet
`;
}

function action(value: Value, commands: string): string {
  switch (value.of) {
    case "hosts":
      return "_fleet_hosts";
    case "runs":
      return "_fleet_runs";
    case "file":
      return "_fleet_files";
    case "inventory":
      return "_fleet_files yaml yml json";
    case "commands":
      return `_fleet_words "${commands}"`;
    case "words":
      return `_fleet_words "${value.words.join(" ")}"`;
  }
}
