import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  Parser,
  visit,
  type YAMLMap,
} from "yaml";
import type { Checked, Diagnostic } from "./diagnostic.ts";

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
}

/**
 * Reads YAML with the guards of a file that may be hostile: size, depth, number of aliases; duplicate keys, merge
 * keys and tags are errors. The depth is measured on the token tree, for the composer would overflow the stack.
 */
export function readYaml(file: string, text: string): Checked<YamlFile> {
  const lines = new LineCounter();
  const source = text.replace(/^\uFEFF/, "");
  const point = (offset: number, length: number, message: string) =>
    locate(file, source, lines, offset, length, message);
  if (Buffer.byteLength(source) > limits.bytes) {
    return failed([{ file, line: 1, column: 1, length: 1, source: "", message: "The file is larger than 16 MiB." }]);
  }
  const tokens = [...new Parser(lines.addNewLine).parse(source)];
  const deep = tooDeep(tokens);
  if (deep !== undefined) return failed([point(deep, 1, `Nested deeper than ${limits.depth} levels.`)]);
  const composer = new Composer({ uniqueKeys: false, merge: false, schema: "core", strict: true });
  const documents = [...composer.compose(tokens, true, source.length)];
  const [document] = documents;
  if (document === undefined || documents.length > 1) return failed([point(0, 1, "Expected one YAML document.")]);
  const errors = document.errors.map(({ pos, message }) => point(pos[0], pos[1] - pos[0], plain(message)));
  const problems = errors.length > 0 ? errors : forbidden(document, point);
  if (problems.length > 0) return failed(problems);
  const at: YamlFile["at"] = (path, message, where = "value") => {
    const [start, end] = rangeOf(document, path, where);
    return point(start, end - start, message);
  };
  const value = plainValue(document);
  if (value === tooMany) return failed([at([], "Aliases of aliases: the file stands for too much.")]);
  return { ok: true, value: { document, value, at } };
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

type Point = (offset: number, length: number, message: string) => Diagnostic;

function failed(diagnostics: readonly Diagnostic[]) {
  return { ok: false, diagnostics } as const;
}

/** The parser's first sentence, without the position and the code frame that it appends. */
function plain(message: string): string {
  const first = message.split(/ at line \d+|\n/)[0] ?? message;
  return `${first}.`;
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

/** The offset of the first token below the allowed depth. Walks with a list of its own, not with the call stack. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const todo: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { token, depth } = next;
    if (!token) continue;
    if (depth > limits.depth) return token.offset;
    if (token.type === "document") todo.push({ token: token.value, depth });
    if ("items" in token) {
      for (const item of token.items)
        todo.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

function forbidden(document: Document.Parsed, point: Point): Diagnostic[] {
  const found: Diagnostic[] = [];
  let aliases = 0;
  visit(document, (_, node) => {
    if (isMap(node)) found.push(...repeated(node, point));
    if (isPair(node) && isNode(node.key) && "value" in node.key && node.key.value === "<<") {
      found.push(point(node.key.range?.[0] ?? 0, 2, "Merge keys (<<) are not supported; use groups or defaults."));
    }
    if (!isNode(node)) return;
    const [start, end] = node.range ?? [0, 1];
    if (node.tag && !node.tag.startsWith("tag:yaml.org,2002:"))
      found.push(point(start, end - start, "Tags are not supported."));
    if (isAlias(node) && ++aliases === limits.aliases + 1) {
      found.push(point(start, end - start, `More than ${limits.aliases} aliases.`));
    }
  });
  return found;
}

/** Keys that are there already. The library's own check compares each with each. */
function repeated({ items }: YAMLMap, point: Point): Diagnostic[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const [start, end] = key.range ?? [0, 1];
    return [point(start, end - start, "This key is there already; keys must be unique.")];
  });
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
