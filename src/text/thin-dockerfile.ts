import { word } from "./dockerfile-word.ts";

/** The label under which a thin layer keeps when the application below it was built: its own image is younger than that. */
export const builtLabel = "fleet.built";

/** The label under which it keeps, as JSON, what the variables that fleet sets were without it; null: not there. */
export const beforeLabel = "fleet.before";

/** What one layer adds to an image. */
export interface ThinLayer {
  /** The package, what installs it, and the absolute path of its library in the image; absent where no library is wanted. */
  readonly provision?: {
    readonly package: string;
    readonly library: string;
    readonly manager: "apt" | "apk";
  };
  /** What ENV is to set. */
  readonly environment: ReadonlyMap<string, string>;
  /** What the variables were before fleet has set any of them. */
  readonly before: ReadonlyMap<string, string | undefined>;
  /** The image's own USER, which stays; empty for root. */
  readonly user: string;
  /** When the application's image was built, as Docker writes it. */
  readonly built: string;
}

/**
 * The Dockerfile of one layer on the image `BASE`: the package where its library is not there yet, and ENV. User, entry
 * point, command and health check are those of the image. `undefined` where a value can't stand in a Dockerfile.
 */
export function thinDockerfile(layer: ThinLayer): string | undefined {
  const added = layerLines(layer);
  const before = [...layer.before].map(([variable, value]) => [variable, value ?? null] as const);
  const labels = [
    `${builtLabel}=${word(layer.built)}`,
    ...(before.length === 0 ? [] : [`${beforeLabel}=${word(JSON.stringify(Object.fromEntries(before)))}`]),
  ].join(" ");
  if (added === undefined || /\p{Cc}/u.test(labels)) return undefined;
  return [
    "# Made by fleet: one layer with a memory allocator on the image that ran.",
    "ARG BASE",
    "FROM ${BASE}",
    ...added,
    `LABEL ${labels}`,
    "",
  ].join("\n");
}

/** The same layer as a Dockerfile that stands by itself, on an image that has a name. */
export function derivedDockerfile(image: string, layer: ThinLayer): string | undefined {
  const added = layerLines(layer);
  if (added === undefined || !/^[A-Za-z0-9][\w./:@+-]*$/.test(image)) return undefined;
  return [`# Made by fleet: ${image}, with a memory allocator on it.`, `FROM ${image}`, ...added, ""].join("\n");
}

/** The image that a {@link derivedDockerfile} stands on. */
export function derivedFrom(dockerfile: string): string | undefined {
  return /^FROM (\S+)$/m.exec(dockerfile)?.[1];
}

/** Whether a text is a {@link derivedDockerfile} as fleet writes it, whatever its layer brings: nobody has added a line. */
export function isDerived(dockerfile: string): boolean {
  const [head = "", from = "", ...added] = dockerfile.split("\n");
  if (!/^# Made by fleet: \S+, with a memory allocator on it\.$/.test(head) || !/^FROM \S+$/.test(from)) return false;
  const left = added[0] === "USER root" ? added.slice(1) : added;
  const [, library = ""] = /^RUN test -e (\S+) /.exec(left[0] ?? "") ?? [];
  const [, name = ""] = / --no-(?:install-recommends|cache) (\S+) /.exec(left.join("\n")) ?? [];
  const install = [apt(name, library), apk(name, library)].find((lines) =>
    lines.every((line, at) => line === left[at]),
  );
  const value = String.raw`[A-Z_]+=("([^"\\]|\\.)*"|[^\s"]\S*)?`;
  const rest = new RegExp(`^(ENV ${value}( ${value})*\n)?(USER \\S+\n)?$`);
  return rest.test(left.slice(install?.length ?? 0).join("\n"));
}

function layerLines({ provision, environment, user }: ThinLayer): string[] | undefined {
  const { package: name = "", library = "" } = provision ?? {};
  const values = [name, library, user, ...environment.values()];
  if (values.some((value) => /\p{Cc}/u.test(value)) || !/^[\w.:@-]*$/.test(user)) return undefined;
  const root = provision === undefined || user === "" || /^(root|0)(:(root|0))?$/.test(user);
  const variables = [...environment].map(([variable, value]) => `${variable}=${word(value)}`);
  const install = provision?.manager === "apk" ? apk(name, library) : apt(name, library);
  return [
    ...(root ? [] : ["USER root"]),
    ...(provision === undefined ? [] : install),
    ...(variables.length === 0 ? [] : [`ENV ${variables.join(" ")}`]),
    ...(root ? [] : [`USER ${user}`]),
  ];
}

function apt(name: string, library: string): string[] {
  return [
    `RUN test -e ${library} || { \\`,
    "      apt-get update \\",
    `      && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${name} \\`,
    "      && rm -rf /var/lib/apt/lists/*; \\",
    "    }",
  ];
}

/** musl's loader passes over a library that is not there without a word, so the path is looked at. */
function apk(name: string, library: string): string[] {
  return [`RUN test -e ${library} || { apk add --no-cache ${name} && test -e ${library}; }`];
}
