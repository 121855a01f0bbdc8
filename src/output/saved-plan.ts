import type { Host } from "../config/inventory.ts";
import type { HostPlan } from "../engine/plan.ts";

/** The version of a saved plan; it moves when an older fleet would misread a newer plan. */
export const planFormat = 1;

/** What `fleet plan -o` writes: `schemas/plan.schema.json`. It holds no secret, time, PID or memory figure. */
export interface SavedPlan {
  readonly format_version: typeof planFormat;
  /** The fleet that made it. */
  readonly fleet: string;
  /** The inventory's path as it was given. */
  readonly inventory: string;
  readonly hosts: readonly { readonly plan: HostPlan; readonly desired: Host }[];
}

/** A plan with what is desired beside it, as JSON text. Hosts and plans are in the same order. */
export function savedPlanText(
  fleet: string,
  inventory: string,
  hosts: readonly Host[],
  plans: readonly HostPlan[],
): string {
  const saved: SavedPlan = {
    format_version: planFormat,
    fleet,
    inventory,
    hosts: hosts.flatMap((desired, index) => {
      const plan = plans[index];
      return plan === undefined ? [] : [{ plan, desired }];
    }),
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** Whether a file's text is a saved plan rather than an inventory. */
export function isSavedPlan(text: string): boolean {
  if (!text.trimStart().startsWith("{")) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "format_version" in value;
  } catch {
    return false;
  }
}
