import { type CST, Lexer, type LineCounter, Parser } from "yaml";

/** A file's tokens, or the offset at which they are nested too deep. */
export type Tokens = { readonly tokens: CST.Token[] } | { readonly tooDeep: number };

/**
 * Reads the tokens, and stops where they are nested deeper than `most` levels: what composes them, or walks them, calls
 * itself for each level, and a hostile file would overflow the stack.
 */
export function readTokens(source: string, lines: LineCounter, most: number): Tokens {
  lines.addNewLine(0);
  const [parser, tokens]: [Parser, CST.Token[]] = [new Parser(lines.addNewLine), []];
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The document and a scalar are on its stack, too.
    if (parser.stack.length > most + 2) return { tooDeep: parser.stack.at(-1)?.offset ?? parser.offset };
  }
  tokens.push(...parser.end());
  return { tokens };
}

interface Opened {
  readonly offset: number;
  readonly character: string;
}

/** The bracket, brace or quote that is opened and never closed: what follows it is not what it looks like. */
export function neverClosed(tokens: readonly CST.Token[]): Opened | undefined {
  let last: Opened | undefined;
  const look = (token: CST.Token | null | undefined): void => {
    if (!token) return;
    const open = openedBy(token);
    // An open quote has swallowed the braces around it.
    if (open !== undefined && open.offset >= (last?.offset ?? 0)) last = open;
    if (token.type === "document") look(token.value);
    if (!("items" in token)) return;
    for (const { key, value } of token.items) {
      look(key);
      look(value);
    }
  };
  tokens.forEach(look);
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
