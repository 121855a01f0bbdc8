import { didYouMean } from "./nearest.ts";

/** What a variable can hold; `null` is a builtin that the instance does not have. */
export type VariableValue = string | number | boolean | null;

/** Every variable that an instance's playbook can name. */
export type Variables = Readonly<Record<string, VariableValue>>;

/** Thrown for a variable that nobody defined. */
export class UndefinedVariable extends Error {
  override readonly name = "UndefinedVariable";
}

const reference = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/** Names of the variables that a value names. */
export function variablesIn(value: unknown): string[] {
  return typeof value === "string" ? [...value.matchAll(reference)].flatMap(([, name]) => name ?? []) : [];
}

/** Fills `{{ name }}` into a text. A text that is only one reference takes the variable's own type. Throws {@link UndefinedVariable}. */
export function substitute(text: string, variables: Variables): VariableValue {
  const whole = /^\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}$/.exec(text)?.[1];
  if (whole !== undefined) return lookUp(whole, variables);
  return text.replace(reference, (_, name: string) => String(lookUp(name, variables) ?? ""));
}

function lookUp(name: string, variables: Variables): VariableValue {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value === undefined) {
    throw new UndefinedVariable(`The variable "${name}" is not defined.${didYouMean(name, Object.keys(variables))}`);
  }
  return value;
}
