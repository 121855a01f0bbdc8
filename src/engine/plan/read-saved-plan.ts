import type { ErrorObject } from "ajv";
import type { Checked } from "../../config/diagnostic.ts";
import { validateSavedPlan } from "../../config/saved-plan-validator.gen.js";
import { planFormat, type SavedPlan } from "./saved-plan.ts";

/** Levels of lists and mappings; a plan has about ten. */
const depthLimit = 64;

/** Reads a saved plan. It becomes what root does on hosts, so all of it must be as the schema says, and hold together. */
export function readSavedPlan(file: string, text: string): Checked<SavedPlan> {
  const wrong = (message: string, line = 1, column = 1) =>
    ({ ok: false, diagnostics: [{ file, line, column, length: 1, source: "", message }] }) as const;
  if (tooDeep(text)) return wrong(`Nested deeper than ${depthLimit} levels. ${again}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { line, column, what } = syntaxError(text, error);
    return wrong(`This is not JSON as fleet has written it: ${what} ${again}`, line, column);
  }
  const { format_version: version, fleet } = asRecord(value);
  if (version !== planFormat) {
    const maker = typeof fleet === "string" ? `fleet ${fleet}` : "another fleet";
    return wrong(
      `The plan's format_version is ${JSON.stringify(version)}, this fleet reads ${planFormat}. Apply it with ${maker}, which has made it, or plan again with this one.`,
    );
  }
  if (!validateSavedPlan(value)) return wrong(`${schemaError(validateSavedPlan.errors ?? [])} ${again}`);
  const plan = value as SavedPlan;
  const torn = disagreement(plan);
  return torn === undefined ? { ok: true, value: plan } : wrong(`${torn} ${again}`);
}

const again = "Make it again with fleet plan -o.";

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Counted on the text, before anything that recurses sees it. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === "\\") index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > depthLimit) return true;
  }
  return false;
}

/** Where JSON.parse has stopped, as far as its message tells. */
function syntaxError(text: string, error: unknown): { line?: number; column?: number; what: string } {
  const message = error instanceof Error ? error.message : String(error);
  const position = Number(/at position (\d+)/.exec(message)?.[1]);
  // In the middle of a text or a number, the end has a name of its own.
  const ended = /end of JSON/.test(message) || position >= text.length;
  const what = ended ? "it ends in the middle." : `${message.replace(/,? (?:in JSON )?at position.*|,? ?".*/s, "")}.`;
  if (!ended && Number.isNaN(position)) return { what };
  const before = text.slice(0, ended ? text.length : position).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, what };
}

/** What a schema found first: the deepest of all places that each variant of a shape complains about. */
function schemaError(errors: readonly ErrorObject[]): string {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split("/").length;
  const [deepest] = [...errors].sort((a, b) => depth(b) - depth(a));
  if (deepest === undefined) return "This is not a plan.";
  const { instancePath, message, params } = deepest;
  const key: unknown = params["additionalProperty"];
  const what = typeof key === "string" ? `must not have the key ${JSON.stringify(key)}` : message;
  return `${instancePath === "" ? "The plan" : instancePath} ${what}.`;
}

/** Where what was planned and what was desired are not of the same hosts and instances. */
function disagreement({ hosts, groups }: SavedPlan): string | undefined {
  const names = new Set<string>();
  for (const { plan, desired } of hosts) {
    const { name } = desired.endpoint;
    if (names.has(name)) return `The host ${JSON.stringify(name)} is there twice.`;
    names.add(name);
    if (plan.host !== name) return `The plan of ${JSON.stringify(plan.host)} stands beside ${JSON.stringify(name)}.`;
  }
  const stray = Object.values(groups)
    .flat()
    .find((member) => !names.has(member));
  return stray === undefined ? undefined : `A group names ${JSON.stringify(stray)}, which is not in the plan.`;
}
