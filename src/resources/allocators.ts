import type { AllocatorDeclared } from "./declared.gen.ts";
import type { Facts } from "./facts.ts";

/** An allocator that fleet knows. */
export type Allocator = AllocatorDeclared["allocator"];

/** What fleet knows of an allocator on Debian and Ubuntu, and in images of Alpine. */
export interface AllocatorEntry {
  /** The package that has the library (packages.debian.org, packages.ubuntu.com). */
  readonly package: string;
  /** The library's soname. */
  readonly soname: string;
  /** How its file's name begins in a memory map, whatever its version. */
  readonly filePrefix: string;
  /** What fleet sets MALLOC_CONF to where it sets LD_PRELOAD: without the background thread, idle processes give nothing back. */
  readonly mallocConf: string;
  /** Its package and library on Alpine, whose libraries are built for musl (pkgs.alpinelinux.org). */
  readonly alpine: { readonly package: string; readonly library: string };
}

/** The allocators that a host can be switched to. */
export const allocators: Readonly<Record<Allocator, AllocatorEntry>> = {
  jemalloc: {
    package: "libjemalloc2",
    soname: "libjemalloc.so.2",
    filePrefix: "libjemalloc.so",
    mallocConf: "background_thread:true",
    alpine: { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" },
  },
};

/** Where the library is, also before it is installed: the multiarch directory and the soname. */
export function libraryPath(allocator: Allocator, { multiarch }: Pick<Facts, "multiarch">): string {
  return `/usr/lib/${multiarch}/${allocators[allocator].soname}`;
}

/** Package and library by what an image is made of; the facts are those of the image. */
export function imageProvisions(allocator: Allocator, facts: Pick<Facts, "multiarch">) {
  const { package: name, alpine } = allocators[allocator];
  return { debian: { package: name, library: libraryPath(allocator, facts) }, alpine };
}
