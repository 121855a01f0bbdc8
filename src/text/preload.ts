/** The variables that fleet sets. */
export const ownVariables: readonly string[] = [
  "LD_PRELOAD",
  "MALLOC_CONF",
  "MALLOC_ARENA_MAX",
  "MALLOC_TRIM_THRESHOLD_",
  "GLIBC_TUNABLES",
];

/** LD_PRELOAD with a library in front, or without one: what the operator preloads is kept, but for allocators. */
export function composePreload(current: string | undefined, library: string | undefined): string {
  const others = (current ?? "").split(/[: ]+/).filter((entry) => entry !== "" && allocatorOf(entry) === undefined);
  return [...(library === undefined ? [] : [library]), ...others].join(":");
}

/** The allocator that a library's path or name means: `jemalloc` of `libjemalloc.so.2`, and of the misnamed `libjemalloc2.so.2`. */
export function allocatorOf(path: string): string | undefined {
  return /^lib(jemalloc|mimalloc|tcmalloc|hoard|snmalloc|rpmalloc|scudo)/.exec(
    path.slice(path.lastIndexOf("/") + 1),
  )?.[1];
}
