# compose.up PROJECT SERVICE IMAGE REPOSITORY BASE SCALE MARK WAS OVERRIDE LEAVES FLAG…: WAS is the image's name before, OVERRIDE fleet's own
# compose file. It comes last, as long as it is there: on the way back it may be gone, or not be written yet. LEAVES is the id of
# what IMAGE means already, where the service leaves an image of fleet's for it: no name is moved then, and nothing was built.
compose_up_prepare() {
  know_up "$@"
  shift 10
  find_compose && serves_base || return
  if [ -n "$leaves" ]; then
    means_still && names "$image" "$@" && keep_base || return
  else
    movable || return
  fi
  [ ! -e "$override" ] || set -- "$@" -f "$override"
  alone 60 "$compose" "$@" config -q || fail "Compose cannot read the project: $(tail -n 1 "$at.out" 9>&-)" || return
  same_values "$@"
}

# A variable of the operator's own shell is not set here: compose would take nothing for it, and on the way back, too. One that was
# not set either when the container was made is no obstacle; of another version's container it can't be told.
same_values() {
  blank=$(sed -n 's/.*The [\\"]*\([A-Za-z_][A-Za-z0-9_]*\)[\\"]* variable is not set.*/\1/p' "$at.out" 9>&- | sort -u 9>&- | paste -sd ' ' 9>&-)
  [ -n "$blank" ] || return 0
  made=$(ask container inspect -f '{{index .Config.Labels "com.docker.compose.version"}} {{index .Config.Labels "com.docker.compose.config-hash"}}' "$container") || return 0
  # Distributions add something to it.
  case $(engine timeout -k 5 60 "$compose" version --short 2>/dev/null 9>&-) in
    "${made%% *}" | "${made%% *}"[!0-9.]*) ;;
    *) return 0 ;;
  esac
  hash=$(engine timeout -k 5 60 "$compose" "$@" config --hash "$service" 2>/dev/null 9>&- </dev/null)
  [ -z "$hash" ] || [ "${hash##* }" = "${made#* }" ] ||
    fail "$title was made with other values than compose finds now, where $blank is not set. Set it in .env beside the compose file."
}

know_up() {
  know "$@"
  was=${8:-$image} override=$9 leaves=${10}
}

# What the operator's name means is his to say, at every moment.
means_still() {
  identify "$image" || fail "The image $image is not on this host any more: $(complaint)" || return
  [ "$id" = "$leaves" ] || fail "$image is another image by now than the plan has seen."
}

# The image of fleet's keeps a name for the way back.
keep_base() {
  ! identify "$tag-before" || return 0
  track "$tag-before" || return
  ask tag "$base" "$tag-before" >/dev/null || fail "The running image could not be kept under a name: $(complaint)"
}

compose_up_act() {
  despite_loss replace_containers "$@"
}

# The containers' ids and starts in the intent tell for ever whether they were replaced: at most once each.
replace_containers() {
  know_up "$@"
  shift 10
  find_compose && calm || return
  if [ -e "$at.intent" ]; then
    recall "$at.intent"
    sort_out || return
  else
    if [ -n "$leaves" ]; then
      means_still || return
    else
      identify "$tag" || fail "The image $tag is gone." || return
    fi
    want=$id before='' called='' all_new=
    each_container note_base || return
    identify "$image" || id=absent
    # A service before this one may have the same image, and its name means the new one by now.
    [ "$id" != "$want" ] || [ -n "$leaves" ] || id=$base
    intend "container $before" "called $called" "base $base" "want $want" "named $id" || return
    recall "$at.intent"
  fi
  restarted="$restarted $(titles)"
  [ -z "$all_new" ] || return 0
  [ -n "$leaves" ] || [ -z "$override" ] || [ -e "$override" ] || fail "$override, which names the new image, was not written." || return
  up "$image" "$want" "$@"
}

# ID@START of each, and NUMBER=NAME.
note_base() {
  is_base || return
  before="$before${before:+ }$container@$since" called="$called${called:+ }$place=$title"
}

titles() {
  for one in $called; do
    printf '%s ' "${one#*=}"
  done
}

# Whether the compose files mean NAME, if they name an image at all: `up` would start whatever they name.
names() {
  meant_name=$1
  shift
  shown=$(engine timeout -k 5 60 "$compose" "$@" config 2>"$at.err" 9>&- </dev/null | awk -v wanted="$service" '
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
  pull='--pull never' many=
  [ "$scale" = 1 ] || many="--scale $service=$scale"
  # Compose v1 does not know the option, and pulls nothing that is there.
  engine "$compose" up --help 2>/dev/null 9>&- | grep -q -e '--pull ' 9>&- || pull=
  # shellcheck disable=SC2086
  alone 900 env COMPOSE_REMOVE_ORPHANS=0 "$compose" "$@" up -d --no-deps --no-build $pull $many "$service" ||
    fail "Compose could not replace the container of $service: $(tail -n 1 "$at.out" 9>&-)"
}

compose_up_check() {
  recall "$at.intent"
  runs_now "$want"
}

# Whether each container of the service runs IMAGE.
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

# Puts right what compose leaves where it is killed in the middle, and says how the containers are then: all new, all on the
# old image, all as they were; and one that is neither.
sort_out() {
  all_new=1 all_base=1 all_same=1 foreign=''
  list_settled || return
  for pair in $called; do
    sort_place "${pair%%=*}" "${pair#*=}" || return
  done
}

# A compose that was killed may have left the engine at work: it is through where two lists are the same.
list_settled() {
  list_containers || return
  tries=0 earlier=
  while [ "$mode" != apply ] && [ "$containers" != "$earlier" ] && [ "$tries" -lt 20 ]; do
    earlier=$containers tries=$((tries + 1))
    doze 50
    list_containers || return
  done
  for one in $containers; do
    case " $before " in *" $one@"*) let_stop "$one" ;; esac
  done
}

# The engine goes on with a stop whose asker is gone, and until its end the old container still seems to run. Its events tell:
# first the signal, at last that it has died. An engine that tells no events is not waited for.
let_stop() {
  [ -e "$at.intent" ] && begun=$(stat -c %Y "$at.intent" 9>&-) &&
    grace=$(ask container inspect -f '{{with .Config.StopTimeout}}{{.}}{{else}}10{{end}}' "$1") || return 0
  tries=0
  while [ "$tries" -lt $((grace * 2 + 10)) ]; do
    told=$(ask events --since "$begun" --until "$(date +%s.%N 9>&-)" --filter "container=$1" --filter event=kill --filter event=die --format '{{.Action}}')
    case $told in *kill) ;; *) return 0 ;; esac
    [ "$tries" != 0 ] || say "op $number $at $stage waiting for the old container, which Docker stops"
    tries=$((tries + 1))
    doze 50
  done
}

# Compose that is killed while it replaces a container leaves both, or one under a name of passage: the best one of NUMBER
# stays, under NAME. Removed is only what does not run; no volume is.
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
  # The next place is not to look for what has gone.
  [ -z "$surplus" ] || list_containers || return
  if [ -z "$best" ]; then
    all_new='' all_base='' all_same=''
    return 0
  fi
  look_container "$best" || return
  [ "$title" = "$2" ] || ask rename "$best" "$2" >/dev/null ||
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

# Whether there is a way back: the old image may be gone, and the operator may have named another one since.
compose_up_intact() {
  [ -e "$at.intent" ] || return 0
  know_up "$@"
  shift 10
  identify "$base" || fail "The image that $service had before ($tag-before) cannot be had, so nothing was taken back: $(complaint)" || return
  find_compose || return
  if [ -n "$leaves" ]; then
    # Fleet's compose file will be there again, and would name the old image over whatever he has deployed since.
    recall "$at.intent"
    names "$image" "$@" && list_containers || return
    for one in $containers; do
      look_container "$one" || return
      [ "$runs" = "$want" ] || [ "$runs" = "$base" ] ||
        fail "$title runs another image by now: its container was left as it is." || return
    done
    return 0
  fi
  if [ "$was" = "$image" ] && [ -e "$override" ]; then
    set -- "$@" -f "$override"
  fi
  names "$was" "$@"
}

compose_up_settle() {
  [ ! -e "$at.intent" ] || despite_loss bring_back "$@"
}

# The old image again, without a build; then its name means what it did before, or what somebody else has made of it.
bring_back() {
  know_up "$@"
  shift 10
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
    # Once committed, fleet's own name is gone; its compose file means it again.
    [ -z "$leaves" ] || [ "$id" != absent ] || id=$base
    record "$at.again" "named $named" "meant $id" && put || return
  fi
  recall "$at.again"
  acting
  [ -n "$all_same" ] || restarted="$restarted $(titles)"
  [ -n "$all_base" ] || serve_again "$@" || return
  point "$image" "$named" && { [ "$was" = "$image" ] || point "$was" "$meant"; }
}

# A port that somebody else has taken meanwhile may be free again in a moment.
serve_again() {
  tries=0
  until up "$was" "$base" "$@"; do
    tries=$((tries + 1))
    grep -Eq 'already (allocated|in use)' "$at.out" 9>&- || return
    [ "$tries" -lt 10 ] || whose_port || return
    say "op $number $at revert waiting for a port that is taken"
    doze 300
  done
  runs_now "$base"
}

# An engine that is stopped while it starts a container may hold the port for nobody when it is up again (seen with Docker 20.10).
whose_port() {
  port=$(sed -n 's/.*:\([0-9][0-9]*\) failed: port is already allocated.*/\1/p' "$at.out" 9>&- | tail -n 1 9>&-)
  [ -z "$port" ] || ! holders=$(ask ps -q --filter "publish=$port") || [ -n "$holders" ] ||
    cause="$cause No container has port $port: Docker holds it by itself, until its engine is restarted."
  return 1
}

compose_up_commit() {
  know_up "$@"
  untrack others
  # Nothing says fleet's own name any more, and the image keeps one for the way back.
  [ -z "$leaves" ] || ! identify "$was" || [ "$id" != "$base" ] || ask rmi --no-prune "$was" >/dev/null || :
}

compose_up_discard() {
  know_up "$@"
  [ -z "$leaves" ] || untrack own
}
