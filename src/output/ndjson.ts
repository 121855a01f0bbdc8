import type { Diagnostic } from "../config/diagnostic.ts";
import type { Event } from "../engine/event.ts";
import type { HostPlan } from "../engine/plan.ts";
import type { EnginePrune, PruneOutcome } from "../engine/prune/prune-fleet.ts";
import type { RunRecord } from "../engine/run-record.ts";
import type { Proof } from "../resources/kind.ts";

/** The version of every line that `--json` prints; it moves when a reader of the old one would misread the new one. */
export const eventsVersion = 1;

/** One line of `--json`: `schemas/event.schema.json`. */
export type JsonRecord = EventRecord | AnswerRecord;

/** An event as it is told to machines: a host's proofs only where they were asked for. */
type EventRecord =
  | Exclude<Event, { type: "host-planned" }>
  | {
      readonly type: "host-planned";
      readonly host: string;
      readonly plan: HostPlan;
      readonly proofs?: Readonly<Record<string, Proof>>;
    };

/** What commands answer beside a run's events. */
type AnswerRecord =
  | { readonly type: "plan-saved"; readonly file: string; readonly inventory: string }
  | SelectedHost
  | { readonly type: "valid"; readonly inventory: string; readonly hosts: number; readonly instances: number }
  | ({ readonly type: "diagnostic" } & Diagnostic)
  | { readonly type: "error"; readonly message: string; readonly hint?: string }
  | {
      readonly type: "host-keys";
      readonly host: string;
      readonly address: string;
      readonly port: number;
      readonly state: "known" | "new" | "changed" | "unreachable";
      readonly keys: readonly { readonly type: string; readonly fingerprint: string }[];
      readonly problem?: string;
      readonly hint?: string;
    }
  | ({ readonly type: "prune-planned" } & EnginePrune)
  | ({ readonly type: "host-pruned" } & PruneOutcome)
  | ({ readonly type: "run" } & RunRecord)
  | { readonly type: "host-trusted"; readonly host: string; readonly file: string };

/** One host of `--list-hosts`. */
export interface SelectedHost {
  readonly type: "selected-host";
  readonly host: string;
  readonly address: string;
  readonly instances: readonly { readonly name: string; readonly deployment: "systemd" | "docker" }[];
  readonly groups: readonly string[];
}

/**
 * A record as one line with its newline. Characters that act on a terminal are escaped,
 * so the value stays as the host gave it and the line is harmless to look at.
 */
export function jsonLine({ type, ...rest }: JsonRecord): string {
  const text = JSON.stringify({ version: eventsVersion, type, ...rest });
  return `${text.replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Turns events into records. Hosts are read in any order, but told in the inventory's,
 * so that two plans of an unchanged fleet are the same bytes; `host-started` of reading is left out for that reason too.
 */
export function jsonRecords(write: (record: JsonRecord) => void): (event: Event) => void {
  let waiting: string[] = [];
  let proofs = false;
  const arrived = new Map<string, JsonRecord>();
  return (event) => {
    switch (event.type) {
      case "run-started":
        waiting = [...event.hosts];
        proofs = event.command === "verify";
        arrived.clear();
        return write({ ...event });
      case "host-started":
        return event.phase !== "plan" && event.phase !== "verify" ? write({ ...event }) : undefined;
      case "host-planned": {
        const { plan } = event.report;
        arrived.set(event.host, {
          type: event.type,
          host: event.host,
          plan,
          ...(proofs && { proofs: event.report.proofs }),
        });
        for (let next = arrived.get(waiting[0] ?? ""); next !== undefined; next = arrived.get(waiting[0] ?? "")) {
          waiting.shift();
          write(next);
        }
        return;
      }
      case "host-retried":
      case "host-stale":
      case "transaction-started":
      case "operation":
      case "output":
      case "link-lost":
      case "link-restored":
      case "instance-ended":
      case "wave-started":
      case "soak-started":
      case "soak-failed":
      case "soak-ended":
      case "stopping":
      case "draining":
      case "detached":
      case "run-ended":
        return write({ ...event });
    }
  };
}
