import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, type Stats } from "node:fs";
import { looksOwn, looksSaved } from "../../engine/plan/saved-plan.ts";
import { quote } from "../../shell/script.ts";

/** Largest plan that is read, in bytes: 10,000 hosts are about 100 MB. */
const sizeLimit = 256 * 1024 * 1024;

/** A saved plan's text, or why it is not read; nothing where the file is something else. */
export type SavedFile = { readonly text: string } | { readonly refused: string; readonly hint: string };

/** Reads a file that begins like a saved plan. */
export function openSaved(path: string): SavedFile | undefined {
  return withFile(
    path,
    looksSaved,
    (file): SavedFile => refusal(path, fstatSync(file)) ?? { text: readFileSync(file, "utf8") },
  );
}

/** Whether a file begins like a saved plan. */
export function isSaved(path: string): boolean {
  return withFile(path, looksSaved, () => true) ?? false;
}

/** Whether a file begins like a plan that fleet has written, and so may be replaced by another. */
export function isOwnPlan(path: string): boolean {
  return withFile(path, looksOwn, () => true) ?? false;
}

/** Does something with a file that begins in a certain way. Pipes can be read once only, so they are left to the inventory. */
function withFile<Value>(
  path: string,
  begins: (beginning: string) => boolean,
  act: (file: number) => Value,
): Value | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const beginning = Buffer.alloc(4096);
    if (!fstatSync(file).isFile()) return undefined;
    return begins(beginning.toString("utf8", 0, readSync(file, beginning, 0, 4096, 0))) ? act(file) : undefined;
  } finally {
    closeSync(file);
  }
}

/** What a plan says is done by root on hosts, so nobody else may have written it. */
function refusal(path: string, { mode, uid, size }: Stats): SavedFile | undefined {
  const hint = "Plan again with -o; or, where you know what is in it,";
  const own = process.getuid?.() ?? uid;
  if (uid !== own && uid !== 0) {
    return { refused: `${path} belongs to another user, who may have written anything.`, hint: `${hint} chown it.` };
  }
  if ((mode & 0o022) !== 0) {
    const octal = (mode & 0o7777).toString(8).padStart(4, "0");
    const refused = `Others may write ${path} (mode ${octal}), so it need not be what fleet has written.`;
    return { refused, hint: `${hint} chmod go-w ${quote(path)}` };
  }
  if (size > sizeLimit) {
    return { refused: `${path} is larger than 256 MiB.`, hint: "Plan fewer hosts at a time, with --limit." };
  }
  return undefined;
}
