import { type Allocator, filePrefix, runsOn } from "../process/allocators.ts";
import { type EnvironmentSource, effective, inCommand } from "../process/environment-source.ts";
import type { ObservedUnit } from "./unit.ts";
import { names } from "./unit-trouble.ts";

/** What others than fleet set for a unit. */
export function foreignSources({ dropIn, sources }: ObservedUnit): EnvironmentSource[] {
  return sources.filter(({ path }) => path !== dropIn);
}

/** Whether the processes of a unit get the allocator, or will at their next start, without fleet. */
export function worksByHand(allocator: Allocator, unit: ObservedUnit): boolean {
  const byHand = effective(foreignSources(unit), "LD_PRELOAD");
  if (byHand && works(byHand.value, filePrefix(allocator) ?? "", unit)) return true;
  if (!unit.processes.every(({ libraries = [] }) => runsOn({ libraries: libraries.map(current) }, allocator)))
    return false;
  return unit.processes.every(({ environment }) => !environment?.get("LD_PRELOAD")) || setsItself(unit);
}

/** Whether the unit's own command sets LD_PRELOAD. */
export function setsItself({ sources }: ObservedUnit): boolean {
  return inCommand(sources, "LD_PRELOAD") !== undefined;
}

/** As if the library had not been replaced since: the next start takes the new one. */
function current(library: string): string {
  return library.replace(/^deleted:/, "");
}

/** Whether a value set by hand names the allocator by a path that is good, as far as that was looked at. */
function works(value: string, prefix: string, { entries }: ObservedUnit): boolean {
  return value.split(/[: ]+/).some((entry) => {
    const looked = entries.get(entry);
    return names(entry, prefix) && (looked === undefined || looked.is === "fine");
  });
}
