import type { Operation } from "./operation.ts";
import type { ObservedUnit } from "./unit.ts";
import type { Assessment, UnitWish } from "./unit-assess.ts";

/** Arguments with which an interpreter starts and ends at once. */
const idle: Readonly<Record<string, readonly string[]>> = { node: ["-e", "0"], nodejs: ["-e", "0"], ruby: ["-e", "0"] };

/** The try of the library with the unit's own interpreter, under its own user. */
export function preloadTry(wish: UnitWish, unit: ObservedUnit, assessment: Assessment): Operation[] {
  const interpreter = unit.processes[0]?.exe;
  if (interpreter === undefined) return [];
  return [
    {
      op: "preload.try",
      preload: assessment.preload,
      library: assessment.library,
      interpreter,
      arguments: idle[wish.interpreter] ?? ["-v"],
      user: unit.properties.get("User") || "root",
      ...(assessment.mallocConf !== undefined && { mallocConf: assessment.mallocConf }),
    },
  ];
}
