import { firstUnseen } from "./unseen.ts";
import type { Path } from "./yaml.ts";

/** Why a host, a group or an instance can't have the name that its path ends with; nothing where it can. */
export function badName(path: Path): string | undefined {
  const [kind, name] = [path.at(-2), String(path.at(-1))];
  if (/^[A-Za-z0-9._-]+$/.test(name) && name !== "all") return undefined;
  if (name === "") return "A name must not be empty.";
  const unseen = firstUnseen(name);
  if (unseen !== undefined) return `"${name}" holds ${unseen}, which nobody sees on a terminal.`;
  const why = kind === "instances" ? undefined : unselectable(name);
  if (why === undefined) return undefined;
  const also =
    kind === "hosts" ? ", and set address." : name === "all" ? ". What holds for every host goes into defaults." : ".";
  return `--limit can't select "${name}": ${why}. Choose another name${also}`;
}

/** Why `src/config/limit.ts` would take a name for something else. */
function unselectable(name: string): string | undefined {
  if (name === "all") return "it means every host there";
  if (name !== name.trim()) return "blanks at its ends are dropped there";
  const [sign] = /^[&!@]|[,*?]/.exec(name) ?? [];
  return sign === undefined ? undefined : `"${sign}" has a meaning there`;
}
