import type { ComposeServiceDeclared } from "../declared.gen.ts";
import type { Blocked } from "../kind.ts";
import type { ObservedContainer } from "./container.ts";

/** How the image is made; absent: as a thin layer. */
type Rebuild = ComposeServiceDeclared["rebuild"];

/** What must be free for one layer, with all that a package manager brings beside: the runner asks for the same. */
const layerRoom = 128 * 2 ** 20;

/** Why there is no room for a new image; `undefined` where there is, or where that can't be told. It says no figure that moves. */
export function noRoom({ details, storage }: ObservedContainer, rebuild: Rebuild): Blocked | undefined {
  const needed = rebuild === "full" ? details?.size : layerRoom;
  if (!storage || needed === undefined || storage.free >= needed) return undefined;
  const what = rebuild === "full" ? `the running image's ${size(needed)} are` : "128 MiB, which a layer may need, are";
  return {
    status: "blocked",
    cause: `less than ${what} free where Docker keeps its images`,
    evidence: `df ${storage.directory}`,
    next: "make room there: fleet prune removes what fleet has kept and nothing needs; then plan again",
  };
}

/** What a new image takes beside the old one, which is kept. A layer takes little, and the host says how much when it is built. */
export function roomNotes({ details }: ObservedContainer, rebuild: Rebuild): string[] {
  return rebuild !== "full" || details?.size === undefined
    ? []
    : [`the new image may take ${size(details.size)} beside the running one, which is kept for the way back`];
}

function size(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}
