import type { Host, Strategy } from "../../config/inventory.ts";
import type { InstanceOutcome } from "../event.ts";
import { allowedFailures, type Wave } from "./waves.ts";

export interface BrakeOptions {
  readonly maxFailures: Strategy["maxFailures"];
  /** Hosts that have work. */
  readonly hosts: number;
  readonly drain: AbortSignal;
}

/** Keeps hosts that have not begun from beginning: after an interrupt, a failed canary, or more failures than allowed. */
export class Brake {
  readonly #options: BrakeOptions;
  readonly #failed = new Set<string>();
  /** By redundancy group: the host of it that may not serve. */
  readonly #away = new Map<string, string>();
  #canary: string | undefined;

  constructor(options: BrakeOptions) {
    this.#options = options;
  }

  /** Why no further host begins; nothing while the run goes on. */
  get stop(): string | undefined {
    const { drain, maxFailures, hosts } = this.#options;
    const failed = this.#failed.size;
    if (drain.aborted) return "the run was interrupted";
    if (this.#canary !== undefined) return `the canary ${this.#canary} failed`;
    if (failed <= allowedFailures(maxFailures, hosts)) return undefined;
    return `${failed} ${failed === 1 ? "host" : "hosts"} failed, maxFailures is ${maxFailures}`;
  }

  /** Why this host does not begin; nothing when it may. */
  against({ redundancy }: Host): string | undefined {
    const away = redundancy === undefined ? undefined : this.#away.get(redundancy);
    return this.stop ?? (away && `${away} of the same redundancy group ${redundancy} may not serve`);
  }

  /** Takes what became of the instances that were begun on a host of a wave. */
  take({ endpoint, redundancy }: Host, wave: Wave<unknown>, outcomes: readonly InstanceOutcome[]): void {
    const { name } = endpoint;
    if (redundancy !== undefined && outcomes.some(({ end }) => mayBeAway.has(end))) this.#away.set(redundancy, name);
    if (outcomes.every(({ end }) => good.has(end))) return;
    this.#failed.add(name);
    if (wave.canary) this.#canary ??= name;
  }
}

type End = InstanceOutcome["end"];

const good: ReadonlySet<End> = new Set(["committed", "converged", "skipped"]);

/** Ends after which nobody can say that the old state or the new one serves. */
const mayBeAway: ReadonlySet<End> = new Set(["revert-failed", "unknown", "unreachable"]);
