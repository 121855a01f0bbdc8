import type { ErrorObject } from "ajv";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean } from "./nearest.ts";
import type { Path, YamlFile } from "./yaml.ts";

/** Finds the names of the properties that an object at an error's place may have. */
export type KnownKeys = (error: ErrorObject) => readonly string[];

/** What a schema found, as diagnostics at the lines that it is about. `base` is where the checked value stands in the file. */
export function schemaDiagnostics(
  file: YamlFile,
  errors: readonly ErrorObject[],
  base: Path,
  keys: KnownKeys,
): Diagnostic[] {
  const seen = new Set<string>();
  return errors.flatMap((error) => {
    const path = [...base, ...pointer(error.instancePath)];
    const key: unknown = error.params["additionalProperty"];
    const diagnostic =
      typeof key === "string"
        ? file.at([...path, key], `Unknown key "${key}".${didYouMean(key, keys(error)) || known(keys(error))}`, "key")
        : file.at(path, sentence(error, path), error.keyword === "required" ? "key" : "value");
    const id = `${diagnostic.line}:${diagnostic.column}:${diagnostic.message}`;
    if (seen.has(id)) return [];
    seen.add(id);
    return [diagnostic];
  });
}

function known(keys: readonly string[]): string {
  return keys.length > 0 && keys.length <= 12 ? ` Known keys: ${keys.join(", ")}.` : "";
}

function pointer(instancePath: string): (string | number)[] {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^(0|[1-9][0-9]*)$/.test(part) ? Number(part) : part));
}

function sentence({ keyword, params }: ErrorObject, path: Path): string {
  const key = path.at(-1);
  const name = key === undefined ? "The file" : typeof key === "number" ? `Each of "${path.at(-2)}"` : `"${key}"`;
  switch (keyword) {
    case "required":
      return `${name} needs the key "${params["missingProperty"]}".`;
    case "type":
      return `${name} must be ${[params["type"]].flat().map(article).join(" or ")}.`;
    case "enum":
      return `${name} must be one of: ${(params["allowedValues"] as unknown[]).join(", ")}.`;
    case "const":
      return `${name} must be ${JSON.stringify(params["allowedValue"])}.`;
    case "pattern":
      return `${name} ${patterns[params["pattern"]] ?? `must match ${params["pattern"]}`}.`;
    case "minimum":
    case "maximum":
      return `${name} must be ${keyword === "minimum" ? "at least" : "at most"} ${params["limit"]}.`;
    case "minProperties":
    case "minItems":
      return `${name} must not be empty.`;
    default:
      return `${name} is not valid.`;
  }
}

const patterns: Readonly<Record<string, string>> = {
  "\\S": "must not be empty",
  "^/": "must be an absolute path",
  "^[0-9]+(ms|s|m|h)$": "must be a duration such as 30s, 5m or 500ms",
  "^https?://": "must be a URL that begins with http:// or https://",
  "^([1-9][0-9]?|100)%$": "must be a number of hosts, or a percentage from 1% to 100%",
  "^([1-9]?[0-9]|100)%$": "must be a number of hosts, or a percentage from 0% to 100%",
  "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$":
    "must be pairs of glibc, separated by colons, such as glibc.malloc.tcache_count=0",
  "^0[0-7]{3}$": 'must be four octal digits in quotes, such as "0644"',
};

function article(type: unknown): string {
  const names: Readonly<Record<string, string>> = {
    object: "a mapping",
    array: "a list",
    integer: "a whole number",
    boolean: "true or false",
    string: "text",
    number: "a number",
  };
  return names[String(type)] ?? String(type);
}
