import type { InstanceOutcome } from "../../engine/event.ts";
import { instanceLabel } from "../../text/instance-label.ts";
import { indent, type Line, line, type Span, type Tone, tone } from "../terminal/line.ts";
import { table } from "../terminal/table.ts";
import { count, listed, seconds } from "../terminal/words.ts";

type End = InstanceOutcome["end"];

/** Every end that an instance can have, the good ones first; failures that need a person most stand last. */
const ends = {
  converged: { tone: "add", failed: false, meaning: "there was nothing to do" },
  committed: { tone: "add", failed: false, meaning: "applied and proven" },
  "rolled-back": { tone: "add", failed: false, meaning: "all is as before the run and serves" },
  skipped: { tone: "change", failed: false, meaning: "not started" },
  stale: { tone: "alarm", failed: true, meaning: "not as the saved plan says; left as it is" },
  blocked: { tone: "alarm", failed: true, meaning: "fleet can't change it as it is" },
  unreachable: { tone: "alarm", failed: true, meaning: "the host was not reached" },
  unchanged: { tone: "alarm", failed: true, meaning: "failed before anything was changed" },
  reverted: { tone: "alarm", failed: true, meaning: "failed; all is as before and serves again" },
  "revert-failed": { tone: "alarm", failed: true, meaning: "failed, and so did going back" },
  unknown: { tone: "alarm", failed: true, meaning: "the end was not seen" },
} as const satisfies Record<End, { tone: Tone; failed: boolean; meaning: string }>;

/** Every end in the order in which they are told. */
export const endOrder = Object.keys(ends) as End[];

/** Names of instances that share a failure before the rest is only counted: the table above has them all. */
const namesShown = 20;

/** What became of every instance, a line each, successes first; then why, for those that ended otherwise; then the sum. */
export function recapText(outcomes: readonly InstanceOutcome[], what = "Apply"): Line[] {
  const sorted = endOrder.flatMap((end) => outcomes.filter((outcome) => outcome.end === end));
  const told = sorted.filter(({ cause, lastLines, hint }) => cause !== undefined || lastLines || hint !== undefined);
  const sections = [
    [line(tone("strong", "Recap")), ...indent(2, table(sorted.map(cells)))],
    ...sharing(told).map(failureLines),
    [sumLine(outcomes, what), ...failedLines(outcomes)],
  ];
  return sections.flatMap((section, index) => (index === 0 ? section : [line(), ...section]));
}

function cells({ host, instance, end, seconds: took }: InstanceOutcome): Span[] {
  return [
    tone("strong", instanceLabel(host, instance)),
    tone(ends[end].tone, end),
    tone("faint", ends[end].meaning),
    tone("plain", took === undefined ? "" : seconds(Math.round(took))),
  ];
}

type Outcomes = readonly [InstanceOutcome, ...InstanceOutcome[]];

/** Puts outcomes together that need the same from the operator; their causes may name each host. */
function sharing(outcomes: readonly InstanceOutcome[]): Outcomes[] {
  const groups = new Map<string, [InstanceOutcome, ...InstanceOutcome[]]>();
  for (const outcome of outcomes) {
    const { end, lastLines = [], hint, cause } = outcome;
    // What a host has printed belongs to its cause.
    const key = JSON.stringify([end, hint, lastLines, lastLines.length > 0 || hint === undefined ? cause : undefined]);
    const known = groups.get(key);
    if (known) known.push(outcome);
    else groups.set(key, [outcome]);
  }
  return [...groups.values()];
}

function failureLines(outcomes: Outcomes): Line[] {
  const [{ cause, lastLines, hint, end }, ...others] = outcomes;
  const same = others.every((other) => other.cause === cause);
  const labels = outcomes.map(({ host, instance }) => instanceLabel(host, instance));
  const head =
    others.length === 0 || !same
      ? outcomes.map(outcomeLine)
      : [
          line(tone("strong", `Same on ${labels.length} instances`), ": ", ...ended(end, cause)),
          ...indent(2, [line(listed(labels, namesShown))]),
        ];
  const details = [
    ...(lastLines ?? []).map((text) => line(tone("faint", "| "), text)),
    ...(hint === undefined ? [] : [line(`hint: ${hint}`)]),
  ];
  return [...head, ...indent(2, details)];
}

function sumLine(outcomes: readonly InstanceOutcome[], what: string): Line {
  const parts = endOrder.flatMap((end) => {
    const number = outcomes.filter((outcome) => outcome.end === end).length;
    return number === 0 ? [] : [`${number} ${end}`];
  });
  return line(tone("strong", `${what}:`), ` ${parts.join(", ") || "no instances"}.`);
}

/** How many failed, by instances and by hosts, where these are not the same. */
function failedLines(outcomes: readonly InstanceOutcome[]): Line[] {
  const hosts = (of: readonly InstanceOutcome[]) => new Set(of.map(({ host }) => host)).size;
  const failed = outcomes.filter(({ end }) => isFailure(end));
  if (failed.length === 0 || hosts(outcomes) === outcomes.length) return [];
  const instances = `${failed.length} of ${count(outcomes.length, "instance")}`;
  return [line(tone("strong", "Failed:"), ` ${instances}, on ${hosts(failed)} of ${count(hosts(outcomes), "host")}.`)];
}

/** One line of an outcome as soon as it is known. */
export function outcomeLine({ host, instance, end, cause }: InstanceOutcome): Line {
  return line(tone("strong", instanceLabel(host, instance)), ": ", ...ended(end, cause));
}

function ended(end: End, cause: string | undefined): Span[] {
  return [tone(ends[end].tone, end), tone("plain", cause === undefined ? "" : `: ${cause}`)];
}

/** Whether an end is a failure that an operator must look at. */
export function isFailure(end: End): boolean {
  return ends[end].failed;
}

/** How an end is to look. */
export function endTone(end: End): Tone {
  return ends[end].tone;
}
