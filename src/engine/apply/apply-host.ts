import { setTimeout as sleep } from "node:timers/promises";
import { EventReader } from "../../host/events.ts";
import { followScript } from "../../host/follow.ts";
import { stageScript, type Transaction } from "../../host/pack.ts";
import type { Script } from "../../shell/script.ts";
import { type Connection, ConnectionError } from "../../transport/connection.ts";
import type { InstanceOutcome, Report } from "../event.ts";
import type { HostFailure } from "../plan.ts";
import { asFailure, worthRetry } from "../read/links.ts";
import { type Ending, HostRun } from "./host-run.ts";

export interface ApplyHostOptions {
  readonly host: string;
  /** The run's id, unique on the host for ever. */
  readonly run: string;
  /** Of instances whose operations the runner knows. */
  readonly transactions: readonly Transaction[];
  /** Opens the link; called again after each loss. Rejects with a {@link ConnectionError}. */
  connect(): Promise<Connection>;
  readonly report: Report;
  /** Aborted: the controller goes at once, the host finishes by itself. */
  readonly detach: AbortSignal;
  /** Milliseconds without a word from the host until its outcome is given up as unknown. */
  readonly patience?: number;
  /** Seconds that the host waits for another process that holds its package manager. */
  readonly packageWait?: number;
  /** Transactions that may be reverted before no further one is begun; default: all. */
  readonly maxReverted?: number;
  /** Told of each end as soon as the host has told it. */
  readonly ended?: (outcome: InstanceOutcome) => void;
  /** What starts the work on the host and comes back to it; default: a new job that is staged there. */
  readonly scripts?: HostScripts;
}

/** Both may be run again and again: what was started once is only followed. */
export interface HostScripts {
  readonly start: Script;
  follow(offset: number): Script;
}

/**
 * Puts the transactions on a host, starts them there and watches them to their end, over as many links as it takes.
 * The host needs no watcher: whatever happens here, it ends committed or reverted by itself.
 */
export async function applyHost(options: ApplyHostOptions): Promise<InstanceOutcome[]> {
  const hostRun = new HostRun(options);
  const scripts = options.scripts ?? jobScripts(options);
  return hostRun.outcomes("end" in scripts ? scripts : await watch(options, scripts, hostRun));
}

/** What was planned and no script can hold is a mistake in fleet; it is this host's alone, and the others go on. */
function jobScripts(job: ApplyHostOptions): HostScripts | Ending {
  const { run } = job;
  try {
    const start = stageScript(job);
    return { start, follow: (offset) => followScript(run, offset) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const hint = "Nothing was changed there. It is a mistake in fleet: please report it with this line.";
    return { end: "unchanged", cause: `fleet can't do what it has planned: ${error.message}.`, hint };
  }
}

/** Follows the host until nothing more is to be learned, and says what holds for instances whose end was not told. */
async function watch(options: ApplyHostOptions, scripts: HostScripts, hostRun: HostRun): Promise<Ending> {
  const { host, detach, report, patience = 600_000 } = options;
  const reader = new EventReader(options.run);
  let asked = false;
  let attempt = 0;
  let lastWord = Date.now();
  while (!detach.aborted) {
    const heard = reader.offset;
    let failure: HostFailure | undefined;
    try {
      const connection = await untilAborted(options.connect(), detach);
      if (attempt > 0) report({ type: "link-restored", host });
      asked = true;
      failure = await untilAborted(follow(connection, options.detach, scripts, reader, hostRun), detach);
      if (!failure) return reader.over ? untold : gone;
    } catch (error) {
      if (detach.aborted) break;
      failure = asFailure(error);
    }
    if (!asked) return { end: "unreachable", cause: failure.message, hint: failure.hint };
    if (reader.offset > heard) [attempt, lastWord] = [0, Date.now()];
    if (attempt === 0) report({ type: "link-lost", host, failure });
    if (!worthRetry(failure) || Date.now() - lastWord >= patience) return unseen(failure);
    await sleep(delay(attempt++), undefined, { signal: detach }).catch(() => undefined);
  }
  return asked ? detached : { end: "skipped", cause: "The run was interrupted before this host's turn." };
}

/** One link's share of the events; `undefined` when the host has said all it will, else how the link failed. */
async function follow(
  connection: Connection,
  detach: AbortSignal,
  scripts: HostScripts,
  reader: EventReader,
  hostRun: HostRun,
): Promise<HostFailure | undefined> {
  const script = reader.started ? scripts.follow(reader.offset) : scripts.start;
  reader.restart();
  return await new Promise((resolve, reject) => {
    const onStdout = (chunk: Buffer) => {
      for (const event of reader.push(chunk)) hostRun.take(event);
      // The end of the follower itself is not waited for.
      if (reader.over) resolve(undefined);
    };
    connection.exec(script, { signal: detach, onStdout }).then(({ code, stderr }) => {
      if (reader.started && code === 0) resolve(undefined);
      else if (code === null) resolve(lost);
      else resolve(strange(code, stderr));
    }, reject);
  });
}

/** Milliseconds: half a second, doubling up to 15 s, with a little chance so that a fleet does not come back at once. */
function delay(attempt: number): number {
  return Math.min(500 * 2 ** attempt, 15_000) * (0.75 + Math.random() / 2);
}

/** The controller can leave at any moment, whatever a link does with its own signal. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = withReject();
  const stop = () => reject(new ConnectionError("aborted", "The controller was interrupted.", later));
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function withReject(): { promise: Promise<never>; reject(reason: Error): void } {
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<never>((_, fail) => {
    reject = fail;
  });
  return { promise, reject };
}

const later = "The host finishes or reverts by itself. Run fleet verify to see how it ended.";

const lost: HostFailure = { problem: "lost", message: "The link was lost while the host was at work.", hint: later };

function strange(code: number, stderr: Buffer): HostFailure {
  const said = stderr.toString("utf8").trim().split("\n").at(-1) ?? "";
  const message = `The host's shell ended with status ${code} where it should have started the job${said && `: ${said}`}.`;
  return { problem: "noise", message, hint: "Run fleet verify to see how the host is." };
}

function unseen({ message }: HostFailure): Ending {
  return { end: "unknown", cause: `The host was not seen to its end: ${message}`, hint: later };
}

const detached: Ending = { end: "unknown", cause: "The controller has left before the host was done.", hint: later };

const gone: Ending = {
  end: "unknown",
  cause: "The runner on the host ended without an end state.",
  hint: "Was it killed, or the host restarted? What it had done so far is in /var/lib/fleet/tx on the host.",
  unbegun: { end: "skipped", cause: "Not started: the runner on the host ended first." },
};

const untold: Ending = { ...gone, cause: "The host did not say how this instance ended." };
