import { allocatorOf } from "../../text/preload.ts";
import { type Allocator, filePrefix } from "./allocators.ts";
import { type EnvironmentSource, effective, place } from "./environment-source.ts";
import type { PreloadEntry } from "./preload-entry.ts";
import type { ObservedProcess } from "./processes.ts";

/** Why processes do not run on the allocator. */
export interface Cause {
  /** Half a sentence about them: "they were started before it was set". */
  readonly text: string;
  readonly evidence?: string;
  /** What the operator can do, where no operation of fleet's mends it. */
  readonly next?: string;
  /** They do run on the allocator, but on a file that is gone. */
  readonly replaced?: true;
}

/** What is known of an instance's configuration and of its processes, to find a cause in. */
export interface Scene {
  readonly allocator: Allocator;
  /** The library's right path; absent where none is known, or for glibc's own allocator. */
  readonly library: string | undefined;
  readonly sources: readonly EnvironmentSource[];
  readonly entries: ReadonlyMap<string, PreloadEntry>;
}

/** Each cause once, the deciding one of each process; what fleet can't mend comes first. Pure. */
export function causesOf(bare: readonly ObservedProcess[], scene: Scene): Cause[] {
  const causes = new Map(bare.map((process) => causeOf(process, scene)).map((cause) => [cause.text, cause]));
  return [...causes.values()].sort((one, other) => Number(other.next !== undefined) - Number(one.next !== undefined));
}

/** Where two hold, the one that decides is told: a right path helps no program for which the loader passes over it. */
function causeOf(process: ObservedProcess, scene: Scene): Cause {
  const [first] = process.libraries ?? [];
  if (first?.startsWith(`deleted:${filePrefix(scene.allocator)}`)) {
    return { text: `they run on a ${scene.allocator} that was replaced on disk since`, replaced: true };
  }
  if (first !== undefined) return { text: `they run on ${first.replace(/^deleted:/, "")}` };
  const preload = process.environment?.get("LD_PRELOAD") ?? "";
  return preload === "" ? notGiven(process, scene) : notLoaded(process, preload, scene);
}

/** The process has the variable, and the library is not in its map. */
function notLoaded(process: ObservedProcess, preload: string, scene: Scene): Cause {
  if (process.secure) {
    return {
      text: `the loader passes over LD_PRELOAD for ${process.exe}, which is setuid or has file capabilities`,
      evidence: "AT_SECURE=1 in the process",
      next: `see getcap ${process.exe}: setcap -r removes them, and AmbientCapabilities= in the unit gives them without this`,
    };
  }
  const named = preload.split(/[: ]+/).find((entry) => allocatorOf(entry) === scene.allocator);
  if (named === undefined) return { text: `their LD_PRELOAD does not name ${scene.allocator}` };
  const cause = entryCause(named, process, scene);
  const source = effective(scene.sources, "LD_PRELOAD");
  return { ...cause, ...(cause.evidence === undefined && source && { evidence: place(source) }) };
}

/** Why a library that is preloaded can't be loaded, where nothing of the instance runs. */
export function brokenPreload(
  { entries, library, sources }: Pick<Scene, "entries" | "library" | "sources">,
  exe: string,
) {
  for (const [path, { is }] of entries) {
    if (is === "fine") continue;
    const source = effective(sources, "LD_PRELOAD");
    return { ...entryCause(path, { exe }, { entries, library }), ...(source && { evidence: place(source) }) };
  }
  return undefined;
}

function entryCause(
  path: string,
  { root = "/", exe }: Pick<ObservedProcess, "exe" | "root">,
  { entries, library }: Pick<Scene, "entries" | "library">,
): Cause {
  const entry = entries.get(path);
  const right = path === library;
  const reinstall = right ? { next: "install the library's package anew: apt-get install --reinstall" } : {};
  if (root !== "/" && (entry?.is === "missing" || entry?.is === "dangling")) {
    const where = root === "own" ? "a root directory of their own" : `the root directory ${root}`;
    return {
      text: `they run under ${where}, in which ${path} is not there`,
      next: "install the library inside that directory as well, or take RootDirectory= or chroot away",
    };
  }
  switch (entry?.is) {
    case "missing":
      return { text: `LD_PRELOAD names ${path}, which is not there` };
    case "dangling":
      return { text: `LD_PRELOAD names ${path}, a link to ${entry.target}, which is not there`, ...reinstall };
    case "special":
    case "garbled":
      return { text: `LD_PRELOAD names ${path}, which is no library`, ...reinstall };
    case "foreign":
      return {
        text: `LD_PRELOAD names ${path}, which is built for ${entry.library}, and ${exe} for ${entry.program}`,
        ...reinstall,
      };
    case "libc":
      return {
        text: `LD_PRELOAD names ${path}, which is built against ${entry.library}, and ${exe} against ${entry.program}`,
        ...reinstall,
      };
    case "unreadable":
      return {
        text: `LD_PRELOAD names ${path}, which the user ${entry.user} can't read`,
        ...(right && { next: `let the user read it: chmod a+r ${path}, and a+x on the directories above it` }),
      };
    default:
      return { text: `${path} came after they were started` };
  }
}

/** The process has not got the variable: lost on the way, taken back in the configuration, set later, or never. */
function notGiven(process: ObservedProcess, { sources, library }: Scene): Cause {
  const way = process.way ?? [];
  const giver = way.findIndex(({ preloads }) => preloads);
  if (giver > 0) {
    const name = way[giver]?.name ?? "";
    return {
      text: `LD_PRELOAD is lost in between: ${name} has it, and what it starts (${way[giver - 1]?.name}) has not`,
      next: `set LD_PRELOAD=${library} where ${name} takes the environment of what it starts from (supervisord: environment=, pm2: env, env -i: drop the -i)`,
    };
  }
  const source = effective(sources, "LD_PRELOAD");
  if (source === undefined) return takenBack(sources) ?? { text: "LD_PRELOAD is not set for them" };
  const dropped = sources.find(({ how }) => how === "drop");
  if (dropped !== undefined) {
    return {
      text: "the unit sets LD_PRELOAD, and its command drops the environment",
      evidence: place(dropped),
      next: "start the program without env -i, sudo or su: User= and Environment= in the unit do the same",
    };
  }
  return { text: "they were started before LD_PRELOAD was set", evidence: place(source) };
}

function takenBack(sources: readonly EnvironmentSource[]): Cause | undefined {
  const set = sources.findLastIndex(({ how, name }) => how === "set" && name === "LD_PRELOAD");
  const reset = sources.findLast(({ how }, index) => how === "reset" && index > set);
  const lost = sources[set];
  if (lost === undefined || reset === undefined) return undefined;
  return { text: `an empty Environment= takes back the LD_PRELOAD of ${place(lost)}`, evidence: place(reset) };
}
