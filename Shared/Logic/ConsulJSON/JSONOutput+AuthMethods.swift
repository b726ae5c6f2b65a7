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
                case .jwt(let jwt): output.object { $0.jwt(jwt) }
                case .oidc(let oidc): output.oidc(oidc)
                case .awsIAM(let aws): output.aws(aws)
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
        member("OIDCDiscoveryURL", ifSet: jwt.oidcDiscoveryURL)
        member("OIDCDiscoveryCACert", ifSet: jwt.oidcDiscoveryCACert)
        member("JWKSURL", ifSet: jwt.jwksURL)
        member("JWKSCACert", ifSet: jwt.jwksCACert)
        member("JWTValidationPubKeys", ifSet: jwt.publicKeys)
        member("BoundIssuer", ifSet: jwt.boundIssuer)
        member("BoundAudiences", ifSet: jwt.boundAudiences)
        member("JWTSupportedAlgs", ifSet: jwt.supportedAlgorithms)
        if !jwt.claimMappings.isEmpty { member("ClaimMappings", jwt.claimMappings) }
        if !jwt.listClaimMappings.isEmpty { member("ListClaimMappings", jwt.listClaimMappings) }
        for (name, leeway) in [
            ("ExpirationLeeway", jwt.expirationLeeway), ("NotBeforeLeeway", jwt.notBeforeLeeway),
            ("ClockSkewLeeway", jwt.clockSkewLeeway),
        ] where leeway != 0 { member(name, GoDuration.text(nanoseconds: leeway)) }
    }

    private mutating func oidc(_ oidc: OIDCVerification) {
        object { config in
            config.jwt(oidc.token)
            config.member("OIDCClientID", ifSet: oidc.clientID)
            config.member("OIDCClientSecret", ifSet: oidc.clientSecret.revealed)
            config.member("OIDCScopes", ifSet: oidc.scopes)
            config.member("OIDCACRValues", ifSet: oidc.acrValues)
            config.member("AllowedRedirectURIs", ifSet: oidc.allowedRedirectURIs)
            config.member("VerboseOIDCLogging", ifSet: oidc.verboseLogging)
        }
    }

    private mutating func aws(_ aws: AWSIAMVerification) {
        object { config in
            config.member("BoundIAMPrincipalARNs", ifSet: aws.boundPrincipalARNs)
            config.member("EnableIAMEntityDetails", ifSet: aws.enableEntityDetails)
            config.member("IAMEntityTags", ifSet: aws.entityTags)
            config.member("ServerIDHeaderValue", ifSet: aws.serverIDHeaderValue)
            config.member("MaxRetries", ifSet: aws.maxRetries)
            config.member("IAMEndpoint", ifSet: aws.iamEndpoint)
            config.member("STSEndpoint", ifSet: aws.stsEndpoint)
            config.member("AllowedSTSHeaderValues", ifSet: aws.allowedSTSHeaderValues)
        }
    }
}
