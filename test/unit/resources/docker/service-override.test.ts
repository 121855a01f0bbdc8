import { describe, expect, it } from "vitest";
import { composeTransaction } from "../../../../src/engine/plan/transaction.ts";
import { allocator } from "../../../../src/resources/allocator.ts";
import { composeService } from "../../../../src/resources/docker/compose-service.ts";
import type { ObservedContainer, ObservedService } from "../../../../src/resources/docker/container.ts";
import { dockerfile } from "../../../../src/resources/docker/dockerfile.ts";
import type { ObservedOverride } from "../../../../src/resources/docker/override-files.ts";
import { facts, library, node, observed, onGlibc, onJemalloc } from "./compose-fixtures.ts";

const service = {
  directory: "/srv/misskey",
  service: "web",
  interpreter: "node",
  allocator: "jemalloc",
  mallocConf: "auto",
} as const;
const file = { kind: "dockerfile", ...service } as const;
const container = { kind: "compose-service", ...service } as const;
const proof = { kind: "allocator", ...service, stable: 10, healthTimeout: 300 } as const;

const own = "/srv/misskey/docker-compose.override.yml";
const derived = "misskey/misskey:fleet-misskey-web";

/** As the host answered before and after a first apply. */
const untouched = () => observed("image-only", onGlibc);
const switched = () => observed("derived", onJemalloc);

function edited(
  state: ObservedService,
  {
    override = {},
    running = {},
    image,
  }: {
    override?: Partial<ObservedOverride>;
    running?: Partial<ObservedContainer>;
    image?: string;
  },
): ObservedService {
  return {
    ...state,
    override: { ...state.override, ...override },
    ...(state.container && { container: { ...state.container, ...running } }),
    ...(state.build && { build: { ...state.build, ...(image !== undefined && { image }) } }),
  };
}

/** Another image under the name, one layer above the one that there was. */
function pulled(state: ObservedService): ObservedService {
  const { upstream } = state.override;
  if (!upstream) throw new Error("the fixture has no image");
  const newer = { ...upstream, id: `sha256:${"7".repeat(64)}`, layers: [...upstream.layers, "sha256:7"] };
  return edited(state, { override: { upstream: newer } });
}

function plan(state: ObservedService) {
  const verdicts = [
    dockerfile.change(file, state, facts),
    composeService.change(container, state, facts),
    allocator.change(proof, state, facts),
  ];
  return composeTransaction(verdicts.flatMap((verdict) => (verdict?.status === "change" ? [verdict] : [])));
}

describe("a service with an image and no build", () => {
  it("gets two files, one layer, a new container by them, and the proof", () => {
    const operations = plan(untouched());
    expect(operations).toMatchObject([
      { op: "file.write", path: "/srv/misskey/.fleet/web/Dockerfile", base: "absent" },
      { op: "file.write", path: own, base: "absent" },
      { op: "image.build", image: derived, compose: { override: own, files: ["/srv/misskey/docker-compose.yml"] } },
      { op: "compose.up", image: derived, was: "misskey/misskey:1", compose: { override: own } },
      { op: "prove" },
    ]);
    expect(operations[0]).toHaveProperty("content", expect.stringMatching(/^FROM misskey\/misskey:1$/m));
    expect(operations[2]).not.toHaveProperty("from");
  });

  it("has nothing left to do after that", () => {
    expect(plan(switched())).toEqual([]);
    expect(dockerfile.notes?.(file, switched(), facts)).toEqual([]);
  });

  it.each([
    ["1.25.0", "blocked"],
    ["1.27.0", "change"],
    ["1.29.2", "change"],
  ])("by Compose %s is %s", (old, status) => {
    const state = untouched();
    const verdict = dockerfile.change(
      file,
      { ...state, ...(state.build && { build: { ...state.build, old } }) },
      facts,
    );
    expect(verdict).toMatchObject({ status });
    if (status === "blocked") expect(verdict).toHaveProperty("cause", expect.stringContaining("Docker Compose 1.25.0"));
  });

  it("that has the allocator from its own image gets no files", () => {
    expect(plan(observed("image-only", onJemalloc))).toEqual([]);
  });

  it("with another MALLOC_CONF gets a new layer on what it names, not a second one on its own", () => {
    const state = switched();
    const wish = { mallocConf: "narenas:2" };
    const verdict = composeService.change({ ...container, ...wish }, state, facts);
    const { upstream } = state.override;
    expect(verdict).toMatchObject({ operations: [{ op: "image.build", from: upstream?.id }, { op: "compose.up" }] });
    expect(verdict).not.toHaveProperty(["operations", 1, "was"]);
    expect(dockerfile.change({ ...file, ...wish }, state, facts)).toMatchObject({
      action: "update",
      diffs: [{ path: "/srv/misskey/.fleet/web/Dockerfile" }],
    });
  });
});

describe("another allocator", () => {
  const inside = { os: "debian", release: "12", manager: "apt" } as const;

  it("comes by the same files, on the image that the compose files name", () => {
    const state = { ...switched(), inside };
    const wish = { allocator: "mimalloc" } as const;
    const files = dockerfile.change({ ...file, ...wish }, state, facts);
    expect(files).toMatchObject({ diffs: [{ path: "/srv/misskey/.fleet/web/Dockerfile" }] });
    const [write] = files?.status === "change" ? files.operations : [];
    expect(write).toHaveProperty(
      "content",
      expect.stringMatching(/libmimalloc2\.0[\s\S]*ENV LD_PRELOAD=\S+libmimalloc\.so\.2\n/),
    );
    expect(composeService.change({ ...container, ...wish }, state, facts)).toMatchObject({
      operations: [{ op: "image.build", image: derived, from: state.override.upstream?.id }, { op: "compose.up" }],
    });
  });
});

describe("an image that is newer than the layer's", () => {
  it("is taken over, under the same name or another, and proven", () => {
    const same = pulled(switched());
    expect(plan(same).map(({ op }) => op)).toEqual(["image.build", "compose.up", "prove"]);
    const renamed = edited(same, { image: "misskey/misskey:2" });
    expect(plan(renamed).map(({ op }) => op)).toEqual(["file.write", "image.build", "compose.up", "prove"]);
    expect(composeService.notes?.(container, renamed, facts)).toEqual([
      expect.stringMatching(/misskey:2 by now, and it runs on misskey\/misskey:1: a database that/),
    ]);
  });

  it("of another repository gets a name of its own, and the old one for the way back", () => {
    const forked = edited(pulled(switched()), { image: "ghcr.io/fork/misskey:2" });
    expect(composeService.change(container, forked, facts)).toMatchObject({
      operations: [
        { image: "ghcr.io/fork/misskey:fleet-misskey-web" },
        { image: "ghcr.io/fork/misskey:fleet-misskey-web", was: derived },
      ],
    });
  });

  it("is blocked while it is not on the host", () => {
    const { upstream: _, ...without } = switched().override;
    const state = { ...edited(switched(), { image: "misskey/misskey:2" }), override: without };
    expect(composeService.change(container, state, facts)).toMatchObject({
      status: "blocked",
      next: "docker pull misskey/misskey:2, then plan again",
    });
  });

  it("says nothing where the same name is gone from the host", () => {
    const { upstream: _, ...without } = switched().override;
    expect(plan({ ...switched(), override: without })).toEqual([]);
  });

  it("is not deployed by the first switch", () => {
    expect(composeService.change(container, pulled(untouched()), facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringContaining("is another image by now than the one that service web runs on"),
    });
  });
});

describe("what stands in the way is told", () => {
  const content = new TextEncoder().encode("services: {}\n");
  const byId = { id: `sha256:${"a".repeat(64)}`, name: `sha256:${"a".repeat(64)}` };
  const theirs = { type: "regular file", links: 1, bytes: content.length, content, sha256: "0" };

  it.each<[string, ObservedService, RegExp]>([
    [
      "an image by its id",
      edited(untouched(), { image: byId.name, running: { image: byId } }),
      /names its image by sha/,
    ],
    [
      "a file of the operator's in the place of fleet's",
      edited(untouched(), {
        override: {
          names: new Map([
            ["compose.override.yml", "theirs"],
            ["compose.fleet.yaml", "theirs"],
          ]),
        },
      }),
      /compose\.fleet\.yaml is not fleet's/,
    ],
    [
      "a Dockerfile of the operator's in the place of fleet's",
      edited(untouched(), { override: { files: new Map([["Dockerfile", theirs]]) } }),
      /\.fleet\/web\/Dockerfile is not fleet's/,
    ],
    [
      "a link in the place of fleet's Dockerfile",
      edited(untouched(), { override: { files: new Map([["Dockerfile", { ...theirs, type: "symbolic link" }]]) } }),
      /is a symbolic link/,
    ],
    [
      "an image on glibc with apk",
      { ...untouched(), inside: { os: "alpine", release: "3.20", manager: "apk" } },
      /are for musl, and its processes run on no musl/,
    ],
    ["method: dockerfile", untouched(), /has no build/],
  ])("%s", (name, state, cause) => {
    const method = name === "method: dockerfile" ? ({ method: "dockerfile" } as const) : {};
    for (const verdict of [
      dockerfile.change({ ...file, ...method }, state, facts),
      composeService.change({ ...container, ...method }, state, facts),
    ]) {
      expect(verdict).toMatchObject({ status: "blocked", cause: expect.stringMatching(cause) });
    }
  });

  it("and is a remark where the service runs well", () => {
    const state = edited(switched(), { override: { files: new Map([["Dockerfile", theirs]]) } });
    expect(dockerfile.change(file, state, facts)).toBeUndefined();
    expect(dockerfile.notes?.(file, state, facts)).toEqual([expect.stringContaining("is not fleet's")]);
  });
});

describe("method: override on a service with a build", () => {
  const method = "override" as const;

  it("leaves the Dockerfile alone and says that the next own build loses it", () => {
    const state = observed("plain", onGlibc);
    expect(dockerfile.change({ ...file, method }, state, facts)).toBeUndefined();
    expect(dockerfile.notes?.({ ...file, method }, state, facts)).toEqual([
      expect.stringContaining("your next own build of web is without it"),
    ]);
    expect(composeService.change({ ...container, method }, state, facts)).toMatchObject({
      operations: [{ op: "image.build", image: "misskey-web", thin: expect.any(String) }, { op: "compose.up" }],
    });
  });

  it("refuses a full build, which would be without it", () => {
    const verdict = composeService.change({ ...container, method, rebuild: "full" }, observed("plain", onGlibc), facts);
    expect(verdict).toMatchObject({ status: "blocked", cause: expect.stringContaining("would lack the allocator") });
  });

  it("says nothing of an image that has it by itself", () => {
    const state = observed("image-env", node(library, ["libjemalloc.so.2"]));
    expect(dockerfile.notes?.({ ...file, method }, state, facts)).toEqual([]);
  });
});
