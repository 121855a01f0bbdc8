import { describe, expect, test } from "vitest";
import { unpatchDockerfile } from "../../../src/text/dockerfile/unpatch.ts";

const above = "# fleet: memory allocator (libjemalloc2 above)\n";
const next = "# fleet: memory allocator (next line)\n";
const run = "RUN apt-get install -y tini libjemalloc2\n";
const env = "ENV LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2\n";

describe("taking back what fleet has put into a Dockerfile", () => {
  test("leaves what others have written between and around it", () => {
    const text = `FROM a\n${run}${above}# mine\n${next}${env}ENV LD_PRELOAD=/other.so\n`;
    const without = "FROM a\nRUN apt-get install -y tini\n# mine\nENV LD_PRELOAD=/other.so\n";
    expect(unpatchDockerfile(text)).toEqual({ status: "unpatched", text: without });
  });

  test("takes a value that was changed by hand with its line", () => {
    const text = `FROM a\n${next}ENV MALLOC_CONF=mine\nCMD x\n`;
    expect(unpatchDockerfile(text)).toEqual({ status: "unpatched", text: "FROM a\nCMD x\n" });
  });

  test("has nothing to do where there is no mark", () => {
    expect(unpatchDockerfile(`FROM a\n${run}${env}`)).toEqual({ status: "unmarked" });
  });

  test.each([
    ["the package is gone", `FROM a\nRUN apt-get install -y tini\n${above}`, 3],
    ["the package is there twice", `FROM a\nRUN apt install libjemalloc2 && apt install libjemalloc2\n${above}`, 3],
    ["the package has a line of its own", `FROM a\nRUN apt install \\\n\tlibjemalloc2\n${above}`, 4],
    ["something else stands under the mark", `FROM a\n${next}ENV LD_PRELOAD=/x.so PATH=/bin\n`, 2],
    ["nothing stands under the mark", `FROM a\n${next}`, 2],
    ["a foreign RUN stands under the mark", `FROM a\n${next}RUN apt-get update\n`, 2],
    ["the mark is in a continuation", `FROM a\nRUN x \\\n${next}  y\n`, 3],
    ["the mark is not at the start of its line", `FROM a\n ${next}${env}`, 2],
    ["the mark says something else", "FROM a\n# fleet: memory allocator (mine)\n", 2],
  ])("is refused where %s", (_, text, line) => {
    expect(unpatchDockerfile(text)).toMatchObject({
      status: "refused",
      line,
      next: expect.stringContaining("by hand"),
    });
  });
});
