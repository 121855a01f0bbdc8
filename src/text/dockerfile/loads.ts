import { allocatorOf } from "../preload.ts";
import type { Survey } from "./survey.ts";
import type { Provision } from "./wish.ts";

/** Whether the stages have the allocator's library, and what in LD_PRELOAD loads it. */
export interface Presence {
  /** Whether the library is there: its package is installed, or it is copied from elsewhere. */
  readonly present: boolean;
  /** Whether LD_PRELOAD, or what stands in for it, names the library, given that it is there. */
  readonly loaded: boolean;
  /** Entries of LD_PRELOAD that mean the allocator, and name no file of it. */
  readonly wrong: readonly string[];
  /** Entries of LD_PRELOAD that are other allocators. */
  readonly others: readonly string[];
  /** Counted from 1: where it is loaded from. */
  readonly line?: number;
}

/** Judges what a Dockerfile's stages do already; without a provision no allocator is to be loaded. */
export function presence({ env, installs, made, runs }: Survey, provision: Provision | undefined): Presence {
  if (provision === undefined) {
    const preload = env.get("LD_PRELOAD");
    const others = (preload?.value ?? "").split(/[: ]+/).filter((entry) => allocatorOf(entry) !== undefined);
    return {
      present: true,
      loaded: others.length === 0,
      wrong: [],
      others,
      ...(preload && { line: preload.part.line }),
    };
  }
  const { package: name, library } = provision;
  const base = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const soname = base(library);
  const stem = soname.replace(/\.so.*$/, "");
  const packages = new Set(installs.flatMap((install) => (install.safe ? install.packages : [])));
  const development = packages.has(`${stem}-dev`) || packages.has(`${name}-dev`);
  const short = `${stem}.so`;
  const built = runs.some(({ text }) => text.includes(stem.slice(3)) && /\bmake\b[^;&|\n]*\binstall/.test(text));
  const files = new Set([library, soname]);
  if (development) files.add(short).add(library.replace(soname, short));
  if (built) files.add(`/usr/local/lib/${short}`).add(`/usr/local/lib/${soname}`);
  const copied = base(made.get(library) ?? "").startsWith(short);
  const resolves = (path: string, hops = 3): boolean => {
    if (files.has(path) && path.includes("/")) return true;
    const source = made.get(path);
    if (source === undefined || hops === 0) return false;
    return [...files].some((file) => file.includes("/") && matches(source, file)) || resolves(source, hops - 1);
  };
  const entries = (env.get("LD_PRELOAD")?.value ?? "").split(/[: ]+/).filter((entry) => entry !== "");
  const works = (entry: string) => files.has(entry) || resolves(entry);
  const own = entries.filter((entry) => base(entry).startsWith(stem));
  const other = runs.find(({ text }) => /\/etc\/ld\.so\.preload|--add-needed/.test(text) && text.includes(stem));
  const line = own.some(works) ? env.get("LD_PRELOAD")?.part.line : other?.line;
  return {
    present: packages.has(name) || development || copied || built,
    loaded: line !== undefined,
    wrong: own.some(works) ? [] : own,
    others: entries.filter((entry) => allocatorOf(entry) !== undefined && !base(entry).startsWith(stem)),
    ...(line !== undefined && { line }),
  };
}

/** Whether what a script calls a path is that path: with the machine's name from `uname`, Debian's tool, or `*`. */
function matches(written: string, path: string): boolean {
  if (written.length > 300) return false;
  const directory = path.split("/").at(-2) ?? "";
  const machine = /^(x86_64|aarch64|riscv64|s390x)-linux-gnu$/.exec(directory)?.[1] ?? "none";
  const plain = written
    .replace(/\$\((uname -m|arch)\)|`(uname -m|arch)`/g, machine)
    .replace(/\$\((dpkg-architecture|gcc|cc)\b[^()]*\)|`(dpkg-architecture|gcc|cc)\b[^`]*`/g, directory);
  const pattern = plain
    .split(/\*+/)
    .map((text) => text.replace(/[^\w/]/g, "\\$&"))
    .join("[^/]*");
  return plain.split("*").length < 5 && new RegExp(`^${pattern}$`).test(path);
}
