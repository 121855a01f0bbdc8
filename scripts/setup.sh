#!/bin/sh
# Sets up what tests and demo need on Debian or Ubuntu: packages of npm and apt, a Docker engine, the image of the lab's hosts.
# It is sourced; `cleanup_setup` stops the engine again where it was started here.
engine_pid=

die() {
  echo "fleet: $*" >&2
  exit 1
}

setup_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    die "Node ^20.19 or >=22.12 and npm are needed; install them first."
  fi
  if [ -z "$(find node_modules/.package-lock.json -newer package-lock.json 2>/dev/null)" ]; then
    npm ci --no-audit --no-fund || die "npm ci failed."
  fi
}

setup_packages() {
  missing=
  command -v docker >/dev/null && command -v dockerd >/dev/null || missing="$missing docker.io"
  command -v iptables >/dev/null || missing="$missing iptables"
  command -v debootstrap >/dev/null || missing="$missing debootstrap"
  command -v shellcheck >/dev/null || missing="$missing shellcheck"
  command -v ssh-keygen >/dev/null || missing="$missing openssh-client"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    die "install these packages, or run as root on Debian or Ubuntu:$missing"
  fi
  echo "Installing:$missing"
  # shellcheck disable=SC2086
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >/dev/null ||
    die "apt-get could not install:$missing"
}

setup_engine() {
  DOCKER_HOST=unix:///var/run/docker.sock
  DOCKER_BUILDKIT=0
  TESTCONTAINERS_RYUK_DISABLED=true
  export DOCKER_HOST DOCKER_BUILDKIT TESTCONTAINERS_RYUK_DISABLED
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

# The base: Ubuntu 22.04 where a registry answers, else this machine's own release.
setup_image() {
  if ! docker image inspect fleet-lab-base >/dev/null 2>&1; then
    if timeout 60 docker pull -q ubuntu:22.04 >/dev/null 2>&1; then
      docker tag ubuntu:22.04 fleet-lab-base
    else
      [ "$(id -u)" = 0 ] || die "no registry answers; making a base image takes root."
      make_base
    fi
  fi
  docker build -q --network host -t fleet-lab-host test/lab >/dev/null || die "the image of the test hosts could not be built."
  echo "The test hosts run $(docker run --rm --entrypoint /bin/sh fleet-lab-host -c '. /etc/os-release; echo "$PRETTY_NAME"')."
}

make_base() {
  echo "No registry answers: making a base image with debootstrap, once."
  # shellcheck disable=SC1091
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  # shellcheck disable=SC2016
  mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 2>/dev/null | awk -v release="$codename" '$2 == release { print $1; exit }')
  root=$(mktemp -d)
  debootstrap --variant=minbase --include=systemd,systemd-sysv,openssh-server,sudo,ca-certificates,dbus \
    "$codename" "$root" ${mirror:+"$mirror"} >/tmp/fleet-debootstrap.log 2>&1 || die "debootstrap failed; see /tmp/fleet-debootstrap.log"
  cp /etc/apt/sources.list "$root/etc/apt/sources.list" 2>/dev/null || true
  tar -C "$root" -c . | docker import - fleet-lab-base >/dev/null || die "the base image could not be imported."
  rm -rf "$root"
}

# A Docker host: its engine's images and running project are prepared once and packed into its image.
setup_docker_image() {
  docker build -q --network host -t fleet-lab-node -f test/lab/docker/node.Dockerfile test/lab/docker >/dev/null ||
    die "the base image of the test project could not be built."
  docker build -q --network host -t fleet-lab-engine test/lab/docker >/dev/null || die "the image of the Docker hosts could not be built."
  made_of=$(docker image inspect -f '{{.Id}}' fleet-lab-node fleet-lab-engine | tr '\n' ' ')
  [ "$(docker image inspect -f '{{index .Config.Labels "fleet.lab.of"}}' fleet-lab-docker 2>/dev/null)" != "$made_of" ] || return 0
  echo "Preparing a Docker host, once."
  maker=$(docker run -d --label fleet.lab=1 --label "fleet.lab.owner=$$" --cap-add SYS_ADMIN --cap-add NET_ADMIN --cap-add SYS_PTRACE \
    --security-opt seccomp=unconfined --cgroupns=host -v /sys/fs/cgroup:/sys/fs/cgroup:rw \
    --tmpfs /run:exec --tmpfs /run/lock fleet-lab-engine) || die "a Docker host could not be started."
  docker save fleet-lab-node | docker exec -i "$maker" make-seed >/tmp/fleet-seed.log 2>&1 ||
    die "the Docker host could not be prepared; see /tmp/fleet-seed.log"
  docker commit --change "LABEL fleet.lab.of=\"$made_of\"" "$maker" fleet-lab-docker >/dev/null || die "the Docker host could not be kept."
  docker rm -f -v "$maker" >/dev/null
}

# Hosts of tests and demos that have ended, and what this one has started itself.
remove_hosts() {
  docker ps -a --filter label=fleet.lab=1 --format '{{.ID}} {{.Label "fleet.lab.owner"}}' | while read -r host owner; do
    if [ -z "$owner" ] || [ "$owner" = $$ ] || [ ! -d "/proc/$owner" ]; then docker rm -f -v "$host" >/dev/null; fi
  done
}

cleanup_setup() {
  [ -n "$engine_pid" ] || return 0
  kill "$engine_pid" 2>/dev/null || true
  wait "$engine_pid" 2>/dev/null || true
}
