import type { ErrorObject } from "ajv";
import { isSeq } from "yaml";
import type { Declared } from "../resources/declared.gen.ts";
import { badMallocConfPair, mallocConfOptions } from "../resources/process/malloc-conf.ts";
import type { Checked, Diagnostic } from "./diagnostic.ts";
import { badHealth } from "./health-url.ts";
import type { DesiredResource, FactsCondition } from "./inventory.ts";
import { didYouMean } from "./nearest.ts";
import { isRecord, recordOf } from "./record.ts";
import { schemaDiagnostics } from "./schema-errors.ts";
import { resourceKeys, resourceValidators, validateWhen } from "./validators.gen.js";
import { BadReference, substitute, type Variables, variablesIn } from "./variables.ts";
import { judgeWhen } from "./when.ts";
import { type Path, readYaml, type YamlFile } from "./yaml.ts";

/** A playbook that was read; `expand` fills in one instance's variables. What names `unit` or `service` is there once for each of its several. */
export interface Playbook {
  expand(variables: Variables, several: Several): Expanded;
  /** Names of the variables that it asks for. */
  readonly variables: readonly string[];
  /** Whether it asks for a variable where the deployment is this one. */
  asks(variable: string, deployment: string): boolean;
}

/** An instance's resources; or what is wrong with them, and which settings they need that the instance does not have. */
export type Expanded =
  | { readonly ok: true; readonly value: readonly DesiredResource[] }
  | ({ readonly ok: false } & Wrong);

interface Wrong {
  readonly diagnostics: Diagnostic[];
  readonly lacks: Set<string>;
}

/** Variables that have several values in an instance, which is one application all the same. */
export interface Several {
  readonly unit?: readonly string[] | undefined;
  readonly service?: readonly string[] | undefined;
}

/** Reads a playbook's text: a YAML list of resources. Kinds and shapes are checked when it is expanded. */
export function readPlaybook(path: string, text: string): Checked<Playbook> {
  const read = readYaml(path, text);
  if (!read.ok) return read;
  const file = read.value;
  const { contents } = file.document;
  if (!isSeq(contents) || contents.items.length === 0) {
    return { ok: false, diagnostics: [file.at([], "A playbook is a list of resources: - kind: …")] };
  }
  const items = file.value as unknown[];
  const names = [...new Set(items.flatMap(namesIn))];
  const known = new Map<string, Expanded>();
  const expand = (variables: Variables, several: Several) => {
    // What the playbook does not name, such as the host, makes no difference: a fleet is mostly alike.
    let key = several.unit || several.service ? JSON.stringify(several) : "";
    for (const name of names) key += `${JSON.stringify(variables[name])},`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const expanded = expandAll(file, items, variables, several);
    // Instances of their own fill the memory; those that fail, or are alike, are asked for again.
    if (known.size < 64) known.set(key, expanded);
    return expanded;
  };
  const asks = (variable: string, deployment: string) =>
    items.some((item) => isFor(deployment, item) && namesIn(item).includes(variable));
  return { ok: true, value: { expand, variables: names, asks } };
}

/** Names of the variables that an item asks for. */
function namesIn(item: unknown): string[] {
  if (!isRecord(item)) return [];
  const { when, ...fields } = item;
  return [...(isRecord(when) ? Object.keys(when) : []), ...Object.values(fields).flatMap(variablesIn)];
}

function isFor(deployment: string, item: unknown): boolean {
  const { when } = recordOf(item);
  return (recordOf(when)["deployment"] ?? deployment) === deployment;
}

function expandAll(file: YamlFile, items: readonly unknown[], variables: Variables, several: Several): Expanded {
  const wrong: Wrong = { diagnostics: [], lacks: new Set() };
  const resources = items.flatMap((item, index) => {
    const named = namesIn(item);
    const each = (["unit", "service"] as const).reduce<readonly Variables[]>(
      (all, name) => {
        const values = named.includes(name) ? several[name] : undefined;
        return values === undefined ? all : all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
      },
      [variables],
    );
    return each.flatMap((one) => expandItem(file, item, index, one, wrong) ?? []);
  });
  const right = wrong.diagnostics.length === 0 && wrong.lacks.size === 0;
  return right ? { ok: true, value: resources } : { ok: false, ...wrong };
}

/** One item of the list; `undefined` where its `when` does not hold, or where it is wrong and that was said. */
function expandItem(
  file: YamlFile,
  item: unknown,
  index: number,
  variables: Variables,
  { diagnostics, lacks }: Wrong,
): DesiredResource | undefined {
  const kind = isRecord(item) ? item["kind"] : undefined;
  const validate =
    typeof kind === "string" && Object.hasOwn(resourceValidators, kind) ? resourceValidators[kind] : undefined;
  if (!isRecord(item) || typeof kind !== "string" || validate === undefined) {
    diagnostics.push(unknownKind(file, index, kind));
    return undefined;
  }
  const { when = {}, ...fields } = item;
  if (!validateWhen(when)) {
    diagnostics.push(...schemaDiagnostics(file, validateWhen.errors ?? [], [index, "when"], { keys: () => [] }));
    return undefined;
  }
  const condition = judgeWhen(file, index, when as FactsCondition, variables, diagnostics);
  if (condition === undefined) return undefined;
  const before = diagnostics.length;
  const declared = Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, fill(file, [index, name], value, variables, diagnostics)] as const)
      .filter(([, value]) => value !== null),
  );
  if (diagnostics.length > before) return undefined;
  if (!validate(declared)) {
    const keys = ["when", ...(resourceKeys[kind] ?? [])];
    const remark = (path: Path) => filledIn(fields[String(path[1])], declared[String(path[1])]);
    const errors = (validate.errors ?? []).filter((error) => {
      const lacking = lackedBy(error, fields);
      if (lacking !== undefined) lacks.add(lacking);
      return lacking === undefined;
    });
    diagnostics.push(...schemaDiagnostics(file, errors, [index], { keys: () => keys, remark }));
    return undefined;
  }
  // One from a variable is told where the inventory sets it.
  const pair = fields["mallocConf"] === declared["mallocConf"] ? badPair(declared["mallocConf"]) : undefined;
  if (pair !== undefined) {
    diagnostics.push(file.at([index, "mallocConf"], badPairMessage(pair)));
    return undefined;
  }
  const url = badHealth(declared["health"]);
  if (url !== undefined) {
    diagnostics.push(file.at([index, "health"], url));
    return undefined;
  }
  return { declared: declared as unknown as Declared, when: condition };
}

/** The variable for whose sake a required key was left out: it is written, and the instance has nothing for it. */
function lackedBy(
  { instancePath, params }: ErrorObject,
  fields: Readonly<Record<string, unknown>>,
): string | undefined {
  const missing: unknown = params["missingProperty"];
  return instancePath === "" && typeof missing === "string" ? variablesIn(fields[missing])[0] : undefined;
}

/** What a field has become by the variables in it, for a message that would speak of text that stands nowhere. */
function filledIn(written: unknown, filled: unknown): string | undefined {
  return variablesIn(written).length === 0 ? undefined : ` It is ${JSON.stringify(filled)} here, from ${written}.`;
}

/** The first pair of a MALLOC_CONF that jemalloc would pass over. */
export function badPair(mallocConf: unknown): string | undefined {
  return typeof mallocConf !== "string" || mallocConf === "auto" ? undefined : badMallocConfPair(mallocConf);
}

/** What is told of such a pair. */
export function badPairMessage(pair: string): string {
  const fixed = pair.trim().replace(/\s*[=:]\s*/, ":");
  const [name = ""] = fixed.split(":");
  const near = badPair(fixed) === undefined ? ` Did you mean "${fixed}"?` : didYouMean(name, mallocConfOptions);
  return `jemalloc knows no pair "${pair}" in MALLOC_CONF: pairs are name:value, separated by commas without spaces, such as background_thread:true.${near}`;
}

function unknownKind(file: YamlFile, index: number, kind: unknown): Diagnostic {
  const kinds = Object.keys(resourceKeys);
  if (typeof kind !== "string") return file.at([index], `A resource needs a kind: ${kinds.join(", ")}.`);
  return file.at(
    [index, "kind"],
    `Unknown kind "${kind}".${didYouMean(kind, kinds) || ` Known kinds: ${kinds.join(", ")}.`}`,
  );
}

function fill(
  file: YamlFile,
  path: readonly (string | number)[],
  value: unknown,
  variables: Variables,
  diagnostics: Diagnostic[],
): unknown {
  if (Array.isArray(value)) return value.map((one, at) => fill(file, [...path, at], one, variables, diagnostics));
  if (typeof value !== "string") return value;
  try {
    return substitute(value, variables);
  } catch (error) {
    if (!(error instanceof BadReference)) throw error;
    diagnostics.push(file.at(path, error.message));
    return value;
  }
}
