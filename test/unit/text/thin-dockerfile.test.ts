import { describe, expect, it } from "vitest";
import { readDockerfile } from "../../../src/text/dockerfile/read.ts";
import { type ThinLayer, thinDockerfile } from "../../../src/text/thin-dockerfile.ts";

const layer: ThinLayer = {
  provision: { package: "libjemalloc2", library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2", manager: "apt" },
  environment: new Map([
    ["LD_PRELOAD", "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"],
    ["MALLOC_CONF", "background_thread:true"],
  ]),
  before: new Map<string, string | undefined>([
    ["LD_PRELOAD", undefined],
    ["MALLOC_CONF", "narenas:2"],
  ]),
  user: "misskey",
  built: "2026-11-24T12:41:07.512094331Z",
};

describe("a thin layer's Dockerfile", () => {
  it("adds the package and ENV as root, and gives the image its own user back", () => {
    expect(thinDockerfile(layer)).toBe(`# Made by fleet: one layer with a memory allocator on the image that ran.
ARG BASE
FROM \${BASE}
USER root
RUN test -e /usr/lib/x86_64-linux-gnu/libjemalloc.so.2 || { \\
      apt-get update \\
      && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libjemalloc2 \\
      && rm -rf /var/lib/apt/lists/*; \\
    }
ENV LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2 MALLOC_CONF=background_thread:true
USER misskey
LABEL fleet.built=2026-11-24T12:41:07.512094331Z fleet.before="{\\"LD_PRELOAD\\":null,\\"MALLOC_CONF\\":\\"narenas:2\\"}"
`);
  });

  it.each(["", "root", "0", "0:0", "root:root"])("leaves USER alone where it is root: %j", (user) => {
    expect(thinDockerfile({ ...layer, user })).not.toMatch(/^USER/m);
  });

  it.each(["991", "991:991", "misskey:misskey"])("knows the user %s", (user) => {
    expect(thinDockerfile({ ...layer, user })).toMatch(new RegExp(`^USER root$[^]*^USER ${user}$`, "m"));
  });

  it("installs with apk where the image has that, in one layer", () => {
    const provision = { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2", manager: "apk" } as const;
    expect(thinDockerfile({ ...layer, provision })).toContain(`USER root
RUN test -e /usr/lib/libjemalloc.so.2 || { apk add --no-cache jemalloc && test -e /usr/lib/libjemalloc.so.2; }
ENV `);
  });

  it("is ENV and labels alone where no library is wanted", () => {
    const { provision: _, ...rest } = layer;
    expect(thinDockerfile({ ...rest, environment: new Map([["LD_PRELOAD", ""]]) })).toMatch(
      /^FROM \$\{BASE\}\nENV LD_PRELOAD=""\nLABEL /m,
    );
  });

  it("has no ENV where nothing is to be set", () => {
    expect(thinDockerfile({ ...layer, environment: new Map() })).not.toMatch(/^ENV/m);
  });

  it("carries odd values as one word", () => {
    const text = thinDockerfile({ ...layer, environment: new Map([["LD_PRELOAD", '/a $HOME"\\.so']]) }) ?? "";
    expect(text).toContain('ENV LD_PRELOAD="/a \\$HOME\\"\\\\.so"\n');
  });

  it.each([
    ["a user", { user: "a\nRUN reboot" }],
    ["a user's variable", { user: "$USER" }],
    ["a variable", { environment: new Map([["LD_PRELOAD", "/a.so\nRUN reboot"]]) }],
    ["a time", { built: "\n" }],
  ])("is none where %s can't stand in it", (_, change) => {
    expect(thinDockerfile({ ...layer, ...change })).toBeUndefined();
  });

  it("is read as it is meant", () => {
    const { parts } = readDockerfile(thinDockerfile(layer) ?? "");
    expect(parts.map(({ keyword }) => keyword)).toEqual(["ARG", "FROM", "USER", "RUN", "ENV", "USER", "LABEL"]);
  });
});
