/** Takes text apart as systemd does: words in quotes or not, escapes of C. Specifiers stay. */
const words = `
function words(text, list,   i, c, quote, word, count, inside) {
  split("", list)
  count = 0; quote = ""; word = ""; inside = 0
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "\\\\") {
      c = substr(text, ++i, 1)
      if (c == "x") { word = word sprintf("%c", hex(substr(text, i + 1, 1)) * 16 + hex(substr(text, i + 2, 1))); i += 2 }
      else word = word (c == "s" || c == "n" ? " " : c == "t" ? "\\t" : c)
      inside = 1
    }
    else if (quote != "") { if (c == quote) quote = ""; else word = word c }
    else if (c == "\\"" || c == "'") { quote = c; inside = 1 }
    else if (c ~ /[ \\t\\r]/) { if (inside) list[++count] = word; word = ""; inside = 0 }
    else { word = word c; inside = 1 }
  }
  if (inside) list[++count] = word
  return count
}
function hex(digit) { return index("0123456789abcdef", tolower(digit)) - 1 }
function ours(name) { return name ~ /^(LD_PRELOAD|MALLOC_[A-Z_]*|GLIBC_TUNABLES|MIMALLOC_[A-Z_]*|TCMALLOC_[A-Z_]*)$/ }`;

/** Prints the allocators' variables of the words of a setting, each as HOW with its place. */
const assignments = `
function assignments(how, text, place,   list, count, i, name) {
  count = words(text, list)
  for (i = 1; i <= count; i++) {
    name = list[i]; sub(/=.*/, "", name)
    if (ours(name) && (how == "unset" || list[i] ~ /=/)) say(how, place, name "=" substr(list[i], length(name) + 2))
  }
  return count
}
function say(how, place, what) { print "source " how " " place "\\t" what }`;

/** Reads a unit file or a drop-in; what a later empty setting may take back is held until the end. */
const settings = `
function settings(path, part,   state, line, held, at, number, section, equals) {
  while ((state = (getline line < path)) > 0) {
    number++
    if (line ~ /^[ \\t]*[#;]/) continue
    if (held == "") at = number
    line = held line
    sub(/[ \\t\\r]+$/, "", line)
    if (line ~ /\\\\$/) { held = substr(line, 1, length(line) - 1) " "; continue }
    held = ""
    sub(/^[ \\t]+/, "", line)
    if (line ~ /^\\[/) section = line
    equals = index(line, "=")
    if (section == part && equals > 1) setting(substr(line, 1, equals - 1), substr(line, equals + 1), at " " path)
  }
  close(path)
  if (state < 0) print "unread " path
}
function setting(key, value, place,   list) {
  sub(/[ \\t]+$/, "", key)
  if (key == "Environment") { if (!assignments("set", value, place)) say("reset", place, "=") }
  else if (key == "DefaultEnvironment") assignments("manager", value, place)
  else if (key == "UnsetEnvironment") { if (words(value, list)) unset[++unsets] = place "\\n" value; else unsets = 0 }
  else if (key == "ExecStart") { if (words(value, list)) command[++commands] = place "\\n" value; else commands = 0 }
}`;

/** What a command line does with the environment by itself, or the script that it starts. */
const execution = `
function execution(place, value,   list, program) {
  if (itself(value, place)) ;
  else if (value ~ /(^|[ \\t;"'&|(])(unset +LD_PRELOAD|LD_PRELOAD=(""|'')?)([ \\t;]|$)/) say("exec", place, "LD_PRELOAD=")
  else if (value ~ /(^|[/ ])(env (-i|-|--ignore-environment|-u *LD_PRELOAD)|sudo|su|runuser) /) say("drop", place, "=")
  words(value, list)
  program = list[1]
  sub(/^[-@:+!|]+/, "", program)
  if (program ~ /^[/]/ && regular(program)) shell(program, 0)
  # Debian's script takes its variables from there.
  if (program ~ /[/]apache(2)?ctl$/) shell("/etc/apache2/envvars", 1)
}
# What is no file of a package may be a pipe, which would hold up whoever reads it.
function regular(path) {
  if (path ~ /^[/](usr|bin|sbin)[/]/) return 1
  return path !~ /'/ && !system("test -f '" path "'")
}
function shell(path, sourced,   line, number) {
  while (number++ < 500 && (getline line < path) > 0) {
    if (number == 1 && !sourced && line !~ /^#!/) break
    sub(/(^|[ \\t])#.*/, "", line)
    itself(line, number " " path)
  }
  close(path)
}
# The variables that a command sets; one that is put before what was there takes nothing away.
function itself(text, place,   name, value, before, count) {
  while (match(text, /(LD_PRELOAD|MALLOC_[A-Z_]*|GLIBC_TUNABLES)=["']?[^"' \\t;]+/)) {
    before = RSTART == 1 ? " " : substr(text, RSTART - 1, 1)
    name = value = substr(text, RSTART, RLENGTH)
    text = substr(text, RSTART + RLENGTH)
    sub(/=.*/, "", name); sub(/^[^=]*=["']?/, "", value)
    if (before !~ /[ \\t;"'&|(]/ || value ~ (name == "LD_PRELOAD" ? "[$][{]?LD_PRELOAD" : "[$]")) continue
    say("exec", place, name "=" value); count++
  }
  return count
}`;

/** Reads an environment file character by character, as systemd does: values in quotes may have many lines. */
const environmentFile = `
function environment(path, how,   state, line, number, at, name, value, quote, open, plain, i, c) {
  while ((state = (getline line < path)) > 0) {
    number++
    i = 1
    if (!open) {
      if (line ~ /^[ \\t\\r]*([#;]|$)/ || line !~ /=/) continue
      at = number; name = line; sub(/[ \\t]*=.*/, "", name); sub(/^[ \\t]+/, "", name)
      i = index(line, "=") + 1
      value = ""; quote = ""; plain = 0
      while (substr(line, i, 1) ~ /^[ \\t]$/) i++
    }
    open = 0
    for (; i <= length(line); i++) {
      c = substr(line, i, 1)
      if (quote == "" && c == "\\\\") { if (i == length(line)) open = 1; else value = value substr(line, ++i, 1) }
      else if (quote == "" && !plain && (c == "\\"" || c == "'")) quote = c
      else if (quote == "" && !plain && c ~ /[ \\t\\r]/) continue
      else if (quote == "") { plain = 1; value = value c }
      else if (c == quote) quote = ""
      else if (quote == "\\"" && c == "\\\\") {
        if (i == length(line)) open = 1
        else { c = substr(line, ++i, 1); value = value (index("\\"\\\\\`$", c) ? "" : "\\\\") c }
      }
      else value = value c
    }
    if (quote != "" && !open) { open = 1; value = value " " }
    if (open) continue
    if (plain) sub(/[ \\t\\r]+$/, "", value)
    if (ours(name)) say(how, at " " path, name "=" value)
  }
  close(path)
}`;

/**
 * An awk program that reads lines `NAME=value` of systemctl show, and files that they name, and prints every place where
 * the allocators' variables are set, in systemd's order. It prints no other variable. `EnvironmentFile`, `Manager` and `ManagerEnvironment` are
 * paths of files that exist.
 */
export const sourcesProgram = `${words}${assignments}${settings}${execution}${environmentFile}
{
  equals = index($0, "=")
  key = substr($0, 1, equals - 1)
  value = substr($0, equals + 1)
  if (key == "FragmentPath") fragment = value
  else if (key == "DropInPaths") dropins = value
  else if (key == "Environment") assignments("given", value, "0 -")
  else if (key == "EnvironmentFile") file[++files] = value
  else if (key == "ManagerEnvironment") environment(value, "manager")
  else if (key == "Manager") settings(value, "[Manager]")
}
END {
  if (fragment != "") settings(fragment, "[Service]")
  count = words(dropins, paths)
  for (i = 1; i <= count; i++) settings(paths[i], "[Service]")
  for (i = 1; i <= unsets; i++) { split(unset[i], part, "\\n"); assignments("unset", part[2], part[1]) }
  for (i = 1; i <= commands; i++) { split(command[i], part, "\\n"); execution(part[1], part[2]) }
  for (i = 1; i <= files; i++) environment(file[i], "file")
}`;
