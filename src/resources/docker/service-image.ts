import { markedVariables } from "../../text/dockerfile/marked-variables.ts";
import { composePreload, ownVariables } from "../../text/preload.ts";
import type { Facts } from "../facts.ts";
import {
  type AllocatorWish,
  filePrefix,
  libraryPath,
  otherAllocators,
  usualMallocConf,
  wishedVariables,
} from "../process/allocators.ts";
import type { RunningService } from "./container.ts";

/**
 * What the variables that fleet has set in the running image were before: a layer of fleet's keeps that in a label, and of
 * an own build the marks in its Dockerfile tell it; an image of fleet's own stands on the one that the compose files name.
 */
export function beforeFleet({
  build,
  override,
  container: { details, derived },
}: Pick<RunningService, "build" | "override" | "container">): ReadonlyMap<string, string | undefined> {
  if (!details) return new Map();
  if (details.before) return details.before;
  const { upstream } = override;
  if (derived) return new Map(ownVariables.map((name) => [name, upstream?.environment.get(name)]));
  const content = build?.file?.content;
  if (!content) return new Map();
  const marked = markedVariables(Buffer.from(content).toString("utf8"), build.target);
  return new Map(
    [...marked]
      .filter(([name, { value }]) => value !== undefined && details.environment.get(name) === value)
      .map(([name, { before }]) => [name, before]),
  );
}

/** The allocator variables of an image as if fleet had never touched it. */
export function foreignEnvironment(
  has: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, string> {
  const foreign = new Map(has);
  for (const [name, value] of before) {
    if (value === undefined) foreign.delete(name);
    else foreign.set(name, value);
  }
  return foreign;
}

/** What the image's ENV should have: with `undefined` for a variable that fleet has set and should not be there any more. */
export function wishedEnvironment(
  wish: AllocatorWish,
  has: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string | undefined>,
  place: Facts,
): ReadonlyMap<string, string | undefined> {
  const { allocator, mallocConf } = wish;
  const foreign = foreignEnvironment(has, before);
  const library = libraryPath(allocator, place);
  const wished = new Map<string, string | undefined>([...before.keys()].map((name) => [name, foreign.get(name)]));
  const preload = has.get("LD_PRELOAD") ?? "";
  const serves = preload.split(/[: ]+/).includes(library ?? "") && otherAllocators(preload, allocator).length === 0;
  const composed = serves ? preload : composePreload(foreign.get("LD_PRELOAD"), library);
  const nothing = filePrefix(allocator) === undefined && composed === "";
  wished.set("LD_PRELOAD", nothing ? undefined : composed);
  if (allocator === "jemalloc" && mallocConf === "auto")
    wished.set("MALLOC_CONF", foreign.get("MALLOC_CONF") ?? usualMallocConf);
  for (const [name, value] of wishedVariables(wish)) wished.set(name, value);
  return wished;
}
