import type { Host, Inventory, Strategy } from "../../config/inventory.ts";
import type { HostPlan } from "../plan.ts";

/** The version of a saved plan; it moves when an older fleet would misread a newer plan. */
export const planFormat = 1;

/** What `fleet plan -o` writes: `schemas/plan.schema.json`. It holds no secret, time, PID or memory figure. */
export interface SavedPlan {
  readonly format_version: typeof planFormat;
  /** The fleet that made it. */
  readonly fleet: string;
  /** The inventory's path as it was given. */
  readonly inventory: string;
  /** Plans of an earlier fleet have no `maxReverted`. */
  readonly strategy: Omit<Strategy, "maxReverted"> & Partial<Strategy>;
  /** The inventory's groups, as far as they have hosts that were planned. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly hosts: readonly { readonly plan: HostPlan; readonly desired: Host }[];
}

/** A plan with what is desired beside it, as JSON text. Hosts and plans are in the same order. */
export function savedPlanText(
  fleet: string,
  inventory: Inventory,
  hosts: readonly Host[],
  plans: readonly HostPlan[],
): string {
  const names = new Set(hosts.map(({ endpoint }) => endpoint.name));
  const groups = [...inventory.groups]
    .map(([name, members]) => [name, members.filter((member) => names.has(member))] as const)
    .filter(([, members]) => members.length > 0);
  const saved: SavedPlan = {
    format_version: planFormat,
    fleet,
    inventory: inventory.path,
    strategy: inventory.strategy,
    groups: Object.fromEntries(groups),
    hosts: hosts.flatMap((desired, index) => {
      const plan = plans[index];
      return plan === undefined ? [] : [{ plan, desired }];
    }),
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** Whether a file that begins like this is a saved plan, whole or not, rather than an inventory. */
export function looksSaved(beginning: string): boolean {
  return /^\s*\{/.test(beginning) && /"format_version"\s*:/.test(beginning);
}

/** Whether it is one of fleet's: OpenTofu's plans have a format_version, too, which is a text. */
export function looksOwn(beginning: string): boolean {
  return looksSaved(beginning) && /"format_version"\s*:\s*\d/.test(beginning) && /"fleet"\s*:\s*"/.test(beginning);
}
