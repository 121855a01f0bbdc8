import type { Declared } from "./declared.gen.ts";
import type { Resource } from "./kind.ts";

/** The resource behind a declaration. */
export function resource(declared: Declared): Resource {
  throw new Error(`no kind ${declared.kind} yet`);
}
