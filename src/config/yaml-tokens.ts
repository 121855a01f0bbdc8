import type { CST } from "yaml";

interface Placed {
  readonly token: CST.Token;
  readonly depth: number;
}

/** Every token with its depth. Walks with a list of its own, not with the call stack, which a hostile file would overflow. */
function* walk(tokens: readonly CST.Token[]): Generator<Placed> {
  const todo: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { token, depth } = next;
    if (!token) continue;
    yield { token, depth };
    if (token.type === "document") todo.push({ token: token.value, depth });
    if ("items" in token) {
      for (const item of token.items)
        todo.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
    }
  }
}

/** The offset of a token below the allowed depth. */
export function tooDeep(tokens: readonly CST.Token[], most: number): number | undefined {
  for (const { token, depth } of walk(tokens)) if (depth > most) return token.offset;
  return undefined;
}

/** The bracket, brace or quote that is opened and never closed: what follows it is not what it looks like. */
export function neverClosed(tokens: readonly CST.Token[]): { offset: number; character: string } | undefined {
  const open = [...walk(tokens)].flatMap(({ token }) => {
    if (token.type === "flow-collection") {
      const closed = token.end.some(({ type }) => type === "flow-map-end" || type === "flow-seq-end");
      return closed ? [] : [{ offset: token.start.offset, character: token.start.source }];
    }
    if (token.type !== "double-quoted-scalar" && token.type !== "single-quoted-scalar") return [];
    const [quote = ""] = token.source;
    const closed = token.source.length > 1 && token.source.endsWith(quote);
    return closed ? [] : [{ offset: token.offset, character: quote }];
  });
  // An open quote has swallowed the braces around it.
  return open.sort((a, b) => b.offset - a.offset)[0];
}
