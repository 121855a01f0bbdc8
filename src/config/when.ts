import type { Diagnostic } from "./diagnostic.ts";
import type { FactsCondition } from "./inventory.ts";
import type { HostFile, Vars } from "./inventory-file.gen.ts";
import { didYouMean } from "./nearest.ts";
import type { Variables } from "./variables.ts";
import type { YamlFile } from "./yaml.ts";

/** Facts that a `when` can name, with a value of each; they are judged after the probe. */
const facts = {
  os: "debian",
  release: "12",
  architecture: "amd64",
  multiarch: "x86_64-linux-gnu",
  root: true,
  systemd: 252,
} as const;

/** All values that the schema has, which the compiler sees to. */
const deployments: Record<NonNullable<HostFile["deployment"]>, true> = { systemd: true, docker: true };
const allocators: Record<NonNullable<Vars["allocator"]>, true> = { jemalloc: true, mimalloc: true, glibc: true };

/** Variables of few values: any other is never met. */
const choices: Readonly<Record<string, readonly string[]>> = {
  deployment: Object.keys(deployments),
  allocator: Object.keys(allocators),
};

/** What of a `when` is left for the facts; `undefined` where it is false already, or can never hold and that was said. */
export function judgeWhen(
  file: YamlFile,
  index: number,
  when: FactsCondition,
  variables: Variables,
  diagnostics: Diagnostic[],
): FactsCondition | undefined {
  const left: Record<string, string | number | boolean> = {};
  for (const [name, wanted] of Object.entries(when)) {
    const isVariable = Object.hasOwn(variables, name);
    if (!isVariable && !Object.hasOwn(facts, name)) {
      const near = didYouMean(name, [...Object.keys(variables), ...Object.keys(facts)]);
      diagnostics.push(file.at([index, "when", name], `"${name}" is neither a variable nor a fact.${near}`, "key"));
      return undefined;
    }
    const known = isVariable ? variables[name] : facts[name as keyof typeof facts];
    const never = neverMet(name, wanted, known);
    if (never !== undefined) {
      diagnostics.push(file.at([index, "when", name], never));
      return undefined;
    }
    if (!isVariable) left[name] = wanted;
    else if (known !== wanted) return undefined;
  }
  return left;
}

/** YAML reads `12` as a number and `22.04` as another one, and neither is ever equal to a text. */
function neverMet(name: string, wanted: string | number | boolean, known: unknown): string | undefined {
  if (String(wanted).includes("{{")) return `"when" compares with plain values: ${wanted} is not filled in.`;
  if (known !== undefined && known !== null && typeof known !== typeof wanted) {
    const example = JSON.stringify(known);
    const hint = typeof known === "string" ? `Put it in quotes: "${wanted}".` : "Write it without quotes.";
    return `"${name}" is ${words[typeof known]}, such as ${example}, and never equal to this. ${hint}`;
  }
  const among = choices[name];
  if (among === undefined || among.includes(String(wanted))) return undefined;
  return `"${name}" must be one of: ${among.join(", ")}.${didYouMean(String(wanted), among)}`;
}

const words: Readonly<Record<string, string>> = { string: "text", number: "a number", boolean: "true or false" };
