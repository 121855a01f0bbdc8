import { type Script, sh } from "../../shell/script.ts";
import { derivedDirectory, madeByFleet } from "../../text/compose-override.ts";
import { type ObservedFile, parseFile } from "./compose.ts";
import { imageFormat, type ObservedImage, parseImage } from "./image.ts";
import { readReport, textOf } from "./report.ts";

/** What stands beside an operator's compose files, and the image that those mean for a service. */
export interface ObservedOverride {
  /** The compose file that Compose finds by itself in the project's directory; a name. */
  readonly found?: string;
  /** COMPOSE_FILE in the project's file of variables. */
  readonly variable?: string;
  /** Override files that are there by their names: the operator's, or fleet's own. */
  readonly names: ReadonlyMap<string, "theirs" | "ours">;
  /** Fleet's own files: by the name of the override file, and `Dockerfile`. */
  readonly files: ReadonlyMap<string, ObservedFile>;
  /** Absent where the host has no such image; of a service with a build there only where it runs on an image of fleet's. */
  readonly upstream?: ObservedImage & { readonly id: string };
}

/** The override files that Compose looks for, in its order: the first that is there counts. */
export const overrideNames = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
] as const;

/** The override file of fleet's where Compose finds one of the operator's, or none by itself. */
export const ownName = "compose.fleet.yaml";

/** A snippet that tells override files of fleet's from the operator's; it expects what `containerScript` sets. */
export const oursScript: Script = sh`is_ours() {
  case \${1##*/} in ${ownName} | compose.override.y*ml | docker-compose.override.y*ml) ;; *) return 1 ;; esac
  set -- "$1" "$name"
  case $1 in /*) ;; *) set -- "$workdir/$1" "$2" ;; esac
  # One that is gone was ours where the container runs on an image of ours.
  [ -e "$1" ] || case $2 in *:fleet-"$project-$service") return 0 ;; *) return 1 ;; esac
  IFS= read -r line <"$1" && case $line in ${madeByFleet}*) return 0 ;; esac
  return 1
}`;

/**
 * A snippet that looks beside the operator's compose files, whose contents stay on the host, and at the image that they
 * name; it expects what `containerScript` and `buildScript` set.
 */
export function overrideScript(service: string): Script {
  return sh`if [ "$project" ]; then
  for one in compose.yaml compose.yml docker-compose.yml docker-compose.yaml; do
    [ -f "$workdir/$one" ] || continue
    printf 'override found "%s"\n' "$one"
    break
  done
  for one in ${[...overrideNames, ownName]}; do
    [ -e "$workdir/$one" ] || [ -L "$workdir/$one" ] || continue
    if is_ours "$workdir/$one"; then
      printf 'override is-%s "ours"\n' "$one"
      show override "-$one" "$workdir/$one"
    else
      printf 'override is-%s "theirs"\n' "$one"
    fi
  done
  show override -Dockerfile "$workdir/"${derivedDirectory(service)}/Dockerfile
  sed -n 's/^[[:space:]]*\(export[[:space:]]*\)\{0,1\}COMPOSE_FILE[[:space:]]*=[[:space:]]*//p' "\${variables:-$workdir/.env}" 2>/dev/null |
    tail -n 1 | tr -d "\"'\\\\\r" | sed 's/.*/override variable "&"/'
  upstream=
  case $build in *'build image "'*)
    upstream=\${build#*build image \"}
    upstream=\${upstream%%\"*} ;;
  esac
  # Of a service with a build only what it goes back to from an image of fleet's is looked at.
  case $build in *'build context '* | *'build inline '*)
    case $name in
    *:fleet-"$project-$service")
      sep=-
      case \${old-} in 1.*) sep=_ ;; esac
      : "\${upstream:=$project$sep$service}" ;;
    *) upstream= ;;
    esac
  esac
  # An image of fleet's own stands on another one, and not on itself.
  case $upstream in '' | *:fleet-"$project-$service") ;; *)
    timeout 20 docker image inspect --format ${`override id {{json .Id}}\n${imageFormat("override")}`} "$upstream" 2>/dev/null
  esac
fi`;
}

/** Reads what {@link overrideScript} printed. */
export function parseOverride(facts: string): ObservedOverride {
  const report = readReport(facts, "override");
  const names = new Map<string, "theirs" | "ours">();
  const files = new Map<string, ObservedFile>();
  for (const name of [...overrideNames, ownName]) {
    const whose = textOf(report, `is-${name}`);
    if (whose === "theirs" || whose === "ours") names.set(name, whose);
  }
  for (const name of [...names.keys(), "Dockerfile"]) {
    const file = parseFile(report, `-${name}`);
    if (file) files.set(name, file);
  }
  const image = parseImage(report);
  const id = textOf(report, "id");
  const found = textOf(report, "found");
  const variable = textOf(report, "variable");
  return {
    ...(found !== "" && { found }),
    ...(variable !== "" && { variable }),
    names,
    files,
    ...(image && id !== "" && { upstream: { ...image, id } }),
  };
}
