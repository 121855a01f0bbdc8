import { ownVariables } from "../../text/preload.ts";
import { beforeLabel, builtLabel } from "../../text/thin-dockerfile.ts";
import type { Facts } from "../facts.ts";
import { textOf } from "./report.ts";
import type { ObservedInside } from "./service-source.ts";

/** The image that a container was made from, or that a compose file names. */
export interface ObservedImage {
  /** Bytes of all its layers; absent where it was not told. */
  readonly size?: number;
  /** Docker's word, such as `amd64`. */
  readonly architecture: string;
  /** Its USER, empty for root; a container can be told to run as another. */
  readonly user: string;
  /** When the application in it was built, RFC 3339: a thin layer of fleet's keeps the time of the image below it. */
  readonly built: string;
  /** The source's commit, where its build has said so in a label. */
  readonly revision?: string;
  /** Whether it is a thin layer of fleet's on another image. */
  readonly layer: boolean;
  /** Its layers from the lowest up, by what they hold. */
  readonly layers: readonly string[];
  /** The allocator variables among its ENV; no other is read. */
  readonly environment: ReadonlyMap<string, string>;
  /** Where layers of fleet's have set some of them: what they were before, `undefined` where they were not there. */
  readonly before?: ReadonlyMap<string, string | undefined>;
}

/** A Go template's test for an allocator variable: no other variable of an environment leaves Docker's own client. */
const allocatorVariable = `or (eq $name "LD_PRELOAD" "GLIBC_TUNABLES") (eq (printf "%.7s" $name) "MALLOC_") (eq (printf "%.9s" $name) "MIMALLOC_" "TCMALLOC_")`;

/** The part of a Go template that prints the allocator variables of a container or an image. */
export const environmentFormat = `[{{range index .Config "Env"}}{{$name := index (split . "=") 0}}{{if ${allocatorVariable}}}{{json .}},{{end}}{{end}}null]`;

/** The part of a Go template that prints what {@link parseImage} reads. Every value is JSON, so none can forge a line. */
export function imageFormat(prefix: string): string {
  return [
    "image-architecture {{json .Architecture}}",
    "image-size {{json .Size}}",
    "image-created {{json .Created}}",
    `image-user {{json (index .Config "User")}}`,
    `image-built {{with index .Config "Labels"}}{{json (index . "${builtLabel}")}}{{else}}null{{end}}`,
    `image-before {{with index .Config "Labels"}}{{json (index . "${beforeLabel}")}}{{else}}null{{end}}`,
    `image-revision {{with index .Config "Labels"}}{{json (index . "org.opencontainers.image.revision")}}{{else}}null{{end}}`,
    "image-layers {{json .RootFS.Layers}}",
    `image-environment ${environmentFormat}`,
  ]
    .map((line) => `${prefix} ${line}`)
    .join("\n");
}

/** What a report says of an image; `undefined` where there was none. */
export function parseImage(report: ReadonlyMap<string, unknown>): ObservedImage | undefined {
  const architecture = textOf(report, "image-architecture");
  if (architecture === "") return undefined;
  const revision = textOf(report, "image-revision");
  const size = report.get("image-size");
  const below = textOf(report, "image-built");
  const before = parseBefore(textOf(report, "image-before"));
  return {
    architecture,
    ...(typeof size === "number" && { size }),
    user: textOf(report, "image-user"),
    built: below || textOf(report, "image-created"),
    layer: below !== "",
    ...(revision !== "" && { revision }),
    layers: texts(report.get("image-layers")),
    environment: variables(report.get("image-environment")),
    ...(before && { before }),
  };
}

/** A label is anybody's to set: what is not as fleet writes it counts for nothing. */
function parseBefore(label: string): ReadonlyMap<string, string | undefined> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(label);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const known = Object.entries(value).filter(([name]) => ownVariables.includes(name));
  return new Map(known.map(([name, text]) => [name, typeof text === "string" ? text : undefined]));
}

/** A list of `NAME=value` as a map. */
export function variables(list: unknown): ReadonlyMap<string, string> {
  return new Map(
    texts(list).map((text): [string, string] => {
      const at = text.indexOf("=");
      return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
}

/** The facts of an image in place of its host's: another architecture, or another release, where it was looked into. */
export function factsOf(image: ObservedImage | undefined, inside: ObservedInside | undefined, facts: Facts): Facts {
  const multiarch = multiarchOf.get(image?.architecture ?? "");
  return {
    ...facts,
    ...(multiarch !== undefined && { multiarch }),
    ...(inside && { os: inside.os, release: inside.release }),
  };
}

/** Docker's architectures and Debian's directories for them. */
const multiarchOf: ReadonlyMap<string, string> = new Map([
  ["amd64", "x86_64-linux-gnu"],
  ["arm64", "aarch64-linux-gnu"],
  ["arm", "arm-linux-gnueabihf"],
  ["386", "i386-linux-gnu"],
  ["ppc64le", "powerpc64le-linux-gnu"],
  ["riscv64", "riscv64-linux-gnu"],
  ["s390x", "s390x-linux-gnu"],
]);
