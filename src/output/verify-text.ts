import type { HostPlan, HostReport, ResourcePlan } from "../engine/plan.ts";
import type { Proof } from "../resources/kind.ts";
import { failureLines } from "./failures.ts";
import { type Member, membersOf } from "./group.ts";
import { type Line, line, type Span, tone } from "./line.ts";
import { type PlannedHost, summarise } from "./summary.ts";
import { table } from "./table.ts";
import { bytes, count } from "./words.ts";

interface Row {
  readonly member: Member;
  readonly proof: Proof | undefined;
}

const header = ["INSTANCE", "PROCESSES", "ALLOCATOR", "SET IN", "SINCE", "MEMORY", "VERDICT"];

/** The proof of every instance as a table; those that are not converged stand last, each with its cause. */
export function verifyText(reports: readonly HostReport[], options: { readonly verbose: boolean }): Line[] {
  const plans = reports.map(({ plan }) => plan);
  const planned = reports.filter((it): it is HostReport & { plan: PlannedHost } => it.plan.status === "planned");
  const all = planned.flatMap(({ plan, proofs }): Row[] =>
    membersOf([plan]).map((member) => ({ member, proof: proofs[member.instance.instance] })),
  );
  const good = all.filter(({ member }) => member.instance.status === "converged");
  const bad = all.filter(({ member }) => member.instance.status !== "converged");
  const rows = [...good, ...bad];
  const grid = rows.length === 0 ? [] : table([header.map((cell) => tone("strong", cell)), ...rows.map(cells)]);
  const notes = rows.flatMap(noteLines);
  const causes = bad.flatMap(causeLines);
  return [grid, notes, causes, failureLines(plans, options), [sumLine(plans)]]
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

function verdict({ instance }: Member): Span {
  switch (instance.status) {
    case "converged":
      return tone("add", "converged");
    case "changes":
      return tone("change", "not converged");
    case "blocked":
    case "unknown":
      return tone("alarm", instance.status);
  }
}

function noteLines({ member }: Row): Line[] {
  const notes = member.instance.resources.flatMap((resource) => resource.notes);
  return [...new Set(notes)].map((note) => line(tone("faint", `${member.label}: note: ${note}`)));
}

function causeLines({ member }: Row): Line[] {
  const open = member.instance.resources.filter(({ result }) => result.status !== "converged");
  if (open.length === 0)
    return [line(tone("strong", member.label), ": the playbook declares nothing that applies to it.")];
  return open.flatMap((resource) => [
    line(tone("strong", member.label), `: ${resource.address}: ${cause(resource)}`),
    ...next(resource),
  ]);
}

function cause({ result }: ResourcePlan): string {
  switch (result.status) {
    case "converged":
      return "";
    case "change":
      return result.summary;
    case "blocked":
      return `${result.cause}${result.evidence === undefined ? "" : ` (${result.evidence})`}`;
    case "unknown":
      return result.why;
  }
}

function next({ result }: ResourcePlan): Line[] {
  const hint = result.status === "blocked" || result.status === "unknown" ? result.next : undefined;
  return hint === undefined ? [] : [line(`  next: ${hint}`)];
}

function sumLine(plans: readonly HostPlan[]): Line {
  const { instances, converged, changes, blocked, unknown, unreachable } = summarise(plans);
  const parts = [
    `${converged} of ${count(instances, "instance")} converged`,
    ...(changes > 0 ? [`${changes} not converged`] : []),
    ...(blocked > 0 ? [`${blocked} blocked`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(unreachable > 0 ? [`${count(unreachable, "host")} not reached`] : []),
  ];
  return line(tone("strong", "Verify:"), ` ${parts.join(", ")}.`);
}
