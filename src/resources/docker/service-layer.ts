import type { ThinLayer } from "../../text/thin-dockerfile.ts";
import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import { type AllocatorWish, provisionOf } from "../process/allocators.ts";
import type { ObservedService } from "./container.ts";
import { factsOf, type ObservedImage } from "./image.ts";
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
    ...(provision && { provision: { ...provision, manager: inside?.manager ?? "apt" } }),
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

/**
 * Why the image of the running container can't take a layer; `undefined` where it can. What its processes map decides, not the
 * host, and not the name of the image: a library for another C library would kill each of them.
 */
export function unfitting(service: string, observed: ObservedService, facts: Facts): Blocked | Unknown | undefined {
  const { inside, processes } = observed;
  if (!inside) return needsRoot(`the container of service ${service} can't be looked into`, facts);
  if (inside.manager === undefined) {
    return {
      status: "blocked",
      cause: `the image of service ${service} has neither apt-get nor apk (${inside.os || "no os-release"})`,
      next: "in its Dockerfile, by hand: COPY --from a stage of the same system the library, and ENV LD_PRELOAD with its path; what works is left as it is",
    };
  }
  const musl = processes.some((process) => process.musl);
  if (musl === (inside.manager === "apk")) return undefined;
  const [has, runs] = musl ? ["glibc", "musl"] : ["musl", "no musl"];
  return {
    status: "blocked",
    cause: `the packages of the image of service ${service} (${inside.os || "no os-release"}) are for ${has}, and its processes run on ${runs}`,
    next: "put a library that is built for their C library into the image by hand, with ENV LD_PRELOAD",
  };
}
