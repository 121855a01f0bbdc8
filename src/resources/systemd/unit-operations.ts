import { allocatorOf } from "../../text/preload.ts";
import type { Operation } from "../operation.ts";
import { tryArgument } from "../process/try-argument.ts";
import type { ObservedUnit, UnitWish } from "./unit.ts";
import type { Assessment } from "./unit-assess.ts";

/** Whose systemd an operation on a unit is about, where it is not the host's. */
export function onBehalf({ manager }: ObservedUnit): { readonly user?: string } {
  return manager === undefined ? {} : { user: manager.user };
}

/** The try of the library with the unit's own interpreter, under its own user. */
export function preloadTry(wish: UnitWish, unit: ObservedUnit, assessment: Assessment): Operation[] {
  const { preload, mallocConf } = assessment;
  const interpreter = unit.processes[0]?.exe;
  const named = preload?.split(/[: ]+/).find((entry) => entry.startsWith("/") && allocatorOf(entry) === wish.allocator);
  const library = named ?? assessment.library;
  if (interpreter === undefined || library === undefined || preload === undefined) return [];
  return [
    {
      op: "preload.try",
      preload,
      library,
      interpreter,
      arguments: wish.try ?? [tryArgument(wish.interpreter)],
      user: unit.manager?.user ?? (unit.properties.get("User") || "root"),
      ...(mallocConf !== undefined && { mallocConf }),
    },
  ];
}
