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
