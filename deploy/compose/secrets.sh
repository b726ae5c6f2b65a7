#!/usr/bin/env bash
# Makes the secrets of the two clusters, once: bus passwords, one agent token and one Envoy token for each.
# Usage: secrets.sh FOLDER   (an existing folder is left as it is)
set -euo pipefail
folder=$1
[ -f "$folder/complete" ] && exit 0
rm -rf "$folder"
mkdir -p "$folder"
# The folder is closed; the files are readable, since the programs in the containers are other users.
chmod 700 "$folder"
users=(catalog config-entry acl peering certificate-authority gateway agent)
for cluster in alpha beta; do
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
