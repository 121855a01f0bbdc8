import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diagnosticText } from "../../../src/config/diagnostic.ts";
import { loadInventory } from "../../../src/config/load.ts";
import { patternWords } from "../../../src/config/pattern-words.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "fleet-mistakes-"));
  mkdirSync(join(directory, "playbooks"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** All that is told of an inventory, with the paths of the directory that it is in made short. */
function told(
  inventory: string | Uint8Array,
  playbook: string | Uint8Array = "- { kind: package, name: a }\n",
): string {
  const path = join(directory, "inventory.yaml");
  writeFileSync(path, inventory);
  writeFileSync(join(directory, "playbooks/own.yaml"), playbook);
  const loaded = loadInventory(path, { playbooks: resolve("playbooks") });
  return loaded.ok ? "valid" : loaded.diagnostics.map(diagnosticText).join("\n").replaceAll(`${directory}/`, "");
}

const hosts = (text: string) => `version: 1\nhosts:\n${text}\n`;
const host = (more = "") => hosts(`  mk1: { deployment: systemd, unit: a.service${more} }`);

describe("a mistake of somebody who writes by hand is told with what was meant", () => {
  test.each<[string, string, ...string[]]>([
    [
      "keys of a host beside it",
      hosts("  mk1:\n  deployment: systemd"),
      '3:7: error: "mk1" must be a mapping. It is empty: its keys stand below it, further to the right.',
      '4:15: error: "deployment" must be a mapping. "deployment" is a key of a host: it stands below the host\'s name',
    ],
    [
      "hosts as a list",
      hosts("  - mk1"),
      '3:3: error: "hosts" must be a mapping. It is a list here: each needs a name',
    ],
    [
      "a group as a list",
      `${host()}groups:\n  tokyo: [mk1]\n`,
      '5:10: error: "tokyo" must be a mapping. Write { hosts: […] }.',
    ],
    [
      "a tab behind blanks",
      hosts("  mk1:\n  \tunit: a.service"),
      "4:3: error: Tabs are not allowed as indentation. Use spaces.",
    ],
    [
      "several units in unit",
      host().replace("a.service", "[a.service]"),
      '"unit" must be text. Several go into "units".',
    ],
    [
      "one unit in units",
      host().replace("unit: a", "units: a"),
      '"units" must be a list. Put it in brackets: [a.service].',
    ],
    [
      "a path for a unit",
      host().replace("a.service", "/etc/systemd/system/a.service"),
      '3:37: error: "/etc/systemd/system/a.service" is no name of a unit. Did you mean "a.service"?',
    ],
    [
      "a timer for a unit",
      host().replace("a.service", "a.timer"),
      '3:37: error: A .timer runs no program of its own. Did you mean "a.service"?',
    ],
    [
      "a name of two words for a unit",
      host().replace("a.service", '"a b.service"'),
      '3:37: error: "a b.service" is no name of a unit.',
    ],
    [
      "a template for a unit",
      host().replace("a.service", "a@.service"),
      '3:37: error: "a@.service" is a template: name one of its instances, such as a@1.service.',
    ],
    [
      "a template among units",
      host().replace("unit: a.service", "units: [a@1.service, a@.service]"),
      '3:52: error: "a@.service" is a template',
    ],
    [
      "a user of two words",
      host(', user: "a b"'),
      '3:54: error: "user" must be the name of a user, which is one word.',
    ],
    ["a user with a newline", host(', user: "a\\n"'), '"user" must be the name of a user, which is one word.'],
    ["a user of a directory service", host(", user: 'EXAMPLE\\me@example.jp'"), "valid"],
    [
      "a key of vars in a host",
      host(", allocator: glibc"),
      '3:48: error: Unknown key "allocator". "allocator" belongs in vars.',
    ],
    ["a key of the top in a host", host(", groups: [a]"), '"groups" belongs at the top of the inventory.'],
    [
      "a key of a host at the top",
      `${host()}port: 22\n`,
      '4:1: error: Unknown key "port". "port" belongs in defaults, a group, a host',
    ],
    ["a key of the strategy at the top", `${host()}canary: 2\n`, '"canary" belongs in strategy.'],
    [
      "no space after a colon",
      hosts("  mk1: { deployment:systemd }"),
      "A space is missing after the colon: deployment: systemd.",
    ],
    [
      "yes for true",
      host(", become: yes"),
      '"become" must be true or false. "yes" is text. Write true, without quotes.',
    ],
    ["a number in quotes", host(', port: "22"'), '"port" must be a whole number. Write it without quotes.'],
    ["a playbook that is a number", host(", playbook: 3"), '"playbook" must be text. Put it in quotes.'],
    ["a duration without its unit", host(", stable: 10"), '"stable" must be a duration such as 30s, 5m or 500ms.'],
    ["a URL without a host", host(', health: "http://"'), '3:56: error: "health" must be a URL with a host'],
    [
      "a password in a URL",
      host(", health: http://admin:s3cret@127.0.0.1/h"),
      '3:56: error: "health" must hold no user and no password, for it stands in plans and reports. Take a URL that answers without.',
    ],
    ["a user in a URL", host(", health: http://me@127.0.0.1/h"), '"health" must hold no user and no password'],
    ["an @ in the path of a URL", host(", health: http://127.0.0.1/@me?a=@b"), "valid"],
    ["a URL with a port that can't be", host(", health: http://127.0.0.1:99999/"), "with a port up to 65535"],
    [
      "a user in a host's name",
      hosts("  me@mk1: { deployment: systemd, unit: a.service }"),
      '3:3: error: "me@mk1" is no host name and no IP address. The user goes into user.',
    ],
    [
      "a port in an address",
      host(", address: mk1:22"),
      '3:57: error: "mk1:22" is no host name and no IP address. The port goes into port.',
    ],
    [
      "a blank in a host's name",
      hosts('  "mk 1": { deployment: systemd, unit: a.service }'),
      "Set address where the host's name is only yours.",
    ],
    [
      "a misspelt variable of fleet's own",
      `${host()}vars: { alocator: glibc }\n`,
      '4:9: error: No playbook here asks for the variable "alocator". Did you mean "allocator"?',
    ],
    [
      "a malformed pair of MALLOC_CONF",
      `${host()}vars: { mallocConf: "narenas:2, thp=always" }\n`,
      'no pair " thp=always"',
      'Did you mean "thp:always"?',
    ],
    ["an option that jemalloc hasn't", `${host()}vars: { mallocConf: "naremas:2" }\n`, 'Did you mean "narenas"?'],
    ["pairs as a mapping", `${host()}vars: { mallocConf: { thp: always } }\n`, 'error: "mallocConf" must be text.\n'],
    [
      "a key in a host whose name is a number",
      hosts('  205: { unti: a }\n  "206": { unti: a }'),
      '3:10: error: Unknown key "unti".',
      '4:12: error: Unknown key "unti".',
    ],
    [
      "a host without a name",
      hosts("  : { deployment: systemd, unit: a.service }"),
      "3:3: error: A name must not be empty.",
    ],
    ["the same name in quotes", hosts('  1.10: {}\n  1.1: {}\n  "1.10": {}'), "5:3: error: This key is there already"],
    ["an alias for a key", `x-a: &a b\n${hosts("  *a : {}")}`, "4:3: error: A key must be plain text."],
    ["a list for a key", `${host()}x-a: { ? [a]: b }\n`, "4:10: error: A key must be plain text."],
    ["an alias without its anchor", `defaults: *d\n${host()}`, "1:11: error: No anchor &d stands before this alias."],
    ["an alias after its anchor", `x-d: &d { user: me }\ndefaults: *d\n${host()}`, "valid"],
    [
      "no colon",
      hosts("  mk1\n    unit: a.service"),
      "3:3: error: This is no key: a key ends with a colon and a space.",
    ],
    [
      "a colon in a text",
      `${host()}vars:\n  mallocConf: narenas: 2\n`,
      '5:15: error: Here a mapping begins inside a value. Put a text with ": " in quotes',
    ],
    [
      "keys that are not below one another",
      hosts("  mk1:\n    unit: a\n   port: 1"),
      "5:1: error: The keys of one mapping must begin in the same column.",
    ],
    ["an open quote", host().replace("a.service", '"a.service'), '3:37: error: This " is never closed.'],
    ["an open brace", hosts("  mk1: { unit: a\n  mk2: {}"), "3:8: error: This { is never closed."],
    [
      "a character that begins no text",
      host(", user: @me"),
      "3:54: error: Plain value cannot start with reserved character @. Put it in quotes.",
    ],
    ["two documents", `${host()}---\n${host()}`, "4:1: error: A second YAML document begins here; expected one."],
  ])("%s", (_, inventory, ...expected) => {
    const text = told(inventory);
    for (const part of expected) expect(text).toContain(part);
  });

  test("each thing once, and the first mistake of YAML alone", () => {
    for (const text of [host(", playbook: jemaloc"), hosts("  mk1: { unit: a\n  mk2: {}"), "- a: 1\n\tb: 1\n"]) {
      expect(told(text).match(/error:/g), text).toHaveLength(1);
    }
  });
});

describe("a setting that means nothing where it is written is told there", () => {
  const docker = (more: string) => hosts(`  mk1: { deployment: docker, directory: /srv/mk${more} }`);
  const local = (more: string) => host(`, connection: local${more}`);

  test.each<[string, string, string]>([
    [
      "service",
      host(", service: web"),
      '3:48: error: "service" is for deployment: docker, and "mk1" is deployment: systemd.',
    ],
    ["services", host(", services: [web]"), '"services" is for deployment: docker'],
    ["dockerUser", host(", dockerUser: me"), '"dockerUser" is for deployment: docker'],
    ["rebuild", host(", rebuild: thin"), '"rebuild" is for deployment: docker'],
    ["method", host(", method: override"), '"method" is for deployment: docker'],
    ["allowUpgrade", host(", allowUpgrade: false"), '"allowUpgrade" is for deployment: docker'],
    ["directory", host(", directory: /srv/mk"), '"directory" is for deployment: docker'],
    [
      "unit",
      docker(", unit: a.service"),
      '3:50: error: "unit" is for deployment: systemd, and "mk1" is deployment: docker.',
    ],
    ["units", docker(", units: [a.service]"), '"units" is for deployment: systemd'],
    ["unitUser", docker(", unitUser: me"), '"unitUser" is for deployment: systemd'],
    [
      "at one of several instances",
      hosts("  mk1: { instances: { a: { deployment: systemd, unit: a.service, service: web } } }"),
      '3:66: error: "service" is for deployment: docker, and "a" is deployment: systemd.',
    ],
    [
      "address",
      local(", address: mk2"),
      '3:67: error: "address" is for connection: ssh, and "mk1" is connection: local.',
    ],
    ["port", local(", port: 22"), '"port" is for connection: ssh'],
    ["user", local(", user: me"), '"user" is for connection: ssh'],
    ["identityFile", local(", identityFile: id"), '"identityFile" is for connection: ssh'],
    ["proxyJump", local(", proxyJump: bastion"), '"proxyJump" is for connection: ssh'],
    ["knownHosts", local(", knownHosts: [a]"), '"knownHosts" is for connection: ssh'],
  ])("%s", (_, inventory, expected) => {
    expect(told(inventory)).toContain(expected);
    expect(told(inventory).match(/error:/g)).toHaveLength(1);
  });

  test("what is inherited is for those whom it fits", () => {
    const all =
      "user: me, port: 22, unitUser: me, dockerUser: me, service: web, rebuild: full, method: override, allowUpgrade: true";
    const instances =
      "instances: { a: { deployment: systemd, unit: a.service }, b: { deployment: docker, directory: /srv/b } }";
    expect(told(`defaults: { ${all} }\n${local("")}`)).toBe("valid");
    expect(told(`${local("")}groups: { g: { hosts: [mk1], ${all} } }\n`)).toBe("valid");
    expect(told(hosts(`  mk1: { dockerUser: me, unitUser: me, ${instances} }`))).toBe("valid");
  });

  test("what the playbook asks for has a meaning", () => {
    const file = '- { kind: file, path: "{{ directory }}/motd", content: x }\n';
    expect(told(host(", directory: /srv/mk, playbook: own"), file)).toBe("valid");
    expect(
      told(
        host(", directory: /srv/mk, playbook: own"),
        `${file.replace(" }\n", ", when: { deployment: docker } }\n")}- { kind: package, name: a }\n`,
      ),
    ).toContain('"directory" is for deployment: docker');
  });
});

describe("what two instances of one machine would both change is told at the second", () => {
  const several = (one: string, two: string) => hosts(`  mk1: { instances: { one: { ${one} }, two: { ${two} } } }`);
  const unit = (more = "") => `deployment: systemd, unit: a.service${more}`;
  const docker = (more = "") => `deployment: docker, directory: /srv/mk${more}`;

  test.each<[string, string, string]>([
    [
      "a unit",
      several(unit(), unit()),
      '3:104: error: "one" has the unit a.service already: two instances would work against each other.',
    ],
    [
      "one of several units",
      several(unit(), "deployment: systemd, units: [b.service, a.service]"),
      '3:105: error: "one" has the unit a.service already',
    ],
    [
      "a service, also with another spelling of its directory",
      several(docker(), "deployment: docker, directory: /srv//mk/, service: web"),
      '3:130: error: "one" has the service web of /srv/mk already',
    ],
    [
      "a unit, on a host at the same address",
      hosts(`  mk1: { ${unit()} }\n  mk2: { ${unit()}, address: MK1 }`),
      '4:37: error: "mk1", which is the same machine, has the unit a.service already',
    ],
    [
      "a unit, on this very machine",
      hosts(`  mk1: { instances: { one: { ${unit()} } }, connection: local }\n  mk2: { ${unit()}, connection: local }`),
      '4:37: error: "one" of "mk1", which is the same machine, has the unit a.service already',
    ],
  ])("%s", (_, inventory, expected) => {
    expect(told(inventory)).toContain(expected);
    expect(told(inventory).match(/error:/g)).toHaveLength(1);
  });

  test.each<[string, string]>([
    ["a unit of another user's own systemd", several(unit(), unit(", unitUser: me"))],
    ["another service of the project", several(docker(), docker(", service: worker"))],
    ["a service of another engine", several(docker(), docker(", dockerUser: me"))],
    ["another port", hosts(`  mk1: { ${unit()} }\n  mk2: { ${unit()}, address: mk1, port: 2222 }`)],
    [
      "another network, behind a jump host",
      hosts(`  mk1: { ${unit()} }\n  mk2: { ${unit()}, address: mk1, proxyJump: b }`),
    ],
    ["another playbook, for other things", several(unit(), unit(", playbook: own"))],
  ])("and not %s", (_, inventory) => {
    expect(told(inventory)).toBe("valid");
  });
});

describe("a name that would mislead is refused where it stands", () => {
  const named = (name: string) => hosts(`  ${name}: { deployment: systemd, unit: a.service, address: mk1 }`);

  test.each<[string, string, string]>([
    ["all for a host", named("all"), '3:3: error: --limit can\'t select "all": it means every host there.'],
    [
      "all for a group",
      `${host()}groups:\n  all: { hosts: [mk1] }\n`,
      '5:3: error: --limit can\'t select "all": it means every host there. Choose another name. What holds for every host goes into defaults.',
    ],
    [
      "a comma",
      named('"a,b"'),
      '3:3: error: --limit can\'t select "a,b": "," has a meaning there. Choose another name, and set address.',
    ],
    ["a sign at the beginning", named('"!a"'), 'can\'t select "!a": "!" has a meaning there.'],
    ["another", named('"&a"'), '"&" has a meaning there.'],
    ["the sign of a file", named('"@a"'), '"@" has a meaning there.'],
    ["a glob", named('"a*"'), '"*" has a meaning there.'],
    ["a glob for a group", `${host()}groups:\n  "a?": { hosts: [mk1] }\n`, '5:3: error: --limit can\'t select "a?"'],
    ["a blank at its end", named('"a "'), 'can\'t select "a ": blanks at its ends are dropped there.'],
    ["nothing", named('""'), "3:3: error: A name must not be empty."],
    ["a control character", named('"a\\u0007"'), '3:3: error: "a\\u0007" holds U+0007, which nobody sees'],
    ["a direction", named("a\u202eb"), '3:3: error: "a\\u{202e}b" holds U+202E, which nobody sees on a terminal.'],
    ["a blank of no width", named("a\u200bb"), "holds U+200B"],
    ["a blank of another kind", named("a\u00a0b"), "holds U+00A0"],
    [
      "a newline in an instance's name",
      hosts('  mk1: { instances: { "a\\nb": { deployment: systemd, unit: a.service } } }'),
      '3:23: error: "a\\nb" holds U+000A',
    ],
  ])("%s", (_, inventory, expected) => {
    expect(told(inventory)).toContain(expected);
  });

  test("every other name is fine", () => {
    for (const name of [
      "a@b",
      "a&b",
      "a!",
      "mk 1",
      "x:1",
      "日本.example.jp",
      "東京　一",
      "می\u200cسکی",
      "❤\ufe0f",
      "All",
    ])
      expect(told(named(`"${name}"`)), name).toBe("valid");
    expect(told(hosts('  mk1: { instances: { "all, *": { deployment: systemd, unit: a.service } } }'))).toBe("valid");
  });
});

test("no name forges a line of its own", () => {
  const forged = String.raw`"x\n/etc/passwd:1:1: error: forged\u202e"`;
  for (const text of [
    hosts(`  ${forged}: { deployment: docker }`),
    host(`, ${forged}: 1`),
    host(`, playbook: ${forged}`),
    `${host()}groups: { g: { hosts: [${forged}] } }\n`,
  ]) {
    const lines = told(text).split("\n");
    expect(lines.filter((line) => line.startsWith("/etc/passwd"))).toEqual([]);
    expect(lines[0]).toContain(String.raw`x\n/etc/passwd:1:1: error: forged\u{202e}`);
  }
});

describe("a playbook that is not there", () => {
  test("is told together with what the schema finds, in the file's order", () => {
    const text = told(
      `${hosts("  mk1: { deployment: systemd, unit: a.service, playbook: onw, prot: 1 }")}playbook: jemaloc\n`,
    );
    expect(text.match(/^\S+ error: .*$/gm)).toEqual([
      'inventory.yaml:3:58: error: There is no playbook "onw", neither in playbooks/ nor among fleet\'s own. Did you mean "own"?',
      'inventory.yaml:3:63: error: Unknown key "prot". Did you mean "port"?',
      'inventory.yaml:4:11: error: There is no playbook "jemaloc", neither in playbooks/ nor among fleet\'s own. Did you mean "jemalloc"?',
    ]);
  });

  test("far from every name, is told with all of them", () => {
    expect(told(host(", playbook: something"))).toContain(
      "Known playbooks: apache-jemalloc, glibc-arenas, jemalloc, own, ruby-jemalloc.",
    );
  });

  test("by its path, is told with the nearest file beside it", () => {
    expect(told(host(", playbook: playbooks/onw.yaml"))).toContain(
      'There is no playbook playbooks/onw.yaml. Did you mean "own.yaml"?',
    );
  });

  test("or is a directory, or may not be read, is told where it is named", () => {
    mkdirSync(join(directory, "playbooks/dir.yaml"));
    expect(told(host(", playbook: ./playbooks"))).toContain(
      "inventory.yaml:3:58: error: The playbook playbooks can't be read. This is a directory: name the file in it.",
    );
    expect(told(host(", playbook: dir"))).toContain(
      "inventory.yaml:3:58: error: The playbook playbooks/dir.yaml can't be read. This is a directory",
    );
    symlinkSync("loop.yaml", join(directory, "loop.yaml"));
    expect(told(host(", playbook: loop.yaml"))).toMatch(
      /^inventory.yaml:3:58: error: The playbook loop.yaml can't be read. .*ELOOP/,
    );
  });

  test("is the same as one that has nothing for the instance: it is never shown as fine", () => {
    const text = told(host(", playbook: own"), "- { kind: package, name: a, when: { deployment: docker } }\n");
    expect(text).toContain(
      '3:58: error: The playbook "own" has nothing for "mk1": no "when" in it holds there (deployment: systemd).',
    );
  });
});

describe("a variable in a playbook", () => {
  const file = (content: string) =>
    told(host(", playbook: own, vars: { motd: 3 }"), `- kind: file\n  path: /etc/motd\n  content: ${content}\n`);

  test.each<[string, string, string]>([
    ["without quotes", "{{ motd }}", 'own.yaml:3:13: error: A variable needs quotes around it: "{{ name }}".'],
    ["without quotes before a text", "{{ motd }} and", 'A variable needs quotes around it: "{{ name }}".'],
    ["with a filter", '"{{ motd | upper }}"', '3:12: error: "{{ motd | upper }}" is no variable: write {{ name }}'],
    ["with a path", '"a {{ vars.motd }}"', '"{{ vars.motd }}" is no variable'],
    ["half closed", '"{{ motd } b"', '"{{ motd } b" is no variable'],
    ["of the wrong type", '"{{ motd }}"', '"content" must be text. Put it in quotes. It is 3 here, from {{ motd }}.'],
    ["that nobody has set", '"{{ other }}"', 'The variable "other" is not defined. Set it in vars in the inventory.'],
    ["without a value, in a text", '"in {{ directory }}"', '3:12: error: "directory" has no value for this instance'],
    ["within a text", '"{{ motd }} and {{motd}}"', "valid"],
    ["as braces of the text itself", `'{{ "{{" }} .Name }}'`, "valid"],
  ])("%s", (_, content, expected) => {
    expect(file(content)).toContain(expected);
  });

  test("braces of the text itself are written as they are meant", () => {
    told(host(", playbook: own"), `- kind: file\n  path: /etc/motd\n  content: '{{ "{{" }} .Name }} of {{ host }}'\n`);
    const loaded = loadInventory(join(directory, "inventory.yaml"), { playbooks: resolve("playbooks") });
    expect(loaded.ok && loaded.value.hosts[0]?.instances[0]?.resources[0]?.declared).toMatchObject({
      content: "{{ .Name }} of mk1",
    });
  });
});

describe("a when that can never hold", () => {
  test.each<[string, string, string]>([
    [
      "a release as a number",
      "release: 12",
      '1:46: error: "release" is text, such as "12", and never equal to this. Put it in quotes: "12".',
    ],
    [
      "a number as text",
      'systemd: "252"',
      '"systemd" is a number, such as 252, and never equal to this. Write it without quotes.',
    ],
    ["true as text", 'root: "true"', '"root" is true or false, such as true'],
    ["a variable of another type", "motd: 3", '"motd" is text, such as "hi"'],
    [
      "a deployment that is not there",
      "deployment: dokcer",
      '"deployment" must be one of: systemd, docker. Did you mean "docker"?',
    ],
    ["a variable", 'release: "{{ motd }}"', '"when" compares with plain values: {{ motd }} is not filled in.'],
    ["a fact", 'release: "12"', "valid"],
    ["an allocator", "allocator: jemalloc", "valid"],
  ])("%s", (_, when, expected) => {
    const text = told(host(", playbook: own, vars: { motd: hi }"), `- { kind: package, name: a, when: { ${when} } }\n`);
    expect(text).toContain(expected);
  });
});

test("the variables of a list are filled in, and told where they are wrong", () => {
  const text = (argument: string) =>
    `- { kind: systemd-service, unit: a.service, interpreter: a, allocator: jemalloc, mallocConf: auto, try: [--config, ${argument}] }\n`;
  expect(told(host(", playbook: own"), text('"{{ hots }}"'))).toContain(
    'own.yaml:1:116: error: The variable "hots" is not defined. Did you mean "host"?',
  );
  expect(told(host(", playbook: own"), text('"{{ host }}.conf"'))).toBe("valid");
  const loaded = loadInventory(join(directory, "inventory.yaml"), { playbooks: resolve("playbooks") });
  expect(loaded.ok && loaded.value.hosts[0]?.instances[0]?.resources[0]?.declared).toMatchObject({
    try: ["--config", "mk1.conf"],
  });
});

describe("a file in another encoding", () => {
  test("is told with its first wrong byte", () => {
    const inventory = Buffer.from(`# é \uFFFD\n${host(", x-note: café")}`, "utf8");
    const at = inventory.indexOf("é", 8);
    const latin = Buffer.concat([inventory.subarray(0, at), Buffer.from([0xe9]), inventory.subarray(at + 2)]);
    expect(told(latin)).toContain("inventory.yaml:4:59: error: This is not UTF-8. Save the file as UTF-8.");
    expect(told(Buffer.from(`\uFEFF${host()}`, "utf16le"))).toContain("The file is UTF-16. Save it as UTF-8.");
    expect(told(host(", playbook: own"), Buffer.from([0x2d, 0x20, 0xff]))).toContain(
      "playbooks/own.yaml:1:3: error: This is not UTF-8.",
    );
  });
});

test("of a long line the piece around the marker is shown", () => {
  const [, source, marker] = told(host(`, x-a: ${"y".repeat(5000)}, helth: x, x-b: ${"z".repeat(500)}`)).split("\n");
  expect(source?.length).toBeLessThan(180);
  expect(source?.slice(marker?.indexOf("^"), (marker?.lastIndexOf("^") ?? 0) + 1)).toBe("helth");
});

test("every pattern of the schemas has words of its own", () => {
  const patterns = ["inventory", "playbook"].flatMap((name) => {
    const schema: unknown[] = [JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8"))];
    const found: string[] = [];
    for (let next = schema.pop(); next !== undefined; next = schema.pop()) {
      if (typeof next !== "object" || next === null) continue;
      for (const [key, value] of Object.entries(next)) {
        if (key === "pattern" && typeof value === "string") found.push(value);
        else schema.push(value);
      }
    }
    return found;
  });
  const silent = patterns.filter((pattern) => patternWords[pattern] === undefined);
  expect(silent, "say in src/config/pattern-words.ts what a value must be").toEqual([]);
  expect(Object.keys(patternWords).filter((pattern) => !patterns.includes(pattern))).toEqual([]);
});
