/** One line of what a runner says, parsed. Transactions are numbered from 1, operations from 0; texts are host output, not sanitised. */
export type HostEvent =
  | { readonly type: "begin"; readonly transaction: number }
  | {
      readonly type: "operation";
      readonly transaction: number;
      readonly index: number;
      readonly phase: "prepare" | "switch" | "revert";
      readonly state: "started" | "waiting" | "done" | "failed";
      readonly detail?: string;
    }
  /** One of the last lines of what an operation that failed has printed. */
  | { readonly type: "output"; readonly transaction: number; readonly index: number; readonly line: string }
  | {
      readonly type: "end";
      readonly transaction: number;
      readonly end: "committed" | "reverted" | "revert-failed" | "unchanged" | "skipped";
      /** On the host's clock. */
      readonly seconds: number;
      readonly cause?: string;
    }
  /** Nothing was begun, and why. */
  | { readonly type: "refused"; readonly reason: Refusal; readonly cause: string }
  | { readonly type: "over" };

/** Why a host begins nothing: not root; no place for the job; another run at work; one without an end; no such run. */
export type Refusal = "root" | "stage" | "busy" | "pending" | "absent";

/** No event is longer; what is longer is cut. */
const longestLine = 16_384;

/**
 * Reads a runner's events from the answer of `stageScript` and `followScript`, whatever pieces it comes in.
 * All before the script's own first line is noise; a line that is no event is left out.
 */
export class EventReader {
  readonly #run: string;
  #line: Buffer[] = [];
  #length = 0;
  #inside = false;
  #offset = 0;
  #started = false;
  #over = false;

  constructor(run: string) {
    this.#run = run;
  }

  /** Bytes of the host's log that were read as whole lines: where to follow from after a lost link. */
  get offset(): number {
    return this.#offset;
  }

  /** Whether the host has ever answered: the job is there then. */
  get started(): boolean {
    return this.#started;
  }

  /** Whether the last event was seen. */
  get over(): boolean {
    return this.#over;
  }

  /** A new link: what follows is a new answer, with noise in front, and half a line is void. */
  restart(): void {
    this.#line = [];
    this.#length = 0;
    this.#inside = false;
  }

  /** The events that are complete with this piece. */
  push(chunk: Buffer): HostEvent[] {
    const events: HostEvent[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      this.#keep(chunk.subarray(start, end));
      start = end + 1;
      const event = this.#takeLine();
      if (event) events.push(event);
    }
    this.#keep(chunk.subarray(start));
    return events;
  }

  #keep(piece: Buffer): void {
    const room = Math.max(longestLine - this.#length, 0);
    if (room > 0 && piece.length > 0) this.#line.push(piece.subarray(0, room));
    this.#length += piece.length;
  }

  #takeLine(): HostEvent | undefined {
    const bytes = this.#length + 1;
    const text = Buffer.concat(this.#line).toString("utf8");
    this.#line = [];
    this.#length = 0;
    if (!this.#inside) {
      this.#readMark(text);
      return undefined;
    }
    this.#offset += bytes;
    if (this.#over) return undefined;
    const event = parseEvent(text);
    if (event?.type === "over") this.#over = true;
    return event;
  }

  #readMark(text: string): void {
    const [word, version, run, offset = ""] = text.split(" ");
    if (word !== "fleet-follow" || version !== "1" || run !== this.#run || !/^\d{1,15}$/.test(offset)) return;
    this.#inside = true;
    this.#started = true;
    this.#offset = Number(offset);
  }
}

const phases = ["prepare", "switch", "revert"] as const;
const states = ["started", "waiting", "done", "failed"] as const;
const ends = ["committed", "reverted", "revert-failed", "unchanged", "skipped"] as const;
const refusals = ["root", "stage", "busy", "pending", "absent"] as const;

/** One line of the log; `undefined` for one that no runner writes. */
function parseEvent(line: string): HostEvent | undefined {
  const [word, ...rest] = line.split(" ");
  switch (word) {
    case "begin":
      return parseBegin(rest);
    case "op":
      return parseOperation(rest);
    case "out":
      return parseOutput(rest);
    case "end":
      return parseEnd(rest);
    case "refused":
      return parseRefused(rest);
    case "over":
      return rest.length === 0 ? { type: "over" } : undefined;
    default:
      return undefined;
  }
}

function parseBegin([number]: string[]): HostEvent | undefined {
  const transaction = count(number);
  return transaction === undefined ? undefined : { type: "begin", transaction };
}

function parseOperation([number, at, phaseWord, stateWord, ...words]: string[]): HostEvent | undefined {
  const [transaction, index] = [count(number), count(at)];
  const [phase, state] = [oneOf(phases, phaseWord), oneOf(states, stateWord)];
  if (transaction === undefined || index === undefined || !phase || !state) return undefined;
  const detail = words.join(" ");
  return { type: "operation", transaction, index, phase, state, ...(detail && { detail }) };
}

function parseOutput([number, at, ...words]: string[]): HostEvent | undefined {
  const [transaction, index] = [count(number), count(at)];
  if (transaction === undefined || index === undefined) return undefined;
  return { type: "output", transaction, index, line: words.join(" ") };
}

function parseEnd([number, endWord, hundredths, ...words]: string[]): HostEvent | undefined {
  const [transaction, end, time] = [count(number), oneOf(ends, endWord), count(hundredths)];
  if (transaction === undefined || !end || time === undefined) return undefined;
  const cause = words.join(" ");
  return { type: "end", transaction, end, seconds: time / 100, ...(cause && { cause }) };
}

function parseRefused([reasonWord, ...words]: string[]): HostEvent | undefined {
  const reason = oneOf(refusals, reasonWord);
  return reason && { type: "refused", reason, cause: words.join(" ") };
}

function count(word: string | undefined): number | undefined {
  return word !== undefined && /^\d{1,9}$/.test(word) ? Number(word) : undefined;
}

function oneOf<const T extends string>(known: readonly T[], word: string | undefined): T | undefined {
  return known.find((one) => one === word);
}
