#!/usr/bin/env bash
# Makes the web UI: checks its types, bundles Services/Agent/UI into .build/ui, and puts that where programs find it.
#
#   deploy/make/ui.sh                  only .build/ui
#   deploy/make/ui.sh FOLDER...        also FOLDER/share/tombolo/ui, for the programs in each FOLDER
#   deploy/make/ui.sh --test           also its unit tests (Tests/Unit/UI), by Node's runner
#
# React, esbuild and TypeScript are Debian's packages (setup.sh ui); nothing is fetched here. The bundle depends on the sources and on
# these packages alone, not on the folder it is made in; when none of them changed, nothing is made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
export LC_ALL=C

sources=Services/Agent/UI
stage=$root/.build/ui-stage
out=$root/.build/ui
limit_script=153600 limit_style=20480

say() { printf 'ui: %s\n' "$*"; }
fail() { printf 'ui: %s\n' "$*" >&2; exit 1; }

"$root/deploy/make/setup.sh" ui

# What the bundle is made of.
fingerprint() {
    dpkg-query --show esbuild node-typescript node-react node-react-dom 2>/dev/null
    find "$sources" Tests/Unit/UI deploy/make/ui.sh -type f | sort | xargs sha256sum
}

lay_out() {
    rm -rf "$stage"
    mkdir -p "$stage"
    cp -r "$sources" "$stage/UI"
    cp -r Tests/Unit/UI "$stage/Tests"
    mv "$stage/UI/tsconfig.json" "$stage/"
    # Debian's place for what Node uses; the names of the bundle then do not depend on where it lies.
    ln -s /usr/share/nodejs "$stage/node_modules"
}

bundle() {
    local made=$stage/out
    (cd "$stage" && esbuild UI/main.tsx UI/Style/app.css --bundle --minify --format=esm --target=es2020 --jsx=automatic --preserve-symlinks \
        '--define:process.env.NODE_ENV="production"' --legal-comments=linked --outdir=out --entry-names='[name]-[hash]' --log-level=warning)
    local script style icon
    script=$(basename "$made"/main-*.js)
    style=$(basename "$made"/app-*.css)
    icon=icon-$(sha256sum "$sources/icon.svg" | cut -c 1-8).svg
    rm -rf "$out.making"
    mkdir -p "$out.making/assets"
    cp "$made"/main-* "$made"/app-* "$out.making/assets/"
    cp "$sources/icon.svg" "$out.making/assets/$icon"
    sed -e "s/@script@/$script/; s/@style@/$style/; s/@icon@/$icon/" "$sources/index.html" >"$out.making/index.html"
    (cd "$out.making/assets" && gzip --keep --no-name -9 ./*.js ./*.css ./*.svg)
    local bytes_script bytes_style
    bytes_script=$(stat -c %s "$out.making/assets/$script.gz")
    bytes_style=$(stat -c %s "$out.making/assets/$style.gz")
    [ "$bytes_script" -le "$limit_script" ] || fail "the script has $bytes_script bytes compressed; the limit is $limit_script"
    [ "$bytes_style" -le "$limit_style" ] || fail "the style has $bytes_style bytes compressed; the limit is $limit_style"
    say "made in $SECONDS s: script $((bytes_script / 1024)) KiB, style $((bytes_style / 1024)) KiB compressed"
    rm -rf "$out"
    mv "$out.making" "$out"
}

# The layers of the sources: Pages over Parts over Data over Logic; nobody draws markup from text.
layers_hold() {
    local wrong
    wrong=$(grep -nE "from '\.\./(Data|Parts|Pages)/" "$sources"/Logic/* || true
        grep -nE "from '\.\./(Parts|Pages)/" "$sources"/Data/* || true
        grep -nE "from '\.\./Pages/" "$sources"/Parts/* || true
        grep -nE "innerHTML|insertAdjacentHTML|document\.write|eval\(" -r "$sources" --include='*.ts*' || true)
    [ -z "$wrong" ] || fail "these lines break the layers, or make markup of text:"$'\n'"$wrong"
}

run_tests() {
    rm -rf "$stage/tests"
    (cd "$stage" && esbuild Tests/*.test.ts* --bundle --platform=node --format=cjs --target=es2020 --jsx=automatic --preserve-symlinks \
        --external:node:* --outdir=tests --log-level=warning)
    local log=$stage/tests.log
    node --test "$stage"/tests/*.js >"$log" 2>&1 || { tail -n 60 "$log" >&2; fail "its unit tests fail"; }
    say "$(sed -n 's/^# pass \([0-9]*\)$/\1/p' "$log") unit tests passed"
}

tests=
folders=()
for word in "$@"; do
    if [ "$word" = --test ]; then tests=1; else folders+=("$word"); fi
done

mkdir -p .build
exec 9>.build/ui.lock
flock --timeout 300 9 || fail "another run has been making it for 5 minutes"
now=$(fingerprint)
if [ ! -f "$out/index.html" ] || [ "$(cat .build/ui.made 2>/dev/null)" != "$now" ]; then
    layers_hold
    lay_out
    (cd "$stage" && tsc -p .) || fail "the types are wrong; see above"
    bundle
    printf '%s\n' "$now" >.build/ui.made
fi
if [ -n "$tests" ]; then
    [ -d "$stage/Tests" ] || lay_out
    run_tests
fi
for folder in "${folders[@]}"; do
    mkdir -p "$folder/share/tombolo"
    rm -rf "$folder/share/tombolo/ui.making"
    cp -r "$out" "$folder/share/tombolo/ui.making"
    rm -rf "$folder/share/tombolo/ui"
    mv "$folder/share/tombolo/ui.making" "$folder/share/tombolo/ui"
done
