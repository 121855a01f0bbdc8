import type { Family } from "./install.ts";
import type { BuildArgs } from "./stages.ts";

/** What an image has the allocator from. */
export interface Provision {
  readonly package: string;
  /** The library's absolute path in the image. */
  readonly library: string;
}

/** A variable that ENV should have: `always` this value, whatever is there; else only where LD_PRELOAD is written and it has none. */
export interface WishedVariable {
  readonly value: string;
  readonly always: boolean;
}

/** What a Dockerfile should give its image. Without provisions: no allocator but the C library's own. */
export interface DockerfileWish extends Partial<Readonly<Record<Family, Provision>>> {
  readonly variables?: ReadonlyMap<string, WishedVariable>;
  /** What Fedora and its relatives have, whose Dockerfiles are not patched: told for doing it by hand. */
  readonly redHat?: Provision;
  /** Take another allocator that is preloaded out of LD_PRELOAD. */
  readonly replace?: boolean;
  /** The stage that is built; absent: the last. */
  readonly target?: string;
  /** What the build gives for the ARGs of FROM lines. */
  readonly args?: BuildArgs;
}
