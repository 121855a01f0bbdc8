import { describe, expect, test } from "vitest";
import { inventoryAmong, limitCandidates } from "../../../../src/commands/completion/complete-hosts.ts";
import { completionScript, shells } from "../../../../src/commands/completion/completion.ts";
import type { CommandShape } from "../../../../src/commands/completion/completion-shapes.ts";
import { inventoryPath, readEnvironment } from "../../../../src/commands/program/environment.ts";
import type { Inventory } from "../../../../src/config/inventory.ts";

describe("the inventory that is named on a line that is being typed", () => {
  test.each<[string[], string | undefined]>([
    [["plan", "a.yaml"], "a.yaml"],
    [["plan", "-l", "mk1", "--json", "a.yaml"], "a.yaml"],
    [["plan", "--limit=mk1", "a.yaml"], "a.yaml"],
    [["plan", "--limit", "=", "mk1", "a.yaml"], "a.yaml"],
    [["plan", "-o", "plan.json", "-l", ""], undefined],
    [["plan", "'my fleet.yaml'", "-l"], "my fleet.yaml"],
    [["plan", "my\\ fleet.yaml"], "my fleet.yaml"],
    [["rollback", "20261124-1", "-l", ""], undefined],
    [["rollback", "20261124-1", "-i", "a.yaml", "-l", ""], "a.yaml"],
    [["resume", "--inventory=a.yaml", "-l"], "a.yaml"],
    [["plan"], undefined],
    [[], undefined],
  ])("%j: %s", (words, inventory) => {
    expect(inventoryAmong(words)).toBe(inventory);
  });
});

test.each<[string, string[]]>([
  ["", ["mk1", "mk2", "tokyo", "all"]],
  ["mk", ["mk1", "mk2"]],
  ["!mk1", ["!mk1"]],
  ["mk1,&to", ["mk1,&tokyo"]],
  ["a,b,!m", ["a,b,!mk1", "a,b,!mk2"]],
  ["x", []],
])("what %j can go on to", (typed, candidates) => {
  const hosts = ["mk1", "mk2", "a b", "$(x)", "a;b"].map((name) => ({ endpoint: { name } }));
  const inventory = { hosts, groups: new Map([["tokyo", ["mk1"]]]) } as unknown as Inventory;
  expect(limitCandidates(inventory, typed)).toEqual(candidates);
});

describe("scripts", () => {
  const commands: CommandShape[] = [
    {
      name: "plan",
      description: "what's to be: [all]",
      options: [
        { flags: ["-l", "--limit"], description: "hosts", value: { of: "hosts" } },
        { flags: ["-o", "--out"], description: "a file", value: { of: "file" } },
        { flags: ["--color"], description: "when", value: { of: "words", words: ["auto", "never"] } },
        { flags: ["--json"], description: "it's JSON [all: of it]" },
      ],
      operands: [{ of: "inventory" }],
    },
    {
      name: "runs",
      description: "the history",
      options: [],
      operands: [{ of: "words", words: ["show"] }, { of: "runs" }],
    },
  ];

  test.each(shells)("%s knows the commands, their options and the hidden command", (shell) => {
    const script = completionScript(shell, commands);
    for (const word of ["plan", "limit", "out", "color", "json", "auto never", "__hosts"])
      expect(script).toContain(word);
    expect(script).not.toContain("undefined");
  });

  test("fish offers one of a few words once", () => {
    const rows = completionScript("fish", commands).split("\n");
    expect(rows).toContain(
      "complete -c fleet -n '__fish_seen_subcommand_from runs; and not __fish_seen_subcommand_from show' -a 'show'",
    );
  });

  test("each quotes in its own way", () => {
    expect(completionScript("zsh", commands)).toContain(`'(--json)--json[it'\\''s JSON \\[all\\: of it\\]]'`);
    expect(completionScript("zsh", commands)).toContain(`'plan:what'\\''s to be\\: [all]'`);
    expect(completionScript("fish", commands)).toContain("-l json -d 'it\\'s JSON [all: of it]'");
  });
});

describe("the environment", () => {
  test("what is not set, or empty, is not there", () => {
    const none = { yes: false, json: false, verbose: false, color: "auto" };
    expect(readEnvironment({})).toEqual(none);
    expect(readEnvironment({ FLEET_INVENTORY: "", FLEET_LIMIT: "", FLEET_YES: "", FLEET_COLOR: "" })).toEqual(none);
  });

  test.each(["1", "true", "YES", "on"])("%s is a yes", (value) => {
    expect(readEnvironment({ FLEET_YES: value, FLEET_JSON: value, FLEET_VERBOSE: value })).toMatchObject({
      yes: true,
      json: true,
      verbose: true,
    });
  });

  test.each(["0", "false", "No", "off"])("%s is a no", (value) => {
    expect(readEnvironment({ FLEET_YES: value }).yes).toBe(false);
  });

  test.each([{ FLEET_YES: "y?" }, { FLEET_JSON: "2" }, { FLEET_COLOR: "red" }])("%j is an error", (env) => {
    expect(() => readEnvironment(env)).toThrow(/; it takes /);
  });

  test("texts are as they are", () => {
    const env = { FLEET_INVENTORY: "a.yaml", FLEET_LIMIT: "tokyo", FLEET_COLOR: "never" };
    expect(readEnvironment(env)).toMatchObject({ inventory: "a.yaml", limit: "tokyo", color: "never" });
  });

  test("the inventory: named, else the variable's, else the one that is here, else none", () => {
    expect(inventoryPath("a", { inventory: "b" }, () => true)).toBe("a");
    expect(inventoryPath(undefined, { inventory: "b" }, () => true)).toBe("b");
    expect(inventoryPath(undefined, {}, (path) => path === "inventory.yaml")).toBe("inventory.yaml");
    expect(inventoryPath(undefined, {}, () => false)).toBeUndefined();
  });
});
