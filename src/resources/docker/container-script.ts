import { raw, type Script, sh } from "../../shell/script.ts";
import { ownersScript } from "./engine.ts";
import { environmentFormat, imageFormat } from "./image.ts";

/** Asks for a container and its image in one call: only the container has a state. Every value is JSON, so none can forge a line. */
const inspectFormat = [
  `{{if index . "State"}}container pid {{json .State.Pid}}`,
  `replica {{.Id}} {{.State.Pid}} {{.Image}} {{.Name}} {{with index .State "Health"}}{{.Status}}{{else}}none{{end}}`,
  "container id {{json .Id}}",
  "container created {{json .Created}}",
  "container image {{json .Image}}",
  "container image-name {{json .Config.Image}}",
  "container state {{json .State.Status}}",
  `container health {{with index .State "Health"}}{{json .Status}}{{else}}null{{end}}`,
  "container started {{json .State.StartedAt}}",
  `container user {{json (index .Config "User")}}`,
  `container storage {{with index . "GraphDriver"}}{{with index . "Data"}}{{json (index . "UpperDir")}}{{else}}null{{end}}{{else}}null{{end}}`,
  `container stop-limit {{with index .Config "StopTimeout"}}{{json .}}{{else}}10{{end}}`,
  `container project {{json (index .Config.Labels "com.docker.compose.project")}}`,
  `container service {{json (index .Config.Labels "com.docker.compose.service")}}`,
  `container directory {{json (index .Config.Labels "com.docker.compose.project.working_dir")}}`,
  `container files {{json (index .Config.Labels "com.docker.compose.project.config_files")}}`,
  `container variables {{json (index .Config.Labels "com.docker.compose.project.environment_file")}}`,
  `container depends {{json (index .Config.Labels "com.docker.compose.depends_on")}}`,
  `container compose {{json (index .Config.Labels "com.docker.compose.version")}}`,
  `container environment ${environmentFormat}`,
  `{{else}}${imageFormat("container")}{{end}}`,
].join("\n");

const listFormat = [
  "project",
  "service",
  "image",
  "project.config_files",
  "project.environment_file",
  "project.working_dir",
]
  .map((label) => `{{.Label "com.docker.compose.${label}"}}`)
  .join("|");

/**
 * A snippet that finds a compose service's container by the labels that compose puts on it, for the operator may have
 * given the project any name, and prints what is known of it. Where there is none, a container of that very name that was
 * started without compose.
 * It sets `container` (empty when there is none), `main_pid` (0 when it does not run; several where the service is scaled), `name` (of its image), `project`, `files`, `variables` and `workdir`.
 */
export function containerScript(directory: string, service: string): Script {
  return sh`present() {
  printf 'container found-%s "' "$1"
  shift
  for one; do
    case $one in /*) ;; *) one=$workdir/$one ;; esac
    if [ -f "$one" ]; then stat -c '%Y ' -- "$one" | tr -d '\n'; else printf '0 '; fi
  done
  printf '"\n'
}
container= main_pid=0 replicas= project= files= variables= workdir= image= name= state= known=
directory=${directory} service=${service}
[ -d "$directory" ] && echo 'container found-directory true'
if ! command -v docker >/dev/null; then
  echo 'container docker "missing"'
elif ! known=$(timeout 20 docker ps -a --no-trunc --filter label=com.docker.compose.project --filter label=com.docker.compose.oneoff=False --format ${`{{.ID}}|{{.State}}|{{.Image}}|${listFormat}`}); then
  echo 'container docker "failed"'
else
  echo 'container docker "ok"'
fi
set -f
IFS='
'
for one in $known; do
  IFS='|'
  set -- $one
  [ $# -ge 9 ] || continue
  id=$1 its_state=$2 its_name=$3 its_project=$4 its_service=$5 its_image=$6 its_files=$7 its_variables=$8
  shift 8
  its_directory=$*
  where=elsewhere
  if [ "$its_directory" = "$directory" ] || [ "$its_directory" -ef "$directory" ]; then where=here; fi
  [ "$where" = here ] || [ "$its_service" = "$service" ] || continue
  printf 'container %s %s|%s|%s|%s|%s\n' "$where" "$id" "$its_state" "$its_project" "$its_service" "$its_directory"
  [ "$where" = here ] && [ "$its_service" = "$service" ] || continue
  [ "$its_state" != running ] || replicas="$replicas $id"
  [ -z "$container" ] || { [ "$state" != running ] && [ "$its_state" = running ]; } || continue
  container=$id state=$its_state name=$its_name project=$its_project image=$its_image files=$its_files variables=$its_variables workdir=$its_directory
done
unset IFS
set +f
if [ -z "$container" ]; then
  # Somebody may have started it without compose: then it is called by its own name. Its image may have been built by compose,
  # and bring labels of a project; the working directory is a container's own.
  for one in $(timeout 20 docker ps -a --no-trunc --filter "name=$service" --format '{{.ID}}|{{.Names}}|{{.Label "com.docker.compose.project.working_dir"}}' 2>/dev/null); do
    case $one in *"|$service|") container=\${one%%"|"*} ;; esac
  done
fi
if [ "$container" ]; then
  # Compose v1 puts no such label on its containers.
  case $image in sha256:*) ;; *) image=$(timeout 20 docker inspect --format '{{.Image}}' "$container") ;; esac
  known=$(timeout 20 docker inspect --format ${inspectFormat} "$container" \${replicas# $container} $image)
  printf '%s\n' "$known"
  main_pid=\${known#container pid }
  main_pid=\${main_pid%%[!0-9]*}
  main_pid=\${main_pid:-0}
  case $replicas in *' '*' '*)
    main_pid=$(printf '%s\n' "$known" | sed -n 's/^replica [0-9a-f]* \([0-9]*\) .*/\1/p' | tr '\n' ' ')
    main_pid=\${main_pid% }
  esac
  # A remote engine, or one in a namespace of its own, speaks of other processes than this host's.
  [ "$main_pid" = 0 ] || grep -Fqs "$container" "/proc/\${main_pid%% *}/cgroup" || echo 'container astray true'
  # Docker lists an image by its id where its name has come to mean another one.
  case $name in sha256:*)
    name=\${known#*container image-name \"}
    name=\${name%%\"*}
    timeout 20 docker image inspect --format 'container named-image {{json .Id}}' "$name" 2>/dev/null
  esac
  # Docker's own directory is where the container's layers are; it costs no further call to find it so.
  storage=\${known#*container storage \"}
  storage=\${storage%%/overlay2/*}
  case $storage in /*'
'*) ;; /*)
    set -- $(stat -f -c '%a %S' -- "$storage" 2>/dev/null)
    [ $# != 2 ] || printf 'container storage-directory "%s"\ncontainer free %s\n' "$storage" "$(($1 * $2))"
  esac
  set -f
  IFS=,
  present files $files
  present variables $variables
  unset IFS
  set +f
else
  ${raw(ownersScript)}
fi`;
}
