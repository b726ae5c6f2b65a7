#!/usr/bin/env bash
# Runs every end-to-end test: each executable Tests/EndToEnd/<name>/run, one after the other, with the debug build's programs.
#
# A test gets TOMBOLO_BIN (folder of the programs), TOMBOLO_RUN (an empty folder for its state and logs, kept when it
# fails) and has 15 minutes. It says what it shows, and ends with status 0 only when all of it was true. What a test needs
# is there or is an error; none is skipped.
# Usage: end-to-end.sh [FILE]   FILE receives the number of tests that passed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD

mapfile -t tests < <(find Tests/EndToEnd -mindepth 2 -maxdepth 2 -name run -type f -perm -u+x 2>/dev/null | sort)
if [ ${#tests[@]} -eq 0 ]; then
    echo "end-to-end: there is no executable Tests/EndToEnd/<name>/run, so nothing was shown." >&2
    exit 1
fi

passed=0
failed=0
for test in "${tests[@]}"; do
    name=$(basename "$(dirname "$test")")
    state=$root/.run/end-to-end/$name
    rm -rf "$state"
    mkdir -p "$state"
    started=$SECONDS
    if TOMBOLO_BIN=${TOMBOLO_BIN:-$root/.build/debug} TOMBOLO_RUN=$state \
        timeout --kill-after=30 900 "$test" >"$state.log" 2>&1; then
        printf '    passed: %s, %d s\n' "$name" $((SECONDS - started))
        rm -rf "$state" "$state.log"
        passed=$((passed + 1))
    else
        status=$?
        failed=$((failed + 1))
        [ "$status" = 124 ] && echo "    it did not end within 15 minutes" >>"$state.log"
        tail -n 60 "$state.log" >&2
        printf '    FAILED: %s (status %d) after %d s; its logs are in %s\n' \
            "$name" "$status" $((SECONDS - started)) ".run/end-to-end/$name" >&2
    fi
done
[ -n "${1:-}" ] && echo "$passed" >"$1"
[ "$failed" = 0 ]
