import { describe, expect, test } from "vitest";
import { readDockerfile, readLimit } from "../../../src/text/dockerfile/read.ts";
import { unpatchDockerfile } from "../../../src/text/dockerfile/unpatch.ts";
import { patchDockerfile } from "../../../src/text/dockerfile.ts";

const wish = {
  debian: { package: "libjemalloc2", library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" },
  alpine: { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" },
};
const mebibyte = 1024 * 1024;
const good = "FROM debian:12\nRUN apt-get update && apt-get install -y tini\n";
const filled = (start: string, unit: string, end: string) =>
  good + start + unit.repeat((mebibyte - good.length - start.length - end.length) / unit.length) + end;

/** 1 MiB of what costs a reader most. */
const worst: [string, string][] = [
  ["continuations", filled("RUN a \\\n", "b \\\n", "c\n")],
  ["empty lines in a continuation", filled("RUN a \\\n", "\n", "b\n")],
  ["comments in a continuation", filled("RUN a \\\n", "# x\n", "b\n")],
  ["comments", filled("", "# x\n", "")],
  ["empty lines", filled("", "\n", "")],
  ["instructions", filled("", "RUN x\n", "")],
  ["installs", filled("", "RUN apt-get install -y a\n", "")],
  ["packages", filled("RUN apt-get install ", "a ", "\n")],
  ["quotes", filled("ENV A=", '"a" ', "\n")],
  ["open quotes", filled("", `RUN "'\n`, "")],
  ["variables that double", filled("ENV A=aaaaaaaa\n", "ENV A=$A$A\n", "")],
  ["substitutions", filled("RUN ", "$(", "\n")],
  ["groups", filled("RUN ", "( ", "\n")],
  ["here-documents", filled("", "RUN <<E\nx\nE\n", "")],
  ["a here-document of commands", filled("RUN <<E\n", "apt-get install -y x\n", "E\n")],
  ["here-documents without an end", filled("", "COPY <<E /x\n", "")],
  ["names of here-documents", filled("RUN ", "<<E ", "\n")],
  ["preloads", filled("ENV LD_PRELOAD=", "/a:", "\n")],
  ["stages", filled("", "FROM a AS a\n", "")],
  ["marks", filled("", "# fleet: memory allocator (next line)\nENV LD_PRELOAD=x\n", "")],
  ["directives", "# a=b\n".repeat(mebibyte / 6)],
];

describe.each(worst)("a mebibyte of %s", (_, text) => {
  test("is answered, and no more than the limit is read word by word", () => {
    expect(text.length).toBeGreaterThan(mebibyte - 100);
    expect(["patched", "refused"]).toContain(patchDockerfile(text, wish).status);
    expect(["unmarked", "refused"]).toContain(unpatchDockerfile(text).status);
    const read = readDockerfile(text).parts.reduce((sum, { joined }) => sum + joined.text.length, 0);
    expect(read).toBeLessThanOrEqual(readLimit);
  });
});

test("a mebibyte of comments is patched all the same", () => {
  expect(patchDockerfile(filled("", "# x\n", ""), wish).status).toBe("patched");
});
