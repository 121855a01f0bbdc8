/* Generated from src/host/runner/ by scripts/embed-runner.mjs. Do not edit. */

/** The runner, as it is sent to a host. */
export const runner = `#!/bin/sh
set -u
umask 077
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL
mode=$1 run=$2 user=$3 apt_wait=$4
state=/var/lib/fleet
home=$state/runs/$run
log=$home/$5
say() {
  printf '%s\\n' "$*" >>"$log" || { spare && printf '\\n%s\\n' "$*" >>"$log"; }
}
spare() {
  [ -e "$home/reserve" ] && rm -f "$home/reserve" 9>&-
}
fail() {
  set -f
  set -- $*
  set +f
  cause=$*
  return 1
}
refuse() {
  say "refused $*"
  say over
  exit 0
}
failed() {
  waiting=
  say "op $number $at $1 failed $cause"
  [ -s "$at.out" ] || return 0
  tail -n 20 "$at.out" 9>&- | cut -c 1-500 9>&- | sed "s/^/out $number $at /" 9>&- >>"$log"
}
acting() {
  acted=1
  say "op $number $at revert started"
}
clock() {
  read -r now _ </proc/uptime
  now=\${now%.*}\${now#*.}
}
doze() {
  hundredths=$(($1 % 100 + 100))
  sleep "$(($1 / 100)).\${hundredths#1}" 9>&-
}
record() {
  name=$1
  shift
  printf '%s\\n' "$@" >"tmp/$name" || { spare && printf '%s\\n' "$@" >"tmp/$name"; } || full || return
  waiting="$waiting tmp/$name"
}
full() {
  fail "A record could not be written to $tx: is the disk full?"
}
land() {
  left=
  for name in $waiting; do
    [ ! -e "$name" ] || left="$left $name"
  done
  [ -z "$left" ] || { sync $left 9>&- && mv -f $left . 9>&-; } || return
  waiting=
}
put() {
  { land && sync . 9>&-; } || { spare && land && sync . 9>&-; } || full
}
mark() {
  for old in pending reverting committed revert-failed ''; do
    [ ! -e "$old" ] || break
  done
  if [ -z "$old" ]; then
    record "$1" && put
  else
    { land || { spare && land; }; } && { [ "$old" = "$1" ] || mv -fT "$old" "$1" 9>&-; } && sync . 9>&-
  fi || full
}
intend() {
  if [ ! -e pending ] && [ ! -e reverting ]; then
    later=$waiting waiting=
    record pending "$run" || return
    waiting="$waiting $later"
  fi
  record "$at.intent" "$@" && put
}
recall() {
  base='' want='' kept='' invocation_before=''
  while read -r key value; do
    case $key in
      base) base=$value ;;
      want) want=$value ;;
      kept) kept=$value ;;
      invocation) invocation_before=$value ;;
    esac
  done <"$1"
}
plain() {
  [ ! -L "$1" ] && { [ ! -e "$1" ] || [ -f "$1" ]; }
}
hash() {
  if ! plain "$1"; then
    hash=special
  elif [ ! -e "$1" ]; then
    hash=absent
  else
    hash=$(sha256sum <"$1" 9>&-)
    hash=\${hash%% *}
  fi
}
nearest() {
  near=\${1%/*}
  until [ -d "\${near:-/}" ]; do
    near=\${near%/*}
  done
  near=\${near:-/}
}
single() {
  [ ! -e "$1" ] || [ "$(stat -c %h -- "$1" 9>&-)" = 1 ]
}
writable() {
  [ -w "$near" ] && { [ ! -e "$1" ] || [ -w "$1" ]; }
}
file_prepare() {
  plain "$1" || fail "$1 is not a plain file, and fleet does not replace links or special files." || return
  single "$1" || fail "$1 has several hard links, and replacing it would part them." || return
  hash "$1"
  [ "$hash" = "$2" ] || fail "$1 has changed since the plan." || return
  nearest "$1"
  writable "$1" || fail "$1 cannot be written: its file system is read-only, or it is immutable." || return
  room "$near" "$3"
}
room() {
  spaces=$(stat -f -c '%S %f %c %d' -- "$1" "$state" 9>&-) || fail "The free space at $1 cannot be read." || return
  where=$1
  while read -r size free inodes nodes; do
    [ $((size * free)) -ge $(($2 * 2 + 65536)) ] ||
      fail "No space is left at $where: $((size * free / 1024)) KiB are free." || return
    [ "$inodes" = 0 ] || [ "$nodes" -ge 16 ] || fail "No inodes are left at $where: $nodes are free." || return
    where=$state
  done <<EOF
$spaces
EOF
}
file_intend() {
  nearest "$1"
  [ ! -e "$at.intent" ] || return 0
  [ "$hash" = "$2" ] || fail "$1 has changed since the plan." || return
  if [ "$2" != absent ]; then
    keep "$1" 2>"$at.out" || { spare && keep "$1" 2>"$at.out"; } ||
      fail "The copy of $1 could not be kept: $(tail -n 1 "$at.out" 9>&-)" || return
    waiting="$waiting tmp/$at.pre"
  fi
  intend "base $2" "want $3" "kept $near"
}
keep() {
  cp --preserve=all -T -- "$1" "tmp/$at.pre" 9>&-
}
conflict() {
  fail "$1 was changed by somebody else in the middle of the transaction, and was left as it is."
}
file_write_prepare() {
  file_prepare "$1" "$3" "$5"
}
file_write_act() {
  hash "$1"
  file_intend "$1" "$3" "$4" || return
  case $hash in
    "$4") ;;
    "$3") replace "$@" 2>>"$at.out" || fail "$1 could not be written: $(tail -n 1 "$at.out" 9>&-)" ;;
    *) conflict "$1" ;;
  esac
}
replace() {
  folder=\${1%/*} temporary=\${1%/*}/.fleet-$run.$number-$at
  rm -f -- "$temporary" 9>&- && make_folders "$folder" || return
  if [ "$3" = absent ]; then
    install -m "$2" -T -- "payload/$at" "$temporary" 9>&-
  else
    cp --attributes-only --preserve=all -T -- "$1" "$temporary" 9>&- && cat "payload/$at" 9>&- >"$temporary"
  fi && sync "$temporary" 9>&- && mv -fT -- "$temporary" "$1" 9>&- && sync "$folder/" 9>&-
}
make_folders() {
  [ ! -d "$1/" ] || return 0
  make_folders "\${1%/*}" && mkdir -m 0755 -- "$1" 9>&- && sync "\${1%/*}/" 9>&-
}
file_write_check() {
  hash "$1"
  [ "$hash" = "$4" ] || fail "$1 does not hold what was written to it."
}
file_write_undo() {
  take_back "$1"
}
file_remove_prepare() {
  file_prepare "$1" "$2" 0
}
file_remove_act() {
  hash "$1"
  file_intend "$1" "$2" absent || return
  case $hash in
    absent) ;;
    "$2") { rm -f -- "$1" 9>&- && sync "\${1%/*}/" 9>&-; } 2>>"$at.out" ||
      fail "$1 could not be removed: $(tail -n 1 "$at.out" 9>&-)" ;;
    *) conflict "$1" ;;
  esac
}
file_remove_check() {
  [ ! -e "$1" ] || fail "$1 is still there."
}
file_remove_undo() {
  take_back "$1"
}
take_back() {
  [ -e "$at.intent" ] || return 0
  recall "$at.intent"
  acting
  folder=\${1%/*} temporary=\${1%/*}/.fleet-$run.$number-$at
  [ ! -e "$temporary" ] || rm -f -- "$temporary" 9>&-
  hash "$1"
  case $hash in
    "$base") ;;
    "$want") put_back "$1" 2>"$at.out" || fail "$1 could not be put back: $(tail -n 1 "$at.out" 9>&-)" || return ;;
    *) conflict "$1" || return ;;
  esac
  while [ "\${folder:-/}" != "$kept" ]; do
    rmdir -- "$folder" 2>/dev/null 9>&- || break
    folder=\${folder%/*}
  done
}
put_back() {
  if [ "$base" = absent ]; then
    rm -f -- "$1" 9>&-
  else
    cp --preserve=all -T -- "$at.pre" "$temporary" 9>&- && sync "$temporary" 9>&- && mv -fT -- "$temporary" "$1" 9>&-
  fi && sync "$folder/" 9>&- && hash "$1" && [ "$hash" = "$base" ]
}
installed() {
  set -- "$1" "/var/lib/dpkg/info/$1".list "/var/lib/dpkg/info/$1":*.list
  [ -e "$2" ] || [ -e "$3" ] || return
  case " $(dpkg-query -W -f '\${db:Status-Status} ' -- "$1" 2>/dev/null 9>&-)" in
    *' installed '*) ;;
    *) return 1 ;;
  esac
}
cached() {
  case $2 in
    '') return 1 ;;
    *:*) set -- "$1" "\${2%%:*}%3a\${2#*:}" ;;
  esac
  set -- "/var/cache/apt/archives/\${1}_$2"_*.deb
  [ -e "$1" ]
}
package_install_prepare() {
  installed "$1" && return 0
  cached "$1" "$2" && return 0
  say "op $number $at prepare started"
  obtain "$1" "$2" --download-only || return
  say "op $number $at prepare done"
}
package_install_act() {
  if installed "$1"; then
    detail="was installed already"
  else
    obtain "$1" "$2"
  fi
}
package_install_check() {
  installed "$1" || fail "apt-get says it is done, but $1 is not installed."
}
obtain() {
  package=$1 version=$2
  shift 2
  apt_get install "$@" -- "$package\${version:+=$version}" && return 0
  if grep -Eq 'Unable to locate|no installation candidate|^E: Version|404 ' "$at.out" 9>&-; then
    say "op $number $at $stage waiting the package lists are refreshed"
    apt_get update || :
    apt_get install "$@" -- "$package\${version:+=$version}" && return 0
    if grep -q '^E: Version' "$at.out" 9>&-; then
      detail="$version is not offered any more, so the current version was taken"
      apt_get install "$@" -- "$package" && return 0
    fi
  fi
  [ -n "$held" ] || fail "$package is not to be had: $cause"
  return 1
}
apt_get() {
  clock
  apt_until=$((now + apt_wait * 100)) told='' held=''
  until DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l NEEDRESTART_SUSPEND=1 APT_LISTCHANGES_FRONTEND=none \\
    apt-get -qy --no-install-recommends --no-remove -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=0 -o Acquire::Retries=2 \\
    -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \\
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" >"$at.out" 2>&1 9>&-; do
    if ! grep -Eq 'Could not get lock|Unable to (lock|acquire)' "$at.out" 9>&-; then
      fail "$(grep -m 1 '^E: ' "$at.out" 9>&- || echo "apt-get ended with an error")"
      return 1
    fi
    holder=$(lock_holder)
    clock
    if [ "$now" -ge "$apt_until" ]; then
      held=1
      fail "The package manager is held by $holder, and was not free within $apt_wait seconds."
      return 1
    fi
    [ "$holder" = "$told" ] || say "op $number $at $stage waiting for the package manager, held by $holder"
    told=$holder
    left=$((apt_until - now))
    doze $((left > 200 ? 200 : left))
  done
}
lock_holder() {
  who=$(sed -n '/held by process/{s/.*held by process \\([0-9]*\\).*/\\1/p;q;}' "$at.out" 9>&-)
  [ -n "$who" ] || who=$(
    stat -c '%i' /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock /var/cache/apt/archives/lock \\
      2>/dev/null 9>&- |
      awk 'NR == FNR { wanted[$1]; next } { split($6, id, ":"); if (id[3] in wanted) { print $5; exit } }' - /proc/locks 9>&-
  )
  [ -n "$who" ] || {
    echo "another process"
    return
  }
  comm=
  [ ! -r "/proc/$who/comm" ] || read -r comm <"/proc/$who/comm"
  echo "process $who\${comm:+ ($comm)}"
}
preload_try_prepare() {
  [ -x "$1" ] || fail "The interpreter $1 is not there, or is not executable." || return
  id -u -- "$2" >/dev/null 2>&1 9>&- || fail "There is no user $2."
}
preload_try_act() {
  real=$(readlink -f -- "$3" 9>&-)
  [ -f "$real" ] || fail "The library $3 is not there." || return
  group=$(id -g -- "$2" 9>&-)
  [ -e tmp/stdin ] || mkfifo tmp/stdin 9>&- || fail "A pipe could not be made in $tx: is the disk full?" || return
  exec 8<>tmp/stdin
  try '' "$@" <tmp/stdin >/dev/null 2>"$at.out" 8>&- 9>&- &
  child=$!
  mapped=
  look_at_maps
  exec 8>&-
  reap
  if [ "$code" != 0 ]; then
    fail "$1 with $3 ends with status $code: $(tail -n 1 "$at.out" 9>&-)"
  elif [ -s "$at.out" ]; then
    fail "$1 with $3 complains: $(tail -n 1 "$at.out" 9>&-)"
  elif [ -z "$mapped" ]; then
    look_at_loader "$@" || fail "$1 runs, but does not map $3: is it a setuid program, or does it have file capabilities?"
  fi
}
try() {
  debug=$1 interpreter=$2 owner=$3 preload=$5 conf=$6
  shift 6
  cd / && exec setpriv --reuid "$owner" --regid "$group" --init-groups env -i PATH="$PATH" \${debug:+"$debug"} \\
    LD_PRELOAD="$preload" \${conf:+"MALLOC_CONF=$conf"} "$interpreter" "$@"
}
ended() {
  { IFS= read -r line <"/proc/$child/stat"; } 2>/dev/null || return 0
  case $line in
    *') Z '*) return 0 ;;
    *) return 1 ;;
  esac
}
look_at_maps() {
  tries=0
  while [ "$tries" -lt 15 ] && [ -z "$mapped" ]; do
    doze $((tries < 5 ? 2 : 10))
    ! grep -Fqs " $real" "/proc/$child/maps" 9>&- || mapped=1
    ! ended || break
    tries=$((tries + 1))
  done
}
reap() {
  tries=0
  until ended; do
    tries=$((tries + 1))
    if [ "$tries" -gt 120 ]; then
      kill -9 "$child"
      break
    fi
    doze $((tries < 20 ? 2 : 10))
  done
  wait "$child"
  code=$?
}
look_at_loader() {
  try LD_DEBUG=files "$@" </dev/null 2>"$at.loader" >/dev/null 9>&- &
  child=$!
  reap
  grep -Fq -e "calling init: $3" -e "calling init: $real" "$at.loader" 9>&-
}
systemd_reload_act() {
  systemctl daemon-reload >"$at.out" 2>&1 9>&- || fail "systemctl daemon-reload failed: $(tail -n 1 "$at.out" 9>&-)"
}
systemd_reload_settle() {
  acting
  systemd_reload_act
}
look() {
  load='' active='' sub='' result='' restarts=0 invocation='' job='' control=''
  shown=$(systemctl show -p LoadState,ActiveState,SubState,Result,NRestarts,InvocationID,Job,ControlGroup -- "$1" 2>&1 9>&-) || fail "systemctl cannot show $1: $shown" || return
  while IFS='=' read -r key value; do
    case $key in
      LoadState) load=$value ;;
      ActiveState) active=$value ;;
      SubState) sub=$value ;;
      Result) result=$value ;;
      NRestarts) restarts=$value ;;
      InvocationID) invocation=$value ;;
      Job) job=$value ;;
      ControlGroup) control=$value ;;
    esac
  done <<EOF
$shown
EOF
  [ "$load" != not-found ] || fail "There is no unit $1."
}
journal() {
  journalctl --sync >/dev/null 2>&1 9>&-
  journalctl -q --no-pager -n 12 -o cat -u "$1" >"$at.out" 2>&1 9>&-
}
systemd_restart_act() {
  look "$1" || return
  if [ -e "$at.intent" ]; then
    recall "$at.intent"
    while [ -n "$job" ] && ! anew; do
      doze 20
      look "$1" || return
    done
  elif [ "$active" != active ]; then
    fail "$1 is $active, and fleet does not start what somebody has stopped." || return
  else
    intend "invocation $invocation" || return
    invocation_before=$invocation
  fi
  restarted=$1
  anew || restart "$1"
}
anew() {
  [ -n "$invocation" ] && [ "$invocation" != "$invocation_before" ]
}
restart() {
  systemctl restart -- "$1" >"$at.err" 2>&1 9>&- && return 0
  look "$1"
  journal "$1"
  fail "$1 could not be restarted: it is $active (\${result:-unknown}). $(head -n 1 "$at.err" 9>&-)"
}
systemd_restart_settle() {
  [ -e "$at.intent" ] || return 0
  look "$1" || return
  if [ -e "$at.again" ]; then
    recall "$at.again"
    if anew; then
      restarted=$1
      return
    fi
  else
    recall "$at.intent"
    [ "$invocation" != "$invocation_before" ] || [ "$active" != active ] || return 0
    record "$at.again" "invocation $invocation" && put || return
  fi
  acting
  restarted=$1
  systemctl reset-failed -- "$1" >/dev/null 2>&1 9>&-
  restart "$1"
}
prove_unit_prepare() {
  [ -n "\${6-}" ] || return 0
  command -v curl >/dev/null && return 0
  case $6 in
    https:*) fail "The health check of $6 needs curl, which is not installed." ;;
    *) command -v bash >/dev/null || fail "The health check of $6 needs curl or bash, and neither is installed." ;;
  esac
}
prove_unit_act() {
  watch "$@"
}
prove_unit_settle() {
  acting
  if [ -n "$restarted" ]; then
    unit=$1 stable=$4 limit=$5
    shift 5
    watch "$unit" '' '' "$stable" "$limit" "$@"
  else
    look "$1" || return
    [ "$active" = active ] || fail "$1 is $active."
  fi
}
watch() {
  unit=$1 interpreter=$2 library=$3 stable=$4 limit=$5
  shift 5
  clock
  started=$now pause=5 first='' most=''
  [ "$restarted" != "$unit" ] || most=0
  while :; do
    if ! look "$unit" || ! keeps; then
      journal "$unit"
      return 1
    fi
    wanting=
    if [ "$active" != active ]; then
      wanting="$unit is still $active"
    elif [ -n "$library" ] && ! maps; then
      [ "$bare" = 0 ] || {
        fail "A process of $unit runs $interpreter without $library."
        journal "$unit"
        return 1
      }
      wanting="no process of $unit runs $interpreter with $library"
      [ "$hidden" = 0 ] || wanting="$wanting, but $hidden of them cannot be read"
    elif [ -n "\${1-}" ]; then
      healthy "$@" || wanting=$says
    fi
    clock
    past=$((now - started))
    if [ -z "$wanting" ]; then
      rest=$((stable * 100 - past))
      [ "$rest" -gt 0 ] || return 0
    else
      rest=$((limit * 100 - past))
      [ "$rest" -gt 0 ] || {
        fail "After $limit seconds $wanting."
        journal "$unit"
        return 1
      }
    fi
    doze $((rest < pause ? rest : pause))
    pause=$((pause < 50 ? pause * 2 : 100))
  done
}
keeps() {
  case $active in
    failed | inactive | deactivating)
      fail "$unit did not stay up: it is $active ($result)."
      return 1
      ;;
  esac
  : "\${most:=$restarts}" "\${first:=$invocation}"
  if [ "$sub" = auto-restart ] || [ "$restarts" -gt "$most" ]; then
    fail "$unit does not stay up: systemd keeps restarting it."
  elif [ "$invocation" != "$first" ]; then
    fail "$unit was restarted by somebody else while it was watched."
  fi
}
maps() {
  exes=
  for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
    [ -n "$control" ] || break
    for file in "$hierarchy$control"/cgroup.procs "$hierarchy$control"/*/cgroup.procs "$hierarchy$control"/*/*/cgroup.procs; do
      [ -r "$file" ] || continue
      while read -r pid; do
        exes="$exes /proc/$pid/exe"
      done <"$file"
    done 2>/dev/null
    [ -z "$exes" ] || break
  done
  mapped=0 young=0 bare=0 hidden=0
  [ -n "$exes" ] || return
  counts=$(ls -l $exes 2>/dev/null 9>&- | awk -v interpreter="$interpreter" -v library="/$library" '
    {
      if (!match($0, /\\/proc\\/[0-9]+\\/exe -> /)) { hidden++; next }
      pid = substr($0, RSTART + 6, RLENGTH - 14)
      exe = substr($0, RSTART + RLENGTH)
      sub(/ \\(deleted\\)$/, "", exe)
      sub(/.*\\//, "", exe)
      if (exe != interpreter) next
      stat = ""
      getline stat < ("/proc/" pid "/stat")
      if (stat == "") next
      sub(/.*\\) /, "", stat)
      split(stat, field, " ")
      getline uptime < "/proc/uptime"
      close("/proc/uptime")
      split(uptime, up, " ")
      file = "/proc/" pid "/maps"
      found = 0
      while ((getline line < file) > 0)
        if (index(line, library) && line !~ /\\(deleted\\)$/) { found = 1; break }
      close(file)
      if (found) mapped++
      else if (up[1] - field[20] / 100 > 2) bare++
      else young++
    }
    END { print mapped + 0, young + 0, bare + 0, hidden + 0 }' 9>&-)
  read -r mapped young bare hidden <<EOF
$counts
EOF
  [ "$mapped" -gt 0 ] && [ "$young" = 0 ] && [ "$bare" = 0 ]
}
healthy() {
  if command -v curl >/dev/null; then
    code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' --url "$1" 2>/dev/null 9>&-)
  else
    code=$(timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2" &&
      printf -v request "GET %s HTTP/1.0\\r\\nHost: %s:%s\\r\\nConnection: close\\r\\n\\r\\n" "$3" "$1" "$2" &&
      printf %s "$request" >&3 &&
      read -r _ code _ <&3 && printf %s "$code"' - "$2" "$3" "$4" 2>/dev/null 9>&-)
  fi
  case $code in
    [23]??) return 0 ;;
    '' | 000) says="$1 does not answer" ;;
    *) says="$1 answers with status $code" ;;
  esac
  return 1
}
perform() {
  part=$2_$1
  shift 2
  command -v "$part" >/dev/null || return 0
  "$part" "$@"
}
prepare() {
  at=0 stage=prepare
  while [ "$at" -lt "$operations" ]; do
    detail=
    [ -e "$at.intent" ] || "operation_$at" prepare || {
      failed prepare
      return 1
    }
    at=$((at + 1))
  done
}
switch() {
  at=0 stage=switch
  while [ "$at" -lt "$operations" ]; do
    if [ ! -e "$at.result" ]; then
      detail=
      say "op $number $at switch started"
      if ! "operation_$at" act || ! "operation_$at" check || ! record "$at.result" ok; then
        failed switch
        return 1
      fi
      say "op $number $at switch done $detail"
    fi
    at=$((at + 1))
  done
}
revert() {
  trouble='' reason=$cause stage=revert restarted=''
  spare
  mark reverting || trouble=$cause
  at=$operations
  while [ "$at" -gt 0 ]; do
    at=$((at - 1))
    turn undo
  done
  while [ "$at" -lt "$operations" ]; do
    turn settle
    at=$((at + 1))
  done
  if [ -n "$trouble" ]; then
    mark revert-failed
    end revert-failed "$reason The way back failed: $trouble"
  else
    mark reverted
    end reverted "$reason"
  fi
}
turn() {
  acted='' detail=''
  if "operation_$at" "$1"; then
    [ -z "$acted" ] || say "op $number $at revert done $detail"
  else
    trouble="\${trouble:+$trouble }$cause"
    failed revert
  fi
}
end() {
  clock
  say "end $number $1 $((now - began)) \${2-}"
  [ "$1" = committed ]
}
enter() {
  number=$1 tx=$state/tx/$run.$1
  waiting='' cause='' detail='' restarted='' operations=0
  cd "$tx" || return
  set -- tmp/*
  [ ! -e "$1" ] || rm -f "$@" 9>&-
  . ./plan
  clock
  began=$now
  say "begin $number"
}
apply() {
  enter "$1" || return
  if prepare && switch && mark committed; then
    end committed
  elif [ -e pending ]; then
    revert
  else
    reason=$cause
    mark unchanged
    end unchanged "$reason"
  fi
}
resume() {
  if [ -e "$state/tx/$run.$1/reverting" ]; then
    rollback "$1"
  elif [ -e "$state/tx/$run.$1/pending" ]; then
    apply "$1"
  fi
}
rollback() {
  for found in pending reverting committed revert-failed; do
    [ -e "$state/tx/$run.$1/$found" ] || continue
    enter "$1" || return
    [ "$found" = reverting ] || rm -f ./*.again 9>&-
    cause="The transaction was taken back."
    revert
    return
  done
}
open_log() {
  set -C
  printf '' >"$log" || exit 0
  set +C
  printf '%s\\n' "$$" >"$home/pid"
}
take_lock() {
  [ -e "$state/lock" ] || printf '' >>"$state/lock" || refuse "stage The lock could not be made in $state: is the disk full?"
  exec 9>>"$state/lock"
  if ! flock -n 9; then
    read -r owner who <"$state/holder"
    refuse "busy Run \${owner:-unknown} of user \${who:-unknown} is at work on this host since $(date -u -r "$state/holder" +%Y-%m-%dT%H:%M:%SZ 9>&-)."
  fi
  printf '%s %s\\n' "$run" "$user" >"$state/holder"
}
look_for_pending() {
  for found in "$state"/tx/*/pending "$state"/tx/*/reverting; do
    [ -e "$found" ] || continue
    found=\${found%/*}
    case \${found##*/} in
      "$run".*) ;;
      *) refuse "pending Transaction \${found##*/} of an earlier run has no end state." ;;
    esac
  done
}
tidy() {
  cd "$state" || return
  rm -f "$home/reserve" 9>&-
  set -- tx/*/
  [ $# -gt 5 ] || return
  ls -1td tx/*/ 9>&- | tail -n +6 9>&- | while read -r old; do
    [ -e "$old/pending" ] || [ -e "$old/reverting" ] || rm -rf "$old" 9>&-
  done
  for old in runs/*/; do
    old=\${old#runs/}
    set -- tx/"\${old%/}".*
    [ -e "$1" ] || rm -rf "runs/$old" 9>&-
  done
}
main() {
  trap : TERM INT HUP
  open_log
  take_lock
  look_for_pending
  read -r count <"$home/count"
  current=1
  while [ "$current" -le "$count" ]; do
    case $mode in
      apply) apply "$current" || break ;;
      resume) resume "$current" || break ;;
      rollback) rollback $((count - current + 1)) ;;
    esac
    current=$((current + 1))
  done
  while [ "$mode" = apply ] && [ "$current" -lt "$count" ]; do
    current=$((current + 1))
    say "end $current skipped 0 An earlier instance of this host failed."
  done
  say over
  tidy
}
main </dev/null >>"$home/stderr" 2>&1
exit 0
`;
