import { describe, expect, it } from "vitest";
import type { ObservedOverride } from "../../../../src/resources/docker/override-files.ts";
import { overridePlace } from "../../../../src/resources/docker/override-place.ts";

type Whose = "theirs" | "ours";

function place(files: string[], found: string, names: Record<string, Whose> = {}, variable?: string) {
  const override: ObservedOverride = {
    found,
    names: new Map(Object.entries(names)),
    files: new Map(),
    ...(variable !== undefined && { variable }),
  };
  return overridePlace(override, { directory: "/srv/mk", files: files.map((file) => `/srv/mk/${file}`) });
}

describe("the place of fleet's own compose file", () => {
  it.each([
    ["compose.yaml", "compose.override.yaml"],
    ["compose.yml", "compose.override.yml"],
    ["docker-compose.yml", "docker-compose.override.yml"],
    ["docker-compose.yaml", "docker-compose.override.yaml"],
  ])("is where Compose looks beside %s", (found, name) => {
    expect(place([found], found)).toEqual({ name });
    expect(place([found], found, { [name]: "ours" })).toEqual({ name });
  });

  it("is beside an override file of the operator's, with what makes Compose read it", () => {
    expect(place(["compose.yml", "compose.override.yml"], "compose.yml", { "compose.override.yml": "theirs" })).toEqual(
      {
        name: "compose.fleet.yaml",
        hint: "COMPOSE_FILE=compose.yml:compose.override.yml:compose.fleet.yaml in /srv/mk/.env",
      },
    );
  });

  it("is never in the way of one that the operator has not deployed yet", () => {
    expect(place(["compose.yml"], "compose.yml", { "docker-compose.override.yml": "theirs" }).name).toBe(
      "compose.fleet.yaml",
    );
  });

  it("is beside files that the operator names himself", () => {
    expect(place(["prod.yml"], "compose.yml")).toEqual({
      name: "compose.fleet.yaml",
      hint: "COMPOSE_FILE=prod.yml:compose.fleet.yaml in /srv/mk/.env",
    });
    expect(place(["a.yml", "b.yml"], "compose.yml", {}, "a.yml:b.yml")).toEqual({
      name: "compose.fleet.yaml",
      hint: "COMPOSE_FILE=a.yml:b.yml:compose.fleet.yaml in /srv/mk/.env",
    });
  });

  it("is read by itself where COMPOSE_FILE names it", () => {
    const names = { "compose.override.yml": "theirs", "compose.fleet.yaml": "ours" } as const;
    for (const own of ["compose.fleet.yaml", "./compose.fleet.yaml", "/srv/mk/compose.fleet.yaml"]) {
      const variable = `compose.yml:compose.override.yml:${own}`;
      expect(place(["compose.yml", "compose.override.yml"], "compose.yml", names, variable)).toEqual({
        name: "compose.fleet.yaml",
      });
    }
  });

  it("stays where it is when the operator adds an override file that Compose reads instead, and says so", () => {
    const names = { "compose.override.yml": "theirs", "docker-compose.override.yml": "ours" } as const;
    expect(place(["docker-compose.yml"], "docker-compose.yml", names)).toEqual({
      name: "docker-compose.override.yml",
      hint: "COMPOSE_FILE=docker-compose.yml:docker-compose.override.yml in /srv/mk/.env",
    });
  });
});
