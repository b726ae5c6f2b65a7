#!/usr/bin/env bash
# Runs all suites of the Swift package, which is built (swift build --build-tests), in a few processes at the same time.
#
# Suites that start servers run one after the other within a process: they share its descriptors, its limits, its signals and the two
# threads of Swift's pool, which a test's plain sockets block while they wait. Processes share nothing but the machine, so several
# of them run. What holds no server runs in parallel in the last process, which takes every suite that no other names.
# Usage: suites.sh [FILE]   FILE receives the numbers of tests and suites that passed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export SWIFT_BACKTRACE=enable=no NO_COLOR=1

# Each a process: test targets whose suites take about as long together as those of the others.
lanes=(
    "PeeringContractTests"
    "AgentContractTests|GatewayContractTests"
    "JournalTests|BusTests|CatalogContractTests|ConfigEntryContractTests|ACLContractTests|CertificateAuthorityContractTests"
)
logs=.build/suites
rm -rf "$logs"
mkdir -p "$logs"

# Each process has a process group of its own; told to stop, this ends all of them.
set -m
processes=()
trap 'for group in "${processes[@]}"; do kill -TERM -- "-$group" 2>/dev/null || true; done; exit 143' TERM INT HUP

# lane NAME OPTION... : one process, its output in a file.
lane() {
    local log=$logs/$1.log
    shift
    # What `swift test` runs, too, which looks into the database of the build for it, one at a time.
    exec .build/debug/tomboloPackageTests.xctest --testing-library swift-testing "$@" >"$log" 2>&1
}

names=()
started=$SECONDS
for targets in "${lanes[@]}"; do
    names+=("${targets%%|*}")
    lane "${names[-1]}" --no-parallel --filter "^($targets)\\." &
    processes+=($!)
done
names+=("others")
lane others --parallel $(printf -- '--skip ^(%s)\\. ' "${lanes[@]}") &
processes+=($!)
failed=0
tests=0
suites=0
for place in "${!processes[@]}"; do
    log=$logs/${names[$place]}.log
    status=0
    wait "${processes[$place]}" || status=$?
    summary=$(grep -aoE 'Test run with [0-9]+ tests? in [0-9]+ suites? passed after [0-9]+' "$log" | tail -n 1 || true)
    read -r ran in after < <(echo "$summary" | sed -E 's/[^0-9]+([0-9]+)[^0-9]+([0-9]+)[^0-9]+([0-9]+)/\1 \2 \3/') || true
    if [ "$status" != 0 ] || [ "${ran:-0}" = 0 ]; then
        failed=1
        grep -aE '✘|error:|Fatal' "$log" | head -n 40 >&2 || tail -n 40 "$log" >&2
        printf '    FAILED: %s (status %d), after %d s; all that it said is in %s\n' "${names[$place]}" "$status" $((SECONDS - started)) "$log" >&2
        continue
    fi
    printf '    passed: %s, %d tests, %d s\n' "${names[$place]}" "$ran" "$after"
    tests=$((tests + ran))
    suites=$((suites + in))
done
[ -n "${1:-}" ] && echo "$tests $suites" >"$1"
[ "$failed" = 0 ]
