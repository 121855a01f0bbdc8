import { ownVariables } from "../../text/preload.ts";
import type { SystemdEnvironmentDeclared } from "../declared.gen.ts";
import type { Change, Kind } from "../kind.ts";
import { baseOf, type Operation } from "../operation.ts";
import { effective, inCommand, place } from "../process/environment-source.ts";
import { badMallocConfPair } from "../process/malloc-conf.ts";
import { type ObservedUnit, observeUnit } from "./unit.ts";
import { type Assessment, assessUnit } from "./unit-assess.ts";
import { onBehalf, preloadTry } from "./unit-operations.ts";
import { unitProbe } from "./unit-script.ts";

/** The allocator and its settings in a unit's environment, through a drop-in of fleet's own; right by hand is right. */
export const systemdEnvironment: Kind<SystemdEnvironmentDeclared, ObservedUnit> = {
  kind: "systemd-environment",
  name: ({ unit }) => unit,
  probe: ({ unit, interpreter, user }) => unitProbe(unit, interpreter, user),
  observe: observeUnit,

  change(desired, observed, facts) {
    const assessment = assessUnit(desired, observed, facts);
    if ("status" in assessment) return assessment;
    const path = observed.dropIn;
    if (observed.own === "other") {
      return {
        status: "blocked",
        cause: `${path} is no plain file`,
        next: "remove it by hand; fleet replaces plain files only",
      };
    }
    const after = assessment.dropIn;
    const before = observed.own?.toString("utf8");
    const stale = observed.properties.get("NeedDaemonReload") === "yes";
    if (assessment.obsolete ? observed.own === undefined : after === undefined || before === after) {
      return stale
        ? change("update", "systemd will read its unit files again", [], [reload(observed, assessment)])
        : undefined;
    }
    if (!facts.root)
      return {
        status: "unknown",
        why: "needs root: the drop-in can't be written",
        next: "set become: true, or connect as root",
      };
    const base = baseOf(observed.own);
    const behalf = onBehalf(observed);
    const diffs = [{ path, before, after }];
    if (after === undefined) {
      if (!ownText.test(before ?? "")) {
        return {
          status: "blocked",
          cause: `${path} is fleet's, and holds more than fleet has put there`,
          next: "move what is yours to a drop-in of your own, then plan again",
        };
      }
      const summary = "fleet's drop-in will be removed: nothing else was changed in the unit";
      return change("remove", summary, diffs, [
        { op: "file.remove", path, base, ...behalf },
        { op: "systemd.reload", ...behalf },
      ]);
    }
    const operations: Operation[] = [
      ...preloadTry(desired, observed, assessment),
      { op: "file.write", path, content: after, mode: "0644", base, ...behalf },
      reload(observed, assessment),
    ];
    return change(before === undefined ? "create" : "update", summary(assessment), diffs, operations);
  },

  notes(desired, observed, facts) {
    const assessment = assessUnit(desired, observed, facts);
    return "status" in assessment
      ? []
      : [
          ...alias(desired.unit, observed),
          ...logout(observed),
          ...byHand(observed, assessment),
          ...missingConf(desired, observed, assessment),
          ...badConf(observed),
        ];
  },
};

/** What fleet writes, whatever the values. */
const ownText = new RegExp(`^(#.*\n)?\\[Service\\]\n(Environment="(${ownVariables.join("|")})=.*"\n)*$`);

function summary({ variables }: Assessment): string {
  const [[name, value] = ["", ""]] = variables; // The diff shows the others.
  return `${name} will be ${value || "empty"}`;
}

function change(
  action: Change["action"],
  summary: string,
  diffs: Change["diffs"],
  operations: readonly Operation[],
): Change {
  return { status: "change", action, summary, diffs, operations };
}

function reload(observed: ObservedUnit, { dropIn, variables }: Assessment): Operation {
  const behalf = onBehalf(observed);
  if (dropIn === undefined) return { op: "systemd.reload", ...behalf };
  return { op: "systemd.reload", ...behalf, expect: { unit: observed.id, environment: Object.fromEntries(variables) } };
}

function alias(asked: string, { id, dropIn }: ObservedUnit): string[] {
  return asked === id ? [] : [`${asked} is an alias of ${id}: what fleet writes is that unit's own, ${dropIn}`];
}

function logout({ manager }: ObservedUnit): string[] {
  return manager === undefined || manager.lingers
    ? []
    : [`${manager.user} does not linger: the unit ends with the last session (loginctl enable-linger ${manager.user})`];
}

function byHand({ dropIn: own, sources }: ObservedUnit, { dropIn, source }: Assessment): string[] {
  const found = source ?? inCommand(sources, "LD_PRELOAD");
  if (dropIn !== undefined || found === undefined || found.path === own) return [];
  return [`set by hand in ${place(found)}`];
}

/** An idle process gives nothing back without the background thread; where fleet did not set the preload, that is only said. */
function missingConf(
  { allocator, mallocConf }: SystemdEnvironmentDeclared,
  { processes }: ObservedUnit,
  { dropIn }: Assessment,
): string[] {
  const bare = processes.some(({ environment }) => !environment?.has("MALLOC_CONF"));
  return allocator === "jemalloc" && mallocConf === "auto" && dropIn === undefined && bare
    ? [
        "MALLOC_CONF is not set: without background_thread:true an idle process gives little memory back (set mallocConf to change it)",
      ]
    : [];
}

/** What jemalloc itself only warns of, in a log that nobody reads. */
function badConf({ processes, sources }: ObservedUnit): string[] {
  const values = new Set(processes.flatMap(({ environment }) => environment?.get("MALLOC_CONF") ?? []));
  const source = effective(sources, "MALLOC_CONF");
  return [...values].flatMap((value) => {
    const pair = badMallocConfPair(value);
    return pair === undefined
      ? []
      : [`MALLOC_CONF: jemalloc passes over "${pair}"; pairs are name:value${source ? ` (${place(source)})` : ""}`];
  });
}
