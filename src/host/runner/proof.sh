# prove_unit UNIT and prove_container PROJECT SERVICE, then INTERPRETER LIBRARY STABLE TIMEOUT [URL HOST PORT PATH].
# LIBRARY is how its file's name begins, or `none`: no allocator may be there but the C library's own.
# Each source of processes has its own look_…, keeps_… and journal_…; the watch is one.
prove_unit_prepare() {
  can_ask "${6-}" "${7-}" "${8-}" "${9-}"
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
  can_ask "${7-}" "${8-}" "${9-}" "${10-}" || return
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

# Lets each container of a service be watched by HOW; where they are several, none may have ended while the others were.
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

# URL HOST PORT PATH. What does not answer well before the change could prove nothing after it.
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
  fail "Before the change $says, so its health check could not prove anything: is the instance's health URL right?"
}

# After a revert the old state must serve as it did: the same watch, but no library is asked for.
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

# Polls until it has been up for STABLE seconds, maps the library and is healthy, all at the same look.
watch() {
  interpreter=$1 library=$2 stable=$3 limit=$4
  having="with $library" lacking="without $library"
  [ "$library" != none ] || having="on the C library's own allocator" lacking="with another allocator than the C library's own"
  shift 4
  clock
  started=$now pause=5 first='' most='' others=0
  case " $restarted " in *" $subject "*) most=0 ;; esac
  while :; do
    if ! "look_$source" "$what" || ! "keeps_$source"; then
      "journal_$source" "$what"
      return 1
    fi
    [ "$invocation" = "${first:=$invocation}" ] || afresh || return
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
        "journal_$source" "$what"
        return 1
      }
    fi
    doze $((rest < pause ? rest : pause))
    pause=$((pause < 50 ? pause * 2 : 100))
  done
}

# Somebody else has started it anew, as needrestart does after an upgrade, or an engine that is restarted itself. That proves nothing
# against the change: it is watched from the beginning.
afresh() {
  others=$((others + 1)) first=$invocation most=$restarts pause=5
  clock
  started=$now
  [ "$others" -le 3 ] || fail "$subject was restarted by somebody else again and again while it was watched."
}

# Right after a start a process can still be the starter's own child, or at the loader: only those older than 2 s must map.
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
      if (exe != interpreter && !(interpreter == "node" && exe == "nodejs") &&
        !(index(exe, interpreter) == 1 && substr(exe, length(interpreter) + 1) ~ /^[0-9.]+$/)) next
      stat = ""
      getline stat < ("/proc/" pid "/stat")
      if (stat == "") next
      sub(/.*\) /, "", stat)
      split(stat, field, " ")
      getline uptime < "/proc/uptime"
      close("/proc/uptime")
      split(uptime, up, " ")
      file = "/proc/" pid "/maps"
      found = read = other = 0
      while ((getline line < file) > 0) {
        read = 1
        if (library == "/none") other = other || line ~ /\/lib(je|mi|tc)malloc[^\/]*[.]so/
        else if (index(line, library) && line !~ /\(deleted\)$/) { found = 1; break }
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

# URL HOST PORT PATH; sets what it says where it is not well.
healthy() {
  if command -v curl >/dev/null; then
    code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' --url "$1" 2>/dev/null 9>&-)
  else
    # In one write: a small server may close after the first line, and what comes then resets the connection.
    # shellcheck disable=SC2016
    code=$(timeout 5 bash --norc -c 'exec 3<>"/dev/tcp/$1/$2" &&
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
