# Writes down NAME with one LINE each; it is durable after the next `put` or `mark`.
record() {
  name=$1
  shift
  printf '%s\n' "$@" >"tmp/$name" || { spare && printf '%s\n' "$@" >"tmp/$name"; } || full || return
  waiting="$waiting tmp/$name"
}

full() {
  fail "A record could not be written to $tx: is the disk full?"
}

# The waiting records are names of our own, without spaces.
# shellcheck disable=SC2086
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

# A transaction's state is the name of one file, so it has exactly one at any time.
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

# From its first intent on a transaction is pending; before that there is nothing to resume or to take back.
intend() {
  if [ ! -e pending ] && [ ! -e reverting ]; then
    later=$waiting waiting=
    record pending "$run" || return
    waiting="$waiting $later"
  fi
  record "$at.intent" "$@" && put
}

# Reads what a record says; what it does not mention stays as it is.
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
