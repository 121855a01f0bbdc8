import { describe, expect, it } from "vitest";
import type { ObservedImage } from "../../../../src/resources/docker/image.ts";
import type { ObservedSource } from "../../../../src/resources/docker/service-source.ts";
import { type Tree, treeOf } from "../../../../src/resources/docker/service-tree.ts";
import { observed, onGlibc } from "./compose-fixtures.ts";

const service = observed("plain", onGlibc);
const built = "2026-11-24T12:41:07.512094331Z";
const before = Date.parse(built) / 1000 - 60;
const commit = "c".repeat(40);

function tree(source: ObservedSource, running?: string, details: Partial<ObservedImage> = {}): Tree {
  const { container } = service;
  if (!container?.details) throw new Error("the fixture has an image");
  return treeOf({
    ...service,
    source,
    inside: { os: "debian", release: "12", manager: "apt", ...(running !== undefined && { version: running }) },
    container: { ...container, details: { ...container.details, built, ...details } },
  });
}

describe("the source of a service, and what runs", () => {
  it.each<[string, Tree]>([
    ["nothing is known", tree({})],
    ["only one version is known", tree({ version: "1.0.0" })],
    ["only the commit is known", tree({ commit }, "1.0.0")],
  ])("can't be told when %s", (_, result) => {
    expect(result.status).toBe("unknown");
  });

  it.each<[string, Tree]>([
    ["the versions are, and there is no git", tree({ version: "1.0.0" }, "1.0.0")],
    ["HEAD has stayed since", tree({ commit, movedAt: before })],
    [
      "the image names the commit, though it was cloned later",
      tree({ commit, movedAt: before + 120 }, undefined, { revision: commit }),
    ],
  ])("are the same when %s", (_, result) => {
    expect(result.status).toBe("same");
  });

  it.each<[string, Tree, RegExp]>([
    ["the versions differ", tree({ version: "1.1.0", movedAt: before }, "1.0.0"), /version 1\.1\.0, and 1\.0\.0 runs/],
    ["the source is older", tree({ version: "1.0.0" }, "1.1.0"), /version 1\.0\.0, and 1\.1\.0 runs/],
    ["HEAD has moved since", tree({ version: "1.0.0", commit, movedAt: before + 61 }, "1.0.0"), /another commit after/],
    [
      "the image names another commit",
      tree({ commit, movedAt: before }, undefined, { revision: "d".repeat(40) }),
      /than the one that the running image names/,
    ],
  ])("differ when %s", (_, result, cause) => {
    expect(result).toMatchObject({
      status: "moved",
      cause: expect.stringMatching(cause),
      evidence: expect.stringMatching(/\/srv\/misskey/),
    });
  });
});
