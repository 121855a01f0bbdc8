import type { ErrorObject } from "ajv";
import { inventoryKeys } from "./validators.gen.js";

/** The keys that an inventory may have where the schema found one that it does not know. */
export function knownKeys({ instancePath }: ErrorObject): readonly string[] {
  const parts = instancePath.split("/").slice(1);
  if (parts.length === 0) return inventoryKeys["InventoryFile"] ?? [];
  const [top] = parts;
  if (top === "defaults") return inventoryKeys["Defaults"] ?? [];
  if (top === "strategy") return inventoryKeys["StrategyFile"] ?? [];
  if (top === "groups") return inventoryKeys["GroupFile"] ?? [];
  return inventoryKeys[parts.length > 2 ? "InstanceFile" : "HostFile"] ?? [];
}
