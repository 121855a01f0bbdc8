import type { InstanceOutcome } from "../engine/event.ts";
import { indent, type Line, line, type Span, type Tone, tone } from "./line.ts";
import { table } from "./table.ts";
import { instanceLabel, seconds } from "./words.ts";

type End = InstanceOutcome["end"];

/** Every end that an instance can have, the good ones first; failures that need a person most stand last. */
const ends = {
  converged: { tone: "add", failed: false, meaning: "there was nothing to do" },
  committed: { tone: "add", failed: false, meaning: "applied and proven" },
  skipped: { tone: "change", failed: false, meaning: "not begun" },
  blocked: { tone: "alarm", failed: true, meaning: "fleet can't change it as it is" },
  unreachable: { tone: "alarm", failed: true, meaning: "the host was not reached" },
  unchanged: { tone: "alarm", failed: true, meaning: "failed before anything was changed" },
  reverted: { tone: "alarm", failed: true, meaning: "failed; all is as before and serves again" },
  "revert-failed": { tone: "alarm", failed: true, meaning: "failed, and so did going back" },
  unknown: { tone: "alarm", failed: true, meaning: "the end was not seen" },
} as const satisfies Record<End, { tone: Tone; failed: boolean; meaning: string }>;

const order = Object.keys(ends) as End[];

/** What became of every instance: successes first, failures last with cause, last lines and hint. */
export function recapText(outcomes: readonly InstanceOutcome[]): Line[] {
  const sorted = order.flatMap((end) => outcomes.filter((outcome) => outcome.end === end));
  const rows = table(sorted.map(cells));
  const body = sorted.flatMap((outcome, index) => [...rows.slice(index, index + 1), ...indent(6, detail(outcome))]);
  return [line(tone("strong", "Recap")), ...indent(2, body), line(), sumLine(outcomes)];
}

function cells({ host, instance, end, seconds: took }: InstanceOutcome): Span[] {
  return [
    tone("strong", instanceLabel(host, instance)),
    tone(ends[end].tone, end),
    tone("faint", ends[end].meaning),
    tone("plain", took === undefined ? "" : seconds(Math.round(took))),
  ];
}

function detail({ cause, lastLines, hint }: InstanceOutcome): Line[] {
  return [
    ...(cause === undefined ? [] : [line(cause)]),
    ...(lastLines ?? []).map((text) => line(tone("faint", "| "), text)),
    ...(hint === undefined ? [] : [line(`hint: ${hint}`)]),
  ];
}

function sumLine(outcomes: readonly InstanceOutcome[]): Line {
  const parts = order.flatMap((end) => {
    const number = outcomes.filter((outcome) => outcome.end === end).length;
    return number === 0 ? [] : [`${number} ${end}`];
  });
  return line(tone("strong", "Apply:"), ` ${parts.join(", ") || "no instances"}.`);
}

/** One line of an outcome as soon as it is known. */
export function outcomeLine(outcome: InstanceOutcome): Line {
  const { end, cause } = outcome;
  const label = tone("strong", instanceLabel(outcome.host, outcome.instance));
  return line(label, ": ", tone(ends[end].tone, end), cause === undefined ? "" : `: ${cause}`);
}

/** Whether an end is a failure that an operator must look at. */
export function isFailure(end: End): boolean {
  return ends[end].failed;
}
