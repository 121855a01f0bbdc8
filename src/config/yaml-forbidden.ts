import { type Document, isAlias, isCollection, isMap, isNode, isPair, isScalar, visit, type YAMLMap } from "yaml";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean } from "./nearest.ts";
import { bareReference } from "./yaml-words.ts";

/** A diagnostic at an offset of the text. */
export type Point = (offset: number, length: number, message: string) => Diagnostic;

/** What is YAML and yet not taken: repeated keys, merge keys, tags, keys that are no text, aliases without an anchor. */
export function forbidden(document: Document.Parsed, point: Point, mostAliases: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const anchors = new Set<string>();
  let aliases = 0;
  visit(document, (_, node) => {
    if (isMap(node)) found.push(...repeated(node, point));
    if (isPair(node) && isNode(node.key)) {
      const [start, end] = node.key.range ?? [0, 1];
      if ("value" in node.key && node.key.value === "<<") {
        found.push(point(start, 2, "Merge keys (<<) are not supported; use groups or defaults."));
      }
      if (isCollection(node.key)) {
        found.push(point(start, end - start, isMap(node.key) ? bareReference : "A key must be plain text."));
      }
    }
    if (!isNode(node)) return;
    const [start, end] = node.range ?? [0, 1];
    if (node.tag && !node.tag.startsWith("tag:yaml.org,2002:"))
      found.push(point(start, end - start, "Tags are not supported."));
    if (isAlias(node)) {
      aliases += 1;
      if (aliases === mostAliases + 1) found.push(point(start, end - start, `More than ${mostAliases} aliases.`));
      if (!anchors.has(node.source)) {
        const near = didYouMean(node.source, anchors);
        found.push(point(start, end - start, `No anchor &${node.source} stands before this alias.${near}`));
      }
    } else if (node.anchor !== undefined) anchors.add(node.anchor);
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
