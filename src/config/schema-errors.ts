import type { ErrorObject } from "ajv";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean } from "./nearest.ts";
import { patternWords } from "./pattern-words.ts";
import type { Path, YamlFile } from "./yaml.ts";

/** What is known of the file that a schema has judged, for the hints. */
export interface Known {
  /** Names of the properties that the object at an error's place may have. */
  keys(error: ErrorObject): readonly string[];
  /** A sentence on where a key belongs that is not known here. */
  elsewhere?(key: string): string | undefined;
  /** A sentence on a value of a wrong type whose place says more than its type. */
  misplaced?(path: Path): string | undefined;
  /** A sentence on where a value comes from. */
  remark?(path: Path): string | undefined;
}

/** What a schema found, as diagnostics at the lines that it is about. `base` is where the checked value stands in the file. */
export function schemaDiagnostics(
  file: YamlFile,
  errors: readonly ErrorObject[],
  base: Path,
  known: Known,
): Diagnostic[] {
  const seen = new Set<string>();
  return errors.flatMap((error) => {
    const path = pathOf(file, base, error.instancePath);
    const key: unknown = error.params["additionalProperty"];
    const diagnostic =
      typeof key === "string"
        ? file.at([...path, key], `Unknown key "${key}".${keyHint(key, error, known)}`, "key")
        : file.at(
            path,
            `${sentence(error, path, known)}${known.remark?.(path) ?? ""}`,
            error.keyword === "required" ? "key" : "value",
          );
    const id = `${diagnostic.line}:${diagnostic.column}:${diagnostic.message}`;
    if (seen.has(id)) return [];
    seen.add(id);
    return [diagnostic];
  });
}

function keyHint(key: string, error: ErrorObject, known: Known): string {
  const [, name, value] = /^([A-Za-z]+):(\S.*)$/.exec(key) ?? [];
  if (name !== undefined) return ` A space is missing after the colon: ${name}: ${value}.`;
  const elsewhere = known.elsewhere?.(key);
  if (elsewhere !== undefined) return ` ${elsewhere}`;
  const keys = known.keys(error);
  const all = keys.length > 0 && keys.length <= 12 ? ` Known keys: ${keys.join(", ")}.` : "";
  return didYouMean(key, keys) || all;
}

/** A number is an index only in a list: in a mapping it is a name. */
function pathOf(file: YamlFile, base: Path, instancePath: string): Path {
  const below = (value: unknown, part: string | number) => (Object(value) as Record<string | number, unknown>)[part];
  let value = base.reduce(below, file.value);
  const names = instancePath.split("/").slice(1);
  const parts = names.map((name) => {
    const part = name.replaceAll("~1", "/").replaceAll("~0", "~");
    const path = Array.isArray(value) ? Number(part) : part;
    value = below(value, part);
    return path;
  });
  return [...base, ...parts];
}

function sentence(error: ErrorObject, path: Path, known: Known): string {
  const { keyword, params } = error;
  const name = named(path);
  switch (keyword) {
    case "required":
      return `${name} needs the key "${params["missingProperty"]}".`;
    case "type":
      return `${name} must be ${wanted(error)}.${known.misplaced?.(path) ?? typeHint(error, path, known)}`;
    case "enum":
      return `${name} must be one of: ${(params["allowedValues"] as unknown[]).join(", ")}.`;
    case "const":
      return `${name} must be ${JSON.stringify(params["allowedValue"])}.`;
    case "pattern":
      return `${name} must ${patternWords[params["pattern"]] ?? `match ${params["pattern"]}`}.`;
    case "minimum":
    case "maximum":
      return `${name} must be ${keyword === "minimum" ? "at least" : "at most"} ${params["limit"]}.`;
    case "minProperties":
    case "minItems":
      return `${name} must not be empty.`;
    case "uniqueItems":
      return `${name} has the same twice.`;
    default:
      return `${name} is not valid.`;
  }
}

function named(path: Path): string {
  const [key, above] = [path.at(-1), path.at(-2)];
  if (key === undefined) return "The file";
  if (typeof key === "string") return `"${key}"`;
  return above === undefined ? "This resource" : `Each of "${above}"`;
}

const types: Readonly<Record<string, string>> = {
  object: "a mapping",
  array: "a list",
  integer: "a whole number",
  boolean: "true or false",
  string: "text",
  number: "a number",
};

/** What the schema wants where the type is wrong: the text's own form, where it has one. */
function wanted({ params, parentSchema }: ErrorObject): string {
  const all = [params["type"]].flat().map(String);
  const pattern: unknown = parentSchema?.["pattern"];
  const words = all.join() === "string" && typeof pattern === "string" ? patternWords[pattern] : undefined;
  if (words?.startsWith("be ")) return words.slice(3);
  return all.map((type) => types[type] ?? type).join(" or ");
}

function typeHint(error: ErrorObject, path: Path, known: Known): string {
  const { params, parentSchema, data, instancePath } = error;
  const type = String(params["type"]);
  if (data === null)
    return type === "object" ? " It is empty: its keys stand below it, further to the right." : " It is empty.";
  if (type === "array" && typeof data === "string") return ` Put it in brackets: [${data}].`;
  if (type === "object" && Array.isArray(data)) {
    const [required] = (parentSchema?.["required"] as string[] | undefined) ?? [];
    return required === undefined
      ? " It is a list here: each needs a name as its key."
      : ` Write { ${required}: […] }.`;
  }
  if (type === "string" && Array.isArray(data)) {
    const above = instancePath.slice(0, instancePath.lastIndexOf("/"));
    const several = `${path.at(-1)}s`;
    return known.keys({ ...error, instancePath: above }).includes(several) ? ` Several go into "${several}".` : "";
  }
  if (type === "string" && typeof data !== "object" && wanted(error) === types["string"]) return " Put it in quotes.";
  if (type === "boolean" && typeof data === "string") return ` "${data}" is text.${truth(data)}`;
  return type === "integer" && typeof data === "string" && /^[0-9]+$/.test(data) ? " Write it without quotes." : "";
}

/** YAML 1.2 knows two words for it, and older ones knew more. */
function truth(text: string): string {
  if (/^(true|yes|on)$/i.test(text)) return " Write true, without quotes.";
  return /^(false|no|off)$/i.test(text) ? " Write false, without quotes." : "";
}
