import { createHash } from "node:crypto";

/** The SHA-256 of a file's bytes in hex, or `absent`: what a file must still be when it is changed. */
export type Base = string;

/** The base of a file as the plan has seen it, or of its absence. */
export function baseOf(content: Uint8Array | string | undefined): Base {
  return content === undefined ? "absent" : createHash("sha256").update(content).digest("hex");
}

/** How the proof finds the processes of an instance on its host. */
export type ProcessSource =
  | { readonly systemd: string; readonly user?: string } // a unit's full name, and whose systemd runs it
  | { readonly compose: { readonly project: string; readonly service: string; readonly user?: string } }; // user: whose rootless engine

/** A compose service by the labels of its running container: whoever runs compose with all of these means the same project. */
export interface ComposeTarget {
  readonly project: string;
  /** The project's working directory. */
  readonly directory: string;
  /** The compose files, absolute, in compose's order. */
  readonly files: readonly string[];
  /** Files given by `--env-file`, absolute. */
  readonly environmentFiles: readonly string[];
  readonly service: string;
  /** Whose rootless engine it is, and on whose behalf compose is called; absent: the host's engine. */
  readonly user?: string;
  /** In how many containers it runs, where these are several. */
  readonly scale?: number;
  /** A compose file of fleet's own, absolute: it comes last, as long as it is there. */
  readonly override?: string;
}

/** The few things that a host can be told to do: data, never shell text. The runner knows how to do, resume and undo each. */
export type Operation =
  | {
      readonly op: "file.write";
      readonly path: string;
      /** The whole new content, UTF-8. */
      readonly content: string;
      /** Four octal digits, for a file that is new; one that exists keeps its mode and owner, unless `setMode`. */
      readonly mode: string;
      readonly setMode?: true;
      readonly base: Base;
      /** On whose behalf it is done, for a file of a user's: what he may not do there is not done by root for him. */
      readonly user?: string;
    }
  | { readonly op: "file.remove"; readonly path: string; readonly base: Base; readonly user?: string }
  | {
      readonly op: "package.install";
      readonly manager: "apt";
      readonly name: string;
      /** The candidate that the plan saw. */
      readonly version: string;
    }
  /** Runs the instance's own interpreter with the library: exit 0, silent, mapped, or nothing is changed. */
  | {
      readonly op: "preload.try";
      /** The whole value of LD_PRELOAD that will be set. */
      readonly preload: string;
      readonly mallocConf?: string;
      /** The library that must show in the maps: an absolute path. */
      readonly library: string;
      /** The interpreter's absolute path, as the live process has it. */
      readonly interpreter: string;
      /** Arguments with which it reads its program from stdin, which is empty: `-` for node, ruby, python, perl. Ones that make it exit at once (`-e 0`) cost a second start. */
      readonly arguments: readonly string[];
      readonly user: string;
    }
  /** Lets systemd read its files; what it then gives the unit is read back, and must be what was written. */
  | {
      readonly op: "systemd.reload";
      /** Whose own systemd is meant; absent: the host's. */
      readonly user?: string;
      readonly expect?: { readonly unit: string; readonly environment: Readonly<Record<string, string>> };
    }
  | { readonly op: "systemd.restart"; readonly unit: string; readonly user?: string }
  /** Builds the image that `compose.up` switches to, and tags it `<repository>:fleet-<transaction>`; the old one serves on. */
  | {
      readonly op: "image.build";
      readonly compose: ComposeTarget;
      /** The image's name as compose knows it, such as `misskey-web`: its repository gets the tag. */
      readonly image: string;
      /** The id of the image that the plan saw running: what a thin layer is put on, and what is kept. */
      readonly base: string;
      /** The id of the image that the layer is put on, where that is not the running one. */
      readonly from?: string;
      /**
       * The Dockerfile of one layer, with `ARG BASE` and `FROM ${BASE}` for it. Absent: the service's own build.
       */
      readonly thin?: string;
      /** The Dockerfile of the service's own build: taken as this transaction will write it. */
      readonly dockerfile?: string;
      /** The program that is started once in the new image, before anything serves from it: it must end well, and silently. */
      readonly try?: {
        /** The interpreter's absolute path in the image, as a live process has it. */
        readonly interpreter: string;
        /** With which it reads its program from stdin, which is empty, or exits. */
        readonly argument: string;
        /** As which user; empty: the image's own. */
        readonly user: string;
      };
    }
  /** Recreates the service's container, and no other, on the image that was built; the old image keeps a tag. */
  | {
      readonly op: "compose.up";
      readonly compose: ComposeTarget;
      readonly image: string;
      /** The name that the service's image had before, where it is another one: on the way back that means the old image. */
      readonly was?: string;
      readonly base: string;
      /**
       * The id of what `image` means already: nothing was built, and the service leaves `was`, an image of fleet's, for it. What
       * fleet has said of the service in its compose file is gone by then.
       */
      readonly want?: string;
    }
  | {
      readonly op: "prove";
      readonly source: ProcessSource;
      /** The file name of the processes' executable, such as `node`. */
      readonly interpreter: string;
      /** File name prefix of the library in the maps, such as `libjemalloc.so`; absent: no allocator may be there but the C library's own. */
      readonly library?: string;
      /** Seconds that the instance must stay up and keep its processes. */
      readonly stable: number;
      readonly health?: string;
      /** Seconds in which the health URL must answer. */
      readonly healthTimeout: number;
    };

/** The name of an operation's kind, such as `file.write`. */
export type OperationName = Operation["op"];

/** An operation on one file. */
export type FileOperation = Operation & { readonly op: "file.write" | "file.remove" };

/** Narrows an operation to one on a file. */
export function isFile(operation: Operation): operation is FileOperation {
  return operation.op === "file.write" || operation.op === "file.remove";
}
