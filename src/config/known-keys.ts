import type { ErrorObject } from "ajv";
import type { Known } from "./schema-errors.ts";
import { inventoryKeys } from "./validators.gen.js";
import type { Path } from "./yaml.ts";

/** What is known of an inventory, for the hints of its errors. */
export const inventoryKnown: Known = { keys: knownKeys, elsewhere, misplaced };

/** The keys that an inventory may have where the schema found one that it does not know. */
function knownKeys({ instancePath }: ErrorObject): readonly string[] {
  const parts = instancePath.split("/").slice(1);
  if (parts.length === 0) return inventoryKeys["InventoryFile"] ?? [];
  const [top] = parts;
  if (top === "defaults") return inventoryKeys["Defaults"] ?? [];
  if (top === "strategy") return inventoryKeys["StrategyFile"] ?? [];
  if (top === "groups") return inventoryKeys["GroupFile"] ?? [];
  return inventoryKeys[parts.length > 2 ? "InstanceFile" : "HostFile"] ?? [];
}

/** Where a key belongs that an inventory knows, but not at the place where it was found. */
function elsewhere(key: string): string | undefined {
  const has = (name: string) => inventoryKeys[name]?.includes(key) === true;
  if (has("Vars")) return `"${key}" belongs in vars.`;
  if (has("StrategyFile")) return `"${key}" belongs in strategy.`;
  if (has("InventoryFile")) return `"${key}" belongs at the top of the inventory.`;
  if (has("Defaults")) return `"${key}" belongs in defaults, a group, a host or an instance.`;
  return has("HostFile") ? `"${key}" belongs in a host or an instance.` : undefined;
}

/** A key of a host that stands beside the hosts would be the name of another one. */
function misplaced(path: Path): string | undefined {
  const [key, above] = [path.at(-1), path.at(-2)];
  const isKey = (above === "hosts" || above === "instances") && inventoryKeys["HostFile"]?.includes(String(key));
  return isKey ? ` "${key}" is a key of a host: it stands below the host's name, further to the right.` : undefined;
}
