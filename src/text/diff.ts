import { structuredPatch } from "diff";

/** Beyond this many changed lines the whole text is shown as removed and added: the work stays bounded, by no clock. */
const mostEdits = 2000;
const contextLines = 3;

/** A file before and after; `undefined` is an absent file. */
export interface TextDiff {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The unified diff of one file, ending in a newline; empty where nothing differs. The absent side is `/dev/null`. */
export function unifiedDiff({ path, before, after }: TextDiff): string {
  if (before === after) return "";
  const head = [`--- ${before === undefined ? "/dev/null" : path}`, `+++ ${after === undefined ? "/dev/null" : path}`];
  return `${[...head, ...hunks(before ?? "", after ?? "")].join("\n")}\n`;
}

function hunks(before: string, after: string): readonly string[] {
  const options = { context: contextLines, maxEditLength: mostEdits };
  const patch = structuredPatch("", "", before, after, undefined, undefined, options);
  if (!patch) return [...wholly("-", before), ...wholly("+", after)];
  return patch.hunks.flatMap((hunk) => [
    `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines,
  ]);
}
