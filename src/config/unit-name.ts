const name = "[A-Za-z0-9:_.@\\\\-]+";
const full = new RegExp(`^${name}\\.(service|socket|scope|slice)$`);

/** Why a unit of an inventory can't be meant as it is written, with what is meant most likely; nothing where it can. */
export function badUnit(unit: unknown): string | undefined {
  if (typeof unit !== "string" || unit.trim() === "") return undefined;
  if (full.test(unit)) return template(unit);
  const last = unit.slice(unit.lastIndexOf("/") + 1);
  const [, stem, suffix] = /^(.+)\.(timer|target|path|mount|automount|swap|device)$/.exec(last) ?? [];
  if (stem !== undefined) return `A .${suffix} runs no program of its own.${meant(`${stem}.service`)}`;
  if (last !== unit || !new RegExp(`^${name}$`).test(unit)) {
    return `"${unit}" is no name of a unit.${meant(full.test(last) ? last : `${last}.service`)}`;
  }
  return `The unit "${unit}" has no suffix.${meant(`${unit}.service`)}`;
}

function template(unit: string): string | undefined {
  const instance = unit.replace(/@(?=\.[a-z]+$)/, "@1");
  return instance === unit ? undefined : `"${unit}" is a template: name one of its instances, such as ${instance}.`;
}

function meant(unit: string): string {
  return full.test(unit) ? ` Did you mean "${unit}"?` : "";
}
