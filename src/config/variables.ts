import { didYouMean } from "./nearest.ts";

/** What a variable can hold; `null` is a builtin that the instance does not have. */
export type VariableValue = string | number | boolean | null;

/** Every variable that an instance's playbook can name. */
export type Variables = Readonly<Record<string, VariableValue>>;

/** Thrown for a `{{ }}` that can't be filled in: nobody defined the variable, or it is no name. */
export class BadReference extends Error {
  override readonly name = "BadReference";
}

const name = "[A-Za-z_][A-Za-z0-9_]*";
const whole = new RegExp(`^\\{\\{\\s*(${name})\\s*\\}\\}$`);
/** A name, or the two braces themselves in quotes; what else begins with two braces is the last branch. */
const reference = new RegExp(`\\{\\{\\s*(?:(${name})|(["'])\\{\\{\\2)\\s*\\}\\}|\\{\\{[^\\n]*?(?:\\}\\}|$)`, "gm");

/** Names of the variables that a value names, or those in a list. */
export function variablesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(variablesIn);
  return typeof value === "string" ? [...value.matchAll(reference)].flatMap(([, name]) => name ?? []) : [];
}

/** Fills `{{ name }}` into a text. A text that is only one reference takes the variable's own type. Throws {@link BadReference}. */
export function substitute(text: string, variables: Variables): VariableValue {
  const only = whole.exec(text)?.[1];
  if (only !== undefined) return lookUp(only, variables);
  return text.replace(reference, (found, name: string | undefined, quote: string | undefined) => {
    if (name !== undefined) return inText(name, lookUp(name, variables));
    if (quote !== undefined) return "{{";
    throw new BadReference(
      `"${found}" is no variable: write {{ name }}, or {{ "{{" }} where the text itself has two braces.`,
    );
  });
}

/** What a variable is in the middle of a text, where one without a value would make another text of it. */
function inText(name: string, value: VariableValue): string {
  if (value !== null) return String(value);
  throw new BadReference(
    `"${name}" has no value for this instance, and the text around it would not mean what it says.`,
  );
}

function lookUp(name: string, variables: Variables): VariableValue {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value === undefined) {
    throw new BadReference(
      `The variable "${name}" is not defined.${didYouMean(name, Object.keys(variables)) || " Set it in vars in the inventory."}`,
    );
  }
  return value;
}
