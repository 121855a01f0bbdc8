import { describe, expect, it } from "vitest";
import { composeTransaction } from "../../../../src/engine/plan/transaction.ts";
import { allocator } from "../../../../src/resources/allocator.ts";
import { composeService } from "../../../../src/resources/docker/compose-service.ts";
import type { ObservedContainer, ObservedService } from "../../../../src/resources/docker/container.ts";
import { dockerfile } from "../../../../src/resources/docker/dockerfile.ts";
import type { ObservedImage } from "../../../../src/resources/docker/image.ts";
import { liveService } from "../../../../src/resources/docker/service-live.ts";
import type { PreloadEntry } from "../../../../src/resources/process/preload-entry.ts";
import { facts, library, node, observed, onGlibc, onJemalloc } from "./compose-fixtures.ts";

const desired = {
  kind: "compose-service",
  directory: "/srv/misskey",
  service: "web",
  interpreter: "node",
  allocator: "jemalloc",
  mallocConf: "auto",
} as const;

describe("a compose service", () => {
  it("is made anew where its processes run on another allocator", () => {
    expect(composeService.change(desired, observed("plain", onGlibc), facts)).toMatchObject({
      status: "change",
      action: "recreate",
      operations: [
        { op: "image.build", compose: { directory: "/srv/misskey", service: "web" }, image: "misskey-web" },
        { op: "compose.up", compose: { service: "web", project: "misskey" }, image: "misskey-web" },
      ],
      downtime: { how: "recreate", stopLimit: 10 },
    });
  });

  it("uses the project that runs, not the way that the inventory writes its directory", () => {
    const linked = { ...desired, directory: "/srv/link/" };
    expect(composeService.change(linked, observed("linked", onGlibc), facts)).toMatchObject({
      operations: [
        { compose: { directory: "/srv/misskey" } },
        { compose: { directory: "/srv/misskey", project: "misskey" } },
      ],
    });
  });

  it.each([
    ["image-env", "the image"],
    ["compose-env", "compose's environment"],
  ])("is converged by %s", (fixture) => {
    expect(composeService.change(desired, observed(fixture, onJemalloc), facts)).toBeUndefined();
  });

  it("notes a missing MALLOC_CONF where it is left alone, and nothing where it is set", () => {
    const note = expect.stringMatching(/^MALLOC_CONF is not set/);
    const set = node(library, ["libjemalloc.so.2"], "background_thread:true");
    expect(composeService.notes?.(desired, observed("image-env", onJemalloc), facts)).toEqual([note]);
    expect(composeService.notes?.(desired, observed("image-env", set), facts)).toEqual([]);
    expect(composeService.notes?.(desired, observed("plain", onGlibc), facts)).toEqual([]);
  });

  it.each([
    ["one process is without it", [onJemalloc, onGlibc]],
    ["another allocator stands before it", [node(library, ["libmimalloc.so.2.0", "libjemalloc.so.2"])]],
    ["it is set but not mapped", [node(library)]],
  ])("is not converged when %s", (_, processes) => {
    const verdict = composeService.change(desired, observed("image-env", ...processes), facts);
    expect(verdict).toMatchObject({ status: "change", action: "recreate" });
  });

  it("judges MALLOC_CONF only where the inventory sets it", () => {
    const exact = { ...desired, mallocConf: "narenas:2" };
    const set = node(library, ["libjemalloc.so.2"], "narenas:2");
    expect(composeService.change(exact, observed("image-env", set), facts)).toBeUndefined();
    expect(composeService.change(exact, observed("image-env", onJemalloc), facts)).toMatchObject({ status: "change" });
  });

  it.each([
    [
      "overruled",
      [node("/opt/none.so")],
      /environment that compose gives service web sets LD_PRELOAD/,
      "LD_PRELOAD=/opt/none.so",
    ],
    ["odd", [node("")], /environment that compose gives service web sets LD_PRELOAD/, "LD_PRELOAD="],
    [
      "entrypoint",
      [onGlibc],
      /the entrypoint of service web changes it/,
      "LD_PRELOAD is not set in the live processes",
    ],
    ["stopped", [], /is not running/, "docker compose ps: exited"],
    ["paused", [onGlibc], /is not running/, "docker compose ps: paused"],
    ["two-projects", [onGlibc], /runs in 2 compose projects/, "projects: first, second"],
    ["no-directory", [], /is no directory on this host/, expect.stringMatching(/runs from .*\/srv\/done/)],
    ["no-project", [], /no compose project has been started/, expect.stringMatching(/runs from .*\/srv\/done/)],
    ["no-service", [], /has no container of service/, "its services: db, web"],
    ["docker-missing", [], /Docker is not installed/, undefined],
  ])("is blocked: %s", (fixture, processes, cause, evidence) => {
    const service = fixture === "no-service" ? "nope" : "web";
    const verdict = composeService.change({ ...desired, service }, observed(fixture, ...processes), facts);
    expect(verdict).toMatchObject({
      status: "blocked",
      cause: expect.stringMatching(cause),
      next: expect.stringMatching(/./),
    });
    expect(verdict?.status === "blocked" ? verdict.evidence : "not blocked").toEqual(evidence);
  });

  it.each([
    ["daemon-down", [], true, /daemon does not answer/],
    ["no-permission", [], false, /needs root/],
    ["group", [], false, /needs root/],
    ["plain", [], true, /no process of service web runs node/],
  ])("is unknown: %s", (fixture, processes, root, why) => {
    const verdict = composeService.change(desired, observed(fixture, ...processes), { ...facts, root });
    expect(verdict).toMatchObject({ status: "unknown", why: expect.stringMatching(why) });
  });

  it("is unknown where one process hides, even if the others are as wished", () => {
    const service = { ...observed("image-env", onJemalloc), hidden: true };
    expect(composeService.change(desired, service, facts)).toMatchObject({
      status: "unknown",
      why: expect.stringMatching(/needs root/),
    });
  });
});

/** The plain service on glibc, with something else about it. */
function plain(
  change: Partial<ObservedService> = {},
  ofContainer: Partial<ObservedContainer> = {},
  ofImage: Partial<ObservedImage> = {},
): ObservedService {
  const service = observed("plain", onGlibc);
  if (!service.container?.details) throw new Error("the fixture has an image");
  const details = { ...service.container.details, ...ofImage };
  return { ...service, container: { ...service.container, details, ...ofContainer }, ...change };
}

function thinOf(
  service: ObservedService,
  wish: Partial<Omit<typeof desired, "allocator">> & { allocator?: "jemalloc" | "mimalloc"; mallocConf?: string } = {},
): string {
  const verdict = composeService.change({ ...desired, ...wish }, service, facts);
  const [build] = verdict?.status === "change" ? verdict.operations : [];
  return build?.op === "image.build" ? (build.thin ?? "") : JSON.stringify(verdict);
}

const alpine = { os: "alpine", release: "3.20.3", manager: "apk" } as const;

const moved = {
  source: { version: "2024.1.0" },
  inside: { os: "debian", release: "12", manager: "apt", version: "2023.9.0" },
} as const;

describe("from one allocator to another", () => {
  const mimalloc = { ...desired, allocator: "mimalloc" } as const;
  const glibc = { ...desired, allocator: "glibc" } as const;
  const bookworm = { os: "debian", release: "12", manager: "apt" } as const;
  const ours = (before: ReadonlyMap<string, string | undefined>) => {
    const environment = new Map([
      ["LD_PRELOAD", library],
      ["MALLOC_CONF", "background_thread:true"],
    ]);
    const service = plain({ inside: bookworm, processes: [onJemalloc] }, { environment }, { environment, before });
    return service;
  };
  const thin = (wish: Parameters<typeof composeService.change>[0], service: ObservedService) => {
    const verdict = composeService.change(wish, service, facts);
    const [build] = verdict?.status === "change" ? verdict.operations : [];
    return build?.op === "image.build" ? (build.thin ?? "") : JSON.stringify(verdict);
  };
  const none = new Map([
    ["LD_PRELOAD", undefined],
    ["MALLOC_CONF", undefined],
  ]);

  it("a layer of fleet's takes the place of one of fleet's, and keeps what was before", () => {
    const text = thin(mimalloc, ours(none));
    expect(text).toContain('ENV LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libmimalloc.so.2 MALLOC_CONF=""\n');
    expect(text).toContain("install -y --no-install-recommends libmimalloc2.0 ");
    expect(text).toContain('fleet.before="{\\"LD_PRELOAD\\":null,\\"MALLOC_CONF\\":null}"');
  });

  it("for glibc what fleet has set is emptied, or is what it was", () => {
    expect(thin(glibc, ours(none))).toMatch(/^FROM .*\nENV LD_PRELOAD="" MALLOC_CONF=""\nLABEL /m);
    const before = new Map([
      ["LD_PRELOAD", "/opt/trace.so"],
      ["MALLOC_CONF", undefined],
    ]);
    expect(thin(glibc, ours(before))).toContain('ENV LD_PRELOAD=/opt/trace.so MALLOC_CONF=""\n');
  });

  it("what the image had before fleet was chosen on purpose", () => {
    const before = new Map([["LD_PRELOAD", "/usr/lib/x86_64-linux-gnu/libmimalloc.so.2"]]);
    expect(composeService.change(glibc, ours(before), facts)).toMatchObject({
      status: "blocked",
      cause: "service web has mimalloc, which somebody has chosen on purpose",
      next: expect.stringContaining("replace: true"),
    });
    expect(thin({ ...glibc, replace: true }, ours(before))).toContain('ENV LD_PRELOAD=""\n');
  });

  it("an image of a release without a package is told", () => {
    const service = { ...ours(none), inside: { ...bookworm, release: "11" } };
    expect(composeService.change(mimalloc, service, facts)).toMatchObject({
      status: "blocked",
      cause: "fleet knows no package of mimalloc for debian 11",
    });
  });

  it("an allocator that compose's environment or the entrypoint sets is no image's to change", () => {
    const environment = new Map([["LD_PRELOAD", library]]);
    expect(composeService.change(glibc, plain({ processes: [onJemalloc] }, { environment }), facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringContaining("the environment that compose gives service web sets LD_PRELOAD"),
    });
    expect(composeService.change(glibc, plain({ processes: [onJemalloc] }), facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringContaining("the entrypoint of service web sets LD_PRELOAD"),
    });
  });
});

describe("what an image is made of", () => {
  it.each<[string, "jemalloc" | "mimalloc", string]>([
    ["jemalloc", "jemalloc", "jemalloc"],
    ["mimalloc", "mimalloc", "mimalloc2"],
  ])("Alpine gets its own package of %s, by its own path", (_, allocator, name) => {
    const service = plain({ inside: alpine, processes: [{ ...onGlibc, musl: true }] });
    const text = thinOf(service, { allocator });
    expect(text).toMatch(new RegExp(`apk add --no-cache ${name} && test -e /usr/lib/lib${allocator}.so.2`));
    expect(text).toContain(`ENV LD_PRELOAD=/usr/lib/lib${allocator}.so.2`);
    expect(text).not.toMatch(/apt-get|linux-gnu/);
  });

  it.each([
    ["arm64", "aarch64-linux-gnu"],
    ["arm", "arm-linux-gnueabihf"],
    ["386", "i386-linux-gnu"],
    ["riscv64", "riscv64-linux-gnu"],
  ])("the architecture is the image's, not the host's: %s", (architecture, triplet) => {
    expect(thinOf(plain({}, {}, { architecture }))).toContain(`ENV LD_PRELOAD=/usr/lib/${triplet}/libjemalloc.so.2`);
  });

  it.each<[string, PreloadEntry, string]>([
    ["missing", { is: "missing" }, "which is not there"],
    [
      "for glibc",
      { is: "libc", library: "glibc", program: "musl" },
      "which is built against glibc, and /usr/bin/node against musl",
    ],
    [
      "for arm64",
      { is: "foreign", library: "arm64", program: "amd64" },
      "which is built for arm64, and /usr/bin/node for amd64",
    ],
  ])("a library that is %s is told as the cause", (_, entry, cause) => {
    const service = plain({ processes: [node(library)], entries: new Map([[library, entry]]) });
    const { container } = service;
    if (!container) throw new Error("the fixture has a container");
    expect(liveService(desired, { ...service, container }, facts)).toEqual({
      status: "drift",
      cause: `its live processes do not run on jemalloc: LD_PRELOAD names ${library}, ${cause}`,
    });
  });

  it("its own program is started in the new image, as whom the container runs", () => {
    const verdict = composeService.change(desired, plain({}, { user: "1234:1234" }, { user: "misskey" }), facts);
    expect(verdict).toMatchObject({
      operations: [{ try: { interpreter: "/usr/bin/node", argument: "-", user: "1234:1234" } }, {}],
    });
  });
});

describe("the disk that a new image takes", () => {
  const mebibyte = 2 ** 20;
  const room = (free: number) => ({ storage: { directory: "/data/docker", free: free * mebibyte } });
  const full = { ...desired, rebuild: "full", allowUpgrade: true } as const;

  it.each<[string, Parameters<typeof composeService.change>[0], number, string | undefined]>([
    ["enough for a layer", desired, 128, undefined],
    [
      "too little for a layer",
      desired,
      127,
      "less than 128 MiB, which a layer may need, are free where Docker keeps its images",
    ],
    ["enough for a full build", full, 1500, undefined],
    [
      "too little for a full build",
      full,
      1499,
      "less than the running image's 1.5 GiB are free where Docker keeps its images",
    ],
  ])("%s", (_, wish, free, cause) => {
    const service = plain({}, room(free), { size: 1500 * mebibyte });
    const verdict = composeService.change(wish, service, facts);
    if (cause === undefined) expect(verdict).toMatchObject({ status: "change" });
    else expect(verdict).toMatchObject({ status: "blocked", cause, evidence: "df /data/docker" });
  });

  it("is told of a full build alone: a layer takes little", () => {
    const service = plain({}, {}, { size: 1500 * mebibyte });
    expect(composeService.notes?.(full, service, facts)).toContain(
      "the new image may take 1.5 GiB beside the running one, which is kept for the way back",
    );
    expect(composeService.notes?.(desired, service, facts)).toEqual([]);
  });
});

describe("a thin rebuild", () => {
  it("is the default, on the image that runs, under its own user and not compose's", () => {
    const service = plain({}, { user: "1234" }, { user: "misskey" });
    expect(composeService.change(desired, service, facts)).toMatchObject({
      summary: expect.stringMatching(
        /^will be recreated, thin: one layer with libjemalloc2, LD_PRELOAD, MALLOC_CONF on the running image, which is kept$/,
      ),
      operations: [
        { op: "image.build", base: service.container?.image.id, thin: expect.stringMatching(/^USER misskey$/m) },
        { op: "compose.up", base: service.container?.image.id },
      ],
    });
    expect(thinOf(service)).toContain(`ENV LD_PRELOAD=${library} MALLOC_CONF=background_thread:true\n`);
  });

  it.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
    [
      "keeps what the image preloads",
      { LD_PRELOAD: "/opt/a.so" },
      "auto",
      `ENV LD_PRELOAD=${library}:/opt/a.so MALLOC_CONF=background_thread:true`,
    ],
    ["sets what is missing: MALLOC_CONF", { LD_PRELOAD: library }, "auto", "ENV MALLOC_CONF=background_thread:true"],
    ["sets what is missing: LD_PRELOAD", { MALLOC_CONF: "narenas:2" }, "auto", `ENV LD_PRELOAD=${library}`],
    ["sets nothing that is there", { LD_PRELOAD: library, MALLOC_CONF: "narenas:2" }, "auto", undefined],
    [
      "sets the inventory's MALLOC_CONF",
      { LD_PRELOAD: library, MALLOC_CONF: "narenas:2" },
      "narenas:4",
      "ENV MALLOC_CONF=narenas:4",
    ],
    ["sets no MALLOC_CONF where none is wanted", {}, "", `ENV LD_PRELOAD=${library}`],
  ])("%s", (_, environment, mallocConf, expected) => {
    const ofImage = { environment: new Map(Object.entries(environment)) };
    expect(/^ENV .*$/m.exec(thinOf(plain({}, {}, ofImage), { mallocConf } as object))?.[0]).toBe(expected);
  });

  it("takes the library's directory from the image", () => {
    expect(thinOf(plain({}, {}, { architecture: "arm64" }))).toContain("/usr/lib/aarch64-linux-gnu/libjemalloc.so.2");
  });

  it("is possible when the source has moved, and says so", () => {
    expect(thinOf(plain(moved))).toMatch(/^# Made by fleet/);
    expect(composeService.notes?.(desired, plain(moved), facts)).toEqual([
      "the source is version 2024.1.0, and 2023.9.0 runs; the layer stays on what runs, and the next own build will be version 2024.1.0",
    ]);
    expect(composeService.notes?.(desired, plain(), facts)).toEqual([]);
  });

  it("says what else takes effect with a new container", () => {
    const service = plain({}, { laterFiles: ["/srv/misskey/docker-compose.yml"] });
    expect(composeService.notes?.(desired, service, facts)).toEqual([
      expect.stringMatching(/^\/srv\/misskey\/docker-compose\.yml was written after the container was made/),
    ]);
  });

  it.each([
    ["2.0.0", 1],
    ["2.26.1-4", 1],
    ["v2.29.2", 1],
    ["2.29.3", 0],
    ["5.1.0", 0],
    ["dev", 0],
  ])("says with Compose %s what the operator's next up will do: %i", (dependsBy, count) => {
    const said = composeService.notes?.(desired, plain({}, { dependsBy }), facts) ?? [];
    expect(said.filter((note) => note.startsWith("your next docker compose up -d makes web anew"))).toHaveLength(count);
  });

  it("says what becomes of an image that was built and not started", () => {
    expect(composeService.notes?.(desired, plain({}, { namedImage: "sha256:2" }), facts)).toEqual([
      expect.stringMatching(/^misskey-web names another image than the running one/),
    ]);
  });

  it.each<[string, ObservedService, RegExp]>([
    [
      "on musl beside apt",
      plain({ processes: [{ ...onGlibc, musl: true }] }),
      /\(debian\) are for glibc, .* run on musl/,
    ],
    ["on glibc beside apk", plain({ inside: alpine }), /\(alpine\) are for musl, .* run on no musl/],
    [
      "without a package manager",
      plain({ inside: { os: "debian", release: "12" } }),
      /neither apt-get nor apk \(debian\)/,
    ],
    ["from scratch", plain({ inside: { os: "", release: "" } }), /neither apt-get nor apk \(no os-release\)/],
    ["with a user that can't be written", plain({}, {}, { user: "a b" }), /can't stand in a Dockerfile/],
  ])("is blocked %s", (_, service, cause) => {
    expect(composeService.change(desired, service, facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringMatching(cause),
      next: expect.stringMatching(/./),
    });
  });

  it("is unknown where the container or its image can't be looked at", () => {
    const { inside: _, ...closed } = plain();
    expect(composeService.change(desired, closed, facts)).toMatchObject({ status: "unknown" });
    const { container, ...rest } = plain();
    if (!container) throw new Error("the fixture has a container");
    const { details: __, ...bare } = container;
    expect(composeService.change(desired, { ...rest, container: bare }, facts)).toMatchObject({
      status: "unknown",
      why: expect.stringMatching(/image of service web could not be looked at/),
    });
  });
});

describe("a full rebuild", () => {
  const full = { ...desired, rebuild: "full" } as const;
  const same = {
    source: { version: "2023.9.0" },
    inside: { os: "debian", release: "12", manager: "apt", version: "2023.9.0" },
  } as const;

  it("is the service's own build, where the source is what runs", () => {
    const verdict = composeService.change(full, plain(same), facts);
    expect(verdict).toMatchObject({
      summary: expect.stringMatching(
        /^will be recreated, full: from the service's own build; the running image is kept$/,
      ),
      operations: [{ op: "image.build", dockerfile: "/srv/misskey/Dockerfile" }, { op: "compose.up" }],
    });
    expect(thinOf(plain(same), { rebuild: "full" } as object)).toBe("");
    expect(composeService.notes?.(full, plain(same), facts)).toEqual([]);
  });

  it.each<[string, ObservedService, RegExp]>([
    ["is ahead", plain(moved), /could upgrade the application: the source is version 2024\.1\.0, and 2023\.9\.0 runs/],
    ["can't be told", plain({ source: {} }), /can't be told/],
  ])("is blocked where the source %s, unless an upgrade is allowed", (_, service, cause) => {
    expect(composeService.change(full, service, facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringMatching(cause),
      next: expect.stringMatching(/allowUpgrade: true.*migrated/),
    });
    const allowed = { ...full, allowUpgrade: true };
    expect(composeService.change(allowed, service, facts)).toMatchObject({ status: "change" });
    expect(composeService.notes?.(allowed, service, facts)).toEqual([
      expect.stringMatching(/migrates does not come back/),
    ]);
  });

  it("does not mind an image without apt: that is the Dockerfile's to say", () => {
    const service = plain({ ...same, inside: { os: "fedora", release: "12", version: "2023.9.0" } });
    expect(composeService.change(full, service, facts)).toMatchObject({ status: "change" });
  });
});

describe("the labels of a container", () => {
  it.each<[string, ObservedService, RegExp]>([
    [
      "name a file that is gone",
      plain({}, { missingFiles: ["/srv/misskey/old.yml"] }),
      /made from \/srv\/misskey\/old\.yml, which is not there/,
    ],
    ["name no file", plain({}, { files: [] }), /no compose file/],
    [
      "disagree with the image in the files",
      plain({ build: { declared: true, context: "/srv/misskey", args: {}, inline: false, image: "other:1" } }),
      /image misskey-web, and the compose files name other:1/,
    ],
    [
      "disagree with the image's own name",
      plain({}, { image: { id: "sha256:1", name: "misskey/misskey:2023" } }),
      /compose files name misskey-web/,
    ],
  ])("block when they %s", (_, service, cause) => {
    expect(composeService.change(desired, service, facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringMatching(cause),
      next: expect.stringMatching(/docker compose up -d web, in \/srv\/misskey/),
    });
  });

  it("say nothing of a file that only root can see", () => {
    const service = plain({}, { missingFiles: ["/srv/misskey/old.yml"] });
    expect(composeService.change(desired, service, { ...facts, root: false })).toMatchObject({ status: "unknown" });
  });

  it("give every --env-file to compose", () => {
    const service = plain({}, { environmentFiles: ["/srv/misskey/prod.env"] });
    expect(composeService.change(desired, service, facts)).toMatchObject({
      operations: [
        { compose: { environmentFiles: ["/srv/misskey/prod.env"] } },
        { compose: { environmentFiles: ["/srv/misskey/prod.env"] } },
      ],
    });
  });
});

describe("a service whose source was pulled and built, and not started", () => {
  const pulled = observed("pulled", onGlibc);

  it("keeps the image's user, the operator's files and the running image", () => {
    const compose = {
      project: "pulled",
      files: ["/srv/pulled/compose.yaml", "/srv/pulled/compose.prod.yaml"],
      environmentFiles: ["/srv/pulled/prod.env"],
    };
    expect(composeService.change(desired, pulled, facts)).toMatchObject({
      operations: [
        { compose, base: pulled.container?.image.id, thin: expect.stringMatching(/^USER misskey$/m) },
        { compose, base: pulled.container?.image.id },
      ],
    });
    expect(pulled.container).toMatchObject({ user: "1234:1234", namedImage: expect.stringMatching(/^sha256:/) });
  });

  it("is told what its next build, its image's name and its files come to", () => {
    expect(composeService.notes?.(desired, pulled, facts)).toEqual([
      expect.stringMatching(/^the source is version 2024\.1\.0, and 2023\.9\.0 runs;/),
      expect.stringMatching(/^pulled-web names another image/),
      expect.stringMatching(/^\/srv\/pulled\/compose\.prod\.yaml was written after/),
    ]);
  });

  it("is not built in full", () => {
    expect(composeService.change({ ...desired, rebuild: "full" }, pulled, facts)).toMatchObject({
      status: "blocked",
      evidence: "/srv/pulled/package.json",
    });
    expect(composeService.notes?.({ ...desired, rebuild: "full" }, pulled, facts)).toEqual([]);
  });

  it("is blocked, with the names of all files that are gone", () => {
    const gone = observed("missing-file", onGlibc);
    const verdict = composeService.change(desired, gone, facts);
    expect(verdict).toMatchObject({
      status: "blocked",
      cause: expect.stringContaining("/srv/pulled/compose.prod.yaml, /srv/pulled/prod.env"),
    });
    expect(dockerfile.change({ ...desired, kind: "dockerfile" }, gone, facts)).toEqual(verdict);
  });
});

describe("the transaction of a compose service", () => {
  it.each([
    ["plain", "thin", ["file.write", "image.build", "compose.up", "prove"]],
    ["plain", "full", ["file.write", "image.build", "compose.up", "prove"]],
    ["ahead", "thin", ["image.build", "compose.up", "prove"]],
  ] as const)("%s, %s: %j", (fixture, rebuild, expected) => {
    const service = observed(fixture, onGlibc);
    const proof = { ...desired, kind: "allocator", stable: 10, healthTimeout: 300 } as const;
    const verdicts = [
      dockerfile.change({ ...desired, kind: "dockerfile" }, service, facts),
      composeService.change({ ...desired, rebuild }, service, facts),
      allocator.change(proof, service, facts),
    ];
    const operations = composeTransaction(verdicts.filter((verdict) => verdict?.status === "change"));
    expect(operations.map(({ op }) => op)).toEqual(expected);
    const [write, build] = operations;
    if (rebuild === "full") expect(build).toMatchObject({ dockerfile: write?.op === "file.write" && write.path });
    const { project } = service.container ?? {};
    expect(operations.at(-1)).toMatchObject({ source: { compose: { project, service: "web" } } });
  });
});

describe("a scaled service", () => {
  const first = { ...onJemalloc, main: 9715 };
  const second = { ...onJemalloc, main: 9648 };

  it("is converged when the processes of each container are", () => {
    expect(composeService.change(desired, observed("scaled", first, second), facts)).toBeUndefined();
  });

  it("is switched as a whole where one container is without", () => {
    const verdict = composeService.change(desired, observed("scaled", first, { ...onGlibc, main: 9648 }), facts);
    expect(verdict).toMatchObject({
      operations: [{ compose: { scale: 2 } }, { op: "compose.up", compose: { scale: 2 } }],
    });
  });

  it("is unknown while a container has no process to be judged", () => {
    expect(composeService.change(desired, observed("scaled", first), facts)).toMatchObject({
      status: "unknown",
      why: "no process of scaled-web-1 runs node for longer than 2 s",
    });
  });

  it("is blocked where its containers run different images", () => {
    const state = observed("scaled", { ...onGlibc, main: 9715 }, { ...onGlibc, main: 9648 });
    const [one, two] = state.container?.replicas ?? [];
    if (!state.container || !one || !two) throw new Error("the fixture has no two containers");
    const container = { ...state.container, replicas: [one, { ...two, image: `sha256:${"9".repeat(64)}` }] };
    expect(composeService.change(desired, { ...state, container }, facts)).toMatchObject({
      status: "blocked",
      cause: "the containers of service web run different images",
    });
  });
});

describe("a container that was started without compose", () => {
  const bare = (...processes: Parameters<typeof node>[]): ObservedService => {
    const state = observed("image-only", ...processes.map((words) => node(...words)));
    const { build: _, ...rest } = state;
    if (!rest.container) throw new Error("the fixture has no container");
    return { ...rest, here: [], container: { ...rest.container, project: "", files: [] } };
  };

  it("is blocked, with the words to add to its docker run", () => {
    expect(composeService.change(desired, bare([undefined]), facts)).toMatchObject({
      status: "blocked",
      cause: "the container web was started without compose, and fleet can't make it anew",
      next: `start it anew as you have started it, on an image with libjemalloc2 in it, with -e LD_PRELOAD=${library} -e MALLOC_CONF=background_thread:true`,
    });
    expect(dockerfile.change({ ...desired, kind: "dockerfile" }, bare([undefined]), facts)).toMatchObject({
      status: "blocked",
    });
  });

  it("is converged where its processes have the allocator", () => {
    const state = bare([library, ["libjemalloc.so.2"]]);
    expect(composeService.change(desired, state, facts)).toBeUndefined();
    expect(dockerfile.change({ ...desired, kind: "dockerfile" }, state, facts)).toBeUndefined();
  });

  it("is blocked where it does not run", () => {
    const state = bare([undefined]);
    const down = { ...state, ...(state.container && { container: { ...state.container, state: "exited" } }) };
    expect(composeService.change(desired, down, facts)).toMatchObject({
      status: "blocked",
      next: "start it: docker start web",
    });
  });
});

describe("a service of a user's rootless engine", () => {
  const his = { ...desired, user: "misskey" };
  const seen = observed("plain", onGlibc);
  const ofContainer = (over: Partial<ObservedContainer>): ObservedService => {
    if (!seen.container) throw new Error("the fixture has no container");
    return { ...seen, container: { ...seen.container, ...over } };
  };

  it("is built, made anew and proven on his behalf", () => {
    const wish = { ...his, kind: "allocator", stable: 0, healthTimeout: 1 } as const;
    const changes = [composeService.change(his, seen, facts), allocator.change(wish, seen, facts)];
    expect(changes.flatMap((change) => (change?.status === "change" ? change.operations : []))).toMatchObject([
      { op: "image.build", compose: { project: "misskey", user: "misskey" } },
      { op: "compose.up", compose: { project: "misskey", user: "misskey" } },
      { op: "prove", source: { compose: { project: "misskey", user: "misskey" } } },
    ]);
    const patched = dockerfile.change({ ...his, kind: "dockerfile" }, seen, facts);
    expect(patched).toMatchObject({ operations: [{ op: "file.write", user: "misskey" }] });
  });

  it("is told by whom it is to be started", () => {
    expect(composeService.change(his, ofContainer({ state: "exited" }), facts)).toMatchObject({
      next: "start it: docker compose up -d web, in /srv/misskey as misskey",
    });
  });

  it("is unknown where its first process is another one on the host", () => {
    expect(composeService.change(his, ofContainer({ astray: true }), facts)).toMatchObject({
      status: "unknown",
      why: expect.stringContaining("can't be told from others"),
    });
  });

  it.each([
    ["Cannot connect to the Docker daemon at unix:///run/user/1000/docker.sock.", "as misskey, systemctl --user start"],
    ["runuser: may not be used by non-root users", "set become: true"],
  ])("says what to do about: %s", (complaint, next) => {
    const failed: ObservedService = { ...seen, docker: "failed", complaint };
    expect(composeService.change(his, failed, { ...facts, root: false })).toMatchObject({
      status: "unknown",
      next: expect.stringContaining(next),
    });
  });

  it("is told where the host's own engine does not have it", () => {
    const { container: _, ...without } = seen;
    const other: ObservedService = { ...without, here: [], owners: ["misskey"] };
    const hint = { next: "misskey has a rootless Docker: set dockerUser: misskey where that is meant" };
    expect(composeService.change(desired, other, facts)).toMatchObject({ status: "blocked", ...hint });
    expect(composeService.change(desired, { ...other, docker: "missing" }, facts)).toMatchObject(hint);
  });
});
