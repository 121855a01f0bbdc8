import { engineOf, engineScript, isDown } from "../resources/docker/engine.ts";
import { raw, type Script, sh } from "../shell/script.ts";

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
  /** The services that it recreates, each with its project, in whose engine they are, and the image that each had before. */
  readonly services: readonly { readonly user?: string; readonly service: string; readonly base: string }[];
}

/** One engine of a host. */
export interface EngineLook {
  /** Whose rootless engine it is; absent: the host's own. */
  readonly user?: string;
  /** Why it could not be asked; absent where it was, or is not there. */
  readonly failed?: string;
  readonly images: readonly HostImage[];
  /** What each container, running or not, is made of. */
  readonly containers: readonly { readonly image: string; readonly name: string }[];
}

/** All that tells which images of fleet's a host still needs. */
export interface ImageLook {
  readonly root: boolean;
  /** A run that is at work there. */
  readonly busy?: string;
  /** The newest first, as the runner counts them. */
  readonly transactions: readonly ImageTransaction[];
  /** The host's own first. */
  readonly engines: readonly EngineLook[];
}

/** Which engines of a host are looked at beside its own. */
export interface HostEngines {
  /** Whose rootless engines. */
  readonly users: readonly string[];
  /** Whether all of fleet's services there are in those: the host's own engine is looked at, too, but need not run. */
  readonly alone: boolean;
}

/** For how long an engine may be looked at. */
export const engineLimit = 110;

/**
 * The names that fleet has given to images in one engine, and what uses them; ends with the code of what fails, after its complaint.
 * Docker's own `system df` is not asked: it measures every volume, which takes minutes where one holds a database.
 */
const engineLook: Script = sh`named=$(docker image ls --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}') || exit
case $named in *:fleet-*) ;; *) exit 0 ;; esac
containers=$(docker ps -a -q --no-trunc) || exit
[ -z "$containers" ] || docker container inspect --format 'container {{.Image}} {{.Name}}' $containers || exit
docker image inspect --format 'image {{.Id}} {{.Size}}{{range .RepoTags}} {{.}}{{end}}
layers{{range .RootFS.Layers}} {{.}}{{end}}' $(printf '%s\n' "$named" | cut -d ' ' -f 1 | sort -u) || exit
for id in $(printf '%s\n' "$named" | sed -n 's/ .*:fleet-.*//p' | sort -u); do
  steps=$(docker history --no-trunc --human=false --format '{{.Size}}' "$id") || exit
  printf 'steps %s %s\n' "$id" "$(printf '%s\n' "$steps" | tac | tr '\n' ' ')"
done`;

/**
 * Looks at the transactions on a host and at each of its engines; changes nothing. Each line of an engine says whose it is, so that
 * nobody's engine can speak for another one, and what one prints without an end is cut: it hides no other.
 */
export function keptImagesScript({ users }: HostEngines): Script {
  return sh`
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
${raw(engineScript)}
look() {
  engine_user=$1
  { engine timeout -k 5 ${engineLimit} sh -c ${engineLook}; printf '\nover %s\n' $?; } 2>&1 |
    sed "s/^/engine \${1:--} /" | head -c 8000000
  echo
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
if command -v docker >/dev/null; then
  look ''
else
  echo 'engine - over 0'
fi
for user in ${users}; do
  look "$user"
done`;
}

/** What the answer says of the host and of each engine that was asked for; lines that mean nothing are left out. */
export function parseKeptImages(stdout: string, { users, alone }: HostEngines): ImageLook {
  const said = new Map<string, string[]>(["-", ...users].map((owner) => [owner, []]));
  const transactions: (Omit<ImageTransaction, "services"> & { services: ImageTransaction["services"][number][] })[] =
    [];
  const found: { busy?: string } = {};
  let root = false;
  for (const line of stdout.split("\n")) {
    const [word, ...words] = line.trim().split(" ");
    const [first = "", second = "", third] = words;
    if (word === "engine") said.get(first)?.push(...(second === "" ? [] : [words.slice(1).join(" ")]));
    else if (word === "look") root = first === "root";
    else if (word === "busy") found.busy = first;
    else if (word === "tx") transactions.push({ id: first, state: second, time: Number(third), services: [] });
    else if (word === "service") transactions.at(-1)?.services.push({ ...serviceOf(second), base: first });
  }
  const engines = [...said].map(([owner, lines]) => {
    const engine = parseEngine(lines, owner === "-" ? undefined : owner);
    const absent = alone && owner === "-" && isDown(engine.failed ?? "");
    return absent ? { images: [], containers: [] } : engine;
  });
  return { root, ...found, transactions, engines };
}

/** A service as a transaction names it: `[USER@]PROJECT/SERVICE`. */
function serviceOf(text: string): { readonly user?: string; readonly service: string } {
  const at = text.indexOf("@");
  return at < 0 ? { service: text } : { user: text.slice(0, at), service: text.slice(at + 1) };
}

/** What one engine says; of one that did not come to its end, only why. */
function parseEngine(lines: readonly string[], user: string | undefined): EngineLook {
  const images = new Map<string, { -readonly [Key in keyof HostImage]: HostImage[Key] }>();
  const containers: EngineLook["containers"][number][] = [];
  const failed = whyFailed(lines);
  if (failed !== undefined) return { ...engineOf({ user }), failed, images: [], containers };
  let last = "";
  for (const line of lines) {
    const [word, first = "", second = "", ...rest] = line.split(" ");
    if (word === "container" && isId(first)) containers.push({ image: first, name: second.replace(/^\//, "") });
    else if (word === "image" && isId(first) && isNumber(second)) {
      last = first;
      images.set(first, { id: first, size: Number(second), layers: [], names: rest, steps: [] });
    } else if (word === "layers") {
      const image = images.get(last);
      if (image) image.layers = [first, second, ...rest].filter(isId);
    } else if (word === "steps") {
      const image = images.get(first);
      if (image) image.steps = [second, ...rest].filter(isNumber).map(Number);
    }
  }
  return { ...engineOf({ user }), images: [...images.values()], containers };
}

function whyFailed(lines: readonly string[]): string | undefined {
  const code = /^over (\d+)$/.exec(lines.at(-1) ?? "")?.[1];
  if (code === "0") return undefined;
  if (code === undefined) return "its answer has no end";
  if (code === "124" || code === "137") return `no end within ${engineLimit} s`;
  return lines.at(-2)?.slice(0, 300) || `exit code ${code}`;
}

function isId(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}
