import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  derivedTag,
  madeByFleet,
  type OverrideEntry,
  readOverride,
  renderOverride,
} from "../../../src/text/compose-override.ts";

const name = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,12}$/);
const entries = fc.uniqueArray(
  fc.record({
    service: name,
    image: fc.tuple(name, name, name).map(([a, b, c]) => `x${a}/y${b}${derivedTag("p", c)}`),
  }),
  { selector: ({ service }) => service, minLength: 1, maxLength: 5 },
);

describe("fleet's own compose file", () => {
  it("says in few lines what it does, and how to do without it", () => {
    expect(
      renderOverride([{ service: "web", image: "misskey/misskey:fleet-mk-web" }]),
    ).toBe(`# Made by fleet: each service below runs on what your compose files name, with a memory allocator on it.
# Another tag or a newer image takes effect with the next fleet apply; or by hand: correct FROM in .fleet/SERVICE/Dockerfile,
#   docker compose build --pull SERVICE && docker compose up -d SERVICE
# To end it: fleet rollback; or remove this file, then docker compose up -d
services:
  web:
    image: misskey/misskey:fleet-mk-web
    pull_policy: never
    build: ./.fleet/web
`);
  });

  it("means the same to a YAML parser, whatever the names are, and reads back", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const text = renderOverride(list);
        expect(text.startsWith(madeByFleet)).toBe(true);
        const meant = list.map(({ service, image }) => [
          service,
          { image, pull_policy: "never", build: `./.fleet/${service}` },
        ]);
        expect(parse(text)).toEqual({ services: Object.fromEntries(meant) });
        expect(sorted(readOverride(text) ?? [])).toEqual(sorted(list));
      }),
    );
  });

  it.each(["no", "1", "0x10", "y", "null", "1e3", "-"])("keeps a service that is called %s a text", (service) => {
    expect(Object.keys(parse(renderOverride([{ service, image: "a:b" }])).services)).toEqual([service]);
  });

  it.each([
    ["a line more", (text: string) => `${text}    restart: always\n`],
    ["a service of the operator's", (text: string) => `${text}  db:\n    image: postgres\n`],
    ["another image", (text: string) => text.replace("pull_policy: never\n", "")],
    ["a comment less", (text: string) => text.replace(/^# To end it.*\n/m, "")],
  ])("is not fleet's any more with %s", (_, edit) => {
    expect(readOverride(edit(renderOverride([{ service: "web", image: "a:b" }])))).toBeUndefined();
  });
});

function sorted(list: readonly OverrideEntry[]) {
  return list.toSorted((a, b) => (a.service < b.service ? -1 : 1));
}
