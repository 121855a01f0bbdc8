/** Scripts and symbols that take two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Marks that stand on the character before them, and what can't be seen. */
const flat = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes on a terminal, as most of them draw it. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** The text in less than `width` columns, the last one left free; what is cut off is an ellipsis. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) < width) return text;
  let room = width - 2;
  let kept = "";
  for (const character of text) {
    room -= columnsOf(character);
    if (room < 0) break;
    kept += character;
  }
  return width > 1 ? `${kept}…` : "";
}

function columnsOf(character: string): number {
  if (flat.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
