import { describe, expect, test } from "vitest";
import { composeTransaction } from "../../../src/engine/transaction.ts";
import type { Change } from "../../../src/resources/kind.ts";
import type { Operation } from "../../../src/resources/operation.ts";

const reload: Operation = { op: "systemd.reload" };
const restart: Operation = { op: "systemd.restart", unit: "a.service" };
const install: Operation = { op: "package.install", manager: "apt", name: "libjemalloc2", version: "5.3.0-1" };
const write = (path: string): Operation => ({ op: "file.write", path, content: "", mode: "0644", base: "absent" });
const change = (...operations: Operation[]): Change => ({
  status: "change",
  action: "update",
  summary: "",
  diffs: [],
  operations,
});

describe("a transaction", () => {
  test("reloads once, after the last file that asks for it", () => {
    const composed = composeTransaction([change(write("/a"), reload), change(write("/b"), reload), change(restart)]);
    expect(composed).toEqual([write("/a"), write("/b"), reload, restart]);
  });

  test("restarts a unit once, and another unit too", () => {
    const other: Operation = { op: "systemd.restart", unit: "b.service" };
    expect(composeTransaction([change(restart), change(other), change(restart)])).toEqual([other, restart]);
  });

  test("installs a package once, where it is first needed", () => {
    expect(composeTransaction([change(install), change(write("/a")), change(install)])).toEqual([install, write("/a")]);
  });

  test("writes a file once that several resources add to, as the last one has it, on what was there", () => {
    const first: Operation = { op: "file.write", path: "/a", content: "1", mode: "0644", base: "absent" };
    const second: Operation = { ...first, content: "12", base: "abc" };
    expect(composeTransaction([change(first, write("/b")), change(second)])).toEqual([
      { ...first, content: "12" },
      write("/b"),
    ]);
  });

  test("of nothing is nothing", () => {
    expect(composeTransaction([])).toEqual([]);
  });
});
