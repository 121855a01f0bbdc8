import { type Script, sh } from "../../shell/script.ts";
import { readReport, textOf } from "./report.ts";

/** What is known of an application's source, in its build's directory. */
export interface ObservedSource {
  /** `version` of its package.json. */
  readonly version?: string;
  /** The commit that git's HEAD is at. */
  readonly commit?: string;
  /** Unix seconds at which HEAD last went to another commit. */
  readonly movedAt?: number;
}

/** What was seen inside the running container. */
export interface ObservedInside {
  /** `ID` of its os-release, such as `debian`; empty where it has none. */
  readonly os: string;
  /** `VERSION_ID` of its os-release, such as `12`; empty where it has none. */
  readonly release: string;
  /** The package manager that it has, of those that fleet knows. */
  readonly manager?: "apt" | "apk";
  /** `version` of the package.json in the working directory of its first process. */
  readonly version?: string;
}

/** Prints the `version` of a package.json on stdin, and no other value of it. */
const versionProgram = String.raw`
{
  text = $0
  while (match(text, /"([^"\\]|\\.)*"|[][{}:,]/)) {
    token = substr(text, RSTART, RLENGTH)
    text = substr(text, RSTART + RLENGTH)
    if (token ~ /^[][{}]$/) depth += token ~ /^[[{]$/ ? 1 : -1
    if (depth == 1 && name == "\"version\"" && last == ":" && length(token) < 80 && token ~ /^"[0-9A-Za-z.+_-]+"$/) {
      print prefix " version " token
      exit
    }
    name = last
    last = token
  }
}`;

/** From git's log of HEAD: where it is, and when it last went to another commit; stashing writes a line and goes nowhere. */
const headProgram = String.raw`
length($1) == length($2) && ($1 $2) ~ /^[0-9a-f]+$/ {
  commit = $2
  if ($1 != $2 && match($0, /> [0-9]+ /)) moved = substr($0, RSTART + 2, RLENGTH - 3)
}
END {
  if (commit != "") print "source commit \"" commit "\""
  if (moved != "") print "source moved " moved
}`;

/**
 * A snippet that looks into the running container and at the source that its image is built from; it expects what
 * `containerScript` and `buildScript` set. What a container's own files say is cut down to plain words.
 */
export function sourceScript(): Script {
  return sh`version() {
  [ -f "$2" ] && head -c 65536 -- "$2" 2>/dev/null | awk -v prefix="$1" ${versionProgram}
}
first_pid=\${main_pid%% *}
if [ "$first_pid" != 0 ]; then
  root=/proc/$first_pid/root
  [ -x "$root/" ] && echo 'inside seen true'
  for one in usr/lib etc; do
    [ -f "$root/$one/os-release" ] && [ ! -L "$root/$one/os-release" ] || continue
    head -c 4096 -- "$root/$one/os-release" |
      sed -n 's/^ID="\{0,1\}\([a-z0-9._-]*\)"\{0,1\}$/inside os "\1"/p;s/^VERSION_ID="\{0,1\}\([0-9.]*\)"\{0,1\}$/inside release "\1"/p'
    break
  done
  for one in usr/bin/apt-get sbin/apk usr/sbin/apk usr/bin/apk; do
    [ -x "$root/$one" ] || continue
    one=\${one##*/}
    printf 'inside manager "%s"\n' "\${one%-get}"
    break
  done
  version inside "/proc/$first_pid/cwd/package.json"
fi
context=
case $build in *'build context "/'*)
  context=\${build#*build context \"}
  context=\${context%%\"*}
  version source "$context/package.json"
esac
while [ "$context" ] && [ ! -e "$context/.git" ]; do context=\${context%/*}; done
[ "$context" ] && tail -c 65536 -- "$context/.git/logs/HEAD" 2>/dev/null | awk ${headProgram}`;
}

/** Reads what {@link sourceScript} printed of the source. */
export function parseSource(facts: string): ObservedSource {
  const report = readReport(facts, "source");
  const version = textOf(report, "version");
  const commit = textOf(report, "commit");
  const movedAt = report.get("moved");
  return {
    ...(version !== "" && { version }),
    ...(commit !== "" && { commit }),
    ...(typeof movedAt === "number" && { movedAt }),
  };
}

/** Reads what {@link sourceScript} printed of the container; `undefined` where it could not be looked into. */
export function parseInside(facts: string): ObservedInside | undefined {
  const report = readReport(facts, "inside");
  const os = textOf(report, "os");
  const release = textOf(report, "release");
  const manager = textOf(report, "manager");
  const version = textOf(report, "version");
  if (report.get("seen") !== true) return undefined;
  return {
    os,
    release,
    ...((manager === "apt" || manager === "apk") && { manager }),
    ...(version !== "" && { version }),
  };
}
