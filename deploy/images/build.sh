#!/usr/bin/env bash
# make images: builds the container images of every program, of nats-server, of Envoy and of the demo's small services.
#
#   deploy/images/build.sh             all of them
#   deploy/images/build.sh nats envoy  only these (names without "tombolo-")
#
# TAG (default "dev") is the images' tag. SKIP_COMPILE=1 takes the programs as they are in .build-images.
# The base is debian:bookworm-slim from its registry, or, where no registry can be reached, one made by debootstrap
# from DEBIAN_MIRROR (default: debootstrap's own). BASE=image names another.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/make/containers.sh

tag=${TAG:-dev}
programs=(
    tombolo tombolo-catalog tombolo-config-entry tombolo-acl tombolo-certificate-authority tombolo-peering
    tombolo-gateway tombolo-agent tombolo-kubernetes
)
say() { printf 'images: %s\n' "$*"; }

deploy/make/setup.sh
if [ -z "$(container_engine)" ]; then deploy/make/setup.sh containers; fi
find_engine
# shellcheck disable=SC2154  # find_engine sets it
say "engine $engine"
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
    # shellcheck disable=SC2086  # no word at all where there is no mirror
    debootstrap --variant=minbase bookworm "$root" ${DEBIAN_MIRROR:-} >"$context.debootstrap.log" 2>&1 || {
        tail -n 5 "$context.debootstrap.log"
        exit 1
    }
    local mirror
    read -r _ mirror _ <"$root/etc/apt/sources.list"
    # As slim as the published one: no documentation but licences, no translations; and with security updates.
    find "$root/usr/share/doc" -type f ! -name copyright -delete
    rm -rf "$root"/usr/share/{man,info,locale}/* "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/*
    printf 'path-exclude /usr/share/%s/*\n' man info locale >"$root/etc/dpkg/dpkg.cfg.d/slim"
    printf 'deb %s bookworm main\ndeb %s bookworm-updates main\ndeb %s-security bookworm-security main\n' \
        "$mirror" "$mirror" "$mirror" >"$root/etc/apt/sources.list"
    tar --directory "$root" --create . | "$engine" import - "$1" >/dev/null
    rm -rf "$root"
    trap - EXIT
}

# The programs that the wanted images hold.
needed_programs() {
    for program in "${programs[@]}"; do
        if is_wanted "$(image_name "$program")" || { [ "$program" = tombolo ] && is_wanted envoy; }; then echo "$program"; fi
    done
}
image_name() { if [ "$1" = tombolo ]; then echo command-line; else echo "${1#tombolo-}"; fi; }

# Release, with Swift's libraries inside and without symbols, in a build folder of its own: other flags would rebuild
# everything there. All programs in one go, so that the compiler is never without work.
compile() {
    if [ -n "${SKIP_COMPILE:-}" ] || [ ${#needed[@]} -eq 0 ]; then return; fi
    say "compiling ${needed[*]} (a quarter of an hour for the first time)"
    TOMBOLO_ONLY=$(IFS=,; echo "${needed[*]}") swift build --configuration release --static-swift-stdlib -Xlinker -s \
        --scratch-path "$scratch" >"$context.compile.log" 2>&1 || {
        grep -E 'error:' "$context.compile.log" | sort -u | head -n 20
        say "the programs could not be built; the whole output is in $context.compile.log"
        exit 1
    }
}

image() {
    local name=$1 target=$2
    shift 2
    local options=()
    # Docker's own format, because the other one has no place for a health check. Chroot isolation needs no more rights
    # than the script has.
    if [ "$engine" = podman ]; then options=(--format docker --isolation chroot); fi
    # Docker before 23 builds even the stages nobody asked for, unless BuildKit does it.
    if [ "$engine" = docker ]; then export DOCKER_BUILDKIT=1; fi
    say "building $name:$tag"
    "$engine" build --quiet "${options[@]}" --build-arg "BASE=$base" --target "$target" "$@" --tag "$name:$tag" \
        --file deploy/images/Dockerfile "$context" >"$context.log" 2>&1 || {
        tail -n 20 "$context.log"
        say "$name could not be built; the whole output is in $context.log"
        exit 1
    }
    made+=("$name:$tag")
}

mkdir -p "$context"
mapfile -t needed < <(needed_programs)
compile
base=$(base_image)
say "base $base"
rm -rf "${context:?}"/*
cp -RL deploy/nats "$context/nats"
cp -RL deploy/compose/demo "$context/demo"
deploy/make/ui.sh
cp -RL .build/ui "$context/ui"
cp -L .tools/bin/nats-server .tools/bin/envoy "$context/"
for program in "${needed[@]}"; do
    cp -L "$scratch/release/$program" "$context/" || { say "run it without SKIP_COMPILE"; exit 1; }
done

made=()
for program in "${programs[@]}"; do
    if [ "$program" != tombolo ] && is_wanted "${program#tombolo-}"; then
        image "$program" service --build-arg "SERVICE=$program"
    fi
done
for name in command-line nats envoy demo; do
    if is_wanted "$name"; then image "tombolo-$name" "$name"; fi
done
rm -rf "${context:?}"
say "done in $SECONDS s:"
for name in "${made[@]}"; do
    printf '    %-36s %s\n' "$name" "$("$engine" image ls --format '{{.Size}}' --filter "reference=$name" | head -n 1)"
done
