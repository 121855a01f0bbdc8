import { composePreload } from "../text/preload.ts";
import { thinDockerfile } from "../text/thin-dockerfile.ts";
import { allocators, libraryPath } from "./allocators.ts";
import type { ObservedBuild } from "./compose.ts";
import type { ObservedContainer, ObservedService } from "./container.ts";
import type { ComposeServiceDeclared } from "./declared.gen.ts";
import type { Facts } from "./facts.ts";
import type { Blocked, Unknown } from "./kind.ts";
import { imageFacts } from "./service-live.ts";
import { type Tree, treeOf } from "./service-tree.ts";
import { needsRoot } from "./service-trouble.ts";

/** How a service gets its new image, in words, and from what: a thin layer's own text, or the path of the service's Dockerfile. */
export interface Rebuild {
  readonly words: string;
  readonly thin?: string;
  readonly dockerfile?: string;
}

/** The new image that a service can be switched to now, or what stands in the way. */
export function rebuildOf(
  desired: ComposeServiceDeclared,
  observed: ObservedService,
  container: ObservedContainer,
  facts: Facts,
): Rebuild | Blocked | Unknown {
  const { service } = desired;
  if (!observed.build) {
    const next = `see what docker compose config says in ${desired.directory}; fleet needs Compose v2`;
    return { status: "unknown", why: `compose could not be asked how service ${service} is built`, next };
  }
  if (!observed.build.declared) return noBuild(service, container);
  return desired.rebuild === "full"
    ? fullBuild(desired, observed.build, treeOf(observed, container))
    : thinLayer(desired, observed, container, facts);
}

/** A service with an image and no build: a layer under the image's name would go with the next pull. */
export function noBuild(service: string, { image }: ObservedContainer): Blocked {
  return {
    status: "blocked",
    cause: `service ${service} runs the image ${image.name} and has no build: there is no Dockerfile to patch, and a layer on the image would be lost at the next pull`,
    next: "use an image that has the allocator, or give the service a build with a Dockerfile on that image",
  };
}

function fullBuild(
  { service, allowUpgrade }: ComposeServiceDeclared,
  { path }: ObservedBuild,
  tree: Tree,
): Rebuild | Blocked {
  if (tree.status === "same" || allowUpgrade === true) {
    const words = "full: from the service's own build; the running image is kept";
    return { words, ...(path !== undefined && { dockerfile: path }) };
  }
  const moved = tree.status === "moved" ? tree.cause : "it can't be told whether the source is what runs";
  return {
    status: "blocked",
    cause: `a full build of service ${service} could upgrade the application: ${moved}`,
    ...(tree.evidence !== undefined && { evidence: tree.evidence }),
    next: "take rebuild: thin, or set allowUpgrade: true; a database that a new version has migrated does not come back with the old image",
  };
}

function thinLayer(
  desired: ComposeServiceDeclared,
  observed: ObservedService,
  container: ObservedContainer,
  facts: Facts,
): Rebuild | Blocked | Unknown {
  const { service } = desired;
  const { details } = container;
  if (!observed.inside) return needsRoot(`the container of service ${service} can't be looked into`, facts);
  if (!details) {
    const why = `the image of service ${service} could not be looked at`;
    return { status: "unknown", why, next: `make the container anew with Compose v2: docker compose up -d ${service}` };
  }
  const unfit = unfitting(observed);
  if (unfit !== undefined) {
    const cause = `the image of service ${service} ${unfit}`;
    return { status: "blocked", cause, next: "add the allocator by hand; a later version of fleet serves such images" };
  }
  const entry = allocators[desired.allocator];
  const environment = missingVariables(desired, details.environment, facts, container);
  const thin = thinDockerfile({
    package: entry.package,
    library: libraryPath(desired.allocator, imageFacts(container, facts)),
    environment,
    user: details.user,
    built: details.built,
  });
  if (thin === undefined) {
    const cause = `the image of service ${service} has a USER or LD_PRELOAD that can't stand in a Dockerfile`;
    return { status: "blocked", cause, next: "take rebuild: full, or add the allocator by hand" };
  }
  const loaded = observed.processes.some(({ libraries }) => libraries?.[0]?.startsWith(entry.filePrefix));
  const added = [...(loaded && environment.size > 0 ? [] : [entry.package]), ...environment.keys()].join(", ");
  return { words: `thin: one layer with ${added} on the running image, which is kept`, thin };
}

function unfitting({ inside, processes }: ObservedService): string | undefined {
  if (inside?.os === "alpine" || processes.some(({ musl }) => musl)) return "is built on musl (Alpine)";
  return inside?.apt ? undefined : `has no apt-get${inside?.os ? ` (${inside.os})` : ""}`;
}

/** What ENV of the layer has to set: not what the image has already. */
function missingVariables(
  { allocator, mallocConf }: ComposeServiceDeclared,
  has: ReadonlyMap<string, string>,
  facts: Facts,
  container: ObservedContainer,
): ReadonlyMap<string, string> {
  const library = libraryPath(allocator, imageFacts(container, facts));
  const preload = has.get("LD_PRELOAD");
  const wished = new Map<string, string>();
  if (!(preload ?? "").split(/[: ]+/).includes(library)) wished.set("LD_PRELOAD", composePreload(preload, library));
  const conf = mallocConf === "auto" ? (has.get("MALLOC_CONF") ?? allocators[allocator].mallocConf) : mallocConf;
  if (conf !== "" && conf !== has.get("MALLOC_CONF")) wished.set("MALLOC_CONF", conf);
  return wished;
}
