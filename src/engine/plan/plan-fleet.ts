import pLimit from "p-limit";
import type { Host } from "../../config/inventory.ts";
import type { Report } from "../event.ts";
import type { HostReport } from "../plan.ts";
import { asFailure, type Links } from "../read/links.ts";
import { readAnswers } from "../read/read-answers.ts";
import { hostPlanner } from "./plan-host.ts";

/** Hosts that are read at once: reading is cheap for them, and the controller's own work is what is waited for. */
export const parallelReads = 64;

/** Milliseconds between the first starts, about what a handshake costs the controller, so that none waits behind all others. */
const stagger = 3;

export interface ReadOptions {
  readonly links: Links;
  readonly report: Report;
  readonly signal?: AbortSignal | undefined;
  /** Whether a host's link stays open for what comes next; default: never. */
  readonly keep?: (report: HostReport) => boolean;
}

/** Reads all hosts and plans them, in one exec each. A host that fails is a result like any other; results are in the hosts' order. */
export function planFleet(
  hosts: readonly Host[],
  phase: "plan" | "verify",
  options: ReadOptions,
): Promise<HostReport[]> {
  const limit = pLimit(parallelReads);
  return Promise.all(
    hosts.map((host, index) =>
      limit(async () => {
        if (index < parallelReads)
          await new Promise((resolve) => setTimeout(resolve, (index + Math.random()) * stagger));
        options.report({ type: "host-started", host: host.endpoint.name, phase });
        const report = await readHost(host, options);
        options.report({ type: "host-planned", host: host.endpoint.name, report });
        return report;
      }),
    ),
  );
}

/** Reads one host and plans it. Rejects only on a bug. */
export async function readHost(host: Host, options: Omit<ReadOptions, "report">): Promise<HostReport> {
  const report = await tryReadHost(host, options).catch(
    (error: unknown): HostReport => ({
      plan: {
        host: host.endpoint.name,
        address: host.endpoint.address,
        status: "unreachable",
        failure: asFailure(error),
      },
      proofs: {},
    }),
  );
  if (!options.keep?.(report)) await options.links.close(host.endpoint);
  return report;
}

async function tryReadHost(host: Host, { links, signal }: Omit<ReadOptions, "report">): Promise<HostReport> {
  const planner = hostPlanner(host);
  return planner.plan(await readAnswers(host.endpoint, planner.probes, { links, signal }));
}
