import { composePreload } from "../text/preload.ts";
import { serialiseEnvironment } from "../text/systemd.ts";
import { allocators, libraryPath } from "./allocators.ts";
import { type Cause, causesOf } from "./cause.ts";
import type { Facts } from "./facts.ts";
import type { Blocked, Unknown } from "./kind.ts";
import { type EnvironmentSource, effective, type ObservedUnit, type UnitWish, unsetting } from "./unit.ts";
import { overruling } from "./unit-overruling.ts";
import { names, obstacle, unitTrouble } from "./unit-trouble.ts";

/** A unit's state against what is wished: what its configuration gives the next start, and what lives now. */
export interface Assessment {
  /** The library's path. */
  readonly library: string;
  /** The text of our own drop-in, where one is needed; `undefined` where the configuration is right without it. */
  readonly dropIn: string | undefined;
  /** What the drop-in sets. */
  readonly variables: ReadonlyMap<string, string>;
  /** LD_PRELOAD after the change. */
  readonly preload: string;
  /** MALLOC_CONF after the change. */
  readonly mallocConf: string | undefined;
  /** Where LD_PRELOAD is set now. */
  readonly source: EnvironmentSource | undefined;
  /** Why the live processes are not as wished; `undefined` where they are. */
  readonly lacking: string | undefined;
}

/** Judges a unit; what no operation can mend is Blocked, what could not be read Unknown. Pure, and shared by all kinds of a unit. */
export function assessUnit(wish: UnitWish, unit: ObservedUnit, facts: Facts): Assessment | Blocked | Unknown {
  const trouble = unitTrouble(wish, unit, facts);
  if (trouble) return trouble;
  const { filePrefix, mallocConf: usual } = allocators[wish.allocator];
  const library = libraryPath(wish.allocator, facts);
  const foreign = unit.sources.filter(({ path }) => path !== unit.dropIn);
  const byHand = effective(foreign, "LD_PRELOAD");
  const runs = unit.processes.every(({ libraries }) => libraries?.[0]?.replace(/^deleted:/, "").startsWith(filePrefix));
  const elsewhere = runs && unit.processes.every(({ environment }) => !environment?.has("LD_PRELOAD"));
  const inCommand = runs && unit.sources.some(({ how }) => how === "exec");
  const confByHand = effective(foreign, "MALLOC_CONF")?.value;
  const wished = wish.mallocConf === "auto" || wish.mallocConf === "" ? undefined : wish.mallocConf;
  const handMade = (byHand && works(byHand.value, filePrefix, unit)) || elsewhere || inCommand;
  const enough = handMade && (wished === undefined || confByHand === wished);
  const keepsOwn = unit.own !== undefined && !enough;
  const needed = !enough || keepsOwn;
  const usually = needed && wish.mallocConf === "auto" && !unsetting(foreign, "MALLOC_CONF", usual) ? usual : undefined;
  const conf = wished ?? confByHand ?? usually;
  const preload = handMade && byHand ? byHand.value : composePreload(byHand?.value, library);
  const written = conf !== undefined && conf !== confByHand ? conf : undefined;
  const variables = new Map([
    ["LD_PRELOAD", preload],
    ...(written === undefined ? [] : [["MALLOC_CONF", written] as const]),
  ]);
  const overruled = needed
    ? overruling(unit.id, inCommand ? foreign.filter(({ how }) => how !== "exec") : foreign, variables)
    : undefined;
  if (overruled) return overruled;
  const lack = lacking(wish, unit, library, wished ?? written);
  if (lack?.next !== undefined) return obstacle(lack.text, lack.next, lack.evidence);
  return {
    library,
    dropIn: needed ? dropInText(variables) : undefined,
    variables,
    preload,
    mallocConf: conf,
    source: effective(unit.sources, "LD_PRELOAD"),
    lacking: lack && `${lack.text}${lack.evidence === undefined ? "" : ` (${lack.evidence})`}`,
  };
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
function lacking(wish: UnitWish, unit: ObservedUnit, library: string, conf: string | undefined): Cause | undefined {
  const { processes, sources, entries } = unit;
  const { filePrefix } = allocators[wish.allocator];
  const without = processes.filter(({ libraries }) => !libraries?.[0]?.startsWith(filePrefix));
  if (without.length > 0) {
    const scene = { allocator: wish.allocator, filePrefix, library, sources, entries };
    const [decisive, ...others] = causesOf(without, scene);
    const which = without.length === processes.length ? "its" : "some of its";
    if (decisive?.replaced)
      return { text: `${which} live processes run on a ${wish.allocator} that was replaced on disk since` };
    const why = [decisive, ...others].map((cause) => cause?.text).join("; ");
    return { ...decisive, text: `${which} live processes do not run on ${wish.allocator}: ${why}` };
  }
  if (conf !== undefined && processes.some(({ environment }) => environment?.get("MALLOC_CONF") !== conf)) {
    return { text: "its live processes have another MALLOC_CONF" };
  }
  return undefined;
}

/** Whether a value set by hand names the allocator by a path that is good, as far as that was looked at. */
function works(value: string, filePrefix: string, { entries }: ObservedUnit): boolean {
  return value.split(/[: ]+/).some((entry) => {
    const looked = entries.get(entry);
    return names(entry, filePrefix) && (looked === undefined || looked.is === "fine");
  });
}
