#!/bin/sh
# Makes the C and Swift code of Shared/Schema from Shared/Schema/Protos. The output is committed; CI runs this and allows
# no difference. Needs protoc-c 1.4.1 and python3-protobuf (Debian: protobuf-c-compiler, python3-protobuf).
set -eu
export LC_ALL=C

root=$(cd "$(dirname "$0")/../.." && pwd)
schema="$root/Shared/Schema"
python=${SCHEMA_PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/c"
cd "$schema/Protos"
find . -name '*.proto' | sed 's|^\./||' | sort > "$work/protos"
# shellcheck disable=SC2046  # the names hold no blanks
set -- $(cat "$work/protos")
protoc-c -I. --c_out="$work/c" "$@"
protoc-c -I. --descriptor_set_out="$work/descriptors" --include_source_info --include_imports "$@"

# The Swift half first: it also says in plain words what is wrong with a .proto.
PYTHONDONTWRITEBYTECODE=1 "$python" "$schema/Generator/generate.py" "$work/descriptors" "$schema"

out="$schema/CSchema"
find "$out" -name '*.pb-c.[ch]' -exec rm -f {} +
{
    echo "// Written by deploy/make/generate.sh: all messages of the schema and the arena they are built in."
    echo "#include \"schema_arena.h\""
    while read -r proto; do echo "#include \"${proto%.proto}.pb-c.h\""; done < "$work/protos"
} > "$out/include/CSchema.h"
while read -r proto; do
    folder=$(dirname "$proto")
    mkdir -p "$out/$folder" "$out/include/$folder"
    mv "$work/c/${proto%.proto}.pb-c.h" "$out/include/$folder/"
    mv "$work/c/${proto%.proto}.pb-c.c" "$out/$folder/"
done < "$work/protos"
find "$out" -type d -empty -delete
