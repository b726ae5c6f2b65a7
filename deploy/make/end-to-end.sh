#!/usr/bin/env bash
# Runs every end-to-end test: each executable Tests/EndToEnd/<name>/run, one after the other, with the debug build's programs.
#
# A test gets TOMBOLO_BIN (folder of the programs), TOMBOLO_RUN (an empty folder for its state and logs, kept when it fails) and has 15
# minutes; Tests/EndToEnd/attended.py stops what it leaves, and what a run that was killed has left. It says what it shows, and ends with
# status 0 only when all of it was true. What a test needs is there or is an error; none is skipped.
# Usage: end-to-end.sh [FILE]   FILE receives the number of tests that passed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD

mapfile -t tests < <(find Tests/EndToEnd -mindepth 2 -maxdepth 2 -name run -type f -perm -u+x 2>/dev/null | sort)
if [ ${#tests[@]} -eq 0 ]; then
    echo "end-to-end: there is no executable Tests/EndToEnd/<name>/run, so nothing was shown." >&2
    exit 1
fi

# Told to stop, it waits until the test that runs has stopped what it started.
test=
trap '[ -z "$test" ] || kill -TERM "$test" && wait "$test"; exit 143' TERM INT HUP

passed=0
failed=0
for run in "${tests[@]}"; do
    name=$(basename "$(dirname "$run")")
    state=.run/end-to-end/$name
    mkdir -p "$(dirname "$state")"
    started=$SECONDS
    TOMBOLO_BIN=${TOMBOLO_BIN:-$root/.build/debug} TOMBOLO_RUN=$root/$state "$run" >"$state.log" 2>&1 &
    test=$!
    status=0
    wait "$test" || status=$?
    test=
    if [ "$status" = 0 ]; then
        printf '    passed: %s, %d s\n' "$name" $((SECONDS - started))
        rm -rf "$state" "$state.log"
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -n 60 "$state.log" >&2
        printf '    FAILED: %s (status %d) after %d s; all that it said is in %s, its logs are in %s\n' \
            "$name" "$status" $((SECONDS - started)) "$state.log" "$state" >&2
    fi
done
[ -n "${1:-}" ] && echo "$passed" >"$1"
[ "$failed" = 0 ]
