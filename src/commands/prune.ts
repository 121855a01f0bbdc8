import { type EnginePrune, hasWork, type PruneOutcome, planPrunes, pruneFleet } from "../engine/prune/prune-fleet.ts";
import { Links } from "../engine/read/links.ts";
import { pruneRecap, pruneText } from "../output/prune/prune-text.ts";
import { line } from "../output/terminal/line.ts";
import { createTransport } from "../transport/open.ts";
import { type Context, declined, nobodyToAsk, selectHosts } from "./context.ts";
import { type ExitCode, exitCodes, firstOf } from "./exit-code.ts";

export interface PruneOptions {
  readonly limit?: string | undefined;
  readonly yes: boolean;
  readonly verbose: boolean;
}

/** Removes the images that fleet has kept and nothing needs any more: shows them, asks, and takes away just these. */
export async function prune(path: string, options: PruneOptions, context: Context): Promise<ExitCode> {
  const { output, interrupts } = context;
  const selection = selectHosts(path, options.limit, context);
  if (selection === undefined) return exitCodes.usage;
  const { hosts, inventory } = selection;
  const links = new Links(createTransport());
  const over = { links, signal: interrupts.first };
  try {
    const planned = await planPrunes(hosts, { ...over, parallel: 64 });
    const plans = planned.flat();
    for (const one of plans) output.record({ type: "prune-planned", ...one });
    output.print(pruneText(plans, { verbose: options.verbose }));
    const codes = plans.map(codeOfPlan);
    if (interrupts.first.aborted) return exitCodes.interrupted;
    if (!plans.some(({ plan }) => hasWork(plan))) return firstOf(codes);
    if (!options.yes) {
      if (!context.interactive) return nobodyToAsk(output);
      if ((await context.ask("Remove these? Only 'yes' is accepted: ")) !== "yes") {
        output.note([line("Nothing was removed.")]);
        return declined(context);
      }
    }
    const outcomes = await pruneFleet(hosts, planned, { ...over, parallel: inventory.strategy.parallel });
    for (const one of outcomes) output.record({ type: "host-pruned", ...one });
    output.print(pruneRecap(outcomes));
    return firstOf([
      ...codes,
      ...outcomes.map(codeOfOutcome),
      ...(interrupts.first.aborted ? [exitCodes.interrupted] : []),
    ]);
  } finally {
    await links.closeAll();
  }
}

function codeOfPlan({ plan }: EnginePrune): ExitCode {
  if (plan.status === "planned") return exitCodes.done;
  return plan.status === "unreachable" ? exitCodes.unreachable : exitCodes.failed;
}

function codeOfOutcome({ failure, refused, kept }: PruneOutcome): ExitCode {
  if (failure !== undefined) return exitCodes.unreachable;
  return refused === undefined && kept.length === 0 ? exitCodes.done : exitCodes.failed;
}
