import type { Strategy } from "../../config/inventory.ts";
import { pendingObstacle } from "../../engine/pending.ts";
import type { HostPlan } from "../../engine/plan.ts";
import type { Downtime } from "../../resources/kind.ts";
import { indent, type Line, line, plain, tone } from "../terminal/line.ts";
import { count, listed, seconds } from "../terminal/words.ts";
import { type Failure, failureLines, failuresOf } from "./failures.ts";
import { type Group, groupEqual, type Member, membersOf, sharedBy } from "./group.ts";
import { resourceLines } from "./instance-text.ts";
import { type PlannedHost, type PlanSummary, standing, summarise } from "./summary.ts";
import { legend, type MarkName, markOf } from "./symbols.ts";
import { instancesLine, walkLine } from "./walk-line.ts";

export interface PlanTextOptions {
  /** Names every host of a group, and every operation. */
  readonly verbose: boolean;
  /** How apply would walk through the hosts, where the plan is to say so. */
  readonly strategy?: Strategy;
  /** Whether a recap follows at once: hosts that could not be read are only counted then, for it names them with their causes. */
  readonly recapFollows?: boolean;
}

/** Names in a group before the rest is only counted. */
const namesShown = 20;

const blank = line();

/** A plan as people read it: what the symbols mean, what changes, what is fine already, what failed, and the sum. It holds nothing that moves by itself. */
export function planText(plans: readonly HostPlan[], options: PlanTextOptions): Line[] {
  return joined([...planSections(plans, options), [...summaryLines(summarise(plans)), ...walkLines(plans, options)]]);
}

/** All of a plan's text but its sum; `settled` is what is said of instances with nothing to do. */
export function planSections(plans: readonly HostPlan[], options: PlanTextOptions, settled = "converged"): Line[][] {
  const planned = plans.filter((plan): plan is PlannedHost => plan.status === "planned");
  const members = membersOf(planned);
  const failures = options.recapFollows ? [] : failuresOf(plans);
  const are = (...wanted: string[]) =>
    members.filter(({ plan, instance }) => wanted.includes(standing(plan, instance)));
  return [
    legend(usedMarks(failures, are("changes", "blocked", "unknown"))),
    ...sharedSections(planned, options),
    ...groupEqual(are("changes"), options).map((group) => groupLines(group, options)),
    ...convergedSections(
      members.filter(({ instance }) => instance.status === "converged"),
      options,
      settled,
    ),
    ...groupEqual(
      are("blocked", "unknown").filter(({ instance }) => instance.status !== "converged"),
      options,
    ).map((group) => groupLines(group, options)),
    ...pendingSections(planned),
    failureLines(failures, options),
  ];
}

/** Sections with a blank line between them; empty ones are left out. */
export function joined(sections: readonly (readonly Line[])[]): Line[] {
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [blank, ...section]));
}

function walkLines(plans: readonly HostPlan[], { strategy }: PlanTextOptions): Line[] {
  if (strategy === undefined) return [];
  return [walkLine(plans, strategy), instancesLine(plans, strategy)].filter((it) => it !== undefined);
}

function usedMarks(failures: readonly Failure[], members: readonly Member[]): Set<MarkName> {
  const used = new Set<MarkName>(failures.length > 0 ? ["unknown"] : []);
  for (const { instance } of members) {
    for (const { result } of instance.resources) {
      const mark = markOf(result);
      const hidden = result.status === "change" && instance.status !== "changes";
      if (mark && !hidden) used.add(mark);
    }
  }
  return used;
}

/** What is each host's own, for several of its instances: equal hosts are told once. */
function sharedSections(plans: readonly PlannedHost[], options: PlanTextOptions): Line[][] {
  const groups = new Map<string, { body: Line[]; hosts: string[] }>();
  for (const plan of plans) {
    const body = resourceLines(sharedBy(plan));
    const key = body.map(plain).join("\n");
    const known = groups.get(key);
    if (known) known.hosts.push(plan.host);
    else if (key !== "") groups.set(key, { body, hosts: [plan.host] });
  }
  return [...groups.values()].map(({ body, hosts }) => [
    line(tone("strong", names(hosts, options)), " (once, with the first instance that needs it):"),
    ...indent(2, body),
  ]);
}

function groupLines(group: Group, options: PlanTextOptions): Line[] {
  const [first, ...others] = group.members;
  const { deployment } = first.instance;
  const head =
    others.length === 0
      ? [line(tone("strong", first.label), ` (${deployment})`)]
      : [
          line(tone("strong", `Same on ${sameOn(group)}`), ` (${deployment})${shownFor(group)}:`),
          ...indent(2, [
            line(
              names(
                group.members.map(({ label }) => label),
                options,
              ),
            ),
          ]),
        ];
  return [...head, ...indent(2, [...group.body, ...downtimeLines(group, options)])];
}

/** Hosts, where each has one instance of the group. */
function sameOn({ members }: Group): string {
  const hosts = new Set(members.map(({ plan }) => plan.host));
  return hosts.size === members.length ? count(hosts.size, "host") : count(members.length, "instance");
}

/** Whose names stand in what is told of all. */
function shownFor({ members: [{ label }], renamed }: Group): string {
  return renamed ? `, but for their own names; shown for ${label}` : "";
}

function names(all: readonly string[], { verbose }: PlanTextOptions): string {
  return listed(all, verbose ? all.length : namesShown);
}

function downtimeLines({ members }: Group, options: PlanTextOptions): Line[] {
  const labels = new Map<string, string[]>();
  for (const { label, plan, instance } of members) {
    if (!instance.downtime || standing(plan, instance) !== "changes") continue;
    const text = downtimeText(instance.downtime);
    labels.set(text, [...(labels.get(text) ?? []), label]);
  }
  const each = members.length > 1 ? " each" : "";
  return [...labels].map(([text, on]) => {
    const where = labels.size === 1 ? each : ` on ${names(on, options)}`;
    return line(tone("restart", "downtime"), `${where}: ${text}`);
  });
}

/** How long an instance is away: `about 8 s (restart; at most 90 s to stop)`. */
export function downtimeText({ how, seconds: away, stopLimit }: Downtime): string {
  const length = away === undefined ? "of unknown length" : `about ${seconds(away)}`;
  return `${length} (${how}${stopLimit === undefined ? "" : `; at most ${seconds(stopLimit)} to stop`})`;
}

/** Converged instances need one line together; those with a note one section a note. */
function convergedSections(members: readonly Member[], options: PlanTextOptions, settled: string): Line[][] {
  const [silent, noted] = [false, true].map((wanted) =>
    members.filter(({ instance }) => instance.resources.some(({ notes }) => notes.length > 0) === wanted),
  ) as [Member[], Member[]];
  const head = (of: readonly Member[]) =>
    line(
      tone("add", settled),
      `: ${names(
        of.map(({ label }) => label),
        options,
      )}`,
    );
  return [
    ...groupEqual(noted, options).map(({ members: of, body }) => [head(of), ...indent(2, body)]),
    silent.length === 0 ? [] : [head(silent)],
  ];
}

/** Which hosts have a transaction without an end state, and what can be done. */
export function pendingSections(plans: readonly PlannedHost[]): Line[][] {
  return plans.flatMap(({ host, pending }) => {
    if (pending === undefined) return [];
    const { cause, hint } = pendingObstacle(pending);
    return [[line(tone("alarm", host), `: ${cause}`), line(`  hint: ${hint}`)]];
  });
}

function summaryLines(summary: PlanSummary): Line[] {
  const { add, change, remove, restarts, changes, converged, blocked, unknown, unreachable } = summary;
  const failed = [
    ...(blocked > 0 ? [`${count(blocked, "instance")} blocked`] : []),
    ...(unknown > 0 ? [`${count(unknown, "instance")} unknown`] : []),
    ...(unreachable > 0 ? [`${count(unreachable, "host")} not reached`] : []),
  ].join(", ");
  if (changes === 0 && failed === "") {
    return [
      line(
        tone("strong", "No changes."),
        " Every instance has what the playbook declares, proven on its live processes.",
      ),
    ];
  }
  const sum =
    changes === 0
      ? `nothing to change on the ${count(converged, "instance")} that could be planned.`
      : `${add} to add, ${change} to change, ${remove} to remove, ${count(restarts, "restart")}.`;
  return [
    ...(changes + converged > 0 ? [line(tone("strong", "Plan:"), ` ${sum}`)] : []),
    ...(failed === "" ? [] : [line(tone("alarm", "Not planned:"), ` ${failed}.`)]),
  ];
}
