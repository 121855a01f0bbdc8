import { type HostPlan, type HostReport, headline, type InstancePlan } from "../../engine/plan.ts";
import type { Proof } from "../../resources/kind.ts";
import { failureLines, failuresOf } from "../plan/failures.ts";
import { type Member, membersOf } from "../plan/group.ts";
import { nothingDeclared } from "../plan/instance-text.ts";
import { pendingSections } from "../plan/plan-text.ts";
import { obstacleDetails, shareResults } from "../plan/same-results.ts";
import { type PlannedHost, standing, summarise } from "../plan/summary.ts";
import { indent, type Line, line, plain, type Span, tone } from "../terminal/line.ts";
import { table } from "../terminal/table.ts";
import { bytes, count, listed } from "../terminal/words.ts";

interface Row {
  readonly member: Member;
  readonly proof: Proof | undefined;
}

/** Names in a group before the rest is only counted. */
const namesShown = 20;

const header = ["INSTANCE", "PROCESSES", "ALLOCATOR", "SET IN", "SINCE", "MEMORY", "VERDICT"];

/** The proof of every instance as a table; those that are not converged stand last, each with its cause. */
export function verifyText(reports: readonly HostReport[], options: { readonly verbose: boolean }): Line[] {
  const plans = reports.map(({ plan }) => plan);
  const planned = reports.filter((it): it is HostReport & { plan: PlannedHost } => it.plan.status === "planned");
  const all = planned.flatMap(({ plan, proofs }): Row[] =>
    membersOf([plan]).map((member) => ({ member, proof: proofs[member.instance.instance] })),
  );
  const good = all.filter(({ member }) => standing(member.plan, member.instance) === "converged");
  const bad = all.filter((row) => !good.includes(row));
  const rows = [...good, ...bad];
  const grid = rows.length === 0 ? [] : table([header.map((cell) => tone("strong", cell)), ...rows.map(cells)]);
  const limit = options.verbose ? rows.length : namesShown;
  const open = bad.filter(({ member }) => member.instance.status !== "converged");
  return [
    grid,
    noteLines(rows, limit),
    ...causeSections(open, limit),
    ...pendingSections(planned.map(({ plan }) => plan)),
    failureLines(failuresOf(plans), options),
    [sumLine(plans)],
  ]
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [line(), ...section]));
}

function cells({ member, proof }: Row): Span[] {
  const texts = [
    member.label,
    proof ? `${proof.mapped}/${proof.judged}` : "-",
    proof ? `${proof.allocator}${proof.version === undefined ? "" : ` ${proof.version}`}` : "-",
    proof?.source ?? "-",
    proof?.since ?? "-",
    proof?.pssBytes === undefined ? "-" : bytes(proof.pssBytes),
  ];
  return [...texts.map((text) => tone("plain", text)), verdict(member)];
}

function verdict({ plan, instance }: Member): Span {
  const status = standing(plan, instance);
  switch (status) {
    case "converged":
      return tone("add", "converged");
    case "changes":
      return tone("change", "not converged");
    case "blocked":
    case "unknown":
      return tone("alarm", status);
  }
}

/** Each note once, with those that it is true of; what is noted of a change has not come about, and stands in the plan. */
function noteLines(rows: readonly Row[], limit: number): Line[] {
  const labels = new Map<string, string[]>();
  for (const { member } of rows) {
    const present = member.instance.resources.filter(({ result }) => result.status !== "change");
    const notes = new Set(present.flatMap((resource) => resource.notes));
    for (const note of notes) labels.set(note, [...(labels.get(note) ?? []), member.label]);
  }
  return [...labels].map(([note, on]) => line(tone("faint", `note on ${listed(on, limit)}: ${note}`)));
}

/** Why instances are not converged: those with the same causes together. */
function causeSections(rows: readonly Row[], limit: number): Line[][] {
  const groups = new Map<string, { rows: Row[]; body: Line[] }>();
  for (const row of rows) {
    const body = causeLines(row.member.instance);
    const key = [row.member.instance.status, ...body.map(plain)].join("\n");
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else groups.set(key, { rows: [row], body });
  }
  return [...groups.values()].map(({ rows, body }) => {
    const [first, ...others] = rows.map(({ member }) => member);
    if (first === undefined) return [];
    const labels = [first, ...others].map(({ label }) => label);
    const title = others.length === 0 ? first.label : `Same on ${count(labels.length, "instance")}`;
    const names = others.length === 0 ? [] : [line(listed(labels, limit))];
    const then = standing(first.plan, first.instance) === "changes" ? "; apply makes these changes:" : "";
    return [line(tone("strong", title), ": ", verdict(first), then), ...indent(2, [...names, ...body])];
  });
}

/** What stands in the way; without that, what apply would do. */
function causeLines({ resources, status }: InstancePlan): Line[] {
  if (resources.length === 0) return [line(nothingDeclared)];
  const open = resources.filter(({ result }) => result.status !== "converged");
  const told = status === "changes" ? open : open.filter(({ result }) => result.status !== "change");
  return shareResults(told).flatMap((shared) => [
    line(`${shared.addresses[0]}: ${headline(shared.result)}`),
    ...indent(
      2,
      obstacleDetails(shared).map((text) => line(text)),
    ),
  ]);
}

function sumLine(plans: readonly HostPlan[]): Line {
  const { instances, converged, changes, blocked, unknown, unreachable } = summarise(plans);
  const parts = [
    instances === 0 ? "no instance was read" : `${converged} of ${count(instances, "instance")} converged`,
    ...(changes > 0 ? [`${changes} not converged`] : []),
    ...(blocked > 0 ? [`${blocked} blocked`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(unreachable > 0 ? [`${count(unreachable, "host")} not reached`] : []),
  ];
  return line(tone("strong", "Verify:"), ` ${parts.join(", ")}.`);
}
