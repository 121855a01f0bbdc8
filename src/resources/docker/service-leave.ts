import { derivedDirectory, derivedTag, madeByFleet, withoutEntry } from "../../text/compose-override.ts";
import { isDerived } from "../../text/thin-dockerfile.ts";
import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import type { Base } from "../operation.ts";
import { wishedVariables } from "../process/allocators.ts";
import type { ObservedContainer, ObservedService, RunningService } from "./container.ts";
import { namedFiles, overridePlace } from "./override-place.ts";
import { decodeFile, refuseFile } from "./plain-file.ts";
import { type LayerWish, layerOf } from "./service-layer.ts";
import { isNamed, ownText } from "./service-override.ts";
import { blocked, placeOf } from "./service-trouble.ts";
import { standsOn } from "./service-upstream.ts";

/** A file of fleet's own as it is, and what is left of it; nothing where it goes. */
export interface LeftFile {
  readonly path: string;
  readonly before: string;
  readonly after?: string;
  readonly base: Base;
  /** The image of fleet's that a compose file of fleet's gave the service. */
  readonly image?: string;
}

/** How a service leaves an image of fleet's own for the one that the operator's compose files mean for it. */
export interface LeavingService {
  /** The name of that image, and its id. */
  readonly image: string;
  readonly want: string;
  /** Fleet's own compose file. */
  readonly override: string;
  readonly files: readonly LeftFile[];
  /** In words: what the container is made anew on. */
  readonly words: string;
}

/** Whether a wish asks nothing of an image, so that the one that the operator's compose files mean is right as it is. */
export function wishesNoLayer(wish: LayerWish, { override, inside }: ObservedService, facts: Facts): boolean {
  if (wish.allocator !== "glibc" || wishedVariables(wish).size > 0) return false;
  const { upstream } = override;
  if (!upstream) return true;
  const layer = layerOf(wish, { image: upstream, before: new Map(), inside }, facts);
  return "status" in layer || layer.environment.size === 0;
}

/** What a service that runs on an image of fleet's own goes back to, or what stands in the way. */
export function leavingService(
  wish: LayerWish,
  running: RunningService,
  facts: Facts,
): LeavingService | Blocked | Unknown {
  const { service } = wish;
  const { container, override } = running;
  const image = meantImage(wish, running);
  if (image.endsWith(derivedTag(container.project, service))) {
    return blocked(
      `your own compose files name fleet's image ${image} for service ${service}, and fleet changes no file of yours`,
      `name there what the service is to run on without it, and no build in ${derivedDirectory(service)}; deploy that (docker compose up -d ${service}, ${placeOf(wish)}), then plan again`,
      container.files.join(", "),
    );
  }
  if (!isNamed(image)) {
    return blocked(
      `service ${service} names its image by ${image}, and fleet goes back to what has a name only`,
      `name it by repository and tag in the compose file, in ${container.directory}`,
    );
  }
  const files = leftFiles(wish, running, facts);
  if ("status" in files) return files;
  if (!files.some((file) => file.image === container.image.name)) {
    return blocked(
      `service ${service} runs on fleet's own image ${container.image.name}, which no compose file names any more`,
      `make its container anew from the files that hold now: docker compose up -d ${service}, ${placeOf(wish)}`,
    );
  }
  const { upstream } = override;
  if (!upstream) return notHere(wish, running, image);
  return {
    image,
    want: upstream.id,
    override: `${container.directory}/${overridePlace(override, container).name}`,
    files,
    words: `on ${image} as your compose files ${running.build?.declared ? "build" : "name"} it, without a layer of fleet's`,
  };
}

/** What an operator should know of files of fleet's that a service leaves, or has left. */
export function leavingNotes(wish: LayerWish, running: RunningService, facts: Facts): string[] {
  const { container } = running;
  const found = leftFiles(wish, running, facts);
  // Where it stands in the way of a change, it is told as that.
  if ("status" in found) return container.derived || !("cause" in found) ? [] : [found.cause];
  const text = dockerfileText(running);
  const edited = text?.startsWith(madeByFleet) && !isDerived(text);
  const gone = found.find(({ image, after }) => image !== undefined && after === undefined);
  const unseen = overridePlace(running.override, container).hint !== undefined;
  return [
    ...(gone && unseen ? [`nothing of yours may name ${gone.path} after that: no -f, and no COMPOSE_FILE`] : []),
    ...(edited ? [`${dockerfilePath(wish, container)} was edited since, and stays`] : []),
  ];
}

/** Why the image that a service goes back to may be another version of it than the one that runs. */
export function leavesForAnother(wish: LayerWish, running: RunningService): string | undefined {
  const { container } = running;
  const { upstream } = running.override;
  if (!upstream || standsOn(container.details, upstream)) return undefined;
  return `${meantImage(wish, running)} is another image by now than the one that it runs on`;
}

/** The name of the image that the operator's own compose files mean, also where they leave it to compose. */
function meantImage({ service }: LayerWish, { build, container }: RunningService): string {
  return build?.image ?? `${container.project}${build?.old?.startsWith("1.") ? "_" : "-"}${service}`;
}

function notHere(wish: LayerWish, { build }: ObservedService, image: string): Blocked {
  const { service } = wish;
  return build?.declared
    ? blocked(
        `${image}, which the compose files build for service ${service}, is not on this host, and fleet builds nothing new here`,
        `docker compose build ${build.sibling ?? service}, ${placeOf(wish)}, then plan again`,
      )
    : blocked(
        `${image}, which the compose files name for service ${service}, is not on this host`,
        `docker pull ${image}, then plan again`,
      );
}

/** Fleet's own files without a word of the service; Blocked where that can't be cut out, or must not. */
export function leftFiles(
  wish: LayerWish,
  running: RunningService,
  facts: Facts,
): readonly LeftFile[] | Blocked | Unknown {
  const { service } = wish;
  const { container, override } = running;
  const left: LeftFile[] = [];
  for (const [name, whose] of override.names) {
    const path = `${container.directory}/${name}`;
    const file = override.files.get(name);
    if (whose === "theirs") continue;
    const text = ownText(path, file, whose, facts);
    if (typeof text === "object") return text;
    if (text === undefined) continue;
    const rest = withoutEntry(text, container.project, service);
    if (rest.status === "absent") continue;
    if (rest.status === "edited") {
      return blocked(
        `${path} is fleet's own, and what it says of service ${service} was edited since`,
        `take it out by hand, and deploy that (docker compose up -d ${service}, ${placeOf(wish)}), then plan again`,
      );
    }
    if (rest.status === "nothing" && namedFiles(override, container)?.includes(name)) {
      return blocked(
        `${path} is to go, and COMPOSE_FILE in ${container.directory}/.env names it: without it no command of docker compose works there`,
        `take ${name} out of COMPOSE_FILE, then plan again`,
      );
    }
    const base = file?.sha256 ?? "absent";
    const image = rest.image === undefined ? {} : { image: rest.image };
    left.push({ path, before: text, base, ...image, ...(rest.status === "rest" && { after: rest.text }) });
  }
  const dockerfile = leftDockerfile(wish, running);
  return dockerfile ? [...left, dockerfile] : left;
}

/** Fleet's own Dockerfile of the service, as long as nobody has added to it and nothing of the operator's builds it. */
function leftDockerfile(wish: LayerWish, running: RunningService): LeftFile | undefined {
  const { container } = running;
  const text = dockerfileText(running);
  const path = dockerfilePath(wish, container);
  const base = running.override.files.get("Dockerfile")?.sha256;
  if (text === undefined || base === undefined || !isDerived(text) || running.build?.path === path) return undefined;
  return { path, before: text, base };
}

function dockerfilePath({ service }: LayerWish, { directory }: ObservedContainer): string {
  return `${directory}/${derivedDirectory(service)}/Dockerfile`;
}

function dockerfileText({ override }: ObservedService): string | undefined {
  const file = override.files.get("Dockerfile");
  return file?.content && refuseFile(file) === undefined ? decodeFile(file.content) : undefined;
}
