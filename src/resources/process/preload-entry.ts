/** One entry of an LD_PRELOAD that has no effect, as the process' own root shows it. */
export type PreloadEntry =
  | { readonly is: "fine" | "missing" | "special" | "garbled" }
  /** A link, and the path at which nothing is. */
  | { readonly is: "dangling"; readonly target: string }
  /** Built for another processor than the program: names of both. */
  | { readonly is: "foreign"; readonly library: string; readonly program: string }
  /** Built against another C library than the program's. */
  | { readonly is: "libc"; readonly library: string; readonly program: string }
  /** The user that can't read it. */
  | { readonly is: "unreadable"; readonly user: string };

/** The entries that were looked at, by their paths. Lines that are nothing of the kind are passed over. */
export function parseEntries(text: string): ReadonlyMap<string, PreloadEntry> {
  const entries = new Map<string, PreloadEntry>();
  for (const line of text.split("\n")) {
    const [, is = "", path = "", detail = ""] = /^entry ([a-z]+) ([^\t]+)\t(.*)$/.exec(line) ?? [];
    const entry = parseEntry(is, detail);
    if (entry) entries.set(path, entry);
  }
  return entries;
}

function parseEntry(is: string, detail: string): PreloadEntry | undefined {
  const [library = "", program = ""] = detail.split(" ");
  switch (is) {
    case "fine":
    case "missing":
    case "special":
    case "garbled":
      return { is };
    case "dangling":
      return { is, target: detail };
    case "foreign":
      return { is, library: machineOf(library), program: machineOf(program) };
    case "libc":
      return { is, library, program };
    case "unreadable":
      return { is, user: detail };
    default:
      return undefined;
  }
}

/** ELF's class and machine (elf.h) as they stand in the file, little-endian. */
const machines: ReadonlyMap<string, string> = new Map([
  ["023e00", "amd64"],
  ["02b700", "arm64"],
  ["012800", "armhf"],
  ["010300", "i386"],
  ["021500", "ppc64"],
  ["02f300", "riscv64"],
  ["020016", "s390x"],
]);

function machineOf(code: string): string {
  return machines.get(code) ?? "another processor";
}
