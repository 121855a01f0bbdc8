import { type ColourMode, shouldColour } from "./colour.ts";
import { type Line, render } from "./line.ts";

/** The part of a writable stream that is needed; `process.stdout` is one. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

/** Milliseconds between two drawings of the progress area. */
const redraw = 100;

const clearLine = "\r\x1b[K";

/** The sink of all that people read: lines on one stream, and below them on a terminal one line that is drawn again and again. */
export class Screen {
  readonly #streams: Streams;
  readonly #colour: { stdout: boolean; stderr: boolean };
  readonly #live: boolean;
  #progress: ((width: number) => string) | undefined;
  #drawn = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(streams: Streams, mode: ColourMode, env: Readonly<Record<string, string | undefined>>) {
    this.#streams = streams;
    this.#colour = {
      stdout: shouldColour(mode, streams.stdout, env),
      stderr: shouldColour(mode, streams.stderr, env),
    };
    this.#live = streams.stderr.isTTY === true && env["TERM"] !== "dumb";
  }

  /** Whether there is a terminal to draw progress on. */
  get live(): boolean {
    return this.#live;
  }

  write(to: "stdout" | "stderr", lines: readonly Line[]): void {
    this.raw(to, lines.map((line) => `${render(line, this.#colour[to])}\n`).join(""));
  }

  /** Text that is no line for people, such as JSON; it must be harmless already. */
  raw(to: "stdout" | "stderr", text: string): void {
    if (text === "") return;
    this.#erase();
    this.#streams[to].write(text);
  }

  /** Shows progress from now on; the text is asked for whenever it is drawn. */
  progress(text: (width: number) => string): void {
    if (!this.#live) return;
    this.#progress = text;
    this.#timer ??= setTimeout(() => this.#draw(), redraw).unref();
  }

  /** Takes the progress area away. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#progress = undefined;
    this.#erase();
  }

  #draw(): void {
    this.#timer = undefined;
    if (this.#progress === undefined) return;
    const text = this.#progress(this.#streams.stderr.columns || 80);
    this.#streams.stderr.write(`${clearLine}${render([{ text, tone: "faint" }], this.#colour.stderr)}`);
    this.#drawn = true;
  }

  #erase(): void {
    if (!this.#drawn) return;
    this.#streams.stderr.write(clearLine);
    this.#drawn = false;
    if (this.#progress !== undefined) this.progress(this.#progress);
  }
}
