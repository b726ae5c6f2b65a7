extension ManualPage {
    /// `acl auth-method`, `acl binding-rule`, `acl templated-policy`, `login`, `logout`.
    static let logins: [ManualPage] = [
        ManualPage(
            .aclAuthMethodCreate,
            "Creates an auth method: a way to log in with what another system signed",
            "tombolo acl auth-method create -name=ci -type=jwt -max-token-ttl=1h -config=@ci.json"
        ),
        ManualPage(
            .aclAuthMethodDelete,
            "Deletes an auth method, its binding rules and the tokens of its logins",
            "tombolo acl auth-method delete -name=ci"
        ),
        ManualPage(.aclAuthMethodList, "Lists auth methods", "tombolo acl auth-method list"),
        ManualPage(
            .aclAuthMethodRead,
            "Shows an auth method with its configuration",
            "tombolo acl auth-method read -name=ci"
        ),
        ManualPage(
            .aclAuthMethodUpdate,
            "Changes an auth method; without -no-merge what is not given stays",
            "tombolo acl auth-method update -name=ci -max-token-ttl=2h"
        ),
        ManualPage(
            .aclBindingRuleCreate,
            "Creates a binding rule: what whoever logged in by an auth method gets",
            "tombolo acl binding-rule create -method=ci -bind-type=service -bind-name='web-${value.team}'"
        ),
        ManualPage(
            .aclBindingRuleDelete,
            "Deletes a binding rule; tokens of earlier logins stay",
            "tombolo acl binding-rule delete -id=6a1b"
        ),
        ManualPage(.aclBindingRuleList, "Lists binding rules", "tombolo acl binding-rule list -method=ci"),
        ManualPage(.aclBindingRuleRead, "Shows a binding rule", "tombolo acl binding-rule read -id=6a1b"),
        ManualPage(
            .aclBindingRuleUpdate,
            "Changes a binding rule; without -no-merge what is not given stays",
            "tombolo acl binding-rule update -id=6a1b -selector='value.team == web'"
        ),
        ManualPage(
            .aclTemplatedPolicyList,
            "Lists the built-in templated policies",
            "tombolo acl templated-policy list"
        ),
        ManualPage(
            .aclTemplatedPolicyPreview,
            "Shows the policy that a templated policy comes to",
            "tombolo acl templated-policy preview -name=builtin/service -var=name:web"
        ),
        ManualPage(
            .aclTemplatedPolicyRead,
            "Shows a templated policy",
            "tombolo acl templated-policy read -name=builtin/service"
        ),
        ManualPage(
            .login,
            "Logs in by an auth method and writes the secret of the new ACL token to a file. With -type=oidc it prints an address; "
                + "whoever opens it in a browser logs in at the identity provider",
            "tombolo login -method=ci -bearer-token-file=ci.jwt -token-sink-file=tombolo.token"
        ),
        ManualPage(
            .logout,
            "Deletes the ACL token that a login made, which is the one that is sent",
            "tombolo logout -token-file=tombolo.token"
        ),
    ]
}
