import { readFileSync } from "node:fs";
import type { Diagnostic } from "./diagnostic.ts";

/** What reading a file of the operator's comes to: its text, or why there is none. */
export type TextFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "absent" | "unreadable" | "encoding"; readonly diagnostic: Diagnostic };

/** Reads a file that must be UTF-8: bytes of another encoding would become another text without a word. */
export function readTextFile(file: string): TextFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const why = code === "ENOENT" || code === "ENOTDIR" ? "absent" : "unreadable";
    return { ok: false, why, diagnostic: { file, ...start, message: unreadable(error, code) } };
  }
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, why: "encoding", diagnostic: notUtf8(file, bytes) };
  }
}

const start = { line: 1, column: 1, length: 1, source: "" };

function unreadable(error: unknown, code: unknown): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "There is no such file.";
  if (code === "EISDIR") return "This is a directory: name the file in it.";
  return code === "EACCES" ? "You may not read this file." : String(error);
}

/** The place of the first byte that no UTF-8 has: what was read up to there is the same in both texts. */
function notUtf8(file: string, bytes: Buffer): Diagnostic {
  if (bytes.length > 1 && (bytes.readUInt16BE() === 0xfeff || bytes.readUInt16BE() === 0xfffe)) {
    return { file, ...start, message: "The file is UTF-16. Save it as UTF-8." };
  }
  const lossy = bytes.toString("utf8");
  const at = firstLost(lossy, bytes);
  const before = lossy.slice(0, at).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  const source = (lossy.split("\n", before.length).at(-1) ?? "").replace(/\r$/, "");
  return {
    file,
    line: before.length,
    column,
    length: 1,
    source,
    message: "This is not UTF-8. Save the file as UTF-8.",
  };
}

/** Where the text has a replacement for bytes that are not the replacement character itself. */
function firstLost(text: string, bytes: Buffer): number {
  for (let at = text.indexOf("\uFFFD"); at !== -1; at = text.indexOf("\uFFFD", at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at));
    if (bytes.subarray(offset, offset + 3).toString("hex") !== "efbfbd") return at;
  }
  return 0;
}
