import { expect, test } from "vitest";
import { parseProcesses } from "../../../../src/resources/process/processes.ts";

const process = (pid: number, ...more: string[]) =>
  [`process ${pid} 1000.25 /usr/bin/node`, ...more.map((line) => line.replace("PID", String(pid)))].join("\n");
const whole = ["library PID libjemalloc.so.2", "maps PID", "pss PID 100"];
const versions = "versions libjemalloc2=5.3.0-1";

test("a process is read with what it maps, weighs and was given", () => {
  const text = [process(7, ...whole), versions, "environment 7", "LD_PRELOAD=/a b.so", ""].join("\n");
  expect(parseProcesses(text)).toEqual([
    {
      exe: "/usr/bin/node",
      startedAt: 1000.25,
      libraries: ["libjemalloc.so.2"],
      environment: new Map([["LD_PRELOAD", "/a b.so"]]),
      pssBytes: 102_400,
      musl: false,
      version: "5.3.0-1",
    },
  ]);
});

test("one that ended while it was read is none, whatever was read of it", () => {
  const text = [process(7, ...whole), process(8), "environment 7", "environment 8", "gone 8", "gone 9", ""].join("\n");
  expect(parseProcesses(text)).toHaveLength(1);
  expect(parseProcesses(`${process(7)}\nenvironment 7\ngone 7\n`)).toEqual([]);
});

test("one that is young counts where there is no other", () => {
  const young = process(8, "young PID");
  expect(parseProcesses([process(7), young].join("\n"))).toHaveLength(1);
  expect(parseProcesses(young)).toHaveLength(1);
});

test("a library that was replaced since has no known version", () => {
  const [only] = parseProcesses(`${process(7, "library PID deleted:libjemalloc.so.2", "maps PID")}\n${versions}\n`);
  expect(only?.libraries).toEqual(["deleted:libjemalloc.so.2"]);
  expect(only).not.toHaveProperty("version");
});

test("lines of nobody's, and half ones, are passed over", () => {
  expect(parseProcesses("library 7 x\nmaps 7\npss\nLD_PRELOAD=/a\nenvironment\n\u001b[31mprocess\n")).toEqual([]);
});
