# What the operations on a compose service share. Its container is found by the labels that compose writes on it.

# Docker's client and compose are called as the user whose rootless engine it is: root would read for him what he may not,
# and run what he has put in his home.
engine() {
  if [ -z "$owner" ]; then
    "$@"
  else
    meet
    (cd / && as env HOME="$house" XDG_RUNTIME_DIR="/run/user/$uid" DOCKER_HOST="unix:///run/user/$uid/docker.sock" PATH="$PATH:$house/bin" "$@")
  fi
}

# The number and the home of the owner, once for each operation.
meet() {
  house=$HOME
  [ -n "$owner" ] || return 0
  [ "$met" = "$owner" ] || { uid=$(id -u -- "$owner" 9>&-) && home_of=$(getent passwd "$owner" 9>&- | cut -d : -f 6 9>&-) && met=$owner; }
  house=$home_of
}

# A look at Docker has a limit: an engine that hangs must not hang the transaction. One that is restarted or upgraded is back in a moment.
ask() {
  for nap in 50 100 200 300 500 500 500 500 500 500 500 500 500 500 0; do
    # Also what fails may print something.
    if got=$(engine timeout -k 5 60 docker "$@" 2>"$at.err" 9>&-); then
      printf '%s\n' "$got"
      return 0
    fi
    lost "$at.err" && ! going_down || return 1
    [ "$nap" != 50 ] || say "op $number $at $stage waiting for Docker's engine, which does not answer"
    doze "$nap"
  done
  return 1
}

# Whether Docker's client or compose complains in FILE of an engine that went away or is not there.
lost() {
  grep -Eqi 'cannot connect to the docker daemon|couldn.t connect to docker|error during connect|connection (refused|reset|aborted)|broken pipe|unexpected EOF|transport is closing|context canceled|shutting down' "$1" 2>/dev/null 9>&-
}

# What an engine was lost in the middle of is looked at and done again, as after a kill.
despite_loss() {
  rm -f "$at.out" 9>&-
  "$@" || { lost "$at.out" && ! going_down && "$@"; }
}

complaint() {
  tail -n 1 "$at.err" 9>&-
}

# Docker's and compose's commands outlive a runner that is killed. Each holds a lock of the transaction, for the next runner to wait for.
alone() {
  hold "$@" </dev/null >"$at.out" 2>&1 9>&-
}

hold() {
  [ -e busy ] || : >>busy
  { flock 7 9>&- && engine timeout -k 30 "$@" 9>&-; } 7<busy
}

# The same with our own stdin, and what it prints is told as it comes: of a flood the beginning, of a long line, too.
# A disk that is full takes no more of it, and the command goes on.
aloud() {
  code=$({
    { hold "$@" 2>&1 3>&- 9>&-; echo $? >&3; } |
      { sed -u -n -e "w $at.out" -e "1,5000{s/^/out $number $at /;s/^\(.\{500\}\).*/\1/;p}" >>"$log" 9>&- || cat >/dev/null 9>&-; } 3>&-
  } 3>&1 9>&-)
  return "${code:-1}"
}

calm() {
  flock -w 7300 busy true 9>&- || fail "A command of an earlier runner does not end."
}

# The first words of each operation on a service: PROJECT SERVICE IMAGE REPOSITORY BASE SCALE MARK.
know() {
  project=$1 service=$2 image=$3 base=$5 scale=$6 tag=$4:fleet-$run.$number$7
}

# The plugin's own binary, else the command that stands alone.
find_compose() {
  engine sh -c 'command -v docker' >/dev/null 9>&- || fail "Docker's client is not installed." || return
  compose=
  meet
  for one in "$house/.docker" /usr/local/lib/docker /usr/local/libexec/docker /usr/lib/docker /usr/libexec/docker; do
    [ -n "$compose" ] || [ ! -x "$one/cli-plugins/docker-compose" ] || compose=$one/cli-plugins/docker-compose
  done
  : "${compose:=docker-compose}"
  # shellcheck disable=SC2016
  engine sh -c 'command -v "$1"' - "$compose" >/dev/null 9>&- || fail "Docker Compose is not installed."
}

# The id behind an image's name; fails where there is none.
identify() {
  id=$(ask image inspect -f '{{.Id}}' "$1") && [ -n "$id" ]
}

# Lets NAME mean the image ID, or nothing.
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
  containers=$(ask ps -a -q --no-trunc --filter "label=com.docker.compose.project=$project" \
    --filter "label=com.docker.compose.service=$service" --filter label=com.docker.compose.oneoff=False) ||
    fail "Docker cannot list its containers: $(complaint)"
}

# Looks at each container of the service, as many as the plan has seen, and asks CHECK of it.
each_container() {
  list_containers || return
  # shellcheck disable=SC2086
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
    if lost "$at.err"; then
      fail "Docker does not answer: $(complaint)"
    else
      fail "The container of $service is gone: it was replaced or removed by somebody else."
    fi || return
  read -r container status health failures restarts since exit_code pid runs title place <<END
$shown
END
  title=${title#/} invocation="$container $since"
  case $status.$health in
    running.none | running.healthy) active=active ;;
    running.unhealthy) active="unhealthy, says its health check" ;;
    running.*) [ "$failures" = 0 ] && active="starting: its health check has not passed yet" ||
      active="not healthy: its health check fails ($failures in a row)" ;;
    *) active=$status ;;
  esac
  find_group
}

# The container's control group: systemd's own hierarchy on v1, the only one on v2. One that is not the container's is another process's.
find_group() {
  control=
  [ "$pid" != 0 ] || return 0
  while IFS= read -r line; do
    case $line in
      *:name=systemd:/*"$container"*) control=${line#*:name=systemd:} ;;
      0::/*"$container"*) control=${control:-${line#0::}} ;;
    esac
  done 2>/dev/null <"/proc/$pid/cgroup" || :
}

keeps_container() {
  : "${most:=$restarts}"
  case $status in
    running | restarting) ;;
    *)
      fail "$title did not stay up: it is $status (exit code $exit_code)."
      return 1
      ;;
  esac
  if [ "$status" = restarting ] || [ "$restarts" -gt "$most" ]; then
    fail "$title does not stay up: Docker keeps restarting it."
  elif [ "$health" = unhealthy ]; then
    fail "$title is unhealthy, says its health check."
  fi
}

# Its last lines, and what its health check has said last.
journal_container() {
  {
    engine timeout -k 5 20 docker logs --tail 12 "$1" 9>&-
    engine timeout -k 5 20 docker container inspect -f '{{with index .State "Health"}}{{range .Log}}{{if .ExitCode}}health check: exit code {{.ExitCode}}: {{println .Output}}{{end}}{{end}}{{end}}' "$1" 9>&- | sed -n '/./p' 9>&- | tail -n 3 9>&-
  } >"$at.out" 2>&1
}

# Whether the service still runs what the plan saw.
serves_base() {
  each_container is_base
}

is_base() {
  [ "$status" = running ] || fail "$title is $status, and fleet does not start what somebody has stopped." || return
  [ "$runs" = "$base" ] || fail "$title runs another image: it has changed since the plan."
}

# Names that were given to images of this service stand in one file, so that they can go when they are not needed any more.
track() {
  names=$state/images/${owner:+$owner@}$project.$service
  { mkdir -p "$state/images" 9>&- && printf '%s\n' "$@" >>"$names"; } ||
    fail "The names of images could not be written to $names: is the disk full?"
}

# Takes the names of earlier transactions (`others`) or of this one (`own`) away. Docker keeps an image that is in use.
untrack() {
  names=$state/images/${owner:+$owner@}$project.$service left=
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
