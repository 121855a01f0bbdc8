import { lines, type Script, sh } from "../shell/script.ts";
import { buildScript, type ObservedBuild, parseBuild } from "./compose.ts";
import type { Answer, Unknown } from "./kind.ts";
import { type ObservedProcess, parseProcesses, processesScript } from "./processes.ts";
import { type Report, readReport } from "./report.ts";

/** One container that the host knows as a part of some compose project. */
export interface ListedContainer {
  readonly id: string;
  /** Docker's word: `running`, `exited`, `created`, `paused`, `restarting`, `dead`. */
  readonly state: string;
  readonly project: string;
  readonly service: string;
  readonly directory: string;
}

/** The image that a container was made from. */
export interface ObservedImage {
  /** Docker's word, such as `amd64`. */
  readonly architecture: string;
  /** The allocator variables among its ENV; no other is read. */
  readonly environment: ReadonlyMap<string, string>;
}

/** The container that stands for a compose service, without a value that could be a secret. */
export interface ObservedContainer {
  readonly id: string;
  /** The image's id, and its name as compose knows it. */
  readonly image: { readonly id: string; readonly name: string };
  /** Docker's word, as in {@link ListedContainer}. */
  readonly state: string;
  /** The health check's word; absent where there is no health check. */
  readonly health?: string;
  /** As Docker writes it: RFC 3339, UTC, nanoseconds. */
  readonly startedAt: string;
  readonly user: string;
  /** Whole seconds that Docker waits for it to stop. */
  readonly stopLimit: number;
  readonly project: string;
  /** The project's own directory and files, as compose wrote them on the container. */
  readonly directory: string;
  readonly files: readonly string[];
  /** The allocator variables of its environment, whether from the image or from compose. */
  readonly environment: ReadonlyMap<string, string>;
  /** Absent where the image's id is known only by its name (compose v1). */
  readonly details?: ObservedImage;
}

/** Everything that one look at a compose service says. */
export interface ObservedService {
  /** What kept Docker from being asked, before any container was looked at. */
  readonly docker: "ok" | "missing" | "failed";
  /** The last line of what Docker said when it failed. */
  readonly complaint: string;
  /** Whether the directory is there, as far as the user may see. */
  readonly directory: boolean;
  /** Those of the directory (`here`), whatever their service, and those of the service elsewhere. */
  readonly here: readonly ListedContainer[];
  readonly elsewhere: readonly ListedContainer[];
  readonly container?: ObservedContainer;
  readonly build?: ObservedBuild;
  readonly processes: readonly ObservedProcess[];
}

/**
 * The one look at a compose service that `dockerfile`, `compose-service` and `allocator` share: the same text for the
 * same service, so that a host runs it once. Three calls of Docker and compose, about 0.12 s.
 */
export function containerProbe(directory: string, service: string, interpreter: string): Script {
  return lines(containerScript(directory, service), buildScript(service), processesScript(interpreter));
}

/** A Go template's test for an allocator variable: no other variable of an environment leaves Docker's own client. */
const allocatorVariable = `or (eq $name "LD_PRELOAD" "GLIBC_TUNABLES") (eq (printf "%.7s" $name) "MALLOC_") (eq (printf "%.9s" $name) "MIMALLOC_" "TCMALLOC_")`;
const environment = `[{{range index .Config "Env"}}{{$name := index (split . "=") 0}}{{if ${allocatorVariable}}}{{json .}},{{end}}{{end}}null]`;

/** Asks for a container and its image in one call: only the container has a state. Every value is JSON, so none can forge a line. */
const inspectFormat = [
  `{{if index . "State"}}container pid {{json .State.Pid}}`,
  "container id {{json .Id}}",
  "container image {{json .Image}}",
  "container image-name {{json .Config.Image}}",
  "container state {{json .State.Status}}",
  `container health {{with index .State "Health"}}{{json .Status}}{{else}}null{{end}}`,
  "container started {{json .State.StartedAt}}",
  `container user {{json (index .Config "User")}}`,
  `container stop-limit {{with index .Config "StopTimeout"}}{{json .}}{{else}}10{{end}}`,
  `container project {{json (index .Config.Labels "com.docker.compose.project")}}`,
  `container directory {{json (index .Config.Labels "com.docker.compose.project.working_dir")}}`,
  `container files {{json (index .Config.Labels "com.docker.compose.project.config_files")}}`,
  `container environment ${environment}`,
  "{{else}}container image-architecture {{json .Architecture}}",
  `container image-environment ${environment}{{end}}`,
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
 * given the project any name, and prints what is known of it.
 * It sets `container` (empty when there is none), `main_pid` (0 when it does not run), `project`, `files`, `variables` and `workdir`.
 */
export function containerScript(directory: string, service: string): Script {
  return sh`container= main_pid=0 project= files= variables= workdir= image= state= known=
directory=${directory} service=${service}
[ -d "$directory" ] && echo 'container found-directory true'
if ! command -v docker >/dev/null; then
  echo 'container docker "missing"'
elif ! known=$(timeout 20 docker ps -a --no-trunc --filter label=com.docker.compose.project --filter label=com.docker.compose.oneoff=False --format ${`{{.ID}}|{{.State}}|${listFormat}`}); then
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
  [ $# -ge 8 ] || continue
  id=$1 its_state=$2 its_project=$3 its_service=$4 its_image=$5 its_files=$6 its_variables=$7
  shift 7
  its_directory=$*
  where=elsewhere
  if [ "$its_directory" = "$directory" ] || [ "$its_directory" -ef "$directory" ]; then where=here; fi
  [ "$where" = here ] || [ "$its_service" = "$service" ] || continue
  printf 'container %s %s|%s|%s|%s|%s\n' "$where" "$id" "$its_state" "$its_project" "$its_service" "$its_directory"
  [ "$where" = here ] && [ "$its_service" = "$service" ] || continue
  [ -z "$container" ] || { [ "$state" != running ] && [ "$its_state" = running ]; } || continue
  container=$id state=$its_state project=$its_project image=$its_image files=$its_files variables=$its_variables workdir=$its_directory
done
unset IFS
set +f
case $image in sha256:*) ;; *) image= ;; esac
if [ "$container" ]; then
  known=$(timeout 20 docker inspect --format ${inspectFormat} "$container" $image)
  printf '%s\n' "$known"
  main_pid=\${known#container pid }
  main_pid=\${main_pid%%[!0-9]*}
  main_pid=\${main_pid:-0}
fi`;
}
