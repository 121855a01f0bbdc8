import type { HostPlan } from "../../engine/plan.ts";
import type { RecoveryMode } from "../../engine/recover/recovery.ts";
import { joined, type PlanTextOptions, planSections } from "../plan/plan-text.ts";
import { type PlanSummary, summarise } from "../plan/summary.ts";
import { type Line, line, tone } from "../terminal/line.ts";
import { count } from "../terminal/words.ts";

const words = {
  rollback: { title: "Rollback:", none: "Nothing to take back.", stopped: "Not taken back:" },
  resume: { title: "Resume:", none: "Nothing to resume.", stopped: "Not resumed:" },
} as const satisfies Readonly<Record<RecoveryMode, unknown>>;

/** What `rollback` or `resume` would do, told like a plan. */
export function recoveryText(mode: RecoveryMode, plans: readonly HostPlan[], options: PlanTextOptions): Line[] {
  return joined([...planSections(plans, options, "nothing to do"), sum(mode, summarise(plans))]);
}

function sum(mode: RecoveryMode, { add, change, remove, restarts, changes, ...failed }: PlanSummary): Line[] {
  const { title, none, stopped } = words[mode];
  const { blocked, unknown, unreachable } = failed;
  const parts = [
    ...(blocked > 0 ? [`${count(blocked, "instance")} blocked`] : []),
    ...(unknown > 0 ? [`${count(unknown, "instance")} unknown`] : []),
    ...(unreachable > 0 ? [`${count(unreachable, "host")} not reached`] : []),
  ].join(", ");
  const text = `${count(changes, "instance")}: ${add} to add, ${change} to change, ${remove} to remove, ${count(restarts, "restart")}.`;
  return [
    ...(changes > 0 ? [line(tone("strong", title), ` ${text}`)] : []),
    ...(changes === 0 && parts === "" ? [line(tone("strong", none))] : []),
    ...(parts === "" ? [] : [line(tone("alarm", stopped), ` ${parts}.`)]),
  ];
}
