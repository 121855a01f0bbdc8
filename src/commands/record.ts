import { resolve } from "node:path";
import type { Inventory } from "../config/inventory.ts";
import { transactionsOf } from "../engine/apply-fleet.ts";
import type { Event, Report } from "../engine/event.ts";
import type { HostReport } from "../engine/plan.ts";
import { transactionId } from "../host/pack.ts";
import { JournalError, type JournalHost, type RunStart } from "../journal/format.ts";
import { Journal } from "../journal/write.ts";
import { line, tone } from "../output/line.ts";
import { type Context, type Selection, sayError } from "./context.ts";

/** A run that is written down while it is shown. */
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
  if (touched.length === 0) return { report: context.output.report, close: () => Promise.resolve() };
  return beginRecord({ run, command: "apply", hosts: touched, inventory }, context);
}

type Start = Pick<RunStart, "run" | "command" | "hosts"> & { readonly inventory: Inventory };

/** Begins a run's journal; where that fails, says so and gives nothing, and no host may be touched. */
export function beginRecord(start: Start, context: Context): Recording | undefined {
  const { inventory, ...rest } = start;
  const { path, strategy, groups } = inventory;
  const header: RunStart = {
    ...rest,
    user: context.user,
    fleet: context.version,
    inventory: resolve(path),
    strategy,
    groups: Object.fromEntries(groups),
  };
  return open(context, (onTrouble) => Journal.create(context.state, header, onTrouble));
}

function open(context: Context, make: (onTrouble: (message: string) => void) => Journal): Recording | undefined {
  const { output } = context;
  let told = false;
  const onTrouble = (message: string) => {
    if (told) return;
    told = true;
    output.note([
      line(tone("alarm", "warning:"), ` The run's record ends here, and the run goes on without it: ${message}`),
    ]);
  };
  try {
    const journal = make(onTrouble);
    const report = (event: Event) => {
      journal.record(event);
      output.report(event);
    };
    return { report, close: () => journal.close() };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const hint =
      "Nothing was changed on any host. Make room or set FLEET_STATE_DIR to a directory that you can write to.";
    sayError(output, error.message, hint);
    return undefined;
  }
}
