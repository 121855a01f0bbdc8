import { composePreload } from "../../text/preload.ts";
import { serialiseEnvironment } from "../../text/systemd.ts";
import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import {
  filePrefix,
  otherAllocators,
  provisionOf,
  runsOn,
  usualMallocConf,
  wishedVariables,
} from "../process/allocators.ts";
import { type Cause, causesOf } from "../process/cause.ts";
import { type EnvironmentSource, effective, inCommand, unsetting } from "../process/environment-source.ts";
import type { ObservedUnit, UnitWish } from "./unit.ts";
import { foreignSources, setsItself, worksByHand } from "./unit-by-hand.ts";
import { chosenByHand } from "./unit-chosen.ts";
import { overruling } from "./unit-overruling.ts";
import { names, obstacle, unitTrouble } from "./unit-trouble.ts";

/** A unit's state against what is wished: what its configuration gives the next start, and what lives now. */
export interface Assessment {
  /** The library's path; absent for glibc's own allocator. */
  readonly library: string | undefined;
  /** The text of our own drop-in, where one is needed; `undefined` where the configuration is right without it. */
  readonly dropIn: string | undefined;
  /** What the drop-in sets: LD_PRELOAD, MALLOC_CONF and the like. */
  readonly variables: ReadonlyMap<string, string>;
  /** LD_PRELOAD and MALLOC_CONF of the next start. */
  readonly preload: string | undefined;
  readonly mallocConf: string | undefined;
  /** Whether our own drop-in is in the way of what is wished. */
  readonly obsolete: boolean;
  /** Where the allocator, or else its settings, are set now. */
  readonly source: EnvironmentSource | undefined;
  /** Why the live processes are not as wished; `undefined` where they are. */
  readonly lacking: string | undefined;
}

/** Judges a unit; what no operation can mend is Blocked, what could not be read Unknown. Pure, and shared by all kinds of a unit. */
export function assessUnit(wish: UnitWish, unit: ObservedUnit, facts: Facts): Assessment | Blocked | Unknown {
  const foreign = foreignSources(unit);
  const trouble = unitTrouble(wish, unit, facts) ?? chosenByHand(wish, unit, foreign);
  if (trouble) return trouble;
  const configured = configure(wish, unit, foreign, facts);
  if ("status" in configured) return configured;
  const { library, variables, asked } = configured;
  const working = setsItself(unit) && worksByHand(wish.allocator, unit);
  const winners = working ? foreign.filter(({ how, name }) => how !== "exec" || name !== "LD_PRELOAD") : foreign;
  const overruled = overruling(unit.id, winners, variables);
  if (overruled) return overruled;
  const expected = new Map([...variables, ...asked]);
  expected.delete("LD_PRELOAD"); // The memory map says more than that.
  const obsolete = variables.size === 0 && unit.own !== undefined && contradicts(wish, unit, foreign);
  const rewritten = obsolete || variables.size > 0;
  const lack = lacking(wish, unit, library, expected) ?? (rewritten ? leftOver(unit, variables, foreign) : undefined);
  if (lack?.next !== undefined) return obstacle(lack.text, lack.next, lack.evidence);
  return {
    library,
    dropIn: variables.size > 0 ? dropInText(variables) : undefined,
    variables,
    preload: variables.get("LD_PRELOAD") ?? effective(foreign, "LD_PRELOAD")?.value,
    mallocConf: variables.get("MALLOC_CONF") ?? effective(foreign, "MALLOC_CONF")?.value,
    obsolete,
    source: ["LD_PRELOAD", ...asked.keys()].flatMap((name) => effective(unit.sources, name) ?? [])[0],
    lacking: lack && `${lack.text}${lack.evidence === undefined ? "" : ` (${lack.evidence})`}`,
  };
}

/** What our drop-in has to set over what others set: nothing where that is right already. */
function configure(wish: UnitWish, unit: ObservedUnit, foreign: readonly EnvironmentSource[], facts: Facts) {
  const { allocator } = wish;
  const wished = wishedVariables(wish);
  const missing = [...wished].filter(([name, value]) => setTo(foreign, name) !== value);
  const byHand = effective(foreign, "LD_PRELOAD");
  if (allocator === "glibc") {
    // Where another allocator is to go, what else the operator preloads stays.
    const emptied: [string, string][] =
      byHand !== undefined && otherAllocators(byHand.value, allocator).length > 0
        ? [["LD_PRELOAD", composePreload(byHand.value, undefined)]]
        : [];
    return { library: undefined, variables: new Map([...emptied, ...missing]), asked: wished };
  }
  const found = provisionOf(allocator, facts);
  const library = "status" in found ? undefined : found.library;
  const handMade = worksByHand(allocator, unit);
  if (handMade && missing.length === 0) return { library, variables: new Map<string, string>(), asked: wished };
  if ("status" in found) return found;
  const preload = handMade && byHand ? byHand.value : composePreload(byHand?.value, found.library);
  const variables = new Map([["LD_PRELOAD", preload], ...missing]);
  const auto = allocator === "jemalloc" && wish.mallocConf === "auto" && setTo(foreign, "MALLOC_CONF") === undefined;
  if (auto && !unsetting(foreign, "MALLOC_CONF", usualMallocConf)) variables.set("MALLOC_CONF", usualMallocConf);
  return { library, variables, asked: wished };
}

/** What others than fleet set a variable to; a command does so over whatever systemd gives it. */
function setTo(foreign: readonly EnvironmentSource[], name: string): string | undefined {
  return (inCommand(foreign, name) ?? effective(foreign, name))?.value;
}

/** Whether our own drop-in sets something else than what is wished; for glibc there is nothing that it need set. */
function contradicts(wish: UnitWish, { sources }: ObservedUnit, foreign: readonly EnvironmentSource[]): boolean {
  const wished = wishedVariables(wish);
  const prefix = filePrefix(wish.allocator);
  return sources.some(({ path, name, value }) => {
    if (foreign.some((one) => one.path === path)) return false;
    return (
      prefix === undefined || (name === "LD_PRELOAD" ? !names(value, prefix) : (wished.get(name) ?? value) !== value)
    );
  });
}

function dropInText(variables: ReadonlyMap<string, string>): string {
  return [
    "# Written by fleet. Its name sorts last, so that it wins over other drop-ins.",
    "[Service]",
    ...[...variables].map(([name, value]) => serialiseEnvironment(name, value)),
    "",
  ].join("\n");
}

/** What the live processes lack, why, and what the operator can do where no change of fleet's mends it. */
function lacking(
  { allocator }: UnitWish,
  { processes, sources, entries }: ObservedUnit,
  library: string | undefined,
  expected: ReadonlyMap<string, string>,
): Cause | undefined {
  const without = processes.filter((process) => !runsOn(process, allocator));
  if (without.length > 0) {
    const [decisive, ...others] = causesOf(without, { allocator, library, sources, entries });
    const which = without.length === processes.length ? "its" : "some of its";
    if (decisive?.replaced)
      return { text: `${which} live processes run on a ${allocator} that was replaced on disk since` };
    const why = [decisive, ...others].map((cause) => cause?.text).join("; ");
    return { ...decisive, text: `${which} live processes do not run on ${allocator}: ${why}` };
  }
  for (const [name, value] of expected) {
    if (processes.some(({ environment }) => environment?.get(name) !== value))
      return { text: `its live processes have another ${name}` };
  }
  return undefined;
}

/** A variable that our drop-in has set, and will not set any more, is with the processes until they are started anew. */
function leftOver(
  { processes, sources }: ObservedUnit,
  variables: ReadonlyMap<string, string>,
  foreign: readonly EnvironmentSource[],
): Cause | undefined {
  const gone = sources.find(
    (one) =>
      !foreign.includes(one) &&
      one.how === "set" &&
      !variables.has(one.name) &&
      processes.some(({ environment }) => environment?.get(one.name) === one.value) &&
      effective(foreign, one.name)?.value !== one.value,
  );
  return gone && { text: `its live processes still have the ${gone.name} of fleet's drop-in` };
}
