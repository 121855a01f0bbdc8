import { DockerfileParser } from "dockerfile-ast";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDockerfile } from "../../../src/text/dockerfile/read.ts";
import { unpatchDockerfile } from "../../../src/text/dockerfile/unpatch.ts";
import type { DockerfileWish } from "../../../src/text/dockerfile/wish.ts";
import { patchDockerfile } from "../../../src/text/dockerfile.ts";

const wish: DockerfileWish = {
  debian: { package: "libjemalloc2", library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" },
  alpine: { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" },
  variables: new Map([["MALLOC_CONF", { value: "background_thread:true", always: true }]]),
};

const packages = fc.subarray(["ffmpeg", "tini", '"curl"', "$DEPS", "libfoo=1.2", "libjemalloc2"], { minLength: 1 });
const gap = fc.constantFrom(" ", "  ", " \\\n\t", " \\  \n  # why\n  ", "\t\\\n\n  ");
const before = fc.constantFrom(
  "apt-get update && ",
  "apt-get update &&\\\n ",
  "set -eu; ",
  "x || ",
  "if a; then ",
  "( b ); ",
  "",
);
const behind = fc.constantFrom(
  "",
  " && rm -rf /x",
  " \\\n  && echo 'a; b' | cat",
  "; fi",
  " > /dev/null 2>&1",
  " # ok",
  " || true",
);
const manager = fc.constantFrom(
  "apt-get install -y",
  "apt-get -qq install --no-install-recommends",
  "apt install",
  "apk add",
);
const flags = fc.constantFrom("", "--mount=type=cache,target=/var/cache/apt ", "--network=host ");
const install = fc
  .tuple(flags, before, manager, gap, packages, behind)
  .map(
    ([flag, start, command, space, words, end]) => `RUN ${flag}${start}${command}${space}${words.join(space)}${end}`,
  );
const heredoc = fc
  .tuple(manager, packages, fc.constantFrom("EOF", "-EOF", "'EOF'", '"E F"'))
  .map(
    ([command, words, name]) => `RUN <<${name}\nset -e\n${command} ${words.join(" ")}\n${name.replace(/[-'"]/g, "")}`,
  );
const other = fc.constantFrom(
  "ENV NODE_ENV=production",
  "ENV NODE_ENV production",
  "ENV A=1 NODE_ENV=production \\\n B='2 3'",
  "ENV LD_PRELOAD=/opt/trace.so",
  "ENV LD_PRELOAD /usr/lib/libjemalloc2.so.2",
  "ENV MALLOC_CONF=narenas:2",
  "env DEPS=a b",
  "ENV DEPS a b",
  "ARG DEPS=c",
  "USER app",
  "COPY . .",
  "COPY <<A /a\nRUN apt-get install -y x\nA",
  "# a comment",
  "  # another \\",
  "FROM debian:12 AS other",
  "FROM other",
  "FROM node:20-alpine",
  "FROM gcr.io/distroless/x",
  'CMD ["x"]',
  "ENTRYPOINT x",
  'SHELL ["/bin/bash", "-c"]',
  'RUN ["apt-get", "install", "tini"]',
  "RUN ln -s /usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2 /usr/local/lib/libjemalloc.so",
  "RUN echo 'a \\\n b'",
  "",
  "\t",
);
const dockerfile = fc
  .record({
    top: fc.constantFrom("", "# syntax=docker/dockerfile:1\n", "ARG V=12\n", "\ufeff", "# note\n"),
    base: fc.constantFrom("debian:12", "debian:${V}", "node:20-alpine", "example/base", "ruby:3-slim AS other"),
    body: fc.array(fc.oneof(install, heredoc, other), { maxLength: 9 }),
    end: fc.constantFrom("", "\n", "\n\n"),
    crlf: fc.constantFrom("none", "all", "some"),
  })
  .map(({ top, base, body, end, crlf }) => {
    const text = `${top}FROM ${base}\n${body.join("\n")}${end}`;
    if (crlf === "none") return text;
    let count = 0;
    return text.replace(/\n/g, () => (crlf === "all" || count++ % 3 === 0 ? "\r\n" : "\n"));
  });
const runs = { numRuns: Number(process.env["FLEET_FUZZ"] ?? 200) };

/** Whether an instruction is another one with one of the packages more. */
function isGrown(before: string, after: string): boolean {
  const places = [...after.matchAll(/ (lib)?jemalloc2?(?![\w.])/g)];
  return places.some(({ 0: word, index }) => after.slice(0, index) + after.slice(index + word.length) === before);
}

describe("any Dockerfile", { timeout: 600_000 }, () => {
  test("patched is patched once, differs in what was meant, and goes back to the same bytes", () => {
    const seen = { patched: 0, refused: 0, converged: 0 };
    fc.assert(
      fc.property(dockerfile, (text) => {
        const once = patchDockerfile(text, wish);
        seen[once.status]++;
        if (once.status !== "patched") return;
        expect(patchDockerfile(once.text, wish).status).toBe("converged");
        expect(unpatchDockerfile(once.text)).toEqual({ status: "unpatched", text });
        const left = readDockerfile(once.text).parts.map((part) => part.text);
        for (const part of readDockerfile(text).parts) {
          const place = left.findIndex((one) => one === part.text || isGrown(part.text, one));
          expect(place).toBeGreaterThanOrEqual(0);
          left.splice(place, 1);
        }
        for (const added of left)
          expect(added).toMatch(/^(ENV (LD_PRELOAD|MALLOC_CONF)=\S+( MALLOC_CONF=\S+)?|RUN (apt-get|apk) .*)$/);
      }),
      runs,
    );
    expect(Math.min(seen.patched, seen.refused)).toBeGreaterThan(runs.numRuns / 10);
  });

  test("goes back to the same bytes after another wish, too", () => {
    const other = { ...wish, variables: new Map([["MALLOC_CONF", { value: "narenas:4", always: true }]]) };
    fc.assert(
      fc.property(dockerfile, (text) => {
        const once = patchDockerfile(text, wish);
        if (once.status !== "patched") return;
        const twice = patchDockerfile(once.text, other);
        expect(twice.status).toBe("patched");
        if (twice.status === "patched") expect(unpatchDockerfile(twice.text)).toEqual({ status: "unpatched", text });
      }),
      runs,
    );
  });

  test("never throws, whatever stands in it", () => {
    const noise = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            ..."RUN FROM ENV apt-get install <<E \\ \n ` $( ) \" ' # { ; && | > = $ ${ :- a".split(" "),
            "\n",
            " ",
          ),
        )
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(noise, (text) => {
        patchDockerfile(text, wish);
        patchDockerfile(`FROM debian:12\n${text}\nRUN apt-get install -y ${text}`, wish);
        unpatchDockerfile(`${text}# fleet: memory allocator (next line)\n${text}`);
      }),
      runs,
    );
  });

  test("is taken apart as another parser does", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const { parts, trouble } = readDockerfile(text);
        if (trouble !== undefined || text.startsWith("\ufeff") || text.includes('"E F"')) return;
        const theirs = DockerfileParser.parse(text).getInstructions();
        expect(parts.map(({ keyword, line }) => [keyword, line])).toEqual(
          theirs.map((one) => [one.getKeyword(), one.getRange().start.line + 1]),
        );
      }),
      runs,
    );
  });
});
