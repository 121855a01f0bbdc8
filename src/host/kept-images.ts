import { type Script, sh } from "../shell/script.ts";

/** An image on a host. */
export interface HostImage {
  readonly id: string;
  /** Bytes of all its layers. */
  readonly size: number;
  /** Its layers by their content, from the bottom. */
  readonly layers: readonly string[];
  /** All its names, such as `misskey-web:latest`. */
  readonly names: readonly string[];
  /** Bytes of its steps from the bottom, those without a layer among them; known only where a name of fleet's is among its names. */
  readonly steps: readonly number[];
}

/** A transaction on a host, as far as images are concerned. */
export interface ImageTransaction {
  readonly id: string;
  /** `none`: nothing was begun. */
  readonly state: string;
  /** When its switch began, in seconds on the host's clock: its directory is touched whenever it is looked at again. */
  readonly time: number;
  /** The services that it recreates, each with its project and the user of a rootless engine, and the image that each had before. */
  readonly services: readonly { readonly service: string; readonly base: string }[];
}

/** All that tells which images of fleet's a host still needs. */
export interface ImageLook {
  readonly root: boolean;
  /** A run that is at work there. */
  readonly busy?: string;
  /** Why Docker could not be asked; absent where it was, or is not there. */
  readonly failed?: string;
  readonly images: readonly HostImage[];
  /** What each container, running or not, is made of. */
  readonly containers: readonly { readonly image: string; readonly name: string }[];
  /** The newest first, as the runner counts them. */
  readonly transactions: readonly ImageTransaction[];
}

/**
 * Reads the names that fleet has given to images, what uses them, and the transactions; changes nothing. Docker's own
 * `system df` is not asked: it measures every volume, which takes minutes where one holds a database.
 */
export const keptImagesScript: Script = sh`
state=/var/lib/fleet
perform() {
  [ "$2" != compose_up ] || printf 'service %s %s%s/%s\n' "$7" "\${owner:+$owner@}" "$3" "$4"
}
perform_as() {
  owner=$1
  shift
  perform "$@"
  owner=
}
transaction() {
  cd "$state/tx/$1" || return
  found=none time=0 owner=
  for one in pending reverting committed reverted revert-failed unchanged; do
    [ ! -e "$one" ] || found=$one time=$(stat -c %.9Y "$one")
  done
  printf 'tx %s %s %s\n' "$1" "$found" "$time"
  [ -e plan ] || return 0
  . ./plan
  at=0
  while [ "$at" -lt "$operations" ]; do
    "operation_$at" look
    at=$((at + 1))
  done
}
ask() {
  timeout -k 5 60 docker "$@" 2>&1
}
failed() {
  printf 'failed %s\n' "$(printf '%s\n' "$1" | tail -n 1)"
  exit
}
show() {
  shown=$(ask "$@") || failed "$shown"
  printf '%s\n' "$shown"
}
if [ ! -O / ]; then
  echo 'look other'
  exit
fi
echo 'look root'
for pid in "$state"/runs/*/*.pid; do
  [ -s "$pid" ] || continue
  home=\${pid%/*}
  read -r process <"$pid"
  grep -Fqs -- "$home/runner.sh" "/proc/$process/cmdline" && printf 'busy %s\n' "\${home##*/}"
done
# The names are ours: letters, digits, dots and dashes.
for tx in $(cd "$state/tx" 2>/dev/null && ls -1td -- */); do
  ( transaction "\${tx%/}" )
done
command -v docker >/dev/null || exit 0
named=$(ask image ls --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}') || failed "$named"
case $named in *:fleet-*) ;; *) exit 0 ;; esac
containers=$(ask ps -a -q --no-trunc) || failed "$containers"
[ -z "$containers" ] || show container inspect --format 'container {{.Image}} {{.Name}}' $containers
show image inspect --format 'image {{.Id}} {{.Size}}{{range .RepoTags}} {{.}}{{end}}
layers{{range .RootFS.Layers}} {{.}}{{end}}' $(printf '%s\n' "$named" | cut -d ' ' -f 1 | sort -u)
for id in $(printf '%s\n' "$named" | sed -n 's/ .*:fleet-.*//p' | sort -u); do
  steps=$(ask history --no-trunc --human=false --format '{{.Size}}' "$id") || failed "$steps"
  printf 'steps %s %s\n' "$id" "$(printf '%s\n' "$steps" | tac | tr '\n' ' ')"
done`;

/** What the answer says; lines that mean nothing are left out. */
export function parseKeptImages(stdout: string): ImageLook {
  const images = new Map<string, { -readonly [Key in keyof HostImage]: HostImage[Key] }>();
  const containers: ImageLook["containers"][number][] = [];
  const transactions: { id: string; state: string; time: number; services: { service: string; base: string }[] }[] = [];
  const found: { busy?: string; failed?: string } = {};
  let root = false;
  let last = "";
  for (const line of stdout.split("\n")) {
    const [word, ...words] = line.trim().split(" ");
    const [first = "", second = "", ...rest] = words;
    if (word === "look") root = first === "root";
    else if (word === "busy") found.busy = first;
    else if (word === "failed") found.failed = words.join(" ");
    else if (word === "tx") transactions.push({ id: first, state: second, time: Number(rest[0]), services: [] });
    else if (word === "service") transactions.at(-1)?.services.push({ service: second, base: first });
    else if (word === "container" && isId(first)) containers.push({ image: first, name: second.replace(/^\//, "") });
    else if (word === "image" && isId(first) && isNumber(second)) {
      last = first;
      images.set(first, { id: first, size: Number(second), layers: [], names: rest, steps: [] });
    } else if (word === "layers") {
      const image = images.get(last);
      if (image) image.layers = words.filter(isId);
    } else if (word === "steps") {
      const image = images.get(first);
      if (image) image.steps = words.slice(1).filter(isNumber).map(Number);
    }
  }
  return { root, ...found, images: [...images.values()], containers, transactions };
}

function isId(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}
