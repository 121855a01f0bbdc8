/** LD_PRELOAD with a library in front: what the operator preloads is kept, another copy of the same library is not. */
export function composePreload(current: string | undefined, library: string): string {
  const name = stem(library);
  const others = (current ?? "").split(/[: ]+/).filter((entry) => entry !== "" && stem(entry) !== name);
  return [library, ...others].join(":");
}

/** A library's name without its versions: `libjemalloc` of `libjemalloc.so.2`, and of the misnamed `libjemalloc2.so.2`. */
function stem(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/[0-9]*\.so(\..*)?$/, "");
}
