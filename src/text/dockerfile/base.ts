import type { Family } from "./install.ts";

/** What a base image is made of, as far as its name tells. */
export interface Base {
  /** `none`: it has no package manager. */
  readonly family: Family | "none" | undefined;
  /** Whether it is one of Docker's official images, whose user is root. */
  readonly official: boolean;
}

const official = new Set(["alpine", "buildpack-deps", "debian", "golang", "node", "python", "ruby", "ubuntu"]);

/** Reads an image's name, such as `node:20-slim`. */
export function readBase(image: string | undefined): Base {
  const [tagged = "", digest] = (image ?? "").toLowerCase().split("@");
  const [, path = "", name = "", tag] = /^(.*\/)?([^/:]+)(?::([^/]*))?$/.exec(tagged) ?? [];
  const library = /^((docker\.io|index\.docker\.io|registry-1\.docker\.io)\/)?(library\/)?$/.test(path);
  const known = official.has(name) && (library || path.endsWith("/library/"));
  return {
    family: familyOf(`${path}${name}`, name, tag ?? "", known && (digest === undefined || tag !== undefined)),
    official: known,
  };
}

function familyOf(whole: string, name: string, tag: string, known: boolean): Base["family"] {
  if (/distroless|chiseled/.test(whole + tag) || name === "scratch" || name === "busybox") return "none";
  if (/alpine/.test(name + tag)) return "alpine";
  if (name === "debian" || name === "ubuntu") return "debian";
  if (/(^|-)(slim|(old)*stable|stretch|buster|bullseye|bookworm|trixie|focal|jammy|noble)(-|$)/.test(tag))
    return "debian";
  return known && /^[\w.]*$/.test(tag) ? "debian" : undefined;
}
