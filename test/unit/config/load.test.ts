import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diagnosticText } from "../../../src/config/diagnostic.ts";
import { loadInventory } from "../../../src/config/load.ts";

const playbooks = resolve("playbooks");
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "fleet-config-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function load(text: string, playbook?: string) {
  const path = join(directory, "inventory.yaml");
  writeFileSync(path, text);
  if (playbook !== undefined) {
    mkdirSync(join(directory, "playbooks"), { recursive: true });
    writeFileSync(join(directory, "playbooks", "own.yaml"), playbook);
  }
  return loadInventory(path, { playbooks });
}

function problems(text: string, playbook?: string): string {
  const loaded = load(text, playbook);
  return loaded.ok ? "valid" : loaded.diagnostics.map(diagnosticText).join("\n").replaceAll(`${directory}/`, "");
}

const host = (rest: string) => `version: 1\nhosts:\n  mk1: { deployment: systemd, unit: misskey.service${rest} }\n`;

describe("an inventory", () => {
  test("the example is valid and resolves to its hosts", () => {
    const loaded = loadInventory("inventory.example.yaml", { playbooks });
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(diagnosticText).join("\n"));
    const { hosts, groups, strategy } = loaded.value;
    expect(hosts.map(({ endpoint, instances }) => [endpoint.name, instances.map(({ name }) => name)])).toEqual([
      ["mk1.example.jp", ["mk1.example.jp"]],
      ["mk2.example.jp", ["mk2.example.jp"]],
      ["shared.example.jp", ["a.example.jp", "c.example.jp", "d.example.jp", "e.example.jp", "b.example.jp"]],
    ]);
    expect([...groups.keys()]).toEqual(["private", "tokyo"]);
    expect(strategy.parallel).toBe(10);
    const kinds = hosts[0]?.instances[0]?.resources.map(({ declared }) => declared.kind);
    expect(kinds).toEqual(["library", "systemd-environment", "systemd-service", "allocator"]);
    const docker = hosts[1]?.instances[0]?.resources.map(({ declared }) => declared.kind);
    expect(docker).toEqual(["dockerfile", "compose-service", "allocator"]);
  });

  test("what names the unit is there once for each of several units, in their order", () => {
    const loaded = load(`version: 1
hosts:
  mk1: { deployment: systemd, units: [web.service, worker.service] }
`);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(diagnosticText).join("\n"));
    const all = loaded.value.hosts[0]?.instances[0]?.resources.map(({ declared }) => declared) ?? [];
    expect(all.map((one) => [one.kind, "unit" in one ? one.unit : undefined])).toEqual([
      ["library", "web.service"],
      ["library", "worker.service"],
      ["systemd-environment", "web.service"],
      ["systemd-environment", "worker.service"],
      ["systemd-service", "web.service"],
      ["systemd-service", "worker.service"],
      ["allocator", "web.service"],
      ["allocator", "worker.service"],
    ]);
  });

  test("what names the service is there once for each of several services, in their order", () => {
    const loaded = load(`version: 1
hosts:
  mk1: { deployment: docker, directory: /srv/mk, services: [web, worker] }
`);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(diagnosticText).join("\n"));
    const all = loaded.value.hosts[0]?.instances[0]?.resources.map(({ declared }) => declared) ?? [];
    expect(all.map((one) => [one.kind, "service" in one ? one.service : undefined])).toEqual([
      ["dockerfile", "web"],
      ["dockerfile", "worker"],
      ["compose-service", "web"],
      ["compose-service", "worker"],
      ["allocator", "web"],
      ["allocator", "worker"],
    ]);
  });

  test("a Docker instance is rebuilt thin unless a layer says full", () => {
    const loaded = load(`version: 1
defaults: { deployment: docker }
hosts:
  a: { directory: /srv/a }
  b: { directory: /srv/b, rebuild: full, allowUpgrade: true }
  c: { deployment: systemd, unit: c.service }
`);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(diagnosticText).join("\n"));
    const services = loaded.value.hosts.flatMap(({ instances }) =>
      instances.flatMap(({ resources }) =>
        resources.flatMap(({ declared }) => (declared.kind === "compose-service" ? [declared] : [])),
      ),
    );
    expect(services).toMatchObject([
      { directory: "/srv/a", rebuild: "thin", allowUpgrade: false },
      { directory: "/srv/b", rebuild: "full", allowUpgrade: true },
    ]);
  });

  test("later layers win, and vars merge key by key", () => {
    const loaded = load(`version: 1
vars: { mallocConf: "narenas:1" }
defaults: { user: low, stable: 1s, become: true }
hosts:
  mk1:
    user: high
    instances:
      one: { deployment: systemd, unit: one.service, stable: 2s }
      two: { deployment: systemd, unit: two.service, vars: { mallocConf: "narenas:3" } }
groups:
  g: { hosts: [mk1], user: middle, healthTimeout: 1m, vars: { mallocConf: "narenas:2" } }
`);
    if (!loaded.ok) throw new Error("not valid");
    const [mk1] = loaded.value.hosts;
    expect(mk1?.endpoint).toMatchObject({ user: "high", become: true, connection: "ssh", address: "mk1" });
    const proofs = mk1?.instances.map(({ resources }) => resources.at(-1)?.declared);
    expect(proofs).toMatchObject([
      { stable: 2, healthTimeout: 60, mallocConf: "narenas:2" },
      { stable: 1, healthTimeout: 60, mallocConf: "narenas:3" },
    ]);
    expect(proofs?.[0]).not.toHaveProperty("health");
  });

  test("waves may be numbers and percentages side by side", () => {
    const loaded = load(`${host("")}strategy: { waves: [1, "25%", 10, "100%"], maxFailures: "10%", soak: 500ms }\n`);
    if (!loaded.ok) throw new Error("not valid");
    expect(loaded.value.strategy).toMatchObject({ waves: [1, "25%", 10, "100%"], maxFailures: "10%", soak: 0.5 });
    expect(loaded.value.strategy.maxReverted).toBe(3);
  });

  test("hosts, groups and instances stay in the file's order, also where their names are numbers", () => {
    const instances = "instances: { 20: { unit: a.service }, b: { unit: b.service }, 10: { unit: c.service } }";
    const loaded = load(`version: 1
defaults: { deployment: systemd }
hosts:
  zeta: { unit: a.service }
  205: { ${instances} }
  "101": &last { ${instances} }
  99: *last
groups:
  "2": { hosts: ["205"], user: first }
  "1": { hosts: ["205"], user: second }
`);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(diagnosticText).join("\n"));
    const { hosts, groups } = loaded.value;
    expect(hosts.map(({ endpoint }) => endpoint.name)).toEqual(["zeta", "205", "101", "99"]);
    expect([...groups.keys()]).toEqual(["2", "1"]);
    expect(hosts[1]?.endpoint.user).toBe("second");
    for (const host of hosts.slice(1)) expect(host.instances.map(({ name }) => name)).toEqual(["20", "b", "10"]);
  });

  test("a name is taken as it is written, also where YAML knows it as a number", () => {
    const loaded = load(`version: 1
x-s: &s { deployment: systemd, unit: a.service }
hosts: { 1.10: *s, 010: *s, 0x1f: *s, 1e3: *s, null: *s, true: *s }
`);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(diagnosticText).join("\n"));
    const names = loaded.value.hosts.map(({ endpoint }) => endpoint.name);
    expect(names).toEqual(["1.10", "010", "0x1f", "1e3", "null", "true"]);
  });

  test("paths are relative to the inventory", () => {
    const loaded = load(host(", identityFile: keys/id, knownHosts: [known]"));
    if (!loaded.ok) throw new Error("not valid");
    const [mk1] = loaded.value.hosts;
    expect(mk1?.endpoint.identityFile).toBe(join(directory, "keys/id"));
    expect(mk1?.endpoint.knownHosts).toEqual([join(directory, "known")]);
  });
});

describe("what is wrong with an inventory is told with its place", () => {
  test.each<[string, string, string[]]>([
    [
      "unknown key",
      host(", helth: x"),
      ['inventory.yaml:3:54: error: Unknown key "helth". Did you mean "health"?', "^^^^^"],
    ],
    [
      "unknown key at the top",
      "version: 1\nhost: {}\nhosts: {a: {}}\n",
      [':2:1: error: Unknown key "host". Did you mean "hosts"?'],
    ],
    ["wrong type", host(', port: "22"'), [':3:60: error: "port" must be a whole number.']],
    ["duplicate key", `${host("")}  mk1: {}\n`, ["inventory.yaml:4:3: error: This key is there already"]],
    [
      "one of several units without suffix",
      "version: 1\nhosts:\n  mk1: { deployment: systemd, units: [web.service, worker] }",
      [':3:52: error: The unit "worker" has no suffix. Did you mean "worker.service"?'],
    ],
    [
      "both service and services",
      "version: 1\nhosts:\n  mk1: { deployment: docker, directory: /srv, service: a, services: [b] }",
      ['"mk1" has both service and services'],
    ],
    [
      "both unit and units",
      "version: 1\nhosts:\n  mk1: { deployment: systemd, unit: a.service, units: [b.service] }",
      ['"mk1" has both unit and units'],
    ],
    [
      "a unit twice",
      "version: 1\nhosts:\n  mk1: { deployment: systemd, units: [a.service, a.service] }",
      [":3:38: error"],
    ],
    [
      "unit without suffix",
      "version: 1\nhosts:\n  a: { deployment: systemd, unit: a.example.jp }\n",
      [':3:35: error: The unit "a.example.jp" has no suffix. Did you mean "a.example.jp.service"?'],
    ],
    [
      "no deployment",
      "version: 1\nhosts:\n  a: { unit: a.service }\n",
      [':3:3: error: "a" needs a deployment: systemd or docker.'],
    ],
    ["no unit", "version: 1\nhosts:\n  a: { deployment: systemd }\n", [':3:3: error: "a" needs a unit.']],
    ["no directory", "version: 1\nhosts:\n  a: { deployment: docker }\n", [':3:3: error: "a" needs a directory.']],
    [
      "playbook not found",
      host(", playbook: jmalloc"),
      [
        ':3:64: error: There is no playbook "jmalloc", neither in playbooks/ nor among fleet\'s own. Did you mean "jemalloc"?',
      ],
    ],
    [
      "unknown host in a group",
      `${host("")}groups:\n  g: { hosts: [mk2] }\n`,
      [':5:16: error: There is no host "mk2". Did you mean "mk1"?'],
    ],
    ["bad duration", host(", stable: 10"), ['"stable" must be a duration such as 30s, 5m or 500ms.']],
    ["bad unit of a duration", host(", stable: 10 parsecs"), ['"stable" must be a duration such as 30s, 5m or 500ms.']],
    [
      "bad pair in MALLOC_CONF",
      `${host("")}vars: { mallocConf: "background_thread=true" }\n`,
      [':4:21: error: jemalloc knows no pair "background_thread=true" in MALLOC_CONF'],
    ],
    [
      "an allocator that is not known, where it is written",
      `${host("")}vars: { allocator: tcmalloc }\n`,
      [':4:20: error: "allocator" must be one of: jemalloc, mimalloc, glibc.'],
    ],
    ["arenas as text", `${host("")}vars: { arenas: "2" }\n`, [':4:17: error: "arenas" must be a whole number.']],
    [
      "tunables that glibc would pass over",
      `${host("")}vars: { tunables: "malloc.arena_max=2" }\n`,
      [':4:19: error: "tunables" must be pairs of glibc, separated by colons'],
    ],
    [
      "a wave over 100 %",
      `${host("")}strategy: { waves: ["25%", "150%"] }\n`,
      [':4:28: error: Each of "waves" must be a number of hosts, or a percentage from 1% to 100%.'],
    ],
    [
      "waves that don't grow",
      `${host("")}strategy: { waves: [1, "50%", 5, "50%"] }\n`,
      [
        ':4:34: error: "waves" must grow, for each counts all hosts before it too: 50% does not reach further than 50%.',
      ],
    ],
    [
      "failures that are no number",
      `${host("")}strategy: { maxFailures: abc }\n`,
      [':4:26: error: "maxFailures" must be a number, or a percentage from 0% to 100%.'],
    ],
    ["failures over 100 %", `${host("")}strategy: { maxFailures: 101% }\n`, [':4:26: error: "maxFailures" must be']],
    ["half a canary", `${host("")}strategy: { canary: 0.5 }\n`, ['"canary" must be a whole number.']],
    ["version missing", "hosts: {a: {}}\n", ['The file needs the key "version".']],
    ["not YAML", "version: 1\nhosts: [\n", ["inventory.yaml:2:8: error: This [ is never closed."]],
    [
      "merge key",
      `x-a: &a { user: u }\n${host("").replace("deployment", "<<: *a, deployment")}`,
      ["Merge keys (<<) are not supported"],
    ],
    ["tag", host(', user: !!binary "aGk="').replace("!!binary", "!env"), ["Tags are not supported."]],
    ["empty file", "", ["inventory.yaml:1:1: error: An inventory is a mapping: version: 1, and hosts:"]],
    ["a playbook", "# mine\n- kind: file\n", ["inventory.yaml:2:1: error: An inventory is a mapping"]],
    ["no host at all", "version: 1\nhosts: {}\n", [':2:8: error: "hosts" must not be empty.']],
    [
      "no instance at all",
      "version: 1\nhosts:\n  a: { instances: {} }\n",
      [':3:19: error: "instances" must not be empty.'],
    ],
    ["a tab", "version: 1\nhosts:\n\ta: {}\n", ["inventory.yaml:3:1: error: Tabs are not allowed as indentation."]],
  ])("%s", (_, text, expected) => {
    const told = problems(text);
    for (const part of expected) expect(told).toContain(part);
  });

  test("all of it at once, in the file's order", () => {
    const told = problems("version: 1\nhosts:\n  a: { unti: x }\n  b: { prot: 1 }\n");
    expect(told.match(/error:/g)).toHaveLength(2);
  });

  test("keys that begin with x- are free", () => {
    expect(problems(`x-note: anything\n${host(", x-mine: 1")}`)).toBe("valid");
  });

  test("a key named __proto__ is a key like any other", () => {
    expect(problems(host(", __proto__: 1"))).toContain('Unknown key "__proto__"');
  });
});

describe("hostile YAML is refused in time and without harm", () => {
  test.each<[string, string, string]>([
    ["deep flow", `x-a: ${"[".repeat(50_000)}`, "inventory.yaml:1:70: error: Nested deeper than 64 levels."],
    [
      "deep block",
      `x-a:\n${Array.from({ length: 300 }, (_, i) => `${" ".repeat(i + 1)}a:`).join("\n")} 1`,
      "inventory.yaml:66:66: error: Nested deeper than 64 levels.",
    ],
    [
      "many aliases",
      `x-a: &a 1\nx-b: [${Array(101).fill("*a").join(",")}]`,
      "inventory.yaml:2:307: error: More than 100 aliases.",
    ],
    ["large", `# ${"x".repeat(17 * 1024 * 1024)}`, "larger than 16 MiB"],
  ])("%s", (_, text, expected) => {
    expect(problems(text)).toContain(expected);
  });

  test("a bomb of aliases", () => {
    const level = (n: number) =>
      `x-${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(",")}]`;
    const bomb = `x-0: &a0 lol\n${Array.from({ length: 11 }, (_, n) => level(n + 1)).join("\n")}\n${host("")}`;
    expect(problems(bomb)).toContain("inventory.yaml:1:1: error: Aliases of aliases");
  });

  test("a directory, and a file that may not be read, say so", () => {
    const told = (path: string) => {
      const loaded = loadInventory(path, { playbooks });
      return loaded.ok ? "valid" : loaded.diagnostics.map(({ message }) => message).join();
    };
    expect(told(directory)).toBe("This is a directory: name the file in it.");
    expect(told(join(directory, "none.yaml"))).toBe("There is no such file.");
  });

  test("byte order mark and CRLF are fine", () => {
    expect(problems(`\uFEFF${host("").replaceAll("\n", "\r\n")}`)).toBe("valid");
  });
});

describe("a playbook", () => {
  test("is filled in with each instance's own variables", () => {
    const text = (vars: string) => `deployment: systemd, unit: a.service, playbook: own, vars: { ${vars} }`;
    const loaded = load(
      `version: 1\nhosts:\n  a: { ${text("motd: hi")} }\n  b: { ${text("motd: ho")} }\n  c: { ${text("motd: hi, other: 1")} }\n`,
      "- kind: file\n  path: /etc/motd\n  content: '{{ motd }}'\n",
    );
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(diagnosticText).join("\n"));
    const declared = loaded.value.hosts.map(({ instances }) => instances[0]?.resources[0]?.declared);
    expect(declared).toMatchObject([{ content: "hi" }, { content: "ho" }, { content: "hi" }]);
    expect(problems(`version: 1\nhosts:\n  a: { ${text("motd: hi")} }\n  b: { ${text("")} }\n`)).toContain(
      'The variable "motd" is not defined.',
    );
  });

  const own = (playbook: string) => problems(host(", playbook: own, vars: { motd: hi, number: 3 }"), playbook);

  test.each<[string, string, string[]]>([
    [
      "undefined variable",
      '- kind: file\n  path: /etc/motd\n  content: "{{ mott }}"\n',
      ['playbooks/own.yaml:3:12: error: The variable "mott" is not defined. Did you mean "motd"?'],
    ],
    ["unknown kind", "- kind: flie\n  path: /x\n", [':1:9: error: Unknown kind "flie". Did you mean "file"?']],
    [
      "unknown key",
      "- kind: file\n  pth: /x\n  content: x\n",
      ['Unknown key "pth". Did you mean "path"?', 'needs the key "path"'],
    ],
    ["wrong type by a variable", '- kind: file\n  path: /x\n  content: "{{ number }}"\n', ['"content" must be text.']],
    [
      "bad pair in MALLOC_CONF that the playbook writes out",
      '- kind: allocator\n  unit: a.service\n  interpreter: node\n  allocator: jemalloc\n  mallocConf: "narenas=2"\n  stable: 0\n  healthTimeout: 1\n',
      [':5:15: error: jemalloc knows no pair "narenas=2"'],
    ],
    [
      "a password in a health URL, from a variable",
      '- kind: allocator\n  unit: a.service\n  interpreter: node\n  allocator: jemalloc\n  mallocConf: auto\n  stable: 0\n  healthTimeout: 1\n  health: "http://{{ motd }}:pw@127.0.0.1/"\n',
      [':8:11: error: "health" must hold no user and no password'],
    ],
    [
      "mode as a number",
      "- kind: file\n  path: /x\n  content: x\n  mode: 0644\n",
      ['"mode" must be four octal digits in quotes, such as "0644".'],
    ],
    [
      "when on nothing known",
      "- kind: package\n  name: x\n  when: { relase: 1 }\n",
      ['"relase" is neither a variable nor a fact. Did you mean "release"?'],
    ],
    [
      "no content",
      "- { kind: file, path: /etc/motd }\n",
      ['playbooks/own.yaml:1:3: error: This resource needs the key "content".'],
    ],
    ["not a list", "kind: file\n", ["A playbook is a list of resources"]],
    ["no kind", "- path: /x\n", ["A resource needs a kind"]],
  ])("%s", (_, playbook, expected) => {
    const told = own(playbook);
    for (const part of expected) expect(told).toContain(part);
  });

  test("for another deployment is told once, where the inventory names it", () => {
    const told = (playbook: string) =>
      problems(`version: 1\nhosts:\n  b: { deployment: docker, directory: /srv, playbook: ${playbook} }\n`);
    for (const name of ["ruby-jemalloc", "apache-jemalloc"]) {
      expect(told(name).match(/^\S+ error: .*$/gm)).toEqual([
        `inventory.yaml:3:55: error: The playbook "${name}" needs "unit", which "b" does not have. It is for deployment: systemd, and "b" is deployment: docker.`,
      ]);
    }
    expect(
      problems("version: 1\nplaybook: ruby-jemalloc\nhosts:\n  b: { deployment: docker, directory: /srv }\n"),
    ).toContain('inventory.yaml:2:11: error: The playbook "ruby-jemalloc" needs "unit"');
  });

  test.each<[string, string, string]>([
    [
      "a service",
      '- { kind: compose-service, directory: "{{ directory }}", service: "{{ service }}", interpreter: node, allocator: jemalloc, mallocConf: auto }\n',
      '3:64: error: The playbook "own" needs "directory" and "service", which "mk1" does not have. It is for deployment: docker,',
    ],
    [
      "a setting that is not set",
      '- { kind: file, path: /etc/url, content: "{{ health }}" }\n',
      '3:64: error: The playbook "own" needs "health", which "mk1" does not have.\n',
    ],
  ])("that needs %s which the instance does not have, says so", (_, playbook, expected) => {
    expect(own(playbook)).toContain(expected);
    expect(own(playbook).match(/error:/g)).toHaveLength(1);
  });

  test("when leaves facts for later and drops what does not hold", () => {
    const loaded = load(
      host(", playbook: own"),
      "- kind: package\n  name: a\n  when: { deployment: docker }\n- kind: package\n  name: b\n  when: { deployment: systemd, os: debian }\n",
    );
    if (!loaded.ok) throw new Error("not valid");
    expect(loaded.value.hosts[0]?.instances[0]?.resources).toEqual([
      { declared: { kind: "package", name: "b" }, when: { os: "debian" } },
    ]);
  });
});
