# systemctl of the host, or of the owner's own systemd.
ctl() {
  if [ -z "$owner" ]; then
    systemctl "$@" 9>&-
  else
    as env XDG_RUNTIME_DIR="/run/user/$(id -u -- "$owner" 9>&-)" systemctl --user "$@" 9>&-
  fi
}

# What can be asked twice, with what it says in `answer`. A systemd that executes itself anew, as an upgrade of it does, drops whoever
# asks, and answers nobody for a moment.
inquire() {
  for nap in 10 20 50 100 100 200 200 300 0; do
    answer=$(ctl "$@" 2>&1 9>&-) && return 0
    dropped "$answer" || break
    doze "$nap"
  done
  return 1
}

# Whether that is what systemctl complains of.
dropped() {
  case $1 in
    *onnect* | *'Broken pipe'*) ;;
    *) return 1 ;;
  esac
}

# Whether the host itself is on its way down: what ends then is not to blame.
going_down() {
  [ "$(systemctl is-system-running 2>/dev/null 9>&-)" = stopping ]
}

systemd_reload_act() {
  inquire daemon-reload || fail "systemctl daemon-reload failed: $answer"
}

# UNIT NAME=VALUE…: another file may still win, in a way that the plan could not see. This is told before anything is restarted.
systemd_reload_check() {
  [ $# -gt 1 ] || return 0
  unit=$1
  shift
  inquire show -p Environment -- "$unit" || fail "systemctl cannot show $unit: $answer" || return
  for wanted; do
    got=$(printf '%s\n' "${answer#Environment=}" | awk -v name="${wanted%%=*}=" "$assignment" 9>&-)
    [ "$got" = "$wanted" ] ||
      fail "$unit does not get $wanted, which was written: it gets ${got:-nothing}. See systemctl cat $unit." || return
  done
}

# Prints the word of systemd's list that begins with NAME.
# shellcheck disable=SC2016
assignment='{
  word = quote = ""
  for (i = 1; i <= length($0) + 1; i++) {
    c = substr($0, i, 1)
    if (c == "\\") word = word substr($0, ++i, 1)
    else if (quote == "" && (c == " " || c == "")) { if (index(word, name) == 1) { print word; exit } word = "" }
    else if (c == "\"" || c == "\047") {
      if (quote == "") quote = c
      else if (c == quote) quote = ""
      else word = word c
    }
    else word = word c
  }
}'

systemd_reload_settle() {
  acting
  systemd_reload_act
}

look_unit() {
  load='' active='' sub='' result='' restarts=0 invocation='' job='' control=''
  inquire show -p LoadState,ActiveState,SubState,Result,NRestarts,InvocationID,Job,ControlGroup -- "$1" ||
    fail "systemctl cannot show $1: $answer" || return
  while IFS='=' read -r key value; do
    case $key in
      LoadState) load=$value ;;
      ActiveState) active=$value ;;
      SubState) sub=$value ;;
      Result) result=$value ;;
      NRestarts) restarts=$value ;;
      InvocationID) invocation=$value ;;
      Job) job=$value ;;
      ControlGroup) control=$value ;;
    esac
  done <<EOF
$answer
EOF
  [ "$load" != not-found ] || fail "There is no unit $1."
}

# What a unit says last is often why it fails, and may still be on its way to the journal.
journal_unit() {
  journalctl --sync >/dev/null 2>&1 9>&-
  which=-u
  [ -z "$owner" ] || which=--user-unit
  journalctl -q --no-pager -n 12 -o cat "$which" "$1" >"$at.out" 2>&1 9>&-
}

# The invocation in the intent tells for ever whether the restart has happened: at most one.
systemd_restart_act() {
  look_unit "$1" || return
  if [ -e "$at.intent" ]; then
    recall "$at.intent"
    await_job "$1" || return
  else
    # Somebody else may be restarting it at this moment; a job that does not end in a minute and a half is no obstacle by itself.
    tries=0
    while [ -n "$job" ] && [ "$tries" -lt 450 ]; do
      tries=$((tries + 1))
      doze 20
      look_unit "$1" || return
    done
    [ -z "$job" ] || [ "$active" = active ] || fail "$1 is $active: somebody else's job on it has not ended in a minute and a half." || return
    [ "$active" = active ] || fail "$1 is $active, and fleet does not start what somebody has stopped." || return
    intend "invocation $invocation" || return
    invocation_before=$invocation
  fi
  restarted="$restarted $1"
  anew || restart "$1"
}

# A unit that systemd has unloaded, as it does with a failed one after reset-failed, has no invocation: it was not started.
anew() {
  [ -n "$invocation" ] && [ "$invocation" != "$invocation_before" ]
}

await_job() {
  while [ -n "$job" ] && ! anew; do
    doze 20
    look_unit "$1" || return
  done
}

# Whoever is dropped while he asks for it does not know whether it is done: that shows in the unit.
restart() {
  for try in 1 2 3 4 5; do
    ctl restart -- "$1" >"$at.err" 2>&1 9>&- && return 0
    dropped "$(cat "$at.err" 9>&-)" || break
    look_unit "$1" && await_job "$1" || return
    ! anew || return 0
  done
  look_unit "$1"
  journal_unit "$1"
  fail "$1 could not be restarted: it is $active (${result:-unknown}). $(head -n 1 "$at.err" 9>&-)"
}

# A restart that has happened is done once more, for the old files; a start limit that was hit must not stand in the way.
systemd_restart_settle() {
  [ -e "$at.intent" ] || return 0
  look_unit "$1" || return
  if [ -e "$at.again" ]; then
    recall "$at.again"
    if anew; then
      restarted="$restarted $1"
      return
    fi
  else
    recall "$at.intent"
    [ "$invocation" != "$invocation_before" ] || [ "$active" != active ] || return 0
    record "$at.again" "invocation $invocation" && put || return
    invocation_before=$invocation
  fi
  acting
  restarted="$restarted $1"
  ctl reset-failed -- "$1" >/dev/null 2>&1 9>&-
  restart "$1"
}

# A unit that fails or keeps being restarted while it is watched will not get better by waiting. What comes of somebody else's job is
# seen when that is done.
keeps_unit() {
  case $active.$job in
    failed. | inactive. | deactivating.)
      fail "$subject did not stay up: it is $active ($result)."
      return 1
      ;;
  esac
  : "${most:=$restarts}"
  if [ "$sub" = auto-restart ] || [ "$restarts" -gt "$most" ]; then
    fail "$subject does not stay up: systemd keeps restarting it."
  fi
}
