import { describe, expect, test } from "vitest";
import { composeTransaction } from "../../../../src/engine/plan/transaction.ts";
import type { Change } from "../../../../src/resources/kind.ts";
import type { Operation } from "../../../../src/resources/operation.ts";

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

  test("removes a file once that several resources have a part of, and writes it where one of them still has", () => {
    const cut: Operation = { op: "file.write", path: "/a", content: "1", mode: "0644", base: "ab" };
    const gone: Operation = { op: "file.remove", path: "/a", base: "cd" };
    const anew: Operation = { ...cut, content: "2", base: "absent" };
    const of = (...all: Operation[]) => composeTransaction(all.map((one) => change(one)));
    expect(of(cut, write("/b"), gone)).toEqual([{ ...gone, base: "ab" }, write("/b")]);
    expect(of(gone, anew)).toEqual([{ ...anew, base: "cd" }]);
    expect(of(cut, gone, anew)).toEqual([{ ...cut, content: "2" }]);
    expect(of({ ...cut, base: "absent" }, gone)).toEqual([]);
  });

  test("of nothing is nothing", () => {
    expect(composeTransaction([])).toEqual([]);
  });
});
