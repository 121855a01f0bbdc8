# What the plan calls for each operation: PART (prepare, act, check, intact, undo, settle, commit or discard), its kind and its values.
perform() {
  part=$2_$1
  shift 2
  command -v "$part" >/dev/null || return 0
  "$part" "$@"
}

# The same on behalf of USER. His home is his: root does nothing in it, or a link there could lead root anywhere.
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

# All that can fail without a trace: nothing is changed yet.
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

# A host that goes down takes what serves with it, which proves nothing against the change: the transaction stays as it is, to be
# resumed or rolled back when the host is up again.
stay() {
  ! going_down || exit 0
}

# Undo in reverse order, then, in order again, whatever makes the old state take effect.
revert() {
  stay
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
    stay
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
    trouble="${trouble:+$trouble }$cause"
    failed revert
  fi
}

# Lets go of what nobody needs after the end: with it, or without it, the end stays what it is.
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
  say "end $number $1 $((now - began)) ${2-}"
  [ "$1" = committed ]
}

# One line for each transaction that has ended, for whoever wonders later: time, transaction, user, end, instance.
# shellcheck disable=SC2086 # the instance is brought on one line
audit() {
  ended=$1
  set -f
  set -- $instance
  set +f
  printf '%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ 9>&-) $run.$number $user $ended $*" >>"$state/audit.log"
}

# Opens transaction NUMBER: its records are at hand, and what a killed runner had not yet made durable is gone.
enter() {
  number=$1 tx=$state/tx/$run.$1
  waiting='' cause='' detail='' stage=prepare restarted='' operations=0 instance='' label=''
  cd "$tx" || return
  set -- tmp/*
  [ ! -e "$1" ] || rm -f "$@" 9>&-
  # shellcheck source=/dev/null
  . ./plan
}

begin() {
  clock
  began=$now
  say "begin $number"
}

# The transaction that was entered.
apply() {
  begin
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

# A transaction without a state was never begun: planning again is the way on.
resume() {
  if [ -e "$state/tx/$run.$1/reverting" ]; then
    rollback "$1"
  elif [ -e "$state/tx/$run.$1/pending" ]; then
    enter "$1" && apply
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
    begin
    if [ "$found" = committed ] && ! intact; then
      end unchanged "$cause"
      return
    fi
    # Only a way back that was begun and not ended may have had its restart already.
    [ "$found" = reverting ] || rm -f ./*.again 9>&-
    cause="The transaction was taken back."
    revert
    return
  done
}
