import { thinDockerfile } from "../../text/thin-dockerfile.ts";
import type { Unknown } from "../answer.ts";
import type { ComposeServiceDeclared } from "../declared.gen.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import type { ComposeTarget, Operation } from "../operation.ts";
import { runsOn } from "../process/allocators.ts";
import { tryArgument } from "../process/try-argument.ts";
import type { ObservedBuild } from "./compose.ts";
import type { ObservedContainer, RunningService } from "./container.ts";
import { beforeFleet } from "./service-image.ts";
import { layerOf, layerWords, unfitting } from "./service-layer.ts";
import { leavingService, wishesNoLayer } from "./service-leave.ts";
import { derivedService, usesOverride } from "./service-override.ts";
import { type Tree, treeOf } from "./service-tree.ts";
import { placeOf } from "./service-trouble.ts";

/** How a service gets its new image: in words, and as operations. */
export interface Rebuild {
  readonly words: string;
  readonly operations: readonly Operation[];
}

/** The image that a service can be switched to now, or what stands in the way. */
export function rebuildOf(
  desired: ComposeServiceDeclared,
  running: RunningService,
  compose: ComposeTarget,
  facts: Facts,
): Rebuild | Blocked | Unknown {
  const { service, method } = desired;
  const { container, build } = running;
  if (!build) {
    const next = `see what docker compose config says ${placeOf(desired)}`;
    return { status: "unknown", why: `compose could not be asked how service ${service} is built`, next };
  }
  const override = usesOverride(method, build);
  const base = container.image.id;
  if (container.derived && wishesNoLayer(desired, running, facts)) {
    const leaving = leavingService(desired, running, facts);
    if ("status" in leaving) return leaving;
    const { words, image, want } = leaving;
    const target = { ...compose, override: leaving.override };
    return { words, operations: [{ op: "compose.up", compose: target, image, was: container.image.name, base, want }] };
  }
  const trial = trialOf(desired, running);
  if (!build.declared) {
    if (!override) return noBuild(service, container);
    const derived = derivedService(desired, running, facts);
    if ("status" in derived) return derived;
    const { words, image, from, thin } = derived;
    const target = { ...compose, override: derived.override };
    const was = container.image.name;
    return {
      words,
      operations: [
        { op: "image.build", compose: target, image, base, ...(from !== base && { from }), thin, ...trial },
        { op: "compose.up", compose: target, image, ...(was !== image && { was }), base },
      ],
    };
  }
  if (override && desired.rebuild === "full") return fullOverride(service);
  if (build.sibling !== undefined && desired.rebuild === "full") return fullSibling(service, build.sibling);
  const found =
    desired.rebuild === "full" ? fullBuild(desired, build, treeOf(running)) : thinLayer(desired, running, facts);
  if ("status" in found) return found;
  const { words, ...recipe } = found;
  const image = container.image.name;
  return {
    words,
    operations: [
      { op: "image.build", compose, image, base, ...recipe, ...trial },
      { op: "compose.up", compose, image, base },
    ],
  };
}

/** What is started in the new image: the program that is judged, as whom the container runs. */
function trialOf(
  { allocator, interpreter = "node" }: ComposeServiceDeclared,
  { processes: [first], container: { user } }: RunningService,
): Pick<Operation & { op: "image.build" }, "try"> {
  if (allocator === "glibc" || first === undefined || !/^(\/[^/\p{Cc}]+)+$/u.test(first.exe)) return {};
  return {
    try: { interpreter: first.exe, argument: tryArgument(interpreter), user: /^[\w.:-]*$/.test(user) ? user : "" },
  };
}

/** A service with an image and no build has nothing to patch. */
export function noBuild(service: string, { image }: ObservedContainer): Blocked {
  return {
    status: "blocked",
    cause: `service ${service} runs the image ${image.name} and has no build: there is no Dockerfile to patch`,
    next: "leave method out, or take method: override: fleet puts a layer on that image, by files of its own",
  };
}

function fullOverride(service: string): Blocked {
  return {
    status: "blocked",
    cause: `a full build of service ${service} would lack the allocator, for method: override leaves its Dockerfile alone`,
    next: "take rebuild: thin, or method: dockerfile",
  };
}

function fullSibling(service: string, sibling: string): Blocked {
  return {
    status: "blocked",
    cause: `service ${service} has no build of its own: its image is built as service ${sibling}`,
    next: "take rebuild: thin for this instance",
  };
}

/** A new image in words, and from what: a layer's own text, or the path of the service's Dockerfile. */
interface NewImage {
  readonly words: string;
  readonly thin?: string;
  readonly dockerfile?: string;
}

function fullBuild(
  { service, allowUpgrade }: ComposeServiceDeclared,
  { path }: ObservedBuild,
  tree: Tree,
): NewImage | Blocked {
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
  running: RunningService,
  facts: Facts,
): NewImage | Blocked | Unknown {
  const { container } = running;
  const { service, allocator } = desired;
  const { details } = container;
  const unfit = allocator === "glibc" ? undefined : unfitting(service, running, facts);
  if (unfit !== undefined) return unfit;
  if (!details) {
    const why = `the image of service ${service} could not be looked at`;
    return { status: "unknown", why, next: `make the container anew: docker compose up -d ${service}` };
  }
  const before = beforeFleet(running);
  const layer = layerOf(desired, { image: details, before, inside: running.inside }, facts);
  if ("status" in layer) return layer;
  const thin = thinDockerfile(layer);
  if (thin === undefined) {
    const cause = `the image of service ${service} has a USER or LD_PRELOAD that can't stand in a Dockerfile`;
    return { status: "blocked", cause, next: "take rebuild: full, or add the allocator by hand" };
  }
  const loaded = running.processes.some((process) => runsOn(process, allocator));
  return { words: `thin: one layer with ${layerWords(layer, loaded)} on the running image, which is kept`, thin };
}
