import { type ExitCode, exitCodes } from "../exit-code.ts";

const meanings: Readonly<Record<ExitCode, string>> = {
  [exitCodes.done]: "done",
  [exitCodes.failed]: "something failed, is blocked or unknown, or was declined",
  [exitCodes.pending]: "changes are pending (plan --detailed-exitcode), or not converged (verify)",
  [exitCodes.reverted]: "every failure was reverted and serves again",
  [exitCodes.unreachable]: "a host was not reached",
  [exitCodes.usage]: "bad usage or configuration",
  [exitCodes.interrupted]: "interrupted",
};

interface Help {
  readonly examples: readonly (readonly [command: string, does: string])[];
  readonly exits: readonly ExitCode[];
  /** Meanings of exit codes that differ here. */
  readonly means?: Readonly<Partial<Record<ExitCode, string>>>;
}

/** What stands below each command's options. */
const helps = {
  validate: {
    examples: [
      ["fleet validate", "checks ./inventory.yaml, or $FLEET_INVENTORY"],
      ["fleet validate tokyo.yaml --json", "says what is wrong as JSON, with line and column"],
    ],
    exits: [0, 64],
  },
  trust: {
    examples: [
      ["fleet trust inventory.yaml", "shows all fingerprints, asks, writes known_hosts"],
      ["fleet trust -l mk3.example.jp", "one host that was added"],
      ["fleet trust --json --yes", "trusts what is shown, for a machine that has compared them"],
    ],
    exits: [0, 1, 4, 64, 130],
    means: { 1: "a host shows another key than known_hosts has, or the answer was no" },
  },
  plan: {
    examples: [
      ["fleet plan inventory.yaml", "all hosts"],
      ["fleet plan -l 'tokyo,!mk3.example.jp'", "a group without one of its hosts"],
      ["fleet plan -o plan.json", "saves it for fleet apply plan.json"],
      ["fleet plan --detailed-exitcode --json", "for a job that looks for drift"],
    ],
    exits: [0, 1, 2, 4, 64, 130],
    means: { 1: "something is blocked or unknown", 2: "changes are pending (with --detailed-exitcode)" },
  },
  apply: {
    examples: [
      ["fleet apply inventory.yaml", "shows the plan, asks, applies it"],
      ["fleet apply plan.json", "applies exactly what was read; a host that has changed since is left alone"],
      ["fleet apply -l mk1.example.jp", "one host first"],
      ["fleet apply --yes --json", "asks nobody, for automation"],
    ],
    exits: [0, 1, 3, 4, 64, 130],
  },
  verify: {
    examples: [
      ["fleet verify inventory.yaml", "all hosts"],
      ["fleet verify -l '@failed-hosts.txt'", "the hosts that a file names, one a line"],
      ["fleet verify --json", "with each proof, for monitoring"],
    ],
    exits: [0, 1, 2, 4, 64, 130],
    means: { 1: "something is blocked or unknown", 2: "something is not converged" },
  },
  rollback: {
    examples: [
      ["fleet rollback", "the last run that committed something: shows what it takes back, asks"],
      ["fleet rollback 20261124-10 -l mk1.example.jp", "one host of a run; the beginning of its id is enough"],
      ["fleet rollback 20261124-101502-9f3a1c -i inventory.yaml", "where the run's record is on another machine"],
    ],
    exits: [0, 1, 3, 4, 64, 130],
    means: {
      1: "something failed, was changed by somebody else since, or was declined",
      3: "every failure was reverted and serves again",
    },
  },
  resume: {
    examples: [
      ["fleet resume", "what a crash left on the hosts of the last run: shows it, asks, finishes it"],
      ["fleet resume -i inventory.yaml", "on the hosts of an inventory, whoever ran it"],
      ["fleet resume 20261124-10 --yes --json", "one run, asks nobody"],
    ],
    exits: [0, 1, 3, 4, 64, 130],
  },
  prune: {
    examples: [
      ["fleet prune inventory.yaml", "shows which images of fleet's go and which stay, asks, removes"],
      ["fleet prune -l mk2.example.jp -v", "one host, with all that stays"],
      ["fleet prune --yes --json", "asks nobody, for a job once a month"],
    ],
    exits: [0, 1, 4, 64, 130],
    means: { 1: "something could not be looked through or removed, or was declined" },
  },
  runs: {
    examples: [
      ["fleet runs", "all runs on record on this machine, newest first"],
      ["fleet runs show 20261124-10", "every instance of one run; the beginning of its id is enough"],
      ["fleet runs --json", "each run as one line of JSON"],
    ],
    exits: [0, 1, 64],
    means: { 1: "a record could not be read" },
  },
  completion: {
    examples: [
      ["source <(fleet completion bash)", "in ~/.bashrc"],
      ["source <(fleet completion zsh)", "in ~/.zshrc, after compinit"],
      ["fleet completion fish | source", "in ~/.config/fish/config.fish"],
    ],
    exits: [0, 64],
  },
} as const satisfies Readonly<Record<string, Help>>;

/** Examples and exit codes of one command, in lines of at most `width`. */
export function helpAfter(command: keyof typeof helps, width: number): string {
  const { examples, exits, means }: Help = helps[command];
  const codes = exits.map((code) => [String(code), means?.[code] ?? meanings[code]] as const);
  return `
Examples:
${columns(examples, width)}

Exit codes:
${columns(codes, width)}`;
}

const variables = [
  ["FLEET_INVENTORY", "the inventory, where none is named"],
  ["FLEET_LIMIT", "as --limit"],
  ["FLEET_YES=1", "as --yes"],
  ["FLEET_JSON=1", "as --json"],
  ["FLEET_VERBOSE=1", "as --verbose"],
  ["FLEET_COLOR", "as --color"],
  ["FLEET_STATE_DIR", "where the records of runs are; else $XDG_STATE_HOME/fleet, else ~/.local/state/fleet"],
  ["NO_COLOR, FORCE_COLOR", "no colours, or colours everywhere; --color and FLEET_COLOR win"],
] as const;

const firstSteps = [
  ["fleet trust inventory.yaml", "once: fingerprints, then known_hosts"],
  ["fleet plan inventory.yaml", "what would change"],
  ["fleet apply inventory.yaml", "change it, proven or taken back"],
  ["fleet verify inventory.yaml", "what runs on which allocator"],
] as const;

const whichInventory =
  "Every command but rollback, resume, runs and completion is about an inventory: the one that is named, else $FLEET_INVENTORY, else ./inventory.yaml.";

/** What stands below the list of commands, in lines of at most `width`. */
export function programHelp(width: number): string {
  return `
${wrapped(whichInventory, width).join("\n")}

Environment:
${columns(variables, width)}

Exit codes, the first of 130, 64, 1, 3, 4, 2, 0 that applies:
${columns(Object.entries(meanings), width)}

Examples:
${columns(firstSteps, width)}`;
}

/** Columns that must be left for the second of two, or it stands below the first. */
const enough = 24;

function columns(rows: readonly (readonly [string, string])[], width: number): string {
  const first = Math.max(...rows.map(([left]) => left.length));
  const beside = width - first - 4 >= enough;
  const margin = beside ? first + 4 : 6;
  return rows
    .flatMap(([left, right]) => {
      const lines = wrapped(right, width - margin).map((text) => " ".repeat(margin) + text);
      return beside ? [`  ${left}`.padEnd(margin) + lines.join("\n").slice(margin)] : [`  ${left}`, ...lines];
    })
    .join("\n");
}

/** A text in lines of at most `width`; a word that is longer stays whole. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
