package import MeshDomain

/// Auth methods, binding rules, templated policies.
///
/// - Source: reference §3.7.
extension JSONOutput {
    /// An auth method; its configuration only `whole`, not in lists.
    package mutating func authMethod(_ method: ACLAuthMethod, _ extent: AuthMethodExtent) {
        object { output in
            output.member("Name", method.name.text)
            output.member("Type", method.verification.typeName)
            output.member("DisplayName", ifSet: method.displayName)
            output.member("Description", ifSet: method.description)
            if method.maxTokenTTL != 0 {
                output.member("MaxTokenTTL", GoDuration.text(nanoseconds: method.maxTokenTTL))
            }
            output.member("TokenLocality", ifSet: method.tokenLocality?.rawValue ?? "")
            output.member("TokenNameFormat", ifSet: method.tokenNameFormat)
            if extent == .whole {
                output.key("Config")
                switch method.verification {
                case .jwt(let jwt): output.jwt(jwt)
                case .kubernetes(let kubernetes):
                    output.object { config in
                        config.member("Host", kubernetes.host)
                        config.member("CACert", kubernetes.caCert)
                        config.member("ServiceAccountJWT", kubernetes.serviceAccountJWT.revealed)
                    }
                }
            }
            output.namespaceRules(method.namespaceRules)
            output.scope(method.scope)
            output.member("CreateIndex", method.createIndex)
            output.member("ModifyIndex", method.modifyIndex)
        }
    }

    /// How much of an auth method is shown.
    package enum AuthMethodExtent: Sendable {
        case whole
        case listed
    }

    /// A binding rule.
    package mutating func bindingRule(_ rule: ACLBindingRule) {
        object { output in
            output.member("ID", rule.id)
            output.member("Description", rule.description)
            output.member("AuthMethod", rule.authMethod.text)
            output.member("Selector", rule.selector)
            output.member("BindType", rule.bindType.rawValue)
            output.member("BindName", rule.bindName)
            output.variables("BindVars", rule.bindVars)
            output.scope(rule.scope)
            output.member("CreateIndex", rule.createIndex)
            output.member("ModifyIndex", rule.modifyIndex)
        }
    }

    private mutating func namespaceRules(_ rules: [ACLAuthMethod.NamespaceRule]) {
        guard !rules.isEmpty else { return }
        key("NamespaceRules")
        array(rules) { list, rule in
            list.object { item in
                item.member("Selector", ifSet: rule.selector)
                item.member("BindNamespace", rule.bindNamespace.text)
            }
        }
    }

    /// Templated policies as a member; nothing when there are none.
    mutating func templatedPolicies(_ policies: [ACLTemplatedPolicy]) {
        guard !policies.isEmpty else { return }
        key("TemplatedPolicies")
        array(policies) { list, policy in
            list.object { item in
                item.member("TemplateID", ifSet: policy.templateID)
                item.member("TemplateName", policy.templateName)
                item.variables("TemplateVariables", policy.variables)
                item.member("Datacenters", ifSet: policy.datacenters)
            }
        }
    }

    private mutating func variables(_ name: String, _ variables: ACLTemplateVariables?) {
        guard let variables else { return }
        key(name)
        object { $0.member("name", variables.name.text) }
    }

    /// Only what is given, as Consul shows what it was given.
    private mutating func jwt(_ jwt: JWTVerification) {
        object { config in
            config.member("OIDCDiscoveryURL", ifSet: jwt.oidcDiscoveryURL)
            config.member("OIDCDiscoveryCACert", ifSet: jwt.oidcDiscoveryCACert)
            config.member("JWKSURL", ifSet: jwt.jwksURL)
            config.member("JWKSCACert", ifSet: jwt.jwksCACert)
            config.member("JWTValidationPubKeys", ifSet: jwt.publicKeys)
            config.member("BoundIssuer", ifSet: jwt.boundIssuer)
            config.member("BoundAudiences", ifSet: jwt.boundAudiences)
            config.member("JWTSupportedAlgs", ifSet: jwt.supportedAlgorithms)
            if !jwt.claimMappings.isEmpty { config.member("ClaimMappings", jwt.claimMappings) }
            if !jwt.listClaimMappings.isEmpty { config.member("ListClaimMappings", jwt.listClaimMappings) }
            for (name, leeway) in [
                ("ExpirationLeeway", jwt.expirationLeeway), ("NotBeforeLeeway", jwt.notBeforeLeeway),
                ("ClockSkewLeeway", jwt.clockSkewLeeway),
            ] where leeway != 0 { config.member(name, GoDuration.text(nanoseconds: leeway)) }
        }
    }
}
