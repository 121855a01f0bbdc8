import { readdirSync, readFileSync } from "node:fs";
import type { RunRecord } from "../engine/run-record.ts";
import { journalPath, runsDirectory } from "./directory.ts";
import { isRunId, type JournalEntry, JournalError, type JournalHeader, journalVersion } from "./format.ts";
import { replay } from "./replay.ts";

/** A run with all that its journal knows. */
export interface JournalRun {
  readonly header: JournalHeader;
  readonly record: RunRecord;
}

/** The whole history, newest first; a journal that can't be read hides no other. */
export function readRuns(state: string): { runs: JournalRun[]; unreadable: JournalError[] } {
  const runs: JournalRun[] = [];
  const unreadable: JournalError[] = [];
  for (const run of runIds(state)) {
    try {
      runs.push(readRun(state, run));
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      unreadable.push(error);
    }
  }
  runs.sort((a, b) => compare(b.header.time, a.header.time) || compare(b.header.run, a.header.run));
  return { runs, unreadable };
}

/** The ids that a user can mean by a text: the one that it is, else all that begin with it. */
export function matchingRuns(state: string, text: string): string[] {
  const ids = runIds(state);
  return ids.includes(text) ? [text] : ids.filter((id) => id.startsWith(text));
}

/** One run. Throws a {@link JournalError} where its journal is not there, or is nothing that this fleet can read. */
export function readRun(state: string, run: string): JournalRun {
  const path = journalPath(state, run);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new JournalError(`The record of run ${run} can't be read: ${error instanceof Error ? error.message : error}`);
  }
  const [first = "", ...rest] = text.split("\n");
  const header = readHeader(path, run, first);
  return { header, record: replay(header, rest.flatMap(readEntry)) };
}

function runIds(state: string): string[] {
  try {
    return readdirSync(runsDirectory(state))
      .filter((name) => name.endsWith(".jsonl"))
      .map((name) => name.slice(0, -".jsonl".length))
      .filter(isRunId)
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new JournalError(`The history can't be read: ${error instanceof Error ? error.message : error}`);
  }
}

function readHeader(path: string, run: string, line: string): JournalHeader {
  const value = parseObject(line);
  const broken = new JournalError(`${path} is no record of a run: its first line is not whole.`);
  if (value?.["type"] !== "header") throw broken;
  if (value["version"] !== journalVersion) {
    const version = JSON.stringify(value["version"]);
    throw new JournalError(
      `${path} has version ${version} of the format, and this fleet reads version ${journalVersion}: use the fleet that wrote it.`,
    );
  }
  const texts = ["run", "time", "user", "command", "inventory"].every((key) => typeof value[key] === "string");
  if (!texts || value["run"] !== run || !Array.isArray(value["hosts"])) throw broken;
  return value as unknown as JournalHeader;
}

/** A line that was torn says nothing, and neither does one of a type that came later. */
function readEntry(line: string): JournalEntry[] {
  const value = parseObject(line);
  return typeof value?.["type"] === "string" && typeof value["time"] === "string"
    ? [value as unknown as JournalEntry]
    : [];
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
