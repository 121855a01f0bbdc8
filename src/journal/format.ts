import type { Host, Strategy } from "../config/inventory.ts";
import type { Event } from "../engine/event.ts";
import type { ChangingCommand, TakenUp } from "../engine/run-record.ts";

/** The version of a journal's lines; it moves when an older fleet would misread a newer journal. */
export const journalVersion = 1;

/** One host of a run: how it is reached, and the transactions that it was to be given. */
export interface JournalHost {
  readonly endpoint: Host["endpoint"];
  readonly instances: readonly { readonly instance: string; readonly transaction: string }[];
}

/** What a run is, without its version and time. */
export interface RunStart {
  readonly run: string;
  readonly user: string;
  readonly command: ChangingCommand;
  /** The fleet that wrote it. */
  readonly fleet: string;
  /** The inventory's absolute path. */
  readonly inventory: string;
  readonly strategy: Strategy;
  /** Group name → host names, so that a limit means the same later. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly hosts: readonly JournalHost[];
}

/** A journal's first line: all that is needed to reach the run's hosts again. */
export interface JournalHeader extends RunStart {
  readonly type: "header";
  readonly version: typeof journalVersion;
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** Every other line: an event with its time, or who took the run up again. */
export type JournalEntry = ({ readonly time: string } & Event) | ({ readonly type: "taken-up" } & TakenUp);

/** Whether a text can be a run's id, and so a file's name and a part of a host's paths. */
export function isRunId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/.test(text);
}

/** A journal that can't be written or read: a sentence for the user. */
export class JournalError extends Error {
  override readonly name = "JournalError";
}
