import type { AllocatorDeclared } from "./declared.gen.ts";
import type { Facts } from "./facts.ts";

/** An allocator that fleet knows. */
export type Allocator = AllocatorDeclared["allocator"];

/** What fleet knows of an allocator on Debian and Ubuntu. */
export interface AllocatorEntry {
  /** The package that has the library (packages.debian.org, packages.ubuntu.com). */
  readonly package: string;
  /** The library's soname. */
  readonly soname: string;
  /** How its file's name begins in a memory map, whatever its version. */
  readonly filePrefix: string;
  /** What fleet sets MALLOC_CONF to where it sets LD_PRELOAD: without the background thread, idle processes give nothing back. */
  readonly mallocConf: string;
}

/** The allocators that a host can be switched to. */
export const allocators: Readonly<Record<Allocator, AllocatorEntry>> = {
  jemalloc: {
    package: "libjemalloc2",
    soname: "libjemalloc.so.2",
    filePrefix: "libjemalloc.so",
    mallocConf: "background_thread:true",
  },
};

/** Where the library is, also before it is installed: the multiarch directory and the soname. */
export function libraryPath(allocator: Allocator, { multiarch }: Pick<Facts, "multiarch">): string {
  return `/usr/lib/${multiarch}/${allocators[allocator].soname}`;
}
