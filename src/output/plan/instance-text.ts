import { headline, type InstancePlan, type ResourcePlan } from "../../engine/plan.ts";
import type { FileDiff } from "../../resources/kind.ts";
import { unifiedDiff } from "../../text/diff.ts";
import { indent, type Line, line, type Tone, tone } from "../terminal/line.ts";
import { count, listed } from "../terminal/words.ts";
import { obstacleDetails, type SharedResult, shareResults } from "./same-results.ts";
import { markOf, symbol } from "./symbols.ts";

/** Names of instances that one counts on before the rest is only counted. */
const needsShown = 3;

export interface BodyOptions {
  readonly verbose: boolean;
  /** Addresses of what the host's instances change alike, which is told apart. */
  readonly apart: ReadonlySet<string>;
}

/** What happens to one instance: its resources with diffs, notes and causes. It names neither host nor downtime, so that equal ones can be told. */
export function instanceBody(instance: InstancePlan, { verbose, apart }: BodyOptions): Line[] {
  const stopped = instance.status === "blocked" || instance.status === "unknown";
  const shown = instance.resources.filter(({ result }) => !stopped || result.status !== "change");
  const waiting = instance.resources.length - shown.length;
  return [
    ...resourceLines(shown.filter(({ address, result }) => result.status !== "change" || !apart.has(address))),
    ...(waiting > 0 ? [line(`${count(waiting, "other change")} can't be made before that.`)] : []),
    ...(instance.needs === undefined || stopped
      ? []
      : [
          line(
            tone("faint", `counts on the files of ${listed(instance.needs, needsShown)}: not started where one fails`),
          ),
        ]),
    ...(instance.resources.length === 0 ? [line(nothingDeclared)] : []),
    ...(verbose && instance.operations.length > 0
      ? [line(tone("faint", `operations: ${instance.operations.map(({ op }) => op).join(", ")}`))]
      : []),
  ];
}

/** Resources with what they come to, each result of an obstacle once. */
export function resourceLines(resources: readonly ResourcePlan[]): Line[] {
  return shareResults(resources).flatMap(resultLines);
}

/** Why an instance without a single resource is unknown. */
export const nothingDeclared = "The playbook declares nothing that applies to it.";

const symbolGap = "    ";

function resultLines(shared: SharedResult): Line[] {
  const { addresses, result, notes } = shared;
  const remarks = notes.map((note) => line(tone("faint", `note: ${note}`)));
  const mark = markOf(result);
  if (mark === undefined) return remarks.length === 0 ? [] : [line(symbolGap, addresses[0]), ...indent(8, remarks)];
  const head = line(symbol(mark), " ", tone("strong", addresses[0]), `: ${headline(result)}`);
  const diffs = "diffs" in result ? (result.diffs ?? []).flatMap(diffLines) : [];
  const details = obstacleDetails(shared).map((text) => line(text));
  return [head, ...indent(8, [...diffs, ...details, ...remarks])];
}

/** A file before and after, as a unified diff in colour. */
export function diffLines(diff: FileDiff): Line[] {
  return unifiedDiff(diff)
    .replace(/\n$/, "")
    .split("\n")
    .map((text) => line(tone(diffTone(text), text)));
}

function diffTone(text: string): Tone {
  if (text.startsWith("+++") || text.startsWith("---")) return "strong";
  if (text.startsWith("+")) return "add";
  if (text.startsWith("-")) return "remove";
  return text.startsWith("@@") ? "faint" : "plain";
}
