import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Inventory } from "../../config/inventory.ts";
import { transactionsOf } from "../../engine/apply/apply-fleet.ts";
import type { Event, Report } from "../../engine/event.ts";
import type { HostReport } from "../../engine/plan.ts";
import type { ChangingCommand } from "../../engine/run-record.ts";
import { transactionId } from "../../host/pack.ts";
import { journalPath } from "../../journal/directory.ts";
import { JournalError, type JournalHost, type RunStart } from "../../journal/format.ts";
import { Journal, type OnTrouble } from "../../journal/write.ts";
import { line, tone } from "../../output/terminal/line.ts";
import { type Context, type Selection, sayError } from "../context.ts";

/** Runs that are written down while they are shown. */
export interface Recording {
  readonly report: Report;
  close(): Promise<void>;
}

/** The record of an apply, with the hosts that it will touch; where there are none, there is nothing to write down. */
export function recordApply(
  run: string,
  { hosts, inventory }: Selection,
  reports: readonly HostReport[],
  context: Context,
): Recording | undefined {
  const touched = hosts.flatMap(({ endpoint }, index): JournalHost[] => {
    const report = reports[index];
    const instances = (report === undefined ? [] : transactionsOf(report)).map(({ instance }, at) => ({
      instance,
      transaction: transactionId(run, at + 1),
    }));
    return instances.length === 0 ? [] : [{ endpoint, instances }];
  });
  const runs = touched.length === 0 ? [] : [{ run, hosts: touched }];
  return record("apply", runs, inventory, context);
}

/** Writes down what is done on each run and what is learned of it: in its own journal, or in a new one where that lies elsewhere. */
export function record(
  command: ChangingCommand,
  runs: readonly { readonly run: string; readonly hosts: readonly JournalHost[] }[],
  inventory: Inventory,
  context: Context,
): Recording | undefined {
  const onTrouble = warnOnce(context);
  const journals = new Map<string, Journal>();
  const { state, user, version, output } = context;
  try {
    for (const { run, hosts } of runs) {
      const { path, strategy, groups } = inventory;
      const start: RunStart = {
        ...{ run, user, command, fleet: version, inventory: resolve(path), strategy, hosts },
        groups: Object.fromEntries(groups),
      };
      const journal = existsSync(journalPath(state, run))
        ? Journal.takeUp(state, start, onTrouble)
        : Journal.create(state, start, onTrouble);
      for (const { endpoint } of hosts) journals.set(endpoint.name, journal);
    }
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const hint =
      "Nothing was changed on any host. Make room, or set FLEET_STATE_DIR to a directory that can be written to.";
    sayError(output, error.message, hint);
    return undefined;
  }
  const all = new Set(journals.values());
  // In a run that has one journal, hosts on which nothing is done are told there, too.
  const [sole] = all.size === 1 ? all : [];
  const report = (event: Event) => {
    const host =
      event.type === "instance-ended" || event.type === "soak-failed"
        ? event.outcome.host
        : "host" in event
          ? event.host
          : undefined;
    if (host === undefined) for (const journal of all) journal.record(event);
    else (journals.get(host) ?? sole)?.record(event);
    output.report(event);
  };
  const close = async () => void (await Promise.all([...all].map((journal) => journal.close())));
  return { report, close };
}

function warnOnce({ output }: Context): OnTrouble {
  let told = false;
  return (message) => {
    if (told) return;
    told = true;
    const text = ` The run's record ends here, and the run goes on without it: ${message}`;
    output.note([line(tone("alarm", "warning:"), text)]);
  };
}
