#!/usr/bin/env bash
# make test: everything a change must pass, cheapest first. The last line counts the tests, end-to-end tests included.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

# TOMBOLO_BUILD_OPTIONS: more options for the compiler; other ones than those of the last build build everything anew.
build_everything() {
    # shellcheck disable=SC2086  # several words
    swift build --build-tests --explicit-target-dependency-import-check error ${TOMBOLO_BUILD_OPTIONS:-}
}

check_generated
check_format
step "build" "The first error above is the one to mend." build_everything
step "web UI" "deploy/make/ui.sh --test says what is wrong." deploy/make/ui.sh --test .build/debug
step "tests" "Run one alone: swift test --skip-build --no-parallel --filter 'SuiteOrTestName'." \
    deploy/make/suites.sh .build/suites.count
step "end to end" "Logs are kept in .run; run one alone: TOMBOLO_BIN=.build/debug Tests/EndToEnd/<name>/run" \
    deploy/make/end-to-end.sh .build/end-to-end.count

read -r tests suites <.build/suites.count
whole=$(cat .build/end-to-end.count)
printf 'Test run with %d tests in %d suites passed after %d seconds.\n' $((tests + whole)) $((suites + 1)) "$SECONDS"
