import { readFileSync, statSync } from "node:fs";
import { ConnectionError } from "./connection.ts";
import { type KnownHost, KnownHosts } from "./known-hosts.ts";

interface Read {
  /** What shows that the file is still the one that was read. */
  readonly seen: string;
  readonly hosts: KnownHosts;
}

const files = new Map<string, Read>();

/** The lines of some known_hosts files that are about a host. A file is read once, and again when it has changed; one that is not there knows nobody. Throws a {@link ConnectionError} where one can't be read. */
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
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new ConnectionError(
      "host-key-unknown",
      `The host keys in ${path} can't be read: ${error instanceof Error ? error.message : error}.`,
      "knownHosts in the inventory says which files are read.",
    );
  }
}
