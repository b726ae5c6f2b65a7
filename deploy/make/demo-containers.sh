#!/usr/bin/env bash
# make demo-containers: the main job of Tombolo in containers, two clusters as deploy/compose/compose.yaml describes them.
#
# It starts everything, gives each program the least rights it needs, peers the clusters, calls api (HTTP) and db (TCP)
# of beta from web in alpha, shows that both are refused without an intention, kills one container of each kind while
# calls run, and takes everything down. KEEP=1 leaves it running. TOMBOLO_SCALE (default 2) is the number of replicas.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/make/containers.sh

export TOMBOLO_SECRETS=$PWD/.run/compose/secrets TOMBOLO_SCALE=${TOMBOLO_SCALE:-2} TOMBOLO_TAG=${TAG:-dev}
file=deploy/compose/compose.yaml
shown=()

find_engine
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
mkdir -p .run/compose
: >"$log"

say() { printf '==> %s\n' "$*"; }
fail() {
    printf '\ndemo-containers: %s\n    The output of the container tools is in .run/compose/output.log\n' "$*" >&2
    exit 1
}
note() { shown+=("$1"); printf '    %s\n' "$1"; }
compose() { timeout 300 "${compose[@]}" --file "$file" --project-name tombolo --profile mesh "$@" >>"$log" 2>&1; }
container() { printf 'tombolo%s%s%s%s' "$separator" "$1" "$separator" "${2:-1}"; }
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
    "$engine" run --rm --interactive --network "tombolo_$cluster" --env "CONSUL_HTTP_ADDR=$cluster-agent:8500" \
        --env "CONSUL_HTTP_TOKEN=$(cat "$TOMBOLO_SECRETS/$cluster-operator" 2>/dev/null)" \
        "tombolo-command-line:$TOMBOLO_TAG" "$@" 2>>"$log"
}

# bounded SECONDS WHAT COMMAND...: fails with what was to happen.
must() {
    local what=$1
    shift
    "$@" >>"$log" 2>&1 || fail "$what"
}

take_down() { compose down --volumes --timeout 10 || true; }
at_the_end() {
    local status=$?
    trap - EXIT INT TERM
    if [ -n "${KEEP:-}" ] && [ "$status" = 0 ]; then
        printf '\nLeft running. Alpha answers on http://127.0.0.1:18500, beta on http://127.0.0.1:28500.\n'
        printf 'Operator tokens: .run/compose/secrets/{alpha,beta}-operator. Stop it: %s -f %s -p tombolo --profile mesh down -v\n' \
            "${compose[*]}" "$file"
    else
        say "Taking everything down"
        take_down
        rm -rf "$TOMBOLO_SECRETS"
    fi
    exit "$status"
}

start_clusters() {
    take_down
    rm -rf "$TOMBOLO_SECRETS"
    deploy/compose/secrets.sh "$TOMBOLO_SECRETS"
    say "Starting two clusters ($TOMBOLO_SCALE replicas of catalog, config-entry, acl and gateway in each)"
    timeout 300 "${compose[@]}" --file "$file" --project-name tombolo up -d >>"$log" 2>&1 \
        || fail "the containers could not be started"
    for cluster in alpha beta; do
        for n in 1 2 3; do eventually 60 "$cluster-nats-$n is healthy" healthy "$(container "$cluster-nats-$n")"; done
        for name in catalog config-entry acl gateway; do
            eventually 60 "$cluster-$name is healthy" all_healthy "$cluster-$name" "$TOMBOLO_SCALE"
        done
        for name in certificate-authority peering agent; do
            eventually 60 "$cluster-$name is healthy" all_healthy "$cluster-$name" 1
        done
    done
    note "two clusters run: NATS x3 with JetStream R3, $TOMBOLO_SCALE replicas of each scaled service, all healthy"
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
entry() { tombolo "$1" config write - <<<"$2" >>"$log" 2>&1 || fail "$1: config write: $2"; }

intend() {
    for service in api db; do
        entry beta "Kind = \"service-intentions\" Name = \"$service\" Sources = [{ Name = \"web\" Peer = \"alpha\" Action = \"$1\" }]"
    done
}

peer() {
    say "Peering the clusters"
    entry beta 'Kind = "service-defaults" Name = "api" Protocol = "http"'
    entry beta 'Kind = "exported-services" Name = "default" Services = [{ Name = "api" Consumers = [{ Peer = "alpha" }] }, { Name = "db" Consumers = [{ Peer = "alpha" }] }]'
    intend allow
    local token
    token=$(tombolo beta peering generate-token -name alpha -server-external-addresses 172.30.30.22:8503) \
        || fail "beta: peering generate-token"
    must "alpha: peering establish" tombolo alpha peering establish -name beta -peering-token "$token"
    for pair in "alpha beta" "beta alpha"; do
        read -r cluster other <<<"$pair"
        is_active() { tombolo "$cluster" peering read -name "$other" | grep -q ACTIVE; }
        eventually 30 "$cluster sees the peering with $other ACTIVE" is_active
    done
    note "the peering is ACTIVE on both sides"
    say "Starting the mesh gateways and sidecars"
    compose up -d || fail "the proxies could not be started"
    for name in alpha-mesh-gateway beta-mesh-gateway alpha-web-sidecar beta-api-sidecar beta-db-sidecar; do
        eventually 60 "$name is ready" healthy "$(container "$name")"
    done
}

http_status() { inside alpha-web curl --silent --max-time 5 --output /dev/null --write-out '%{http_code}' http://127.0.0.1:9191/hello; }
http_is() { [ "$(http_status)" = "$1" ]; }
ask_db='import socket,sys
s = socket.create_connection(("127.0.0.1", 9192), 5)
s.settimeout(5)
s.sendall(b"ping\n")
sys.exit(0 if s.recv(64) == b"db: ping\n" else 1)'
tcp_answers() { inside alpha-web python3 -c "$ask_db"; }
tcp_refused() { ! tcp_answers; }

call() {
    say "Calling api and db of beta from web in alpha"
    eventually 60 "web calls api" http_is 200
    eventually 60 "web calls db" tcp_answers
    note "web calls api over HTTP and db over TCP, through both gateways"
    intend deny
    eventually 30 "api answers 403 without an intention" http_is 403
    eventually 30 "db closes the connection without an intention" tcp_refused
    note "without an intention api answers 403 and db closes the connection"
    intend allow
    eventually 30 "web calls api again" http_is 200
    eventually 30 "web calls db again" tcp_answers
}

# Kills the program, not its container's first process, so the container ends as it would after a crash and is restarted.
crash() {
    # shellcheck disable=SC2016  # for the shell inside
    "$engine" exec "$(container "$1")" bash -c \
        'for p in /proc/[0-9]*; do n=${p#/proc/}; [ "$n" = 1 ] || [ "$n" = $$ ] || kill -9 "$n" 2>/dev/null; done; true' >>"$log" 2>&1 || true
}

survive() {
    say "Killing one container of each kind while calls run"
    local failures=0 calls=0
    for name in catalog config-entry acl gateway certificate-authority peering agent nats-1; do
        for cluster in alpha beta; do
            crash "$cluster-$name"
            for _ in 1 2 3 4 5; do
                calls=$((calls + 1))
                http_is 200 || failures=$((failures + 1))
            done
            eventually 60 "$cluster-$name is back" healthy "$(container "$cluster-$name")"
        done
    done
    [ "$failures" = 0 ] || fail "$failures of $calls calls failed while services were killed"
    note "$calls calls while 16 processes were killed, none failed; every container came back"
}

trap at_the_end EXIT
trap 'exit 130' INT TERM
start_clusters
give_rights
peer
call
survive
printf '\nShown in %d s with %s:\n' "$SECONDS" "$engine"
for line in "${shown[@]}"; do printf '  %s\n' "$line"; done
