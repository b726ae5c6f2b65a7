#!/usr/bin/env bash
# Runs every end-to-end test: each executable Tests/EndToEnd/<name>/run, with the debug build's programs.
#
# Those that measure how long a fault silences a cluster run alone, first; the others, which mostly wait, run two at a time, each with
# a loopback of its own, so that none takes another's port. Only root may make one: for others all of them run one after the other.
# A test gets TOMBOLO_BIN (folder of the programs), TOMBOLO_RUN (an empty folder for its state and logs, kept when it fails) and has 15
# minutes; it is attended (Tests/EndToEnd/attended), so nothing outlives it. It says what it shows, and ends with status 0 only when all of
# it was true. What a test needs is there or is an error; none is skipped,
# but for that of Kubernetes, whose tools take 20 minutes to build: without them it says loudly that it showed nothing.
# Usage: end-to-end.sh [FILE]   FILE receives the number of tests that passed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD

mapfile -t tests < <(find Tests/EndToEnd -mindepth 2 -maxdepth 2 -name run -type f -perm -u+x 2>/dev/null | sort)
if [ ${#tests[@]} -eq 0 ]; then
    echo "end-to-end: there is no executable Tests/EndToEnd/<name>/run, so nothing was shown." >&2
    exit 1
fi

# By name: what would take the machine from others, or be misjudged beside them.
alone=(several-machines machine-faults)
is_alone() { [[ " ${alone[*]} " == *" $1 "* ]]; }

# What tests want of setup.sh is fetched before: a test that has a loopback of its own has no way out.
mapfile -t wanted < <(sed -n 's/.*setup\.sh" \([a-z ]*[a-z]\)$/\1/p' "${tests[@]}" | tr ' ' '\n' | sort -u)
if [ ${#wanted[@]} -gt 0 ]; then deploy/make/setup.sh "${wanted[@]}"; fi

at_once=1
if [ "$(id -u)" = 0 ] && unshare --net true 2>/dev/null; then at_once=2; fi

# Told to stop, it waits until the tests that run have stopped what they started.
declare -A running=() began=()
trap 'for test in "${!running[@]}"; do kill -TERM "$test" || true; done; wait; exit 143' TERM INT HUP

# start RUN: the test goes on beside this.
start() {
    local name state words=()
    name=$(basename "$(dirname "$1")")
    state=.run/end-to-end/$name
    mkdir -p "$(dirname "$state")"
    # shellcheck disable=SC2016  # the inner shell's arguments
    if [ "$at_once" != 1 ] && ! is_alone "$name"; then words=(unshare --net -- bash -c 'ip link set lo up && exec "$@"' own-loopback); fi
    TOMBOLO_RUN=$root/$state "${words[@]}" Tests/EndToEnd/attended "$name" "$1" >"$state.log" 2>&1 &
    running[$!]=$name
    began[$!]=$SECONDS
}

# finish: waits until one of the running tests has ended, and says how.
finish() {
    local test='' status=0 name state
    wait -n -p test "${!running[@]}" || status=$?
    [ -n "$test" ] || return 0
    name=${running[$test]} state=.run/end-to-end/${running[$test]}
    unset "running[$test]"
    if [ "$status" = 0 ]; then
        printf '    passed: %s, %d s\n' "$name" $((SECONDS - began[$test]))
        grep -a 'SKIPPED' "$state.log" | sed 's/^/    ATTENTION: /' || true
        rm -rf "$state" "$state.log"
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -n 60 "$state.log" >&2
        printf '    FAILED: %s (status %d) after %d s; all that it said is in %s, its logs are in %s\n' \
            "$name" "$status" $((SECONDS - began[$test])) "$state.log" "$state" >&2
    fi
}

passed=0
failed=0
for run in "${tests[@]}"; do
    if is_alone "$(basename "$(dirname "$run")")"; then
        start "$run"
        finish
    fi
done
for run in "${tests[@]}"; do
    if is_alone "$(basename "$(dirname "$run")")"; then continue; fi
    if [ ${#running[@]} -ge "$at_once" ]; then finish; fi
    start "$run"
done
while [ ${#running[@]} -gt 0 ]; do finish; done
[ -n "${1:-}" ] && echo "$passed" >"$1"
[ "$failed" = 0 ]
