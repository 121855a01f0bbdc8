import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

/** A part of a JSON Schema, as far as tests look into it. */
export interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const read = (name: string): Schema =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8"));

export const schemas = {
  inventory: read("inventory"),
  playbook: read("playbook"),
  plan: read("plan"),
  event: read("event"),
};

const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true });
ajv.addSchema([schemas.playbook, schemas.plan, schemas.event]);

/** Throws with what is wrong where a value is not as the schema says. */
export function checkSchema(schema: "plan" | "event", value: unknown): void {
  const validate = ajv.getSchema(`https://fleet.invalid/schemas/${schema}.schema.json`);
  if (validate === undefined) throw new Error(`no schema ${schema}`);
  if (!validate(value)) throw new Error(JSON.stringify({ value, errors: validate.errors }, null, 2));
}
