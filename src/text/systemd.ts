/**
 * A line `Environment="NAME=value"` of a unit file. Quotes and backslashes are escaped, and `%`, which would begin a
 * specifier (systemd.exec(5), systemd.unit(5)). Throws a RangeError on a line break, which no drop-in of ours needs.
 */
export function serialiseEnvironment(name: string, value: string): string {
  if (/[\n\r\0]/.test(value)) throw new RangeError(`the value of ${name} holds a line break`);
  return `Environment="${name}=${value.replace(/["\\]/g, "\\$&").replaceAll("%", "%%")}"`;
}
