import type { TestContext } from "vitest";

/** The package that has mimalloc in a host's release, and the library in it. */
export interface Mimalloc {
  readonly package: string;
  readonly soname: string;
}

/** What the host's own apt knows of mimalloc; a test on a release without it is skipped, and says so. */
export async function mimalloc(
  host: { sh(script: string): Promise<string> },
  { skip }: Pick<TestContext, "skip">,
): Promise<Mimalloc> {
  const name = await host.sh("apt-cache search --names-only '^libmimalloc[0-9.]+$' | cut -d ' ' -f 1");
  if (name === "") skip("this release has no package of mimalloc");
  return { package: name, soname: `libmimalloc.so.${/\d+/.exec(name)}` };
}
