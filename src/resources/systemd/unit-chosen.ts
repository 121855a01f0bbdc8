import type { Blocked } from "../kind.ts";
import { otherAllocators, runsOn } from "../process/allocators.ts";
import { chosen, chosenInProgram } from "../process/chosen.ts";
import { type EnvironmentSource, effective, inCommand, place } from "../process/environment-source.ts";
import type { ObservedUnit, UnitWish } from "./unit.ts";

/**
 * Another allocator that somebody has chosen for a unit: named outside of fleet's drop-in, or a part of the program. What is
 * chosen on purpose is replaced only where the inventory says so; and where it can't be, it says what else to do.
 */
export function chosenByHand(
  { unit: name, allocator, replace = false }: UnitWish,
  { processes, sources }: ObservedUnit,
  foreign: readonly EnvironmentSource[],
): Blocked | undefined {
  const without = processes.filter((process) => !runsOn(process, allocator));
  if (without.length === 0) return undefined;
  const command = inCommand(sources, "LD_PRELOAD");
  const byHand = effective(foreign, "LD_PRELOAD");
  const [named] = otherAllocators(byHand?.value ?? "", allocator);
  if (command !== undefined && allocator === "glibc") {
    const cause = `the command of ${name} sets LD_PRELOAD itself, which beats every Environment=`;
    return {
      status: "blocked",
      cause,
      evidence: place(command),
      next: "fleet changes no file of others: take LD_PRELOAD out there",
    };
  }
  if (named !== undefined && byHand !== undefined && !replace)
    return chosen(name, named, allocator, `LD_PRELOAD=${byHand.value} in ${place(byHand)}`);
  return chosenInProgram(name, { allocator, replace }, without);
}
