import { lines, type Script, sh } from "../../shell/script.ts";
import { processesScript } from "../process/processes.ts";
import { sourcesProgram } from "./unit-sources.ts";

/** The name of fleet's own drop-in: `zz` sorts behind what others are likely to be called. */
export const dropInName = "zz-fleet.conf";

const properties = [
  "Id",
  "LoadState",
  "ActiveState",
  "SubState",
  "UnitFileState",
  "FragmentPath",
  "DropInPaths",
  "NeedDaemonReload",
  "CanStop",
  "RequiredBy",
  "RequisiteOf",
  "BoundBy",
  "ConsistsOf",
  "MainPID",
  "User",
  "Environment",
  "EnvironmentFiles",
  "TimeoutStopUSec",
].join(",");

/**
 * The one look at a unit that `systemd-environment`, `systemd-service` and `allocator` share. Of unit and environment
 * files only the allocators' variables leave the host, each with its file and line; our own drop-in is read whole.
 */
export function unitProbe(unit: string, interpreter: string, user?: string): Script {
  return lines(
    user === undefined ? hostManager : userManager(user),
    dropped,
    sh`for nap in 0.1 0.3 1 2 ''; do
  shown=$(ask show ${unit} -p ${properties} 2>&1) && break
  dropped || {
    echo "failed $shown"
    break
  }
done
main_pid= id= asked=
set -f
IFS='
'
for line in $shown; do
  case $line in
  Environment=*) ;;
  *) printf 'show %s\n' "$line" ;;
  esac
  case $line in
  Id=*) id=\${line#*=} ;;
  MainPID=*) main_pid=\${line#*=} ;;
  FragmentPath=* | DropInPaths=* | Environment=*) asked="$asked$line$IFS" ;;
  EnvironmentFiles=*)
    line=\${line#*=}
    # systemd takes it for a pattern.
    set +f
    for path in \${line% (ignore_errors=*}; do
      [ ! -f "$path" ] || asked="\${asked}EnvironmentFile=$path$IFS"
    done
    set -f
    ;;
  esac
done
set +f
for path in /etc/systemd/$scope.conf /etc/systemd/$scope.conf.d/*.conf; do
  [ ! -f "$path" ] || asked="\${asked}Manager=$path$IFS"
done
for path in $environment; do
  [ ! -f "$path" ] || asked="\${asked}ManagerEnvironment=$path$IFS"
done
unset IFS
configured=$(printf %s "$asked" | awk ${sourcesProgram})
printf '%s\n' "$configured"
own=$place/$id.d/${dropInName}
if [ -L "$own" ]; then echo 'own other'
elif [ -f "$own" ]; then printf 'own %s\n' "$(base64 -w0 <"$own")"; fi
echo end-of-unit`,
    processesScript(interpreter),
  );
}

/** Whether it is worth to ask again: a systemd that executes itself anew, as an upgrade of it does, drops whoever asks. */
const dropped = sh`dropped() {
  [ -n "$nap" ] && [ -d /run/systemd/system ] && [ "\${runs-}" != no ] || return
  case $shown in
  *onnect* | *'Broken pipe'*) sleep "$nap" ;;
  *) return 1 ;;
  esac
}`;

/** The host's own systemd: how it is asked, and where what is set in it lies. */
const hostManager = sh`ask() { systemctl "$@"; }
scope=system place=/etc/systemd/system environment=`;

/** A user's own systemd, which runs while he is logged in or lingers. It is asked as him. */
function userManager(user: string): Script {
  return sh`user=${user} uid=$(id -u ${user} 2>/dev/null) home=$(getent passwd ${user} | cut -d: -f6)
lingers=no runs=no
[ ! -e "/var/lib/systemd/linger/$user" ] || lingers=yes
[ ! -d "/run/user/$uid/systemd" ] || runs=yes
printf 'manager %s %s %s %s\n' "\${uid:--}" "$lingers" "$runs" "$home"
ask() {
  if [ "$(id -u)" = "$uid" ]; then
    XDG_RUNTIME_DIR=/run/user/$uid systemctl --user "$@"
  else
    runuser -u "$user" -- env XDG_RUNTIME_DIR="/run/user/$uid" systemctl --user "$@"
  fi
}
scope=user place=$home/.config/systemd/user
environment="/usr/lib/environment.d/*.conf
/etc/environment.d/*.conf
$home/.config/environment.d/*.conf"`;
}
