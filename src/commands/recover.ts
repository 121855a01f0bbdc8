import { Links } from "../engine/read/links.ts";
import { planRecoveries, type RecoveryHost, recoverFleet } from "../engine/recover/recover-fleet.ts";
import type { HostRecovery, RecoveryMode } from "../engine/recover/recovery.ts";
import { transactionId } from "../host/pack.ts";
import type { JournalHost } from "../journal/format.ts";
import { recapText } from "../output/run/recap.ts";
import { recoveryText } from "../output/run/recovery-text.ts";
import { line } from "../output/terminal/line.ts";
import { createTransport } from "../transport/open.ts";
import { type Context, declined, nobodyToAsk, sayError } from "./context.ts";
import { applyExitCode, type ExitCode, exitCodes } from "./exit-code.ts";
import { type Recording, record } from "./record/record.ts";
import { runId } from "./record/run-id.ts";
import { chooseTarget, type Target } from "./recovery-target.ts";

export interface RecoverOptions {
  readonly limit?: string | undefined;
  /** The inventory that names the hosts, where no journal on this machine does. */
  readonly inventory?: string | undefined;
  /** Do not ask. */
  readonly yes: boolean;
  readonly verbose: boolean;
}

const words = {
  rollback: { title: "Rollback", question: "Take this back? Only 'yes' is accepted: " },
  resume: { title: "Resume", question: "Finish these transactions? Only 'yes' is accepted: " },
} as const satisfies Readonly<Record<RecoveryMode, unknown>>;

/** Takes a run back, or finishes what a crash has left of one: looks at its hosts, shows what it would do, asks, and does it. */
export async function recover(
  mode: RecoveryMode,
  run: string | undefined,
  options: RecoverOptions,
  context: Context,
): Promise<ExitCode> {
  const { output, interrupts } = context;
  const target = chooseTarget(mode, run, options, context);
  if (typeof target === "number") return target;
  if (!options.yes && !context.interactive) return nobodyToAsk(output);
  const { hosts } = target;
  const links = new Links(createTransport());
  try {
    output.report({ type: "run-started", command: mode, hosts: hosts.map(({ endpoint }) => endpoint.name) });
    const looking = { mode, links, run: target.run, any: target.any, report: output.report, signal: interrupts.first };
    const recoveries = await planRecoveries(hosts, looking);
    output.still();
    if (
      target.run !== undefined &&
      recoveries.every(({ plan }) => plan.status === "planned" && !plan.instances.length)
    ) {
      const hint =
        "Check its id: fleet runs has those of this machine, /var/lib/fleet/runs on a host the host's last ones.";
      sayError(output, `None of these hosts knows a run ${target.run}.`, hint);
      return exitCodes.failed;
    }
    output.print(
      recoveryText(
        mode,
        recoveries.map(({ plan }) => plan),
        { verbose: options.verbose },
      ),
    );
    const work = recoveries.some((one) => one.work !== undefined) && !interrupts.first.aborted;
    if (work && !options.yes && (await context.ask(words[mode].question)) !== "yes") {
      output.note([line("Nothing was changed.")]);
      return declined(context);
    }
    const recording = recordRecovery(mode, target, recoveries, context);
    if (recording === undefined) return exitCodes.failed;
    const { report } = recording;
    const outcomes = await recoverFleet(hosts, recoveries, {
      mode,
      id: runId(),
      links,
      strategy: target.inventory.strategy,
      report,
      drain: interrupts.first,
      detach: interrupts.second,
    });
    report({ type: "run-ended", outcomes });
    await recording.close();
    if (outcomes.some(({ end }) => end !== "converged")) output.print(recapText(outcomes, words[mode].title));
    return applyExitCode(outcomes, { interrupted: interrupts.first.aborted });
  } finally {
    await links.closeAll();
  }
}

/** Each run that is touched, or of which something was learned, with its hosts. */
function recordRecovery(
  mode: RecoveryMode,
  { inventory, hosts, run: meant }: Target,
  recoveries: readonly HostRecovery[],
  context: Context,
): Recording | undefined {
  const runs = new Map<string, JournalHost[]>();
  for (const [index, { work, learned }] of recoveries.entries()) {
    const run = work?.run ?? (learned.length > 0 ? meant : undefined);
    const host = hosts[index];
    if (run === undefined || host === undefined) continue;
    runs.set(run, [...(runs.get(run) ?? []), journalHost(run, host, recoveries[index])]);
  }
  return record(
    mode,
    [...runs].map(([run, list]) => ({ run, hosts: list })),
    inventory,
    context,
  );
}

function journalHost(run: string, { endpoint }: RecoveryHost, recovery: HostRecovery | undefined): JournalHost {
  const { numbers = [], transactions = [] } = recovery?.work ?? {};
  const instances = numbers.map((number) => {
    const transaction = transactionId(run, number);
    return { instance: transactions[number - 1]?.instance ?? transaction, transaction };
  });
  return { endpoint, instances };
}
