import { closeSync, fstatSync, fsync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Event } from "../engine/event.ts";
import type { ChangingCommand } from "../engine/run-record.ts";
import { journalPath } from "./directory.ts";
import { type JournalEntry, JournalError, type JournalHeader, journalVersion, type RunStart } from "./format.ts";

/** Told once, when a line could not be written: the run goes on without a record. */
export type OnTrouble = (message: string) => void;

/**
 * The record of one run, line by line, only ever appended to. Each line is written at once, so a killed controller loses
 * none; the header and each instance's end are also made durable against a loss of power.
 */
export class Journal {
  readonly path: string;
  readonly #onTrouble: OnTrouble;
  #file: number | undefined;
  #syncing: Promise<void> | undefined;
  #dirty = false;

  private constructor(path: string, file: number, onTrouble: OnTrouble) {
    this.path = path;
    this.#file = file;
    this.#onTrouble = onTrouble;
  }

  /** Begins the journal of a run; its header is durable then. Throws a {@link JournalError}. */
  static create(state: string, start: RunStart, onTrouble: OnTrouble): Journal {
    const path = journalPath(state, start.run);
    const header: JournalHeader = { type: "header", version: journalVersion, time: now(), ...start };
    return attempt(path, () => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const file = openSync(path, "wx", 0o600);
      writeWhole(file, `${JSON.stringify(header)}\n`);
      fsyncSync(file);
      syncDirectory(dirname(path));
      return new Journal(path, file, onTrouble);
    });
  }

  /** Goes on with the journal of a run that is there already. Throws a {@link JournalError}. */
  static takeUp(
    state: string,
    { run, command, user }: { readonly run: string; readonly command: ChangingCommand; readonly user: string },
    onTrouble: OnTrouble,
  ): Journal {
    const path = journalPath(state, run);
    const entry: JournalEntry = { time: now(), type: "taken-up", command, user };
    return attempt(path, () => {
      const file = openSync(path, "a+");
      // A line that a killed controller left torn stays what it is; ours begins on one of its own.
      writeWhole(file, `${endsWithLine(file) ? "" : "\n"}${JSON.stringify(entry)}\n`);
      fsyncSync(file);
      return new Journal(path, file, onTrouble);
    });
  }

  /** Writes an event down, where it belongs into a record. Never throws. */
  record(event: Event): void {
    if (this.#file === undefined || !belongs(event)) return;
    try {
      writeWhole(this.#file, `${JSON.stringify({ time: now(), ...event })}\n`);
    } catch (error) {
      this.#give(error);
      return;
    }
    if (durable.has(event.type)) this.#sync(this.#file);
  }

  /** What was written is durable then. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined) return;
    await this.#syncing;
    closeSync(file);
  }

  /** Many ends at once need one fsync, or two. */
  #sync(file: number): void {
    this.#dirty = true;
    this.#syncing ??= this.#syncUntilClean(file).finally(() => {
      this.#syncing = undefined;
    });
  }

  async #syncUntilClean(file: number): Promise<void> {
    while (this.#dirty) {
      this.#dirty = false;
      const error = await new Promise<unknown>((resolve) => fsync(file, resolve));
      if (error) this.#onTrouble(trouble(this.path, error));
    }
  }

  #give(error: unknown): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) void Promise.resolve(this.#syncing).finally(() => closeSync(file));
    this.#onTrouble(trouble(this.path, error));
  }
}

const durable: ReadonlySet<Event["type"]> = new Set([
  ...(["transaction-started", "instance-ended", "soak-failed", "run-ended"] as const),
]);

/** Plans hold the contents of files and outputs whatever an application prints; neither belongs into a record. */
function belongs(event: Event): boolean {
  switch (event.type) {
    case "host-planned":
    case "host-stale":
    case "output":
      return false;
    case "host-started":
      return event.phase !== "plan" && event.phase !== "verify";
    default:
      return true;
  }
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new JournalError(`The run's record could not be written: ${trouble(path, error)}`);
  }
}

function trouble(path: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.includes(path) ? text : `${path}: ${text}`;
}

function now(): string {
  return new Date().toISOString();
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

function endsWithLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 10);
}

function syncDirectory(path: string): void {
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
