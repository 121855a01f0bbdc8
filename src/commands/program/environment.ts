import { type ColourMode, colourModes } from "../../output/terminal/colour.ts";

/** What the options have when they are not given: the FLEET_* variables. */
export interface Environment {
  readonly inventory?: string;
  readonly limit?: string;
  readonly yes: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly color: ColourMode;
}

/** A variable whose value means nothing, as a sentence for the user. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the variables; an empty one is not set. Throws an {@link EnvironmentError}: `FLEET_YES=0` must not be a yes, nor `FLEET_YES=nope`. */
export function readEnvironment(env: Variables): Environment {
  const { FLEET_INVENTORY: inventory, FLEET_LIMIT: limit } = env;
  return {
    ...(inventory && { inventory }),
    ...(limit && { limit }),
    yes: flag(env, "FLEET_YES"),
    json: flag(env, "FLEET_JSON"),
    verbose: flag(env, "FLEET_VERBOSE"),
    color: colour(env["FLEET_COLOR"]),
  };
}

function flag(env: Variables, name: string): boolean {
  const value = (env[name] ?? "").toLowerCase();
  if (["1", "true", "yes", "on"].includes(value)) return true;
  if (["", "0", "false", "no", "off"].includes(value)) return false;
  throw new EnvironmentError(`${name} is "${env[name]}"; it takes 1 or 0.`);
}

function colour(value: string | undefined): ColourMode {
  if (value === undefined || value === "") return "auto";
  const mode = colourModes.find((one) => one === value);
  if (mode === undefined) throw new EnvironmentError(`FLEET_COLOR is "${value}"; it takes ${colourModes.join(", ")}.`);
  return mode;
}

/** The inventory that is meant: the one that was given, the variable's, else the one that lies here. */
export function inventoryPath(
  given: string | undefined,
  { inventory }: Pick<Environment, "inventory">,
  exists: (path: string) => boolean,
): string | undefined {
  return given ?? inventory ?? (exists("inventory.yaml") ? "inventory.yaml" : undefined);
}
