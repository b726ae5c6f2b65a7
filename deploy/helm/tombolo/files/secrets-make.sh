#!/bin/sh
# Makes everything that an installation keeps secret, into one folder for each Secret, below $WORK; secrets-store.sh stores what is not there
# yet. Runs at each install and upgrade; what was made before stays in use.
set -eu
umask 077
cd "$WORK"
# Where the authority that is stored is mounted.
existing=${EXISTING:-/existing}

random() { printf 'p%s' "$(od -An -tx1 -N20 /dev/urandom | tr -d ' \n')"; }
uuid() { tr -d '\n' </proc/sys/kernel/random/uuid; }

# certificate FOLDER NAME... : a server's certificate for these names, by the authority consul-agent-ca.pem of this folder.
certificate() {
    folder=$1
    shift
    flags=
    for name in "$@"; do
        case $name in
            *[!0-9.:]*:* | *[!0-9a-fA-F.:]*) flags="$flags -additional-dnsname=$name" ;;
            *) flags="$flags -additional-ipaddress=$name" ;;
        esac
    done
    # shellcheck disable=SC2086  # one word for each name
    tombolo tls cert create -server "-dc=$DATACENTER" "-domain=$DOMAIN" "-days=$DAYS" -ca=authority.pem -key=authority-key.pem $flags >/dev/null
    mkdir "$folder"
    mv "$DATACENTER-server-$DOMAIN-0.pem" "$folder/tls.crt"
    mv "$DATACENTER-server-$DOMAIN-0-key.pem" "$folder/tls.key"
}
authority() {
    tombolo tls ca create "-domain=$DOMAIN" >/dev/null
    mv "$DOMAIN-agent-ca.pem" authority.pem
    mv "$DOMAIN-agent-ca-key.pem" authority-key.pem
}

# The bus has an authority of its own whose key is thrown away: whoever has a certificate of it is a server of the bus.
if [ "$MAKE_BUS_CERTIFICATE" = true ]; then
    authority
    # shellcheck disable=SC2086
    certificate bus-cert $BUS_NAMES
    cp authority.pem bus-cert/ca.crt
    rm authority.pem authority-key.pem
fi
if [ "$MAKE_SERVER_CERTIFICATE" = true ]; then
    if [ -s "$existing"/cert/tls.crt ] && [ -s "$existing"/key/tls.key ]; then
        cp "$existing"/cert/tls.crt authority.pem
        cp "$existing"/key/tls.key authority-key.pem
    elif [ -s "$existing"/cert/tls.crt ] || [ -s "$existing"/key/tls.key ]; then
        # A new one would not fit the half that is stored.
        echo "the authority is not whole: of its Secrets $PREFIX-ca-cert and $PREFIX-ca-key one is there; store the other, or delete both and $PREFIX-server-cert" >&2
        exit 1
    else
        authority
        mkdir ca-cert ca-key
        cp authority.pem ca-cert/tls.crt
        cp authority-key.pem ca-key/tls.key
    fi
    # shellcheck disable=SC2086
    certificate server-cert $SERVER_NAMES
    rm authority.pem authority-key.pem
fi

mkdir bus-passwords snapshot-key
for user in catalog config-entry acl peering certificate-authority gateway agent; do random >"bus-passwords/$user"; done
tombolo keygen | tr -d '\n' >snapshot-key/key
if [ "$MAKE_TOKENS" = true ]; then
    mkdir agent-token controller-token
    token=$(uuid)
    printf '%s' "$token" >agent-token/token
    printf '{"acl": {"tokens": {"agent": "%s", "default": "%s"}}}\n' "$token" "$token" >agent-token/acl.json
    uuid >controller-token/token
fi
if [ "$MAKE_BOOTSTRAP_TOKEN" = true ]; then
    mkdir bootstrap-acl-token
    uuid >bootstrap-acl-token/token
fi
