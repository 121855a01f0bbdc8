import type { CommandShape, OptionShape, Value } from "./completion-shapes.ts";

/** For fish 3. */
export function fishScript(commands: readonly CommandShape[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  return `# Completion of fleet for fish: fleet completion fish | source

function __fleet_hosts
    set -l words (commandline -op)
    set -l typed (string replace -r -- '^(--limit=|-l(?=.))' '' (commandline -ct))
    $words[1] __hosts -- "$typed" $words[2..] 2>/dev/null
end

function __fleet_runs
    set -l words (commandline -op)
    $words[1] __runs -- (commandline -ct) 2>/dev/null
end

complete -c fleet -f
complete -c fleet -n __fish_use_subcommand -s h -l help -d 'show help'
complete -c fleet -n __fish_use_subcommand -s V -l version -d 'show the version'
complete -c fleet -n '__fish_seen_subcommand_from help' -a '${names}'
${commands.flatMap((command) => commandLines(command, names)).join("\n")}
`;
}

function commandLines({ name, description, options, operands }: CommandShape, commands: string): string[] {
  const seen = `complete -c fleet -n '__fish_seen_subcommand_from ${name}'`;
  return [
    "",
    `complete -c fleet -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ...options.map((option) => `${seen} ${optionWords(option, commands)}`),
    ...operands.map(
      (operand, index) => `${seenBefore(name, operands[index - 1], operand)} ${argument(operand, commands)}`,
    ),
  ];
}

/** Where a word stands: behind the command, and behind the word that must come before it; one of a few is said once. */
function seenBefore(name: string, before: Value | undefined, itself: Value): string {
  const behind = before?.of === "words" ? `; and __fish_seen_subcommand_from ${before.words.join(" ")}` : "";
  const once = itself.of === "words" ? `; and not __fish_seen_subcommand_from ${itself.words.join(" ")}` : "";
  return `complete -c fleet -n '__fish_seen_subcommand_from ${name}${behind}${once}'`;
}

function optionWords({ flags, description, value }: OptionShape, commands: string): string {
  return [
    ...flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
    ...(value === undefined ? [] : value.of === "file" ? ["-r -F"] : ["-x", argument(value, commands)]),
    `-d ${quoted(description)}`,
  ].join(" ");
}

function argument(value: Value, commands: string): string {
  switch (value.of) {
    case "hosts":
      return "-a '(__fleet_hosts)'";
    case "runs":
      return "-k -a '(__fleet_runs)'";
    case "file":
      return "-F";
    case "inventory":
      return "-k -a '(__fish_complete_suffix .yaml .yml .json)'";
    case "commands":
      return `-a '${commands}'`;
    case "words":
      return `-a '${value.words.join(" ")}'`;
  }
}

/** A word in fish's own single quotes, in which only the quote and the backslash are escaped. */
function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
