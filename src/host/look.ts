import { engineScript } from "../resources/docker/engine.ts";
import type { Operation } from "../resources/operation.ts";
import { raw, type Script, sh } from "../shell/script.ts";

/** How far a transaction on a host is; `none`: nothing was begun that would have to be undone. */
export type TransactionState = (typeof states)[number];

const states = ["pending", "reverting", "committed", "reverted", "revert-failed", "unchanged", "none"] as const;

/** A file of a transaction: SHA-256 in hex, `absent`, or `special` for what is no plain file. */
export interface LookedFile {
  readonly base: string;
  readonly want: string;
  readonly now: string;
  /** The file as it was before; absent where there was none, or where it is too large to be shown. */
  readonly before?: string;
  /** As it is now, where that is neither what was there before nor what was written. */
  readonly current?: string;
}

/** One transaction as it lies on its host. */
export interface LookedTransaction {
  readonly id: string;
  readonly run: string;
  readonly number: number;
  readonly state: TransactionState;
  /** When its switch began, in seconds on the host's clock. */
  readonly time: number;
  /** Absent where its plan could not be read. */
  readonly plan?: { readonly instance: string; readonly operations: readonly Operation[] };
  /** Operations that were begun, and those that are known to be done, by their index. */
  readonly steps: ReadonlyMap<number, "begun" | "done">;
  readonly files: ReadonlyMap<number, LookedFile>;
  /** Operations that replace a container, by their index, whose old image Docker does not have any more. */
  readonly imagesGone: ReadonlySet<number>;
}

/** All that fleet has left on a host. */
export interface HostLook {
  readonly root: boolean;
  /** Runs and how many transactions each has had. */
  readonly runs: ReadonlyMap<string, number>;
  /** Runners that are at work: their run, and the log that they write. */
  readonly running: readonly { readonly run: string; readonly log: string }[];
  readonly transactions: readonly LookedTransaction[];
}

/** Reads all transactions on a host with their files, and changes nothing. */
export const lookScript: Script = sh`
state=/var/lib/fleet
hash() {
  if [ -L "$1" ] || { [ -e "$1" ] && [ ! -f "$1" ]; }; then
    hash=special
  elif [ ! -e "$1" ]; then
    hash=absent
  else
    hash=$(sha256sum <"$1")
    hash=\${hash%% *}
  fi
}
content() {
  [ -f "$2" ] && [ "$(stat -c %s -- "$2")" -le 262144 ] || return 0
  printf '%s %s %s\n' "$1" "$at" "$(base64 -w 0 <"$2")"
}
file() {
  hash "$1"
  printf 'file %s %s %s %s\n' "$at" "$2" "$3" "$hash"
  [ "$2" = absent ] || content before "$at.pre"
  case $hash in
    absent | special | "$2" | "$3") ;;
    *) content current "$1" ;;
  esac
}
${raw(engineScript)}
engine_user=
image() {
  case $(engine timeout -k 5 20 docker image inspect -f '{{.Id}}' "$1" 2>&1) in
    *[Nn]'o such image'*) printf 'image %s gone\n' "$at" ;;
  esac
}
perform() {
  case $2 in
    file_write) file "$3" "$5" "$6" ;;
    file_remove) file "$3" "$4" absent ;;
    compose_up) image "$7" ;;
  esac
}
perform_as() {
  engine_user=$1
  shift
  perform "$@"
  engine_user=
}
transaction() {
  cd "$state/tx/$1" || return
  found=none time=0
  for one in pending reverting committed reverted revert-failed unchanged; do
    [ ! -e "$one" ] || found=$one time=$(stat -c %.9Y "$one")
  done
  printf 'tx %s %s %s\n' "$1" "$found" "$time"
  [ -e plan ] && [ -e plan.json ] || return 0
  printf 'plan %s\n' "$(base64 -w 0 <plan.json)"
  . ./plan
  at=0
  while [ "$at" -lt "$operations" ]; do
    if [ -e "$at.result" ]; then
      printf 'step %s done\n' "$at"
    elif [ -e "$at.intent" ]; then
      printf 'step %s begun\n' "$at"
    fi
    "operation_$at" look
    at=$((at + 1))
  done
}
if [ -O / ]; then
  echo 'look root'
  for pid in "$state"/runs/*/*.pid; do
    [ -s "$pid" ] || continue
    home=\${pid%/*} log=\${pid##*/}
    read -r process <"$pid"
    grep -Fqs -- "$home/runner.sh" "/proc/$process/cmdline" && printf 'running %s %s\n' "\${home##*/}" "\${log%.pid}"
  done
  for home in "$state"/runs/*/; do
    [ -s "$home/count" ] || continue
    read -r count <"$home/count"
    home=\${home%/}
    printf 'run %s %s\n' "\${home##*/}" "$count"
  done
  for tx in "$state"/tx/*/; do
    [ -d "$tx" ] || continue
    tx=\${tx%/}
    ( transaction "\${tx##*/}" )
  done
else
  echo 'look other'
fi`;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

type Draft = Omit<Writable<LookedTransaction>, "steps" | "files" | "imagesGone"> & {
  readonly steps: Map<number, "begun" | "done">;
  readonly files: Map<number, Writable<LookedFile>>;
  readonly imagesGone: Set<number>;
};

/** What the answer says; lines that mean nothing are left out. */
export function parseLook(stdout: string): HostLook {
  let root = false;
  const runs = new Map<string, number>();
  const running: { run: string; log: string }[] = [];
  const transactions: Draft[] = [];
  for (const line of stdout.split("\n")) {
    const [word, ...words] = line.split(" ");
    const [first = "", second = "", third = "", fourth = ""] = words;
    const last = transactions.at(-1);
    if (word === "look") root = first === "root";
    else if (word === "run") runs.set(first, Number(second));
    else if (word === "running") running.push({ run: first, log: second });
    else if (word === "tx") transactions.push(...transaction(first, second, third));
    else if (!last) continue;
    else if (word === "plan") Object.assign(last, readPlan(decoded(first)));
    else if (word === "step") last.steps.set(Number(first), second === "done" ? "done" : "begun");
    else if (word === "image") last.imagesGone.add(Number(first));
    else if (word === "file") last.files.set(Number(first), { base: second, want: third, now: fourth });
    else if (word === "before" || word === "current") {
      const file = last.files.get(Number(first));
      if (file) file[word] = decoded(second);
    }
  }
  return { root, runs, running, transactions };
}

function transaction(id: string, stateWord: string, time: string): Draft[] {
  const [, run, number] = /^(.+)\.(\d{1,9})$/.exec(id) ?? [];
  const state = states.find((one) => one === stateWord);
  if (run === undefined || state === undefined) return [];
  const seen = { steps: new Map(), files: new Map(), imagesGone: new Set<number>() };
  return [{ id, run, number: Number(number), state, time: Number(time), ...seen }];
}

function readPlan(text: string): Pick<LookedTransaction, "plan"> {
  try {
    const { version, instance, operations }: Record<string, unknown> = JSON.parse(text);
    if (version !== 1 || typeof instance !== "string" || !Array.isArray(operations)) return {};
    return { plan: { instance, operations } };
  } catch {
    return {};
  }
}

function decoded(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
