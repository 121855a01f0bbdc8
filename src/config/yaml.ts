import { Composer, type Document, isMap, isNode, LineCounter } from "yaml";
import type { Checked, Diagnostic } from "./diagnostic.ts";
import { forbidden } from "./yaml-forbidden.ts";
import { type Entries, inFileOrder } from "./yaml-order.ts";
import { neverClosed, readTokens } from "./yaml-tokens.ts";
import { syntaxMessage } from "./yaml-words.ts";

/** What a file of the operator's may hold: 10,000 hosts are about 1 MB. */
const limits = { bytes: 16 * 1024 * 1024, depth: 64, aliases: 100 };

/** A place in a document: keys and indexes from its root. */
export type Path = readonly (string | number)[];

/** A YAML file that was read: its document, and how to point at places in it. */
export interface YamlFile {
  readonly document: Document.Parsed;
  /** What it says as plain values. */
  readonly value: unknown;
  /** A diagnostic that points at the value at a path, or at its key. */
  at(path: Path, message: string, where?: "key" | "value"): Diagnostic;
  /** What a mapping of `value` holds, in the file's order; `path` is where it stands. */
  readonly entries: Entries;
}

/**
 * Reads YAML with the guards of a file that may be hostile: size, depth, number of aliases; duplicate keys, merge
 * keys and tags are errors.
 */
export function readYaml(file: string, text: string): Checked<YamlFile> {
  const lines = new LineCounter();
  const source = text.replace(/^\uFEFF/, "");
  const point = (offset: number, length: number, message: string) =>
    locate(file, source, lines, offset, length, message);
  if (Buffer.byteLength(source) > limits.bytes) {
    return failed([{ file, line: 1, column: 1, length: 1, source: "", message: "The file is larger than 16 MiB." }]);
  }
  const read = readTokens(source, lines, limits.depth);
  if ("tooDeep" in read) return failed([point(read.tooDeep, 1, `Nested deeper than ${limits.depth} levels.`)]);
  const { tokens } = read;
  // A host 1.10 is no other than "1.10": a name is what was written.
  const composer = new Composer({ uniqueKeys: false, stringKeys: true, merge: false, schema: "core", strict: true });
  const documents = [...composer.compose(tokens, true, source.length)];
  const [document, second] = documents;
  if (document === undefined) return failed([point(0, 1, "Expected one YAML document.")]);
  if (second !== undefined) {
    const begins = second.range[0];
    return failed([point(begins, 1, "A second YAML document begins here; expected one.")]);
  }
  const [error] = document.errors;
  if (error !== undefined) {
    // What comes after the first error is mostly its consequence.
    const open = neverClosed(tokens);
    if (open !== undefined) return failed([point(open.offset, 1, `This ${open.character} is never closed.`)]);
    const where = point(error.pos[0], error.pos[1] - error.pos[0], "");
    return failed([{ ...where, message: syntaxMessage(error, where.source) }]);
  }
  const problems = forbidden(document, point, limits.aliases);
  if (problems.length > 0) return failed(problems);
  const at: YamlFile["at"] = (path, message, where = "value") => {
    const [start, end] = rangeOf(document, path, where);
    return point(start, end - start, message);
  };
  const value = plainValue(document);
  if (value === tooMany) return failed([at([], "Aliases of aliases: the file stands for too much.")]);
  return { ok: true, value: { document, value, at, entries: inFileOrder(document) } };
}

const tooMany = Symbol("too many aliases");

/** The document as plain values; `tooMany` where its aliases multiply, which the library answers with a ReferenceError. */
function plainValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: limits.aliases });
  } catch (error) {
    if (error instanceof ReferenceError) return tooMany;
    throw error;
  }
}

function failed(diagnostics: readonly Diagnostic[]) {
  return { ok: false, diagnostics } as const;
}

function locate(file: string, source: string, lines: LineCounter, offset: number, length: number, message: string) {
  const { line, col } = lines.linePos(offset);
  const start = offset - col + 1;
  const end = source.indexOf("\n", start);
  const text = source.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
  return {
    file,
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    length: Math.max(length, 1),
    message,
    source: text,
  };
}

/** Start and end of the value at a path; of its key where that is asked for; of the deepest part that exists otherwise. */
function rangeOf(document: Document.Parsed, path: Path, where: "key" | "value"): [number, number] {
  const parent = path.length > 0 ? document.getIn(path.slice(0, -1), true) : undefined;
  if (where === "key" && isMap(parent)) {
    const pair = parent.items.find(
      (item) => isNode(item.key) && "value" in item.key && String(item.key.value) === path.at(-1),
    );
    if (pair && isNode(pair.key) && pair.key.range) return [pair.key.range[0], pair.key.range[1]];
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && node.range) return [node.range[0], isMap(node) ? node.range[0] + 1 : node.range[1]];
  return path.length === 0 ? [0, 1] : rangeOf(document, path.slice(0, -1), "key");
}
