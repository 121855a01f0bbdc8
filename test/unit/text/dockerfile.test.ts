import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskDockerfile, patchDockerfile } from "../../../src/text/dockerfile.ts";

const wish = {
  package: "libjemalloc2",
  library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2",
  mallocConf: "background_thread:true",
};
const env = `# fleet: memory allocator\nENV LD_PRELOAD=${wish.library} MALLOC_CONF=background_thread:true\n`;

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

describe("patching a Dockerfile", () => {
  test("adds the package and ENV to the stage that is built, and nothing else", () => {
    expect(patched(guide)).toBe(
      guide
        .replace("ffmpeg tini curl \\", "ffmpeg tini curl libjemalloc2 \\")
        .replace("ENV NODE_ENV=production\n", `ENV NODE_ENV=production\n${env}`),
    );
  });

  test("keeps CRLF", () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    expect(patched(crlf(guide))).toBe(crlf(patched(guide)));
  });

  test("patches the named stage", () => {
    const text = patched(guide, { target: "target-builder" });
    expect(text).toContain("apt-get install -y python3 libjemalloc2\n# fleet: memory allocator\nENV LD_PRELOAD=");
    expect(text).toContain("ffmpeg tini curl \\");
  });

  test("does not put ENV before the run that installs", () => {
    const early = 'FROM debian:12\nENV NODE_ENV=production\nRUN apt-get update && apt-get install -y tini\nCMD ["x"]\n';
    expect(patched(early)).toBe(early.replace("install -y tini\n", `install -y tini libjemalloc2\n${env}`));
  });

  test("keeps what is preloaded already", () => {
    const traced = "FROM debian:12\nRUN apt-get install -y tini\nENV LD_PRELOAD=/opt/trace.so\n";
    expect(patched(traced)).toContain(`LD_PRELOAD=${wish.library}:/opt/trace.so`);
  });

  test.each([
    [
      "by its path",
      `RUN apt-get install -y libjemalloc2\nENV LD_PRELOAD=${wish.library} MALLOC_CONF=background_thread:true\n`,
    ],
    [
      "through a link",
      "RUN apt-get install -y libjemalloc2 && ln -s /usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2 /usr/local/lib/libjemalloc.so\nENV LD_PRELOAD=/usr/local/lib/libjemalloc.so\nENV MALLOC_CONF=background_thread:true\n",
    ],
  ])("leaves one that has it %s", (_, rest) => {
    expect(patchDockerfile(`FROM debian:12\n${rest}`, wish)).toEqual({ status: "converged", line: 3 });
  });

  test.each([
    ["ENV without the package", `RUN apt-get install -y tini\nENV LD_PRELOAD=${wish.library}\n`, " tini libjemalloc2"],
    [
      "a wrong path",
      "RUN apt-get install -y libjemalloc2\nENV LD_PRELOAD=/usr/lib/libjemalloc2.so.2\n",
      `ENV LD_PRELOAD=${wish.library} `,
    ],
  ])("repairs %s", (_, rest, expected) => {
    expect(patched(`FROM debian:12\n${rest}`)).toContain(expected);
  });

  test.each([
    ["Alpine", "FROM node:20-alpine\nRUN apk add --no-cache tini\n", "Alpine"],
    ["nothing installed", 'FROM debian:12\nCMD ["x"]\n', "no RUN with apt-get install"],
    ["a here-document", "FROM debian:12\nRUN <<EOF\napt-get install -y tini\nEOF\n", "no RUN with apt-get install"],
    ["no stage", "# empty\n", "no FROM"],
    ["too large", `FROM debian:12\n#${"x".repeat(1024 * 1024)}\n`, "larger than 1 MiB"],
  ])("refuses %s", (_, text, reason) => {
    expect(patchDockerfile(text, wish)).toMatchObject({ status: "refused", reason: expect.stringContaining(reason) });
  });

  test("another MALLOC_CONF is not the wished one", () => {
    const other = `FROM debian:12\nRUN apt-get install -y libjemalloc2\nENV LD_PRELOAD=${wish.library} MALLOC_CONF=narenas:2\n`;
    expect(patched(other)).toBe(`${other}# fleet: memory allocator\nENV MALLOC_CONF=background_thread:true\n`);
  });

  test("refuses a stage that is not there", () => {
    expect(patchDockerfile(guide, { ...wish, target: "runer" })).toMatchObject({ status: "refused" });
  });

  const lines = fc.constantFrom(
    "RUN apt-get update && apt-get install -y tini",
    "RUN apt-get install -y \\\n\tffmpeg \\\n\t# why\n\ttini \\\n\t&& rm -rf /var/lib/apt/lists/*",
    "ENV NODE_ENV=production",
    "ENV LD_PRELOAD=/opt/trace.so",
    "ENV KEY legacy value",
    "USER misskey",
    "COPY . .",
    "# comment",
    "RUN apk add tini",
    "FROM debian:12 AS other",
    'CMD ["x"]',
    "RUN echo 'a; b' | cat",
    "",
  );

  test("patching twice is patching once, and every line survives", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), (body) => {
        const text = `FROM debian:12\n${body.join("\n")}\n`;
        const once = patchDockerfile(text, wish);
        if (once.status !== "patched") return;
        expect(patchDockerfile(once.text, wish).status).toBe("converged");
        const restored = once.text.replace(/# fleet: memory allocator\nENV .*\n/, "").replace(" libjemalloc2", "");
        expect(restored).toBe(text);
      }),
    );
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
