import { usualReverted } from "../config/resolve.ts";
import type { HostPlan } from "../engine/plan.ts";
import { type Context, limited, type Selection, sayDiagnostics, usageError } from "./context.ts";
import { openSaved } from "./saved/saved-file.ts";

/** Hosts of a saved plan. */
export interface SavedSelection extends Selection {
  /** What was read of each host, by its name. */
  readonly saved: ReadonlyMap<string, HostPlan>;
  /** The fleet that made the plan. */
  readonly madeBy: string;
}

/** A saved plan's hosts. `none`: the path is no saved plan; `wrong`: it is one that can't be taken, which was said. */
export async function selectSaved(
  path: string,
  limit: string | undefined,
  { output }: Context,
): Promise<SavedSelection | "none" | "wrong"> {
  const file = openSaved(path);
  if (file === undefined) return "none";
  if ("refused" in file) {
    usageError(output, file.refused, file.hint);
    return "wrong";
  }
  const { readSavedPlan } = await import("../engine/plan/read-saved-plan.ts");
  const read = readSavedPlan(path, file.text);
  if (!read.ok) {
    sayDiagnostics(output, read.diagnostics);
    return "wrong";
  }
  const { hosts, groups, strategy, fleet } = read.value;
  const inventory = {
    path,
    hosts: hosts.map(({ desired }) => desired),
    groups: new Map(Object.entries(groups)),
    strategy: { ...strategy, maxReverted: strategy.maxReverted ?? usualReverted },
  };
  const selection = limited(inventory, limit, output);
  if (selection === undefined) return "wrong";
  const saved = new Map(hosts.map(({ plan }) => [plan.host, plan]));
  return { ...selection, saved, madeBy: fleet };
}
