import { readMarks, withoutMarks } from "./mark.ts";
import { type ReadDockerfile, readDockerfile } from "./read.ts";

/** A Dockerfile without what fleet has put into it. Lines count from 1. */
export type DockerfileUnpatch =
  | { readonly status: "unmarked" }
  | { readonly status: "unpatched"; readonly text: string }
  | { readonly status: "refused"; readonly reason: string; readonly line?: number; readonly next: string };

/**
 * Takes away exactly what fleet has put into a Dockerfile: the lines under its marks, the packages that they name, and the
 * marks. Refuses where someone has changed them since. Pure; never throws.
 */
export function unpatchDockerfile(text: string): DockerfileUnpatch {
  return unpatched(readDockerfile(text));
}

/** The same of one that is read already. */
export function unpatched(file: ReadDockerfile): DockerfileUnpatch {
  const marks = readMarks(file);
  if ("reason" in marks) {
    return { status: "refused", ...marks, next: "take the marked lines and the package away by hand" };
  }
  if (marks.length === 0) return { status: "unmarked" };
  if (file.trouble) {
    const reason = `the Dockerfile could not be read: ${file.trouble.reason}`;
    return {
      status: "refused",
      reason,
      line: file.trouble.line,
      next: "correct it, or take the marked lines away by hand",
    };
  }
  return { status: "unpatched", text: withoutMarks(file.text, marks) };
}
