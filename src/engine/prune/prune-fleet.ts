import pLimit from "p-limit";
import type { Host, Instance } from "../../config/inventory.ts";
import { engineLimit, type HostEngines, keptImagesScript, parseKeptImages } from "../../host/kept-images.ts";
import { type EnginePruned, parsePruned, pruneScript } from "../../host/prune-script.ts";
import { engineOf } from "../../resources/docker/engine.ts";
import type { Endpoint } from "../../transport/connection.ts";
import type { HostFailure } from "../plan.ts";
import { asFailure, type Links } from "../read/links.ts";
import { readAnswer } from "../read/read-answers.ts";
import { type EnginePlan, type PrunePlan, planPrune } from "./prune.ts";

/** What a prune comes to in one engine of a host. */
export interface EnginePrune {
  readonly host: string;
  readonly address: string;
  /** Whose rootless engine it is; absent: the host's own, or the host as a whole. */
  readonly user?: string;
  readonly plan: EnginePlan["plan"] | { readonly status: "unreachable"; readonly failure: HostFailure };
}

/** What became of the images in one engine of a host; `refused` and `failure` are of the host as a whole. */
export interface PruneOutcome extends EnginePruned {
  readonly host: string;
  readonly bytes: number;
  readonly refused?: string;
  /** The link went before the host had told what it did. */
  readonly failure?: HostFailure;
}

export interface PruneOptions {
  readonly links: Links;
  readonly signal: AbortSignal;
  /** Hosts at once. */
  readonly parallel: number;
}

const pruneTimeout = 3600_000;

/** Looks at all hosts, one exec each, and says of each engine what nothing needs any more; results are in the hosts' order. */
export function planPrunes(
  hosts: readonly Host[],
  { links, signal, parallel }: PruneOptions,
): Promise<(readonly EnginePrune[])[]> {
  const limit = pLimit(parallel);
  return Promise.all(
    hosts.map(({ endpoint, instances }) =>
      limit(async (): Promise<EnginePrune[]> => {
        const { name: host, address } = endpoint;
        const engines = enginesOf(instances);
        // One engine after another, and some seconds for all else.
        const timeout = (engines.users.length + 1) * (engineLimit + 5) * 1000 + 15_000;
        const plans = await readAnswer(endpoint, keptImagesScript(engines), { timeout, links, signal }).then(
          (answer): Pick<EnginePrune, "user" | "plan">[] => [...planPrune(parseKeptImages(answer, engines))],
          (error: unknown) => [{ plan: { status: "unreachable" as const, failure: asFailure(error) } }],
        );
        if (!plans.some(({ plan }) => hasWork(plan))) await links.close(endpoint);
        return plans.map((one) => ({ host, address, ...one }));
      }),
    ),
  );
}

/** In whose engines the services of a host are: only the inventory tells, for a user without any may have an engine, too. */
function enginesOf(instances: readonly Instance[]): HostEngines {
  const services = instances
    .flatMap(({ resources }) => resources)
    .flatMap(({ declared }) => (declared.kind === "compose-service" ? [declared] : []));
  const users = new Set(services.flatMap(({ user }) => user ?? []));
  return { users: [...users], alone: services.length > 0 && services.every(({ user }) => user !== undefined) };
}

/** Whether there is anything to be removed. */
export function hasWork(plan: EnginePrune["plan"]): plan is PrunePlan {
  return plan.status === "planned" && plan.remove.length + plan.records.length > 0;
}

/** Does what was planned; a host is not begun after an interrupt, and one that was begun comes to its end. */
export async function pruneFleet(
  hosts: readonly Host[],
  plans: readonly (readonly EnginePrune[])[],
  { links, signal, parallel }: PruneOptions,
): Promise<PruneOutcome[]> {
  const limit = pLimit(parallel);
  const outcomes = await Promise.all(
    hosts.map(({ endpoint }, index) =>
      limit(async (): Promise<PruneOutcome[]> => {
        const work = (plans[index] ?? []).flatMap(({ user, plan }) =>
          hasWork(plan) ? [{ ...engineOf({ user }), ...plan }] : [],
        );
        if (work.length === 0 || signal.aborted) return [];
        try {
          return await pruneHost(endpoint, work, links);
        } catch (error) {
          return [{ ...nothing(endpoint), failure: asFailure(error) }];
        } finally {
          await links.close(endpoint);
        }
      }),
    ),
  );
  return outcomes.flat();
}

type EngineWork = PrunePlan & Pick<EnginePlan, "user">;

async function pruneHost(endpoint: Endpoint, work: readonly EngineWork[], links: Links): Promise<PruneOutcome[]> {
  const engines = work.map(({ user, remove }) => ({ ...engineOf({ user }), names: remove }));
  const script = pruneScript({ engines, records: work.flatMap(({ records }) => records) });
  const pruned = parsePruned(await readAnswer(endpoint, script, { timeout: pruneTimeout, links }));
  const outcomes = pruned.engines.map((one): PruneOutcome => {
    const planned = work.find(({ user }) => user === one.user)?.remove ?? [];
    const bytes = planned
      .filter(({ name }) => one.removed.includes(name))
      .reduce((sum, { bytes: size }) => sum + size, 0);
    return { host: endpoint.name, ...one, bytes };
  });
  const refused = pruned.whole ? pruned.refused : (pruned.refused ?? "The script did not run to its end.");
  if (refused === undefined) return outcomes;
  const own = outcomes.find(({ user }) => user === undefined) ?? nothing(endpoint);
  return [{ ...own, refused }, ...outcomes.filter(({ user }) => user !== undefined)];
}

function nothing({ name: host }: Endpoint): PruneOutcome {
  return { host, removed: [], kept: [], bytes: 0 };
}
