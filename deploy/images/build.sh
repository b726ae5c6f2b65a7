#!/usr/bin/env bash
# make images: builds the container images of every program, of nats-server, of Envoy and of the demo's small services.
#
#   deploy/images/build.sh             all of them
#   deploy/images/build.sh nats envoy  only these (names without "tombolo-")
#
# TAG (default "dev") is the images' tag. SKIP_COMPILE=1 takes the programs as they are in .build-images.
# The base is debian:bookworm-slim from its registry, or, where no registry can be reached, one made by debootstrap.
# BASE=image names another.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/make/containers.sh

tag=${TAG:-dev}
programs=(
    tombolo tombolo-catalog tombolo-config-entry tombolo-acl tombolo-certificate-authority tombolo-peering
    tombolo-gateway tombolo-agent
)
say() { printf 'images: %s\n' "$*"; }

deploy/make/setup.sh
if [ -z "$(container_engine)" ]; then deploy/make/setup.sh containers; fi
find_engine
context=$PWD/.run/images
scratch=.build-images
wanted=("$@")
is_wanted() { [ ${#wanted[@]} -eq 0 ] || [[ " ${wanted[*]} " == *" $1 "* ]]; }

# The name of the base image. One made by debootstrap is made once.
base_image() {
    local published=docker.io/library/debian:bookworm-slim made=localhost/tombolo-debian:bookworm
    if [ -n "${BASE:-}" ]; then
        echo "$BASE"
    elif "$engine" image inspect "$published" >/dev/null 2>&1; then
        echo "$published"
    elif "$engine" image inspect "$made" >/dev/null 2>&1; then
        echo "$made"
    elif timeout 120 "$engine" pull --quiet "$published" >/dev/null 2>&1; then
        echo "$published"
    else
        bootstrap "$made" >&2
        echo "$made"
    fi
}

bootstrap() {
    say "no registry gives debian:bookworm-slim; making one with debootstrap (a minute)"
    command -v debootstrap >/dev/null || deploy/make/setup.sh containers
    [ "$(id -u)" = 0 ] || { say "debootstrap needs root; run this as root, or name an image: BASE=… make images"; exit 1; }
    local root
    root=$(mktemp -d)
    # shellcheck disable=SC2064  # the folder of now
    trap "rm -rf '$root'" EXIT
    debootstrap --variant=minbase bookworm "$root" >"$context.debootstrap.log" 2>&1 || {
        tail -n 5 "$context.debootstrap.log"
        exit 1
    }
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
    tar --directory "$root" --create . | "$engine" import - "$1" >/dev/null
    rm -rf "$root"
    trap - EXIT
}

# Release, with Swift's libraries inside, in a build folder of its own: other flags would rebuild everything there.
compile() {
    [ -n "${SKIP_COMPILE:-}" ] && return
    local products=()
    for program in "${programs[@]}"; do
        if is_wanted "${program#tombolo-}" || { [ "$program" = tombolo ] && is_wanted envoy; }; then products+=("$program"); fi
    done
    for product in "${products[@]}"; do
        say "compiling $product"
        swift build --configuration release --static-swift-stdlib -Xlinker -S --scratch-path "$scratch" \
            --product "$product" --quiet
    done
}

image() {
    local name=$1 target=$2
    shift 2
    local options=()
    # Docker's own format, because the other one has no place for a health check. Chroot isolation needs no more rights
    # than the script has.
    if [ "$engine" = podman ]; then options=(--format docker --isolation chroot); fi
    say "building $name:$tag"
    "$engine" build --quiet "${options[@]}" --build-arg "BASE=$base" --target "$target" "$@" --tag "$name:$tag" \
        --file deploy/images/Dockerfile "$context" >"$context.log" 2>&1 || {
        tail -n 20 "$context.log"
        say "$name could not be built; the whole output is in $context.log"
        exit 1
    }
}

mkdir -p "$context"
compile
base=$(base_image)
say "engine $engine, base $base"
rm -rf "${context:?}"/*
cp -RL deploy/nats "$context/nats"
cp -RL deploy/compose/demo "$context/demo"
cp -L .tools/bin/nats-server .tools/bin/envoy "$context/"
for program in "${programs[@]}"; do
    built=$scratch/release/$program
    if [ -x "$built" ]; then cp -L "$built" "$context/"; fi
done

for program in "${programs[@]}"; do
    name=${program#tombolo-}
    if [ "$program" = tombolo ]; then name=command-line; fi
    is_wanted "$name" || continue
    image "tombolo-$name" service --build-arg "SERVICE=$program"
done
for name in nats envoy demo; do
    if is_wanted "$name"; then image "tombolo-$name" "$name"; fi
done
rm -rf "${context:?}"
say "done: $("$engine" image ls --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep -cE "(^|/)tombolo-[a-z-]+:$tag ") images with the tag $tag"
