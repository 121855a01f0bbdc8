#!/bin/sh
# Sets up what tests and demo need on Debian or Ubuntu: packages of npm and apt, a Docker engine, the image of the lab's hosts.
# It is sourced; `cleanup_setup` stops the engine again where it was started here and nothing runs on it any more.
# FLEET_LAB_RELEASE names another release of this machine's distribution for the hosts: its images lie beside the usual ones.
engine_pid=
lab_tag=${FLEET_LAB_RELEASE:-latest}

die() {
  echo "fleet: $*" >&2
  exit 1
}

setup_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    die "Node ^20.19 or >=22.12 and npm are needed; install them first."
  fi
  if [ -z "$(find node_modules/.package-lock.json -newer package-lock.json 2>/dev/null)" ]; then
    echo "Installing the npm packages."
    npm ci --no-audit --no-fund --loglevel error >/dev/null || die "npm ci failed."
  fi
}

# need COMMAND PACKAGE: the package is missing where the command is.
need() {
  command -v "$1" >/dev/null && return 0
  case " $missing " in *" $2 "*) ;; *) missing="$missing $2" ;; esac
}

can_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

install_missing() {
  [ -n "$missing" ] || return 0
  can_install || die "install these packages, or run as root on Debian or Ubuntu:$missing"
  echo "Installing:$missing"
  # shellcheck disable=SC2086
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >/dev/null ||
    die "apt-get could not install:$missing"
}

# setup_packages [COMMAND…]: what all need, and what is named; each is called as its package.
# shellcheck disable=SC2120
setup_packages() {
  use_engine
  missing=
  need docker docker.io
  need ssh-keygen openssh-client
  docker version >/dev/null 2>&1 || { need dockerd docker.io && need iptables iptables; }
  for command in "$@"; do need "$command" "$command"; done
  can_install || tell_all
  install_missing
}

# What is lacking where nothing can be installed: all of it at once.
tell_all() {
  lacking=
  [ -z "$missing" ] || lacking="
  the packages$missing"
  if ! docker version >/dev/null 2>&1; then
    if [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; then
      lacking="$lacking
  the right to use Docker's engine: usermod -aG docker $(id -un), and a new login"
    else
      lacking="$lacking
  a Docker engine that runs: systemctl start docker"
    fi
  fi
  [ -n "$lacking" ] || return 0
  docker image inspect "fleet-lab-base:$lab_tag" >/dev/null 2>&1 || lacking="$lacking
  where no registry has ubuntu:22.04 for it, one run as root, which makes a base image with debootstrap"
  die "this needs root on Debian or Ubuntu, or first:$lacking"
}

# The engine of this machine, whatever the caller's environment speaks to.
use_engine() {
  DOCKER_HOST=unix:///var/run/docker.sock
  DOCKER_BUILDKIT=0
  TESTCONTAINERS_RYUK_DISABLED=true
  export DOCKER_HOST DOCKER_BUILDKIT TESTCONTAINERS_RYUK_DISABLED
}

setup_engine() {
  docker version >/dev/null 2>&1 && return 0
  [ "$(id -u)" = 0 ] || die "no Docker engine answers; start it, or run as root."
  # A dockerd that was killed leaves its pid file behind, and the next one refuses to start.
  for file in /var/run/docker.pid /var/run/docker/containerd/containerd.pid; do
    if [ -f "$file" ] && ! kill -0 "$(cat "$file")" 2>/dev/null; then rm -f "$file"; fi
  done
  setsid dockerd >/tmp/fleet-dockerd.log 2>&1 </dev/null &
  engine_pid=$!
  tries=0
  until docker version >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || die "the Docker engine did not start; see /tmp/fleet-dockerd.log"
    sleep 0.5
  done
}

# build_image NAME ARGUMENT…: says so where it takes a while.
build_image() {
  image=$1:$lab_tag && shift
  docker image inspect "$image" >/dev/null 2>&1 || echo "Building the image $image, once."
  docker build -q --network host --build-arg "TAG=$lab_tag" -t "$image" "$@" >/tmp/fleet-image.log 2>&1 ||
    die "the image $image could not be built; see /tmp/fleet-image.log"
}

# The base: the release that is asked for, else Ubuntu 22.04 where a registry answers, else this machine's own release.
setup_image() {
  case $lab_tag in *[!a-z]*) die "FLEET_LAB_RELEASE is a release's code name, such as trixie; it is $lab_tag." ;; esac
  if ! docker image inspect "fleet-lab-base:$lab_tag" >/dev/null 2>&1; then
    if [ -z "${FLEET_LAB_RELEASE:-}" ] && timeout 60 docker pull -q ubuntu:22.04 >/dev/null 2>&1; then
      docker tag ubuntu:22.04 fleet-lab-base
    else
      [ "$(id -u)" = 0 ] || die "making a base image takes root."
      make_base
    fi
  fi
  build_image fleet-lab-host test/lab
  echo "The test hosts run $(docker run --rm --entrypoint /bin/sh "fleet-lab-host:$lab_tag" -c '. /etc/os-release; echo "$PRETTY_NAME"')."
}

make_base() {
  missing=
  need debootstrap debootstrap
  install_missing
  # shellcheck disable=SC1091
  own=$(. /etc/os-release && echo "$VERSION_CODENAME")
  release=${FLEET_LAB_RELEASE:-$own}
  echo "Making a base image of $release with debootstrap, once."
  # shellcheck disable=SC2016
  mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 2>/dev/null | awk -v release="$own" '$2 == release { print $1; exit }')
  root=$(mktemp -d)
  debootstrap --variant=minbase --include=systemd,systemd-sysv,openssh-server,sudo,ca-certificates,dbus,e2fsprogs \
    "$release" "$root" ${mirror:+"$mirror"} >/tmp/fleet-debootstrap.log 2>&1 || die "debootstrap failed; see /tmp/fleet-debootstrap.log"
  # Another release keeps the source that debootstrap wrote.
  [ "$release" != "$own" ] || cp /etc/apt/sources.list "$root/etc/apt/sources.list" 2>/dev/null || true
  # From version 256, systemd runs on control groups of version 1 only where the kernel's command line says so.
  tar -C "$root" -c . |
    docker import --change 'ENV SYSTEMD_PROC_CMDLINE=SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1' - "fleet-lab-base:$lab_tag" >/dev/null ||
    die "the base image could not be imported."
  rm -rf "$root"
}

# A Docker host: its engine's images and running project are prepared once and packed into its image.
setup_docker_image() {
  build_image fleet-lab-node -f test/lab/docker/node.Dockerfile test/lab/docker
  build_image fleet-lab-engine test/lab/docker
  made_of=$(docker image inspect -f '{{.Id}}' "fleet-lab-node:$lab_tag" "fleet-lab-engine:$lab_tag" | tr '\n' ' ')
  [ "$(docker image inspect -f '{{index .Config.Labels "fleet.lab.of"}}' "fleet-lab-docker:$lab_tag" 2>/dev/null)" != "$made_of" ] || return 0
  echo "Preparing a Docker host, once."
  maker=$(docker run -d --label fleet.lab=1 --label "fleet.lab.owner=$$" --cap-add SYS_ADMIN --cap-add NET_ADMIN --cap-add SYS_PTRACE \
    --security-opt seccomp=unconfined --cgroupns=host -v /sys/fs/cgroup:/sys/fs/cgroup:rw \
    --tmpfs /run:exec --tmpfs /run/lock "fleet-lab-engine:$lab_tag") || die "a Docker host could not be started."
  docker save "fleet-lab-node:$lab_tag" | docker exec -i "$maker" make-seed "fleet-lab-node:$lab_tag" >/tmp/fleet-seed.log 2>&1 ||
    die "the Docker host could not be prepared; see /tmp/fleet-seed.log"
  # The image has its own maker's labels by itself: with an owner that is gone, who starts it by hand would lose his host.
  docker commit --change "LABEL fleet.lab.of=\"$made_of\" fleet.lab.owner=\"\"" "$maker" "fleet-lab-docker:$lab_tag" >/dev/null || die "the Docker host could not be kept."
  docker rm -f -v "$maker" >/dev/null
}

# The same with a rootless engine besides.
setup_rootless_image() {
  build_image fleet-lab-rootless test/lab/rootless
}

# Hosts of tests and demos that have ended, and what this one has started itself.
remove_hosts() {
  docker ps -a --filter label=fleet.lab.owner --format '{{.ID}} {{.Label "fleet.lab.owner"}}' 2>/dev/null | while read -r host owner; do
    if [ "$owner" = $$ ] || [ ! -d "/proc/$owner" ]; then docker rm -f -v "$host" >/dev/null; fi
  done
}

# An engine that others use by now is left to them.
cleanup_setup() {
  [ -n "$engine_pid" ] && [ -z "$(docker ps -q 2>/dev/null)" ] || return 0
  kill "$engine_pid" 2>/dev/null || true
  wait "$engine_pid" 2>/dev/null || true
}
