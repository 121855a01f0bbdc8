import type { Inventory } from "../../config/inventory.ts";

/** Options whose value is the next word. */
const valued = new Set(["-l", "--limit", "-o", "--out", "--color", "-i", "--inventory"]);

/** The inventory among the words of a command line that is being typed, without the program's name: what follows the subcommand. */
export function inventoryAmong(words: readonly string[]): string | undefined {
  const operands: string[] = [];
  let named: string | undefined;
  // bash takes --limit=a apart at the equals sign.
  const joined = words.join("\0").replaceAll("\0=\0", "=").split("\0");
  for (let index = 0; index < joined.length; index++) {
    const word = joined[index] ?? "";
    const [, value] = /^--inventory=(.*)$/s.exec(word) ?? [];
    if (value !== undefined) named = unquote(value);
    else if (valued.has(word)) {
      index++;
      if (word === "-i" || word === "--inventory") named = unquote(joined[index] ?? "");
    } else if (!word.startsWith("-") && word !== "") operands.push(unquote(word));
  }
  const [command, operand] = operands;
  // Their operand is a run.
  return command === "rollback" || command === "resume" ? named : operand;
}

function unquote(word: string): string {
  return word.replace(/^(["'])(.*)\1$/, "$2").replace(/\\(.)/g, "$1");
}

/** Names that every shell takes as they are: a name with anything else is typed by hand. */
const harmless = /^[\p{L}\p{N}._@%+:/-]+$/u;

/** All that a limit can go on to, from what is typed of it: after `a,` and `&` or `!`, each host and group again. */
export function limitCandidates({ hosts, groups }: Inventory, typed: string): string[] {
  const [, before = "", word = ""] = /^(.*,)?(.*)$/s.exec(typed) ?? [];
  const [, sign = "", stem = ""] = /^([&!]?)(.*)$/s.exec(word) ?? [];
  const names = new Set([...hosts.map(({ endpoint }) => endpoint.name), ...groups.keys(), "all"]);
  return [...names].filter((name) => name.startsWith(stem) && harmless.test(name)).map((name) => before + sign + name);
}
