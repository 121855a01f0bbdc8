import { describe, expect, test } from "vitest";
import { readSavedPlan } from "../../../../src/engine/plan/read-saved-plan.ts";
import { savedPlanText } from "../../../../src/engine/plan/saved-plan.ts";
import { desired, inventory, plans } from "../../output/samples.ts";

const [full, least, unreachable] = plans;
if (full === undefined || least === undefined || unreachable === undefined) throw new Error("no samples");
const named = (name: string) => ({ ...desired, endpoint: { ...desired.endpoint, name } });
const hosts = [named("mk1"), named("mk2"), named("mk3")];
const text = savedPlanText("1.2.3", inventory, hosts, [
  full,
  { ...least, host: "mk2" },
  { ...unreachable, host: "mk3" },
]);

function wrong(changed: string): string {
  const read = readSavedPlan("plan.json", changed);
  if (read.ok) throw new Error("it was taken");
  const [first, ...others] = read.diagnostics;
  expect(others).toEqual([]);
  return `${first?.line}:${first?.column} ${first?.message}`;
}

/** The plan with something done to it. */
function edited(
  edit: (plan: { hosts: { plan: Record<string, unknown>; desired: Record<string, unknown> }[] }) => void,
) {
  const plan = JSON.parse(text);
  edit(plan);
  return JSON.stringify(plan);
}

describe("a saved plan", () => {
  test("is read as it was written", () => {
    const read = readSavedPlan("plan.json", text);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(read.value).toEqual(JSON.parse(text));
    expect(read.value.groups).toEqual({ tokyo: ["mk1"] });
    expect(read.value.strategy).toEqual(inventory.strategy);
  });

  test("of a fleet that knew no maxReverted is read", () => {
    const older = JSON.parse(text);
    delete older.strategy.maxReverted;
    expect(readSavedPlan("plan.json", JSON.stringify(older)).ok).toBe(true);
  });

  test("cut off anywhere is said to end in the middle", () => {
    const end = text.trimEnd().length;
    for (let length = 1; length < end; length += 37) {
      const says = wrong(text.slice(0, length));
      expect(says, `cut to ${length}`).toContain(
        "This is not JSON as fleet has written it: it ends in the middle. Make it",
      );
    }
  });

  test.each<[string, string, string | RegExp]>([
    [
      "with a comma too much",
      '{\n  "format_version": 1,\n}',
      /^3:1 This is not JSON as fleet has written it: .+ Make it/,
    ],
    ["that is deep", `{"format_version":1,"hosts":${"[".repeat(100)}`, "1:1 Nested deeper than 64 levels."],
    ["deep only within a text", edited(({ hosts }) => (hosts[0]!.plan["address"] = `\\"${"[".repeat(100)}`)), ""],
    [
      "of another format",
      JSON.stringify({ ...JSON.parse(text), format_version: 2, fleet: "9.0.0" }),
      "1:1 The plan's format_version is 2, this fleet reads 1. Apply it with fleet 9.0.0, which has made it, or plan again with this one.",
    ],
    ["of a format that is no number", '{"format_version":"1"}', '1:1 The plan\'s format_version is "1"'],
    ["that is no plan", '{"format_version":1}', "1:1 The plan must have required property"],
    [
      "with a key that fleet does not write",
      edited(({ hosts }) => (hosts[1]!.plan["extra"] = 1)),
      '1:1 /hosts/1/plan must not have the key "extra".',
    ],
    [
      "with a value of another type",
      edited(({ hosts }) => (hosts[0]!.plan["address"] = 1)),
      "/hosts/0/plan/address must be string.",
    ],
    [
      "with an operation that is not there",
      edited(({ hosts }) => (hosts[0]!.plan["instances"] = [{ operations: [{ op: "shell", script: "id" }] }])),
      "/hosts/0/plan/instances/0",
    ],
    ["with a host twice", edited(({ hosts }) => hosts.push(hosts[0]!)), 'The host "mk1" is there twice.'],
    [
      "whose plan is another host's",
      edited(({ hosts }) => (hosts[0]!.plan["host"] = "mk9")),
      'The plan of "mk9" stands beside "mk1".',
    ],
    [
      "whose groups name others",
      JSON.stringify({ ...JSON.parse(text), groups: { tokyo: ["mk9"] } }),
      'A group names "mk9", which is not in the plan.',
    ],
  ])("%s", (_, changed, says) => {
    if (says === "") expect(readSavedPlan("plan.json", changed).ok).toBe(true);
    else if (typeof says === "string") expect(wrong(changed)).toContain(says);
    else expect(wrong(changed)).toMatch(says);
  });
});
