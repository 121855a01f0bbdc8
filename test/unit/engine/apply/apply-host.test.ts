import { describe, expect, test } from "vitest";
import { type ApplyHostOptions, applyHost } from "../../../../src/engine/apply/apply-host.ts";
import type { Event } from "../../../../src/engine/event.ts";
import type { Operation } from "../../../../src/resources/operation.ts";
import { type Connection, ConnectionError, type ConnectionProblem } from "../../../../src/transport/connection.ts";

const operations: Operation[] = [
  { op: "systemd.restart", unit: "a.service" },
  {
    op: "prove",
    source: { systemd: "a.service" },
    interpreter: "node",
    library: "libjemalloc.so",
    stable: 0,
    healthTimeout: 5,
  },
];
const transactions = [
  { instance: "a", operations },
  { instance: "b", operations },
];

/** What a link does with one script: says something, then ends in a way. */
interface Turn {
  readonly says?: string;
  readonly ends: number | null | "never" | ConnectionProblem;
}

/** A host that answers one turn after another and keeps the scripts that it was sent. */
function host(...turns: (Turn | ConnectionProblem)[]) {
  const scripts: string[] = [];
  const events: Event[] = [];
  const connect = async (): Promise<Connection> => {
    const turn = turns.shift();
    if (turn === undefined) throw new Error("one link more than expected");
    if (typeof turn === "string") throw new ConnectionError(turn, `no link: ${turn}`, "look at it");
    return { exec: (script, options) => answer(turn, script, options), close: async () => undefined };
  };
  const answer: (turn: Turn, ...args: Parameters<Connection["exec"]>) => ReturnType<Connection["exec"]> = async (
    { says = "", ends },
    script,
    options,
  ) => {
    scripts.push(script);
    options?.onStdout?.(Buffer.from(says));
    if (ends === "never") return await new Promise(() => undefined);
    if (typeof ends === "string") throw new ConnectionError(ends, "the link is gone", "wait");
    return { code: ends, stdout: Buffer.from(says), stderr: Buffer.from("noise\nlast words\n") };
  };
  const apply = (over: Partial<ApplyHostOptions> = {}) =>
    applyHost({
      ...{ host: "mk1", run: "r1", transactions, connect, report: (event: Event) => events.push(event) },
      detach: new AbortController().signal,
      ...over,
    });
  return { scripts, events, apply };
}

const mark = (offset: number) => `fleet-follow 1 r1 ${offset}\n`;
const firstHalf = "begin 1\nop 1 0 switch started\nop 1 0 switch done \n";
const secondHalf = "op 1 1 switch started\nop 1 1 switch done \nend 1 committed 250\n";
const other = "begin 2\nend 2 committed 100\nover\n";

describe("one host's apply", () => {
  test("ends with the host's last word, without waiting for the follower to go", async () => {
    const { apply, events } = host({ says: mark(0) + firstHalf + secondHalf + other, ends: "never" });
    expect(await apply()).toEqual([
      { host: "mk1", instance: "a", end: "committed", seconds: 2.5 },
      { host: "mk1", instance: "b", end: "committed", seconds: 1 },
    ]);
    expect(events).toContainEqual({ type: "transaction-started", host: "mk1", instance: "b", transaction: "r1.2" });
    expect(events).toContainEqual(
      expect.objectContaining({ index: 1, operation: "prove", phase: "prove", state: "done" }),
    );
  });

  test.each(["lost", null] as const)("goes on from the offset after a link that ended with %s", async (ends) => {
    const { apply, events, scripts } = host(
      { says: `${mark(0)}${firstHalf}op 1 1 swi`, ends },
      { says: mark(firstHalf.length) + secondHalf + other, ends: 0 },
    );
    expect(await apply()).toMatchObject([{ end: "committed" }, { end: "committed" }]);
    expect(scripts[1]).toContain(`follow ${firstHalf.length}`);
    expect(events.map(({ type }) => type)).toEqual([
      ...["transaction-started", "operation", "operation", "link-lost", "link-restored"],
      ...["operation", "operation", "transaction-started"],
    ]);
  });

  test("stages again when the link was lost before the host had answered", async () => {
    const { apply, scripts } = host({ ends: "lost" }, { says: mark(0) + firstHalf + secondHalf + other, ends: 0 });
    expect(await apply()).toMatchObject([{ end: "committed" }, { end: "committed" }]);
    expect(scripts[1]).toBe(scripts[0]);
  });

  test.each(["auth", "refused", "host-key-changed"] as const)(
    "has begun nothing when the link fails with %s",
    async (problem) => {
      const cause = `no link: ${problem}`;
      expect(await host(problem).apply()).toMatchObject([
        { end: "unreachable", cause },
        { end: "unreachable", cause },
      ]);
    },
  );

  test("knows no end when the runner is gone without one, but those that were told", async () => {
    const { apply } = host({ says: `${mark(0)}${firstHalf}${secondHalf}begin 2\n`, ends: 0 });
    expect(await apply()).toMatchObject([
      { end: "committed" },
      { end: "unknown", cause: "The runner on the host ended without an end state.", hint: expect.any(String) },
    ]);
  });

  test("knows of those after the one at work that they were not begun, when the runner is gone", async () => {
    const told: string[] = [];
    const ended = ({ instance }: { readonly instance: string }) => told.push(instance);
    const { apply } = host({ says: `${mark(0)}${firstHalf}`, ends: 0 });
    const cause = "Not started: the runner on the host ended first.";
    expect(await apply({ ended })).toMatchObject([{ end: "unknown" }, { end: "skipped", cause }]);
    expect(told).toEqual([]);
    const silent = host({ says: mark(0), ends: 0 });
    expect(await silent.apply()).toMatchObject([{ end: "unknown" }, { end: "unknown" }]);
  });

  test("tells each end as soon as the host does", async () => {
    const told: string[] = [];
    const { apply } = host({ says: `${mark(0)}${firstHalf}${secondHalf}begin 2\n`, ends: 0 });
    await apply({ ended: ({ instance, end }) => told.push(`${instance} ${end}`) });
    expect(told).toEqual(["a committed"]);
  });

  test("gives a silent host up when patience is over, and one at once that denies the key", async () => {
    const impatient = host({ says: mark(0), ends: "lost" });
    expect(await impatient.apply({ patience: 0 })).toMatchObject([{ end: "unknown" }, { end: "unknown" }]);
    const denied = host({ says: mark(0), ends: "lost" }, "auth");
    expect(await denied.apply()).toMatchObject([
      { end: "unknown", cause: expect.stringContaining("no link: auth") },
      {},
    ]);
  });

  test("what fleet has planned and can't do is this host's alone: the run goes on", async () => {
    const path = "/srv/mk/../Dockerfile";
    const wrong: Operation = { op: "file.write", path, mode: "0644", base: "absent", content: "" };
    const { apply, scripts } = host();
    const outcomes = await apply({ transactions: [{ instance: "a", operations: [wrong] }] });
    expect(outcomes).toMatchObject([{ instance: "a", end: "unchanged", cause: expect.stringContaining(path) }]);
    expect(scripts).toEqual([]);
  });

  test("says what a shell said that could not start the job", async () => {
    const { apply } = host({ ends: 127 });
    expect(await apply()).toMatchObject([{ end: "unknown", cause: expect.stringContaining("127") }, {}]);
  });

  test.each([
    ["busy Run r0 of user ann is at work on this host since 2025-01-01T00:00:00Z.", "unchanged", /r0 of user ann/],
    ["pending Transaction r0.1 of an earlier run has no end state.", "blocked", /r0\.1/],
    ["stage Nothing could be put on the host: No space left on device", "unchanged", /No space left/],
    ["root Only root can change this host.", "unchanged", /root/],
  ])("is refused: %s", async (refusal, end, cause) => {
    const { apply } = host({ says: `${mark(0)}refused ${refusal}\nover\n`, ends: 0 });
    const outcome = { end, cause: expect.stringMatching(cause), hint: expect.any(String) };
    expect(await apply()).toMatchObject([outcome, outcome]);
  });

  test("leaves the host alone when it is told to go", async () => {
    const leave = new AbortController();
    const { apply } = host({ says: mark(0) + firstHalf, ends: "never" });
    const applying = apply({
      detach: leave.signal,
      report: ({ type }) => {
        if (type === "operation") queueMicrotask(() => leave.abort());
      },
    });
    expect(await Promise.race([applying, new Promise((resolve) => setTimeout(resolve, 1000, "late"))])).toMatchObject([
      { end: "unknown", cause: expect.stringContaining("controller has left") },
      { end: "unknown" },
    ]);
    const { apply: early, scripts } = host({ ends: 0 });
    expect(await early({ detach: AbortSignal.abort() })).toMatchObject([{ end: "skipped" }, { end: "skipped" }]);
    expect(scripts).toEqual([]);
  });

  test("keeps the last lines of the first failure, and believes nothing of what was never asked for", async () => {
    const says = [
      ...["begin 1", "op 1 0 switch failed boom", "out 1 0 a", "out 1 0 b", "op 1 77 switch done", "begin 9"],
      ...["end 9 committed 1", "end 1 reverted 100 boom", "end 2 skipped 0 An earlier one failed.", "over", ""],
    ].join("\n");
    const { apply, events } = host({ says: mark(0) + says, ends: 0 });
    expect(await apply()).toMatchObject([
      { end: "reverted", cause: "boom", lastLines: ["a", "b"], hint: expect.any(String) },
      { end: "skipped", cause: "An earlier one failed." },
    ]);
    expect(events).toHaveLength(4);
  });
});
