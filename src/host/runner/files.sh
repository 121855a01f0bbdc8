# file.write PATH MODE BASE WANT BYTES [mode] and file.remove PATH BASE: hashes are SHA-256 in hex, or `absent`.
plain() {
  [ ! -L "$1" ] && { [ ! -e "$1" ] || [ -f "$1" ]; }
}

hash() {
  if ! plain "$1"; then
    hash=special
  elif [ ! -e "$1" ]; then
    hash=absent
  else
    if [ -z "$owner" ]; then
      hash=$(sha256sum <"$1" 9>&-)
    else
      hash=$(as cat -- "$1" 9>&- | sha256sum 9>&-)
    fi
    hash=${hash%% *}
  fi
}

# The deepest directory above PATH that exists.
nearest() {
  near=${1%/*}
  until [ -d "${near:-/}" ]; do
    near=${near%/*}
  done
  near=${near:-/}
}

single() {
  [ ! -e "$1" ] || [ "$(stat -c %h -- "$1" 9>&-)" = 1 ]
}

writable() {
  if [ -n "$owner" ]; then
    as test -w "$near" 9>&-
  else
    [ -w "$near" ] && { [ ! -e "$1" ] || [ -w "$1" ]; }
  fi
}

# Whether PATH can be replaced or removed, and is still what the plan has seen.
file_prepare() {
  plain "$1" || fail "$1 is not a plain file, and fleet does not replace links or special files." || return
  single "$1" || fail "$1 has several hard links, and replacing it would part them." || return
  hash "$1"
  [ "$hash" = "$2" ] || fail "$1 has changed since the plan." || return
  nearest "$1"
  writable "$1" || fail "$1 cannot be written${owner:+ by $owner}: its file system is read-only, or it is immutable${owner:+, or does not belong to $owner}." || return
  room "$near" "$3"
}

# Whether BYTES and a little more fit beside PATH and into our own state.
room() {
  spaces=$(stat -f -c '%S %f %c %d' -- "$1" "$state" 9>&-) || fail "The free space at $1 cannot be read." || return
  where=$1
  while read -r size free inodes nodes; do
    [ $((size * free)) -ge $(($2 * 2 + 65536)) ] ||
      fail "No space is left at $where: $((size * free / 1024)) KiB are free." || return
    # A file system that makes inodes as it needs them says that it has none at all.
    [ "$inodes" = 0 ] || [ "$nodes" -ge 16 ] || fail "No inodes are left at $where: $nodes are free." || return
    where=$state
  done <<EOF
$spaces
EOF
}

# Makes the pre-image and the intent of PATH durable, unless an earlier runner did.
file_intend() {
  nearest "$1"
  [ ! -e "$at.intent" ] || return 0
  [ "$hash" = "$2" ] || fail "$1 has changed since the plan." || return
  if [ "$2" != absent ]; then
    keep "$1" 2>"$at.out" || { spare && keep "$1" 2>"$at.out"; } ||
      fail "The copy of $1 could not be kept: $(tail -n 1 "$at.out" 9>&-)" || return
    waiting="$waiting tmp/$at.pre"
  fi
  intend "base $2" "want $3" "kept $near"
}

keep() {
  if [ -z "$owner" ]; then
    cp --preserve=all -T -- "$1" "tmp/$at.pre" 9>&-
  else
    looks=$(as stat -c '%a %y' -- "$1" 9>&-) && as cat -- "$1" 9>&- >"tmp/$at.pre" &&
      chmod "${looks%% *}" "tmp/$at.pre" 9>&- && touch -d "${looks#* }" "tmp/$at.pre" 9>&-
  fi
}

# Makes TEMPORARY of what comes in, as its owner, with MODE.
# shellcheck disable=SC2016
fill() {
  as sh -c 'umask 077 && cat >"$2" && chmod "$1" "$2"' - "$1" "$temporary" 9>&-
}

conflict() {
  fail "$1 was changed by somebody else in the middle of the transaction, and was left as it is."
}

file_write_prepare() {
  file_prepare "$1" "$3" "$5"
}

file_write_act() {
  hash "$1"
  file_intend "$1" "$3" "$4" || return
  case $hash in
    "$4") [ -z "${6-}" ] || set_mode "$1" "$2" ;;
    "$3") replace "$@" 2>>"$at.out" || fail "$1 could not be written: $(tail -n 1 "$at.out" 9>&-)" ;;
    *) conflict "$1" ;;
  esac
}

set_mode() {
  [ "$(stat -c %a -- "$1" 9>&-)" = "${2#0}" ] || as chmod "$2" -- "$1" 2>"$at.out" 9>&- ||
    fail "The mode of $1 could not be set: $(tail -n 1 "$at.out" 9>&-)"
}

# The new file has its final mode and owner before it has a name that anybody reads.
replace() {
  folder=${1%/*} temporary=${1%/*}/.fleet-$run.$number-$at
  as rm -f -- "$temporary" 9>&- && make_folders "$folder" || return
  if [ -n "$owner" ]; then
    mode=$2
    [ "$3" = absent ] || [ -n "${6-}" ] || mode=$(as stat -c %a -- "$1" 9>&-) || return
    fill "$mode" <"payload/$at"
  elif [ "$3" = absent ]; then
    install -m "$2" -T -- "payload/$at" "$temporary" 9>&-
  else
    cp --attributes-only --preserve=all -T -- "$1" "$temporary" 9>&- && cat "payload/$at" 9>&- >"$temporary" &&
      { [ -z "${6-}" ] || chmod "$2" "$temporary" 9>&-; }
  fi && as sync "$temporary" 9>&- && as mv -fT -- "$temporary" "$1" 9>&- && as sync "$folder/" 9>&-
}

make_folders() {
  [ ! -d "$1/" ] || return 0
  make_folders "${1%/*}" && as mkdir -m 0755 -- "$1" 9>&- && as sync "${1%/*}/" 9>&-
}

file_write_check() {
  hash "$1"
  [ "$hash" = "$4" ] || fail "$1 does not hold what was written to it." || return
  [ -z "${6-}" ] || [ "$(stat -c %a -- "$1" 9>&-)" = "${2#0}" ] || fail "$1 does not have the mode that was set."
}

file_write_undo() {
  take_back "$1"
}

file_remove_prepare() {
  file_prepare "$1" "$2" 0
}

file_remove_act() {
  hash "$1"
  file_intend "$1" "$2" absent || return
  case $hash in
    absent) clear_folder "$1" ;;
    "$2") { as rm -f -- "$1" 9>&- && as sync "${1%/*}/" 9>&- && clear_folder "$1"; } 2>>"$at.out" ||
      fail "$1 could not be removed: $(tail -n 1 "$at.out" 9>&-)" ;;
    *) conflict "$1" ;;
  esac
}

# A directory of drop-ins, or of a service's own image, that PATH was the last of goes with it: fleet makes one where there is none.
clear_folder() {
  case ${1%/*} in
    */.fleet/*) ! as rmdir -- "${1%/*}" 2>/dev/null 9>&- || as rmdir -- "${1%/*/*}" 2>/dev/null 9>&- || : ;;
    */*.d) as rmdir -- "${1%/*}" 2>/dev/null 9>&- || : ;;
  esac
}

file_remove_check() {
  [ ! -e "$1" ] || fail "$1 is still there."
}

file_remove_undo() {
  take_back "$1"
}

# Whether what was committed can still be taken back: nobody else has changed PATH since.
file_intact() {
  [ -e "$at.intent" ] || return 0
  recall "$at.intent"
  hash "$1"
  [ "$hash" = "$want" ] || [ "$hash" = "$base" ] || fail "$1 was changed by somebody else since, so nothing was taken back."
}

file_write_intact() {
  file_intact "$1"
}

file_remove_intact() {
  file_intact "$1"
}

# Brings PATH back, where it still is what the transaction made of it.
take_back() {
  [ -e "$at.intent" ] || return 0
  recall "$at.intent"
  acting
  folder=${1%/*} temporary=${1%/*}/.fleet-$run.$number-$at
  [ ! -e "$temporary" ] || as rm -f -- "$temporary" 9>&-
  hash "$1"
  case $hash in
    "$base") [ ! -e "$at.pre" ] || set_mode "$1" "$(stat -c %a "$at.pre" 9>&-)" || return ;;
    "$want") put_back "$1" 2>"$at.out" || fail "$1 could not be put back: $(tail -n 1 "$at.out" 9>&-)" || return ;;
    *) conflict "$1" || return ;;
  esac
  while [ "${folder:-/}" != "$kept" ]; do
    as rmdir -- "$folder" 2>/dev/null 9>&- || break
    folder=${folder%/*}
  done
}

put_back() {
  if [ "$base" = absent ]; then
    as rm -f -- "$1" 9>&-
  else
    make_folders "$folder" && if [ -z "$owner" ]; then
      cp --preserve=all -T -- "$at.pre" "$temporary" 9>&-
    else
      looks=$(stat -c '%a %y' "$at.pre" 9>&-) && fill "${looks%% *}" <"$at.pre" &&
        as touch -d "${looks#* }" -- "$temporary" 9>&-
    fi && as sync "$temporary" 9>&- && as mv -fT -- "$temporary" "$1" 9>&-
  fi && as sync "$folder/" 9>&- && hash "$1" && [ "$hash" = "$base" ]
}
