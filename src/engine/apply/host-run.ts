import type { HostEvent, Refusal } from "../../host/events.ts";
import { type Transaction, transactionId } from "../../host/pack.ts";
import type { InstanceOutcome, Report } from "../event.ts";
import { unendedHint } from "../pending.ts";

/** Why an instance has no end state of its own: what the controller knows instead. */
export interface Ending extends Pick<InstanceOutcome, "end" | "cause" | "hint"> {
  /** What holds for those that come after an instance that was begun, and were not. */
  readonly unbegun?: Pick<InstanceOutcome, "end" | "cause">;
}

interface HostRunOptions {
  readonly host: string;
  readonly run: string;
  readonly transactions: readonly Transaction[];
  readonly report: Report;
  readonly ended?: (outcome: InstanceOutcome) => void;
}

/** One host's job as its events tell it: passes them on as the engine's own, and keeps what became of each instance. */
export class HostRun {
  readonly #options: HostRunOptions;
  readonly #outcomes = new Map<number, InstanceOutcome>();
  readonly #lastLines = new Map<number, string[]>();
  #refusal: Ending | undefined;
  /** The number of the transaction that was begun last. */
  #begun = 0;

  constructor(options: HostRunOptions) {
    this.#options = options;
  }

  /** Takes an event as the host tells it; one of an instance or operation that was never asked for is left out. */
  take(event: HostEvent): void {
    if (event.type === "over") return;
    if (event.type === "refused") {
      this.#refusal = refusalEnding(event.reason, event.cause);
      return;
    }
    const transaction = this.#options.transactions[event.transaction - 1];
    if (transaction) this.#takeOf(transaction, event);
  }

  /** What became of every instance, in order; `rest` is for those that the host did not tell the end of. */
  outcomes(rest: Ending): InstanceOutcome[] {
    const { host, transactions } = this.#options;
    const { unbegun, ...ending } = this.#refusal ?? rest;
    return transactions.map(({ instance }, index) => {
      const late = this.#begun > 0 && index >= this.#begun ? unbegun : undefined;
      return this.#outcomes.get(index + 1) ?? { host, instance, ...(late ?? ending) };
    });
  }

  #takeOf(transaction: Transaction, event: Exclude<HostEvent, { type: "over" | "refused" }>): void {
    const { host, run, report } = this.#options;
    const { instance } = transaction;
    switch (event.type) {
      case "begin":
        this.#begun = Math.max(this.#begun, event.transaction);
        report({ type: "transaction-started", host, instance, transaction: transactionId(run, event.transaction) });
        return;
      case "operation":
        this.#takeOperation(transaction, event);
        return;
      case "output":
        this.#lastLines.get(event.transaction)?.push(event.line);
        report({ type: "output", host, instance, line: event.line });
        return;
      case "end": {
        const outcome = this.#outcome(instance, event);
        this.#outcomes.set(event.transaction, outcome);
        this.#options.ended?.(outcome);
        return;
      }
    }
  }

  #takeOperation({ instance, operations }: Transaction, event: HostEvent & { type: "operation" }): void {
    const operation = operations[event.index];
    if (!operation) return;
    const { state, detail, index } = event;
    // The first failure is the cause; what fails on the way back comes after it.
    if (state === "failed" && !this.#lastLines.has(event.transaction)) this.#lastLines.set(event.transaction, []);
    const phase = event.phase === "switch" && operation.op === "prove" ? "prove" : event.phase;
    const { host, report } = this.#options;
    report({
      type: "operation",
      host,
      instance,
      index,
      operation: operation.op,
      phase,
      state,
      ...(detail !== undefined && { detail }),
    });
  }

  #outcome(instance: string, event: HostEvent & { type: "end" }): InstanceOutcome {
    const { end, seconds, cause, transaction } = event;
    const lastLines = this.#lastLines.get(transaction);
    const hint = endHint(end, transactionId(this.#options.run, transaction));
    return {
      host: this.#options.host,
      instance,
      end,
      seconds,
      ...(cause !== undefined && { cause }),
      ...(lastLines?.length && { lastLines }),
      ...(hint !== undefined && { hint }),
    };
  }
}

function endHint(end: InstanceOutcome["end"], transaction: string): string | undefined {
  switch (end) {
    case "reverted":
      return "The old state serves again. Remove the cause, then apply again.";
    case "unchanged":
      return "Nothing was changed. Remove the cause, then apply again.";
    case "skipped":
      return "Nothing was changed. Remove the cause of that failure, then apply again.";
    case "revert-failed":
      return `Look at the host: the files as they were are kept in /var/lib/fleet/tx/${transaction}.`;
    default:
      return undefined;
  }
}

function refusalEnding(reason: Refusal, cause: string): Ending {
  switch (reason) {
    case "root":
      return { end: "unchanged", cause, hint: "Connect as root, or set become: true." };
    case "stage":
      return { end: "unchanged", cause, hint: "Nothing was changed. Remove the cause, then apply again." };
    case "busy":
      return { end: "unchanged", cause, hint: "Try again when that run is done." };
    case "pending": {
      const [, transaction] = /^Transaction (\S+)/.exec(cause) ?? [];
      return { end: "blocked", cause, hint: unendedHint(transaction ?? "RUN") };
    }
    case "absent":
      return { end: "unknown", cause, hint: "Run fleet verify to see how the host is." };
  }
}
