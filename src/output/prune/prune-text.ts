import type { PruneName } from "../../engine/prune/prune.ts";
import { type EnginePrune, hasWork, type PruneOutcome } from "../../engine/prune/prune-fleet.ts";
import { failureLines } from "../plan/failures.ts";
import { indent, type Line, line, tone } from "../terminal/line.ts";
import { table } from "../terminal/table.ts";
import { bytes, count } from "../terminal/words.ts";

/** What would be removed, and with `verbose` in each engine what stays; hosts with nothing are only counted. */
export function pruneText(engines: readonly EnginePrune[], { verbose }: { readonly verbose: boolean }): Line[] {
  const told = engines.filter(
    ({ plan }) => plan.status !== "unreachable" && (hasWork(plan) || tellsMore(plan, verbose)),
  );
  const failures = engines.flatMap(({ host, address, plan }) =>
    plan.status === "unreachable" ? [{ host, address, ...plan.failure }] : [],
  );
  const sections = [...told.map(engineLines), failureLines(failures, { verbose }), sum(engines)];
  return sections.filter((one) => one.length > 0).flatMap((one, index) => (index === 0 ? one : [line(), ...one]));
}

function tellsMore(plan: EnginePrune["plan"], verbose: boolean): boolean {
  return plan.status === "planned" ? plan.keep.length > 0 || verbose : true;
}

/** The host, and whose engine it is where that is not the host's own. */
function title({ host, user }: { readonly host: string; readonly user?: string }): Line {
  return [tone("strong", host), ...(user === undefined ? [] : [tone("plain", `, rootless Docker of ${user}`)])];
}

function engineLines(engine: EnginePrune): Line[] {
  const { plan } = engine;
  switch (plan.status) {
    case "unreachable":
      return [];
    case "blocked":
      return [title(engine), line("  ", tone("alarm", "! "), plan.cause), line(`    hint: ${plan.next}`)];
    case "unknown":
      return [
        title(engine),
        line("  ", tone("alarm", "! "), `unknown: ${plan.why}`),
        ...(plan.next === undefined ? [] : [line(`    hint: ${plan.next}`)]),
      ];
    case "planned":
      return [
        title(engine),
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

function sum(engines: readonly EnginePrune[]): Line[] {
  const work = engines.flatMap(({ host, plan }) => (hasWork(plan) ? [{ host, ...plan }] : []));
  const names = work.flatMap(({ remove }) => remove);
  const kept = engines.flatMap(({ plan }) => (plan.status === "planned" ? plan.keep : []));
  const size = total(kept);
  const stays = size < 2 ** 20 ? "" : ` ${bytes(size)} stay for what is needed.`;
  const hosts = new Set(work.map(({ host }) => host)).size;
  const what = `${count(names.length, "name")} of fleet's to remove on ${count(hosts, "host")}`;
  const missed = notLookedThrough(engines);
  return [
    ...(work.length > 0
      ? [line(tone("strong", "Prune:"), ` ${what}, which frees ${bytes(total(names))}.${stays}`)]
      : engines.length > 0 && engines.every(({ plan }) => plan.status !== "planned")
        ? []
        : [line(tone("strong", "Nothing to prune."), stays)]),
    ...(missed === "" ? [] : [line(tone("alarm", "Not looked through:"), ` ${missed}.`)]),
  ];
}

/** Hosts as a whole, and engines of hosts that have several. */
function notLookedThrough(engines: readonly EnginePrune[]): string {
  const all = new Map<string, number>();
  for (const { host } of engines) all.set(host, (all.get(host) ?? 0) + 1);
  const stopped = engines.filter(({ plan }) => plan.status !== "planned");
  const hosts = stopped.filter(({ host }) => all.get(host) === 1).length;
  const rest = stopped.length - hosts;
  return [...(hosts > 0 ? [count(hosts, "host")] : []), ...(rest > 0 ? [count(rest, "engine")] : [])].join(", ");
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

function outcomeLines(outcome: PruneOutcome): Line[] {
  const { removed, kept, refused, failure, bytes: freed } = outcome;
  const where = title(outcome);
  const done =
    removed.length === 0 ? [] : [line(...where, `: ${count(removed.length, "name")} removed, ${bytes(freed)} freed`)];
  const wrong = [
    ...(refused === undefined ? [] : [refused]),
    ...(failure === undefined ? [] : [failure.message, `hint: ${failure.hint}`]),
    ...kept.map(({ name, why }) => `${name} stays: ${why}`),
  ];
  return [...done, ...wrong.map((text) => line(tone("alarm", "! "), ...where, `: ${text}`))];
}
