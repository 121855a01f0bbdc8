# compose.up PROJECT SERVICE IMAGE REPOSITORY BASE WAS OVERRIDE FLAG…: WAS is the image's name before, OVERRIDE fleet's own
# compose file. It comes last, as long as it is there: on the way back it may be gone, or not be written yet.
compose_up_prepare() {
  know_up "$@"
  shift 7
  find_compose && serves_base && movable || return
  [ ! -e "$override" ] || set -- "$@" -f "$override"
  alone 60 "$compose" "$@" config -q || fail "Compose cannot read the project: $(tail -n 1 "$at.out" 9>&-)"
}

know_up() {
  know "$@"
  was=${6:-$image} override=$7
}

# The container's id and start in the intent tell for ever whether it was replaced: at most once.
compose_up_act() {
  know_up "$@"
  shift 7
  find_compose && calm || return
  if [ -e "$at.intent" ]; then
    recall "$at.intent"
    sort_out || return
  else
    identify "$tag" || fail "The image $tag is gone." || return
    want=$id
    serves_base || return
    identify "$image" || id=absent
    intend "container $container" "since $since" "called $title" "base $base" "want $want" "named $id" || return
    recall "$at.intent"
  fi
  restarted=$called
  if [ -n "$containers" ] && [ "$container" != "$container_before" ] && [ "$runs" = "$want" ] && [ "$status" != created ]; then
    return
  fi
  [ -z "$override" ] || [ -e "$override" ] || fail "$override, which names the new image, was not written." || return
  up "$image" "$want" "$@"
}

# Whether the compose files mean NAME, if they name an image at all: `up` would start whatever they name.
names() {
  meant_name=$1
  shift
  shown=$(timeout -k 5 60 "$compose" "$@" config 2>"$at.err" 9>&- </dev/null | awk -v wanted="$service" '
    /^[^ ]/ { inside = /^services:/ }
    /^  [^ ]/ { key = $0; gsub(/[ ":\047]/, "", key); mine = inside && key == wanted }
    mine && /^    image: / { name = $2; gsub(/["\047]/, "", name); print name; exit }' 9>&-)
  [ -z "$shown" ] || [ "$shown" = "$meant_name" ] ||
    fail "The compose files name the image $shown for $service by now, and not $meant_name: its container was left as it is."
}

# Lets compose replace the service's container, and no other, with one of IMAGE, which NAME is to mean.
up() {
  name=$1 new=$2
  shift 2
  [ ! -e "$override" ] || set -- "$@" -f "$override"
  names "$name" "$@" && point "$name" "$new" || return
  pull='--pull never'
  # Compose v1 does not know the option, and pulls nothing that is there.
  "$compose" up --help 2>/dev/null 9>&- | grep -q -e '--pull ' 9>&- || pull=
  # shellcheck disable=SC2086
  alone 900 env COMPOSE_REMOVE_ORPHANS=0 "$compose" "$@" up -d --no-deps --no-build $pull "$service" ||
    fail "Compose could not replace the container of $service: $(tail -n 1 "$at.out" 9>&-)"
}

compose_up_check() {
  recall "$at.intent"
  runs_now "$want"
}

# Whether the service's one container runs IMAGE.
runs_now() {
  find_container || return
  [ "$runs" = "$1" ] || fail "$title does not run the image that it should." || return
  [ "$status" = running ] || {
    journal_container "$container"
    fail "$title did not come up: it is $status (exit code $exit_code)."
  }
}

# Compose that is killed while it replaces a container leaves both, or one under a name of passage: the best one stays, under
# the service's own name. Removed is only what does not run; no volume is.
sort_out() {
  list_containers || return
  best='' top=0 surplus=''
  for one in $containers; do
    look_container "$one" || return
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
  [ -n "$best" ] || return 0
  look_container "$best" || return
  [ "$title" = "$called" ] || ask rename "$best" "$called" ||
    fail "$title could not get its name $called back: $(complaint)" || return
  title=$called
}

# Whether there is a way back: the old image may be gone, and the operator may have named another one since.
compose_up_intact() {
  [ -e "$at.intent" ] || return 0
  know_up "$@"
  shift 7
  identify "$base" || fail "The image that $service had before ($tag-before) cannot be had, so nothing was taken back: $(complaint)" || return
  find_compose || return
  if [ "$was" = "$image" ] && [ -e "$override" ]; then
    set -- "$@" -f "$override"
  fi
  names "$was" "$@"
}

# The old image again, without a build; then its name means what it did before, or what somebody else has made of it.
compose_up_settle() {
  [ -e "$at.intent" ] || return 0
  know_up "$@"
  shift 7
  find_compose && calm || return
  recall "$at.intent"
  sort_out || return
  [ -n "$containers" ] || runs=$want status=gone container='' since=''
  if [ "$runs" != "$want" ] && [ "$runs" != "$base" ]; then
    fail "$title runs an image that is not of this transaction, and was left as it is."
    return 1
  fi
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
  [ "$container $since" = "$container_before $since_before" ] && [ "$status" = running ] || restarted=$called
  if [ "$status" != running ] || [ "$runs" != "$base" ]; then
    serve_again "$@" || return
  fi
  point "$image" "$named" && { [ "$was" = "$image" ] || point "$was" "$meant"; }
}

# A port that somebody else has taken meanwhile may be free again in a moment.
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
