extension Command {
    /// Flags of the commands about auth methods, binding rules, templated policies and logins.
    ///
    /// - Source: reference §11.3.
    func loginFlags(_ format: [Flag]) -> [Flag] {
        let name: [Flag] = [.text("name", "Name. Required.")]
        let noMerge: [Flag] = [.toggle("no-merge", "Replace all fields, also those that are not given.")]
        switch self {
        case .aclAuthMethodCreate:
            return format + name + [.text("type", "Type: jwt, kubernetes, oidc or aws-iam. Required.")]
                + Self.methodFlags
        case .aclAuthMethodUpdate: return format + name + Self.methodFlags + noMerge
        case .aclAuthMethodRead: return format + name
        case .aclAuthMethodDelete: return name
        case .aclBindingRuleCreate:
            return format + [.text("method", "Auth method that the rule is for. Required.")] + Self.ruleFlags
        case .aclBindingRuleUpdate: return format + Self.ruleID + Self.ruleFlags + noMerge
        case .aclBindingRuleRead: return format + Self.ruleID
        case .aclBindingRuleDelete: return Self.ruleID
        case .aclBindingRuleList: return format + [.text("method", "Only rules of this auth method.")]
        case .aclTemplatedPolicyRead: return format + name
        case .aclTemplatedPolicyPreview:
            return format + [
                .text("name", "Name of the template, such as builtin/service."),
                .list("var", "Variable, as name:web or name=web."),
                .text("file", "File (HCL or JSON) with TemplateName and variables, in place of -name and -var."),
            ]
        case .login:
            return [
                .text("method", "Auth method to log in by. Required."),
                .text("type", "Kind of login: oidc goes through a browser; other types make no difference."),
                .text(
                    "bearer-token-file",
                    "File with the token to show to the auth method. Required, but not with oidc."
                ),
                .text(
                    "oidc-callback-listen-addr",
                    "Where the browser comes back to on this machine. Default: localhost:8550."
                ),
                .text("token-sink-file", "File for the secret of the new token. Required."),
                .list("meta", "Metadata of the login as key=value."),
            ]
        case _: return self == .aclAuthMethodList || self == .aclTemplatedPolicyList ? format : []
        }
    }

    private static let ruleID: [Flag] = [.text("id", "ID of the rule, or the beginning of it. Required.")]

    private static let methodFlags: [Flag] = [
        .text("display-name", "Name for people."), .text("description", "Text for people who read it later."),
        .text("max-token-ttl", "How long tokens of its logins live, as 8h. Default: for ever."),
        .text("token-locality", "Where they are valid: local (the default) or global."),
        .text("token-name-format", "What they are described as, with variables, as web-${value.role}."),
        .text("config", "The configuration as JSON: text, @file, or - for standard input."),
        .text("kubernetes-host", "URL of the Kubernetes API server."),
        .text("kubernetes-ca-cert", "Certificate of its authority in PEM: text, @file, or -."),
        .text("kubernetes-service-account-jwt", "Token with which it is asked."),
    ]

    private static let ruleFlags: [Flag] = [
        .text("description", "Text for people who read it later."),
        .text("selector", "Filter over who logs in, as 'value.team == \"web\"'. Default: everybody."),
        .text("bind-type", "What is bound: service (the default), node, role, policy or templated-policy."),
        .text("bind-name", "Name of what is bound, with variables, as web-${value.role}."),
        .list("bind-vars", "Variable of a templated policy, as name=${value.role}."),
    ]
}
