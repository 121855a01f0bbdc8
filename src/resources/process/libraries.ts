import type { AllocatorDeclared } from "../declared.gen.ts";

/** One row of the table: the package that has an allocator's library in some releases of a distribution. */
export interface LibraryRow {
  readonly allocator: Exclude<AllocatorDeclared["allocator"], "glibc">;
  /** `ID` of os-release; `epel` stands for what Red Hat's relatives take from there. */
  readonly os: "debian" | "ubuntu" | "alpine" | "fedora" | "epel";
  /** `VERSION_ID`s; absent: every release. */
  readonly releases?: readonly string[];
  readonly package: string;
  readonly soname: string;
  /** `multiarch`: Debian's directory of the architecture, such as `/usr/lib/x86_64-linux-gnu`. */
  readonly directory: "multiarch" | "/usr/lib" | "/usr/lib64";
  /** Where package and file can be looked up. */
  readonly source: string;
  /** What fleet's own tests have installed and run it on; absent: it was read, and not tried. */
  readonly tried?: string;
}

const debian = { os: "debian", directory: "multiarch" } as const;
const ubuntu = { os: "ubuntu", directory: "multiarch" } as const;
const jemalloc = { allocator: "jemalloc", package: "libjemalloc2", soname: "libjemalloc.so.2" } as const;
const mimalloc = { allocator: "mimalloc", package: "libmimalloc2.0", soname: "libmimalloc.so.2" } as const;
const plain = { ...jemalloc, package: "jemalloc" } as const;
const read = (codename: string, { package: name }: { readonly package: string }) =>
  `https://packages.debian.org/${codename}/${name}`;
const readUbuntu = (codename: string, { package: name }: { readonly package: string }) =>
  `https://packages.ubuntu.com/${codename}/${name}`;
const mimalloc3 = { ...mimalloc, package: "libmimalloc3", soname: "libmimalloc.so.3" } as const;

/** The one place for packages, sonames and directories. A release without a row has no package of that allocator. */
export const libraryRows: readonly LibraryRow[] = [
  { ...debian, releases: ["11"], ...jemalloc, source: read("bullseye", jemalloc), tried: "Debian 11, amd64" },
  { ...debian, releases: ["12"], ...jemalloc, source: read("bookworm", jemalloc), tried: "Debian 12, amd64" },
  { ...debian, releases: ["12"], ...mimalloc, source: read("bookworm", mimalloc), tried: "Debian 12, amd64" },
  { ...debian, releases: ["13"], ...jemalloc, source: read("trixie", jemalloc), tried: "Debian 13, amd64" },
  { ...debian, releases: ["13"], ...mimalloc3, source: read("trixie", mimalloc3), tried: "Debian 13, amd64" },
  { ...ubuntu, releases: ["20.04"], ...jemalloc, source: readUbuntu("focal", jemalloc) },
  { ...ubuntu, releases: ["22.04"], ...jemalloc, source: readUbuntu("jammy", jemalloc) },
  { ...ubuntu, releases: ["22.04"], ...mimalloc, source: readUbuntu("jammy", mimalloc) },
  { ...ubuntu, releases: ["24.04"], ...jemalloc, source: readUbuntu("noble", jemalloc) },
  { ...ubuntu, releases: ["24.04"], ...mimalloc, source: readUbuntu("noble", mimalloc) },
  { os: "alpine", ...plain, directory: "/usr/lib", source: "https://pkgs.alpinelinux.org/packages?name=jemalloc" },
  {
    os: "alpine",
    ...mimalloc,
    package: "mimalloc2",
    directory: "/usr/lib",
    source: "https://pkgs.alpinelinux.org/packages?name=mimalloc2",
  },
  {
    os: "fedora",
    ...plain,
    directory: "/usr/lib64",
    source: "https://packages.fedoraproject.org/pkgs/jemalloc/jemalloc/",
  },
  {
    os: "fedora",
    ...mimalloc,
    package: "mimalloc",
    directory: "/usr/lib64",
    source: "https://packages.fedoraproject.org/pkgs/mimalloc/mimalloc/",
  },
  {
    os: "epel",
    releases: ["7"],
    ...plain,
    soname: "libjemalloc.so.1",
    directory: "/usr/lib64",
    source: "https://packages.fedoraproject.org/pkgs/jemalloc/jemalloc/epel-7.html",
  },
  {
    os: "epel",
    releases: ["8", "9", "10"],
    ...plain,
    directory: "/usr/lib64",
    source: "https://packages.fedoraproject.org/pkgs/jemalloc/jemalloc/",
  },
  {
    os: "epel",
    releases: ["8", "9", "10"],
    ...mimalloc,
    package: "mimalloc",
    directory: "/usr/lib64",
    source: "https://packages.fedoraproject.org/pkgs/mimalloc/mimalloc/",
  },
];
