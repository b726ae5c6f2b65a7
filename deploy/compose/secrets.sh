#!/usr/bin/env bash
# Makes what the two clusters must not share with anybody, once: for each cluster bus passwords, the bus's users, its
# authority and its servers' certificates, one agent token and one Envoy token.
#
#   deploy/compose/secrets.sh FOLDER     a complete folder is left as it is
#
# The users come from "tombolo bus users", run in the image tombolo-command-line:TAG (default "dev") unless TOMBOLO names
# the program.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/make/containers.sh

folder=$1
[ -f "$folder/complete" ] && exit 0
users=(catalog config-entry acl peering certificate-authority gateway agent)
key_kind=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)

bus_users() {
    if [ -n "${TOMBOLO:-}" ]; then
        "$TOMBOLO" bus users "-datacenter=$1"
    else
        find_engine
        "$engine" run --rm --network none "tombolo-command-line:${TAG:-dev}" bus users "-datacenter=$1"
    fi
}

# certificates CLUSTER : an authority for the bus, whose key is thrown away, and a certificate for each server.
certificates() {
    local cluster=$1 scratch
    scratch=$(mktemp -d)
    # shellcheck disable=SC2064  # the folder of now
    trap "rm -rf '$scratch'" EXIT
    openssl req -x509 "${key_kind[@]}" -days 3650 -subj "/CN=bus of $cluster" \
        -keyout "$scratch/authority.key" -out "$folder/$cluster-bus-authority.pem" 2>"$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
    for server in 1 2 3; do
        local name=$cluster-nats-$server
        printf 'subjectAltName=DNS:%s\nextendedKeyUsage=serverAuth,clientAuth\nbasicConstraints=CA:FALSE\n' "$name" \
            >"$scratch/extensions"
        openssl req "${key_kind[@]}" -subj "/CN=$name" -keyout "$folder/$name.key" -out "$scratch/request" 2>"$scratch/log" \
            && openssl x509 -req -in "$scratch/request" -days 365 -extfile "$scratch/extensions" -CAcreateserial \
                -CA "$folder/$cluster-bus-authority.pem" -CAkey "$scratch/authority.key" \
                -out "$folder/$name.pem" 2>"$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
    done
    rm -rf "$scratch"
    trap - EXIT
}

rm -rf "$folder"
mkdir -p "$folder"
# The folder is closed; the files are readable, since the programs in the containers are other users.
chmod 700 "$folder"
for cluster in alpha beta; do
    bus_users "$cluster" >"$folder/$cluster-users.conf"
    certificates "$cluster"
    : >"$folder/$cluster-nats.env"
    for user in "${users[@]}"; do
        # It begins with a letter, or nats-server would read the value as a number.
        password=p$(openssl rand -hex 20)
        printf '%s' "$password" >"$folder/$cluster-$user"
        variable=NATS_PASSWORD_${user//-/_}
        printf '%s=%s\n' "${variable^^}" "$password" >>"$folder/$cluster-nats.env"
    done
    agent_token=$(cat /proc/sys/kernel/random/uuid)
    printf 'acl {\n  tokens {\n    agent   = "%s"\n    default = "%s"\n  }\n}\n' "$agent_token" "$agent_token" \
        >"$folder/$cluster-agent.hcl"
    printf '%s' "$agent_token" >"$folder/$cluster-agent-token"
    cat /proc/sys/kernel/random/uuid >"$folder/$cluster-envoy"
done
chmod 444 "$folder"/*
touch "$folder/complete"
