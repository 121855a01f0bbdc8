import type { Word } from "./words.ts";

/** A command of a shell script, by offsets into it. */
export interface Command {
  readonly words: readonly Word[];
  /** Whether it runs whenever the script does: not in a condition, a loop, a function, or behind `||`. */
  readonly sure: boolean;
}

const space = /[ \t\r]+/y;
const plain = /[^ \t\r\n;&|()<>"'\\$`#]+/y;
const opening = new Set(["if", "while", "until", "for", "select"]);
const closing = new Set(["fi", "done"]);
const connecting = new Set(["then", "else", "elif", "do", "!", "{", "}"]);
const tests = new Set("[ [[ test false true command which type grep egrep ls dpkg dpkg-query".split(" "));
const final = new Set(["function", "case", "exit", "return", "exec"]);

/**
 * The commands of a POSIX shell script, as far as they can be told without running it: one pass, nothing is expanded.
 * What is too clever (a function, `case`) makes all that follows unsure, never wrong.
 */
export function readCommands(script: string, from: number, to: number): Command[] {
  const commands: Command[] = [];
  const groups: (readonly [maybe: boolean, always: boolean])[] = [];
  let words: Word[] = [];
  /** Whether the rest of this and-or list, and of this group, runs only sometimes. */
  let [maybe, always] = [false, false];
  let clever = false;
  let redirect = false;
  const finish = (operator: string) => {
    const name = words[0]?.text;
    if (words.length > 0) commands.push({ words, sure: !maybe && !always && !clever });
    if (name !== undefined && final.has(name)) clever = true;
    if (operator === "||" || (operator === "&&" && name !== undefined && tests.has(name))) maybe = true;
    else if (operator !== "&&" && operator !== "|") maybe = false;
    words = [];
    redirect = false;
  };
  const open = (sometimes: boolean) => {
    groups.push([maybe, always]);
    [maybe, always] = [false, always || maybe || sometimes];
  };
  const close = () => {
    const outer = groups.pop();
    if (outer === undefined) clever = true;
    else [maybe, always] = outer;
  };
  let at = from;
  while (at < to) {
    space.lastIndex = at;
    if (space.test(script)) {
      at = space.lastIndex;
      continue;
    }
    const char = script[at];
    if (char === "\\" && script[at + 1] === "\n") at += 2;
    else if (char === "#") {
      const line = script.indexOf("\n", at);
      at = line < 0 ? to : line;
    } else if (char === "\n" || char === ";" || char === "&" || char === "|") {
      const operator = script[at + 1] === char && char !== "\n" ? char + char : (char ?? "");
      finish(operator);
      at += operator.length;
    } else if (char === "(") {
      if (words.length > 0) clever = true;
      open(false);
      at++;
    } else if (char === ")") {
      finish(")");
      close();
      at++;
    } else if (char === "<" || char === ">") {
      at++;
      while (at < to && "<>&|-".includes(script[at] ?? " ")) at++;
      redirect = true;
    } else {
      const end = Math.min(wordEnd(script, at, to), to);
      const text = script.slice(at, end);
      const descriptor = /^\d+$/.test(text) && (script[end] === "<" || script[end] === ">");
      if (redirect) redirect = false;
      else if (words.length === 0 && (opening.has(text) || closing.has(text) || connecting.has(text))) {
        if (opening.has(text) || text === "{") open(text !== "{");
        else if (closing.has(text) || text === "}") close();
      } else if (!descriptor) words.push({ text, start: at, end });
      at = end;
    }
  }
  finish("");
  return commands;
}

/** The end of the word that begins here: quotes, escapes and command substitutions belong to it. */
function wordEnd(script: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    plain.lastIndex = at;
    if (plain.test(script)) {
      at = plain.lastIndex;
      continue;
    }
    const char = script[at];
    if (char === "\\") at += 2;
    else if (char === "'") at = after(script, "'", at + 1, to);
    else if (char === '"') at = quoteEnd(script, at + 1, to);
    else if (char === "`") at = after(script, "`", at + 1, to);
    else if (char === "$" && script[at + 1] === "(") at = substitutionEnd(script, at + 2, to);
    else if (char === "$" && script[at + 1] === "{") at = after(script, "}", at + 2, to);
    else if (char === "$" || char === "#") at++;
    else break;
  }
  return at;
}

function after(script: string, char: string, from: number, to: number): number {
  const found = script.indexOf(char, from);
  return found < 0 ? to : found + 1;
}

function quoteEnd(script: string, from: number, to: number): number {
  let at = from;
  while (at < to && script[at] !== '"') {
    if (script[at] === "\\") at += 2;
    else if (script[at] === "$" && script[at + 1] === "(") at = substitutionEnd(script, at + 2, to);
    else at++;
  }
  return at + 1;
}

/** The end of `$(…)`; what is quoted in it may hold parentheses. Not recursive: a quote in it ends at the next one. */
function substitutionEnd(script: string, from: number, to: number): number {
  let depth = 1;
  let at = from;
  while (at < to && depth > 0) {
    const char = script[at];
    if (char === "\\") at++;
    else if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (char === "'" || char === '"') at = after(script, char, at + 1, to) - 1;
    at++;
  }
  return at;
}
