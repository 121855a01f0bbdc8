import { expect, test } from "vitest";
import { staleText } from "../../../../src/output/plan/stale-text.ts";
import { plain } from "../../../../src/output/terminal/line.ts";

const text = (...given: Parameters<typeof staleText>) =>
  staleText(...given)
    .map(plain)
    .join("\n");

test("nothing is stale, nothing is said", () => {
  expect(staleText([], { verbose: false })).toEqual([]);
});

test("each host with what has changed; equal ones once", () => {
  const install = {
    address: "package:libjemalloc2",
    planned: "5.3.0-1 will be installed",
    now: "converged",
    diffs: [],
  };
  const file = {
    instance: "a.example.jp",
    address: "file:/etc/a",
    planned: "will be replaced",
    now: "will be replaced",
    diffs: [{ path: "/etc/a", of: "host", planned: "one\n", now: "two\n" }],
  } as const;
  const hosts = [
    { host: "mk1", changes: [{ instance: "mk1", ...install }] },
    { host: "shared", changes: [file] },
    { host: "mk2", changes: [{ instance: "mk2", ...install }] },
  ];
  expect(text(hosts, { verbose: false })).toBe(`Stale: 3 hosts are not as the plan says, and will not be touched.

Same on 2 hosts:
  mk1, mk2
  package:libjemalloc2
    planned: 5.3.0-1 will be installed
    now:     converged

shared
  a.example.jp file:/etc/a
    planned, and now: will be replaced
    /etc/a has changed on the host:
    --- /etc/a
    +++ /etc/a
    @@ -1,1 +1,1 @@
    -one
    +two`);
});
