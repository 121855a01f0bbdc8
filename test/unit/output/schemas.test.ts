import { describe, expect, test } from "vitest";
import type { Event } from "../../../src/engine/event.ts";
import { savedPlanText } from "../../../src/engine/plan/saved-plan.ts";
import type { JsonRecord } from "../../../src/output/ndjson.ts";
import { makeOutput } from "../../../src/output/output.ts";
import { checkSchema, type Schema, schemas } from "../../support/schemas.ts";
import { answers, desired, ends, events, inventory, operations, plans, problems } from "./samples.ts";

const { playbook, plan, event, inventory: inventorySchema } = schemas;

/** What `--json` prints on stdout of some events and records. */
function printed(of: readonly Event[], records: readonly JsonRecord[] = []): Record<string, unknown>[] {
  let text = "";
  const streams = { stdout: { write: (piece: string) => (text += piece) }, stderr: { write: () => true } };
  const output = makeOutput(streams, { json: true, verbose: false, color: "auto", env: {} });
  for (const one of of) output.report(one);
  for (const record of records) output.record(record);
  return text
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

const verifying = events["run-started"];
const planning = { ...verifying, command: "plan" } as const;

describe("lines of --json", () => {
  test.each(Object.values(events))("the event $type", (sample) => {
    const lines = printed([verifying, sample]);
    expect(lines.map(({ type }) => type)).toContain(sample.type);
    for (const line of lines) checkSchema("event", line);
  });

  test.each(Object.values(answers))("the answer $type", (sample) => {
    const [line] = printed([], [sample]);
    expect(line).toEqual({ version: 1, ...sample });
    checkSchema("event", line);
  });

  test.each(plans)("a host's plan, with and without its proofs ($status)", (one) => {
    const planned: Event = { type: "host-planned", host: "mk1", report: { plan: one, proofs: {} } };
    const [, bare] = printed([planning, planned]);
    const [, proven] = printed([verifying, planned]);
    expect([bare, proven].map((line) => line !== undefined && "proofs" in line)).toEqual([false, true]);
    checkSchema("event", bare);
    checkSchema("event", proven);
  });

  test("the least that each may hold", () => {
    const proofs = { mk1: { judged: 0, mapped: 0, allocator: "unknown" } } as const;
    const planned = plans[1];
    if (planned === undefined) throw new Error("no plan");
    const { detail: _, ...operation } = events.operation;
    const least: Event[] = [
      verifying,
      { type: "host-planned", host: "mk1", report: { plan: planned, proofs } },
      operation,
      { type: "instance-ended", outcome: { host: "mk1", instance: "mk1", end: "committed" } },
      { type: "run-ended", outcomes: [] },
    ];
    const { problem: _problem, ...keys } = answers["host-keys"];
    const failure = { problem: "lost", message: "gone", hint: "again" } as const;
    const prunes = [
      { status: "blocked", cause: "run 1 is at work", next: "wait" } as const,
      { status: "unknown", why: "only root can read it" } as const,
      { status: "unreachable", failure } as const,
    ].map((one) => ({ type: "prune-planned", host: "mk1", address: "192.0.2.1", plan: one }) as const);
    const lines = printed(least, [keys, { type: "error", message: "no" }, ...prunes]);
    expect(lines).toHaveLength(least.length + 2 + prunes.length);
    for (const line of lines) checkSchema("event", line);
  });

  test("that a host is read has no line, that it is changed has one", () => {
    expect(printed([{ type: "host-started", host: "mk1", phase: "plan" }])).toEqual([]);
    expect(printed([{ type: "host-started", host: "mk1", phase: "apply" }])).toHaveLength(1);
  });

  test("the schema knows each type, and no other", () => {
    const known = Object.values(event.$defs ?? {}).flatMap(({ properties }) => properties?.["type"]?.const ?? []);
    expect(known.sort()).toEqual([...Object.keys(events), ...Object.keys(answers)].sort());
  });

  test.each([
    ["a type that is not there", { version: 1, type: "party" }],
    ["another version", { version: 2, type: "draining", changing: true }],
    ["a property that is not there", { version: 1, type: "draining", changing: true, host: "mk1" }],
    [
      "an end that is not there",
      { version: 1, type: "instance-ended", outcome: { host: "a", instance: "a", end: "ok" } },
    ],
  ])("the schema refuses %s", (_, value) => {
    expect(() => checkSchema("event", value)).toThrow();
  });

  test("a line is harmless to look at, and its value is as the host gave it", () => {
    const written: string[] = [];
    const streams = { stdout: { write: (piece: string) => written.push(piece) }, stderr: { write: () => true } };
    const output = makeOutput(streams, { json: true, verbose: false, color: "always", env: {} });
    const line = "\u009b2J\u001b]0;owned\u0007 \u202eevil\u2028\nnext";
    output.report({ ...events.output, line });
    expect(written.join("")).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(written.join(""))).toMatchObject({ line });
  });
});

describe("a saved plan", () => {
  const saved = (): Record<string, unknown> =>
    JSON.parse(savedPlanText("1.2.3", inventory, [desired, desired, desired], plans));

  test("is as its schema says", () => {
    checkSchema("plan", saved());
  });

  test("of nothing is one too", () => {
    checkSchema("plan", JSON.parse(savedPlanText("1.2.3", inventory, [], [])));
  });

  test("the schema refuses another version and what it does not know", () => {
    expect(() => checkSchema("plan", { ...saved(), format_version: 2 })).toThrow();
    expect(() => checkSchema("plan", { ...saved(), time: "now" })).toThrow();
  });
});

describe("the schemas", () => {
  const words = (schema: Schema, definition: string, property: string) =>
    [...(schema.$defs?.[definition]?.properties?.[property]?.enum ?? [])].sort();

  test.each([
    ["operations", plan.$defs?.["OperationName"]?.enum, operations],
    ["problems of a link", words(plan, "HostFailure", "problem"), problems],
    ["ends of an instance", words(event, "InstanceOutcome", "end"), ends],
  ])("list all %s", (_, listed, known) => {
    expect([...(listed ?? [])].sort()).toEqual(Object.keys(known).sort());
  });

  test.each([
    ["inventory", inventorySchema],
    ["playbook", playbook],
    ["plan", plan],
    ["event", event],
  ])("describe each property and close each shape: %s", (_, schema) => {
    const bare: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      const { properties } = value as Schema;
      if (properties !== undefined && !("additionalProperties" in value)) bare.push(`${path} is open`);
      for (const [name, property] of Object.entries(properties ?? {})) {
        if (!property.description) bare.push(`${path}/${name}`);
      }
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`);
    };
    walk(schema, "");
    expect(bare).toEqual([]);
  });
});
