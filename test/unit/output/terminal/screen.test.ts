import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeOutput } from "../../../../src/output/output.ts";
import { type ColourMode, shouldColour } from "../../../../src/output/terminal/colour.ts";
import { line, tone } from "../../../../src/output/terminal/line.ts";

type Env = Record<string, string>;

/** What a terminal, or a file, was sent. */
function capture({ tty = false, columns = 80, json = false, color = "auto" as ColourMode, env = {} as Env } = {}) {
  const sent = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    isTTY: tty,
    columns,
    write: (text: string) => {
      sent[name] += text;
    },
  });
  const streams = { stdout: stream("stdout"), stderr: stream("stderr") };
  return { sent, output: makeOutput(streams, { json, verbose: false, color, env }) };
}

const answer = [line(tone("alarm", "x"), " it is ", tone("add", "down"))];

describe("what goes where", () => {
  test("the answer goes to stdout, remarks to stderr", () => {
    const { sent, output } = capture();
    output.print(answer);
    output.note([line("a remark")]);
    expect(sent).toEqual({ stdout: "x it is down\n", stderr: "a remark\n" });
  });

  test("with --json only JSON is on stdout", () => {
    const { sent, output } = capture({ json: true });
    output.print(answer);
    output.record({ type: "error", message: "no" });
    expect(sent).toEqual({ stdout: '{"version":1,"type":"error","message":"no"}\n', stderr: "x it is down\n" });
  });

  test("without --json a record is nothing", () => {
    const { sent, output } = capture();
    output.record({ type: "error", message: "no" });
    expect(sent).toEqual({ stdout: "", stderr: "" });
  });
});

describe("the sink makes what hosts print harmless", () => {
  test.each([
    ["colours and cursor moves", "\u001b[2J\u001b[31mred\u001b[0m", "red"],
    ["a title", "\u001b]0;owned\u0007text", "text"],
    ["8-bit sequences", "\u009b2Jtext", "text"],
    ["a forged line", "ok\nmk2: converged", "ok mk2: converged"],
    ["a carriage return", "bad\rgood", "badgood"],
    ["text that runs backwards", "a\u202eb", "ab"],
  ])("%s", (_, hostile, harmless) => {
    const { sent, output } = capture();
    output.print([line(hostile)]);
    expect(sent.stdout).toBe(`${harmless}\n`);
  });

  test("also where fleet itself colours", () => {
    const { sent, output } = capture({ color: "always" });
    output.print([line(tone("strong", "\u001b[31mmk1\u001b[0m"))]);
    expect(sent.stdout).toBe("\u001b[1mmk1\u001b[22m\n");
  });
});

describe("colour", () => {
  test("is put on where it is wanted, and nowhere else", () => {
    const { sent, output } = capture({ color: "always" });
    output.print(answer);
    expect(sent.stdout).toBe("\u001b[1m\u001b[31mx\u001b[39m\u001b[22m it is \u001b[32mdown\u001b[39m\n");
  });

  test.each<[ColourMode, boolean, Env, boolean]>([
    ["auto", true, {}, true],
    ["auto", false, {}, false],
    ["auto", true, { TERM: "dumb" }, false],
    ["auto", true, { NO_COLOR: "1" }, false],
    ["auto", true, { NO_COLOR: "" }, true],
    ["auto", false, { FORCE_COLOR: "1" }, true],
    ["auto", true, { FORCE_COLOR: "0" }, false],
    ["auto", false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
    ["never", true, { FORCE_COLOR: "1" }, false],
    ["always", false, { NO_COLOR: "1" }, true],
  ])("--color %s, a terminal: %s, %j: %s", (mode, isTTY, env, wanted) => {
    expect(shouldColour(mode, { isTTY }, env)).toBe(wanted);
  });
});

describe("progress", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is one line at the bottom of a terminal that gives way to lines and goes in the end", () => {
    const { sent, output } = capture({ tty: true, env: { NO_COLOR: "1" } });
    output.report({ type: "run-started", command: "plan", hosts: ["mk1"] });
    vi.advanceTimersByTime(100);
    output.note([line("a remark")]);
    vi.advanceTimersByTime(100);
    output.report({ type: "run-ended", outcomes: [] });
    const bar = "\r\u001b[Kplan · 0 of 1 host read";
    expect(sent.stderr).toBe(`${bar}\r\u001b[Ka remark\n${bar}\r\u001b[K`);
  });

  test("is nothing where there is no terminal; steps are lines there", () => {
    const { sent, output } = capture();
    output.report({ type: "run-started", command: "plan", hosts: ["mk1"] });
    output.report({ type: "link-restored", host: "mk1" });
    vi.advanceTimersByTime(1000);
    expect(sent.stderr).toBe("mk1: connected again\n");
  });

  test("a terminal that does not know its width has 80 columns", () => {
    const { sent, output } = capture({ tty: true, columns: 0, env: { NO_COLOR: "1" } });
    output.report({ type: "run-started", command: "plan", hosts: ["mk1"] });
    vi.advanceTimersByTime(100);
    expect(sent.stderr).toContain("plan · 0 of 1 host read");
    output.still();
  });
});
