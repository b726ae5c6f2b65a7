#!/usr/bin/env bash
# Fuzzes decoders with libFuzzer, guided by coverage, one after the other; TARGET names one, SECONDS_EACH bounds each.
#
# What libFuzzer found and kept lies in .run/fuzz/<target>/corpus and is begun with the next time; an input that broke a
# decoder is printed and kept as .run/fuzz/<target>/crash-…, and the script ends with status 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
each=${SECONDS_EACH:-140}
export TOMBOLO_FUZZ=1 TOMBOLO_ONLY=tombolo-fuzz SWIFT_BACKTRACE=enable=no # libFuzzer itself handles a trap
program=.build-fuzz/debug/tombolo-fuzz
swift build --quiet --scratch-path .build-fuzz --product tombolo-fuzz -Xswiftc -sanitize=fuzzer -Xcc -fsanitize=fuzzer-no-link \
    -Xswiftc -use-ld=lld
targets=${TARGET:-$(TOMBOLO_FUZZ_TARGET=list "$program")}
failed=0
for target in $targets; do
    folder=.run/fuzz/$target
    mkdir -p "$folder/corpus"
    if TOMBOLO_FUZZ_TARGET=$target TOMBOLO_FUZZ_SEEDS=$folder/corpus "$program" "$folder/corpus" -max_total_time="$each" -timeout=10 \
        -rss_limit_mb=4096 -artifact_prefix="$folder/" -print_final_stats=1 -verbosity=1 >"$folder/log" 2>&1; then
        printf '%-26s %s inputs, corpus %s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log")" \
            "$(find "$folder/corpus" -type f | wc -l)"
    else
        failed=1
        tail -n 30 "$folder/log" >&2
        printf '%-26s FAILED, see %s\n' "$target" "$folder/log"
    fi
done
exit $failed
