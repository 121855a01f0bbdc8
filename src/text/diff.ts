import { createTwoFilesPatch } from "diff";

/** A file before and after; `undefined` is an absent file. */
export interface TextDiff {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A unified diff with three lines of context; an absent file is `/dev/null`. Nothing where both are the same. */
export function unifiedDiff({ path, before, after }: TextDiff): string {
  if (before === after) return "";
  const [from, to] = [before === undefined ? "/dev/null" : path, after === undefined ? "/dev/null" : path];
  const patch = createTwoFilesPatch(from, to, before ?? "", after ?? "", undefined, undefined, { context: 3 });
  return patch.slice(patch.indexOf("---"));
}
