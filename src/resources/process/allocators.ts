import { allocatorOf } from "../../text/preload.ts";
import type { AllocatorDeclared } from "../declared.gen.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import { type LibraryRow, libraryRows } from "./libraries.ts";
import type { ObservedProcess } from "./processes.ts";

/** An allocator that fleet knows: `glibc` is the C library's own, for which nothing is preloaded. */
export type Allocator = AllocatorDeclared["allocator"];

/** An allocator with its settings, as every kind that knows of it declares them. */
export type AllocatorWish = Pick<
  AllocatorDeclared,
  "allocator" | "mallocConf" | "arenas" | "trimThreshold" | "tunables" | "replace"
>;

/** What an allocator comes from on a host or in an image. */
export interface Provision {
  readonly package: string;
  /** The library's absolute path, also before it is installed. */
  readonly library: string;
}

type Place = Pick<Facts, "os" | "release" | "multiarch">;

/** What fleet sets MALLOC_CONF to where it preloads jemalloc: without the background thread, idle processes give nothing back. */
export const usualMallocConf = "background_thread:true";

/** How the name of a library's file begins in a memory map, whatever its version; nothing for glibc's own. */
export function filePrefix(allocator: Allocator): string | undefined {
  return allocator === "glibc" ? undefined : `lib${allocator}.so`;
}

/** Whether a process runs on an allocator: it is the one that serves, or for glibc none is loaded. */
export function runsOn({ libraries }: Pick<ObservedProcess, "libraries">, allocator: Allocator): boolean {
  const prefix = filePrefix(allocator);
  return prefix === undefined ? libraries?.length === 0 : libraries?.[0]?.startsWith(prefix) === true;
}

/** Where an allocator comes from on Debian and its relatives; Blocked where no package is known. Not for glibc. */
export function provisionOf(allocator: Exclude<Allocator, "glibc">, place: Place): Provision | Blocked {
  const rows = libraryRows.filter((row) => row.allocator === allocator);
  const row = rows.find((one) => one.os === place.os && (one.releases?.includes(place.release) ?? true));
  if (row) return provision(row, place);
  // Its relatives, and releases to come, have had one name for jemalloc's package since Debian 10.
  const names = new Set(rows.filter(({ directory }) => directory === "multiarch").map((one) => one.package));
  const [only] = rows.filter(({ directory }) => directory === "multiarch");
  if (names.size === 1 && only) return provision(only, place);
  const others = rows.filter(({ os }) => os === place.os).map(({ os, releases }) => `${os} ${releases?.join(", ")}`);
  return {
    status: "blocked",
    cause: `fleet knows no package of ${allocator} for ${place.os} ${place.release}`.trimEnd(),
    ...(others.length > 0 && { evidence: `there is one for ${others.join(", ")}` }),
    next: "choose another allocator, or install the library by hand and preload it in a drop-in of your own: what works is left as it is",
  };
}

/** The library's path; nothing for glibc's own allocator, or where no package is known. */
export function libraryPath(allocator: Allocator, place: Place): string | undefined {
  const found = allocator === "glibc" ? undefined : provisionOf(allocator, place);
  return found && "library" in found ? found.library : undefined;
}

function provision({ package: name, directory, soname }: LibraryRow, { multiarch }: Place): Provision {
  return {
    package: name,
    library: `${directory === "multiarch" ? `/usr/lib/${multiarch}` : directory}/${soname}`,
  };
}

/** Every package of apt's that can have an allocator's library, whatever the release. */
export function packagesOf(allocator: Exclude<Allocator, "glibc">): string[] {
  const rows = libraryRows.filter((row) => row.allocator === allocator && row.directory === "multiarch");
  return [...new Set(rows.map((row) => row.package))];
}

/** An allocator's package and library by a row that holds for every release. */
function anyRelease(allocator: Exclude<Allocator, "glibc">, os: "alpine" | "fedora", place: Place): Provision {
  const row = libraryRows.find((one) => one.allocator === allocator && one.os === os);
  if (row === undefined) throw new RangeError(`no row of ${os} for ${allocator}`);
  return provision(row, place);
}

/** Package and library by what an image is made of; the place is that of the image. */
export function imageProvisions(allocator: Exclude<Allocator, "glibc">, place: Place) {
  const others = { alpine: anyRelease(allocator, "alpine", place), redHat: anyRelease(allocator, "fedora", place) };
  // The Dockerfile may have another base by now than the image that runs.
  const alpine = place.os === "alpine";
  const debian = provisionOf(allocator, alpine ? { ...place, os: "debian", release: "" } : place);
  if ("status" in debian) return alpine ? others : debian;
  return { debian, ...others };
}

/** The variables that the inventory itself asks for. What belongs to another allocator than the wished one counts for nothing. */
export function wishedVariables(wish: AllocatorWish): ReadonlyMap<string, string> {
  const { allocator, mallocConf, arenas, trimThreshold, tunables } = wish;
  if (allocator === "jemalloc" && mallocConf !== "auto" && mallocConf !== "")
    return new Map([["MALLOC_CONF", mallocConf]]);
  if (allocator !== "glibc") return new Map();
  const values = { MALLOC_ARENA_MAX: arenas, MALLOC_TRIM_THRESHOLD_: trimThreshold, GLIBC_TUNABLES: tunables };
  return new Map(
    Object.entries(values).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, `${value}`]],
    ),
  );
}

/** The allocators that an LD_PRELOAD names beside the wished one. */
export function otherAllocators(preload: string, allocator: Allocator): string[] {
  const named = preload.split(/[: ]+/).flatMap((entry) => allocatorOf(entry) ?? []);
  return [...new Set(named)].filter((one) => one !== allocator);
}
