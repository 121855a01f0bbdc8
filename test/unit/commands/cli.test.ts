import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BuiltFleet } from "./built.ts";

let fleet: BuiltFleet;
let empty: string;

beforeAll(() => {
  fleet = new BuiltFleet();
  empty = join(fleet.directory, "empty");
  mkdirSync(empty);
  fleet.write(
    "inventory.yaml",
    `version: 1
defaults: { knownHosts: [known_hosts] }
hosts:
  mk1.example.jp: { address: 127.0.0.1, port: 1, deployment: systemd, unit: misskey.service }
  mk2.example.jp: { address: 127.0.0.1, port: 1, deployment: docker, directory: /srv/misskey }
  shared:
    address: 127.0.0.1
    port: 1
    instances:
      a.example.jp: { deployment: systemd, unit: a.service }
      b.example.jp: { deployment: docker, directory: /srv/b }
groups:
  tokyo: { hosts: [mk1.example.jp, shared] }
`,
  );
  fleet.write("other.yaml", "version: 1\nhosts:\n  alone: { deployment: systemd, unit: a.service }\n");
  fleet.write("wrong.yaml", "version: 1\nhosts:\n  alone: { deployment: systemd, unti: a.service }\n");
}, 60_000);
afterAll(() => fleet.remove());

describe.concurrent("usage", () => {
  test.each([
    [
      "a command that is not there",
      ["pln"],
      "error: unknown command 'pln'\n(Did you mean plan?)\nhint: fleet --help shows the commands, their options and exit codes\n",
    ],
    [
      "an option that is not there",
      ["plan", "--limt", "x"],
      "error: unknown option '--limt'\n(Did you mean --limit?)\nhint: fleet plan --help shows its options, examples and exit codes\n",
    ],
    ["too much", ["plan", "a", "b"], "error: too many arguments for 'plan'. Expected 1 argument but got 2.\n"],
    [
      "a colour that is not there",
      ["plan", "--color", "red"],
      "error: option '--color <when>' argument 'red' is invalid. Allowed choices are auto, always, never.\n",
    ],
    [
      "two limits",
      ["plan", "-l", "mk1", "--limit", "mk2"],
      "error: option '-l, --limit <hosts>' argument 'mk2' is invalid. Write it once, with commas: mk1,mk2\n",
    ],
    [
      "a shell that is not there",
      ["completion", "tcsh"],
      "error: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.\n",
    ],
    [
      "a limit that matches nothing",
      ["plan", "-l", "mk9.example.jp"],
      'error: The limit "mk9.example.jp" matches no host and no group. Did you mean "mk1.example.jp"?\n',
    ],
    [
      "a limit's file that is not there",
      ["plan", "-l", "@failed.txt"],
      "error: The limit's file failed.txt can't be read: there is no such file.\n",
    ],
    ["an inventory that is not there", ["plan", "nope.yaml"], "nope.yaml:1:1: error: There is no such file.\n"],
    [
      "apply with nobody to ask",
      ["apply"],
      "error: There is no terminal here to ask for a yes.\n  hint: Give --yes, or set FLEET_YES=1.\n",
    ],
  ])("%s", async (_, args, says) => {
    const { code, stdout, stderr } = await fleet.run(args);
    expect(stderr).toContain(says);
    expect([code, stdout]).toEqual([64, ""]);
  });

  test("nothing at all shows the help", async () => {
    const { code, stderr } = await fleet.run([]);
    expect(stderr).toContain("Usage: fleet [options] [command]");
    expect(code).toBe(64);
  });

  test("an error is JSON where JSON was asked for", async () => {
    const { code, stdout } = await fleet.run(["apply", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      type: "error",
      message: "There is no terminal here to ask for a yes.",
      hint: "Give --yes, or set FLEET_YES=1.",
    });
    expect(code).toBe(64);
  });

  test.each<[string[], string, string, Record<string, string>?]>([
    [
      ["plan", "--json", "a", "b"],
      "too many arguments for 'plan'. Expected 1 argument but got 2.",
      "fleet plan --help shows its options, examples and exit codes",
    ],
    [
      ["validate", "--json", "--jsn", "a"],
      "unknown option '--jsn' (Did you mean --json?)",
      "fleet validate --help shows its options, examples and exit codes",
    ],
    [["plan", "--json", "-o"], "option '-o, --out <file>' argument missing", "fleet plan --help shows"],
    [["pln"], "unknown command 'pln' (Did you mean plan?)", "fleet --help shows the commands", { FLEET_JSON: "1" }],
    [["pln", "--json"], "unknown command 'pln' (Did you mean plan?)", "fleet --help shows the commands"],
    [["--json"], "unknown option '--json'", "fleet --help shows the commands"],
    [[], "There is no command.", "fleet --help shows the commands", { FLEET_JSON: "1" }],
    [["help", "pln"], "There is no command.", "fleet --help shows the commands", { FLEET_JSON: "1" }],
  ])("so is a command line that is wrong: %j", async (args, message, hint, env = {}) => {
    const { code, stdout, stderr } = await fleet.run(args, { env });
    expect(JSON.parse(stdout)).toEqual({ version: 1, type: "error", message, hint: expect.stringContaining(hint) });
    expect(stderr).toMatch(/^(error: |Usage: )/);
    expect(code).toBe(64);
  });

  test.each<[string[], Record<string, string>]>([
    [["plan", "--bogus"], {}],
    [["plan", "--bogus", "--", "--json"], {}],
    [["plan", "--bogus"], { FLEET_JSON: "maybe" }],
    [["plan", "--bogus"], { FLEET_JSON: "0" }],
  ])("and not where it was not: %j %j", async (args, env) => {
    const { code, stdout } = await fleet.run(args, { env });
    expect([code, stdout]).toEqual([64, ""]);
  });

  test.each(["validate", "trust", "plan", "apply", "verify", "rollback", "resume", "prune", "runs", "completion"])(
    "%s has help with examples and exit codes",
    async (command) => {
      const { code, stdout } = await fleet.run([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Examples:\n {2}\S*.*fleet.*\n( {2}.*\n){1,}\nExit codes:\n {2}0 +done\n/m);
      for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  test.each([76, 132])("the help is as wide as a terminal of %i columns", async (columns) => {
    const command = `stty cols ${columns}; '${process.execPath}' '${fleet.path}'`;
    const { stdout } = await fleet.bash(
      `script -qec "${command} --help; ${command} rollback --help" /dev/null </dev/null | tr -d '\\r'`,
    );
    const widths = stdout.split("\n").map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(Math.max(...widths)).toBeGreaterThan(columns - 12);
    expect(stdout).toContain("Exit codes:");
  });

  test("the help shows no hidden command and names each variable", async () => {
    const { stdout } = await fleet.run(["--help"]);
    expect(stdout).not.toContain("__");
    for (const name of ["INVENTORY", "LIMIT", "YES", "JSON", "VERBOSE", "COLOR"])
      expect(stdout).toContain(`FLEET_${name}`);
    expect(stdout).toContain("NO_COLOR, FORCE_COLOR");
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe.concurrent("what is wrong with the input is told before that nobody can be asked", () => {
  test.each<[string[], string]>([
    [["apply", "nope.yaml"], "nope.yaml:1:1: error: There is no such file.\n"],
    [["apply", "wrong.yaml"], "wrong.yaml:3:33: error: "],
    [["apply", "-l", "mk9"], 'error: The limit "mk9" matches no host and no group.'],
    [["trust", "nope.yaml"], "nope.yaml:1:1: error: There is no such file.\n"],
    [["prune", "nope.yaml"], "nope.yaml:1:1: error: There is no such file.\n"],
    [["rollback", "2020"], 'error: There is no record of a run "2020" on this machine'],
    [["resume", "2020"], 'error: There is no record of a run "2020" on this machine'],
    [["rollback", "2020", "-i", "nope.yaml"], "nope.yaml:1:1: error: There is no such file.\n"],
    [["resume", "-i", "nope.yaml"], "nope.yaml:1:1: error: There is no such file.\n"],
    [["rollback", "-i", "inventory.yaml"], "error: Which run?\n"],
  ])("%j", async (args, says) => {
    const { code, stdout, stderr } = await fleet.run(args);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain("terminal");
    expect([code, stdout]).toEqual([64, ""]);
  });

  test.each([["apply"], ["rollback", "2020", "-i", "inventory.yaml"], ["resume", "-i", "inventory.yaml"]])(
    "%s %s asks no host where nobody can be asked",
    async (...args) => {
      const { code, stdout, stderr } = await fleet.run(args);
      expect(stderr).toBe(
        "error: There is no terminal here to ask for a yes.\n  hint: Give --yes, or set FLEET_YES=1.\n",
      );
      expect([code, stdout]).toEqual([64, ""]);
    },
  );
});

describe("which inventory", () => {
  test("inventory.yaml where one lies here", async () => {
    expect((await fleet.run(["validate"])).stdout).toBe("inventory.yaml: valid, 3 hosts, 4 instances.\n");
  });

  test("FLEET_INVENTORY before that, and what is named before both", async () => {
    const env = { FLEET_INVENTORY: "other.yaml" };
    expect((await fleet.run(["validate"], { env })).stdout).toContain("other.yaml: valid, 1 host, 1 instance.");
    expect((await fleet.run(["validate", "inventory.yaml"], { env })).stdout).toContain("inventory.yaml: valid");
  });

  test("none at all says what to give", async () => {
    const { code, stderr } = await fleet.run(["plan"], { cwd: empty });
    expect(stderr).toBe(
      "error: There is no inventory.\n  hint: Name one, set FLEET_INVENTORY, or go where inventory.yaml is.\n",
    );
    expect(code).toBe(64);
  });
});

describe.concurrent("--list-hosts asks no host", () => {
  test.each(["plan", "apply", "verify", "trust"])("%s", async (command) => {
    const { code, stdout, stderr } = await fleet.run([command, "--list-hosts"]);
    expect(stdout).toBe(`mk1.example.jp  systemd                                        in tokyo
mk2.example.jp  docker
shared          a.example.jp (systemd), b.example.jp (docker)  in tokyo
`);
    expect([code, stderr]).toEqual([0, "3 hosts, 4 instances\n"]);
  });

  test("with a limit from the environment, as JSON", async () => {
    const { stdout } = await fleet.run(["plan", "--list-hosts"], {
      env: { FLEET_LIMIT: "tokyo,!shared", FLEET_JSON: "1" },
    });
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      type: "selected-host",
      host: "mk1.example.jp",
      address: "127.0.0.1",
      instances: [{ name: "mk1.example.jp", deployment: "systemd" }],
      groups: ["tokyo"],
    });
  });

  test("what is given wins over the environment", async () => {
    const { stdout } = await fleet.run(["plan", "--list-hosts", "-l", "shared"], {
      env: { FLEET_LIMIT: "mk1.example.jp" },
    });
    expect(stdout).toMatch(/^shared /);
  });

  test("a variable that means nothing is no yes", async () => {
    const { code, stderr } = await fleet.run(["apply"], { env: { FLEET_YES: "maybe" } });
    expect(stderr).toBe('error: FLEET_YES is "maybe"; it takes 1 or 0.\n');
    expect(code).toBe(64);
    expect((await fleet.run(["apply"], { env: { FLEET_YES: "0" } })).stderr).toContain("There is no terminal here");
  });
});

describe.concurrent("hosts that are away", () => {
  test("plan says so, saves what it has for its owner alone, and says what comes next", async () => {
    const { code, stdout, stderr } = await fleet.run(["plan", "-o", "plan.json"]);
    expect(stdout).toContain("3 hosts could not be read:");
    expect(stdout).toMatch(/\nNot planned: 3 hosts not reached\.\n$/);
    expect(stderr).toContain("The plan was saved to plan.json. Nothing in it can be applied.\n");
    expect(code).toBe(4);
    const file = join(fleet.directory, "plan.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ format_version: 1, inventory: "inventory.yaml" });
  });

  test.each([["plan"], ["verify"], ["apply", "--yes"]])(
    "%s %s says why once while it goes on, and once in its answer",
    async (...args) => {
      const { stdout, stderr } = await fleet.run(args, { env: { FLEET_STATE_DIR: "away" } });
      const why = /mk1\.example\.jp.*: There is no key to log in/g;
      expect([stdout.match(why)?.length, stderr.match(why)?.length]).toEqual([1, 1]);
    },
  );

  test.each([["plan"], ["trust", "--yes"]])("%s speaks of many as of few, and Node of none", async (...args) => {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(fleet.directory, `many-${args[0]}`)]);
    const entry = `{ address: 127.0.0.1, port: 1, deployment: systemd, unit: a.service, identityFile: many-${args[0]} }`;
    const hosts = Array.from(
      { length: 12 },
      (_, index) => `  many${index}: ${entry.replace("a.service", `a${index}.service`)}\n`,
    );
    fleet.write(`many-${args[0]}.yaml`, `version: 1\nhosts:\n${hosts.join("")}`);
    const { code, stdout, stderr } = await fleet.run([...args, `many-${args[0]}.yaml`]);
    expect(stdout).toContain("12 hosts could not be read:");
    expect(stderr).not.toContain("Warning");
    expect(code).toBe(4);
  });

  test("--json keeps stdout for machines", async () => {
    const { code, stdout } = await fleet.run(["verify", "--json"]);
    const types = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).type);
    expect(types).toEqual(["run-started", "host-planned", "host-planned", "host-planned", "run-ended"]);
    expect(code).toBe(4);
  });

  test.each(["plan | true", "plan --json | true", "plan 2>&1 | true", "--help | true", "completion bash | true"])(
    "a reader that goes early is no trouble: fleet %s",
    async (line) => {
      const { stderr } = await fleet.bash(`fleet ${line}; echo "\${PIPESTATUS[0]}" >&2`);
      expect(stderr).not.toMatch(/EPIPE|at .*\.js|Error/);
      expect(stderr).toMatch(line.startsWith("plan") ? /^4$/m : /^0$/m);
    },
  );
});

describe.concurrent("colours", () => {
  test("what is valid, and what is not, as people see it", async () => {
    const good = await fleet.run(["validate", "--color", "always"]);
    expect(good.stdout).toBe("\u001b[1minventory.yaml\u001b[22m: \u001b[32mvalid\u001b[39m, 3 hosts, 4 instances.\n");
    const bad = await fleet.run(["validate", "--color", "always", "wrong.yaml"]);
    expect(bad.stderr).toBe(
      '\u001b[1mwrong.yaml:3:33:\u001b[22m \u001b[1m\u001b[31merror:\u001b[39m\u001b[22m Unknown key "unti". Did you mean "unit"?\n' +
        "    3 |   alone: { deployment: systemd, unti: a.service }\n" +
        "      |                                 \u001b[1m\u001b[31m^^^^\u001b[39m\u001b[22m\n",
    );
  });

  test("none where nobody asks for them", async () => {
    expect((await fleet.run(["validate"])).stdout).not.toContain("\u001b");
    expect((await fleet.run(["validate", "wrong.yaml"])).stderr).not.toContain("\u001b");
  });
});

describe.concurrent("output that can't be written", () => {
  const lost = /^error: stdout can't be written any more [(]\w+: .*[)]: what follows of the output is lost[.]$/gm;

  test.each<[string, number]>([
    ["plan", 1],
    ["plan --json", 1],
    ["validate", 1],
    ["plan --list-hosts", 1],
    ["--help", 1],
    ["plan --help", 1],
    ["--version", 1],
    ["completion bash", 1],
    ["plan nope.yaml --json", 64],
    ["plan --bogus --json", 64],
  ])("is told once, in words, and is no success: fleet %s", async (line, code) => {
    const { stdout, stderr } = await fleet.bash(`fleet ${line} >/dev/full; echo "ended: $?"`);
    expect(stderr.match(lost)).toHaveLength(1);
    expect(stderr).not.toMatch(/itself has failed|^ +at /m);
    expect(stdout).toBe(`ended: ${code}\n`);
  });

  test("a file that takes only the beginning of it is seen, too", async () => {
    const { stdout, stderr } = await fleet.bash(
      `ulimit -f 1; fleet plan --json >torn.txt; echo "ended: $?"; wc -c <torn.txt`,
    );
    expect(stderr.match(lost)).toHaveLength(1);
    expect(stdout).toBe("ended: 1\n1024\n");
  });

  test("apply goes on to its end", async () => {
    const { stdout, stderr } = await fleet.bash(
      `FLEET_STATE_DIR=full fleet apply --yes -v >/dev/full; echo "ended: $?"`,
    );
    expect(stderr.match(lost)).toHaveLength(1);
    expect(stderr).toContain("  hint: Hosts go on to their end, and so does fleet: fleet runs says how each ended.\n");
    expect(stderr).toContain("shared: not reached");
    expect(stdout).toBe("ended: 1\n");
  });

  test("where nothing can be said at all, the exit code says it", async () => {
    const { stdout } = await fleet.bash(`fleet plan >/dev/full 2>/dev/full; echo "ended: $?"`);
    expect(stdout).toBe("ended: 1\n");
  });

  test("stderr alone takes nothing from the answer", async () => {
    const { stdout } = await fleet.bash(`fleet plan 2>/dev/full; echo "ended: $?"`);
    expect(stdout).toMatch(/\nNot planned: 3 hosts not reached\.\nended: 4\n$/);
  });
});

describe("a saved plan", () => {
  const file = () => join(fleet.directory, "saved.json");
  const applied = (...more: string[]) => fleet.run(["apply", "saved.json", ...more]);

  beforeEach(async () => {
    const { stderr } = await fleet.run(["plan", "-o", "saved.json"]);
    expect(stderr).toContain("The plan was saved to saved.json.");
  });

  test("asks nobody, and a host that is still away is not reached", async () => {
    const { code, stdout } = await applied();
    expect(stdout).toContain("Apply: 4 unreachable.");
    expect(code).toBe(4);
  });

  test("has the inventory's hosts and groups for --limit and --list-hosts", async () => {
    expect((await applied("-l", "tokyo", "--list-hosts")).stdout).toMatch(/^mk1\S+ .*\nshared .*in tokyo\n$/);
    expect((await applied("-l", "mk9")).stderr).toContain('The limit "mk9" matches no host and no group.');
  });

  test.each([0o666, 0o620, 0o602])("that others may write is refused: mode %i", async (mode) => {
    chmodSync(file(), mode);
    const { code, stderr } = await applied("--yes");
    expect(stderr).toContain("error: Others may write saved.json (mode 0");
    expect(stderr).toMatch(/hint: .* chmod go-w saved\.json\n$/);
    expect(code).toBe(64);
  });

  test("that others may read is taken", async () => {
    chmodSync(file(), 0o644);
    expect((await applied()).code).toBe(4);
  });

  test.skipIf(process.getuid?.() !== 0)("of another user is refused", async () => {
    chownSync(file(), 12345, 0);
    const { code, stderr } = await applied();
    expect(stderr).toContain("error: saved.json belongs to another user");
    expect(code).toBe(64);
  });

  test("that ends in the middle is refused, in words and in JSON", async () => {
    truncateSync(file(), 1000);
    const { code, stdout, stderr } = await applied("--json");
    expect(stderr).toMatch(/^saved\.json:\d+:\d+: error: .* it ends in the middle\./);
    expect(JSON.parse(stdout)).toMatchObject({ type: "diagnostic", file: "saved.json" });
    expect(code).toBe(64);
  });

  test("that is larger than any fleet needs is refused unread", async () => {
    truncateSync(file(), 257 * 1024 * 1024);
    expect((await applied()).stderr).toContain("saved.json is larger than 256 MiB.");
  });

  test.each(["plan", "verify", "validate", "trust"])("is nothing for %s", async (command) => {
    const { code, stderr } = await fleet.run([command, "saved.json"]);
    expect(stderr).toContain("error: saved.json is a saved plan, which only fleet apply takes.");
    expect(code).toBe(64);
  });
});

describe.concurrent("completion in bash", () => {
  beforeAll(() => {
    const runs = join(fleet.directory, "records/runs");
    mkdirSync(runs, { recursive: true });
    for (const run of ["20261124-101502-9f3a1c", "20261123-080000-000001"])
      fleet.write(join("records/runs", `${run}.jsonl`), "torn");
  });

  const complete = async (...words: string[]) => {
    const list = words.map((word) => `'${word}'`).join(" ");
    const { stdout, stderr } = await fleet.bash(`export FLEET_STATE_DIR=records; source <(fleet completion bash)
COMP_WORDS=(${list}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _fleet fleet
[ \${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "\${COMPREPLY[@]}"`);
    return [...stdout.split("\n").filter((line) => line !== ""), ...(stderr === "" ? [] : [`stderr: ${stderr}`])];
  };

  test.each<[string[], string[]]>([
    [
      ["fleet", "v"],
      ["validate", "verify"],
    ],
    [
      ["fleet", "plan", "--l"],
      ["--limit", "--list-hosts"],
    ],
    [["fleet", "verify", "--det"], []],
    [["fleet", "plan", "i"], ["inventory.yaml"]],
    [
      ["fleet", "plan", "-l", ""],
      ["mk1.example.jp", "mk2.example.jp", "shared", "tokyo", "all"],
    ],
    [
      ["fleet", "plan", "other.yaml", "-l", ""],
      ["alone", "all"],
    ],
    [
      ["fleet", "plan", "--limit", "=", "mk"],
      ["mk1.example.jp", "mk2.example.jp"],
    ],
    [["fleet", "plan", "-l", "mk1.example.jp,!s"], ["mk1.example.jp,!shared"]],
    [["fleet", "plan", "-l", "@", "inv"], ["inventory.yaml"]],
    [["fleet", "plan", "wrong.yaml", "-l", ""], []],
    [["fleet", "plan", "nope.yaml", "-l", ""], []],
    [
      ["fleet", "plan", "--color", "a"],
      ["auto", "always"],
    ],
    [
      ["fleet", "completion", ""],
      ["bash", "zsh", "fish"],
    ],
    [["fleet", "completion", "bash", ""], []],
    [
      ["fleet", "rollback", ""],
      ["20261124-101502-9f3a1c", "20261123-080000-000001"],
    ],
    [["fleet", "rollback", "-l", "mk1", "--yes", "20261123"], ["20261123-080000-000001"]],
    [["fleet", "resume", "--limit", "=", "mk1", "20261124-1"], ["20261124-101502-9f3a1c"]],
    [["fleet", "resume", "20261124-101502-9f3a1c", ""], []],
    [["fleet", "rollback", "none"], []],
    [["fleet", "runs", ""], ["show"]],
    [["fleet", "runs", "show", "20261124"], ["20261124-101502-9f3a1c"]],
    [["fleet", "runs", "--json", "show", "20261124"], ["20261124-101502-9f3a1c"]],
  ])("%j", async (words, candidates) => {
    expect(await complete(...words)).toEqual(candidates);
  });

  test("what stands in a name is never run", async () => {
    fleet.write(
      "hostile.yaml",
      'version: 1\nhosts:\n  "$(touch owned)": { address: a, deployment: systemd, unit: a.service }\n  good: { deployment: systemd, unit: a.service }\n',
    );
    expect(await complete("fleet", "plan", "hostile.yaml", "-l", "")).toEqual(["good", "all"]);
    expect(() => statSync(join(fleet.directory, "owned"))).toThrow();
  });
});

test.each([[["--", "x"]], [["--"]], [[]]])("asked for runs with %j where there are none, too", async (args) => {
  expect(await fleet.run(["__runs", ...args], { cwd: empty })).toEqual({ code: 0, stdout: "", stderr: "" });
});

test.each([[[]], [["--"]], [["--nonsense"]], [["--", "", "plan", "wrong.yaml"]], [["--", "m", "plan", "/"]]])(
  "asked for hosts with %j, the hidden command says nothing and succeeds",
  async (args) => {
    expect(await fleet.run(["__hosts", ...args], { cwd: empty })).toEqual({ code: 0, stdout: "", stderr: "" });
  },
);

test("what nobody foresaw is told as fleet's own failure, without a line of the bundle, with where the hosts stand", async () => {
  fleet.write("broken.cjs", 'URL.canParse = () => { throw new TypeError("no such thing"); };\n');
  fleet.write(
    "health.yaml",
    "version: 1\nhosts:\n  a: { deployment: systemd, unit: a.service, health: 'http://a/' }\n",
  );
  const env = { NODE_OPTIONS: `--require ${join(fleet.directory, "broken.cjs")}` };
  const { code, stdout, stderr } = await fleet.run(["validate", "--json", "health.yaml"], { env });
  const [head, hint, report, ...calls] = stderr.trimEnd().split("\n");
  expect(head).toBe("error: fleet itself has failed: TypeError: no such thing");
  expect(hint).toBe("  hint: No host was being changed.");
  expect(report).toMatch(/ it is a mistake in fleet: please report it with these lines[.] fleet \S+, Node v\S+$/);
  expect(calls.length).toBeGreaterThan(2);
  for (const call of calls) expect(call).toMatch(/^ +at /);
  expect(JSON.parse(stdout)).toMatchObject({
    type: "error",
    message: "fleet itself has failed: TypeError: no such thing",
  });
  expect(code).toBe(1);
});
