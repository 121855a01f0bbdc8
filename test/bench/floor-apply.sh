# The floor: the change by hand, without a proof, a way back or a record: install, write, reload, restart.
set -e
unit=misskey.service
library=/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")/libjemalloc.so.2
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libjemalloc2 >/dev/null
mkdir -p "/etc/systemd/system/$unit.d"
printf '[Service]\nEnvironment="LD_PRELOAD=%s"\nEnvironment="MALLOC_CONF=background_thread:true"\n' "$library" \
  >"/etc/systemd/system/$unit.d/zz-fleet.conf"
systemctl daemon-reload
systemctl restart "$unit"
systemctl is-active "$unit"
