/** A value as one word of a Dockerfile's instruction. */
export function word(value: string): string {
  return /^[A-Za-z0-9_./:,@%+-]+$/.test(value) ? value : `"${value.replace(/["\\$]/g, "\\$&")}"`;
}
