import { quote } from "../../shell/script.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import type { RunningService } from "./container.ts";
import { type LayerWish, layerOf } from "./service-layer.ts";
import { blocked } from "./service-trouble.ts";

/** A container that somebody has started by `docker run`: only he knows with which words, so fleet makes no new one. */
export function bareContainer(
  wish: LayerWish,
  { inside, container: { details } }: RunningService,
  facts: Facts,
): Blocked {
  const found = details && layerOf(wish, { image: details, before: new Map(), inside }, facts);
  const layer = found === undefined || "status" in found ? undefined : found;
  const flags = [...(layer?.environment ?? [])].map(([name, value]) => `-e ${quote(`${name}=${value}`)}`).join(" ");
  const image = layer?.provision ? `an image with ${layer.provision.package} in it` : "an image that has the allocator";
  return blocked(
    `the container ${wish.service} was started without compose, and fleet can't make it anew`,
    `start it anew as you have started it, on ${image}${flags && `, with ${flags}`}`,
    "it has no label com.docker.compose.project",
  );
}
