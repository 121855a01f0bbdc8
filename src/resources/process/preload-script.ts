import { type Script, sh } from "../../shell/script.ts";

/** Processes that are looked at this closely on one instance. */
const most = 8;

/** Ancestors that are followed upwards until the instance's first process. */
const highest = 12;

/**
 * A snippet that says why a preload has no effect. It expects `interpreter`, `exes` (the judged processes), `bare` (those that map
 * no allocator library), `main_pid`, `variables` (their environments) and `configured` (the configuration's own values of LD_PRELOAD, one a line), and
 * costs nothing where no preload is set or every process has it.
 */
export const preloadScript: Script = sh`case "$variables
$configured" in *LD_PRELOAD=*) ;; *) bare= ;; esac
asked=0
for pid in $bare; do
  asked=$((asked + 1))
  [ "$asked" -le ${most} ] || break
  # The kernel's own word (AT_SECURE) on whether the loader passes over LD_PRELOAD.
  set -- $(od -An -v -t d8 -w16 "/proc/$pid/auxv" 2>/dev/null | awk '$1 == 23 { print $2 }')
  its=$(readlink "/proc/$pid/root")
  [ "$its" != / ] || [ "/proc/$pid/root/" -ef / ] || its=own
  printf 'look %s %s %s\n' "$pid" "\${1:--}" "$its"
  one=$pid steps=0
  while [ "$steps" -lt ${highest} ] && [ "$one" -gt 1 ]; do
    { read -r comm <"/proc/$one/comm" && read -r line <"/proc/$one/stat"; } 2>/dev/null || break
    has=0
    ! tr '\0' '\n' 2>/dev/null <"/proc/$one/environ" | grep -q '^LD_PRELOAD=.' || has=1
    printf 'way %s %s %s\n' "$pid" "$has" "$comm"
    case " \${main_pid:-0} " in *" $one "*) break ;; esac
    set -- \${line##*) }
    one=$2 steps=$((steps + 1))
  done
done
header() { od -An -v -t x1 -N 20 "$1" 2>/dev/null | tr -d ' \n'; }
kind_of_libc() { grep -aoE -m 1 'libc\.(so\.6|musl)' "$1" 2>/dev/null | sed -n '1s/libc.so.6/glibc/p;1s/libc.musl/musl/p'; }
entry() { printf 'entry %s %s\t%s\n' "$1" "$2" "$3"; }
look_at_entry() {
  file=$1 links=0
  # Links are followed by hand: an absolute one would be looked up under this script's root, not under the process's.
  while [ -L "$root$file" ] && [ "$links" -lt 16 ]; do
    target=$(readlink "$root$file")
    case $target in /*) file=$target ;; *) file=\${file%/*}/$target ;; esac
    links=$((links + 1))
  done
  if [ ! -e "$root$file" ]; then
    [ "$links" = 0 ] && entry missing "$1" "" || entry dangling "$1" "$file"
    return
  fi
  [ -f "$root$file" ] || { entry special "$1" ""; return; }
  its=$(header "$root$file") own=$(header "$exe")
  case $its in 7f454c46*) ;; *) entry garbled "$1" ""; return ;; esac
  strange=$(printf '%s %s\n' "$its" "$own" | awk '{ print substr($1, 9, 2) substr($1, 37, 4), substr($2, 9, 2) substr($2, 37, 4) }')
  set -- "$1" $strange
  if [ "$2" != "$3" ]; then entry foreign "$1" "$2 $3"; return; fi
  libc=$(kind_of_libc "$exe") its=$(kind_of_libc "$root$file")
  if [ "$its" ] && [ "$libc" ] && [ "$its" != "$libc" ]; then entry libc "$1" "$its $libc"; return; fi
  if [ "$pid" ] && [ "$root/" -ef / ] && [ "$(id -u)" = 0 ]; then
    set -- "$1" $(stat -c '%u %g' "/proc/$pid")
    if ! setpriv --reuid="$2" --regid="$3" --init-groups test -r "$file" 2>/dev/null; then
      entry unreadable "$1" "$(id -un "$2" 2>/dev/null || echo "$2")"
      return
    fi
  fi
  entry fine "$1" ""
}
set -- $bare
pid= root= exe=
if [ $# -gt 0 ]; then
  pid=$1 root=/proc/$1/root exe=/proc/$1/exe
elif [ -z "$exes" ]; then
  # Nothing of it runs: a library that the loader can't digest may be why.
  case $configured in *LD_PRELOAD=*) exe=$(command -v "$interpreter") ;; esac
fi
if [ "$exe" ]; then
  set -f
  for one in $(printf '%s\n%s\n' "$variables" "$configured" | sed -n 's/.*LD_PRELOAD=//p' | tr ': ' '\n\n' | awk 'NF && !seen[$0]++' | head -n 8); do
    case $one in /*) look_at_entry "$one" ;; esac
  done
  set +f
fi`;
