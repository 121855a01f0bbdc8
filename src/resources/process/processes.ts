import { raw, type Script, sh } from "../../shell/script.ts";
import { allocatorOf } from "../../text/preload.ts";
import { preloadScript } from "./preload-script.ts";

/** One judged process: it runs the interpreter and is older than 2 s, or none of the instance is. */
export interface ObservedProcess {
  /** The executable's path, as the process sees it. */
  readonly exe: string;
  /** Unix seconds. */
  readonly startedAt: number;
  /**
   * File names of the allocator libraries in the memory map, the one that serves first; a library that was replaced since reads
   * `deleted:` and its name. Absent where the map could not be read.
   */
  readonly libraries?: readonly string[];
  /** The first process of its container, where the instance has several. */
  readonly main?: number;
  /** The allocator variables of its environment; absent where that could not be read. */
  readonly environment?: ReadonlyMap<string, string>;
  /** Proportional set size and its share of swap, in bytes. */
  readonly pssBytes?: number;
  /** Whether its C library is musl. */
  readonly musl: boolean;
  /** The package's version that owns its first allocator library, by its own root's dpkg or apk. */
  readonly version?: string;
  /** Where a preload has no effect on it: whether the loader passes over LD_PRELOAD (setuid, file capabilities). */
  readonly secure?: boolean;
  /** Its root directory, where it was looked at closely: `own` where that is the root of a file system tree of its own. */
  readonly root?: string;
  /** Where it was looked at closely: itself and its ancestors up to the instance's first process. */
  readonly way?: readonly Ancestor[];
}

/** A process on the way from a judged one up to the instance's first. */
export interface Ancestor {
  /** The kernel's short name of it. */
  readonly name: string;
  /** Whether its environment has an LD_PRELOAD. */
  readonly preloads: boolean;
}

/**
 * A snippet that expects `main_pid`, one or several, and reports on all processes of its control group and below. The whole of /proc is
 * read by one awk: a fork for each process and file is what makes such looks slow. Values of the environment other than
 * the allocators' never leave the host.
 */
export function processesScript(interpreter: string): Script {
  return sh`exes= links= variables= bare= members=
for one in $(awk -v mains="\${main_pid:-0}" -v list="$(echo /proc/[0-9]*)" ${groupProgram} </dev/null); do
  links="$links /proc/\${one%:*}/exe" members="$members $one"
done
case $main_pid in *' '*) printf 'members%s\n' "$members" ;; esac
if [ "$links" ]; then
  exes=$(ls -ln $links 2>&1 | awk -v want=${interpreter} ${exeProgram})
  case $exes in *hidden) echo hidden && exes=\${exes%hidden} ;; esac
  # A moment after its start a process is still at its loader, which has mapped nothing yet that it will run on.
  for nap in 0.1 0.2 0.5 1 ''; do
    report=$(awk -v exes="$exes" ${reportProgram} </dev/null 2>/dev/null)
    case $nap$report in [0-9]*'loading '*) sleep "$nap" ;; *) break ;; esac
  done
  # A line break in a value becomes a space, so that no value can make a line of its own.
  variables=$(printf '%s\n' "$exes" | while read -r pid _; do
    [ -r "/proc/$pid/environ" ] || continue
    printf '\0environment %s\0' "$pid"
    cat "/proc/$pid/environ" 2>/dev/null
  done | tr '\0\n' '\n ' | grep -E '^(environment [0-9]+$|(LD_PRELOAD|MALLOC_[A-Z_]*|GLIBC_TUNABLES|MIMALLOC_[A-Z_]*|TCMALLOC_[A-Z_]*)=)')
  printf '%s\n%s\n' "$report" "$variables"
  set -f
  IFS='
'
  for row in $exes; do
    stat=
    { read -r stat <"/proc/\${row%% *}/stat"; } 2>/dev/null
    case \${stat##*) } in '' | [ZX]*) printf 'gone %s\n' "\${row%% *}" ;; esac
  done
  unset IFS
  set +f
  bare=\${report##*bare}
fi
interpreter=${interpreter}
${raw(preloadScript)}
true`;
}

/**
 * Prints `PID:MAIN` for the processes whose control group is that of one of `mains`, or below it: systemd's own hierarchy on
 * v1, the only one on v2.
 */
const groupProgram = `
function group(pid,   file, line, found) {
  file = "/proc/" pid "/cgroup"
  found = ""
  while ((getline line < file) > 0) {
    if (line !~ /^[0-9]+:name=systemd:/ && !(line ~ /^0::/ && found == "")) continue
    sub(/^[^:]*:[^:]*:/, "", line)
    found = line
  }
  close(file)
  return found
}
BEGIN {
  many = split(mains, main, " ")
  for (i = 1; i <= many; i++) own[i] = main[i] < 1 ? "" : group(main[i])
  count = split(list, paths, " ")
  for (i = 1; i <= count; i++) {
    pid = substr(paths[i], 7)
    its = group(pid)
    for (j = 1; j <= many; j++) {
      if (own[j] != "" && own[j] != "/" && (its == own[j] || index(its, own[j] "/") == 1)) { print pid ":" main[j]; break }
    }
  }
}`;

/** From \`ls -ln\` of the exe links: the PID and the path of those that run the interpreter, in whatever version (`ruby3.1`); at last, whether some may not be read. */
const exeProgram = `
/ermission denied/ { hidden = 1 }
{
  at = index($0, " /proc/")
  arrow = index($0, " -> ")
  if (!at || !arrow) next
  pid = substr($0, at + 7, arrow - at - 11)
  path = substr($0, arrow + 4)
  sub(/ \\(deleted\\)$/, "", path)
  base = path
  sub(/.*\\//, "", base)
  if (base == want || base == "nodejs" && want == "node" || index(base, want) == 1 && substr(base, length(want) + 1) ~ /^[0-9.]+$/) print pid " " path
}
END { if (hidden) print "hidden" }`;

/** Prints what maps, smaps_rollup and stat say of each process that is old enough. */
const reportProgram = `
function version(pid,   file, line, found, name) {
  file = "/proc/" pid "/root/var/lib/dpkg/status"
  found = ""
  while ((getline line < file) > 0) {
    if (line ~ /^Package: /) name = substr(line, 10)
    if (name ~ /^(libjemalloc2|libmimalloc[0-9.]+|libtcmalloc-minimal4(t64)?)$/ && line ~ /^Version: /) { found = found " " name "=" substr(line, 10) }
  }
  close(file)
  file = "/proc/" pid "/root/lib/apk/db/installed"
  while ((getline line < file) > 0) {
    if (line ~ /^P:/) name = substr(line, 3)
    if (name ~ /^(je|mi)malloc[0-9]*$/ && line ~ /^V:/) { found = found " lib" name "=" substr(line, 3) }
  }
  close(file)
  return found
}
BEGIN {
  getline line < "/proc/uptime"
  split(line, uptime, " ")
  while ((getline line < "/proc/stat") > 0) if (line ~ /^btime /) boot = substr(line, 7)
  count = split(exes, list, "\\n")
  for (i = 1; i <= count; i++) {
    pid = list[i]
    sub(/ .*/, "", pid)
    path = substr(list[i], length(pid) + 2)
    if ((getline line < ("/proc/" pid "/stat")) <= 0) continue
    sub(/.*\\) /, "", line)
    split(line, stat, " ")
    started = stat[20] / 100
    printf "process %s %.2f %s\\n", pid, boot + started, path
    young = uptime[1] - started < 2
    if (young) print "young " pid
    file = "/proc/" pid "/maps"
    readable = 0
    libraries = loaded = 0
    split("", seen)
    while ((getline line < file) > 0) {
      readable = 1
      at = index(line, "/")
      if (!at) continue
      mapped = substr(line, at)
      if (mapped in seen) continue
      seen[mapped] = 1
      name = mapped
      gone = sub(/ \\(deleted\\)$/, "", name)
      sub(/.*\\//, "", name)
      if (name ~ /^ld-musl/) print "musl " pid
      if (name ~ /^(libc[.-]|ld-musl)/) loaded = 1
      if (name ~ /^lib(je|mi|tc)malloc.*[.]so/) {
        print "library " pid " " (gone ? "deleted:" : "") name
        libraries = 1
        if (!told) { told = 1; print "versions" version(pid) }
      }
    }
    if (readable) print "maps " pid
    if (readable && young && !loaded) print "loading " pid
    if (readable && !libraries) bare = bare " " pid
    file = "/proc/" pid "/smaps_rollup"
    pss = 0
    while ((getline line < file) > 0) {
      if (line ~ /^(Pss|SwapPss):/) { split(line, words, " "); pss += words[2] }
    }
    if (pss) print "pss " pid " " pss
  }
  print "bare" bare
}`;

/** Whether some processes of the control group would not say what they run: that takes root and CAP_SYS_PTRACE. */
export function hasHidden(text: string): boolean {
  return /^hidden$/m.test(text);
}

interface Draft {
  exe: string;
  startedAt: number;
  libraries: string[];
  readable: boolean;
  young: boolean;
  main?: number;
  environment?: Map<string, string>;
  pssBytes?: number;
  musl: boolean;
  secure?: boolean;
  root?: string;
  way?: Ancestor[];
}

/**
 * What the report says; lines that are nothing of the kind are passed over. Never throws.
 * Health checks and helpers come and go, so what is younger than 2 s counts only right after a start, and what ended in
 * the middle of the look not at all.
 */
export function parseProcesses(text: string): ObservedProcess[] {
  const drafts = new Map<string, Draft>();
  const members = new Map<string, number>();
  let versions = "";
  let current: Draft | undefined;
  for (const line of text.split("\n")) {
    const [word = "", pid = "", value = ""] = line.split(" ", 3);
    const draft = drafts.get(pid);
    if (word === "process") {
      const exe = line.slice(word.length + pid.length + value.length + 3);
      const main = members.get(pid);
      const of = main === undefined ? {} : { main };
      drafts.set(pid, {
        ...of,
        exe,
        startedAt: Number(value),
        libraries: [],
        readable: false,
        young: false,
        musl: false,
      });
    } else if (word === "members" && drafts.size === 0) {
      for (const [, one = "", main] of line.matchAll(/ (\d+):(\d+)/g)) members.set(one, Number(main));
    } else if (word === "versions") versions = line;
    else if (word === "library") draft?.libraries.push(value);
    else if (word === "musl" && draft) draft.musl = true;
    else if (word === "young" && draft) draft.young = true;
    // What was read of a process that ended meanwhile may be a part of it.
    else if (word === "gone") drafts.delete(pid);
    else if (word === "maps" && draft) draft.readable = true;
    else if (word === "pss" && draft) draft.pssBytes = Number(value) * 1024;
    else if (word === "look" && draft) {
      draft.secure = value === "1";
      draft.root = line.slice(word.length + pid.length + value.length + 3);
    } else if (word === "way" && draft) {
      const name = line.slice(word.length + pid.length + value.length + 3);
      draft.way = [...(draft.way ?? []), { name, preloads: value === "1" }];
    } else if (word === "environment") {
      current = draft;
      if (draft) draft.environment = new Map();
    } else {
      const [, name, content = ""] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined) current?.environment?.set(name, content);
    }
  }
  const all = [...drafts.values()];
  const settled = all.filter(({ young }) => !young);
  return (settled.length > 0 ? settled : all).map((draft) => finish(draft, versions));
}

function finish({ readable, young: _young, libraries, ...draft }: Draft, versions: string): ObservedProcess {
  const ordered = asLoaded(libraries, draft.environment?.get("LD_PRELOAD"));
  const [first] = ordered;
  const version = readable && first !== undefined ? versionOf(first, versions) : undefined;
  return { ...draft, ...(readable && { libraries: ordered }), ...(version !== undefined && { version }) };
}

/** The loader takes what is preloaded first, in its order; a memory map is sorted by address, which says nothing about that. */
function asLoaded(libraries: readonly string[], preload = ""): string[] {
  const order = preload.split(/[: ]+/).flatMap((entry) => allocatorOf(entry) ?? []);
  const place = (library: string) => {
    const at = order.indexOf(allocatorOf(library.replace(/^deleted:/, "")) ?? "");
    return at < 0 ? order.length : at;
  };
  return libraries.toSorted((one, other) => place(one) - place(other));
}

/** By what dpkg says now: that is not the version of a library which was replaced since. */
function versionOf(library: string, versions: string): string | undefined {
  if (library.startsWith("deleted:")) return undefined;
  const kind = /lib(je|mi|tc)malloc/.exec(library)?.[1];
  return versions.match(new RegExp(`lib${kind}malloc[^ =]*=(\\S+)`))?.[1];
}
