#!/bin/sh
# Makes the C and Swift code of Shared/Schema from Shared/Schema/Protos. The output is committed; CI runs this and allows
# no difference. Files that stay the same are not touched. Needs protoc-c 1.4.1 and python3-protobuf (Debian:
# protobuf-c-compiler, python3-protobuf), and for Envoy's whole API the published schemas (.tools/schemas, by setup.sh).
set -eu
export LC_ALL=C

root=$(cd "$(dirname "$0")/../.." && pwd)
schema="$root/Shared/Schema"
python=${SCHEMA_PYTHON:-/usr/bin/python3}
published_python=${SCHEMA_PUBLISHED_PYTHON:-$root/.tools/schemas/bin/python}
[ -x "$published_python" ] || {
    echo "generate: $published_python is missing, which knows the published schemas; run deploy/make/setup.sh" >&2
    exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One at a time.
exec 9< "$0"
flock 9

cd "$schema/Protos"
find . -name '*.proto' | sed 's|^\./||' | sort > "$work/protos"
mkdir "$work/c" "$work/new"
# shellcheck disable=SC2046  # the names hold no blanks
set -- $(cat "$work/protos")
protoc-c -I. --c_out="$work/c" "$@"
protoc-c -I. --descriptor_set_out="$work/descriptors" --include_source_info --include_imports "$@"

PYTHONDONTWRITEBYTECODE=1 "$python" "$schema/Generator/generate.py" \
    "$work/descriptors" "$schema/Generator/namespaces.json" "$work/new"

mkdir -p "$work/new/EnvoyDescriptors/Generated"
PYTHONDONTWRITEBYTECODE=1 "$published_python" \
    "$schema/Generator/published.py" "$work/new/EnvoyDescriptors/Generated/EnvoyAPIText.swift"

mkdir -p "$work/new/CSchema/include"
{
    echo "// Written by deploy/make/generate.sh: all messages of the schema and the arena they are built in."
    echo "#include \"schema_arena.h\""
    while read -r proto; do echo "#include \"${proto%.proto}.pb-c.h\""; done < "$work/protos"
} > "$work/new/CSchema/include/CSchema.h"
while read -r proto; do
    folder=$(dirname "$proto")
    mkdir -p "$work/new/CSchema/$folder" "$work/new/CSchema/include/$folder"
    mv "$work/c/${proto%.proto}.pb-c.h" "$work/new/CSchema/include/$folder/"
    mv "$work/c/${proto%.proto}.pb-c.c" "$work/new/CSchema/$folder/"
done < "$work/protos"

cd "$work/new"
find . -type f | sed 's|^\./||' | sort > "$work/made"
while read -r file; do
    cmp -s "$file" "$schema/$file" && continue
    mkdir -p "$schema/$(dirname "$file")"
    mv "$file" "$schema/$file"
done < "$work/made"

# What no .proto asks for any more.
cd "$schema"
find . \( -name '*.pb-c.[ch]' -o -path './*/Generated/*.swift' \) | sed 's|^\./||' | sort > "$work/there"
comm -23 "$work/there" "$work/made" | while read -r file; do rm -f "$file"; done
find CSchema -type d -empty -delete
