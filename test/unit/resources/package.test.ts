import { expect, test } from "vitest";
import { packageKind } from "../../../src/resources/package.ts";

const facts = {
  os: "debian",
  release: "12",
  architecture: "amd64",
  multiarch: "x86_64-linux-gnu",
  root: true,
  systemd: 252,
};
const desired = { kind: "package", name: "libjemalloc2" } as const;
const judge = (...lines: string[]) => {
  const observed = packageKind.observe(
    { code: 0, stdout: `${["package libjemalloc2", ...lines].join("\n")}\n`, stderr: "" },
    desired,
  );
  return "status" in observed ? observed : packageKind.change(desired, observed, facts);
};

test.each([
  [["state install ok installed"]],
  [["state hold ok installed"]],
  [["state deinstall ok config-files", "state install ok installed"]],
  [["state install ok installed", "state install ok installed"]],
])("%j is there, whatever else dpkg knows of it", (lines) => {
  expect(judge(...lines)).toBeUndefined();
});

test("one that dpkg never heard of is installed in the version that apt has", () => {
  expect(judge("", "lists", "candidate 5.3.0-1")).toMatchObject({
    action: "create",
    operations: [{ op: "package.install", name: "libjemalloc2", version: "5.3.0-1" }],
  });
});

test.each([
  ["state install ok half-configured", "left half done"],
  ["state hold ok config-files", "is held"],
])("%j stands in the way", (state, cause) => {
  expect(judge(state, "lists", "candidate 5.3.0-1")).toMatchObject({
    status: "blocked",
    cause: expect.stringContaining(cause),
  });
});

test("lists that don't have it are no reason to try", () => {
  expect(judge("", "lists", "candidate (none)")).toMatchObject({ status: "blocked" });
});
