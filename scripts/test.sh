#!/bin/sh
# Sets up what the tests need, runs all of them, cleans up, and ends with a plain line "N passed, N failed".
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

setup_node
setup_packages shellcheck
setup_engine
trap 'remove_hosts; cleanup_setup' EXIT
trap 'exit 130' INT TERM
setup_image
setup_docker_image
setup_rootless_image
remove_hosts
npm run --silent build
# Not exec: the trap must see the end.
node scripts/test.mjs unit contract e2e
