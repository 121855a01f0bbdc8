import {
  derivedDirectory,
  derivedTag,
  madeByFleet,
  type OverrideEntry,
  readOverride,
  renderOverride,
} from "../../text/compose-override.ts";
import { derivedDockerfile, thinDockerfile } from "../../text/thin-dockerfile.ts";
import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import type { Base } from "../operation.ts";
import type { ObservedBuild, ObservedFile } from "./compose.ts";
import type { RunningService } from "./container.ts";
import { overridePlace } from "./override-place.ts";
import { decodeFile, refuseFile } from "./plain-file.ts";
import { type LayerWish, layerOf, layerWords, unfitting } from "./service-layer.ts";
import { blocked, needsRoot, placeOf } from "./service-trouble.ts";
import { standsOn } from "./service-upstream.ts";

/** A file of fleet's own: as it is, and as it should be. */
export interface OwnFile {
  readonly path: string;
  readonly before?: string;
  readonly after: string;
  readonly base: Base;
}

/** How a service that has an image and no build gets the allocator: by an image of fleet's on the one that it names. */
export interface DerivedService {
  /** The name of fleet's image. */
  readonly image: string;
  /** The id of the image that it is put on. */
  readonly from: string;
  /** Fleet's own compose file. */
  readonly override: string;
  /** What makes Compose read that file; absent where it does by itself. */
  readonly hint?: string;
  readonly files: readonly OwnFile[];
  readonly thin: string;
  /** In words: what is put on what. */
  readonly words: string;
}

/** From 1.27 on, Compose reads files together that name no version, or not the same. */
const firstMinor = 27;

/** Whether a service gets files of fleet's own, or none at all, instead of a patch of its Dockerfile. */
export function usesOverride(method: "dockerfile" | "override" | undefined, build: ObservedBuild): boolean {
  return method === "override" || (method === undefined && !build.declared);
}

/** What fleet writes and builds for a service without a build, or what stands in the way. */
export function derivedService(
  wish: LayerWish,
  running: RunningService,
  facts: Facts,
): DerivedService | Blocked | Unknown {
  const { service, directory } = wish;
  const { container, override, build } = running;
  const [, minor] = /^1\.(\d+)\./.exec(build?.old ?? "") ?? [];
  if (Number(minor) < firstMinor) {
    return blocked(
      `Docker Compose ${build?.old} can't read a compose file of fleet's own, which service ${service} needs`,
      "install Docker Compose 2, then plan again; a service with a build can do with this one",
    );
  }
  const name = build?.image ?? "";
  if (!isNamed(name)) {
    const cause = `service ${service} names its image by ${name || "nothing"}, and fleet can't put a layer on that`;
    return blocked(cause, `name it by repository and tag in the compose file, in ${directory}`);
  }
  if (name.endsWith(derivedTag(container.project, service))) {
    return blocked(
      `your own compose files name fleet's image ${name} for service ${service}`,
      `name there what the service runs on without it: fleet puts a layer on that by files of its own, in ${directory}`,
    );
  }
  const { upstream } = override;
  if (!upstream) {
    return blocked(
      `${name}, which the compose files name for service ${service}, is not on this host`,
      `docker pull ${name}, then plan again`,
    );
  }
  const image = name.replace(/@.*$/, "").replace(/:[^:/]*$/, "") + derivedTag(container.project, service);
  if (image.slice(image.lastIndexOf(":") + 1).length > 128) {
    return blocked(`the names of project and service are too long for a tag: ${image}`, "use shorter ones");
  }
  const place = overridePlace(override, container);
  const path = `${container.directory}/${place.name}`;
  const composeFile = ownText(path, override.files.get(place.name), override.names.get(place.name), facts);
  if (typeof composeFile === "object") return composeFile;
  const entries = composeFile === undefined ? [] : readOverride(composeFile);
  if (entries === undefined) {
    return blocked(
      `${path} is fleet's own, and was edited since`,
      "move what is yours into a compose file of your own, and remove this one; the next apply writes it again",
    );
  }
  const established = container.derived || entries.some((entry) => entry.service === service);
  if (!established && upstream.id !== container.image.id) {
    return blocked(
      `${name} is another image by now than the one that service ${service} runs on`,
      `deploy it first (docker compose up -d ${service}, ${placeOf(wish)}), then plan again`,
      `the running image: ${container.image.id.slice(7, 19)}; ${name}: ${upstream.id.slice(7, 19)}`,
    );
  }
  const same = upstream.id === container.image.id || standsOn(container.details, upstream);
  const unfit = same ? unfitting(service, running, facts) : undefined;
  if (unfit !== undefined) return unfit;
  const layer = layerOf(wish, { image: upstream, before: new Map(), inside: running.inside }, facts);
  if ("status" in layer) return layer;
  const [dockerfile, thin] = [derivedDockerfile(name, layer), thinDockerfile(layer)];
  if (dockerfile === undefined || thin === undefined) {
    return blocked(
      `${name} has a USER or LD_PRELOAD that can't stand in a Dockerfile`,
      "add the allocator by hand, in the environment of the compose file",
    );
  }
  const derivedPath = `${container.directory}/${derivedDirectory(service)}/Dockerfile`;
  const derivedFile = override.files.get("Dockerfile");
  const derivedText = ownText(derivedPath, derivedFile, undefined, facts);
  if (typeof derivedText === "object") return derivedText;
  return {
    image,
    from: upstream.id,
    override: path,
    ...(place.hint !== undefined && { hint: place.hint }),
    files: [
      ownFile(derivedPath, derivedText, derivedFile, dockerfile),
      ownFile(
        path,
        composeFile,
        override.files.get(place.name),
        renderOverride(withEntry(entries, { service, image })),
      ),
    ],
    thin,
    words: `override: ${layerWords(layer, false)} on ${name}${same ? "" : ", which the compose files name by now"}`,
  };
}

/** Whether an image is called by a name that another one in its repository can be given, and not by its id. */
export function isNamed(image: string): boolean {
  return /^[a-z0-9][\w./:-]*(@sha256:[0-9a-f]+)?$/.test(image) && !/^(sha256:.*|[0-9a-f]{12,64})$/.test(image);
}

/** The text of a file of fleet's own; undefined where there is none, and Blocked where somebody else's is in its place. */
export function ownText(
  path: string,
  file: ObservedFile | undefined,
  whose: "theirs" | "ours" | undefined,
  facts: Facts,
): string | undefined | Blocked | Unknown {
  if (whose === "theirs") return blocked(`${path} is not fleet's`, "give your file another name");
  if (!file) return undefined;
  const refusal = refuseFile(file);
  if (refusal !== undefined) return blocked(`${path} ${refusal}`, "remove it; the next apply writes it");
  if (!file.content) return needsRoot(`${path} can't be read by this user`, facts);
  const text = decodeFile(file.content);
  if (text?.startsWith(madeByFleet)) return text;
  return blocked(`${path} is not fleet's`, "give your file another name");
}

function ownFile(path: string, before: string | undefined, file: ObservedFile | undefined, after: string): OwnFile {
  return { path, ...(before !== undefined && { before }), after, base: file?.sha256 ?? "absent" };
}

function withEntry(entries: readonly OverrideEntry[], entry: OverrideEntry): OverrideEntry[] {
  return [...entries.filter(({ service }) => service !== entry.service), entry];
}
