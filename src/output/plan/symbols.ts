import type { ResourcePlan } from "../../engine/plan.ts";
import { type Line, line, type Tone, tone } from "../terminal/line.ts";

interface Mark {
  readonly symbol: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** The plan's symbols in the order of its legend. */
const marks = {
  create: { symbol: "+", tone: "add", meaning: "create" },
  update: { symbol: "~", tone: "change", meaning: "update in place" },
  remove: { symbol: "-", tone: "remove", meaning: "remove" },
  restart: { symbol: "-/+", tone: "restart", meaning: "restart (downtime)" },
  recreate: { symbol: "-/+", tone: "restart", meaning: "recreate the container (downtime)" },
  prove: { symbol: "?", tone: "strong", meaning: "prove on the live processes" },
  blocked: { symbol: "x", tone: "alarm", meaning: "blocked: fleet can't change it" },
  unknown: { symbol: "!", tone: "alarm", meaning: "unknown: it could not be read" },
} as const satisfies Readonly<Record<string, Mark>>;

/** What a symbol stands for. */
export type MarkName = keyof typeof marks;

/** The mark of what a resource comes to; none for a converged one. */
export function markOf(result: ResourcePlan["result"]): MarkName | undefined {
  switch (result.status) {
    case "converged":
      return undefined;
    case "change":
      return result.action;
    case "blocked":
    case "unknown":
      return result.status;
  }
}

/** A mark's symbol, as wide as the widest one. */
export function symbol(name: MarkName) {
  const mark = marks[name];
  return tone(mark.tone, mark.symbol.padEnd(3));
}

const bothAway = "restart, or recreate the container (downtime)";

/** Explains the marks that were used, and no other. */
export function legend(used: ReadonlySet<MarkName>): Line[] {
  const names = (Object.keys(marks) as MarkName[]).filter((name) => used.has(name));
  if (names.length === 0) return [];
  const symbols = [...new Set(names.map((name) => marks[name].symbol))];
  return [
    line("What the symbols mean:"),
    ...symbols.map((symbol) => {
      const [first, ...others] = names.filter((name) => marks[name].symbol === symbol);
      const mark = marks[first ?? "unknown"];
      // One symbol stands for both kinds of downtime.
      const meaning = others.length === 0 ? mark.meaning : bothAway;
      return line("  ", tone(mark.tone, mark.symbol.padEnd(3)), `  ${meaning}`);
    }),
  ];
}
