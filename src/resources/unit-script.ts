import { lines, type Script, sh } from "../shell/script.ts";
import { processesScript } from "./processes.ts";

/** The drop-in that is fleet's own: `zz` sorts behind what others are likely to be called. */
export function dropInPath(unit: string): string {
  return `/etc/systemd/system/${unit}.d/zz-fleet.conf`;
}

const properties = [
  "Id",
  "LoadState",
  "ActiveState",
  "SubState",
  "UnitFileState",
  "FragmentPath",
  "DropInPaths",
  "NeedDaemonReload",
  "MainPID",
  "User",
  "EnvironmentFiles",
  "TimeoutStopUSec",
].join(",");

/**
 * The one look at a unit that `systemd-environment`, `systemd-service` and `allocator` share. Of unit and environment
 * files only the allocators' variables leave the host, each with its file and line; our own drop-in is read whole.
 */
export function unitProbe(unit: string, interpreter: string): Script {
  return lines(
    sh`shown=$(systemctl show ${unit} -p ${properties} 2>&1) || echo "failed $shown"
main_pid= files= environment_files=
set -f
IFS='
'
for line in $shown; do
  printf 'show %s\n' "$line"
  case $line in
  MainPID=*) main_pid=\${line#*=} ;;
  FragmentPath=* | DropInPaths=*) files="$files \${line#*=}" ;;
  EnvironmentFiles=*)
    line=\${line#*=}
    environment_files="$environment_files$IFS\${line% (ignore_errors=*}"
    ;;
  esac
done
configured=$(
  unset IFS
  set -- $files
  [ $# -gt 0 ] && awk ${sourcesProgram} "$@" 2>/dev/null
  IFS='
'
  for path in $environment_files; do
    [ -r "$path" ] && awk ${environmentFileProgram} "$path"
  done
)
unset IFS
set +f
printf '%s\n' "$configured"
own=${dropInPath(unit)}
if [ -L "$own" ]; then echo 'own other'
elif [ -f "$own" ]; then printf 'own %s\n' "$(base64 -w0 <"$own")"; fi
echo end-of-unit`,
    processesScript(interpreter),
  );
}

/** Takes a line of settings apart as systemd does: words in quotes or not, backslash escapes, `%%`. */
const words = `
function words(text, list,   i, c, quote, word, count, inside) {
  split("", list)
  count = 0; quote = ""; word = ""; inside = 0
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "\\\\") { i++; word = word substr(text, i, 1); inside = 1 }
    else if (quote != "") { if (c == quote) quote = ""; else word = word c }
    else if (c == "\\"" || c == "'") { quote = c; inside = 1 }
    else if (c == " " || c == "\\t") { if (inside) list[++count] = word; word = ""; inside = 0 }
    else { word = word c; inside = 1 }
  }
  if (inside) list[++count] = word
  return count
}
function ours(name) { return name ~ /^(LD_PRELOAD|MALLOC_[A-Z_]*|GLIBC_TUNABLES|MIMALLOC_[A-Z_]*|TCMALLOC_[A-Z_]*)$/ }`;

const sourcesProgram = `${words}
FNR == 1 { section = ""; held = "" }
held == "" && /^[ \\t]*[#;]/ { next }
held != "" && /^[ \\t]*[#;]/ { next }
{
  line = held $0
  if (held == "") at = FNR
  if (line ~ /\\\\$/) { held = substr(line, 1, length(line) - 1) " "; next }
  held = ""
  sub(/^[ \\t]+/, "", line)
  if (line ~ /^\\[/) { section = line; next }
  if (section !~ /^\\[Service\\]/) next
  equals = index(line, "=")
  key = substr(line, 1, equals - 1)
  sub(/[ \\t]+$/, "", key)
  rest = substr(line, equals + 1)
  if (key == "Environment") {
    count = words(rest, list)
    if (count == 0) { print "source reset " at " " FILENAME; next }
    for (i = 1; i <= count; i++) {
      name = list[i]; sub(/=.*/, "", name)
      value = substr(list[i], length(name) + 2)
      gsub(/%%/, "%", value)
      if (ours(name)) print "source set " at " " FILENAME "\\t" name "=" value
    }
  } else if (key == "UnsetEnvironment" || key == "PassEnvironment") {
    count = words(rest, list)
    for (i = 1; i <= count; i++) {
      name = list[i]; sub(/=.*/, "", name)
      if (ours(name)) print "source " (key == "UnsetEnvironment" ? "unset " : "pass ") at " " FILENAME "\\t" name "="
    }
  } else if (key ~ /^Exec/ && rest ~ /LD_PRELOAD=/) print "source exec " at " " FILENAME
  else if (key == "ExecStart" && rest ~ /(^|[/ ])(env (-i|-|--ignore-environment|-u *LD_PRELOAD)|sudo|su|runuser) /) print "source drop " at " " FILENAME
}`;

const environmentFileProgram = `${words}
/^[ \\t]*[#;]/ { next }
{
  name = $0; sub(/^[ \\t]+/, "", name); sub(/[ \\t]*=.*/, "", name)
  if (!ours(name)) next
  value = $0; sub(/^[^=]*=[ \\t]*/, "", value)
  count = words(value, list)
  value = list[1]
  for (i = 2; i <= count; i++) value = value " " list[i]
  print "source file " FNR " " FILENAME "\\t" name "=" value
}`;
