#!/bin/sh
# Makes policies, roles, tokens, auth methods and binding rules of an installation, with the management token in CONSUL_HTTP_TOKEN_FILE. May run
# again at any time: what is there already is brought to what it should be.
#   $FOLDER/policies/NAME.hcl   rules of policy NAME
#   $FOLDER/roles               lines "ROLE POLICY SERVICE-ACCOUNT": what a gateway gets that logs in as that account
#   /tokens/NAME/token          secret of the token with policy $PREFIX-NAME-policy
#   /account                    a service account that may review tokens (token, ca.crt)
set -eu

tries=0
until tombolo acl token read -self >/dev/null 2>/tmp/why; do
    tries=$((tries + 1))
    [ "$tries" -lt 150 ] || { cat /tmp/why >&2; exit 1; }
    sleep 2
done

for file in "$FOLDER"/policies/*.hcl; do
    name=${file##*/}
    name=${name%.hcl}
    if tombolo acl policy read "-name=$name" >/dev/null 2>&1; then
        tombolo acl policy update "-name=$name" "-rules=@$file" >/dev/null
    else
        tombolo acl policy create "-name=$name" "-rules=@$file" >/dev/null
    fi
    echo "policy $name"
done

for folder in /tokens/*; do
    [ -s "$folder/token" ] || continue
    name=${folder##*/}
    if CONSUL_HTTP_TOKEN_FILE=$folder/token tombolo acl token read -self >/dev/null 2>&1; then continue; fi
    secret=$(cat "$folder/token")
    tombolo acl token create "-description=$PREFIX $name" "-policy-name=$PREFIX-$name-policy" "-secret=$secret" >/dev/null
    echo "token $name"
done

# method NAME : an auth method that asks this cluster about service accounts.
method() {
    verb=create
    if tombolo acl auth-method read "-name=$1" >/dev/null 2>&1; then verb=update; fi
    flags="-name=$1"
    [ "$verb" = update ] || flags="$flags -type=kubernetes"
    # shellcheck disable=SC2086
    tombolo acl auth-method "$verb" $flags "-kubernetes-host=$KUBERNETES_HOST" -kubernetes-ca-cert=@/account/ca.crt \
        "-kubernetes-service-account-jwt=$(cat /account/token)" >/dev/null
    echo "auth method $1"
}
# rule METHOD TYPE NAME SELECTOR DESCRIPTION : a binding rule; the method's one of that name and description gets the selector.
rule() {
    id=$(tombolo acl binding-rule list "-method=$1" -format=json | awk -F'"' -v name="$3" -v text="$5" '
        $2 == "ID" { id = $4; described = named = 0 }
        $2 == "Description" && $4 == text { described = 1 }
        $2 == "BindName" && $4 == name { named = 1 }
        id != "" && described && named && !found { print id; found = 1 }')
    if [ -n "$id" ]; then
        tombolo acl binding-rule update "-id=$id" "-bind-type=$2" "-bind-name=$3" "-selector=$4" "-description=$5" >/dev/null
        return
    fi
    tombolo acl binding-rule create "-method=$1" "-bind-type=$2" "-bind-name=$3" "-selector=$4" "-description=$5" >/dev/null
    echo "binding rule $3"
}

method "$SERVICE_METHOD"
# shellcheck disable=SC2016  # the rule's variable
rule "$SERVICE_METHOD" service '${serviceaccount.name}' "$SERVICE_SELECTOR" "Kubernetes binding rule"

method "$COMPONENT_METHOD"
while read -r role policy account; do
    [ -n "$role" ] || continue
    tombolo acl role read "-name=$role" >/dev/null 2>&1 || tombolo acl role create "-name=$role" "-policy-name=$policy" >/dev/null
    rule "$COMPONENT_METHOD" role "$role" \
        "serviceaccount.namespace==\"$NAMESPACE\" and serviceaccount.name==\"$account\"" "Binding Rule for $role"
done <"$FOLDER/roles"
