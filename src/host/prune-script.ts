import { engineOf, engineScript } from "../resources/docker/engine.ts";
import { lines, raw, type Script, sh } from "../shell/script.ts";
import { checkedRun } from "./follow.ts";

/** What is to go from a host. */
export interface Pruning {
  readonly engines: readonly EnginePruning[];
  /** Transactions whose records go. */
  readonly records: readonly string[];
}

/** Names of images that are to go from one engine, each with the image that it was seen to mean. */
export interface EnginePruning {
  /** Whose rootless engine it is; absent: the host's own. */
  readonly user?: string;
  readonly names: readonly { readonly name: string; readonly image: string }[];
}

/** What became of it. */
export interface Pruned {
  /** Why nothing was done at all. */
  readonly refused?: string;
  /** The engines that were begun. */
  readonly engines: readonly EnginePruned[];
  /** Whether the script came to its end. */
  readonly whole: boolean;
}

/** What became of the names in one engine. */
export interface EnginePruned {
  readonly user?: string;
  readonly removed: readonly string[];
  /** Names that stay, and what Docker said. */
  readonly kept: readonly { readonly name: string; readonly why: string }[];
}

/**
 * Takes names away under the runner's lock, each only while it still means what was seen. Docker's own refusal counts: an image
 * that is in use by now stays.
 */
export function pruneScript({ engines, records }: Pruning): Script {
  return lines(
    sh`PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C; export PATH LC_ALL; umask 077`,
    functions,
    ...engines.flatMap(({ user = "", names }) => [
      sh`of ${user}`,
      ...names.map(({ name, image }) => sh`drop ${name} ${image}`),
    ]),
    ...records.map((id) => sh`forget ${checkedRun(id)}`),
    sh`echo over`,
    sh``,
  );
}

const functions = sh`state=/var/lib/fleet user=\${SUDO_USER:-\${LOGNAME:-\${USER:-root}}}
refuse() {
  printf 'refused %s\n' "$*"
  exit
}
[ -O / ] || refuse 'Only root can change this host.'
if [ -e "$state" ]; then
  [ ! -L "$state" ] && [ "$(stat -c '%u %a' "$state")" = '0 700' ] ||
    refuse "$state is not a directory that only root can use, so nothing is changed there."
  exec 9>>"$state/lock" || refuse "The lock could not be made in $state."
  flock -n 9 || {
    read -r owner who <"$state/holder"
    refuse "Run \${owner:-unknown} of user \${who:-unknown} is at work on this host."
  }
  printf 'prune %s\n' "$user" >"$state/holder"
fi
${raw(engineScript)}
of() {
  engine_user=$1 silent=
  printf 'engine %s\n' "\${1:--}"
}
# An engine that hangs is not waited for again.
ask() {
  [ -z "$silent" ] || return
  said=$(engine timeout -k 5 600 docker "$@" 2>&1 9>&- </dev/null)
  set -- $?
  last=$(printf '%s\n' "$said" | tail -n 1)
  case $1 in 124 | 137) silent=yes said='' last='Docker did not answer within 10 minutes.' ;; esac
  return "$1"
}
kept() {
  printf 'kept %s %s\n' "$1" "$2"
}
drop() {
  if ask image inspect -f '{{.Id}}' "$1"; then
    [ "$last" = "$2" ] || { kept "$1" 'It means another image by now.'; return; }
    ask rmi "$1" || { kept "$1" "$last"; return; }
    [ ! -e "$state" ] ||
      printf '%s prune %s removed %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$user" "\${engine_user:+$engine_user@}$1" >>"$state/audit.log"
  else
    case $said in
      *[Nn]'o such image'*) ;;
      *) kept "$1" "$last"; return ;;
    esac
  fi
  printf 'removed %s\n' "$1"
  for names in "$state/images/\${engine_user:+$engine_user@}"*; do
    [ "$engine_user" ] || case \${names##*/} in *@*) continue ;; esac
    grep -Fqsx -e "$1" "$names" || continue
    grep -Fvx -e "$1" "$names" >"$names.new"
    if [ -s "$names.new" ]; then mv -f "$names.new" "$names"; else rm -f "$names" "$names.new"; fi
  done
}
forget() {
  tx=$state/tx/$1
  [ -e "$tx/pending" ] || [ -e "$tx/reverting" ] || rm -rf "$tx"
  set -- "$state/tx/\${1%.*}".*
  [ -e "$1" ] || { run=\${1##*/}; rm -rf "$state/runs/\${run%.*}"; }
}`;

/** What the answer says; lines that mean nothing are left out. */
export function parsePruned(stdout: string): Pruned {
  const engines: { user?: string; removed: string[]; kept: EnginePruned["kept"][number][] }[] = [];
  const found: { refused?: string } = {};
  let whole = false;
  for (const line of stdout.split("\n")) {
    const [word, first = "", ...rest] = line.split(" ");
    if (word === "refused") found.refused = [first, ...rest].join(" ");
    else if (word === "engine")
      engines.push({ ...engineOf({ user: first === "-" ? undefined : first }), removed: [], kept: [] });
    else if (word === "removed") engines.at(-1)?.removed.push(first);
    else if (word === "kept") engines.at(-1)?.kept.push({ name: first, why: rest.join(" ") });
    else if (word === "over") whole = true;
  }
  return { ...found, engines, whole };
}
