import { lines, type Script, sh } from "../shell/script.ts";
import { checkedRun } from "./follow.ts";

/** What is to go from a host. */
export interface Pruning {
  /** Names of images, each with the image that it was seen to mean. */
  readonly names: readonly { readonly name: string; readonly image: string }[];
  /** Transactions whose records go. */
  readonly records: readonly string[];
}

/** What became of it. */
export interface Pruned {
  /** Why nothing was done at all. */
  readonly refused?: string;
  readonly removed: readonly string[];
  /** Names that stay, and what Docker said. */
  readonly kept: readonly { readonly name: string; readonly why: string }[];
  /** Whether the script came to its end. */
  readonly whole: boolean;
}

/**
 * Takes names away under the runner's lock, each only while it still means what was seen. Docker's own refusal counts: an image
 * that is in use by now stays.
 */
export function pruneScript({ names, records }: Pruning): Script {
  return lines(
    sh`PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C; export PATH LC_ALL; umask 077`,
    functions,
    ...names.map(({ name, image }) => sh`drop ${name} ${image}`),
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
ask() {
  said=$(timeout -k 5 600 docker "$@" 2>&1 9>&- </dev/null)
}
kept() {
  printf 'kept %s %s\n' "$1" "$2"
}
drop() {
  if ask image inspect -f '{{.Id}}' "$1"; then
    [ "$said" = "$2" ] || { kept "$1" 'It means another image by now.'; return; }
    ask rmi "$1" || { kept "$1" "$(printf '%s\n' "$said" | tail -n 1)"; return; }
    [ ! -e "$state" ] ||
      printf '%s prune %s removed %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$user" "$1" >>"$state/audit.log"
  else
    case $said in
      *[Nn]'o such image'*) ;;
      *) kept "$1" "$(printf '%s\n' "$said" | tail -n 1)"; return ;;
    esac
  fi
  printf 'removed %s\n' "$1"
  for names in "$state"/images/*; do
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
  const rows = stdout.split("\n").map((row) => row.split(" "));
  const of = (word: string) => rows.filter(([first]) => first === word).map((words) => words.slice(1));
  const [refused] = of("refused");
  return {
    ...(refused && { refused: refused.join(" ") }),
    removed: of("removed").map(([name = ""]) => name),
    kept: of("kept").map(([name = "", ...why]) => ({ name, why: why.join(" ") })),
    whole: rows.some(([word]) => word === "over"),
  };
}
