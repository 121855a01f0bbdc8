import type { Host, Inventory, Strategy } from "../../../src/config/inventory.ts";
import type { Event, InstanceOutcome } from "../../../src/engine/event.ts";
import type {
  HostFailure,
  HostPlan,
  HostReport,
  InstancePlan,
  ResourcePlan,
  StaleChange,
} from "../../../src/engine/plan.ts";
import type { PruneName } from "../../../src/engine/prune/prune.ts";
import type { JsonRecord } from "../../../src/output/ndjson.ts";
import type { Declared } from "../../../src/resources/declared.gen.ts";
import type { Facts } from "../../../src/resources/facts.ts";
import type { Action, Downtime, FileDiff, Proof } from "../../../src/resources/kind.ts";
import type { ComposeTarget, Operation } from "../../../src/resources/operation.ts";

/**
 * A type with every property there, however deep. A sample of it must name each new property as soon as the compiler
 * knows it, and a schema that does not know it is red then.
 */
export type Full<T> = T extends readonly (infer Item)[]
  ? T extends readonly [unknown, ...unknown[]]
    ? T
    : readonly Full<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: Full<Exclude<T[Key], undefined>> }
    : T;

const facts: Full<Facts> = {
  os: "debian",
  release: "12",
  architecture: "amd64",
  multiarch: "x86_64-linux-gnu",
  root: true,
  systemd: 252,
};

const proof: Full<Proof> = {
  judged: 4,
  mapped: 4,
  allocator: "jemalloc",
  version: "5.3.0-1",
  source: "zz-fleet.conf:3",
  since: "2026-11-24T10:15:02Z",
  pssBytes: 734_003_200,
};

const target: Full<ComposeTarget> = {
  project: "misskey",
  directory: "/srv/misskey",
  files: ["/srv/misskey/compose.yaml"],
  environmentFiles: ["/srv/misskey/.env"],
  service: "web",
  user: "misskey",
  scale: 2,
  override: "/srv/misskey/compose.override.yaml",
};

export const operations: { readonly [Name in Operation["op"]]: Full<Operation & { op: Name }> } = {
  "file.write": {
    op: "file.write",
    path: "/etc/a",
    content: "a\n",
    mode: "0644",
    setMode: true,
    base: "absent",
    user: "misskey",
  },
  "file.remove": { op: "file.remove", path: "/etc/a", base: "0".repeat(64), user: "misskey" },
  "package.install": { op: "package.install", manager: "apt", name: "libjemalloc2", version: "5.3.0-1" },
  "preload.try": {
    op: "preload.try",
    preload: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2",
    mallocConf: "background_thread:true",
    library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2",
    interpreter: "/usr/bin/node",
    arguments: ["-"],
    user: "misskey",
  },
  "systemd.reload": {
    op: "systemd.reload",
    user: "misskey",
    expect: { unit: "misskey.service", environment: { LD_PRELOAD: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" } },
  },
  "systemd.restart": { op: "systemd.restart", unit: "misskey.service", user: "misskey" },
  "image.build": {
    op: "image.build",
    compose: target,
    image: "misskey-web",
    base: `sha256:${"0".repeat(64)}`,
    from: `sha256:${"1".repeat(64)}`,
    thin: "ARG BASE\nFROM ${BASE}\n",
    dockerfile: "/srv/misskey/Dockerfile",
    try: { interpreter: "/usr/local/bin/node", argument: "-", user: "misskey" },
  },
  "compose.up": {
    op: "compose.up",
    compose: target,
    image: "misskey/misskey:fleet-misskey-web",
    was: "misskey/misskey:latest",
    base: `sha256:${"0".repeat(64)}`,
    want: `sha256:${"1".repeat(64)}`,
  },
  prove: {
    op: "prove",
    source: { systemd: "misskey.service", user: "misskey" },
    interpreter: "node",
    library: "libjemalloc.so",
    stable: 10,
    health: "http://127.0.0.1:3000/healthz",
    healthTimeout: 300,
  },
};

const proveCompose: Operation = {
  ...operations.prove,
  source: { compose: { project: "misskey", service: "web", user: "misskey" } },
};

const downtime: Full<Downtime> = { how: "restart", seconds: 8, stopLimit: 90 };

const diff: Full<FileDiff> = { path: "/etc/a", before: "a\n", after: "b\n" };

const actions: Readonly<Record<Action, true>> = {
  create: true,
  update: true,
  remove: true,
  restart: true,
  recreate: true,
  prove: true,
};

const results: { readonly [Status in ResourcePlan["result"]["status"]]: Full<ResourcePlan["result"]> } = {
  converged: { status: "converged" },
  change: {
    status: "change",
    action: "update",
    summary: "LD_PRELOAD will be set",
    diffs: [diff],
    operations: [...Object.values(operations)],
    downtime,
  },
  blocked: {
    status: "blocked",
    cause: "It is not running.",
    evidence: "systemctl: inactive",
    next: "start it",
    diffs: [diff],
  },
  unknown: { status: "unknown", why: "needs root", next: "set become: true" },
};

const instances: { readonly [Status in InstancePlan["status"]]: Full<InstancePlan> } = {
  converged: plannedInstance("converged", results.converged),
  changes: plannedInstance("changes", results.change),
  blocked: plannedInstance("blocked", results.blocked),
  unknown: plannedInstance("unknown", results.unknown),
};

function plannedInstance(status: InstancePlan["status"], result: Full<ResourcePlan["result"]>): Full<InstancePlan> {
  return {
    instance: status,
    deployment: "systemd",
    status,
    resources: [{ address: "file:/etc/a", result, notes: ["set by hand in override.conf:3"], sharedWith: "other" }],
    operations: [...Object.values(operations)],
    downtime,
    needs: ["other"],
  };
}

export const failure: Full<HostFailure> = { problem: "timeout", message: "No answer in 10 s.", hint: "Is it up?" };

/** Every problem that a link can have. */
export const problems: Readonly<Record<HostFailure["problem"], true>> = {
  unresolved: true,
  refused: true,
  timeout: true,
  lost: true,
  noise: true,
  "host-key-unknown": true,
  "host-key-changed": true,
  auth: true,
  become: true,
  aborted: true,
};

const full: Full<HostPlan> = {
  host: "mk1",
  address: "192.0.2.1",
  status: "planned",
  facts,
  instances: Object.values(instances),
  pending: { id: "20261124-101502-9f3a1c.1", by: { user: "yuki", since: "2026-11-24T10:15:02Z" } },
};

/** The least that a plan can hold: no optional property, each action, an absent file on either side. */
const least: HostPlan = {
  host: "mk1",
  address: "mk1",
  status: "planned",
  instances: [
    {
      instance: "mk1",
      deployment: "docker",
      status: "changes",
      resources: [
        { address: "a", result: { status: "unknown", why: "needs root" }, notes: [] },
        { address: "b", result: { status: "blocked", cause: "It is paused.", next: "unpause it" }, notes: [] },
        ...(Object.keys(actions) as Action[]).map((action): ResourcePlan => {
          const diffs = [
            { path: "/etc/a", before: undefined, after: "a\n" },
            { path: "/etc/b", before: "b\n", after: undefined },
          ];
          return {
            address: action,
            result: { status: "change", action, summary: "", diffs, operations: [] },
            notes: [],
          };
        }),
      ],
      operations: [{ op: "systemd.reload" }, proveCompose],
      downtime: { how: "recreate" },
    },
  ],
};

const unreachable: Full<HostPlan> = { host: "mk1", address: "192.0.2.1", status: "unreachable", failure };

/** Plans that hold everything a plan can hold. */
export const plans: readonly HostPlan[] = [full, least, unreachable];

/** A few of what can be declared: the saved plan takes each as the playbook's schema says, whichever it is. */
const declared: readonly Full<Declared>[] = [
  { kind: "file", path: "/etc/a", content: "a\n", mode: "0644" },
  {
    kind: "allocator",
    unit: "misskey.service",
    user: "misskey",
    directory: "/srv/misskey",
    service: "web",
    interpreter: "node",
    allocator: "jemalloc",
    mallocConf: "auto",
    arenas: 2,
    trimThreshold: 131072,
    tunables: "glibc.malloc.tcache_count=0",
    replace: false,
    health: "http://127.0.0.1/",
    stable: 10,
    healthTimeout: 300,
  },
];

/** A host with every setting. */
export const desired: Full<Host> = {
  endpoint: {
    name: "mk1",
    connection: "ssh",
    address: "192.0.2.1",
    port: 22,
    user: "ubuntu",
    identityFile: "/home/ubuntu/.ssh/id_ed25519",
    proxyJump: "bastion.example.jp",
    knownHosts: ["/home/ubuntu/.ssh/known_hosts"],
    become: true,
    connectTimeout: 10_000,
  },
  instances: [
    {
      name: "mk1",
      deployment: "systemd",
      resources: declared.map((one) => ({
        declared: one,
        when: { systemd: 252, root: true, os: "debian" },
      })),
    },
  ],
  redundancy: "tokyo",
};

const strategy: Full<Strategy> = {
  parallel: 10,
  canary: 1,
  waves: [1, "25%"],
  maxFailures: "10%",
  maxReverted: 3,
  soak: 30,
  packageWait: 120,
};

/** An inventory of that host. */
export const inventory: Inventory = {
  path: "inventory.yaml",
  hosts: [desired],
  groups: new Map([
    ["kyoto", ["mk9"]],
    ["tokyo", ["mk1", "mk9"]],
  ]),
  strategy,
};

const change: Full<StaleChange> = {
  instance: "mk1",
  address: "file:/etc/a",
  planned: "will be written",
  now: "will be replaced",
  diffs: [{ path: "/etc/a", of: "host", planned: "a\n", now: "b\n" }],
};

/** Every end of an instance. */
export const ends: Readonly<Record<InstanceOutcome["end"], true>> = {
  committed: true,
  "rolled-back": true,
  converged: true,
  stale: true,
  reverted: true,
  unchanged: true,
  "revert-failed": true,
  blocked: true,
  skipped: true,
  unreachable: true,
  unknown: true,
};

const outcome: Full<InstanceOutcome> = {
  host: "mk1",
  instance: "mk1",
  end: "reverted",
  cause: "The health URL did not answer.",
  lastLines: ["\u001b[31mno\u001b[0m"],
  hint: "Look at its log.",
  seconds: 31.5,
};

/** Every event of a run, each with all that it can hold. `host-planned` is the engine's own; what is printed of it is a record. */
export const events: { readonly [Type in Event["type"]]: Full<Event & { type: Type }> } = {
  "run-started": { type: "run-started", command: "verify", hosts: ["mk1"] },
  "host-started": { type: "host-started", host: "mk1", phase: "apply" },
  "host-retried": { type: "host-retried", host: "mk1", attempt: 2, failure },
  "host-planned": {
    type: "host-planned",
    host: "mk1",
    report: { plan: full, proofs: { mk1: proof }, stale: [change] } as Full<HostReport>,
  },
  "host-stale": { type: "host-stale", host: "mk1", changes: [change] },
  "transaction-started": { type: "transaction-started", host: "mk1", instance: "mk1", transaction: "20261124-1-1" },
  operation: {
    type: "operation",
    host: "mk1",
    instance: "mk1",
    index: 0,
    operation: "prove",
    phase: "prove",
    state: "failed",
    detail: "no answer",
  },
  output: { type: "output", host: "mk1", instance: "mk1", line: "\u009b31mSetting up libjemalloc2" },
  "link-lost": { type: "link-lost", host: "mk1", failure },
  "link-restored": { type: "link-restored", host: "mk1" },
  "instance-ended": { type: "instance-ended", outcome },
  "wave-started": { type: "wave-started", wave: 1, of: 3, canary: true, hosts: ["mk1"] },
  "soak-started": { type: "soak-started", wave: 1, seconds: 30, hosts: ["mk1"] },
  "soak-failed": { type: "soak-failed", outcome },
  "soak-ended": { type: "soak-ended", wave: 1 },
  stopping: { type: "stopping", cause: "the canary mk1 failed" },
  draining: { type: "draining", changing: true },
  detached: { type: "detached", hosts: ["mk1"] },
  "run-ended": { type: "run-ended", outcomes: [outcome] },
};

type Answer = Exclude<JsonRecord, { type: Event["type"] }>;

const pruneName: Full<PruneName> = {
  name: "web:fleet-20261124-101502-9f3a1c.1",
  image: `sha256:${"a".repeat(64)}`,
  bytes: 1024,
  why: "nothing runs on it, and no way back leads to it",
};

/** Every record that is no event of a run. */
export const answers: { readonly [Type in Answer["type"]]: Full<Answer & { type: Type }> } = {
  "plan-saved": { type: "plan-saved", file: "plan.json", inventory: "inventory.yaml" },
  "selected-host": {
    type: "selected-host",
    host: "mk1",
    address: "192.0.2.1",
    instances: [{ name: "a.example.jp", deployment: "docker" }],
    groups: ["tokyo"],
  },
  valid: { type: "valid", inventory: "inventory.yaml", hosts: 1, instances: 1 },
  diagnostic: {
    type: "diagnostic",
    file: "inventory.yaml",
    line: 1,
    column: 1,
    length: 1,
    message: "There is no such file.",
    source: "version: 2",
  },
  error: { type: "error", message: "There is no terminal here.", hint: "Give --yes." },
  "host-keys": {
    type: "host-keys",
    host: "mk1",
    address: "192.0.2.1",
    port: 22,
    state: "new",
    keys: [{ type: "ssh-ed25519", fingerprint: "SHA256:AAAA" }],
    problem: "the connection was closed",
    hint: "Is it up?",
  },
  run: {
    type: "run",
    run: "20261124-101502-9f3a1c",
    time: "2026-11-24T10:15:02.000Z",
    user: "ann",
    command: "apply",
    inventory: "/home/ann/inventory.yaml",
    hosts: ["mk1"],
    instances: [
      {
        host: "mk1",
        instance: "mk1",
        transaction: "20261124-101502-9f3a1c.1",
        started: "2026-11-24T10:15:03.000Z",
        ended: "2026-11-24T10:15:34.000Z",
        outcome,
        operations: [
          { index: 0, operation: "prove", phase: "prove", state: "failed", time: "2026-11-24T10:15:33.000Z" },
        ],
      },
    ],
    takenUp: [{ command: "rollback", time: "2026-11-24T11:15:02.000Z", user: "ann" }],
  },
  "prune-planned": {
    type: "prune-planned",
    host: "mk1",
    address: "192.0.2.1",
    user: "misskey",
    plan: { status: "planned", remove: [pruneName], keep: [pruneName], records: ["20261124-101502-9f3a1c.1"] },
  },
  "host-pruned": {
    type: "host-pruned",
    host: "mk1",
    user: "misskey",
    removed: ["web:fleet-20261124-101502-9f3a1c.1"],
    kept: [{ name: "web:fleet-20261124-101502-9f3a1c.1-before", why: "It means another image by now." }],
    bytes: 1024,
    refused: "Run 20261124-101502-9f3a1c of user ann is at work on this host.",
    failure: { problem: "lost", message: "The link was lost.", hint: "Try again." },
  },
  "host-trusted": { type: "host-trusted", host: "mk1", file: "/root/.ssh/known_hosts" },
};
