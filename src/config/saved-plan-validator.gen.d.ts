/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */
import type { ErrorObject } from "ajv";
export const validateSavedPlan: {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
};
