/**
 * Shell that waits until the containers which a command lists are healthy, all of the application is there, and none of its processes
 * is so young that a look passes it over. Health says less: it is told by the first worker that serves, and a slow host may need
 * seconds to the second one. Health checks come and go, and are none of the application's.
 */
export function untilSettled(list: string): string {
  return `all=$(${list})
    [ "$all" ] || { echo 'no container to wait for' && docker ps -a && exit 1; }
    end=$(($(date +%s) + 60))
    for one in $all; do
      until [ "$(docker inspect -f '{{with .State.Health}}{{.Status}}{{else}}healthy{{end}}' "$one" 2>/dev/null)" = healthy ] &&
        docker top "$one" -eo pid,etimes,args 2>/dev/null | awk '
          NR == 1 || !/node|npm start|Misskey/ { next }
          /npm start|Misskey/ { stand_in = 1 }
          /Misskey .worker/ { workers++ }
          { found = 1 }
          $2 < 3 { young = 1 }
          END { exit !(found && !young && (!stand_in || workers == 2)) }'
      do
        [ "$(date +%s)" -lt "$end" ] || { docker ps -a; docker top "$one" -eo pid,etimes,args; exit 1; }
        sleep 0.2
      done
    done`;
}
