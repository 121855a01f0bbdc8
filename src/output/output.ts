import type { Event, Report } from "../engine/event.ts";
import { type JsonRecord, jsonLine, jsonRecords } from "./ndjson.ts";
import { eventLine } from "./run/event-line.ts";
import { advance, noProgress, progressText } from "./run/progress.ts";
import type { ColourMode } from "./terminal/colour.ts";
import type { Line } from "./terminal/line.ts";
import { Screen, type Streams } from "./terminal/screen.ts";

export interface OutputOptions {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly color: ColourMode;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Everything that a command shows goes through here. */
export interface Output {
  /** Takes the events of a run: progress on a terminal, plain lines elsewhere, JSON with `--json`. */
  readonly report: Report;
  /** The answer that was asked for: on stdout, or on stderr when stdout carries JSON. */
  print(lines: readonly Line[]): void;
  /** What is said beside the answer: always on stderr. */
  note(lines: readonly Line[]): void;
  /** A line for machines; nothing without `--json`. */
  record(record: JsonRecord): void;
  /** Takes the progress area away, before a question or at the end. */
  still(): void;
}

/** Makes the output of one command. */
export function makeOutput(streams: Streams, options: OutputOptions): Output {
  const screen = new Screen(streams, options.color, options.env);
  const record = (record: JsonRecord) => {
    if (options.json) screen.raw("stdout", jsonLine(record));
  };
  const toJson = jsonRecords(record);
  const toPeople = peopleReporter(screen, options.verbose);
  return {
    report: (event) => {
      toPeople(event);
      toJson(event);
    },
    print: (lines) => screen.write(options.json ? "stderr" : "stdout", lines),
    note: (lines) => screen.write("stderr", lines),
    record,
    still: () => screen.stop(),
  };
}

/** On a terminal trouble stays and the rest is one moving line; elsewhere each step is a line. */
function peopleReporter(screen: Screen, verbose: boolean): Report {
  const detail = verbose ? "all" : screen.live ? "quiet" : "steps";
  let progress = noProgress;
  const told = new Set<string>();
  return (event: Event) => {
    progress = advance(progress, event);
    const line = isKnown(event, told) ? undefined : eventLine(event, detail);
    if (line) screen.write("stderr", [line]);
    if (event.type === "host-planned" && line) told.add(event.host);
    if (event.type === "host-started") told.delete(event.host);
    if (event.type === "run-ended") screen.stop();
    else screen.progress((width) => progressText(progress, width));
  };
}

/** Whether it was told with a host's plan why it is not begun: its end says nothing else then. */
function isKnown(event: Event, told: ReadonlySet<string>): boolean {
  if (event.type !== "instance-ended" || !told.has(event.outcome.host)) return false;
  return event.outcome.end === "unreachable" || event.outcome.end === "blocked";
}
