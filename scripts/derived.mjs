// What is derived from schemas/, src/host/runner/ and layers.mjs: the TypeScript types, the compiled validators, the runner as a
// module, and the linter's rules of layers.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { compile } from "json-schema-to-typescript";
import { embedRunner } from "./embed-runner.mjs";
import { layerRules } from "./layers.mjs";

const banner = "/* Generated from schemas/ by scripts/generate.mjs; git does not keep it. */";
const read = (name) => JSON.parse(readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), "utf8"));
const inventory = read("inventory");
const playbook = read("playbook");
const plan = read("plan");

// A kind in only one of the two would be known to the validators and not to the types, or not be checked.
const described = Object.keys(playbook.$defs).filter((name) => name.endsWith("Declared"));
const listed = playbook.oneOf.map(({ $ref }) => $ref.split("/").at(-1));
const alone = [...described, ...listed].filter((name) => !described.includes(name) || !listed.includes(name));
if (alone.length > 0) {
  throw new Error(`schemas/playbook.schema.json: ${alone} must stand in oneOf, and in $defs as <Name>Declared`);
}

const types = (schema) =>
  compile(schema, schema.title, { bannerComment: banner, additionalProperties: false, unreachableDefinitions: false });

/** What is for people only would be in the code, and each start of fleet would read it. */
function withoutProse(schema) {
  const prose = ["description", "title", "examples"];
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (prose.includes(key) && typeof value !== "object" ? undefined : value)),
  );
}

function compiler(options) {
  return new Ajv2020.default({
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
    ...options,
  });
}

function validators() {
  // The sentences are our own: src/config/schema-errors.ts.
  const ajv = compiler({ allErrors: true, messages: false, verbose: true });
  ajv.addSchema(withoutProse(inventory), "inventory");
  ajv.addSchema(withoutProse(playbook), "playbook");
  const kinds = described.map((name) => [name, playbook.$defs[name]]);
  const names = { validateInventory: "inventory", validateWhen: "playbook#/$defs/When" };
  for (const [name] of kinds) names[`validate${name}`] = `playbook#/$defs/${name}`;
  const map = kinds.map(([name, schema]) => `  ${JSON.stringify(schema.properties.kind.const)}: validate${name},`);
  const keys = kinds.map(
    ([, schema]) =>
      `  ${JSON.stringify(schema.properties.kind.const)}: ${JSON.stringify(Object.keys(schema.properties))},`,
  );
  const inventoryKeys = Object.fromEntries(
    [[inventory.title, inventory], ...Object.entries(inventory.$defs)].map(([name, { properties }]) => [
      name,
      Object.keys(properties),
    ]),
  );
  return `${banner}\n${standaloneCode.default(ajv, names)}\nexport const resourceValidators = {\n${map.join("\n")}\n};\nexport const resourceKeys = {\n${keys.join("\n")}\n};\nexport const inventoryKeys = ${JSON.stringify(inventoryKeys)};\n`;
}

/** For a file that fleet has written: what is wrong first is enough, and it is loaded where a plan is read, only. */
function planValidator() {
  const ajv = compiler();
  ajv.addSchema(withoutProse(playbook));
  ajv.addSchema(withoutProse(plan), "plan");
  return `${banner}\n${standaloneCode.default(ajv, { validateSavedPlan: "plan" })}\n`;
}

/** The text of each file that generate.mjs writes, by its path. */
export const outputs = {
  "layers.gen.json": `${JSON.stringify({ overrides: layerRules() }, null, 2)}\n`,
  "src/config/inventory-file.gen.ts": await types(inventory),
  "src/resources/declared.gen.ts": await types(playbook),
  "src/host/runner.gen.ts": embedRunner(),
  "src/config/validators.gen.js": validators(),
  "src/config/validators.gen.d.ts": `${banner}
import type { ErrorObject } from "ajv";
interface Validate {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
export const validateInventory: Validate;
export const validateWhen: Validate;
export const resourceValidators: Readonly<Record<string, Validate>>;
export const resourceKeys: Readonly<Record<string, readonly string[]>>;
export const inventoryKeys: Readonly<Record<string, readonly string[]>>;
`,
  "src/config/saved-plan-validator.gen.js": planValidator(),
  "src/config/saved-plan-validator.gen.d.ts": `${banner}
import type { ErrorObject } from "ajv";
export const validateSavedPlan: {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
};
`,
};
