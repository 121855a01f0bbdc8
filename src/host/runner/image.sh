# image.build PROJECT SERVICE IMAGE REPOSITORY BASE SCALE MARK thin|full RECIPE DOCKERFILE BELOW PROGRAM ARGUMENT ACCOUNT FLAG…: the flags are compose's, and say
# which project it is. A thin image is one layer on the running one, or on the image BELOW, by RECIPE. A full one is the
# service's own build, with RECIPE instead of DOCKERFILE where the transaction writes that. Either gets a name of ours, PROGRAM
# is started in it once, and nothing that serves is touched.
image_build_prepare() {
  know "$@"
  shift 7
  method=$1 recipe=$2 dockerfile=$3 below=$4 program=$5 argument=$6 account=$7
  shift 7
  find_compose && calm || return
  # On resuming, the service may run the new image by now; and another service of this transaction may have the same image.
  if identify "$tag" && identify "$tag-before"; then
    return
  fi
  serves_base && movable && room_to_build || return
  say "op $number $at prepare started"
  track "$tag" "$tag-before" ${below:+"$tag-from"} || return
  ask tag "$base" "$tag-before" >/dev/null || fail "The running image could not be kept under a name: $(complaint)" || return
  "build_$method" "$@" || return
  identify "$tag" || fail "The build of $service made no image." || return
  try_image || return
  say "op $number $at prepare done $(weigh)"
}

# What the new image takes. Of a full build it can't be told what it shares with the old one.
weigh() {
  under=0
  [ "$method" = full ] || under=$(ask image inspect -f '{{.Size}}' "${below:-$base}") || return
  new=$(ask image inspect -f '{{.Size}}' "$tag") || return
  size=$(((new - under + 1048575) / 1048576))
  [ "$method" = full ] && echo "$size MiB, and the old image is kept" || echo "one layer of $size MiB, and the old image is kept"
}

# Only a name can be moved from one image to another and back.
movable() {
  pinned=
  case $image in
    *@* | sha256:*) pinned=digest ;;
    *[!0-9a-f]*) ;;
    ????????????*) ! identify "$image" || case ${id#sha256:} in "$image"*) pinned=id ;; esac ;;
  esac
  [ -z "$pinned" ] || fail "Compose calls the image of $service by its $pinned ($image), so no other can get that name."
}

# A layer is small; the service's own build is taken to need as much as the image that runs.
room_to_build() {
  root=$(ask info -f '{{.DockerRootDir}}') || fail "Docker does not answer: $(complaint)" || return
  [ -d "$root" ] || return 0
  bytes=67108864
  [ "$method" = thin ] || bytes=$(ask image inspect -f '{{.Size}}' "$base") || fail "The running image is gone." || return
  [ "$method" = thin ] || bytes=$((bytes / 2))
  room "$root" "$bytes"
}

# BuildKit can't build on an image's id, so the image below has a name by now. The build has no context.
build_thin() {
  under=$tag-before
  if [ -n "$below" ]; then
    under=$tag-from
    ask tag "$below" "$under" >/dev/null || fail "The image to build on is gone: $(complaint)" || return
  fi
  make_stash || return
  # Buildx would keep a note of the build in the home of whoever calls it.
  aloud 1800 env BUILDX_BUILDER=default BUILDX_CONFIG="$stash" BUILDKIT_PROGRESS=plain docker build --force-rm \
    --build-arg "BASE=$under" -t "$tag" - <"$recipe" || not_built 1800
  code=$?
  as rm -rf -- "$stash" 9>&-
  [ "$code" = 0 ] || return "$code"
  [ -z "$below" ] || ask rmi --no-prune "$under" >/dev/null || :
}

# A directory of the user who calls Docker's client, for as long as a build takes.
make_stash() {
  stash=$tx/build
  meet
  [ -z "$owner" ] || stash=/run/user/$uid/fleet-$run.$number
  as mkdir -p -m 700 -- "$stash" 9>&- || full
}

# By compose, so that arguments, target and secrets are the operator's; one more file says what it is made from, and its name.
# Both lie where whoever calls compose may read them.
build_full() {
  from=
  make_stash || return
  if [ -n "$recipe" ]; then
    from=",\"build\":{\"dockerfile\":\"$stash/Dockerfile\"}"
    stow Dockerfile <"$recipe" || return
    # BuildKit looks for it beside the Dockerfile.
    ! as test -f "$dockerfile.dockerignore" || as cp -- "$dockerfile.dockerignore" "$stash/Dockerfile.dockerignore" 9>&- || full || return
  fi
  printf '{"services":{"%s":{"image":"%s"%s}}}\n' "$service" "$tag" "$from" | stow image.json || return
  aloud 7200 env BUILDKIT_PROGRESS=plain "$compose" "$@" -f "$stash/image.json" build "$service" </dev/null || not_built 7200
  code=$?
  as rm -rf -- "$stash" 9>&-
  return "$code"
}

# shellcheck disable=SC2016
stow() {
  as sh -c 'cat >"$1"' - "$stash/$1" 9>&- || full
}

not_built() {
  case $? in
    124 | 137) fail "The image was not built within $(($1 / 60)) minutes." ;;
    *) fail "The image could not be built: $(tail -n 1 "$at.out" 9>&-)" ;;
  esac
}

# A library for another C library or processor ends every process that loads it, or is complained of. What is as bad in the image
# below says nothing.
try_image() {
  [ -n "$program" ] || return 0
  start_in "$tag"
  [ "$code" != 0 ] || [ -s "$at.out" ] || return 0
  seen=$(said) last=$(tail -n 1 "$at.out" 9>&-) ended=$code
  mv -f "$at.out" "$at.tried" 9>&-
  start_in "${below:-$base}"
  [ "$seen" != "$(said)" ] || return 0
  mv -f "$at.tried" "$at.out" 9>&-
  last=${last:-it ends with status $ended}
  fail "$program does not start well in the new image: ${last%.}."
}

# Numbers of processes and times are not the same twice.
said() {
  printf '%s\n' "$code"
  head -c 4096 "$at.out" 9>&- | tr -d 0-9 9>&-
}

# With its own name, so that one which hangs can be removed. Its labels are not those of the service's containers.
start_in() {
  engine timeout -k 5 60 docker run --rm --name "fleet-$run.$number-$$" --network none --log-driver none \
    --label com.docker.compose.project= --label com.docker.compose.service= ${account:+-u "$account"} \
    --entrypoint "$program" "$1" "$argument" </dev/null >"$at.out" 2>&1 9>&-
  code=$?
  [ "$code" -lt 124 ] || ask rm -f -v "fleet-$run.$number-$$" >/dev/null
}

image_build_discard() {
  know "$@"
  untrack own
}
