/**
 * Words of awk: `wait` is the seconds until none of the processes that were given to `old` is passed over by a look, which leaves
 * out what is younger than 2 s. Who sleeps that long needs no poll.
 */
export const ages = `
  function old(pid, stat, field) {
    if ((getline stat < ("/proc/" pid "/stat")) <= 0) return
    sub(/.*[)] /, "", stat)
    split(stat, field, " ")
    if (2.05 - up + field[20] / 100 > wait) wait = 2.05 - up + field[20] / 100
  }
  BEGIN { getline up < "/proc/uptime"; sub(/ .*/, "", up) }`;

/**
 * Shell that waits until the containers which a command lists are healthy, all of the application is there, and none of its processes
 * is so young that a look passes it over. Health says less: it is told by the first worker that serves, and a slow host may need
 * seconds to the second one. Health checks come and go, and are none of the application's.
 */
export function untilSettled(list: string): string {
  return `all=$(${list})
    [ "$all" ] || { echo 'no container to wait for' && docker ps -a && exit 1; }
    end=$(($(date +%s) + 120))
    for one in $all; do
      while :; do
        wait=0.2
        if [ "$(docker inspect -f '{{with .State.Health}}{{.Status}}{{else}}healthy{{end}}' "$one" 2>/dev/null)" = healthy ]; then
          wait=$(docker top "$one" -eo pid,args 2>/dev/null | awk '${ages}
            NR == 1 || !/node|npm start|Misskey/ { next }
            /npm start|Misskey/ { stand_in = 1 }
            /Misskey .worker/ { workers++ }
            { found = 1; old($1) }
            END { if (!found || stand_in && workers != 2) print 0.2; else if (wait > 0) print wait }')
        fi
        [ "$wait" ] || break
        [ "$(date +%s)" -lt "$end" ] || { docker ps -a; docker top "$one" -eo pid,etimes,args; exit 1; }
        sleep "$wait"
      done
    done`;
}
