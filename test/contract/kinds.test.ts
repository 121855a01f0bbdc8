import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { resourceKeys } from "../../src/config/validators.gen.js";
import type { Declared } from "../../src/resources/declared.gen.ts";
import { Bed, dropIn } from "../lab/bed.ts";
import { DockerBed, dockerfile } from "../lab/docker-bed.ts";
import { project } from "../lab/host.ts";

type KindName = Declared["kind"];
type Of<Name extends KindName> = Extract<Declared, { kind: Name }>;
type Field<Name extends KindName> = Exclude<keyof Of<Name> & string, "kind">;

/** What every kind of resource must keep to. */
interface Contract<Name extends KindName> {
  /** The host that has what it is about. */
  readonly on: "systemd" | "docker";
  readonly declared: Of<Name>;
  /** What comes before it, and without which it comes to nothing. */
  readonly after?: readonly Declared[];
  /** For each field what makes the host differ in it. */
  readonly drifts: Partial<Record<Field<Name>, string>>;
  /** Fields that no state of a host answers to: they say where or how it is looked at, or how it is proven. */
  readonly still: readonly Field<Name>[];
  /** What it made is left there by an undo. */
  readonly stays?: true;
  /** Fields with which it is declared by somebody who means no good. */
  readonly hostile: readonly Partial<Of<Name>>[];
}

const wish = {
  unit: "misskey.service",
  interpreter: "node",
  allocator: "jemalloc",
  mallocConf: "background_thread:true",
} as const;
const served = {
  directory: project.directory,
  service: "web",
  interpreter: "node",
  allocator: "jemalloc",
  mallocConf: "background_thread:true",
} as const;
const installed: Declared = { kind: "package", name: "libjemalloc2" };
const environment: Declared = { kind: "systemd-environment", ...wish };
const settle = "systemctl daemon-reload && systemctl restart misskey";
/** The processes are started without something of the drop-in, which is right again then. */
const startedWithout = (words: string) => `cp -p ${dropIn} /root/kept && sed -i ${words} ${dropIn} && ${settle}
  mv /root/kept ${dropIn} && systemctl daemon-reload`;
const purge = "DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq libjemalloc2 >/dev/null";
const escaped = "a\\x27;touch$IFS\\x2fowned@$(touch:owned).service";
/** Settings of allocators other than the one that is declared: not of this suite, each has its own tests. */
const settings = ["arenas", "trimThreshold", "tunables", "replace"] as const;

/** One entry for each kind: the compiler asks for that of a new one. */
const contracts: { readonly [Name in KindName]: Contract<Name> } = {
  package: {
    on: "systemd",
    declared: { kind: "package", name: "libjemalloc2" },
    drifts: { name: purge },
    still: [],
    stays: true,
    hostile: [{ name: "no-such-package" }, { name: "$(touch /owned)" }, { name: "-o=x" }],
  },
  library: {
    on: "systemd",
    declared: { kind: "library", unit: wish.unit, interpreter: "node", allocator: "jemalloc" },
    drifts: { allocator: purge },
    still: ["unit", "user", "interpreter"],
    stays: true,
    hostile: [{ unit: escaped }, { interpreter: "$(touch /owned)" }],
  },
  file: {
    on: "systemd",
    declared: { kind: "file", path: "/etc/kinds/a file", content: "one\n$(touch /owned) `x` '\"\\\n", mode: "0640" },
    drifts: {
      path: "rm '/etc/kinds/a file'",
      content: "echo two >>'/etc/kinds/a file'",
      mode: "chmod 0600 '/etc/kinds/a file'",
    },
    still: [],
    hostile: [
      { path: "/etc/kinds/$(touch /owned)" },
      { path: "/etc/kinds/'; touch /owned; '" },
      { path: "/etc/kinds/-rf" },
      { path: "/etc/kinds/../../owned" },
      { path: '/etc/kinds/é ` \\ " *' },
    ],
  },
  "systemd-environment": {
    on: "systemd",
    declared: { kind: "systemd-environment", ...wish },
    after: [installed],
    drifts: {
      unit: `rm ${dropIn} && systemctl daemon-reload`,
      allocator: `sed -i /LD_PRELOAD/d ${dropIn} && systemctl daemon-reload`,
      mallocConf: `sed -i s/background_thread:true/dirty_decay_ms:0/ ${dropIn} && systemctl daemon-reload`,
    },
    still: ["user", "interpreter", "try", ...settings],
    hostile: [
      { unit: escaped },
      { unit: "--now.service" },
      { mallocConf: "$(touch /owned)" },
      { try: ["-e", "'; touch /owned; '"] },
    ],
  },
  "systemd-service": {
    on: "systemd",
    declared: { kind: "systemd-service", ...wish },
    after: [installed, environment],
    drifts: {
      allocator: startedWithout("/LD_PRELOAD/d"),
      mallocConf: startedWithout("/MALLOC_CONF/d"),
    },
    still: ["unit", "user", "interpreter", "try", ...settings],
    hostile: [{ unit: escaped }, { unit: "--now.service" }],
  },
  allocator: {
    on: "systemd",
    declared: { kind: "allocator", ...wish, stable: 0, healthTimeout: 15, health: "http://127.0.0.1:3000/healthz" },
    after: [installed, environment, { kind: "systemd-service", ...wish }],
    drifts: {
      allocator: startedWithout("/LD_PRELOAD/d"),
      mallocConf: startedWithout("/MALLOC_CONF/d"),
    },
    still: ["unit", "user", "interpreter", "directory", "service", "stable", "health", "healthTimeout", ...settings],
    hostile: [{ unit: escaped }, { health: "http://127.0.0.1:3000/$(touch /owned)" }],
  },
  dockerfile: {
    on: "docker",
    declared: { kind: "dockerfile", ...served },
    drifts: {
      allocator: `cp -p /srv/project/Dockerfile ${dockerfile}`,
      mallocConf: `sed -i s/background_thread:true/dirty_decay_ms:0/ ${dockerfile}`,
    },
    still: ["method", "directory", "service", "user", "interpreter", ...settings],
    hostile: [{ service: "$(touch /owned)" }, { directory: "/srv/'; touch /owned; '" }],
  },
  "compose-service": {
    on: "docker",
    declared: { kind: "compose-service", ...served },
    drifts: {
      allocator:
        "docker tag kept:original docker-web && cd /home/misskey/docker && docker compose up -d --no-build >/dev/null 2>&1",
    },
    still: [
      "method",
      "directory",
      "service",
      "user",
      "interpreter",
      "mallocConf",
      "rebuild",
      "allowUpgrade",
      ...settings,
    ],
    hostile: [{ service: "--help" }, { service: "a\nb" }, { directory: "/srv/$(touch /owned)" }],
  },
};

const beds: { systemd?: Bed; docker?: DockerBed } = {};
const bedOf = (on: "systemd" | "docker"): Bed | DockerBed => {
  const bed = beds[on];
  if (bed === undefined) throw new Error(`no ${on} host`);
  return bed;
};

/** Starts the host that a kind asks for, once: who runs the tests of one kind waits for no other host. */
async function start(on: "systemd" | "docker"): Promise<void> {
  if (on === "systemd") beds.systemd ??= await Bed.start("mk1", { trusted: true });
  else beds.docker ??= await DockerBed.start("mk2");
}
afterAll(async () => {
  await beds.systemd?.stop();
  await beds.docker?.stop();
});

/** An inventory whose playbook is just these resources. */
function inventory(on: "systemd" | "docker", resources: readonly unknown[]): string {
  const bed = bedOf(on);
  mkdirSync(bed.workspace.path("playbooks"), { recursive: true });
  writeFileSync(bed.workspace.path("playbooks/kinds.yaml"), JSON.stringify(resources));
  return bed.inventory({ playbook: "kinds" });
}

/** The bytes, modes and owners of what an operator has, and what his service runs on. */
function state(on: "systemd" | "docker"): Promise<string> {
  const image = on === "docker" ? "docker inspect -f '{{.Image}}' docker-web-1" : ":";
  return bedOf(on).sh(`find /etc /home -xdev ! -name ld.so.cache ! -type d -printf '%p %y %m %U %l\\n' | sort
    find /etc /home -xdev ! -name ld.so.cache -type f -exec sha256sum {} + | sort; ${image}`);
}

describe.each(Object.entries(contracts) as [KindName, Contract<KindName>][])("%s", (_, contract) => {
  const { on, declared, after = [], drifts, still, stays, hostile } = contract;
  const bed = () => bedOf(on);
  const pending = async (path: string) => (await bed().fleet("plan", path, "--detailed-exitcode")).code;
  const apply = async (path: string) => {
    const { code, stdout, stderr } = await bed().fleet("apply", "--yes", path);
    expect(code, stdout + stderr).toBe(0);
    await bed().settled();
  };
  beforeAll(() => start(on));
  beforeEach(() => bed().reset());

  test("every field is drifted, or said to be no state of a host", () => {
    const known = (resourceKeys[declared.kind] ?? []).filter((name) => name !== "kind");
    expect([...Object.keys(drifts), ...still].sort()).toEqual([...known].sort());
  });

  test("is brought about once, and taken back", async () => {
    const path = inventory(on, [...after, declared]);
    const before = await state(on);
    expect(await pending(path)).toBe(2);
    expect(await state(on)).toBe(before);
    await apply(path);
    const brought = await state(on);
    expect(await pending(path)).toBe(0);
    expect((await bed().fleet("apply", "--yes", path)).stdout).toContain("No changes.");
    expect(await state(on)).toBe(brought);
    const { code, stdout } = await bed().fleet("rollback", "--yes");
    expect(code, stdout).toBe(0);
    await bed().settled();
    expect(await state(on)).toBe(stays ? brought : before);
    expect(await pending(path)).toBe(stays ? 0 : 2);
  });

  test.each(Object.entries(drifts) as [string, string][])("a drift of %s is seen and repaired", async (_, drift) => {
    const path = inventory(on, [...after, declared]);
    await apply(path);
    await bed().sh(drift);
    await bed().settled();
    expect(await pending(path)).toBe(2);
    await apply(path);
    expect(await pending(path)).toBe(0);
  });

  test.each(hostile)("%j does no harm", async (fields) => {
    const path = inventory(on, [...after, { ...declared, ...fields }]);
    for (const command of [["plan"], ["apply", "--yes"]]) {
      const { code, stderr } = await bed().fleet(...command, path);
      expect([0, 1, 64], stderr).toContain(code);
      expect(stderr).not.toMatch(/^ {4}at /m);
    }
    await bed().sh("[ ! -e /owned ] && [ ! -e owned ] && [ ! -e /root/owned ]");
    const applied = await bed().fleet("apply", "--yes", path);
    if (applied.code === 0) expect(await pending(path)).toBe(0);
  });
});
