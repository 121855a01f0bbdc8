/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */
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
