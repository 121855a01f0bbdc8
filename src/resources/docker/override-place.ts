import type { ObservedContainer } from "./container.ts";
import { type ObservedOverride, overrideNames, ownName } from "./override-files.ts";

/** Where fleet's own compose file stands. */
export interface OverridePlace {
  /** Its name in the project's directory. */
  readonly name: string;
  /** What makes Compose read it; absent where it does by itself. */
  readonly hint?: string;
}

/**
 * A place where the operator's own `docker compose up` finds fleet's file by itself, which is where Compose looks for one
 * override file; or beside the operator's files, where he has such a file or names his files himself.
 */
export function overridePlace(
  override: ObservedOverride,
  { directory, files }: Pick<ObservedContainer, "directory" | "files">,
): OverridePlace {
  const { names, found } = override;
  const relative = files.map((path) => (path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path));
  const named = namedFiles(override, { directory });
  const first = overrideNames.find((name) => names.has(name));
  const byItself = named === undefined && found !== undefined && relative.join(":") === found;
  const isRead = (name: string) => named?.includes(name) ?? (byItself && name !== ownName && (first ?? name) === name);
  const ours = [...names].flatMap(([name, whose]) => (whose === "ours" ? [name] : []));
  const name = ours.find(isRead) ?? ours[0] ?? (byItself && first === undefined ? overrideOf(found) : ownName);
  if (isRead(name)) return { name };
  return { name, hint: `COMPOSE_FILE=${[...(named ?? relative), name].join(":")} in ${directory}/.env` };
}

/** The files that COMPOSE_FILE names, as seen from the project's directory; undefined where it is not there. */
export function namedFiles(
  { variable }: ObservedOverride,
  { directory }: Pick<ObservedContainer, "directory">,
): string[] | undefined {
  return variable?.split(":").map((path) => path.replace(/^\.\//, "").replace(`${directory}/`, ""));
}

/** The override file that goes with a compose file: `compose.override.yaml` with `compose.yaml`. */
function overrideOf(file: string): string {
  return file.replace(/\.(ya?ml)$/, ".override.$1");
}
