import { createHash } from "node:crypto";
import { type Script, sh } from "../../shell/script.ts";
import { readReport, textOf } from "./report.ts";

/** What compose says of how a service's image is built, and the Dockerfile's bytes. */
export interface ObservedBuild {
  /** Whether the service has a `build` at all, and not just an image. */
  readonly declared: boolean;
  /** The service of the project whose build it is, where this one only has the same image. */
  readonly sibling?: string;
  /** The image's name in the compose files; absent where they leave it to compose. */
  readonly image?: string;
  /** The build's directory, or a URL. */
  readonly context: string;
  /** The stage that is built; absent: the last one. */
  readonly target?: string;
  /** What the build is given for the ARGs that FROM lines can use; no other leaves the host. */
  readonly args: Readonly<Record<string, string>>;
  /** Whether the Dockerfile stands in the compose file itself. */
  readonly inline: boolean;
  /** The Dockerfile's absolute path; absent where it has none on this host. */
  readonly path?: string;
  readonly file?: ObservedFile;
  /** The version of a Compose that speaks no JSON: version 1, or older. */
  readonly old?: string;
}

/** A file as it was found. */
export interface ObservedFile {
  /** stat's words, such as `regular file`, `symbolic link`. */
  readonly type: string;
  readonly links: number;
  readonly bytes: number;
  /** Absent where it is too large or can't be read. */
  readonly content?: Uint8Array;
  /** SHA-256 of the content in hex. */
  readonly sha256?: string;
}

/** The largest file that fleet reads, in bytes. */
export const dockerfileLimit = 1024 * 1024;

/**
 * Walks JSON, however it is laid out, and keeps nothing but the images and builds of services. `compose config` fills in every
 * variable, so all the rest of it may be secret and stays on the host.
 */
export const jsonReader = String.raw`
{
  text = $0
  while (match(text, /"([^"\\]|\\.)*"|[][{}:,]|[^][{}:," \t\r\n]+/)) {
    token = substr(text, RSTART, RLENGTH)
    text = substr(text, RSTART + RLENGTH)
    if (token == "{" || token == "[") { name[++depth] = key; key = "" }
    else if (token == "}" || token == "]") { depth--; key = "" }
    else if (token == ":") key = last
    else if (token == ",") key = ""
    else if (name[2] == "\"services\"" && depth == 3 && key == "\"image\"") image[name[3]] = token
    else if (name[2] == "\"services\"" && depth == 4 && name[4] == "\"build\"" && key != "") {
      builds[name[3]] = 1
      value[name[3] key] = token
    }
    else if (name[2] == "\"services\"" && depth == 5 && name[4] == "\"build\"" && name[5] == "\"args\"" && key != "" && token != "null")
      given[name[3]] = given[name[3]] "\nargument " plain(key) " " token
    if (depth == 3 && name[2] == "\"services\"") found[name[3]] = 1
    last = token
  }
}`;

/** The same of the YAML that Compose v1 prints, which has one way of being laid out. */
export const yamlReader = String.raw`
/^[^ ]/ { services = /^services:/; service = ""; inside = 0 }
services && /^  [^ ]/ { service = json(key(2)); found[service] = 1; inside = 0 }
service != "" && /^    [^ ]/ {
  inside = key(4) == "build"; args = 0
  if (inside) builds[service] = 1
  if (key(4) == "image") image[service] = json(rest())
  if (inside && rest() != "") value[service "\"context\""] = json(rest())
}
inside && /^      [^ ]/ { value[service json(key(6))] = json(rest()); args = key(6) == "args" }
args && /^        [^ ]/ && rest() != "null" { given[service] = given[service] "\nargument " key(8) " " json(rest()) }
function key(from,   text) { text = substr($0, from + 1); sub(/: .*|:$/, "", text); return bare(text) }
function rest(   text) { text = $0; return sub(/^ *[^:]*: +/, "", text) ? bare(text) : "" }
function bare(text) { return text ~ /^'.*'$/ || text ~ /^".*"$/ ? substr(text, 2, length(text) - 2) : text }
function json(text) { gsub(/[\\"]/, "\\\\&", text); return "\"" text "\"" }
`;

/**
 * Prints a service's image and its build's context, Dockerfile, target and arguments (the shell chooses among those). A
 * service without a build may have the image that another one of the project builds.
 */
export const buildPrinter = String.raw`
END {
  if (!(wanted in found)) exit
  if (wanted in image) print "build image " image[wanted]
  builder = wanted
  if (!(wanted in builds) && wanted in image) {
    for (one in builds) if (image[one] == image[wanted] && (builder == wanted || one < builder)) builder = one
  }
  if (builder != wanted) print "build sibling " builder
  print "build read true"
  if (!(builder in builds)) exit
  context = value[builder "\"context\""]
  file = value[builder "\"dockerfile\""]
  if (context != "") print "build context " context
  if (file != "") print "build dockerfile " file
  if (value[builder "\"target\""] != "") print "build target " value[builder "\"target\""]
  if (value[builder "\"dockerfile_inline\""] != "") { print "build inline true"; exit }
  context = plain(context)
  file = file == "" ? "Dockerfile" : plain(file)
  if (file == "") exit
  if (file !~ /^\//) file = context ~ /^\// ? context "/" file : ""
  if (file != "") print "build path \"" shortest(file) "\"" given[builder]
}
# As compose itself joins context and dockerfile: by the words, whatever is a link.
function shortest(path,   count, words, kept, i, joined) {
  count = split(path, words, "/")
  kept = 0
  for (i = 1; i <= count; i++) {
    if (words[i] == "..") kept -= kept > 0
    else if (words[i] != "" && words[i] != ".") words[++kept] = words[i]
  }
  joined = ""
  for (i = 1; i <= kept; i++) joined = joined "/" words[i]
  return joined
}
function plain(quoted) { return quoted ~ /^"[^\\]*"$/ ? substr(quoted, 2, length(quoted) - 2) : "" }
`;

/** Of `NAME VALUE` lines on the second file those that the first file, a Dockerfile, names before its first FROM. */
export const argumentFilter = String.raw`
NR == FNR {
  if (from || FNR > 2000) next
  word = tolower($1)
  if (word == "from") from = 1
  if (word == "arg" || more) for (i = more ? 1 : 2; i <= NF; i++) { one = $i; sub(/=.*/, "", one); wanted[one] }
  more = (word == "arg" || more) && /[\\]\r?$/
  next
}
$1 in wanted && $1 ~ /^[A-Za-z_][A-Za-z0-9_]*$/ { print "build arg-" $0 }
`;

/**
 * A snippet that asks compose for a service's build as the operator's own files have it, and fetches the Dockerfile; it
 * expects what `containerScript` and `ownFilesScript` set, and sets `build` and `show`, which reads a file of PREFIX and KEY.
 * The plugin's own binary is run, which takes half as long as `docker compose`, in which Docker's client starts it twice.
 */
export function buildScript(service: string): Script {
  return sh`compose=
for one in "\${HOME:-/root}/.docker" /usr/local/lib/docker /usr/local/libexec/docker /usr/lib/docker /usr/libexec/docker; do
  [ -z "$compose" ] && [ -x "$one/cli-plugins/docker-compose" ] && compose=$one/cli-plugins/docker-compose
done
: "\${compose:=docker-compose}"
build=
if [ "$project" ] && command -v "$compose" >/dev/null; then
  set -f
  IFS=,
  set --
  for one in $files; do
    is_ours "$one" && continue
    case $one in /*) ;; *) one=$workdir/$one ;; esac
    set -- "$@" -f "$one"
  done
  for one in $variables; do set -- "$@" --env-file "$one"; done
  unset IFS
  set +f
  reader=${jsonReader + buildPrinter}
  ask_compose() {
    COMPOSE_EXPERIMENTAL_GIT_REMOTE=0 COMPOSE_EXPERIMENTAL_OCI_REMOTE=0 timeout 20 "$compose" -p "$project" --project-directory "$workdir" "$@" 2>/dev/null |
      awk -v wanted=${`"${service}"`} "$reader"
  }
  build=$(ask_compose "$@" config --format json ${service})
  case $build in
  *'build context '* | *'build inline '*) ;;
  ?*)
    known=$(ask_compose "$@" config --format json)
    case $known in *'build sibling '*) build=$known ;; esac ;;
  *)
    # Compose v1 speaks no JSON.
    reader=${yamlReader + buildPrinter}
    build=$(ask_compose "$@" config)
    old=$(timeout 20 "$compose" version --short 2>/dev/null)
    case $old in [0-9]*) printf 'build old "%s"\n' "\${old%%[!0-9.]*}" ;; esac ;;
  esac
  printf '%s\n' "$build" | grep -v '^argument '
fi
show() {
  stat -c "$1 stat$2 \"%F|%h|%s\"" -- "$3" 2>/dev/null
  if [ -f "$3" ] && [ ! -L "$3" ]; then
    printf '%s content%s "' "$1" "$2"
    head -c ${dockerfileLimit + 1} -- "$3" | base64 | tr -d '\n'
    printf '"\n'
  fi
}
case $build in *'build path "'*)
  file=\${build##*build path \"}
  file=\${file%%'"
'*}
  file=\${file%\"}
  show build '' "$file"
  if [ -f "$file" ] && [ ! -L "$file" ]; then
    printf '%s\n' "$build" | sed -n 's/^argument //p' | awk ${argumentFilter} "$file" -
  fi
esac`;
}

/** Reads what {@link buildScript} printed; undefined where compose was not asked or did not answer. */
export function parseBuild(facts: string): ObservedBuild | undefined {
  const report = readReport(facts, "build");
  if (report.get("read") !== true) return undefined;
  const context = textOf(report, "context");
  const inline = report.get("inline") === true;
  const target = textOf(report, "target");
  const path = textOf(report, "path");
  const image = textOf(report, "image");
  const sibling = textOf(report, "sibling");
  const old = textOf(report, "old");
  const file = parseFile(report);
  const args = [...report].flatMap(([key, value]): [string, string][] =>
    key.startsWith("arg-") && value !== null ? [[key.slice(4), `${value}`]] : [],
  );
  return {
    declared: context !== "" || inline,
    context,
    inline,
    args: Object.fromEntries(args),
    ...(sibling !== "" && { sibling }),
    ...(image !== "" && { image }),
    ...(target !== "" && { target }),
    ...(path !== "" && { path }),
    ...(file && { file }),
    ...(old !== "" && { old }),
  };
}

/** Reads what `show` printed of a file. */
export function parseFile(report: ReadonlyMap<string, unknown>, key = ""): ObservedFile | undefined {
  const [type = "", links, bytes] = textOf(report, `stat${key}`).split("|");
  if (type === "") return undefined;
  const encoded = report.get(`content${key}`);
  const content = typeof encoded === "string" ? Buffer.from(encoded, "base64") : undefined;
  return {
    type,
    links: Number(links),
    bytes: Number(bytes),
    ...(content && content.length === Number(bytes) && { content, sha256: sha256(content) }),
  };
}

function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
