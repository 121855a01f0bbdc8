const units = { ms: 0.001, s: 1, m: 60, h: 3600 } as const;

/** Seconds in a duration such as `30s`, `5m` or `500ms`. Throws a RangeError on anything else; the schema has checked it before. */
export function seconds(duration: string): number {
  const [, number, unit] = /^([0-9]+)(ms|s|m|h)$/.exec(duration) ?? [];
  if (number === undefined || unit === undefined) throw new RangeError(`not a duration: ${duration}`);
  return Number(number) * units[unit as keyof typeof units];
}
