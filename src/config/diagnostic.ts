import { seen } from "./unseen.ts";

/** One thing that is wrong with a file, and where. Lines and columns count from 1. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Characters that the marker underlines. */
  readonly length: number;
  /** What is wrong and what was expected, as sentences. */
  readonly message: string;
  /** The text of the line. */
  readonly source: string;
}

/** Where reading a configuration ends: a value, or everything that is wrong with it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Longest piece of a source line that is shown, and how much of it stands before the marker. */
const width = 160;
const lead = 60;

/** A diagnostic as text: `file:line:column: error: message`, the line, and a marker under it. */
export function diagnosticText({ file, line, column, length, message, source }: Diagnostic): string {
  // A name of the file's that holds a newline would begin a line of its own here.
  const head = seen(`${file}:${line}:${column}: error: ${message}`);
  if (source === "") return head;
  // Of a long line the piece around the marker; a short one is shown from its beginning.
  const begin = column + length <= width ? 0 : Math.max(0, column - 1 - lead);
  const shown = source.slice(begin, begin + width);
  const [left, right] = [begin > 0 ? "…" : "", begin + width < source.length ? "…" : ""];
  const before = shown.slice(0, column - 1 - begin);
  const number = String(line).padStart(5);
  const indent = `${left}${before}`.replace(/[^\t]/g, " ");
  const marker = "^".repeat(Math.max(1, Math.min(length, shown.length - before.length)));
  return `${head}\n${number} | ${left}${shown}${right}\n${" ".repeat(5)} | ${indent}${marker}`;
}
