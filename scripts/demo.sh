#!/bin/sh
# Starts three hosts and shows fleet on them. With --keep they stay up to play with.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

usage="Usage: npm run demo [-- --keep]

Starts three hosts in Docker containers, two under systemd and one with Docker Compose, and runs on them:
fleet trust, plan, apply, verify, a rollback of one host, verify again, and runs. Then it removes them.

  --keep   leaves the hosts up, and prints commands to play with
  --help   prints this"

keep=
for word in "$@"; do
  case $word in
  --keep) keep=1 ;;
  -h | --help) echo "$usage" && exit 0 ;;
  *) echo "fleet: the demo knows no $word." >&2 && echo "$usage" >&2 && exit 64 ;;
  esac
done

started=$(date +%s)
setup_node
setup_packages
kept=
trap '[ -n "$kept" ] || { remove_hosts; cleanup_setup; }' EXIT
trap 'exit 130' INT TERM HUP
setup_engine
setup_image
setup_docker_image
remove_hosts
npm run --silent build
node --import tsx test/lab/demo.ts ${keep:+--keep}
kept=$keep
echo
echo "That took $(($(date +%s) - started)) seconds, all told."
