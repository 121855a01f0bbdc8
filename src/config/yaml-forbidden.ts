import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Range } from "yaml";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean } from "./nearest.ts";

/** A diagnostic at an offset of the text. */
export type Point = (offset: number, length: number, message: string) => Diagnostic;

/** What is YAML and yet not taken: repeated keys, merge keys, tags, aliases without an anchor. */
export function forbidden(document: Document.Parsed, point: Point, mostAliases: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const anchors = new Set<string>();
  let aliases = 0;
  const tell = ({ range }: { range?: Range | null | undefined }, message: string, length?: number) => {
    const [start, end] = range ?? [0, 1];
    found.push(point(start, length ?? end - start, message));
  };
  const look = (node: unknown): void => {
    if (!isNode(node)) return;
    if (node.tag && !node.tag.startsWith("tag:yaml.org,2002:")) tell(node, "Tags are not supported.");
    if (isAlias(node)) {
      aliases += 1;
      if (aliases === mostAliases + 1) tell(node, `More than ${mostAliases} aliases.`);
      if (anchors.has(node.source)) return;
      tell(node, `No anchor &${node.source} stands before this alias.${didYouMean(node.source, anchors)}`);
      return;
    }
    if (node.anchor !== undefined) anchors.add(node.anchor);
    if (isSeq(node)) for (const item of node.items) look(item);
    if (!isMap(node)) return;
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        const name = String(key.value);
        // The library's own check compares each with each.
        if (seen.has(name)) tell(key, "This key is there already; keys must be unique.");
        seen.add(name);
        if (key.value === "<<") tell(key, "Merge keys (<<) are not supported; use groups or defaults.", 2);
      }
      look(key);
      look(value);
    }
  };
  look(document.contents);
  return found;
}
