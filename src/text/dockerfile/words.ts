/** A word as it is written, quotes and escapes and all, by offsets into the text that it was read from. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits at space that is neither quoted nor escaped, as Docker does for ENV, ARG, FROM and COPY. */
export function splitWords(text: string, escaper: string, from = 0): Word[] {
  const words: Word[] = [];
  let start = -1;
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? "";
    const blank = quote === "" && (char === " " || char === "\t" || char === "\r" || char === "\v" || char === "\f");
    if (blank) {
      if (start >= 0) words.push({ text: text.slice(start, at), start, end: at });
      start = -1;
      continue;
    }
    if (start < 0) start = at;
    if (char === escaper && quote !== "'") at++;
    else if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
  }
  if (start >= 0) words.push({ text: text.slice(start), start, end: text.length });
  return words;
}

/** A variable and its value as they are written. */
export interface Assignment {
  readonly name: string;
  /** Absent for an ARG without a default. */
  readonly value?: Word;
}

/** The variables of an ENV or ARG: `A=1 B="2 3"`, or the old `ENV A all the rest`. */
export function assignments(text: string, escaper: string, from: number, legacy: boolean): Assignment[] {
  const words = splitWords(text, escaper, from);
  const [first, second] = words;
  if (first === undefined) return [];
  if (legacy && second !== undefined && !first.text.includes("=")) {
    const end = text.trimEnd().length;
    return [{ name: first.text, value: { text: text.slice(second.start, end), start: second.start, end } }];
  }
  return words.map((word) => {
    const equals = word.text.indexOf("=");
    if (equals < 0) return { name: word.text };
    const start = word.start + equals + 1;
    return { name: word.text.slice(0, equals), value: { text: word.text.slice(equals + 1), start, end: word.end } };
  });
}

/** What a variable has; `undefined` where it can't be told. */
export type Lookup = (name: string) => string | undefined;

/** The longest value that is worked out. */
const limit = 16 * 1024;

const substitution = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?([-+])([^{}$"'\\`]*))?\})/y;

/** A word's value: quotes and escapes taken away, variables filled in; `undefined` where one of them can't be told. */
export function expand(written: string, escaper: string, lookup: Lookup): string | undefined {
  let value = "";
  let quote = "";
  for (let at = 0; at < written.length; at++) {
    const char = written[at] ?? "";
    if (quote === "'") {
      if (char === "'") quote = "";
      else value += char;
    } else if (char === escaper) {
      const next = written[at + 1] ?? "";
      if (quote === '"' && next !== '"' && next !== "$" && next !== escaper) value += char;
      else {
        value += next;
        at++;
      }
    } else if (char === '"') quote = quote === "" ? char : "";
    else if (char === "'" && quote === "") quote = char;
    else if (char === "$") {
      substitution.lastIndex = at;
      const found = substitution.exec(written);
      if (found === null) return undefined;
      const filled = substitute(found, lookup);
      if (filled === undefined || value.length + filled.length > limit) return undefined;
      value += filled;
      at = substitution.lastIndex - 1;
    } else value += char;
  }
  return value;
}

function substitute([, plain, braced, operator, word]: RegExpExecArray, lookup: Lookup): string | undefined {
  const value = lookup(plain ?? braced ?? "");
  if (operator === undefined) return value;
  if (operator === "-") return value === undefined || value === "" ? word : value;
  return value === undefined ? undefined : value === "" ? "" : word;
}
