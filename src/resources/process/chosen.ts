import type { Blocked } from "../kind.ts";
import { type Allocator, otherAllocators } from "./allocators.ts";
import type { ObservedProcess } from "./processes.ts";

/** An allocator that processes have without an LD_PRELOAD: it is a part of the program, or of the whole host. */
export function chosenInProgram(
  subject: string,
  { allocator, replace }: { readonly allocator: Allocator; readonly replace: boolean },
  processes: readonly ObservedProcess[],
): Blocked | undefined {
  const [linked] = processes.flatMap((process) => builtIn(process, allocator) ?? []);
  if (linked === undefined) return undefined;
  const { allocator: has, library, exe } = linked;
  if (allocator === "glibc") {
    return {
      status: "blocked",
      cause: `${subject} runs on ${has}, which is linked into ${exe} or stands in /etc/ld.so.preload`,
      evidence: `${library} in its memory map, and no LD_PRELOAD`,
      next: `set allocator: ${has} to keep it; fleet can't take it out of a program`,
    };
  }
  if (replace) return undefined;
  return chosen(subject, has, allocator, `${library} in the memory map of ${exe}, without LD_PRELOAD`);
}

/** What is told of an allocator that somebody has chosen, with the two ways out. */
export function chosen(subject: string, has: string, wished: Allocator, evidence: string): Blocked {
  return {
    status: "blocked",
    cause: `${subject} has ${has}, which somebody has chosen on purpose`,
    evidence,
    next: `set replace: true in the inventory's vars to go to ${wished}, or allocator: ${has} to keep it`,
  };
}

/** An allocator that a process has without an LD_PRELOAD. */
function builtIn({ libraries, environment, exe }: ObservedProcess, allocator: Allocator) {
  const [library] = libraries ?? [];
  if (library === undefined || environment?.get("LD_PRELOAD")) return undefined;
  const [other] = otherAllocators(library.replace(/^deleted:/, ""), allocator);
  return other === undefined ? undefined : { allocator: other, library, exe };
}
