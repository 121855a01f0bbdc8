#!/bin/sh
# Starts two hosts and shows plan, apply and verify on them. With --keep they stay up to play with.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

setup_node
setup_packages
setup_engine
keep=
[ "${1-}" != --keep ] || keep=1
trap '[ -n "$keep" ] || { remove_hosts; cleanup_setup; }' EXIT
trap 'exit 130' INT TERM
setup_image
setup_docker_image
remove_hosts
npm run --silent build
node --import tsx test/lab/demo.ts ${keep:+--keep}
