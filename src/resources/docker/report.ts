/**
 * Reads `<prefix> <key> <JSON>` lines. The first line of a key counts, so that what is printed later can't change it;
 * lines that are nothing of the kind are passed over.
 */
export function readReport(text: string, prefix: string): ReadonlyMap<string, unknown> {
  const report = new Map<string, unknown>();
  for (const line of text.split("\n")) {
    const [, key, json] = line.match(/^\S+ (\S+) (.*)$/) ?? [];
    if (!line.startsWith(`${prefix} `) || key === undefined || json === undefined || report.has(key)) continue;
    try {
      report.set(key, JSON.parse(json));
    } catch {}
  }
  return report;
}

/** A text of a report, empty where there is none. */
export function textOf(report: ReadonlyMap<string, unknown>, key: string): string {
  const value = report.get(key);
  return typeof value === "string" ? value : "";
}
