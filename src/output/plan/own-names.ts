import type { InstancePlan } from "../../engine/plan.ts";

/** Kinds whose resources are called after what the instance is made of: its units, DIRECTORY:SERVICE or PROJECT/SERVICE. */
const own = /^(?:allocator|systemd-environment|systemd-service|compose-service|dockerfile|service):(.+)$/;

/**
 * A text with the instance's own names taken out, each by a mark of its own. Where two such texts are equal, one is the
 * other with its names exchanged.
 */
export function withoutOwnNames(text: string, { instance, resources }: InstancePlan): string {
  const names = resources.flatMap(({ address }) => namesOf(own.exec(address)?.[1] ?? ""));
  return [...new Set([...names, instance])].reduce(
    (rest, name, index) => (name === "" ? rest : rest.replaceAll(asWord(name), `\0${index}\0`)),
    text,
  );
}

/** The whole name before its parts: `mk1.service`, `mk1`; `/srv/mk1:web`, `/srv/mk1`, `mk1`; `mk1/web`, `mk1`. */
function namesOf(name: string): string[] {
  const [, place] = /^(.*)[:/][^:/]+$/.exec(name) ?? [];
  if (place === undefined) return [name, name.replace(/\.[a-z]+$/, "")];
  return [name, place, place.slice(place.lastIndexOf("/") + 1)];
}

function asWord(name: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![A-Za-z0-9])`, "g");
}
