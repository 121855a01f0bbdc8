import { type Line, plain, type Span } from "./line.ts";
import { displayWidth } from "./width.ts";

/** Cells in columns, each as wide as its widest one, two spaces apart. */
export function table(rows: readonly (readonly Span[])[]): Line[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  }
  return rows.map((row) =>
    row.flatMap((cell, column) => {
      const gap = (widths[column] ?? 0) - widthOf(cell) + 2;
      return [cell, { text: " ".repeat(column === row.length - 1 ? 0 : gap), tone: "plain" } as const];
    }),
  );
}

/** As it will be seen: what the sink takes away takes no column. */
function widthOf(cell: Span): number {
  return displayWidth(plain([cell]));
}
