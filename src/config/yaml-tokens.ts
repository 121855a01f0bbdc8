import type { CST } from "yaml";

/** Shows every token with its depth, until one is enough. Walks with a list of its own, not with the call stack, which a hostile file would overflow. */
function walk(tokens: readonly CST.Token[], enough: (token: CST.Token, depth: number) => boolean): void {
  const todo: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { token, depth } = next;
    if (!token) continue;
    if (enough(token, depth)) return;
    if (token.type === "document") todo.push({ token: token.value, depth });
    if ("items" in token) {
      for (const item of token.items)
        todo.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
    }
  }
}

/** The offset of a token below the allowed depth. */
export function tooDeep(tokens: readonly CST.Token[], most: number): number | undefined {
  let found: number | undefined;
  walk(tokens, (token, depth) => {
    if (depth > most) found = token.offset;
    return depth > most;
  });
  return found;
}

interface Opened {
  readonly offset: number;
  readonly character: string;
}

/** The bracket, brace or quote that is opened and never closed: what follows it is not what it looks like. */
export function neverClosed(tokens: readonly CST.Token[]): Opened | undefined {
  let last: Opened | undefined;
  walk(tokens, (token) => {
    const open = openedBy(token);
    // An open quote has swallowed the braces around it.
    if (open !== undefined && open.offset >= (last?.offset ?? 0)) last = open;
    return false;
  });
  return last;
}

function openedBy(token: CST.Token): Opened | undefined {
  if (token.type === "flow-collection") {
    const closed = token.end.some(({ type }) => type === "flow-map-end" || type === "flow-seq-end");
    return closed ? undefined : { offset: token.start.offset, character: token.start.source };
  }
  if (token.type !== "double-quoted-scalar" && token.type !== "single-quoted-scalar") return undefined;
  const [quote = ""] = token.source;
  const closed = token.source.length > 1 && token.source.endsWith(quote);
  return closed ? undefined : { offset: token.offset, character: quote };
}
