#!/usr/bin/env bash
# The entry point of the NATS image: `serve.sh OPTION...` runs `nats-server OPTION...` and ends as it ends.
#
# A write error of a stream (a full disk) stays with that stream until nats-server opens its files anew, even when there is room again:
# it answers no append, and its /healthz names the error. This script asks /healthz every second, says once which folder is full, and
# starts nats-server again as soon as there is room. `tombolo agent` does the same for the server that it starts (BusHealth).
#   NATS_STORE         the folder of the streams (/var/lib/nats)
#   NATS_MONITOR_PORT  the port of /healthz on 127.0.0.1 (8222)
#   NATS_NEEDED_KIB    what must be free before a start helps (8192)
set -u
store=${NATS_STORE:-/var/lib/nats}
port=${NATS_MONITOR_PORT:-8222}
needed=${NATS_NEEDED_KIB:-8192}
# Seconds between two starts while errors go on: from the first to the longest, doubled each time.
first_pause=5
longest_pause=60

say() { echo "serve: $*" >&2; }

# The body of /healthz; empty when nobody answers.
health() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 0
        printf 'GET /healthz HTTP/1.0\r\n\r\n' >&3
        timeout 3 cat <&3
    ) 2>/dev/null
}

free_kib() { df --output=avail -k "$store" | tail -n 1; }

server=
stopping=
stop() {
    stopping=yes
    [ -z "$server" ] || kill -TERM "$server" 2>/dev/null
}
trap stop TERM INT

# Waits for nats-server's end through the signals that come meanwhile; its status is the answer.
ended() {
    local status
    while :; do
        wait "$server"
        status=$?
        kill -0 "$server" 2>/dev/null || return "$status"
    done
}

pause=$first_pause
while [ -z "$stopping" ]; do
    nats-server "$@" &
    server=$!
    [ -z "$stopping" ] || stop
    started=$SECONDS
    told=
    again=
    while [ -z "$stopping" ] && kill -0 "$server" 2>/dev/null; do
        # In the background, so that a signal is heard at once.
        sleep 1 &
        wait $!
        case $(health) in
            *"write error"*)
                free=$(free_kib)
                if [ "$free" -lt "$needed" ]; then
                    [ -n "$told" ] || say "no write is stored: $store has $free KiB free; make room there, and writes go on by themselves"
                    told=yes
                elif [ $((SECONDS - started)) -ge "$pause" ]; then
                    say "a stream had a write error and $store has $free KiB free: nats-server is started again"
                    again=yes
                    kill -TERM "$server"
                    for _ in {1..200}; do
                        kill -0 "$server" 2>/dev/null || break
                        sleep 0.1
                    done
                    kill -KILL "$server" 2>/dev/null
                fi
                ;;
            *) [ $((SECONDS - started)) -lt "$longest_pause" ] || pause=$first_pause ;;
        esac
    done
    if [ -z "$again" ] || [ -n "$stopping" ]; then
        ended
        exit $?
    fi
    pause=$((pause * 2 > longest_pause ? longest_pause : pause * 2))
done
