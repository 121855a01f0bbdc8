import { describe, expect, it } from "vitest";
import { composeTransaction } from "../../../../src/engine/plan/transaction.ts";
import { allocator } from "../../../../src/resources/allocator.ts";
import { composeService } from "../../../../src/resources/docker/compose-service.ts";
import type { ObservedContainer, ObservedService } from "../../../../src/resources/docker/container.ts";
import { dockerfile } from "../../../../src/resources/docker/dockerfile.ts";
import type { ObservedOverride } from "../../../../src/resources/docker/override-files.ts";
import { baseOf } from "../../../../src/resources/operation.ts";
import { renderOverride } from "../../../../src/text/compose-override.ts";
import { facts, node, observed, onGlibc, onJemalloc } from "./compose-fixtures.ts";

const service = {
  directory: "/srv/misskey",
  service: "web",
  interpreter: "node",
  allocator: "glibc",
  mallocConf: "auto",
} as const;
const file = { kind: "dockerfile", ...service } as const;
const container = { kind: "compose-service", ...service } as const;
const proof = { kind: "allocator", ...service, stable: 10, healthTimeout: 300 } as const;

const name = "docker-compose.override.yml";
const own = `/srv/misskey/${name}`;
const ownDockerfile = "/srv/misskey/.fleet/web/Dockerfile";
const derived = "misskey/misskey:fleet-misskey-web";

/** A service on an image of fleet's, as a host answered, with what is different here. */
function switched(over: Partial<ObservedOverride> = {}, running: Partial<ObservedContainer> = {}): ObservedService {
  const state = observed("derived", onJemalloc);
  if (!state.container) throw new Error("the fixture has no container");
  return {
    ...state,
    override: { ...state.override, ...over },
    container: { ...state.container, ...running },
  };
}

function written(text: string) {
  const content = Buffer.from(text);
  return { type: "regular file", links: 1, bytes: content.length, content, sha256: baseOf(text) };
}

/** The same with this in fleet's compose file. */
function saying(text: string): ObservedService {
  const { files } = switched().override;
  return switched({ files: new Map([...files, [name, written(text)]]) });
}

function building(state: ObservedService, build: Partial<NonNullable<ObservedService["build"]>>): ObservedService {
  const { image: _, ...rest } = state.build ?? { declared: true, context: "", inline: false, args: {} };
  return { ...state, build: { ...rest, ...build } };
}

const judged = (state: ObservedService, wish = {}) => [
  dockerfile.change({ ...file, ...wish }, state, facts),
  composeService.change({ ...container, ...wish }, state, facts),
  allocator.change({ ...proof, ...wish }, state, facts),
];

function plan(state: ObservedService, wish = {}) {
  return composeTransaction(judged(state, wish).flatMap((verdict) => (verdict?.status === "change" ? [verdict] : [])));
}

const entry = { service: "web", image: derived };
const notes = (state: ObservedService) => [
  ...(dockerfile.notes?.(file, state, facts) ?? []),
  ...(composeService.notes?.(container, state, facts) ?? []),
];

describe("glibc for a service on an image of fleet's", () => {
  it("removes fleet's files, starts what the compose files name, and proves it: nothing is built", () => {
    const state = switched();
    const operations = plan(state);
    expect(operations).toMatchObject([
      { op: "file.remove", path: own, base: state.override.files.get(name)?.sha256 },
      { op: "file.remove", path: ownDockerfile, base: state.override.files.get("Dockerfile")?.sha256 },
      {
        op: "compose.up",
        image: "misskey/misskey:1",
        was: derived,
        base: state.container?.image.id,
        want: state.override.upstream?.id,
        compose: { override: own, files: ["/srv/misskey/docker-compose.yml"] },
      },
      { op: "prove" },
    ]);
    expect(operations[3]).not.toHaveProperty("library");
    expect(notes(state)).toEqual([]);
  });

  it("does so by any method, and wherever Docker has no room for a layer", () => {
    const full = switched({}, { storage: { directory: "/var/lib/docker", free: 0 } });
    expect(plan(full, { method: "override", rebuild: "full" })).toHaveLength(4);
    expect(plan(full, { method: "dockerfile" })).toHaveLength(4);
  });

  it("has nothing left to do after that, nor where fleet has never been", () => {
    const left = { names: new Map(), files: new Map() };
    const running = { derived: false, image: { id: "sha256:1", name: "misskey/misskey:1" } };
    expect(plan({ ...switched(left, running), processes: [onGlibc] })).toEqual([]);
    expect(plan(observed("image-only", onGlibc))).toEqual([]);
  });

  it("keeps fleet's image where that is to carry something: glibc's settings, or the end of the image's own allocator", () => {
    expect(plan(switched(), { arenas: 2 }).map(({ op }) => op)).toEqual([
      "file.write",
      "image.build",
      "compose.up",
      "prove",
    ]);
    const { upstream } = switched().override;
    const theirs = upstream && { ...upstream, environment: new Map([["LD_PRELOAD", "libjemalloc.so.2"]]) };
    const state = switched(theirs && { upstream: theirs });
    expect(plan(state, { replace: true })).toMatchObject([
      { op: "file.write", content: expect.stringContaining('ENV LD_PRELOAD=""') },
      { op: "image.build" },
      { op: "compose.up", image: derived },
      { op: "prove" },
    ]);
    expect(composeService.change(container, state, facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringContaining("which somebody has chosen on purpose"),
    });
  });

  it("tells an image that is newer than the layer's", () => {
    const { upstream } = switched().override;
    const state = switched(upstream && { upstream: { ...upstream, layers: ["sha256:7"] } });
    expect(notes(state)).toEqual([expect.stringMatching(/^misskey\/misskey:1 is another image by now .* a database/)]);
    expect(plan(state)).toHaveLength(4);
  });
});

describe("fleet's compose file", () => {
  it("stays with what it says of other services", () => {
    const [cut] = judged(saying(renderOverride([entry, { service: "worker", image: "a:fleet-misskey-worker" }])));
    expect(cut).toMatchObject({
      action: "update",
      summary: `${own} will be without web, ${ownDockerfile} will be removed`,
      operations: [
        { op: "file.write", content: renderOverride([{ service: "worker", image: "a:fleet-misskey-worker" }]) },
        { op: "file.remove" },
      ],
    });
  });

  it("stays with what somebody has added, of which the plan shows nothing", () => {
    const [cut] = judged(saying(`${renderOverride([entry])}    environment: { A: hush }\n`));
    expect(cut).toMatchObject({
      diffs: [{ after: expect.stringMatching(/^ {2}web:\n {4}\*\*\*$/m) }, {}],
      operations: [{ content: expect.stringContaining("  web:\n    environment: { A: hush }\n") }, {}],
    });
    expect(JSON.stringify(cut?.status === "change" && cut.diffs)).not.toContain("hush");
  });

  it("and a Dockerfile that was edited stays, and that is told", () => {
    const { files } = switched().override;
    const text = Buffer.from(files.get("Dockerfile")?.content ?? "").toString();
    const state = switched({ files: new Map([...files, ["Dockerfile", written(`${text}LABEL mine=1\n`)]]) });
    expect(judged(state)[0]).toMatchObject({ summary: `${own} will be removed` });
    expect(notes(state)).toEqual([`${ownDockerfile} was edited since, and stays`]);
  });

  it("that is not in use goes without a new container, and is let alone where that is not safe", () => {
    const running = { derived: false, image: { id: "sha256:1", name: "misskey/misskey:1" } };
    const plain = (over = {}): ObservedService => ({ ...switched(over, running), processes: [onGlibc] });
    expect(plan(plain()).map(({ op }) => op)).toEqual(["file.remove", "file.remove"]);
    const state = plain({ variable: `docker-compose.yml:${name}` });
    expect(plan(state)).toEqual([]);
    expect(notes(state)).toEqual([expect.stringContaining("COMPOSE_FILE in /srv/misskey/.env names it")]);
  });
});

describe("what stands in the way is told", () => {
  const { upstream: _, ...gone } = switched().override;

  it.each<[string, ObservedService, RegExp, RegExp]>([
    [
      "an image that is not there",
      { ...switched(), override: gone },
      /misskey:1, which the compose files name for service web, is not on this host/,
      /^docker pull misskey\/misskey:1, then plan again$/,
    ],
    [
      "a build that has never been built",
      { ...building(switched(), { declared: true, context: "/srv/misskey" }), override: gone },
      /^misskey-web, which the compose files build for service web, is not on this host, and fleet builds nothing new/,
      /^docker compose build web, in \/srv\/misskey/,
    ],
    [
      "the same by Compose 1",
      { ...building(switched(), { declared: true, context: "/srv/misskey", old: "1.29.2" }), override: gone },
      /^misskey_web,/,
      /build web/,
    ],
    [
      "fleet's words in a file of the operator's",
      building(switched(), { declared: true, context: "/srv/misskey/.fleet/web", image: derived }),
      /^your own compose files name fleet's image/,
      /docker compose up -d web/,
    ],
    [
      "an image by its id",
      building(switched(), { image: `sha256:${"a".repeat(64)}` }),
      /names its image by sha256/,
      /by repository and tag/,
    ],
    [
      "words of fleet's that were edited",
      saying(renderOverride([entry]).replace("never", "always")),
      /what it says of service web was edited since/,
      /take it out by hand/,
    ],
    [
      "no file that names fleet's image any more",
      switched({ names: new Map(), files: new Map() }),
      /which no compose file names any more/,
      /docker compose up -d web/,
    ],
    [
      "another image of fleet's in the file than the one that runs",
      saying(renderOverride([{ service: "web", image: "ghcr.io/fork/misskey:fleet-misskey-web" }])),
      /which no compose file names any more/,
      /docker compose up -d web/,
    ],
    [
      "COMPOSE_FILE",
      switched({ variable: `docker-compose.yml:/srv/misskey/${name}` }),
      /COMPOSE_FILE in \/srv\/misskey\/.env names it/,
      /^take docker-compose.override.yml out of COMPOSE_FILE/,
    ],
    [
      "LD_PRELOAD in the service's own environment",
      {
        ...switched({}, { environment: new Map([["LD_PRELOAD", "libjemalloc.so.2"]]) }),
        processes: [node("libjemalloc.so.2", ["libjemalloc.so.2"])],
      },
      /the environment that compose gives service web sets LD_PRELOAD/,
      /take LD_PRELOAD out/,
    ],
  ])("%s", (_name, state, cause, next) => {
    expect(composeService.change(container, state, facts)).toMatchObject({
      status: "blocked",
      cause: expect.stringMatching(cause),
      next: expect.stringMatching(next),
    });
  });

  it("and no image of fleet's is put on one of fleet's", () => {
    const state = building(switched(), { declared: false, image: derived });
    expect(
      composeService.change({ ...container, mallocConf: "narenas:2", allocator: "jemalloc" }, state, facts),
    ).toMatchObject({
      status: "blocked",
      cause: `your own compose files name fleet's image ${derived} for service web`,
    });
  });
});
