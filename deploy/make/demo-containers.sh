#!/usr/bin/env bash
# make demo-containers: the main job of Tombolo in containers, two clusters as deploy/compose/compose.yaml describes them.
#
# It starts everything, gives each program the least rights it needs, peers the clusters, calls api (HTTP) and db (TCP)
# of beta from web in alpha, shows that both are refused without an intention, kills one container of each kind while
# calls and writes go on, and takes everything down. KEEP=1 leaves it running; deploy/make/demo-containers.sh stop ends it.
# TOMBOLO_SCALE (default 2) is the number of replicas.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/make/containers.sh

export TOMBOLO_SECRETS=$PWD/.run/compose/secrets TOMBOLO_SCALE=${TOMBOLO_SCALE:-2} TAG=${TAG:-dev}
export TOMBOLO_TAG=$TAG
# New clusters: their journals are to be created.
export TOMBOLO_JOURNAL_CREATE=true
file=deploy/compose/compose.yaml
project=tombolo
scaled=(catalog config-entry acl gateway)
shown=()

find_engine
# shellcheck disable=SC2154  # find_engine sets it
if [ "$engine" = docker ]; then
    docker compose version >/dev/null 2>&1 || { echo "demo-containers: docker has no \"compose\" plugin." >&2; exit 1; }
    compose=(docker compose)
    separator=-
else
    [ -x .tools/bin/podman-compose ] || deploy/make/setup.sh containers
    compose=("$PWD/.tools/bin/podman-compose")
    separator=_
fi
log=$PWD/.run/compose/output.log
calls_log=$PWD/.run/compose/calls.log
mkdir -p .run/compose
: >"$log"

say() { printf '==> %s\n' "$*"; }
fail() {
    printf '\ndemo-containers: %s\n    The output of the container tools is in .run/compose/output.log, that of the containers in .run/compose/logs\n' "$*" >&2
    exit 1
}
note() { shown+=("$1"); printf '    %s\n' "$1"; }
# In the foreground, so that Ctrl-C reaches it, too.
compose() { timeout --foreground 300 "${compose[@]}" --file "$file" --project-name "$project" "$@" >>"$log" 2>&1; }
container() { printf '%s%s%s%s%s' "$project" "$separator" "$1" "$separator" "${2:-1}"; }
inside() { local name=$1; shift; "$engine" exec "$(container "$name")" "$@" 2>>"$log"; }

# eventually SECONDS WHAT COMMAND... : asks until it is so; ends the demo when it is not so in time.
eventually() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >>"$log" 2>&1; do
        [ "$SECONDS" -lt "$until" ] || fail "$what: not within the time it has."
        sleep 0.3
    done
}

# Podman without systemd asks for a container's health only when it is told to.
healthy() {
    if [ "$engine" = podman ]; then
        podman healthcheck run "$1" >/dev/null 2>&1
    else
        [ "$(docker inspect --format '{{.State.Health.Status}}' "$1" 2>/dev/null)" = healthy ]
    fi
}
all_healthy() {
    local name=$1 count=$2
    for number in $(seq "$count"); do healthy "$(container "$name" "$number")" || return 1; done
}

# tombolo CLUSTER ARGUMENT... : the command line in a container of its own, with the operator's token.
tombolo() {
    local cluster=$1
    shift
    "$engine" run --rm --interactive --network "${project}_$cluster" --env "CONSUL_HTTP_ADDR=$cluster-agent:8500" \
        --env "CONSUL_HTTP_TOKEN=$(cat "$TOMBOLO_SECRETS/$cluster-operator" 2>/dev/null)" \
        "tombolo-command-line:$TAG" "$@" 2>>"$log"
}

# must WHAT COMMAND... : ends the demo when the command fails.
must() {
    local what=$1
    shift
    "$@" >>"$log" 2>&1 || fail "$what"
}

# What there is of this project: containers, networks and volumes.
left_over() {
    "$engine" ps --all --format '{{.Names}}' | grep -E "^$project[-_]" || true
    "$engine" network ls --format '{{.Name}}' | grep -E "^${project}_" || true
    "$engine" volume ls --format '{{.Name}}' | grep -E "^${project}_" || true
    if [ "$engine" = podman ]; then podman pod ls --format '{{.Name}}' | grep -E "^pod_$project$" || true; fi
}
take_down() {
    compose --profile mesh down --volumes --timeout 10 || true
    # Replicas of a run with a larger TOMBOLO_SCALE are not in this one's list, and keep its networks.
    local strays
    mapfile -t strays < <("$engine" ps --all --quiet --filter "label=com.docker.compose.project=$project")
    if [ ${#strays[@]} -gt 0 ]; then
        "$engine" rm --force "${strays[@]}" >>"$log" 2>&1 || true
        compose --profile mesh down --volumes --timeout 10 || true
    fi
    rm -rf "$TOMBOLO_SECRETS"
}
keep_logs() {
    mkdir -p .run/compose/logs
    "$engine" ps --all >.run/compose/logs/containers.txt 2>&1 || true
    for name in $("$engine" ps --all --format '{{.Names}}' | grep -E "^$project[-_]"); do
        "$engine" logs "$name" >".run/compose/logs/$name.log" 2>&1 || true
    done
}
at_the_end() {
    local status=$?
    trap - EXIT
    trap '' INT TERM HUP
    if [ -n "${KEEP:-}" ] && [ "$status" = 0 ]; then
        table
        printf '\nLeft running. Alpha answers on http://127.0.0.1:18500, beta on http://127.0.0.1:28500.\n'
        printf 'Operator tokens: .run/compose/secrets/{alpha,beta}-operator. Stop it: deploy/make/demo-containers.sh stop\n'
        exit 0
    fi
    if [ "$status" != 0 ]; then keep_logs; fi
    say "Taking everything down"
    take_down
    local left
    left=$(left_over)
    if [ -n "$left" ]; then
        printf 'demo-containers: left behind:\n%s\n' "$left" >&2
        status=1
    elif [ "$status" = 0 ]; then
        note "everything was taken down: no container, network or volume is left"
        table
    fi
    exit "$status"
}
table() {
    printf '\nShown in %d s with %s:\n' "$SECONDS" "$("$engine" --version)"
    for line in "${shown[@]}"; do printf '  %s\n' "$line"; done
}

start_clusters() {
    take_down
    rm -rf .run/compose/logs
    deploy/compose/secrets.sh "$TOMBOLO_SECRETS"
    say "Starting two clusters ($TOMBOLO_SCALE replicas of catalog, config-entry, acl and gateway in each)"
    compose up -d || fail "the containers could not be started"
    for cluster in alpha beta; do
        for n in 1 2 3; do eventually 60 "$cluster-nats-$n is healthy" healthy "$(container "$cluster-nats-$n")"; done
        for name in "${scaled[@]}"; do
            eventually 60 "$cluster-$name is healthy" all_healthy "$cluster-$name" "$TOMBOLO_SCALE"
        done
        for name in certificate-authority peering agent; do
            eventually 60 "$cluster-$name is healthy" all_healthy "$cluster-$name" 1
        done
    done
    note "two clusters run, $("$engine" ps --quiet | wc -l) containers: $TOMBOLO_SCALE replicas of each scaled service, NATS x3; all healthy"
}

# What nats-server itself says: the bus wants TLS, and every stream has three copies: that of catalog, config entries and
# peerings, those of tokens and of the CA, and the snapshots of the five services.
check_bus() {
    # shellcheck disable=SC2016  # for the shell inside
    local ask='exec 3<>/dev/tcp/127.0.0.1/8222 && printf "GET /jsz?streams=1&config=1 HTTP/1.0\r\n\r\n" >&3 && grep -o "\"num_replicas\": [0-9]*" <&3'
    for cluster in alpha beta; do
        has_three_copies() {
            local copies
            copies=$(inside "$cluster-nats-1" bash -c "$ask") || return 1
            [ "$(grep -c . <<<"$copies")" -ge 8 ] && ! grep -qv ' 3$' <<<"$copies"
        }
        eventually 30 "$cluster: every journal and its snapshots with three copies" has_three_copies
        inside "$cluster-nats-1" bash -c 'exec 3<>/dev/tcp/127.0.0.1/4222 && head -n 1 <&3' | grep -q '"tls_required":true' \
            || fail "$cluster: the bus takes connections without TLS"
    done
    note "the bus takes TLS only; every journal has three copies (JetStream R3)"
}

# One operator per cluster; agents may write their nodes and services, Envoy's token reads them and is a service's identity.
give_rights() {
    say "Bootstrapping access control (default deny) and giving each program the rights it needs"
    for cluster in alpha beta; do
        bootstrapped() { tombolo "$cluster" acl bootstrap -format=json >"$TOMBOLO_SECRETS/bootstrap.json"; }
        eventually 30 "$cluster: acl bootstrap" bootstrapped
        sed -n 's/.*"SecretID": *"\([^"]*\)".*/\1/p' "$TOMBOLO_SECRETS/bootstrap.json" >"$TOMBOLO_SECRETS/$cluster-operator"
        rm -f "$TOMBOLO_SECRETS/bootstrap.json"
        policy "$cluster" agent 'node_prefix "" { policy = "write" } service_prefix "" { policy = "write" }'
        policy "$cluster" envoy 'mesh = "write" peering = "read" node_prefix "" { policy = "read" } service_prefix "" { policy = "write" }'
        must "$cluster: the agents' token" tombolo "$cluster" acl token create -policy-name=agent \
            -description=agents "-secret=$(cat "$TOMBOLO_SECRETS/$cluster-agent-token")"
        must "$cluster: Envoy's token" tombolo "$cluster" acl token create -policy-name=envoy \
            -description=envoys "-secret=$(cat "$TOMBOLO_SECRETS/$cluster-envoy")"
    done
    note "access control is on with default deny; agents and proxies have tokens of their own"
}
policy() { tombolo "$1" acl policy create "-name=$2" "-rules=-" <<<"$3" >>"$log" 2>&1 || fail "$1: the policy $2"; }
write_entry() { tombolo "$1" config write - <<<"$2"; }
entry() { write_entry "$1" "$2" >>"$log" 2>&1 || fail "$1: config write: $2"; }

intend() {
    for service in api db; do
        entry beta "Kind = \"service-intentions\" Name = \"$service\" Sources = [{ Name = \"web\" Peer = \"alpha\" Action = \"$1\" }]"
    done
}

peer() {
    say "Peering the clusters"
    # Sidecars stand in their cluster's network only: the way out is their own mesh gateway.
    entry alpha 'Kind = "proxy-defaults" Name = "global" MeshGateway { Mode = "local" }'
    entry beta 'Kind = "service-defaults" Name = "api" Protocol = "http"'
    entry beta 'Kind = "exported-services" Name = "default" Services = [{ Name = "api" Consumers = [{ Peer = "alpha" }] }, { Name = "db" Consumers = [{ Peer = "alpha" }] }]'
    intend allow
    local token
    token=$(tombolo beta peering generate-token -name alpha) || fail "beta: peering generate-token"
    must "alpha: peering establish" tombolo alpha peering establish -name beta -peering-token "$token"
    for pair in "alpha beta" "beta alpha"; do
        read -r cluster other <<<"$pair"
        is_active() { tombolo "$cluster" peering read -name "$other" | grep -q ACTIVE; }
        eventually 30 "$cluster sees the peering with $other ACTIVE" is_active
    done
    note "the peering is ACTIVE on both sides"
    say "Starting the mesh gateways and sidecars"
    compose --profile mesh up -d || fail "the proxies could not be started"
    for name in alpha-mesh-gateway beta-mesh-gateway alpha-web-sidecar beta-api-sidecar beta-db-sidecar; do
        eventually 60 "$name is ready" healthy "$(container "$name")"
    done
}

calls=/usr/local/lib/tombolo-demo/calls.py
# 40 calls in a row with one and the same answer. After a change of intentions an Envoy lets connections that are open
# end by and by, so single calls may still see the old answer.
http_is() { [ "$(inside alpha-web python3 "$calls" http 40)" = "$1" ]; }
tcp_is() { [ "$(inside alpha-web python3 "$calls" tcp 40)" = "$1" ]; }

# gateway_connections CLUSTER ADDRESS : how many connections its mesh gateway has taken on that address.
gateway_connections() {
    # shellcheck disable=SC2016  # for the shell inside
    inside "$1-mesh-gateway" bash -c 'exec 3<>/dev/tcp/127.0.0.1/19000 \
        && printf "GET /stats?filter=downstream_cx_total HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" >&3 \
        && sed -n "s/^listener[.]$0_8443[.]downstream_cx_total: \([0-9]*\).*/\1/p" <&3' "$2"
}

call() {
    say "Calling api and db of beta from web in alpha"
    eventually 60 "web calls api" http_is 200
    eventually 60 "web calls db" tcp_is "db: ping"
    local near far
    near=$(gateway_connections alpha 172.30.10.21) || true
    far=$(gateway_connections beta 172.30.30.12) || true
    [ "${near:-0}" -gt 0 ] && [ "${far:-0}" -gt 0 ] || fail "the calls did not go through both gateways: ${near:-none}, ${far:-none}"
    note "web calls api over HTTP and db over TCP, through both gateways (alpha's took $near connections, beta's $far)"
    intend deny
    eventually 60 "api answers 403 without an intention" http_is 403
    eventually 30 "db closes the connection without an intention" tcp_is closed
    note "without an intention api answers 403 and db closes the connection (40 of 40 calls)"
    intend allow
    eventually 60 "web calls api again" http_is 200
    eventually 30 "web calls db again" tcp_is "db: ping"
}

# Kills the program with -9, not its container's first process, so that the container ends as it would after a crash.
crash() {
    # shellcheck disable=SC2016  # for the shell inside
    "$engine" exec "$(container "$1")" bash -c \
        'for p in /proc/[0-9]*; do n=${p#/proc/}; [ "$n" = 1 ] || [ "$n" = $$ ] || kill -9 "$n" 2>/dev/null; done; true' >>"$log" 2>&1 || true
}
started_at() { "$engine" inspect --format '{{.State.StartedAt}}' "$(container "$1")" 2>/dev/null; }

survive() {
    say "Killing one container of each kind with kill -9 while calls and writes go on"
    local writes=0 killed=0 before caller slowest=0 begun
    inside alpha-web rm -f /tmp/enough
    inside alpha-web python3 "$calls" many /tmp/enough >"$calls_log" &
    caller=$!
    for name in "${scaled[@]}" certificate-authority peering agent nats-1; do
        for cluster in alpha beta; do
            before=$(started_at "$cluster-$name")
            begun=$SECONDS
            crash "$cluster-$name"
            killed=$((killed + 1))
            writes=$((writes + 1))
            eventually 30 "$cluster: a config entry is written after $name was killed" write_entry "$cluster" \
                "Kind = \"service-defaults\" Name = \"written-$writes\" Protocol = \"http\""
            is_back() { [ "$(started_at "$cluster-$name")" != "$before" ] && healthy "$(container "$cluster-$name")"; }
            eventually 60 "$cluster-$name is back" is_back
            if [ $((SECONDS - begun)) -gt "$slowest" ]; then slowest=$((SECONDS - begun)); fi
        done
    done
    for pair in "alpha beta" "beta alpha"; do
        read -r cluster other <<<"$pair"
        is_active() { tombolo "$cluster" peering read -name "$other" | grep -q ACTIVE; }
        eventually 30 "$cluster sees the peering with $other ACTIVE again" is_active
    done
    inside alpha-web touch /tmp/enough
    wait "$caller" || fail "the calls ended early"
    while read -r service count failed mean slow; do
        [ "$failed" = 0 ] || fail "$failed of $count calls to $service failed while services were killed"
        note "$count calls to $service while $killed programs were killed: none failed; $mean ms in the mean, $slow ms at most"
    done <"$calls_log"
    [ "$(wc -l <"$calls_log")" = 2 ] || fail "the calls were not counted"
    for number in $(seq "$writes"); do
        cluster=$([ $((number % 2)) = 1 ] && echo alpha || echo beta)
        must "$cluster: written-$number was acknowledged and is lost" tombolo "$cluster" config read \
            -kind=service-defaults "-name=written-$number"
    done
    note "every container came back (within $slowest s), and all $writes writes acknowledged meanwhile are there"
}

if [ "${1:-}" = stop ]; then
    take_down
    left=$(left_over)
    [ -z "$left" ] || { printf 'demo-containers: left behind:\n%s\n' "$left" >&2; exit 1; }
    exit 0
fi
trap at_the_end EXIT
trap 'exit 130' INT TERM HUP
start_clusters
check_bus
give_rights
peer
call
survive
