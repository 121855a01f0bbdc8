# The floor: what an operator would write by hand to look at the same things as `fleet plan`, with as few forks as come naturally.
unit=misskey.service
. /etc/os-release
echo "os $ID $VERSION_ID $(dpkg --print-architecture)"
dpkg-query -W -f='${Status} ${Version}\n' libjemalloc2 2>/dev/null || apt-cache policy libjemalloc2 | grep Candidate
systemctl show "$unit" -p ActiveState,MainPID,ControlGroup,Environment,EnvironmentFiles,DropInPaths,NeedDaemonReload,User,InvocationID
systemctl cat "$unit" | grep -n LD_PRELOAD
sha256sum "/etc/systemd/system/$unit.d/zz-fleet.conf" 2>/dev/null
group=$(systemctl show "$unit" -p ControlGroup --value)
for pid in $(cat "/sys/fs/cgroup/systemd$group/cgroup.procs" "/sys/fs/cgroup$group/cgroup.procs" 2>/dev/null); do
  case $(readlink "/proc/$pid/exe") in */node) ;; *) continue ;; esac
  tr '\0' '\n' <"/proc/$pid/environ" | grep -E '^(LD_PRELOAD|MALLOC_)'
  grep -m1 -o '/[^ ]*malloc[^ ]*' "/proc/$pid/maps"
  grep -E '^(Pss|SwapPss):' "/proc/$pid/smaps_rollup"
done
