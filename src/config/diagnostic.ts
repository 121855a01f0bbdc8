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

/** Longest piece of a source line that is shown. */
const width = 160;

/** A diagnostic as text: `file:line:column: error: message`, the line, and a marker under it. */
export function diagnosticText({ file, line, column, length, message, source }: Diagnostic): string {
  const head = `${file}:${line}:${column}: error: ${message}`;
  if (source === "") return head;
  const shown = source.slice(0, width);
  const number = String(line).padStart(5);
  const indent = shown.slice(0, column - 1).replace(/[^\t]/g, " ");
  const marker = "^".repeat(Math.max(1, Math.min(length, shown.length - column + 1)));
  return `${head}\n${number} | ${shown}\n${" ".repeat(5)} | ${indent}${marker}`;
}
