import type { StaleChange } from "../../engine/plan.ts";
import { indent, type Line, line, tone } from "../terminal/line.ts";
import { count, listed } from "../terminal/words.ts";
import { diffLines } from "./instance-text.ts";

/** A host that a saved plan does not fit any more. */
export interface StaleHost {
  readonly host: string;
  readonly changes: readonly StaleChange[];
}

/** Names that share a change before the rest is only counted. */
const namesShown = 20;

/** The hosts that are left as they are, each with what has changed on it since the plan was saved; equal ones are told once. */
export function staleText(hosts: readonly StaleHost[], { verbose }: { readonly verbose: boolean }): Line[] {
  if (hosts.length === 0) return [];
  return [
    line(
      tone("alarm", "Stale:"),
      ` ${count(hosts.length, "host")} ${hosts.length === 1 ? "is" : "are"} not as the plan says, and will not be touched.`,
    ),
    ...grouped(hosts).flatMap((same) => [line(), ...groupLines(same, verbose)]),
  ];
}

type Same = readonly [StaleHost, ...StaleHost[]];

function grouped(hosts: readonly StaleHost[]): Same[] {
  const groups = new Map<string, [StaleHost, ...StaleHost[]]>();
  for (const one of hosts) {
    const key = JSON.stringify(one.changes.map((change) => ({ ...change, instance: labelOf(one.host, change) })));
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function groupLines([first, ...others]: Same, verbose: boolean): Line[] {
  const names = [first, ...others].map(({ host }) => host);
  const head =
    others.length === 0
      ? [line(tone("strong", first.host))]
      : [
          line(tone("strong", `Same on ${names.length} hosts`), ":"),
          ...indent(2, [line(listed(names, verbose ? names.length : namesShown))]),
        ];
  return [
    ...head,
    ...indent(
      2,
      first.changes.flatMap((change) => changeLines(first.host, change)),
    ),
  ];
}

function changeLines(host: string, change: StaleChange): Line[] {
  const { address, planned, now, diffs } = change;
  const same = planned === now;
  const words = same ? [line(`planned, and now: ${now}`)] : [line(`planned: ${planned}`), line(`now:     ${now}`)];
  const files = diffs.flatMap(({ path, of, planned: before, now: after }) => [
    line(of === "host" ? `${path} has changed on the host:` : `what would be written to ${path} has changed:`),
    ...diffLines({ path, before, after }),
  ]);
  return [line(tone("strong", labelOf(host, change) + address)), ...indent(2, [...words, ...files])];
}

/** An instance's name in front, where the host's own does not say it. */
function labelOf(host: string, { instance }: StaleChange): string {
  return instance === undefined || instance === host ? "" : `${instance} `;
}
