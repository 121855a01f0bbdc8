import type { PruneName } from "../engine/prune.ts";
import { type HostPrune, hasWork, type PruneOutcome } from "../engine/prune-fleet.ts";
import { failureLines } from "./failures.ts";
import { indent, type Line, line, tone } from "./line.ts";
import { table } from "./table.ts";
import { bytes, count } from "./words.ts";

/** What would be removed, and with `verbose` on each host what stays; hosts with nothing are only counted. */
export function pruneText(hosts: readonly HostPrune[], { verbose }: { readonly verbose: boolean }): Line[] {
  const told = hosts.filter(({ plan }) => plan.status !== "unreachable" && (hasWork(plan) || tellsMore(plan, verbose)));
  const failures = hosts.flatMap(({ host, address, plan }) =>
    plan.status === "unreachable" ? [{ host, address, ...plan.failure }] : [],
  );
  const sections = [...told.map(hostLines), failureLines(failures, { verbose }), sum(hosts)];
  return sections.filter((one) => one.length > 0).flatMap((one, index) => (index === 0 ? one : [line(), ...one]));
}

function tellsMore(plan: HostPrune["plan"], verbose: boolean): boolean {
  return plan.status === "planned" ? plan.keep.length > 0 || verbose : true;
}

function hostLines({ host, plan }: HostPrune): Line[] {
  switch (plan.status) {
    case "unreachable":
      return [];
    case "blocked":
      return [line(tone("strong", host)), line("  ", tone("alarm", "! "), plan.cause), line(`    hint: ${plan.next}`)];
    case "unknown":
      return [
        line(tone("strong", host)),
        line("  ", tone("alarm", "! "), `unknown: ${plan.why}`),
        ...(plan.next === undefined ? [] : [line(`    hint: ${plan.next}`)]),
      ];
    case "planned":
      return [
        line(tone("strong", host)),
        ...indent(2, rows("- ", plan.remove)),
        ...(plan.records.length === 0
          ? []
          : [
              line(
                "  ",
                tone("remove", "- "),
                `records of ${count(plan.records.length, "transaction")} beside the last five`,
              ),
            ]),
        ...indent(2, rows("  ", plan.keep)),
      ];
  }
}

function rows(symbol: "- " | "  ", names: readonly PruneName[]): Line[] {
  return table(
    names.map(({ name, bytes: size, why }) => [
      tone(symbol === "  " ? "plain" : "remove", symbol + name),
      tone("plain", bytes(size)),
      symbol === "  " ? tone("faint", `stays: ${why}`) : tone("plain", why),
    ]),
  );
}

function sum(hosts: readonly HostPrune[]): Line[] {
  const work = hosts.flatMap(({ plan }) => (hasWork(plan) ? [plan] : []));
  const names = work.flatMap(({ remove }) => remove);
  const stopped = hosts.filter(({ plan }) => plan.status !== "planned").length;
  const kept = hosts.flatMap(({ plan }) => (plan.status === "planned" ? plan.keep : []));
  const size = total(kept);
  const stays = size < 2 ** 20 ? "" : ` ${bytes(size)} stay for what is needed.`;
  const what = `${count(names.length, "name")} of fleet's to remove on ${count(work.length, "host")}`;
  return [
    ...(work.length > 0
      ? [line(tone("strong", "Prune:"), ` ${what}, which frees ${bytes(total(names))}.${stays}`)]
      : stopped === hosts.length && stopped > 0
        ? []
        : [line(tone("strong", "Nothing to prune."), stays)]),
    ...(stopped === 0 ? [] : [line(tone("alarm", "Not looked through:"), ` ${count(stopped, "host")}.`)]),
  ];
}

function total(names: readonly PruneName[]): number {
  return names.reduce((all, one) => all + one.bytes, 0);
}

/** What became of it, on each host. */
export function pruneRecap(outcomes: readonly PruneOutcome[]): Line[] {
  const freed = outcomes.reduce((all, one) => all + one.bytes, 0);
  const removed = outcomes.reduce((all, one) => all + one.removed.length, 0);
  return [
    ...outcomes.flatMap(outcomeLines),
    line(tone("strong", "Prune:"), ` ${count(removed, "name")} removed, ${bytes(freed)} freed.`),
  ];
}

function outcomeLines({ host, removed, kept, refused, failure, bytes: freed }: PruneOutcome): Line[] {
  const done =
    removed.length === 0
      ? []
      : [line(tone("strong", host), `: ${count(removed.length, "name")} removed, ${bytes(freed)} freed`)];
  const wrong = [
    ...(refused === undefined ? [] : [refused]),
    ...(failure === undefined ? [] : [failure.message, `hint: ${failure.hint}`]),
    ...kept.map(({ name, why }) => `${name} stays: ${why}`),
  ];
  return [...done, ...wrong.map((text) => line(tone("alarm", "! "), tone("strong", host), `: ${text}`))];
}
