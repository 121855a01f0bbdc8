/** A piece of a line by offsets into the file. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Lines joined to the one that the builder reads. */
export interface Joined {
  readonly text: string;
  /** Where a character of `text` stands in the file. */
  at(offset: number): number;
}

/** Joins pieces of lines; each character's place in the file can be asked for. */
export function join(text: string, pieces: readonly Piece[]): Joined {
  const starts: number[] = [];
  let length = 0;
  const texts = pieces.map(({ start, end }) => {
    starts.push(length);
    length += end - start;
    return text.slice(start, end);
  });
  const at = (offset: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (pieces[low]?.start ?? 0) + offset - (starts[low] ?? 0);
  };
  return { text: texts.length === 1 ? (texts[0] ?? "") : texts.join(""), at };
}
