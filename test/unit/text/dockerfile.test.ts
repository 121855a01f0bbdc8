import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskDockerfile } from "../../../src/text/dockerfile/mask.ts";
import { patchDockerfile } from "../../../src/text/dockerfile.ts";

const wish = {
  debian: { package: "libjemalloc2", library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" },
  alpine: { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" },
  variables: new Map([["MALLOC_CONF", { value: "background_thread:true", always: true }]]),
};
const { library } = wish.debian;
const above = "# fleet: memory allocator (libjemalloc2 above)\n";
const env = `# fleet: memory allocator (next line)\nENV LD_PRELOAD=${library} MALLOC_CONF=background_thread:true\n`;

test.each(["\n", "\r\n"])("lines are counted through comments in a continuation, with %j at their ends", (lineEnd) => {
  const comments = ["# a", "\t # b", "", "#", "# d"];
  const text = ["FROM node:20", "RUN apt-get update \\", ...comments, " && apt-get install -y tini", "NOTHING x"];
  expect(patchDockerfile(text.join(lineEnd), wish)).toMatchObject({ status: "refused", line: 9 });
  const open = ["FROM node:20", "RUN apt-get install -y tini \\", ...comments];
  for (const end of ["", lineEnd]) {
    expect(patchDockerfile(open.join(lineEnd) + end, wish)).toMatchObject({
      status: "refused",
      line: 2,
      reason: expect.stringContaining("its last line is continued"),
    });
  }
});

test("a merge conflict is told as one, wherever it stands", () => {
  const sides = (ours: string, theirs: string) =>
    `<<<<<<< Updated upstream\n${ours}\n=======\n${theirs}\n>>>>>>> Stashed changes\n`;
  const inRun = `FROM node:20\nRUN apt-get update && apt-get install -y \\\n${sides("\tffmpeg tini", "\ttini libjemalloc2")}`;
  const whole = `FROM node:20\n${sides("RUN apt-get install -y tini", `ENV LD_PRELOAD=${wish.debian.library}`)}`;
  for (const [text, line] of [
    [inRun, 3],
    [whole, 2],
    [whole.replaceAll("\n", "\r\n"), 2],
  ] as const) {
    expect(patchDockerfile(text, wish)).toEqual({
      status: "refused",
      reason: "the Dockerfile holds a merge conflict",
      line,
      next: expect.stringContaining("resolve it"),
    });
  }
});

/** In the shape of the generation that the operators' guide is about: three stages, of which only the last is built. */
const guide = `# syntax
ARG NODE_VERSION=20.5.1-bullseye
FROM node:\${NODE_VERSION} AS native-builder
RUN rm -f /etc/apt/apt.conf.d/docker-clean \\
	; echo 'x' > /etc/apt/apt.conf.d/keep-cache
RUN apt-get update \\
	&& apt-get install -yqq --no-install-recommends \\
	build-essential
FROM --platform=$BUILDPLATFORM node:\${NODE_VERSION} AS target-builder
RUN apt-get install -y python3
FROM --platform=$TARGETPLATFORM node:\${NODE_VERSION}-slim AS runner
ARG UID="991"
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
	apt-get update \\
	&& apt-get install -y --no-install-recommends \\
	# what the media need
	ffmpeg tini curl \\
	&& corepack enable \\
	&& groupadd misskey
USER misskey
WORKDIR /misskey
COPY --from=native-builder /misskey ./
ENV NODE_ENV=production
HEALTHCHECK --interval=5s CMD ["/bin/bash", "/misskey/healthcheck.sh"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["pnpm", "run", "start"]
`;

function patched(text: string, more: object = {}): string {
  const result = patchDockerfile(text, { ...wish, ...more });
  if (result.status !== "patched") throw new Error(JSON.stringify(result));
  return result.text;
}

test("a base without a known package is refused, and never taken as fine", () => {
  const { debian: _, ...alpine } = wish;
  for (const text of [
    "FROM node:22-bookworm\nRUN apt-get install -y tini\n",
    `FROM debian\nENV LD_PRELOAD=${library}\n`,
  ]) {
    expect(patchDockerfile(text, alpine)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("fleet knows no package for the base"),
      line: 1,
    });
  }
});

describe("patching a Dockerfile", () => {
  test("adds the package and ENV to the stage that is built, and nothing else", () => {
    expect(patched(guide)).toBe(
      guide
        .replace("ffmpeg tini curl \\", "ffmpeg tini curl libjemalloc2 \\")
        .replace("USER misskey\n", `${above}USER misskey\n`)
        .replace("ENV NODE_ENV=production\n", `ENV NODE_ENV=production\n${env}`),
    );
  });

  test("keeps CRLF", () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    expect(patched(crlf(guide))).toBe(crlf(patched(guide)));
  });

  test("patches the named stage", () => {
    const text = patched(guide, { target: "target-builder" });
    expect(text).toContain(`apt-get install -y python3 libjemalloc2\n${above}${env}`);
    expect(text).toContain("ffmpeg tini curl \\");
  });

  test("does not put ENV before the run that installs", () => {
    const early = 'FROM debian:12\nENV NODE_ENV=production\nRUN apt-get update && apt-get install -y tini\nCMD ["x"]\n';
    expect(patched(early)).toBe(early.replace("install -y tini\n", `install -y tini libjemalloc2\n${above}${env}`));
  });

  test("keeps what is preloaded already", () => {
    const traced = "FROM debian:12\nRUN apt-get install -y tini\nENV LD_PRELOAD=/opt/trace.so\n";
    expect(patched(traced)).toContain(`LD_PRELOAD=${library}:/opt/trace.so`);
  });

  test.each([
    [
      "by its path",
      `RUN apt-get install -y libjemalloc2\nENV LD_PRELOAD=${library} MALLOC_CONF=background_thread:true\n`,
    ],
    [
      "through a link",
      "RUN apt-get install -y libjemalloc2 && ln -s /usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2 /usr/local/lib/libjemalloc.so\nENV LD_PRELOAD=/usr/local/lib/libjemalloc.so\nENV MALLOC_CONF=background_thread:true\n",
    ],
  ])("leaves one that has it %s", (_, rest) => {
    expect(patchDockerfile(`FROM debian:12\n${rest}`, wish)).toEqual({ status: "converged", line: 3 });
  });

  test.each([
    ["ENV without the package", `RUN apt-get install -y tini\nENV LD_PRELOAD=${library}\n`, " tini libjemalloc2"],
    [
      "a wrong path",
      "RUN apt-get install -y libjemalloc2\nENV LD_PRELOAD=/usr/lib/libjemalloc2.so.2\n",
      `ENV LD_PRELOAD=${library} `,
    ],
  ])("repairs %s", (_, rest, expected) => {
    expect(patched(`FROM debian:12\n${rest}`)).toContain(expected);
  });

  test.each([
    ["a base that it does not know", 'FROM example/base\nCMD ["x"]\n', "can't be told"],
    ["two managers", "FROM example/base\nRUN apk add a\nRUN apt-get install -y b\n", "don't go together"],
    ["a condition", "FROM a\nRUN if x; then apt-get install -y tini; fi\n", "no RUN that a package can be added to"],
    ["behind a test", 'FROM a\nRUN [ -n "$X" ] && apt-get install -y tini || true\n', "no RUN that a package"],
    ["a group that goes", "FROM a\nRUN apk add -t .x gcc && apk del .x\n", "no RUN that a package can be added to"],
    ["another shell", 'FROM a\nSHELL ["pwsh", "-c"]\nRUN apt-get install -y tini\n', "can't be told"],
    ["a here-document for python", "FROM a\nRUN python3 <<E\napt-get install -y x\nE\n", "can't be told"],
    ["one without an end", "FROM a\nRUN <<E\napt-get install -y x\n", "here-document E has no end"],
    ["an unknown instruction", "FROM a\nINCLUDE x\n", "no instruction that fleet knows"],
    ["a doubled continuation", "FROM a\nRUN x \\\\\n y\n", "engines read differently"],
    ["an open end", "FROM debian:12\nRUN apt-get install -y x \\\n", "nothing follows"],
    ["a preload that can't be told", "FROM debian:12\nENV LD_PRELOAD=$X\n", "variable that can't be told"],
    ["stages of one name", "FROM debian:12 AS a\nFROM debian:12 AS A\nFROM a\n", "more than one stage is called"],
    ["no stage", "# empty\n", "no FROM"],
    ["too large", `FROM debian:12\n#${"x".repeat(1024 * 1024)}\n`, "larger than 1 MiB"],
  ])("refuses %s", (_, text, reason) => {
    expect(patchDockerfile(text, wish)).toMatchObject({ status: "refused", reason: expect.stringContaining(reason) });
  });

  test("another MALLOC_CONF is not the wished one", () => {
    const other = `FROM debian:12\nRUN apt-get install -y libjemalloc2\nENV LD_PRELOAD=${library} MALLOC_CONF=narenas:2\n`;
    expect(patched(other)).toBe(
      `${other}# fleet: memory allocator (next line)\nENV MALLOC_CONF=background_thread:true\n`,
    );
  });

  test("refuses a stage that is not there", () => {
    expect(patchDockerfile(guide, { ...wish, target: "runer" })).toMatchObject({ status: "refused" });
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        patchDockerfile(`FROM a\n${text}`, wish);
        patchDockerfile(text, wish);
      }),
    );
  });
});

describe("a Dockerfile for people to look at", () => {
  test("hides the values of variables", () => {
    expect(maskDockerfile('ARG TOKEN=abc\nFROM a\nENV PASS="x y" NODE_ENV=production\nENV LD_PRELOAD=/x\n')).toBe(
      "ARG TOKEN=***\nFROM a\nENV PASS=*** NODE_ENV=production\nENV LD_PRELOAD=/x\n",
    );
  });
});
