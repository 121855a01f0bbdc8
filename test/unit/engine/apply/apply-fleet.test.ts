import { describe, expect, test } from "vitest";
import type { Host, Strategy } from "../../../../src/config/inventory.ts";
import { applyFleet } from "../../../../src/engine/apply/apply-fleet.ts";
import type { Event } from "../../../../src/engine/event.ts";
import type { HostReport } from "../../../../src/engine/plan.ts";
import { Links } from "../../../../src/engine/read/links.ts";
import type { Operation } from "../../../../src/resources/operation.ts";
import { type Connection, ConnectionError } from "../../../../src/transport/connection.ts";

const facts = "fact os debian\nfact architecture amd64\nfact user 0\nfact systemd 252\n";
const installed = "package libjemalloc2\nstate install ok installed\n";
const health = "http://127.0.0.1:3000/";

/** How a host answers: how its transaction ends, and what a look at it finds afterwards. */
interface Manner {
  readonly ends?: "committed" | "reverted" | "revert-failed" | "never";
  readonly package?: string;
  readonly health?: string;
  readonly lost?: boolean;
  /** Called when its transaction is sent. */
  readonly begun?: () => void;
}

const prove: Operation = {
  op: "prove",
  source: { systemd: "a.service" },
  interpreter: "node",
  library: "libjemalloc.so",
  stable: 0,
  health,
  healthTimeout: 5,
};

function host(name: string, redundancy?: string): Host {
  return {
    endpoint: { name, connection: "ssh", address: name, knownHosts: [], become: false, connectTimeout: 1 },
    instances: [
      { name, deployment: "systemd", resources: [{ declared: { kind: "package", name: "libjemalloc2" }, when: {} }] },
    ],
    ...(redundancy !== undefined && { redundancy }),
  };
}

function report({ endpoint: { name } }: Host): HostReport {
  const instance = {
    instance: name,
    deployment: "systemd",
    status: "changes",
    resources: [],
    operations: [prove],
  } as const;
  return { plan: { host: name, address: name, status: "planned", instances: [instance] }, proofs: {} };
}

/** Sends the answers of a batch of probes back in its own frames. */
function framed(script: string, answers: readonly string[]) {
  const nonce = /[0-9a-f]{32}/.exec(script)?.[0];
  const mark = (label: string | number) => `\n${nonce} ${label}\n`;
  const stream = (texts: readonly string[]) =>
    mark("start") + texts.map((text) => text + mark(0)).join("") + mark("end");
  const stdout = Buffer.from(stream(answers));
  return { code: 0, stdout, stderr: Buffer.from(stream(answers.map(() => ""))) };
}

function connection(manner: Manner): Connection {
  return {
    exec: async (script, options) => {
      const run = /\brun=(\S+)/.exec(script)?.[1];
      if (run !== undefined) {
        manner.begun?.();
        if (manner.ends === "never") return await new Promise(() => undefined);
        const said = `fleet-follow 1 ${run} 0\nbegin 1\nend 1 ${manner.ends ?? "committed"} 100\nover\n`;
        options?.onStdout?.(Buffer.from(said));
        return { code: 0, stdout: Buffer.from(said), stderr: Buffer.alloc(0) };
      }
      if (manner.lost) throw new ConnectionError("lost", "The link was lost.", "Wait.");
      return framed(script, [facts, manner.package ?? installed, `health ${manner.health ?? "200"}\n`]);
    },
    close: async () => undefined,
  };
}

/** Applies to hosts of some manners, all of which have work. */
async function apply(manners: Readonly<Record<string, Manner>>, strategy: Partial<Strategy> = {}, pair = false) {
  const hosts = Object.keys(manners).map((name) => host(name, pair ? "pair" : undefined));
  const [drain, detach] = [new AbortController(), new AbortController()];
  const events: Event[] = [];
  const outcomes = await applyFleet(hosts, hosts.map(report), {
    links: new Links({ open: async ({ name }) => connection(manners[name] ?? {}) }),
    strategy: {
      parallel: 1,
      canary: 1,
      waves: [],
      maxFailures: 0,
      maxReverted: 3,
      soak: 0,
      packageWait: 120,
      ...strategy,
    },
    run: "r1",
    report: (event) => {
      events.push(event);
      if (event.type === "soak-started") drain.abort();
    },
    drain: drain.signal,
    detach: detach.signal,
  });
  const told = events.flatMap((event) =>
    event.type === "instance-ended"
      ? [`${event.outcome.host} ${event.outcome.end}`]
      : event.type === "host-started"
        ? [`${event.host} starts`]
        : event.type === "operation" || event.type === "transaction-started"
          ? []
          : [event.type],
  );
  return { outcomes, events, told };
}

describe("a fleet", () => {
  test("goes wave after wave, and each end is told as it comes", async () => {
    const { told, outcomes } = await apply({ a: {}, b: {}, c: {} }, { waves: ["66%"] });
    expect(outcomes.map(({ end }) => end)).toEqual(["committed", "committed", "committed"]);
    expect(told).toEqual([
      ...["wave-started", "a starts", "a committed"],
      ...["wave-started", "b starts", "b committed"],
      ...["wave-started", "c starts", "c committed"],
    ]);
  });

  test("a canary that failed stops it, and no wave begins any more", async () => {
    const { told, outcomes } = await apply({ a: { ends: "reverted" }, b: {} }, { maxFailures: 9 });
    expect(told).toEqual(["wave-started", "a starts", "a reverted", "stopping", "b skipped"]);
    expect(outcomes[1]).toMatchObject({ end: "skipped", cause: "Not started: the canary a failed." });
  });

  test("that it stops is told once, and not where nobody is left to begin", async () => {
    const broken: Manner = { ends: "reverted" };
    const { events } = await apply({ a: broken, b: broken, c: broken, d: {} }, { canary: 0, maxFailures: 1 });
    const stopping = events.filter(({ type }) => type === "stopping");
    expect(stopping).toEqual([{ type: "stopping", cause: "2 hosts failed, maxFailures is 1" }]);
    expect((await apply({ a: broken })).told).not.toContain("stopping");
  });

  test.each<[string, Manner, string]>([
    [
      "the plan",
      { package: "package libjemalloc2\nstate deinstall\ncandidate 5\n" },
      "a new plan still differs: package:libjemalloc2: ",
    ],
    ["the health URL", { health: "500" }, `${health} answers with status 500.`],
    ["a host that is gone", { lost: true }, "the host was not seen: The link was lost."],
  ])("what is committed and not well is a failure: %s", async (_, manner, cause) => {
    const { outcomes } = await apply({ a: manner, b: {} }, { soak: 3600 });
    const said = `Committed, but after a soak that was cut short ${cause}`;
    expect(outcomes[0]).toMatchObject({ end: "unknown", cause: expect.stringContaining(said) });
    expect(outcomes[0]?.hint).toContain("fleet rollback r1 -l a");
    expect(outcomes[1]).toMatchObject({ end: "skipped" });
  });

  test("without a soak the host's own proof is the last look", async () => {
    const { outcomes } = await apply({ a: { health: "500" } });
    expect(outcomes).toMatchObject([{ end: "committed" }]);
  });

  test("an interrupt ends the soak, and the wave is looked at all the same", async () => {
    const { told, outcomes } = await apply({ a: { health: "503" }, b: {} }, { soak: 3600 });
    expect(told).toEqual([
      ...["wave-started", "a starts", "a committed", "soak-started", "soak-failed", "soak-ended", "b skipped"],
    ]);
    expect(outcomes[0]?.cause).toBe(
      `Committed, but after a soak that was cut short ${health} answers with status 503.`,
    );
    expect(outcomes[1]?.cause).toBe("Not started: the run was interrupted.");
  });

  test("the partner of a host that may not serve is not begun", async () => {
    const { outcomes } = await apply({ a: { ends: "revert-failed" }, b: {} }, { canary: 0, maxFailures: 9 }, true);
    expect(outcomes[1]?.cause).toBe("Not started: a of the same redundancy group pair may not serve.");
  });
});

test("what has nothing to do only because of an instance that failed is not called converged", async () => {
  const one = host("a");
  const { plan } = report(one);
  const instances = plan.status === "planned" ? plan.instances : [];
  const settled = { instance: "b", deployment: "systemd", status: "converged", resources: [], operations: [] } as const;
  const planned: HostReport = {
    plan: {
      host: "a",
      address: "a",
      status: "planned",
      instances: [...instances, { ...settled, needs: ["a"] }, { ...settled, instance: "c" }],
    },
    proofs: {},
  };
  const ends = async (manner: Manner) => {
    const told: string[] = [];
    const outcomes = await applyFleet([one], [planned], {
      links: new Links({ open: async () => connection(manner) }),
      strategy: { parallel: 1, canary: 0, waves: [], maxFailures: 0, maxReverted: 3, soak: 0, packageWait: 120 },
      run: "r1",
      report: (event) => event.type === "instance-ended" && told.push(event.outcome.instance),
      drain: new AbortController().signal,
      detach: new AbortController().signal,
    });
    expect(told.sort()).toEqual(["a", "b", "c"]);
    return outcomes;
  };
  expect((await ends({})).map(({ end }) => end)).toEqual(["committed", "converged", "converged"]);
  expect(await ends({ ends: "reverted" })).toMatchObject([
    { end: "reverted" },
    { end: "skipped", cause: "Not started: a failed first, and this instance counts on its files." },
    { end: "converged" },
  ]);
});

test("the first interrupt asks a host at work with several instances to begin no other", async () => {
  const drain = new AbortController();
  const one = host("a");
  const { plan } = report(one);
  const [first] = plan.status === "planned" ? plan.instances : [];
  if (plan.status !== "planned" || first === undefined) throw new Error("no plan");
  const instances = [first, { ...first, instance: "b" }];
  let asked: () => void = () => undefined;
  const halted = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const said = (end: string) => Buffer.from(`${end}\n`);
  const links = new Links({
    open: async () => ({
      exec: async (script, options) => {
        const answer = { code: 0, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
        if (script.includes('touch "$home/halt"')) {
          expect(script).toContain("home=/var/lib/fleet/runs/r1");
          asked();
          return answer;
        }
        options?.onStdout?.(said("fleet-follow 1 r1 0\nbegin 1"));
        drain.abort();
        await halted;
        options?.onStdout?.(said("end 1 committed 1\nend 2 skipped 0 Not started: the run was interrupted.\nover"));
        return answer;
      },
      close: async () => undefined,
    }),
  });
  const outcomes = await applyFleet([one], [{ plan: { ...plan, instances }, proofs: {} }], {
    links,
    strategy: { parallel: 1, canary: 0, waves: [], maxFailures: 0, maxReverted: 3, soak: 0, packageWait: 120 },
    run: "r1",
    report: () => undefined,
    drain: drain.signal,
    detach: new AbortController().signal,
  });
  expect(outcomes.map(({ end }) => end)).toEqual(["committed", "skipped"]);
});

test("the second interrupt names the hosts that are at work, and goes", async () => {
  const [drain, detach] = [new AbortController(), new AbortController()];
  const events: Event[] = [];
  let atWork = 0;
  const begun = () => {
    atWork += 1;
    if (atWork < 2) return;
    drain.abort();
    detach.abort();
  };
  const hosts = ["a", "b", "c"].map((name) => host(name));
  const outcomes = await applyFleet(hosts, hosts.map(report), {
    links: new Links({ open: async () => connection({ ends: "never", begun }) }),
    strategy: { parallel: 2, canary: 0, waves: [], maxFailures: 0, maxReverted: 3, soak: 0, packageWait: 120 },
    run: "r1",
    report: (event) => events.push(event),
    drain: drain.signal,
    detach: detach.signal,
  });
  expect(events).toContainEqual({ type: "detached", hosts: ["a", "b"] });
  expect(outcomes.map(({ end }) => end)).toEqual(["unknown", "unknown", "skipped"]);
});
