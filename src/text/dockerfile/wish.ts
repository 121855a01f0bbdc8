import type { Family } from "./install.ts";
import type { BuildArgs } from "./stages.ts";

/** What an image has the allocator from. */
export interface Provision {
  readonly package: string;
  /** The library's absolute path in the image. */
  readonly library: string;
}

/** What a Dockerfile should give its image. */
export interface DockerfileWish extends Readonly<Record<Family, Provision>> {
  /** `always`: this value, whatever is there; else only where LD_PRELOAD is written and MALLOC_CONF has no value. */
  readonly mallocConf?: { readonly value: string; readonly always: boolean };
  /** The stage that is built; absent: the last. */
  readonly target?: string;
  /** What the build gives for the ARGs of FROM lines. */
  readonly args?: BuildArgs;
}
