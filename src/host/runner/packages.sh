# package.install NAME VERSION, by apt.
installed() {
  set -- "$1" "/var/lib/dpkg/info/$1".list "/var/lib/dpkg/info/$1":*.list
  [ -e "$2" ] || [ -e "$3" ] || return
  case " $(dpkg-query -W -f '${db:Status-Status} ' -- "$1" 2>/dev/null 9>&-)" in
    *' installed '*) ;;
    *) return 1 ;;
  esac
}

# A .deb in the cache needs no network; apt writes the colon of an epoch as %3a.
cached() {
  case $2 in
    '') return 1 ;;
    *:*) set -- "$1" "${2%%:*}%3a${2#*:}" ;;
  esac
  set -- "/var/cache/apt/archives/${1}_$2"_*.deb
  [ -e "$1" ]
}

package_install_prepare() {
  installed "$1" && return 0
  cached "$1" "$2" && return 0
  say "op $number $at prepare started"
  obtain "$1" "$2" --download-only || return
  say "op $number $at prepare done"
}

package_install_act() {
  if installed "$1"; then
    detail="was installed already"
  else
    obtain "$1" "$2"
  fi
}

package_install_check() {
  installed "$1" || fail "apt-get says it is done, but $1 is not installed."
}

# Lists are refreshed only when they don't know the package, or name a file that is gone. apt's cache of them is not written:
# it is large, and the installation makes it stale at once. What one instance could not get the next would wait for just as long.
obtain() {
  package=$1 version=$2
  shift 2
  [ "$package" != "$vain" ] || fail "$vain_cause" || return
  set -- -o Dir::Cache::pkgcache= "$@"
  apt_get install "$@" -- "$package${version:+=$version}" && return 0
  if grep -Eq 'Unable to locate|no installation candidate|^E: Version|404 ' "$at.out" 9>&-; then
    say "op $number $at $stage waiting the package lists are refreshed"
    apt_get update || :
    apt_get install "$@" -- "$package${version:+=$version}" && return 0
    if grep -q '^E: Version' "$at.out" 9>&-; then
      detail="$version is not offered any more, so the current version was taken"
      apt_get install "$@" -- "$package" && return 0
    fi
  fi
  [ -n "$held" ] || fail "$package is not to be had: $cause"
  vain=$package vain_cause=$cause
  return 1
}

# Runs apt-get, again and again while another process holds one of its locks; never kills anything.
apt_get() {
  clock
  apt_until=$((now + apt_wait * 100)) told='' held=''
  until DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l NEEDRESTART_SUSPEND=1 APT_LISTCHANGES_FRONTEND=none \
    apt-get -qy --no-install-recommends --no-remove -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=0 -o Acquire::Retries=2 \
    -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" >"$at.out" 2>&1 9>&-; do
    if ! grep -Eq 'Could not get lock|Unable to (lock|acquire)' "$at.out" 9>&-; then
      fail "$(grep -m 1 '^E: ' "$at.out" 9>&- || echo "apt-get ended with an error")"
      return 1
    fi
    holder=$(lock_holder)
    clock
    if [ "$now" -ge "$apt_until" ]; then
      held=1
      fail "The package manager is held by $holder, and was not free within $apt_wait seconds."
      return 1
    fi
    [ "$holder" = "$told" ] || say "op $number $at $stage waiting for the package manager, held by $holder"
    told=$holder
    left=$((apt_until - now))
    doze $((left > 200 ? 200 : left))
  done
}

# Newer versions of apt say who holds the lock; for others the kernel does.
lock_holder() {
  who=$(sed -n '/held by process/{s/.*held by process \([0-9]*\).*/\1/p;q;}' "$at.out" 9>&-)
  [ -n "$who" ] || who=$(
    stat -c '%i' /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock /var/cache/apt/archives/lock \
      2>/dev/null 9>&- |
      awk 'NR == FNR { wanted[$1]; next } { split($6, id, ":"); if (id[3] in wanted) { print $5; exit } }' - /proc/locks 9>&-
  )
  [ -n "$who" ] || {
    echo "another process"
    return
  }
  comm=
  [ ! -r "/proc/$who/comm" ] || read -r comm <"/proc/$who/comm"
  echo "process $who${comm:+ ($comm)}"
}
