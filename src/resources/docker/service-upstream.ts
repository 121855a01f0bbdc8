import { derivedFrom } from "../../text/thin-dockerfile.ts";
import type { RunningService } from "./container.ts";
import type { ObservedImage } from "./image.ts";
import { decodeFile } from "./plain-file.ts";

/** Whether an image is exactly one layer on another. */
export function standsOn(image: ObservedImage | undefined, below: ObservedImage): boolean {
  const { layers } = image ?? { layers: [] };
  return layers.length === below.layers.length + 1 && below.layers.every((layer, index) => layer === layers[index]);
}

/**
 * Why a service that runs on fleet's image must be put on another one: the operator has named, or pulled, a newer one. An
 * image that is not on the host any more says nothing, as long as its name is the same.
 */
export function movedUpstream({ override, build, container }: RunningService): string | undefined {
  const name = build?.image;
  if (!container.derived || build?.declared !== false || name === undefined) return undefined;
  const content = override.files.get("Dockerfile")?.content;
  const before = content && derivedFrom(decodeFile(content) ?? "");
  const renamed = before !== undefined && before !== name;
  if (override.upstream ? standsOn(container.details, override.upstream) : !renamed) return undefined;
  return renamed
    ? `the compose files name ${name} by now, and it runs on ${before}`
    : `${name} is another image by now than the one that it runs on`;
}
