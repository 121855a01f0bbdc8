import type { InstanceOutcome } from "../../engine/event.ts";
import { type InstanceRecord, type OperationRecord, type RunRecord, withoutEnd } from "../../engine/run-record.ts";
import { instanceLabel } from "../../text/instance-label.ts";
import { indent, type Line, line, type Span, tone } from "../terminal/line.ts";
import { table } from "../terminal/table.ts";
import { seconds } from "../terminal/words.ts";
import { endOrder, endTone } from "./recap.ts";

const header = ["RUN", "WHEN", "WHO", "COMMAND", "INVENTORY", "HOSTS", "OUTCOME"];

/** The history as a table, in the order that it is given in. */
export function runsText(runs: readonly RunRecord[]): Line[] {
  const grid = table([header.map((cell) => tone("strong", cell)), ...runs.map(cells)]);
  const open = runs.filter((run) => withoutEnd(run).length > 0);
  const hint = line("hint: fleet resume RUN looks what became of a run without an end, and finishes it.");
  return open.length === 0 ? grid : [...grid, line(), hint];
}

function cells(run: RunRecord): Span[] {
  const { user, command, inventory, hosts, takenUp } = run;
  const commands = [command, ...takenUp.map((later) => later.command)].join(", ");
  return [
    tone("strong", run.run),
    tone("plain", when(run.time)),
    tone("plain", user),
    tone("plain", commands),
    tone("plain", inventory),
    tone("plain", String(hosts.length)),
    outcomeOf(run),
  ];
}

/** How many instances ended in which way; those without an end are never left out. */
function outcomeOf(run: RunRecord): Span {
  const open = run.instances.filter(({ outcome }) => outcome === undefined).length;
  const parts = endOrder.flatMap((end) => {
    const number = run.instances.filter(({ outcome }) => outcome?.end === end).length;
    return number === 0 ? [] : [`${number} ${end}`];
  });
  if (open > 0) return tone("alarm", [...parts, `${open} with no end recorded: interrupted`].join(", "));
  return tone("plain", parts.join(", ") || "no instances");
}

/** One run: what it was, and every instance with its end, cause, times and operations. */
export function runText(run: RunRecord): Line[] {
  const { time, user, command, inventory, takenUp } = run;
  const head = [
    line(tone("strong", `Run ${run.run}`), `: ${command} by ${user}, ${when(time)}`),
    line(`  inventory ${inventory}`),
    ...takenUp.map((later) => line(`  ${later.command} by ${later.user}, ${when(later.time)}`)),
  ];
  const hint = line(`hint: fleet resume ${run.run} looks what became of it, and finishes what has no end.`);
  const sections = [head, ...run.instances.map(instanceLines), withoutEnd(run).length === 0 ? [] : [hint]];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [line(), ...section]));
}

function instanceLines(record: InstanceRecord): Line[] {
  const { host, instance, outcome, transaction, started, ended, operations } = record;
  const end = outcome === undefined ? tone("alarm", "no end recorded: interrupted") : endSpan(outcome);
  const times = [
    ...(transaction === undefined ? [] : [`transaction ${transaction}`]),
    ...(started === undefined ? [] : [`started ${when(started)}`]),
    ...(ended === undefined ? [] : [`ended ${when(ended)}`]),
    ...(outcome?.seconds === undefined ? [] : [`took ${seconds(Math.round(outcome.seconds))} on the host`]),
  ].join(", ");
  return [
    line(tone("strong", instanceLabel(host, instance)), ": ", end, causeOf(outcome)),
    ...indent(2, [
      ...(times === "" ? [] : [line(times)]),
      ...operations.filter(({ state }) => state !== "started").map(operationLine),
      ...unfinished(operations).map((operation) => line(tone("alarm", `${describe(operation)}, and no more is known`))),
      ...(outcome?.lastLines ?? []).map((text) => line(tone("faint", "| "), text)),
      ...(outcome?.hint === undefined ? [] : [line(`hint: ${outcome.hint}`)]),
    ]),
  ];
}

function endSpan({ end }: InstanceOutcome): Span {
  return tone(endTone(end), end);
}

function causeOf(outcome: InstanceOutcome | undefined): string {
  return outcome?.cause === undefined ? "" : `: ${outcome.cause}`;
}

function operationLine(operation: OperationRecord): Line {
  return line(tone(operation.state === "failed" ? "alarm" : "faint", describe(operation)));
}

function describe({ time, phase, operation, state }: OperationRecord): string {
  return `${time.slice(11, 19)} ${phase}: ${operation} ${state}`;
}

/** The operation that was begun last, where nothing was heard of it since. */
function unfinished(operations: readonly OperationRecord[]): OperationRecord[] {
  const last = operations.at(-1);
  return last?.state === "started" ? [last] : [];
}

/** Whole seconds, in UTC. */
function when(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
}
