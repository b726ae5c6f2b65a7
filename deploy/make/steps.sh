# shellcheck shell=bash
# Sourced by test.sh and check.sh: the steps that both take. Each says what it does, how long it took, and what to do when it fails.

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
export SWIFT_BACKTRACE=enable=no
unset TOMBOLO_ONLY
name=$(basename "$0" .sh)

# Each command is a process group of its own, so that a run that is told to stop can stop all of it, and wait until it has.
set -m
running=
cut_off() {
    trap '' TERM INT HUP
    [ -z "$running" ] || kill -TERM -- "-$running" 2>/dev/null || true
    wait
    printf '\n%s: stopped\n' "$name" >&2
    exit 143
}
trap cut_off TERM INT HUP

# step TITLE ADVICE COMMAND... : runs the command; when it fails, the run ends here with the advice.
step() {
    local title=$1 advice=$2 started=$SECONDS status=0
    shift 2
    printf '==> %s\n' "$title"
    "$@" </dev/null &
    running=$!
    wait "$running" || status=$?
    running=
    if [ "$status" != 0 ]; then
        printf '\n%s: "%s" failed after %d s. %s\n' "$name" "$title" $((SECONDS - started)) "$advice" >&2
        exit 1
    fi
    printf '    %s: good, %d s\n' "$title" $((SECONDS - started))
}

# Makes the generated code again and allows no difference. It compares files, not commits, so it can be run before a commit.
generated_code_is_current() {
    local before after
    before=$(schema_files)
    deploy/make/generate.sh >.build/generate.log 2>&1 || {
        tail -n 20 .build/generate.log >&2
        return 1
    }
    after=$(schema_files)
    [ "$before" = "$after" ] && return
    diff <(echo "$before") <(echo "$after") | awk '/^[<>]/ { print "    differs: " $3 }' | sort -u >&2
    return 1
}
schema_files() {
    git ls-files -z --cached --others --exclude-standard Shared/Schema | sort -z | xargs -0 -r sha256sum 2>/dev/null || true
}

sources_are_formatted() {
    swift format lint --strict --parallel --recursive Package.swift Services Shared Tests
}

mkdir -p .build
check_generated() {
    step "generated code" "Commit what deploy/make/generate.sh makes; never edit it by hand." generated_code_is_current
}
check_format() {
    step "format" "\"make fmt\" mends most of it." sources_are_formatted
}
