#!/bin/sh
# Measures fleet against the same work by hand over ssh, on real hosts; prints one table of ratios.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

setup_node
setup_packages
setup_engine
trap 'remove_hosts; cleanup_setup' EXIT
trap 'exit 130' INT TERM
setup_image
remove_hosts
# Each systemd watches files; twenty are more than the usual limit.
sysctl -qw fs.inotify.max_user_instances=1024 2>/dev/null || true
npm run --silent build
node --import tsx test/bench/bench.ts "$@"
