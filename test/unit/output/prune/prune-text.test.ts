import { expect, test } from "vitest";
import type { PruneName } from "../../../../src/engine/prune/prune.ts";
import type { EnginePrune } from "../../../../src/engine/prune/prune-fleet.ts";
import { pruneRecap, pruneText } from "../../../../src/output/prune/prune-text.ts";
import { plain } from "../../../../src/output/terminal/line.ts";

const mebibyte = 2 ** 20;
const name = (of: string, size: number, why: string): PruneName => ({
  name: of,
  image: "sha256:a",
  bytes: size * mebibyte,
  why,
});
const host = (of: string, plan: EnginePrune["plan"], user?: string): EnginePrune => ({
  host: of,
  address: of,
  ...(user !== undefined && { user }),
  plan,
});
const nothing = { status: "planned", remove: [], keep: [], records: [] } as const;
const text = (...hosts: EnginePrune[]) => pruneText(hosts, { verbose: false }).map(plain);

test("says what goes and what stays, and counts hosts with nothing", () => {
  const remove = [name("web:a", 1500, "nothing runs on it"), name("w:b", 3, "nothing runs on it")];
  const keep = [name("web:c", 20, "container web-1 is made of it")];
  const work = { status: "planned", remove, keep, records: ["1.1"] } as const;
  expect(text(host("mk1", work), host("mk2", nothing))).toEqual([
    "mk1",
    "  - web:a  1.5 GiB  nothing runs on it",
    "  - w:b    3 MiB    nothing runs on it",
    "  - records of 1 transaction beside the last five",
    "    web:c  20 MiB  stays: container web-1 is made of it",
    "",
    "Prune: 2 names of fleet's to remove on 1 host, which frees 1.5 GiB. 20 MiB stay for what is needed.",
  ]);
});

test("says whose engine it is where it is not the host's own, and counts hosts once", () => {
  const [own, his] = [name("web:a", 5, "nothing runs on it"), name("web:b", 3, "nothing runs on it")];
  const down = { status: "unknown", why: "the rootless Docker of ann did not answer: no", next: "start it" } as const;
  expect(
    text(
      host("mk1", { status: "planned", remove: [own], keep: [], records: [] }),
      host("mk1", { status: "planned", remove: [his], keep: [], records: [] }, "misskey"),
      host("mk1", down, "ann"),
      host("mk2", { status: "unknown", why: "only root can read it" }),
    ),
  ).toEqual([
    "mk1",
    "  - web:a  5 MiB  nothing runs on it",
    "",
    "mk1, rootless Docker of misskey",
    "  - web:b  3 MiB  nothing runs on it",
    "",
    "mk1, rootless Docker of ann",
    "  ! unknown: the rootless Docker of ann did not answer: no",
    "    hint: start it",
    "",
    "mk2",
    "  ! unknown: only root can read it",
    "",
    "Prune: 2 names of fleet's to remove on 1 host, which frees 8 MiB.",
    "Not looked through: 1 host, 1 engine.",
  ]);
});

test("is short where there is nothing, and never says so of what it could not look through", () => {
  expect(text(host("mk1", nothing))).toEqual(["Nothing to prune."]);
  const told = text(
    host("mk1", { status: "blocked", cause: "run 1 is at work on this host", next: "wait" }),
    host("mk2", { status: "unknown", why: "Docker did not answer: \u001b[31mno" }),
    host("mk3", { status: "unreachable", failure: { problem: "refused", message: "mk3 refused.", hint: "Is it up?" } }),
  );
  expect(told).toContain("  ! run 1 is at work on this host");
  expect(told).toContain("  ! unknown: Docker did not answer: no");
  expect(told).toContain("    hint: Is it up?");
  expect(told.at(-1)).toBe("Not looked through: 3 hosts.");
  expect(told.join()).not.toContain("Nothing");
});

test("the recap tells what stays after all", () => {
  const outcomes = [
    { host: "mk1", removed: ["a:1"], kept: [{ name: "a:2", why: "It is in use." }], bytes: 5 * mebibyte },
    { host: "mk1", user: "misskey", removed: ["b:1"], kept: [{ name: "b:2", why: "No." }], bytes: 2 * mebibyte },
    { host: "mk2", removed: [], kept: [], bytes: 0, refused: "Run 1 of user ann is at work on this host." },
  ];
  expect(pruneRecap(outcomes).map(plain)).toEqual([
    "mk1: 1 name removed, 5 MiB freed",
    "! mk1: a:2 stays: It is in use.",
    "mk1, rootless Docker of misskey: 1 name removed, 2 MiB freed",
    "! mk1, rootless Docker of misskey: b:2 stays: No.",
    "! mk2: Run 1 of user ann is at work on this host.",
    "Prune: 2 names removed, 7 MiB freed.",
  ]);
});
