import { lines, type Script, sh } from "../shell/script.ts";

/** What a script on the host is about: which run, and which runner's events. */
export interface HostScript {
  readonly run: string;
  readonly mode: "apply" | "rollback" | "resume";
  /** The file in the run's directory that takes the runner's events. */
  readonly log: string;
  /** The unit that the runner is started as. */
  readonly unit: string;
}

/** Follows the events of a runner from a byte offset on; says so where the host has no such run. */
export function followScript(run: string, offset: number, log = "log"): Script {
  const header = hostHeader({ run: checkedRun(run), mode: "apply", log: checkedRun(log), unit: "" });
  return lines(header, hostFunctions, sh`follow ${offset}`, sh``);
}

/** Asks the runner of a job to begin no further instance; one that was just sent is waited for a few seconds. */
export function haltScript(run: string): Script {
  return sh`home=/var/lib/fleet/runs/${checkedRun(run)}
for try in 1 2 3 4 5; do
  [ ! -d "$home" ] || exec touch "$home/halt"
  sleep 1
done
`;
}

/** What stands before {@link hostFunctions}. */
export function hostHeader({ run, mode, log, unit }: HostScript): Script {
  return lines(
    sh`PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C; export PATH LC_ALL; umask 077`,
    sh`run=${run} state=/var/lib/fleet mode=${mode} log=${log} unit=${unit}`,
    sh`home=$state/runs/$run new=$state/runs/.$run.$$`,
  );
}

/** Starts a runner detached, unless its log shows that it was started already, and follows what it says. */
export const hostFunctions = sh`
refuse() {
  set -f
  printf 'fleet-follow 1 %s 0\nrefused %s\nover\n' "$run" "$(echo $*)"
  exit
}
checked() {
  [ -O / ] || refuse 'root Only root can change this host.'
  [ -e "$state" ] || problem=$(mkdir -m 0700 "$state" 2>&1) || [ -d "$state" ] ||
    refuse "stage Nothing could be put on the host: $problem"
  [ ! -L "$state" ] && [ "$(stat -c '%u %a' "$state")" = '0 700' ] ||
    refuse "stage $state is not a directory that only root can use, so nothing is put there."
}
# One at a time: a machine that the inventory has under two names gets two jobs of one run, and must not take one for the other.
begin() {
  checked
  exec 7<"$state" && flock 7 || refuse "stage Nothing could be put on the host: $state can't be locked."
  if [ ! -e "$home" ]; then
    problem=$(stage 2>&1) || {
      rm -rf "$new"
      [ -e "$home" ] || refuse "stage Nothing could be put on the host: $problem"
    }
  fi
  exec 7<&-
  [ ! -e "$home/job" ] || [ "$(cat "$home/job")" = "$job" ] ||
    refuse 'stage This machine has another job of this run: the inventory has it under another name, too. Put its instances below one host.'
  [ -e "$home/$log" ] || start
}
recover() {
  checked
  [ -e "$home" ] || refuse 'absent The host knows nothing of this run.'
  [ -e "$home/$log" ] || start $numbers
}
start() {
  set -- /bin/sh "$home/runner.sh" "$mode" "$run" "\${SUDO_USER:-\${LOGNAME:-\${USER:-root}}}" "$wait" "$log" "$@"
  if [ -d /run/systemd/system ]; then
    detach "$@" || refuse "stage The runner could not be started: $problem"
  else
    setsid "$@" </dev/null >/dev/null 2>&1 &
  fi
}
# A systemd that executes itself anew drops whoever asks: the runner may have been started all the same.
detach() {
  for nap in 0.1 0.2 0.5 1 1 2 2 3 0; do
    problem=$(systemd-run --quiet --collect --unit="$unit" --description="fleet $mode of run $run" \
      -p KillMode=process -p TimeoutStopSec=600 -- "$@" 2>&1 </dev/null) && return
    case $problem in
      *onnect* | *'Broken pipe'*) sleep "$nap" ;;
      *already*) return 0 ;;
      *) break ;;
    esac
    [ ! -e "$home/$log" ] || return 0
  done
  [ -e "$home/$log" ]
}
follow() {
  [ -O / ] || refuse 'root Only root can change this host.'
  [ -e "$home" ] || refuse 'absent The host knows nothing of this run.'
  tries=0
  until [ -s "$home/$log.pid" ] || [ "$tries" -ge 300 ]; do
    sleep 0.01
    tries=$((tries + 1))
  done
  pid=0
  [ ! -s "$home/$log.pid" ] || read -r pid <"$home/$log.pid"
  printf 'fleet-follow 1 %s %s\n' "$run" "$1"
  grep -Fqs -- "$home/runner.sh" "/proc/$pid/cmdline" || exec tail -c "+$(($1 + 1))" "$home/$log"
  tail -c "+$(($1 + 1))" -f -s 0.2 --pid="$pid" "$home/$log" 2>/dev/null &
  # A runner that was started by setsid is a child of this shell: only waiting for it lets it go, and tail see that.
  wait
}`;

/** A run's id, or the name of a runner's log: a part of paths and of a unit's name. */
export function checkedRun(run: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/.test(run)) throw new RangeError(`${JSON.stringify(run)} is no id of a run`);
  return run;
}
