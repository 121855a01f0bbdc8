import { type Document, isAlias, isMap, isScalar, type YAMLMap } from "yaml";

/** The entries of the mapping at a path of a document, which as plain values are `mapping`, in the file's order. */
export type Entries = <Value>(
  path: readonly (string | number)[],
  mapping: Readonly<Record<string, Value>>,
) => [string, Value][];

/** The entries of a document's mappings in the file's order: JavaScript has names that are whole numbers first, by size. */
export function inFileOrder(document: Document.Parsed): Entries {
  const values = new Map<YAMLMap, Map<string, unknown>>();
  /** A mapping's own values by name, in its order. */
  const valuesOf = (node: unknown): ReadonlyMap<string, unknown> => {
    const map = isAlias(node) ? node.resolve(document) : node;
    if (!isMap(map)) return new Map();
    const known =
      values.get(map) ?? new Map(map.items.map(({ key, value }) => [isScalar(key) ? `${key.value}` : "", value]));
    values.set(map, known);
    return known;
  };
  return <Value>(path: readonly (string | number)[], mapping: Readonly<Record<string, Value>>) => {
    const entries: [string, Value][] = Object.entries(mapping);
    // Where there is such a name, one is the first.
    if (!/^[0-9]+$/.test(entries[0]?.[0] ?? "")) return entries;
    const found = path.reduce<unknown>((node, part) => valuesOf(node).get(String(part)), document.contents);
    const order = new Map([...valuesOf(found).keys()].map((name, index) => [name, index]));
    return entries.toSorted(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}
