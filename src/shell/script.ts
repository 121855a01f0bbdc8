/** A POSIX shell text that is safe to run: made by {@link sh}, never by string concatenation. */
export type Script = string & { readonly [brand]: true };
declare const brand: unique symbol;

/** One value as one POSIX shell word. Throws on NUL, which no shell can carry. */
export function quote(value: string): Script {
  if (value.includes("\0")) throw new RangeError("a shell word cannot hold a NUL byte");
  const safe = /^[A-Za-z0-9_@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
  return safe as Script;
}

/** What the {@link sh} tag takes: a `ScriptText` goes in as it is, text and numbers as one quoted word, a list as words. */
export type Value = ScriptText | string | number | readonly (string | number)[];

/** A {@link Script} in a wrapper, so that the tag can tell it from text that needs quotes. */
export class ScriptText {
  readonly text: Script;
  constructor(text: Script) {
    this.text = text;
  }
}

/** Puts a script into another one unquoted: ``sh`if ${raw(test)}; then …` ``. */
export function raw(script: Script): ScriptText {
  return new ScriptText(script);
}

/**
 * A script from a template; every value is quoted, whatever it holds.
 * Backslashes stay as they are written (`printf "\n"`), but for the two that a template itself needs: `\${` and `` \` ``.
 */
export function sh(parts: TemplateStringsArray, ...values: readonly Value[]): Script {
  const unescaped = parts.raw.map((part) => part.replaceAll("\\${", "${").replaceAll("\\`", "`"));
  return String.raw({ raw: unescaped }, ...values.map(word)) as Script;
}

/** Several scripts as one, each on lines of its own. */
export function lines(...scripts: readonly Script[]): Script {
  return scripts.join("\n") as Script;
}

function word(value: Value): string {
  if (value instanceof ScriptText) return value.text;
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return quote(String(value));
  return value.map((item) => quote(String(item))).join(" ");
}
