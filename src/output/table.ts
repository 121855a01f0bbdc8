import { type Line, plain, type Span } from "./line.ts";

/** Cells in columns, each as wide as its widest one, two spaces apart. */
export function table(rows: readonly (readonly Span[])[]): Line[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, plain([cell]).length);
  }
  return rows.map((row) =>
    row.flatMap((cell, column) => {
      const gap = (widths[column] ?? 0) - plain([cell]).length + 2;
      return [cell, { text: " ".repeat(column === row.length - 1 ? 0 : gap), tone: "plain" } as const];
    }),
  );
}
