import type { Diagnostic } from "./diagnostic.ts";
import { badHealth } from "./health-url.ts";
import { badName } from "./names.ts";
import { didYouMean } from "./nearest.ts";
import { badPair, badPairMessage } from "./playbook.ts";
import { type PlaybookFiles, playbookDiagnostics } from "./playbook-files.ts";
import { recordOf } from "./record.ts";
import { badUnit } from "./unit-name.ts";
import type { Path, YamlFile } from "./yaml.ts";

type Values = Readonly<Record<string, unknown>>;

/** A place of the file that can hold settings, and what stands there. */
export type Place = readonly [path: Path, values: Values];

/** What no schema can say of an inventory's values, each told where it is written; of one that its schema refuses, too. */
export function valueDiagnostics(file: YamlFile, places: readonly Place[], playbooks: PlaybookFiles): Diagnostic[] {
  const top = recordOf(file.value);
  return [
    ...places.flatMap(([path, values]) => settings(file, path, values, playbooks)),
    ...groups(file, top),
    ...waves(file, recordOf(top["strategy"])["waves"]),
  ];
}

/** Every place of an inventory that can hold settings, whatever stands in the file. */
export function placesOf(inventory: unknown): Place[] {
  const top = recordOf(inventory);
  const below = (path: Path, value: unknown) =>
    Object.entries(recordOf(value)).map(([name, values]): Place => [[...path, name], recordOf(values)]);
  const hosts = below(["hosts"], top["hosts"]);
  return [
    [[], top],
    [["defaults"], recordOf(top["defaults"])],
    ...below(["groups"], top["groups"]),
    ...hosts,
    ...hosts.flatMap(([path, { instances }]) =>
      instances === undefined ? [] : below([...path, "instances"], instances),
    ),
  ];
}

function settings(file: YamlFile, path: Path, values: Values, playbooks: PlaybookFiles): Diagnostic[] {
  const found: Diagnostic[] = [];
  const wrong = (key: Path, message: string | undefined) => {
    if (message !== undefined) found.push(file.at([...path, ...key], message));
  };
  const name = path.length > 1 ? badName(path) : undefined;
  if (name !== undefined) found.push(file.at(path, name, "key"));
  const { playbook, health, unit, units } = values;
  const pair = badPair(recordOf(values["vars"])["mallocConf"]);
  wrong(["vars", "mallocConf"], pair === undefined ? undefined : badPairMessage(pair));
  wrong(["health"], badHealth(health));
  wrong(["unit"], badUnit(unit));
  if (Array.isArray(units)) for (const [index, one] of units.entries()) wrong(["units", index], badUnit(one));
  if (typeof playbook === "string" && playbook.trim() !== "") {
    const read = playbooks.find(playbook);
    if ("absent" in read) wrong(["playbook"], read.absent);
    found.push(...playbookDiagnostics(read));
  }
  return found;
}

function groups(file: YamlFile, top: Values): Diagnostic[] {
  const hosts = recordOf(top["hosts"]);
  return Object.entries(recordOf(top["groups"])).flatMap(([name, group]) => [
    ...(Object.hasOwn(hosts, name) ? [file.at(["groups", name], `"${name}" is a host already.`, "key")] : []),
    ...[recordOf(group)["hosts"]].flat().flatMap((host, index) => {
      if (typeof host !== "string" || Object.hasOwn(hosts, host)) return [];
      const near = didYouMean(host, Object.keys(hosts));
      return [file.at(["groups", name, "hosts", index], `There is no host "${host}".${near}`)];
    }),
  ]);
}

/** Each wave must reach further than the one before; a number and a percentage can't be compared without hosts. */
function waves(file: YamlFile, sizes: unknown): Diagnostic[] {
  if (!Array.isArray(sizes)) return [];
  return sizes.flatMap((size: unknown, index) => {
    const before: unknown = sizes.slice(0, index).findLast((other) => typeof other === typeof size);
    if (before === undefined || !(Number.parseInt(`${size}`, 10) <= Number.parseInt(`${before}`, 10))) return [];
    const message = `"waves" must grow, for each counts all hosts before it too: ${size} does not reach further than ${before}.`;
    return [file.at(["strategy", "waves", index], message)];
  });
}
