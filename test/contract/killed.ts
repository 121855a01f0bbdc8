import type { Script } from "../../src/shell/script.ts";
import type { RunnerHost } from "./runner-host.ts";

/** How a runner that was killed is dealt with. */
export type Way = "resume" | "rollback";

/** When a runner is killed: at its command of a number (which may go on without it), or milliseconds after its start. */
export type Point = { readonly command: number; readonly orphan?: boolean } | { readonly after: number };

/** What must not be, after a kill and after what was done about it. */
export type FaultKind = "torn" | "double" | "missed" | "open" | "left over" | "wrong end";

/** One thing that must not be. */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

/** One kill, looked at before and after another runner has finished. */
export interface Killed {
  /** The state in which the killed runner has left its transaction. */
  readonly left: string;
  readonly faults: readonly Fault[];
}

/** One kill as it is asked for. */
export interface Kill<Mode extends string> {
  readonly run: string;
  readonly mode: Mode;
  readonly point: Point;
  readonly way: Way;
}

/** What a run that nobody kills shows: its commands, in number and with the last event before each, and its time. */
export interface Undisturbed {
  readonly commands: number;
  /** The commands just before and just after each event. */
  readonly borders: readonly number[];
  readonly milliseconds: number;
}

/** Sets the trap; the commands that count are the runner's only. */
export async function arm(host: RunnerHost, point: Point, counted: readonly string[]): Promise<void> {
  if ("after" in point) await host.killAfter(point.after);
  else await host.killAt(point.command, counted, point.orphan);
}

/** Reads what {@link RunnerHost.killAt} has counted in a run that it did not kill. */
export async function undisturbed(host: RunnerHost, said: Script, seconds: number): Promise<Undisturbed> {
  const events = (await host.must(said)).split("\n").map((event) => event.trim());
  const borders = events.flatMap((event, index) =>
    index > 0 && event !== events[index - 1] ? [index, index + 1] : [],
  );
  return { commands: events.length, borders: [...new Set(borders)], milliseconds: seconds * 1000 };
}

/** Faults of a kind where a word of `found` is not as it has to be. */
export function unless(good: boolean, kind: FaultKind, detail: string): Fault[] {
  return good ? [] : [{ kind, detail }];
}

/** Whether each start was one that had to be: too many are double, a last one of the wrong kind or too few are missed. */
export function judgeStarts(starts: readonly string[], good: RegExp, most: number): Fault[] {
  const said = starts.join(" ");
  return unless(good.test(said), starts.length > most ? "double" : "missed", `starts: ${said}`);
}
