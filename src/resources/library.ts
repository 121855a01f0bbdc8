import { sh } from "../shell/script.ts";
import type { LibraryDeclared } from "./declared.gen.ts";
import type { Kind } from "./kind.ts";
import { changePackage, type ObservedPackage, observePackage, packageProbe } from "./package.ts";
import { packagesOf, provisionOf } from "./process/allocators.ts";
import { type ObservedUnit, observeUnit } from "./systemd/unit.ts";
import { worksByHand } from "./systemd/unit-by-hand.ts";
import { unitProbe } from "./systemd/unit-script.ts";

interface ObservedLibrary {
  readonly packages: ReadonlyMap<string, ObservedPackage>;
  readonly unit: ObservedUnit | undefined;
}

/**
 * The package that has an allocator's library on the host's own release, installed. Which one it is depends on facts, which
 * a probe can't know yet, so all that it can be are asked for. A unit that has the allocator from elsewhere needs none.
 */
export const library: Kind<LibraryDeclared, ObservedLibrary> = {
  kind: "library",
  name: ({ allocator }) => allocator,

  probe({ allocator }) {
    return allocator === "glibc" ? sh`true` : packageProbe(packagesOf(allocator));
  },

  reads({ allocator, unit, interpreter, user }) {
    return allocator === "glibc" ? undefined : unitProbe(unit, interpreter, user);
  },

  observe(answer, { allocator, user }, look) {
    const names = allocator === "glibc" ? [] : packagesOf(allocator);
    const unit = look && observeUnit(look, { user });
    return {
      packages: new Map(names.map((name) => [name, observePackage(answer, name)])),
      unit: unit && "status" in unit ? undefined : unit,
    };
  },

  change({ allocator }, { packages, unit }, facts) {
    if (allocator === "glibc") return undefined;
    const found = provisionOf(allocator, facts);
    const state = "status" in found ? undefined : packages.get(found.package);
    if (state !== undefined && / ok installed$/.test(state.state)) return undefined;
    if (unit !== undefined && unit.processes.length > 0 && worksByHand(allocator, unit)) return undefined;
    if ("status" in found) return found;
    const verdict = state && changePackage(found.package, state, facts);
    return verdict?.status === "change" ? { ...verdict, summary: `${found.package} ${verdict.summary}` } : verdict;
  },
};
