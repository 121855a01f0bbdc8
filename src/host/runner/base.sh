#!/bin/sh
# The one script that changes a host. It carries out the transactions of one run, each as a whole or not at all, and needs
# nobody to watch it. What it writes, and why it may be killed at any point: docs/transaction.md.
#
# runner.sh MODE RUN USER WAIT LOG [NUMBER…]
#   MODE  apply, or for what an earlier runner left behind: resume, rollback
#   RUN   the run's id; its transactions are tx/RUN.1, tx/RUN.2, … in that order
#   USER  who started it, for whoever finds the host locked
#   WAIT  seconds to wait for another package manager
#   LOG   the file in runs/RUN that takes the events; LOG.pid says which process writes it
#   NUMBER  the transactions that are meant; without any, all
#
# Habits: no `set -e`, every failure is handled where it happens. Every command gets 9>&-, for the lock is the runner's own.
# Records are relative paths, the working directory is the transaction's. `at` is the index of the operation at work.

# shellcheck disable=SC2317 # operations are called by the name that the plan gives them
set -u
umask 077
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
# systemd starts the runner without a home, and Docker's client and compose look for their settings there.
HOME=${HOME:-/root}
export PATH LC_ALL HOME
mode=$1 run=$2 user=$3 apt_wait=$4
state=/var/lib/fleet
home=$state/runs/$run
log=$home/$5
shift 5
only=$*
owner=
met=
vain=

say() {
  printf '%s\n' "$*" >>"$log" || { spare && printf '\n%s\n' "$*" >>"$log"; }
}

# Gives the reserve back to a full disk, so that the way back can still be written down.
spare() {
  [ -e "$home/reserve" ] && rm -f "$home/reserve" 9>&-
}

# Sets the cause, on one line whatever a command has printed into it.
fail() {
  set -f
  # shellcheck disable=SC2048,SC2086
  set -- $*
  set +f
  cause=$*
  return 1
}

refuse() {
  say "refused $*"
  say over
  exit 0
}

# What waited to be written down is void with its operation.
# The waiting records are names of our own, without spaces.
# shellcheck disable=SC2086
failed() {
  [ -z "$waiting" ] || rm -f $waiting 9>&-
  waiting=
  ! going_down || cause="The host is shutting down. $cause"
  say "op $number $at $1 failed $cause"
  [ -s "$at.out" ] || return 0
  tail -n 20 "$at.out" 9>&- | cut -c 1-500 9>&- | sed "s/^/out $number $at /" 9>&- >>"$log"
}

acting() {
  acted=1
  say "op $number $at revert started"
}

# Centiseconds since boot: no fork, and no clock that can be set.
clock() {
  read -r now _ </proc/uptime
  now=${now%.*}${now#*.}
}

doze() {
  hundredths=$(($1 % 100 + 100))
  sleep "$(($1 / 100)).${hundredths#1}" 9>&-
}
