/** A count with its word: `1 host`, `3 hosts`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** Whole seconds as people say them: `8 s`, `2 min 5 s`. */
export function seconds(total: number): string {
  if (total < 60) return `${total} s`;
  const rest = total % 60;
  return `${Math.floor(total / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
}

/** Bytes in binary units, as memory is spoken of: `512 MiB`, `1.4 GiB`. */
export function bytes(size: number): string {
  const mebibytes = size / 2 ** 20;
  return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

/** Names with commas; beyond `limit` only how many more there are. */
export function listed(names: readonly string[], limit: number): string {
  if (names.length <= limit) return names.join(", ");
  return `${names.slice(0, limit).join(", ")} and ${names.length - limit} more`;
}
