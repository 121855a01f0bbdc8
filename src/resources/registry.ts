import type { Resource } from "./kind.ts";

/** A resource as declared, every variable filled in. Generated from `schemas/playbook.schema.json`. */
export type Declared = { readonly kind: string; readonly [property: string]: unknown };

/** The resource behind a declaration. */
export declare function resource(declared: Declared): Resource;
