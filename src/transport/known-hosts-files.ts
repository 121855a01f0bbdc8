import { readFileSync, statSync } from "node:fs";
import { type KnownHost, KnownHosts } from "./known-hosts.ts";

interface Read {
  /** What shows that the file is still the one that was read. */
  readonly seen: string;
  readonly hosts: KnownHosts;
}

const files = new Map<string, Read>();

/** The lines of some known_hosts files that are about a host. A file is read once, and again when it has changed; one that can't be read knows nobody. */
export function knownLines(paths: readonly string[], name: string): KnownHost[] {
  return paths.flatMap((path) => read(path)?.linesFor(name) ?? []);
}

function read(path: string): KnownHosts | undefined {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    const seen = `${ino} ${size} ${mtimeMs}`;
    const known = files.get(path);
    if (known?.seen === seen) return known.hosts;
    const hosts = new KnownHosts(readFileSync(path, "utf8"));
    files.set(path, { seen, hosts });
    return hosts;
  } catch {
    return undefined;
  }
}
