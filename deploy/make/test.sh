#!/usr/bin/env bash
# make test: everything a change must pass, cheapest first. The last line counts the tests, end-to-end tests included.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

log=.build/test.log

build_everything() {
    swift build --build-tests --explicit-target-dependency-import-check error
}

run_tests() {
    # One at a time: many start servers and hold them to deadlines, and two cores cannot run them all at once.
    swift test --skip-build --disable-xctest --no-parallel 2>&1 | tee "$log"
}

check_generated
check_format
step "build" "The first error above is the one to mend." build_everything
step "tests" "Run one alone: swift test --skip-build --filter 'SuiteOrTestName'." run_tests
step "end to end" "Logs are kept in .run; run one alone: TOMBOLO_BIN=.build/debug Tests/EndToEnd/<name>/run" \
    deploy/make/end-to-end.sh .build/end-to-end.count

summary=$(grep -aoE 'Test run with [0-9]+ tests? in [0-9]+ suites?' "$log" | tail -n 1)
read -r tests suites < <(echo "$summary" | sed -E 's/[^0-9]+([0-9]+)[^0-9]+([0-9]+).*/\1 \2/')
[ "${tests:-0}" -gt 0 ] || {
    echo "test: swift test ended well but ran no test." >&2
    exit 1
}
whole=$(cat .build/end-to-end.count)
printf 'Test run with %d tests in %d suites passed after %d seconds.\n' $((tests + whole)) $((suites + 1)) "$SECONDS"
