import { describe, expect, test } from "vitest";
import type { Inventory } from "../../../src/config/inventory.ts";
import { LimitError, limitHosts } from "../../../src/config/limit.ts";

const names = ["mk1.example.jp", "mk2.example.jp", "db.example.jp"];
const inventory: Inventory = {
  path: "inventory.yaml",
  hosts: names.map((name) => ({
    endpoint: { name, connection: "ssh", address: name, knownHosts: [], become: false, connectTimeout: 1000 },
    instances: [],
  })),
  groups: new Map([["tokyo", ["mk1.example.jp", "db.example.jp"]]]),
  strategy: { parallel: 10, canary: 1, waves: [], maxFailures: 0, maxReverted: 3, soak: 0, packageWait: 0 },
};

const select = (limit: string, lines: string[] = []) =>
  limitHosts(inventory, limit, () => lines).map(({ endpoint }) => endpoint.name.split(".")[0]);

describe("a limit", () => {
  test.each<[string, string[]]>([
    ["mk1.example.jp", ["mk1"]],
    ["mk*", ["mk1", "mk2"]],
    ["mk?.example.jp", ["mk1", "mk2"]],
    ["tokyo", ["mk1", "db"]],
    ["mk*,&tokyo", ["mk1"]],
    ["all,!tokyo", ["mk2"]],
    ["!mk1.example.jp", ["mk2", "db"]],
    ["db.example.jp,mk1.example.jp", ["mk1", "db"]],
  ])("%s", (limit, expected) => {
    expect(select(limit)).toEqual(expected);
  });

  test.each(["@", "!@", "mk*, &@"])("%s names no file", (limit) => {
    expect(() => select(limit, [])).toThrow("followed by a file's name");
  });

  test("@file holds one word a line", () => {
    expect(select("@failed.txt", ["# last run", "mk2.example.jp # flaps", "", "db.example.jp"])).toEqual(["mk2", "db"]);
  });

  test.each<[string, string[]]>([
    ["!@done.txt", ["mk1"]],
    ["mk*,&@done.txt", ["mk2"]],
    ["tokyo,!@done.txt", ["mk1"]],
  ])("%s takes the file as one", (limit, expected) => {
    expect(select(limit, ["mk2.example.jp", "db.example.jp"])).toEqual(expected);
  });

  test("a file in a file is none", () => {
    expect(() => select("!@done.txt", ["!@done.txt"])).toThrow('The limit "@done.txt" matches no host');
  });

  test.each([
    ["tokyo&mk1.example.jp", "no group. A comma stands between two words: tokyo,&mk1.example.jp"],
    ["tokyo !mk1.example.jp", "A comma stands between two words: tokyo,!mk1.example.jp"],
    ["mk*&!tokyo", "A comma stands between two words: mk*,!tokyo"],
    ["mk1.example.jp db.example.jp", "A comma stands between two words: mk1.example.jp,db.example.jp"],
    ["mk3.example.jp", 'matches no host and no group. Did you mean "mk1.example.jp"?'],
    ["tokio", 'Did you mean "tokyo"?'],
    ["tokyo,!tokyo", "leaves no host"],
    [" , ", "The limit is empty."],
  ])("%s is an error", (limit, message) => {
    expect(() => select(limit)).toThrow(LimitError);
    expect(() => select(limit)).toThrow(message);
  });
});
