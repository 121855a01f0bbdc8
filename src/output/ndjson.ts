import type { Event } from "../engine/event.ts";

/** The version of every line that `--json` prints; it moves when a reader of the old one would misread the new one. */
export const eventsVersion = 1;

/** One line of `--json`: `schemas/events.schema.json`. */
export interface JsonRecord {
  readonly type: string;
  readonly [property: string]: unknown;
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
        return event.phase === "apply" ? write({ ...event }) : undefined;
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
      case "transaction-started":
      case "operation":
      case "output":
      case "link-lost":
      case "link-restored":
      case "instance-ended":
      case "draining":
      case "detached":
      case "run-ended":
        return write({ ...event });
    }
  };
}
