import type { InstancePlan, ResourcePlan } from "../engine/plan.ts";
import type { FileDiff } from "../resources/kind.ts";
import { unifiedDiff } from "../text/diff.ts";
import { indent, type Line, line, type Tone, tone } from "./line.ts";
import { markOf, symbol } from "./symbols.ts";
import { count } from "./words.ts";

/** What happens to one instance: its resources with diffs, notes and causes. It names neither host nor downtime, so that equal ones can be told. */
export function instanceBody(instance: InstancePlan, { verbose }: { readonly verbose: boolean }): Line[] {
  const stopped = instance.status === "blocked" || instance.status === "unknown";
  const shown = instance.resources.filter(({ result }) => !stopped || result.status !== "change");
  const waiting = instance.resources.length - shown.length;
  return [
    ...shown.flatMap(resourceLines),
    ...(waiting > 0 ? [line(`${count(waiting, "other change")} on it can't be made before that.`)] : []),
    ...(instance.resources.length === 0 ? [line("The playbook declares nothing that applies to it.")] : []),
    ...(verbose && instance.operations.length > 0
      ? [line(tone("faint", `operations: ${instance.operations.map(({ op }) => op).join(", ")}`))]
      : []),
  ];
}

function resourceLines({ address, result, notes }: ResourcePlan): Line[] {
  const remarks = notes.map((note) => line(tone("faint", `note: ${note}`)));
  const mark = markOf(result);
  if (mark === undefined) return remarks.length === 0 ? [] : [line(symbolGap, `${address}`), ...indent(8, remarks)];
  const head = (text: string) => line(symbol(mark), " ", tone("strong", address), `: ${text}`);
  return [...detail(result, head), ...indent(8, remarks)];
}

const symbolGap = "    ";

function detail(result: Exclude<ResourcePlan["result"], undefined>, head: (text: string) => Line): Line[] {
  switch (result.status) {
    case "converged":
      return [];
    case "change":
      return [head(result.summary), ...indent(8, result.diffs.flatMap(diffLines))];
    case "blocked":
      return [
        head(result.cause),
        ...indent(8, [
          ...(result.evidence === undefined ? [] : [line(`seen in: ${result.evidence}`)]),
          line(`next: ${result.next}`),
        ]),
      ];
    case "unknown":
      return [head(result.why), ...indent(8, result.next === undefined ? [] : [line(`next: ${result.next}`)])];
  }
}

function diffLines(diff: FileDiff): Line[] {
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
