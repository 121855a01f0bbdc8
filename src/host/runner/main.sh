# Two runners of one run cannot be: the second finds the log there, and leaves it to the first.
open_log() {
  set -C
  printf '' >"$log" || exit 0
  set +C
  printf '%s\n' "$$" >"$log.pid"
}

take_lock() {
  # A redirection of `exec` that fails would end the shell without a word.
  [ -e "$state/lock" ] || printf '' >>"$state/lock" || refuse "stage The lock could not be made in $state: is the disk full?"
  exec 9>>"$state/lock"
  if ! flock -n 9; then
    read -r owner who <"$state/holder"
    refuse "busy Run ${owner:-unknown} of user ${who:-unknown} is at work on this host since $(date -u -r "$state/holder" +%Y-%m-%dT%H:%M:%SZ 9>&-)."
  fi
  printf '%s %s\n' "$run" "$user" >"$state/holder"
}

# Another run's transaction without an end state must be resumed or rolled back before anything else is done.
look_for_pending() {
  for found in "$state"/tx/*/pending "$state"/tx/*/reverting; do
    [ -e "$found" ] || continue
    found=${found%/*}
    case ${found##*/} in
      "$run".*) ;;
      *) refuse "pending Transaction ${found##*/} of an earlier run has no end state." ;;
    esac
  done
}

# Keeps the last five transactions, each with the rest of its run, which is taken back as a whole; this run; and all that have no end.
tidy() {
  cd "$state" || return
  rm -f "$home/reserve" 9>&-
  # The names are ours: letters, digits, dots and dashes.
  # shellcheck disable=SC2012
  kept="tx/$run. $(ls -1td tx/*/ 9>&- | head -n 5 9>&-)"
  for old in tx/*/; do
    case $kept in *"${old%.*}."*) continue ;; esac
    [ -e "$old/pending" ] || [ -e "$old/reverting" ] || rm -rf "$old" 9>&-
  done
  for old in runs/*/; do
    old=${old#runs/}
    set -- tx/"${old%/}".*
    [ -e "$1" ] || rm -rf "runs/$old" 9>&-
  done
}

meant() {
  case " ${only:-$1} " in
    *" $1 "*) ;;
    *) return 1 ;;
  esac
}

# One after another. What ended unchanged or reverted left the host as it was, so only those that count on its files are held
# up by it; after more ways back than allowed, or an end from which nobody knows how the host is, all are.
apply_all() {
  read -r allowed <"$home/allowed"
  current=0 halt='' fate=skipped lost=' ' reverted=0
  while [ "$current" -lt "$count" ]; do
    current=$((current + 1))
    # Without a word on how it ended, its end is unknown.
    enter "$current" || {
      halt="the records of an instance before it can't be read"
      continue
    }
    [ "$current" = 1 ] || [ -n "$halt" ] || disturbed
    why=$halt
    [ -n "$why" ] || needs
    if [ -z "$why" ]; then
      apply
      judge
    else
      lost="$lost$current "
      fail "Not started: $why." || say "end $current $fate 0 $cause"
    fi
  done
}

# In a plan's `needs`: an earlier transaction, and how its instance is called, whose files are counted on.
on() {
  case $lost in
    *" $1 "*) why=${why:-"$2 failed first, and this instance counts on its files"} ;;
  esac
}

# What has come between two instances, so that no other begins. Where nothing has failed that stopped them, they have.
# Each shell that is a host's /bin/sh knows -ef.
# shellcheck disable=SC3013
disturbed() {
  if [ -e "$home/halt" ]; then
    halt="the run was interrupted"
  elif [ -n "$told_to_stop" ]; then
    fate=unchanged halt="the runner was told to stop"
  elif ! [ "$state/lock" -ef "/proc/$$/fd/9" ]; then
    fate=unchanged halt="$state/lock was replaced, so another run may be at work on this host"
  elif going_down; then
    fate=unchanged halt="the host is shutting down"
  fi
}

# What the end of one instance means for those after it.
judge() {
  [ "$ended" != committed ] || return 0
  lost="$lost$current "
  if [ "$ended" = unchanged ] && [ ! -e pending ] && [ ! -e reverting ]; then
    return 0
  elif [ "$ended" = reverted ] && [ -e reverted ]; then
    reverted=$((reverted + 1))
    [ "$reverted" -le "$allowed" ] ||
      halt="$label failed first, and more instances of this host were reverted than maxReverted allows ($allowed)"
  else
    halt="$label failed first, and so did its way back"
  fi
}

main() {
  told_to_stop=
  trap 'told_to_stop=1' TERM INT HUP
  open_log
  take_lock
  look_for_pending
  read -r count <"$home/count"
  [ "$mode" != apply ] || apply_all
  current=1
  while [ "$mode" != apply ] && [ "$current" -le "$count" ]; do
    case $mode in
      resume) ! meant "$current" || resume "$current" || break ;;
      rollback) ! meant $((count - current + 1)) || rollback $((count - current + 1)) ;;
    esac
    current=$((current + 1))
  done
  say over
  tidy
}

main </dev/null >>"$home/stderr" 2>&1
exit 0
