import { expect, test } from "vitest";
import { looksSaved, savedPlanText } from "../../../../src/engine/plan/saved-plan.ts";
import { nextLines } from "../../../../src/output/plan/next-command.ts";
import { summarise } from "../../../../src/output/plan/summary.ts";
import { bytes, count, listed, seconds } from "../../../../src/output/terminal/words.ts";
import { instanceLabel } from "../../../../src/text/instance-label.ts";
import { about8s, away, host, instance, seen, settled, stopped, switching } from "../fleet.ts";
import { inventory } from "../samples.ts";

test("numbers and names as people say them", () => {
  expect([count(0, "host"), count(1, "host"), count(2, "host")]).toEqual(["0 hosts", "1 host", "2 hosts"]);
  expect([seconds(59), seconds(60), seconds(125)]).toEqual(["59 s", "1 min", "2 min 5 s"]);
  expect([bytes(0), bytes(700 * 2 ** 20), bytes(1.45 * 2 ** 30)]).toEqual(["0 MiB", "700 MiB", "1.4 GiB"]);
  expect([instanceLabel("a", "a"), instanceLabel("a", "b")]).toEqual(["a", "a/b"]);
  expect([listed(["a", "b"], 2), listed(["a", "b", "c"], 2)]).toEqual(["a, b", "a, b and 1 more"]);
});

test.each([
  [
    "changes",
    { inventory: "inventory.yaml", changes: true },
    "Next: fleet apply inventory.yaml computes the plan again, shows it and asks before it changes anything.",
  ],
  [
    "a limit and a path that a shell would take apart",
    { inventory: "my fleet.yaml", limit: "mk*,!mk1", changes: true },
    "Next: fleet apply 'my fleet.yaml' -l 'mk*,!mk1' computes the plan again, shows it and asks before it changes anything.",
  ],
  ["nothing to do", { inventory: "inventory.yaml", changes: false }, ""],
  [
    "a saved plan",
    { inventory: "i.yaml", out: "plan.json", changes: true },
    "The plan was saved to plan.json.\nNext: fleet apply plan.json applies exactly this plan, and leaves hosts alone that have changed since.",
  ],
  [
    "a saved plan of nothing",
    { inventory: "i.yaml", out: "plan.json", changes: false },
    "The plan was saved to plan.json. Nothing in it can be applied.",
  ],
  [
    "a saved plan whose name looks like an option",
    { inventory: "i.yaml", limit: "mk1", out: "-my plan", changes: true },
    "The plan was saved to -my plan.\nNext: fleet apply './-my plan' applies exactly this plan, and leaves hosts alone that have changed since.",
  ],
])("what comes after a plan: %s", (_, made, text) => {
  expect(seen(nextLines(made))).toBe(text);
});

test("a plan in numbers: only what apply would do is counted", () => {
  const plans = [
    host("mk1", instance("mk1", switching, about8s), instance("b", settled)),
    { ...host("mk2", instance("mk2", switching, about8s)), pending: { id: "1" } },
    host("mk3", instance("mk3", stopped), instance("c", [])),
    away("mk4", "", ""),
  ];
  expect(summarise(plans)).toEqual({
    hosts: 4,
    instances: 5,
    add: 2,
    change: 0,
    remove: 0,
    restarts: 1,
    converged: 1,
    changes: 1,
    blocked: 2,
    unknown: 1,
    unreachable: 1,
  });
});

test.each([
  [savedPlanText("1.0.0", inventory, [], []), true],
  ['{"fleet":"1.0.0","format_version":1', true],
  ['{"version": 1}', false],
  ["version: 1", false],
  ["{ format_version: 1 }", false],
  ["", false],
])("%j is a saved plan: %s", (text, saved) => {
  expect(looksSaved(text)).toBe(saved);
});
