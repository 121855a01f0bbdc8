import type { ThinLayer } from "../text/thin-dockerfile.ts";
import { type AllocatorWish, provisionOf } from "./allocators.ts";
import type { ObservedService } from "./container.ts";
import type { Facts } from "./facts.ts";
import { factsOf, type ObservedImage } from "./image.ts";
import type { Blocked, Unknown } from "./kind.ts";
import { wishedEnvironment } from "./service-image.ts";
import type { ObservedInside } from "./service-source.ts";
import { needsRoot, type ServiceAddress } from "./service-trouble.ts";

/** What a layer of fleet's has to bring to an image. */
export type LayerWish = ServiceAddress & AllocatorWish;

/** An image that a layer is put on, and what is known of it. */
export interface LayerBase {
  readonly image: ObservedImage;
  /** What its variables were before fleet has set any. */
  readonly before: ReadonlyMap<string, string | undefined>;
  readonly inside: ObservedInside | undefined;
}

/** The layer that an image lacks; Blocked where no package is known for it. */
export function layerOf(wish: LayerWish, { image, before, inside }: LayerBase, facts: Facts): ThinLayer | Blocked {
  const place = factsOf(image, inside, facts);
  const provision = wish.allocator === "glibc" ? undefined : provisionOf(wish.allocator, place);
  if (provision && "status" in provision) return provision;
  const has = image.environment;
  // What is to go from an image's ENV can only be emptied.
  const environment = new Map(
    [...wishedEnvironment(wish, has, before, place)]
      .map(([name, value = ""]) => [name, value] as const)
      .filter(([name, value]) => (has.get(name) ?? "") !== value),
  );
  const were = [...environment.keys()].map((name) => [name, has.get(name)] as const);
  return {
    ...(provision && { provision }),
    environment,
    before: new Map([...were, ...before]),
    user: image.user,
    built: image.built,
  };
}

/** In words: what a layer brings. */
export function layerWords({ provision, environment }: ThinLayer, installed: boolean): string {
  const install = provision && !(installed && environment.size > 0) ? [provision.package] : [];
  return [...install, ...environment.keys()].join(", ");
}

/** Why the image of the running container can't take a layer; `undefined` where it can. */
export function unfitting(service: string, observed: ObservedService, facts: Facts): Blocked | Unknown | undefined {
  const { inside, processes } = observed;
  if (!inside) return needsRoot(`the container of service ${service} can't be looked into`, facts);
  const musl = inside.os === "alpine" || processes.some((process) => process.musl);
  if (!musl && inside.apt) return undefined;
  const what = musl ? "is built on musl (Alpine)" : `has no apt-get${inside.os ? ` (${inside.os})` : ""}`;
  const cause = `the image of service ${service} ${what}`;
  return { status: "blocked", cause, next: "add the allocator by hand; a later version of fleet serves such images" };
}
