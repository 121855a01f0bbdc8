# preload.try INTERPRETER USER LIBRARY PRELOAD MALLOC_CONF [ARGUMENT…]
preload_try_prepare() {
  [ -x "$1" ] || fail "The interpreter $1 is not there, or is not executable." || return
  id -u -- "$2" >/dev/null 2>&1 9>&- || fail "There is no user $2: a unit with DynamicUser=yes needs libnss-systemd on its host for that."
}

# The interpreter gets its program from a pipe that stays empty and open until its memory map was seen.
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
    other=
    [ "${6--}" = - ] || other=" (called with $6; the playbook can name arguments with which it ends at once: try: [\"-v\"])"
    fail "$1 with $3 ends with status $code$other: $(grep . "$at.out" 9>&- | tail -n 1 9>&-)"
  elif [ -s "$at.out" ]; then
    fail "$1 with $3 complains: $(tail -n 1 "$at.out" 9>&-)"
  elif [ -z "$mapped" ]; then
    look_at_loader "$@" || fail "$1 runs, but does not map $3: is it a setuid program, or does it have file capabilities?"
  fi
}

try() {
  debug=$1 interpreter=$2 owner=$3 preload=$5 conf=$6
  shift 6
  cd / && exec setpriv --reuid "$owner" --regid "$group" --init-groups env -i PATH="$PATH" ${debug:+"$debug"} \
    LD_PRELOAD="$preload" ${conf:+"MALLOC_CONF=$conf"} "$interpreter" "$@"
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

# For a program that was gone before it could be looked at: what the loader says it has initialised.
look_at_loader() {
  try LD_DEBUG=files "$@" </dev/null 2>"$at.loader" >/dev/null 9>&- &
  child=$!
  reap
  grep -Fq -e "calling init: $3" -e "calling init: $real" "$at.loader" 9>&-
}
