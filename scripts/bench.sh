#!/bin/sh
# Measures fleet and prints tables. Without more: against the same work by hand over ssh, on real hosts, then at scale.
#   --only scale   simulated hosts, large inventories, fleet's own start; needs no engine
#   --only floor   the real hosts alone; --only ansible the same against Ansible, where ansible-playbook is installed
#   --only downtime  how long a Docker service is away while it is switched
#   --capture      asks a real host anew what the simulated ones answer
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

setup_node
case " $* " in
*" --only scale "*)
  npm run --silent build
  exec node --import tsx test/bench/bench.ts "$@"
  ;;
esac
setup_packages
setup_engine
trap 'remove_hosts; cleanup_setup' EXIT
trap 'exit 130' INT TERM
setup_image
case " $* " in
*" --only floor "* | *" --only ansible "* | *" --capture "*) ;;
*) setup_docker_image ;;
esac
remove_hosts
# Each systemd watches files; twenty are more than the usual limit.
sysctl -qw fs.inotify.max_user_instances=1024 2>/dev/null || true
npm run --silent build
case " $* " in
*" --capture "*) node --import tsx test/bench/capture.ts ;;
*) node --import tsx test/bench/bench.ts "$@" ;;
esac
