#!/bin/sh
# Kills runners and controllers with -9, lets others finish, and prints what was wrong then: docs/reliability.md.
#   --seed N             the same points again
#   --points N           random points of a systemd transaction (200); --docker-points N of a Docker one (200)
#   --hosts N            systemd hosts side by side (2)
#   --only systemd|docker|controller
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

setup_node
setup_packages
setup_engine
trap 'remove_hosts; cleanup_setup' EXIT
trap 'exit 130' INT TERM
setup_image
setup_docker_image
remove_hosts
npm run --silent build
# Not exec: the trap must see the end.
node --import tsx test/reliability/reliability.ts "$@"
