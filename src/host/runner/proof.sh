# prove UNIT INTERPRETER LIBRARY STABLE TIMEOUT [URL HOST PORT PATH]
prove_unit_prepare() {
  [ -n "${6-}" ] || return 0
  command -v curl >/dev/null && return 0
  case $6 in
    https:*) fail "The health check of $6 needs curl, which is not installed." ;;
    *) command -v bash >/dev/null || fail "The health check of $6 needs curl or bash, and neither is installed." ;;
  esac
}

prove_unit_act() {
  watch "$@"
}

# After a revert the old state must serve as it did: the same watch, but no library is asked for.
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

# Polls until the unit has been up for STABLE seconds, maps the library and is healthy, all at the same look.
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
    elif [ -n "${1-}" ]; then
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

# A unit that fails or is started anew while it is watched will not get better by waiting.
keeps() {
  case $active in
    failed | inactive | deactivating)
      fail "$unit did not stay up: it is $active ($result)."
      return 1
      ;;
  esac
  : "${most:=$restarts}" "${first:=$invocation}"
  if [ "$sub" = auto-restart ] || [ "$restarts" -gt "$most" ]; then
    fail "$unit does not stay up: systemd keeps restarting it."
  elif [ "$invocation" != "$first" ]; then
    fail "$unit was restarted by somebody else while it was watched."
  fi
}

# Right after a start a process can still be systemd's own child, or at the loader: only those older than 2 s must map.
# shellcheck disable=SC2086
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
  # shellcheck disable=SC2012
  counts=$(ls -l $exes 2>/dev/null 9>&- | awk -v interpreter="$interpreter" -v library="/$library" '
    {
      if (!match($0, /\/proc\/[0-9]+\/exe -> /)) { hidden++; next }
      pid = substr($0, RSTART + 6, RLENGTH - 14)
      exe = substr($0, RSTART + RLENGTH)
      sub(/ \(deleted\)$/, "", exe)
      sub(/.*\//, "", exe)
      if (exe != interpreter) next
      stat = ""
      getline stat < ("/proc/" pid "/stat")
      if (stat == "") next
      sub(/.*\) /, "", stat)
      split(stat, field, " ")
      getline uptime < "/proc/uptime"
      close("/proc/uptime")
      split(uptime, up, " ")
      file = "/proc/" pid "/maps"
      found = 0
      while ((getline line < file) > 0)
        if (index(line, library) && line !~ /\(deleted\)$/) { found = 1; break }
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

# URL HOST PORT PATH; sets what it says where it is not well.
healthy() {
  if command -v curl >/dev/null; then
    code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' --url "$1" 2>/dev/null 9>&-)
  else
    # In one write: a small server may close after the first line, and what comes then resets the connection.
    # shellcheck disable=SC2016
    code=$(timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2" &&
      printf -v request "GET %s HTTP/1.0\r\nHost: %s:%s\r\nConnection: close\r\n\r\n" "$3" "$1" "$2" &&
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
