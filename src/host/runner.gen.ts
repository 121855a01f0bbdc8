/* Generated from src/host/runner/ by scripts/embed-runner.mjs. Do not edit. */

/** The runner, as it is sent to a host. */
export const runner = `#!/bin/sh
set -u
umask 077
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
HOME=\${HOME:-/root}
export PATH LC_ALL HOME
mode=$1 run=$2 user=$3 apt_wait=$4
state=/var/lib/fleet
home=$state/runs/$run
log=$home/$5
shift 5
only=$*
owner=
met=
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
  [ -z "$waiting" ] || rm -f $waiting 9>&-
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
  while read -r key value; do
    case $key in
      base) base=$value ;;
      want) want=$value ;;
      kept) kept=$value ;;
      invocation) invocation_before=$value ;;
      container) before=$value ;;
      called) called=$value ;;
      named) named=$value ;;
      meant) meant=$value ;;
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
    if [ -z "$owner" ]; then
      hash=$(sha256sum <"$1" 9>&-)
    else
      hash=$(as cat -- "$1" 9>&- | sha256sum 9>&-)
    fi
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
  if [ -n "$owner" ]; then
    as test -w "$near" 9>&-
  else
    [ -w "$near" ] && { [ ! -e "$1" ] || [ -w "$1" ]; }
  fi
}
file_prepare() {
  plain "$1" || fail "$1 is not a plain file, and fleet does not replace links or special files." || return
  single "$1" || fail "$1 has several hard links, and replacing it would part them." || return
  hash "$1"
  [ "$hash" = "$2" ] || fail "$1 has changed since the plan." || return
  nearest "$1"
  writable "$1" || fail "$1 cannot be written\${owner:+ by $owner}: its file system is read-only, or it is immutable\${owner:+, or does not belong to $owner}." || return
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
  if [ -z "$owner" ]; then
    cp --preserve=all -T -- "$1" "tmp/$at.pre" 9>&-
  else
    looks=$(as stat -c '%a %y' -- "$1" 9>&-) && as cat -- "$1" 9>&- >"tmp/$at.pre" &&
      chmod "\${looks%% *}" "tmp/$at.pre" 9>&- && touch -d "\${looks#* }" "tmp/$at.pre" 9>&-
  fi
}
fill() {
  as sh -c 'umask 077 && cat >"$2" && chmod "$1" "$2"' - "$1" "$temporary" 9>&-
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
    "$4") [ -z "\${6-}" ] || set_mode "$1" "$2" ;;
    "$3") replace "$@" 2>>"$at.out" || fail "$1 could not be written: $(tail -n 1 "$at.out" 9>&-)" ;;
    *) conflict "$1" ;;
  esac
}
set_mode() {
  [ "$(stat -c %a -- "$1" 9>&-)" = "\${2#0}" ] || as chmod "$2" -- "$1" 2>"$at.out" 9>&- ||
    fail "The mode of $1 could not be set: $(tail -n 1 "$at.out" 9>&-)"
}
replace() {
  folder=\${1%/*} temporary=\${1%/*}/.fleet-$run.$number-$at
  as rm -f -- "$temporary" 9>&- && make_folders "$folder" || return
  if [ -n "$owner" ]; then
    mode=$2
    [ "$3" = absent ] || [ -n "\${6-}" ] || mode=$(as stat -c %a -- "$1" 9>&-) || return
    fill "$mode" <"payload/$at"
  elif [ "$3" = absent ]; then
    install -m "$2" -T -- "payload/$at" "$temporary" 9>&-
  else
    cp --attributes-only --preserve=all -T -- "$1" "$temporary" 9>&- && cat "payload/$at" 9>&- >"$temporary" &&
      { [ -z "\${6-}" ] || chmod "$2" "$temporary" 9>&-; }
  fi && as sync "$temporary" 9>&- && as mv -fT -- "$temporary" "$1" 9>&- && as sync "$folder/" 9>&-
}
make_folders() {
  [ ! -d "$1/" ] || return 0
  make_folders "\${1%/*}" && as mkdir -m 0755 -- "$1" 9>&- && as sync "\${1%/*}/" 9>&-
}
file_write_check() {
  hash "$1"
  [ "$hash" = "$4" ] || fail "$1 does not hold what was written to it." || return
  [ -z "\${6-}" ] || [ "$(stat -c %a -- "$1" 9>&-)" = "\${2#0}" ] || fail "$1 does not have the mode that was set."
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
    "$2") { as rm -f -- "$1" 9>&- && as sync "\${1%/*}/" 9>&- && clear_folder "$1"; } 2>>"$at.out" ||
      fail "$1 could not be removed: $(tail -n 1 "$at.out" 9>&-)" ;;
    *) conflict "$1" ;;
  esac
}
clear_folder() {
  case \${1%/*} in
    */*.d) as rmdir -- "\${1%/*}" 2>/dev/null 9>&- || : ;;
  esac
}
file_remove_check() {
  [ ! -e "$1" ] || fail "$1 is still there."
}
file_remove_undo() {
  take_back "$1"
}
file_intact() {
  [ -e "$at.intent" ] || return 0
  recall "$at.intent"
  hash "$1"
  [ "$hash" = "$want" ] || [ "$hash" = "$base" ] || fail "$1 was changed by somebody else since, so nothing was taken back."
}
file_write_intact() {
  file_intact "$1"
}
file_remove_intact() {
  file_intact "$1"
}
take_back() {
  [ -e "$at.intent" ] || return 0
  recall "$at.intent"
  acting
  folder=\${1%/*} temporary=\${1%/*}/.fleet-$run.$number-$at
  [ ! -e "$temporary" ] || as rm -f -- "$temporary" 9>&-
  hash "$1"
  case $hash in
    "$base") [ ! -e "$at.pre" ] || set_mode "$1" "$(stat -c %a "$at.pre" 9>&-)" || return ;;
    "$want") put_back "$1" 2>"$at.out" || fail "$1 could not be put back: $(tail -n 1 "$at.out" 9>&-)" || return ;;
    *) conflict "$1" || return ;;
  esac
  while [ "\${folder:-/}" != "$kept" ]; do
    as rmdir -- "$folder" 2>/dev/null 9>&- || break
    folder=\${folder%/*}
  done
}
put_back() {
  if [ "$base" = absent ]; then
    as rm -f -- "$1" 9>&-
  else
    make_folders "$folder" && if [ -z "$owner" ]; then
      cp --preserve=all -T -- "$at.pre" "$temporary" 9>&-
    else
      looks=$(stat -c '%a %y' "$at.pre" 9>&-) && fill "\${looks%% *}" <"$at.pre" &&
        as touch -d "\${looks#* }" -- "$temporary" 9>&-
    fi && as sync "$temporary" 9>&- && as mv -fT -- "$temporary" "$1" 9>&-
  fi && as sync "$folder/" 9>&- && hash "$1" && [ "$hash" = "$base" ]
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
  set -- -o Dir::Cache::pkgcache= "$@"
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
ctl() {
  if [ -z "$owner" ]; then
    systemctl "$@" 9>&-
  else
    as env XDG_RUNTIME_DIR="/run/user/$(id -u -- "$owner" 9>&-)" systemctl --user "$@" 9>&-
  fi
}
systemd_reload_act() {
  ctl daemon-reload >"$at.out" 2>&1 9>&- || fail "systemctl daemon-reload failed: $(tail -n 1 "$at.out" 9>&-)"
}
systemd_reload_check() {
  [ $# -gt 1 ] || return 0
  unit=$1
  shift
  shown=$(ctl show -p Environment -- "$unit" 2>&1 9>&-)
  for wanted; do
    got=$(printf '%s\\n' "\${shown#Environment=}" | awk -v name="\${wanted%%=*}=" "$assignment" 9>&-)
    [ "$got" = "$wanted" ] ||
      fail "$unit does not get $wanted, which was written: it gets \${got:-nothing}. See systemctl cat $unit." || return
  done
}
assignment='{
  word = quote = ""
  for (i = 1; i <= length($0) + 1; i++) {
    c = substr($0, i, 1)
    if (c == "\\\\") word = word substr($0, ++i, 1)
    else if (quote == "" && (c == " " || c == "")) { if (index(word, name) == 1) { print word; exit } word = "" }
    else if (c == "\\"" || c == "\\047") {
      if (quote == "") quote = c
      else if (c == quote) quote = ""
      else word = word c
    }
    else word = word c
  }
}'
systemd_reload_settle() {
  acting
  systemd_reload_act
}
look_unit() {
  load='' active='' sub='' result='' restarts=0 invocation='' job='' control=''
  shown=$(ctl show -p LoadState,ActiveState,SubState,Result,NRestarts,InvocationID,Job,ControlGroup -- "$1" 2>&1 9>&-) || fail "systemctl cannot show $1: $shown" || return
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
journal_unit() {
  journalctl --sync >/dev/null 2>&1 9>&-
  which=-u
  [ -z "$owner" ] || which=--user-unit
  journalctl -q --no-pager -n 12 -o cat "$which" "$1" >"$at.out" 2>&1 9>&-
}
systemd_restart_act() {
  look_unit "$1" || return
  if [ -e "$at.intent" ]; then
    recall "$at.intent"
    while [ -n "$job" ] && ! anew; do
      doze 20
      look_unit "$1" || return
    done
  elif [ "$active" != active ]; then
    fail "$1 is $active, and fleet does not start what somebody has stopped." || return
  else
    intend "invocation $invocation" || return
    invocation_before=$invocation
  fi
  restarted="$restarted $1"
  anew || restart "$1"
}
anew() {
  [ -n "$invocation" ] && [ "$invocation" != "$invocation_before" ]
}
restart() {
  ctl restart -- "$1" >"$at.err" 2>&1 9>&- && return 0
  look_unit "$1"
  journal_unit "$1"
  fail "$1 could not be restarted: it is $active (\${result:-unknown}). $(head -n 1 "$at.err" 9>&-)"
}
systemd_restart_settle() {
  [ -e "$at.intent" ] || return 0
  look_unit "$1" || return
  if [ -e "$at.again" ]; then
    recall "$at.again"
    if anew; then
      restarted="$restarted $1"
      return
    fi
  else
    recall "$at.intent"
    [ "$invocation" != "$invocation_before" ] || [ "$active" != active ] || return 0
    record "$at.again" "invocation $invocation" && put || return
  fi
  acting
  restarted="$restarted $1"
  ctl reset-failed -- "$1" >/dev/null 2>&1 9>&-
  restart "$1"
}
keeps_unit() {
  case $active in
    failed | inactive | deactivating)
      fail "$subject did not stay up: it is $active ($result)."
      return 1
      ;;
  esac
  : "\${most:=$restarts}" "\${first:=$invocation}"
  if [ "$sub" = auto-restart ] || [ "$restarts" -gt "$most" ]; then
    fail "$subject does not stay up: systemd keeps restarting it."
  elif [ "$invocation" != "$first" ]; then
    fail "$subject was restarted by somebody else while it was watched."
  fi
}
engine() {
  if [ -z "$owner" ]; then
    "$@"
  else
    meet
    (cd / && as env HOME="$house" XDG_RUNTIME_DIR="/run/user/$uid" DOCKER_HOST="unix:///run/user/$uid/docker.sock" PATH="$PATH:$house/bin" "$@")
  fi
}
meet() {
  house=$HOME
  [ -n "$owner" ] || return 0
  [ "$met" = "$owner" ] || { uid=$(id -u -- "$owner" 9>&-) && home_of=$(getent passwd "$owner" 9>&- | cut -d : -f 6 9>&-) && met=$owner; }
  house=$home_of
}
ask() {
  engine timeout -k 5 60 docker "$@" 2>"$at.err" 9>&-
}
complaint() {
  tail -n 1 "$at.err" 9>&-
}
alone() {
  hold "$@" </dev/null >"$at.out" 2>&1 9>&-
}
hold() {
  [ -e busy ] || : >>busy
  { flock 7 9>&- && engine timeout -k 30 "$@" 9>&-; } 7<busy
}
aloud() {
  code=$({
    { hold "$@" 2>&1 3>&- 9>&-; echo $? >&3; } |
      { sed -u -n -e "w $at.out" -e "1,5000{s/^/out $number $at /;s/^\\(.\\{500\\}\\).*/\\1/;p}" >>"$log" 9>&- || cat >/dev/null 9>&-; } 3>&-
  } 3>&1 9>&-)
  return "\${code:-1}"
}
calm() {
  flock -w 7300 busy true 9>&- || fail "A command of an earlier runner does not end."
}
know() {
  project=$1 service=$2 image=$3 base=$5 scale=$6 tag=$4:fleet-$run.$number
}
find_compose() {
  engine sh -c 'command -v docker' >/dev/null 9>&- || fail "Docker's client is not installed." || return
  compose=
  meet
  for one in "$house/.docker" /usr/local/lib/docker /usr/local/libexec/docker /usr/lib/docker /usr/libexec/docker; do
    [ -n "$compose" ] || [ ! -x "$one/cli-plugins/docker-compose" ] || compose=$one/cli-plugins/docker-compose
  done
  : "\${compose:=docker-compose}"
  engine sh -c 'command -v "$1"' - "$compose" >/dev/null 9>&- || fail "Docker Compose is not installed."
}
identify() {
  id=$(ask image inspect -f '{{.Id}}' "$1") && [ -n "$id" ]
}
point() {
  [ -n "$2" ] || return 0
  ! identify "$1" || [ "$id" != "$2" ] || return 0
  if [ "$2" != absent ]; then
    ask tag "$2" "$1" >/dev/null
  elif [ -n "$id" ]; then
    ask rmi --no-prune "$1" >/dev/null
  fi || fail "The name $1 could not be given to image $2: $(complaint)"
}
list_containers() {
  containers=$(ask ps -a -q --no-trunc --filter "label=com.docker.compose.project=$project" \\
    --filter "label=com.docker.compose.service=$service" --filter label=com.docker.compose.oneoff=False) ||
    fail "Docker cannot list its containers: $(complaint)"
}
each_container() {
  list_containers || return
  set -- "$1" $containers
  [ $# -gt 1 ] || fail "Service $service of project $project has no container." || return
  if [ $# -ne $((scale + 1)) ]; then
    [ "$scale" = 1 ] || fail "Service $service of project $project has $(($# - 1)) containers, and the plan has seen $scale." || return
    fail "Service $service of project $project has several containers." || return
  fi
  check=$1
  shift
  for one; do
    look_container "$one" && "$check" || return
  done
}
look_container() {
  shown=$(ask container inspect -f '{{.Id}} {{.State.Status}} {{with index .State "Health"}}{{with .Status}}{{.}}{{else}}none{{end}} {{.FailingStreak}}{{else}}none 0{{end}} {{.RestartCount}} {{.State.StartedAt}} {{.State.ExitCode}} {{.State.Pid}} {{.Image}} {{.Name}} {{index .Config.Labels "com.docker.compose.container-number"}}' "$1") ||
    fail "The container of $service is gone: it was replaced or removed by somebody else." || return
  read -r container status health failures restarts since exit_code pid runs title place <<END
$shown
END
  title=\${title#/} invocation="$container $since"
  case $status.$health in
    running.none | running.healthy) active=active ;;
    running.unhealthy) active="unhealthy, says its health check" ;;
    running.*) [ "$failures" = 0 ] && active="starting: its health check has not passed yet" ||
      active="not healthy: its health check fails ($failures in a row)" ;;
    *) active=$status ;;
  esac
  find_group
}
find_group() {
  control=
  [ "$pid" != 0 ] || return 0
  while IFS= read -r line; do
    case $line in
      *:name=systemd:/*"$container"*) control=\${line#*:name=systemd:} ;;
      0::/*"$container"*) control=\${control:-\${line#0::}} ;;
    esac
  done 2>/dev/null <"/proc/$pid/cgroup" || :
}
keeps_container() {
  : "\${most:=$restarts}" "\${first:=$invocation}"
  case $status in
    running | restarting) ;;
    *)
      fail "$title did not stay up: it is $status (exit code $exit_code)."
      return 1
      ;;
  esac
  if [ "$status" = restarting ] || [ "$restarts" -gt "$most" ]; then
    fail "$title does not stay up: Docker keeps restarting it."
  elif [ "$invocation" != "$first" ]; then
    fail "$title was restarted by somebody else while it was watched."
  elif [ "$health" = unhealthy ]; then
    fail "$title is unhealthy, says its health check."
  fi
}
journal_container() {
  {
    engine timeout -k 5 20 docker logs --tail 12 "$1" 9>&-
    engine timeout -k 5 20 docker container inspect -f '{{with index .State "Health"}}{{range .Log}}{{if .ExitCode}}health check: exit code {{.ExitCode}}: {{println .Output}}{{end}}{{end}}{{end}}' "$1" 9>&- | sed -n '/./p' 9>&- | tail -n 3 9>&-
  } >"$at.out" 2>&1
}
serves_base() {
  each_container is_base
}
is_base() {
  [ "$status" = running ] || fail "$title is $status, and fleet does not start what somebody has stopped." || return
  [ "$runs" = "$base" ] || fail "$title runs another image: it has changed since the plan."
}
track() {
  names=$state/images/\${owner:+$owner@}$project.$service
  { mkdir -p "$state/images" 9>&- && printf '%s\\n' "$@" >>"$names"; } ||
    fail "The names of images could not be written to $names: is the disk full?"
}
untrack() {
  names=$state/images/\${owner:+$owner@}$project.$service left=
  [ -e "$names" ] || return 0
  while read -r one; do
    case $one in
      "$tag" | "$tag-before" | "$tag-from") whose=own ;;
      *) whose=others ;;
    esac
    if [ "$whose" = "$1" ]; then
      ask rmi "$one" >/dev/null </dev/null || ! identify "$one" </dev/null || left="$left$one
"
    else
      left="$left$one
"
    fi
  done <"$names"
  if [ -n "$left" ]; then
    printf %s "$left" >"$names.new" && mv -f "$names.new" "$names" 9>&-
  else
    rm -f "$names" 9>&-
  fi
}
image_build_prepare() {
  know "$@"
  method=$7 recipe=$8 dockerfile=$9
  shift 9
  below=$1
  shift
  find_compose && calm || return
  if identify "$tag" && identify "$tag-before"; then
    return
  fi
  serves_base && movable && room_to_build || return
  say "op $number $at prepare started"
  track "$tag" "$tag-before" \${below:+"$tag-from"} || return
  ask tag "$base" "$tag-before" >/dev/null || fail "The running image could not be kept under a name: $(complaint)" || return
  "build_$method" "$@" || return
  identify "$tag" || fail "The build of $service made no image." || return
  say "op $number $at prepare done"
}
movable() {
  pinned=
  case $image in
    *@* | sha256:*) pinned=digest ;;
    *[!0-9a-f]*) ;;
    ????????????*) ! identify "$image" || case \${id#sha256:} in "$image"*) pinned=id ;; esac ;;
  esac
  [ -z "$pinned" ] || fail "Compose calls the image of $service by its $pinned ($image), so no other can get that name."
}
room_to_build() {
  root=$(ask info -f '{{.DockerRootDir}}') || fail "Docker does not answer: $(complaint)" || return
  [ -d "$root" ] || return 0
  bytes=67108864
  [ "$method" = thin ] || bytes=$(ask image inspect -f '{{.Size}}' "$base") || fail "The running image is gone." || return
  [ "$method" = thin ] || bytes=$((bytes / 2))
  room "$root" "$bytes"
}
build_thin() {
  under=$tag-before
  if [ -n "$below" ]; then
    under=$tag-from
    ask tag "$below" "$under" >/dev/null || fail "The image to build on is gone: $(complaint)" || return
  fi
  aloud 1800 env BUILDX_BUILDER=default BUILDKIT_PROGRESS=plain docker build --force-rm \\
    --build-arg "BASE=$under" -t "$tag" - <"$recipe" || not_built 1800 || return
  [ -z "$below" ] || ask rmi --no-prune "$under" >/dev/null || :
}
build_full() {
  stash=$tx/full from=
  meet
  [ -z "$owner" ] || stash=/run/user/$uid/fleet-$run.$number
  as mkdir -p -m 700 -- "$stash" 9>&- || full || return
  if [ -n "$recipe" ]; then
    from=",\\"build\\":{\\"dockerfile\\":\\"$stash/Dockerfile\\"}"
    stow Dockerfile <"$recipe" || return
    ! as test -f "$dockerfile.dockerignore" || as cp -- "$dockerfile.dockerignore" "$stash/Dockerfile.dockerignore" 9>&- || full || return
  fi
  printf '{"services":{"%s":{"image":"%s"%s}}}\\n' "$service" "$tag" "$from" | stow image.json || return
  aloud 7200 env BUILDKIT_PROGRESS=plain "$compose" "$@" -f "$stash/image.json" build "$service" </dev/null || not_built 7200
  code=$?
  as rm -rf -- "$stash" 9>&-
  return "$code"
}
stow() {
  as sh -c 'cat >"$1"' - "$stash/$1" 9>&- || full
}
not_built() {
  case $? in
    124 | 137) fail "The image was not built within $(($1 / 60)) minutes." ;;
    *) fail "The image could not be built: $(tail -n 1 "$at.out" 9>&-)" ;;
  esac
}
image_build_discard() {
  know "$@"
  untrack own
}
compose_up_prepare() {
  know_up "$@"
  shift 8
  find_compose && serves_base && movable || return
  [ ! -e "$override" ] || set -- "$@" -f "$override"
  alone 60 "$compose" "$@" config -q || fail "Compose cannot read the project: $(tail -n 1 "$at.out" 9>&-)"
}
know_up() {
  know "$@"
  was=\${7:-$image} override=$8
}
compose_up_act() {
  know_up "$@"
  shift 8
  find_compose && calm || return
  if [ -e "$at.intent" ]; then
    recall "$at.intent"
    sort_out || return
  else
    identify "$tag" || fail "The image $tag is gone." || return
    want=$id before='' called='' all_new=
    each_container note_base || return
    identify "$image" || id=absent
    intend "container $before" "called $called" "base $base" "want $want" "named $id" || return
    recall "$at.intent"
  fi
  restarted=$(titles)
  [ -z "$all_new" ] || return 0
  [ -z "$override" ] || [ -e "$override" ] || fail "$override, which names the new image, was not written." || return
  up "$image" "$want" "$@"
}
note_base() {
  is_base || return
  before="$before\${before:+ }$container@$since" called="$called\${called:+ }$place=$title"
}
titles() {
  for one in $called; do
    printf '%s ' "\${one#*=}"
  done
}
names() {
  meant_name=$1
  shift
  shown=$(engine timeout -k 5 60 "$compose" "$@" config 2>"$at.err" 9>&- </dev/null | awk -v wanted="$service" '
    /^[^ ]/ { inside = /^services:/ }
    /^  [^ ]/ { key = $0; gsub(/[ ":\\047]/, "", key); mine = inside && key == wanted }
    mine && /^    image: / { name = $2; gsub(/["\\047]/, "", name); print name; exit }' 9>&-)
  [ -z "$shown" ] || [ "$shown" = "$meant_name" ] ||
    fail "The compose files name the image $shown for $service by now, and not $meant_name: its container was left as it is."
}
up() {
  name=$1 new=$2
  shift 2
  [ ! -e "$override" ] || set -- "$@" -f "$override"
  names "$name" "$@" && point "$name" "$new" || return
  pull='--pull never' many=
  [ "$scale" = 1 ] || many="--scale $service=$scale"
  engine "$compose" up --help 2>/dev/null 9>&- | grep -q -e '--pull ' 9>&- || pull=
  alone 900 env COMPOSE_REMOVE_ORPHANS=0 "$compose" "$@" up -d --no-deps --no-build $pull $many "$service" ||
    fail "Compose could not replace the container of $service: $(tail -n 1 "$at.out" 9>&-)"
}
compose_up_check() {
  recall "$at.intent"
  runs_now "$want"
}
runs_now() {
  expected=$1
  each_container is_expected
}
is_expected() {
  [ "$runs" = "$expected" ] || fail "$title does not run the image that it should." || return
  [ "$status" = running ] || {
    journal_container "$container"
    fail "$title did not come up: it is $status (exit code $exit_code)."
  }
}
sort_out() {
  all_new=1 all_base=1 all_same=1 foreign=''
  list_containers || return
  for pair in $called; do
    sort_place "\${pair%%=*}" "\${pair#*=}" || return
  done
}
sort_place() {
  best='' top=0 surplus=''
  for one in $containers; do
    look_container "$one" || return
    [ "$place" = "$1" ] || continue
    case $status.$since in
      running.* | restarting.* | paused.*) rank=3 ;;
      *.0001-*) rank=1 ;;
      *) rank=2 ;;
    esac
    if [ "$rank" -gt "$top" ]; then
      surplus="$surplus $best" best=$one top=$rank
    else
      surplus="$surplus $one"
      [ "$rank" -lt 3 ] || fail "Service $service of project $project has several containers that run." || return
    fi
  done
  for one in $surplus; do
    ask rm "$one" >/dev/null || fail "What compose has left behind could not be removed: $(complaint)" || return
  done
  if [ -z "$best" ]; then
    all_new='' all_base='' all_same=''
    return 0
  fi
  look_container "$best" || return
  [ "$title" = "$2" ] || ask rename "$best" "$2" ||
    fail "$title could not get its name $2 back: $(complaint)" || return
  title=$2
  case " $before " in
    *" $container@"*) all_new='' ;;
  esac
  case " $before " in
    *" $container@$since "*) [ "$status" = running ] || all_same='' ;;
    *) all_same='' ;;
  esac
  [ "$runs" = "$want" ] && [ "$status" != created ] || all_new=
  [ "$runs" = "$base" ] && [ "$status" = running ] || all_base=
  [ "$runs" = "$want" ] || [ "$runs" = "$base" ] || foreign=$title
}
compose_up_intact() {
  [ -e "$at.intent" ] || return 0
  know_up "$@"
  shift 8
  identify "$base" || fail "The image that $service had before ($tag-before) cannot be had, so nothing was taken back: $(complaint)" || return
  find_compose || return
  if [ "$was" = "$image" ] && [ -e "$override" ]; then
    set -- "$@" -f "$override"
  fi
  names "$was" "$@"
}
compose_up_settle() {
  [ -e "$at.intent" ] || return 0
  know_up "$@"
  shift 8
  find_compose && calm || return
  recall "$at.intent"
  sort_out || return
  [ -z "$foreign" ] || fail "$foreign runs an image that is not of this transaction, and was left as it is." || return
  if [ ! -e "$at.again" ]; then
    identify "$image" || id=absent
    case $id in
      "$want" | "$base") ;;
      *) named=$id ;;
    esac
    identify "$was" || id=absent
    record "$at.again" "named $named" "meant $id" && put || return
  fi
  recall "$at.again"
  acting
  [ -n "$all_same" ] || restarted=$(titles)
  [ -n "$all_base" ] || serve_again "$@" || return
  point "$image" "$named" && { [ "$was" = "$image" ] || point "$was" "$meant"; }
}
serve_again() {
  tries=0
  until up "$was" "$base" "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 10 ] && grep -Eq 'already (allocated|in use)' "$at.out" 9>&- || return
    say "op $number $at revert waiting for a port that is taken"
    doze 300
  done
  runs_now "$base"
}
compose_up_commit() {
  know "$@"
  untrack others
}
prove_unit_prepare() {
  can_ask "\${6-}" "\${7-}" "\${8-}" "\${9-}"
}
prove_unit_act() {
  source=unit subject=$1 what=$1
  shift
  watch "$@"
}
prove_unit_settle() {
  source=unit subject=$1 what=$1
  shift
  serves_as_before "$@"
}
prove_container_prepare() {
  can_ask "\${7-}" "\${8-}" "\${9-}" "\${10-}" || return
  [ ! -e pending ] || return 0
  project=$1 service=$2
  list_containers || return
  for one in $containers; do
    look_container "$one" || return
    [ "$health" != unhealthy ] || fail "$title is unhealthy already, so its health check could not prove anything." || return
  done
}
prove_container_act() {
  watch_all watch "$@"
}
prove_container_settle() {
  watch_all serves_as_before "$@"
}
watch_all() {
  how=$1 project=$2 service=$3
  shift 3
  list_containers || return
  [ -n "$containers" ] || fail "Service $service of project $project has no container." || return
  for one in $containers; do
    look_container "$one" || return
    source=container subject=$title what=$container
    "$how" "$@" || return
  done
  for one in $containers; do
    look_container "$one" || return
    [ "$status" = running ] || fail "$title is $status." || return
  done
}
can_ask() {
  [ -n "$1" ] || return 0
  if ! command -v curl >/dev/null; then
    case $1 in
      https:*) fail "The health check of $1 needs curl, which is not installed." || return ;;
      *) command -v bash >/dev/null || fail "The health check of $1 needs curl or bash, and neither is installed." || return ;;
    esac
  fi
  [ ! -e pending ] || return 0
  for try in 1 2 3; do
    ! healthy "$@" || return 0
    [ "$try" = 3 ] || doze 100
  done
  fail "$says already, so its health check could not prove anything: is the instance's health URL right?"
}
serves_as_before() {
  acting
  if [ -n "$restarted" ]; then
    shift 2
    watch '' '' "$@"
  else
    "look_$source" "$what" || return
    [ "$active" = active ] || fail "$subject is $active."
  fi
}
watch() {
  interpreter=$1 library=$2 stable=$3 limit=$4
  having="with $library" lacking="without $library"
  [ "$library" != none ] || having="on the C library's own allocator" lacking="with another allocator than the C library's own"
  shift 4
  clock
  started=$now pause=5 first='' most=''
  case " $restarted " in *" $subject "*) most=0 ;; esac
  while :; do
    if ! "look_$source" "$what" || ! "keeps_$source"; then
      "journal_$source" "$what"
      return 1
    fi
    wanting=
    if [ "$active" != active ]; then
      wanting="$subject is still $active"
    elif [ -n "$library" ] && ! maps; then
      [ "$bare" = 0 ] || {
        fail "A process of $subject runs $interpreter $lacking."
        "journal_$source" "$what"
        return 1
      }
      wanting="no process of $subject runs $interpreter $having"
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
        "journal_$source" "$what"
        return 1
      }
    fi
    doze $((rest < pause ? rest : pause))
    pause=$((pause < 50 ? pause * 2 : 100))
  done
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
      if (exe != interpreter && !(interpreter == "node" && exe == "nodejs") &&
        !(index(exe, interpreter) == 1 && substr(exe, length(interpreter) + 1) ~ /^[0-9.]+$/)) next
      stat = ""
      getline stat < ("/proc/" pid "/stat")
      if (stat == "") next
      sub(/.*\\) /, "", stat)
      split(stat, field, " ")
      getline uptime < "/proc/uptime"
      close("/proc/uptime")
      split(uptime, up, " ")
      file = "/proc/" pid "/maps"
      found = read = other = 0
      while ((getline line < file) > 0) {
        read = 1
        if (library == "/none") other = other || line ~ /\\/lib(je|mi|tc)malloc[^\\/]*[.]so/
        else if (index(line, library) && line !~ /\\(deleted\\)$/) { found = 1; break }
      }
      close(file)
      if (library == "/none") found = read && !other
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
    code=$(timeout 5 bash --norc -c 'exec 3<>"/dev/tcp/$1/$2" &&
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
perform_as() {
  owner=$1
  shift
  perform "$@"
  set -- "$?"
  owner=
  return "$1"
}
as() {
  if [ -z "$owner" ]; then
    "$@"
  else
    setpriv --reuid "$owner" --regid "$(id -g -- "$owner" 9>&-)" --init-groups "$@" 9>&-
  fi
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
    close discard
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
close() {
  at=0
  while [ "$at" -lt "$operations" ]; do
    "operation_$at" "$1"
    at=$((at + 1))
  done
}
end() {
  clock
  audit "$1"
  say "end $number $1 $((now - began)) \${2-}"
  [ "$1" = committed ]
}
audit() {
  ended=$1
  set -f
  set -- $instance
  set +f
  printf '%s\\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ 9>&-) $run.$number $user $ended $*" >>"$state/audit.log"
}
enter() {
  number=$1 tx=$state/tx/$run.$1
  waiting='' cause='' detail='' restarted='' operations=0 instance=''
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
    close commit
    end committed
  elif [ -e pending ]; then
    revert
  else
    reason=$cause
    mark unchanged
    close discard
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
intact() {
  at=0
  while [ "$at" -lt "$operations" ]; do
    "operation_$at" intact || return
    at=$((at + 1))
  done
}
rollback() {
  for found in pending reverting committed revert-failed; do
    [ -e "$state/tx/$run.$1/$found" ] || continue
    enter "$1" || return
    if [ "$found" = committed ] && ! intact; then
      end unchanged "$cause"
      return
    fi
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
  printf '%s\\n' "$$" >"$log.pid"
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
meant() {
  case " \${only:-$1} " in
    *" $1 "*) ;;
    *) return 1 ;;
  esac
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
      resume) ! meant "$current" || resume "$current" || break ;;
      rollback) ! meant $((count - current + 1)) || rollback $((count - current + 1)) ;;
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
