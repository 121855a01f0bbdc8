import { describe, expect, test } from "vitest";
import { EventReader, type HostEvent } from "../../../src/host/events.ts";

const log = [
  "begin 1",
  "op 1 0 prepare started",
  "op 1 0 prepare waiting for the package manager, held by process 7 (apt-get)",
  "op 1 3 switch failed app.service could not be restarted: é",
  "out 1 3 boom:  two blanks",
  "op 1 2 revert done ",
  "end 1 reverted 1234 app.service could not be restarted: é",
  "end 2 skipped 0 An earlier instance of this host failed.",
  "over",
  "",
].join("\n");

const events: HostEvent[] = [
  { type: "begin", transaction: 1 },
  { type: "operation", transaction: 1, index: 0, phase: "prepare", state: "started" },
  {
    type: "operation",
    transaction: 1,
    index: 0,
    phase: "prepare",
    state: "waiting",
    detail: "for the package manager, held by process 7 (apt-get)",
  },
  {
    type: "operation",
    transaction: 1,
    index: 3,
    phase: "switch",
    state: "failed",
    detail: "app.service could not be restarted: é",
  },
  { type: "output", transaction: 1, index: 3, line: "boom:  two blanks" },
  { type: "operation", transaction: 1, index: 2, phase: "revert", state: "done" },
  { type: "end", transaction: 1, end: "reverted", seconds: 12.34, cause: "app.service could not be restarted: é" },
  { type: "end", transaction: 2, end: "skipped", seconds: 0, cause: "An earlier instance of this host failed." },
  { type: "over" },
];

function read(reader: EventReader, text: string, size = text.length): HostEvent[] {
  const bytes = Buffer.from(text);
  const all: HostEvent[] = [];
  for (let at = 0; at < bytes.length; at += size) all.push(...reader.push(bytes.subarray(at, at + size)));
  return all;
}

describe("the reader of a runner's events", () => {
  test.each([1, 2, 3, 7, 64, 10_000])("reads them in pieces of %i bytes", (size) => {
    const reader = new EventReader("r1");
    expect(read(reader, `fleet-follow 1 r1 0\n${log}`, size)).toEqual(events);
    expect(reader.over).toBe(true);
    expect(reader.offset).toBe(Buffer.byteLength(log));
  });

  test("goes on at its offset after a link that was lost in the middle of a line", () => {
    const bytes = Buffer.byteLength(log);
    for (let cut = 0; cut < bytes; cut++) {
      const reader = new EventReader("r1");
      const first = reader.push(
        Buffer.concat([Buffer.from("fleet-follow 1 r1 0\n"), Buffer.from(log).subarray(0, cut)]),
      );
      reader.restart();
      const mark = Buffer.from(`fleet-follow 1 r1 ${reader.offset}\n`);
      const second = reader.push(Buffer.concat([mark, Buffer.from(log).subarray(reader.offset)]));
      expect([...first, ...second]).toEqual(events);
    }
  });

  test("takes nothing before the script's own first line, nor of another run", () => {
    const reader = new EventReader("r1");
    expect(read(reader, `Welcome!\nover\nbegin 1\nfleet-follow 1 r2 0\nover\n`)).toEqual([]);
    expect([reader.started, reader.over, reader.offset]).toEqual([false, false, 0]);
    expect(read(reader, "fleet-follow 1 r1 8\nover\n")).toEqual([{ type: "over" }]);
    expect([reader.started, reader.over, reader.offset]).toEqual([true, true, 13]);
  });

  test.each([
    "begin",
    "begin x",
    "begin -1",
    "begin 99999999999999999999",
    "op 1 0 switch",
    "op 1 0 dance done",
    "op 1 0 switch sung",
    "op 1 x switch done",
    "out 1",
    "end 1 glorious 3",
    "end 1 committed",
    "end 1 committed 1e9",
    "refused because",
    "over and out",
    "",
    "\u001b[2J",
    "constructor 1",
  ])("leaves out the line %j and goes on", (line) => {
    const reader = new EventReader("r1");
    expect(read(reader, `fleet-follow 1 r1 0\n${line}\nbegin 1\n`)).toEqual([{ type: "begin", transaction: 1 }]);
  });

  test("cuts a line without end, and counts all its bytes", () => {
    const reader = new EventReader("r1");
    const [event] = read(reader, `fleet-follow 1 r1 0\nout 1 0 ${"x".repeat(100_000)}\n`, 4096);
    expect(event).toMatchObject({ type: "output" });
    expect(event?.type === "output" && event.line.length).toBeLessThan(20_000);
    expect(reader.offset).toBe(100_009);
  });

  test("takes nothing after the end", () => {
    const reader = new EventReader("r1");
    expect(read(reader, "fleet-follow 1 r1 0\nover\nend 1 committed 1\n")).toEqual([{ type: "over" }]);
  });
});
