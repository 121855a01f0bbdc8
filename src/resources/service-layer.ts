import { composePreload } from "../text/preload.ts";
import type { ThinLayer } from "../text/thin-dockerfile.ts";
import { libraryPath, packagesOf, usualMallocConf } from "./allocators.ts";
import type { ObservedService } from "./container.ts";
import type { ComposeServiceDeclared } from "./declared.gen.ts";
import type { Facts } from "./facts.ts";
import { factsOf, type ObservedImage } from "./image.ts";
import type { Blocked, Unknown } from "./kind.ts";
import { needsRoot } from "./service-trouble.ts";

/** What a layer of fleet's has to bring to an image. */
export type LayerWish = Pick<ComposeServiceDeclared, "directory" | "service" | "allocator" | "mallocConf">;

/** The layer that an image lacks. */
export function layerOf({ mallocConf }: LayerWish, image: ObservedImage, facts: Facts): ThinLayer {
  const library = libraryPath("jemalloc", factsOf(image, facts)) ?? "";
  const [name = ""] = packagesOf("jemalloc");
  const has = image.environment;
  const preload = has.get("LD_PRELOAD");
  const environment = new Map<string, string>();
  if (!(preload ?? "").split(/[: ]+/).includes(library))
    environment.set("LD_PRELOAD", composePreload(preload, library));
  const conf = mallocConf === "auto" ? (has.get("MALLOC_CONF") ?? usualMallocConf) : mallocConf;
  if (conf !== "" && conf !== has.get("MALLOC_CONF")) environment.set("MALLOC_CONF", conf);
  return { package: name, library, environment, user: image.user, built: image.built };
}

/** In words: what a layer brings. */
export function layerWords({ package: name, environment }: ThinLayer, installed: boolean): string {
  return [...(installed && environment.size > 0 ? [] : [name]), ...environment.keys()].join(", ");
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
