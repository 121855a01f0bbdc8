# image.build PROJECT SERVICE IMAGE REPOSITORY BASE thin|full FLAG…: the flags are compose's, and say which project it is.
# A thin image is one layer on the running one, built before anything is changed. A full one is the service's own build.
image_build_prepare() {
  know "$@"
  method=$6
  find_compose && calm || return
  # On resuming, the service may run the new image by now.
  if [ "$method" = thin ] && identify "$tag" && identify "$tag-before"; then
    return
  fi
  serves_base && movable && room_to_build || return
  say "op $number $at prepare started"
  track "$tag" "$tag-before" || return
  ask tag "$base" "$tag-before" >/dev/null || fail "The running image could not be kept under a name: $(complaint)" || return
  [ "$method" = full ] || build_thin || return
  say "op $number $at prepare done"
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

# BuildKit can't build on an image's id, so the running image has a name by now. The build has no context.
build_thin() {
  flock busy timeout -k 30 1800 env BUILDX_BUILDER=default BUILDKIT_PROGRESS=plain docker build --force-rm \
    --build-arg "BASE=$tag-before" -t "$tag" - <"payload/$at" >"$at.out" 2>&1 9>&- || not_built 1800
}

not_built() {
  case $? in
    124 | 137) fail "The image was not built within $(($1 / 60)) minutes." ;;
    *) fail "The image could not be built: $(tail -n 1 "$at.out" 9>&-)" ;;
  esac
}

# The build moves the service's name for its image; it gets its old meaning back at once, and compose.up moves it.
image_build_act() {
  know "$@"
  method=$6
  shift 6
  [ "$method" = full ] || return 0
  find_compose && calm || return
  if [ ! -e "$at.intent" ]; then
    identify "$image" || id=absent
    intend "named $id" || return
  fi
  recall "$at.intent"
  identify "$tag" || {
    alone 7200 "$compose" "$@" build "$service" || not_built 7200 || return
    ask tag "$image" "$tag" >/dev/null || fail "The build of $service made no image $image: $(complaint)" || return
  }
  point "$image" "$named"
}

image_build_check() {
  identify "$tag" || fail "The image $tag, which was built, is gone."
}

image_build_undo() {
  [ -e "$at.intent" ] || return 0
  know "$@"
  acting
  calm || return
  recall "$at.intent"
  # Without a tag the build has ended no further than at the name. With it, what somebody else has built since keeps the name.
  ours=
  ! identify "$tag" || ours=$id
  identify "$image" || id=
  if [ -z "$ours" ] || [ "$id" = "$ours" ]; then
    point "$image" "$named"
  fi
}

image_build_discard() {
  know "$@"
  untrack own
}
