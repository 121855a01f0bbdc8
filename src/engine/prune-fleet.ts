import pLimit from "p-limit";
import type { Host } from "../config/inventory.ts";
import { keptImagesScript, parseKeptImages } from "../host/kept-images.ts";
import { type Pruned, parsePruned, pruneScript } from "../host/prune-script.ts";
import type { Unknown } from "../resources/answer.ts";
import type { Blocked } from "../resources/kind.ts";
import type { Script } from "../shell/script.ts";
import { ConnectionError, type Endpoint } from "../transport/connection.ts";
import { asFailure, type Links } from "./links.ts";
import type { HostFailure } from "./plan.ts";
import { batchProbes } from "./probe.ts";
import { type PrunePlan, planPrune } from "./prune.ts";

/** What a prune comes to on one host. */
export interface HostPrune {
  readonly host: string;
  readonly address: string;
  readonly plan: PrunePlan | Blocked | Unknown | { readonly status: "unreachable"; readonly failure: HostFailure };
}

/** What became of one host's images; `failure`: the link went before the host had told it. */
export interface PruneOutcome extends Omit<Pruned, "whole"> {
  readonly host: string;
  readonly bytes: number;
  readonly failure?: HostFailure;
}

export interface PruneOptions {
  readonly links: Links;
  readonly signal: AbortSignal;
  /** Hosts at once. */
  readonly parallel: number;
}

const lookTimeout = 120_000;
const pruneTimeout = 3600_000;

/** Looks at all hosts, one exec each, and says what nothing needs any more; results are in the hosts' order. */
export function planPrunes(hosts: readonly Host[], { links, signal, parallel }: PruneOptions): Promise<HostPrune[]> {
  const limit = pLimit(parallel);
  return Promise.all(
    hosts.map(({ endpoint }) =>
      limit(async (): Promise<HostPrune> => {
        const { name: host, address } = endpoint;
        const plan = await ask(endpoint, keptImagesScript, lookTimeout, links, signal).then(
          (answer): HostPrune["plan"] => planPrune(parseKeptImages(answer)),
          (error: unknown) => ({ status: "unreachable" as const, failure: asFailure(error) }),
        );
        if (!hasWork(plan)) await links.close(endpoint);
        return { host, address, plan };
      }),
    ),
  );
}

/** Whether there is anything to be removed. */
export function hasWork(plan: HostPrune["plan"]): plan is PrunePlan {
  return plan.status === "planned" && plan.remove.length + plan.records.length > 0;
}

/** Does what was planned; a host is not begun after an interrupt, and one that was begun comes to its end. */
export async function pruneFleet(
  hosts: readonly Host[],
  plans: readonly HostPrune[],
  { links, signal, parallel }: PruneOptions,
): Promise<PruneOutcome[]> {
  const limit = pLimit(parallel);
  const outcomes = await Promise.all(
    hosts.map(({ endpoint }, index) =>
      limit(async (): Promise<PruneOutcome[]> => {
        const plan = plans[index]?.plan;
        if (plan === undefined || !hasWork(plan) || signal.aborted) return [];
        const { name: host } = endpoint;
        const nothing = { host, removed: [], kept: [], bytes: 0 };
        try {
          const script = pruneScript({ names: plan.remove, records: plan.records });
          const { whole, ...pruned } = parsePruned(await ask(endpoint, script, pruneTimeout, links));
          const gone = plan.remove.filter(({ name }) => pruned.removed.includes(name));
          const bytes = gone.reduce((sum, one) => sum + one.bytes, 0);
          const refused = whole ? pruned.refused : (pruned.refused ?? "The script did not run to its end.");
          return [{ host, ...pruned, ...(refused !== undefined && { refused }), bytes }];
        } catch (error) {
          return [{ ...nothing, failure: asFailure(error) }];
        } finally {
          await links.close(endpoint);
        }
      }),
    ),
  );
  return outcomes.flat();
}

async function ask(endpoint: Endpoint, script: Script, timeout: number, links: Links, signal?: AbortSignal) {
  const batch = batchProbes([script]);
  const connection = await links.open(endpoint, signal);
  const answers = batch.read(await connection.exec(batch.script, { timeout, ...(signal && { signal }) }));
  const answer = "truncated" in answers ? undefined : answers.get(script);
  if (answer !== undefined) return answer.stdout;
  throw new ConnectionError(
    "noise",
    `The script on ${endpoint.name} did not run to its end.`,
    "Look at the host's load and at what its login shell prints; then try again.",
  );
}
