import type { Host, Inventory } from "./inventory.ts";
import { didYouMean } from "./nearest.ts";

/** A limit that can't be taken, as a sentence for the user. */
export class LimitError extends Error {
  override readonly name = "LimitError";
}

/**
 * The hosts that a limit selects, in the inventory's order. Words are host names, globs, groups and `all`; `,` adds,
 * `&word` keeps what is in both, `!word` takes away, `@file` is a file with one word a line, also behind `&` and `!`.
 * Throws a {@link LimitError} for a word that matches nothing.
 */
export function limitHosts(
  inventory: Inventory,
  limit: string,
  readLines: (path: string) => readonly string[],
): Host[] {
  const words = limit.split(",").flatMap((word) => expand(word.trim(), readLines));
  if (words.length === 0) throw new LimitError("The limit is empty.");
  const chosen = choose(inventory, words, readLines);
  if (chosen.size === 0) throw new LimitError(`The limit "${limit}" leaves no host.`);
  return inventory.hosts.filter(({ endpoint }) => chosen.has(endpoint.name));
}

function choose(
  inventory: Inventory,
  words: readonly string[],
  readLines?: (path: string) => readonly string[],
): ReadonlySet<string> {
  const everything = inventory.hosts.map(({ endpoint }) => endpoint.name);
  let chosen = new Set(/^[&!]/.test(words[0] ?? "") ? everything : []);
  for (const word of words) {
    const bare = word.replace(/^[&!]/, "");
    // What a file holds is taken away, or kept, as one.
    const file = readLines !== undefined && bare.startsWith("@");
    const matched = file ? choose(inventory, expand(bare, readLines)) : match(inventory, everything, bare);
    if (word.startsWith("!")) for (const name of matched) chosen.delete(name);
    else if (word.startsWith("&")) chosen = new Set([...chosen].filter((name) => matched.has(name)));
    else for (const name of matched) chosen.add(name);
  }
  return chosen;
}

function expand(word: string, readLines: (path: string) => readonly string[]): string[] {
  if (!word.startsWith("@")) return word === "" ? [] : [word];
  if (word === "@") throw new LimitError("A limit's @ is followed by a file's name: @failed.txt");
  return readLines(word.slice(1))
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "");
}

function match(inventory: Inventory, everything: readonly string[], word: string): ReadonlySet<string> {
  if (word === "all") return new Set(everything);
  const matches = glob(word);
  const groups = [...inventory.groups].filter(([name]) => matches(name)).flatMap(([, hosts]) => hosts);
  const found = new Set([...everything.filter(matches), ...groups]);
  if (found.size > 0) return found;
  const near = (!/[&!]/.test(word) && didYouMean(word, [...everything, ...inventory.groups.keys()])) || separated(word);
  throw new LimitError(`The limit "${word}" matches no host and no group.${near}`);
}

/** What somebody has meant who separates words by something else; no name holds `&` or `!`. */
function separated(word: string): string {
  const words = word.replace(/[\s&]*([&!]|\s)\s*/g, ",$1").replace(/\s+/g, "");
  return words === word || words.startsWith(",") ? "" : ` A comma stands between two words: ${words}`;
}

/** `*` is any text, `?` one character; everything else is itself. */
function glob(word: string): (name: string) => boolean {
  if (!/[*?]/.test(word)) return (name) => name === word;
  const source = word
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const pattern = new RegExp(`^${source}$`);
  return (name) => pattern.test(name);
}
