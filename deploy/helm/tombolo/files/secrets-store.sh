#!/bin/sh
# Stores what secrets-make.sh made: each folder below $WORK is a Secret, each file in it a key. What a Secret has already stays,
# but for a certificate of the servers that lacks a name or ends soon.
set -eu
cd "$WORK"
for folder in *; do
    [ -d "$folder" ] || continue
    set --
    for file in "$folder"/*; do set -- "$@" "${file##*/}=$file"; done
    [ "$folder" != server-cert ] || set -- "$@" -renew=true
    tombolo-kubernetes secret "$PREFIX-$folder" "$@" "-namespace=$NAMESPACE" -label=app=tombolo "-label=release=$RELEASE"
done
