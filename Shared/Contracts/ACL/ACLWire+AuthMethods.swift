package import BusSchema
package import MeshDomain

extension ACLWire.TemplatedPolicy {
    init(_ policy: ACLTemplatedPolicy) {
        self.init(
            templateID: policy.templateID,
            templateName: policy.templateName,
            variables: policy.variables.map(ACLWire.TemplateVariables.init),
            datacenters: policy.datacenters
        )
    }

    var policy: ACLTemplatedPolicy {
        ACLTemplatedPolicy(
            templateID: templateID,
            templateName: templateName,
            variables: variables?.variables,
            datacenters: datacenters
        )
    }
}

extension ACLWire.TemplateVariables {
    init(_ variables: ACLTemplateVariables) { self.init(name: variables.name.text) }
    var variables: ACLTemplateVariables { ACLTemplateVariables(name: NameText(name)) }
}

extension ACLWire.AuthMethod {
    /// The method as it travels on the bus.
    package init(_ method: ACLAuthMethod) {
        self.init(
            name: method.name.text,
            displayName: method.displayName,
            description: method.description,
            maxTokenTTL: method.maxTokenTTL,
            tokenLocality: method.tokenLocality?.rawValue ?? "",
            tokenNameFormat: method.tokenNameFormat,
            config: Config(method.verification),
            createIndex: method.createIndex,
            modifyIndex: method.modifyIndex,
            place: ACLWire.Place(method.scope),
            namespaceRules: method.namespaceRules.map {
                ACLWire.NamespaceRule(selector: $0.selector, bindNamespace: $0.bindNamespace.text)
            }
        )
    }

    /// The method as the domain knows it.
    ///
    /// - Throws: `badRequest` for what only a later version knows.
    package func method() throws(MeshError) -> ACLAuthMethod {
        guard let config else {
            throw MeshError(.badRequest, "Config of the auth method \"\(name)\" is of no known type")
        }
        let locality = ACLAuthMethod.TokenLocality(rawValue: tokenLocality)
        guard tokenLocality.isEmpty || locality != nil else {
            throw MeshError(.badRequest, "TokenLocality of the auth method \"\(name)\" is of no known kind")
        }
        return ACLAuthMethod(
            name: NameText(name),
            displayName: displayName,
            description: description,
            maxTokenTTL: maxTokenTTL,
            tokenLocality: locality,
            tokenNameFormat: tokenNameFormat,
            verification: config.verification,
            scope: Scope(place),
            namespaceRules: namespaceRules.map {
                ACLAuthMethod.NamespaceRule(selector: $0.selector, bindNamespace: NameText($0.bindNamespace))
            },
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension ACLWire.AuthMethod.Config {
    init(_ verification: ACLAuthMethod.Verification) {
        switch verification {
        case .jwt(let jwt): self = .jwt(ACLWire.JWTMethod(jwt))
        case .kubernetes(let kubernetes):
            self = .kubernetes(
                ACLWire.KubernetesMethod(
                    host: kubernetes.host,
                    caCert: kubernetes.caCert,
                    serviceAccountJWT: kubernetes.serviceAccountJWT.revealed
                )
            )
        case .oidc(let oidc): self = .oidc(ACLWire.OIDCMethod(oidc))
        case .awsIAM(let aws): self = .awsIam(ACLWire.AWSIAMMethod(aws))
        }
    }

    var verification: ACLAuthMethod.Verification {
        switch self {
        case .jwt(let jwt): .jwt(jwt.verification)
        case .kubernetes(let kubernetes):
            .kubernetes(
                KubernetesVerification(
                    host: kubernetes.host,
                    caCert: kubernetes.caCert,
                    serviceAccountJWT: SecretID(kubernetes.serviceAccountJWT)
                )
            )
        case .oidc(let oidc): .oidc(oidc.verification)
        case .awsIam(let aws): .awsIAM(aws.verification)
        }
    }
}

extension ACLWire.JWTMethod {
    init(_ jwt: JWTVerification) {
        self.init(
            oidcDiscoveryURL: jwt.oidcDiscoveryURL,
            oidcDiscoveryCACert: jwt.oidcDiscoveryCACert,
            jwksURL: jwt.jwksURL,
            jwksCACert: jwt.jwksCACert,
            publicKeys: jwt.publicKeys,
            boundIssuer: jwt.boundIssuer,
            boundAudiences: jwt.boundAudiences,
            supportedAlgorithms: jwt.supportedAlgorithms,
            claimMappings: jwt.claimMappings,
            listClaimMappings: jwt.listClaimMappings,
            expirationLeeway: jwt.expirationLeeway,
            notBeforeLeeway: jwt.notBeforeLeeway,
            clockSkewLeeway: jwt.clockSkewLeeway
        )
    }

    var verification: JWTVerification {
        var jwt = JWTVerification()
        jwt.oidcDiscoveryURL = oidcDiscoveryURL
        jwt.oidcDiscoveryCACert = oidcDiscoveryCACert
        jwt.jwksURL = jwksURL
        jwt.jwksCACert = jwksCACert
        jwt.publicKeys = publicKeys
        jwt.boundIssuer = boundIssuer
        jwt.boundAudiences = boundAudiences
        jwt.supportedAlgorithms = supportedAlgorithms
        jwt.claimMappings = claimMappings
        jwt.listClaimMappings = listClaimMappings
        jwt.expirationLeeway = expirationLeeway
        jwt.notBeforeLeeway = notBeforeLeeway
        jwt.clockSkewLeeway = clockSkewLeeway
        return jwt
    }
}

extension ACLWire.OIDCMethod {
    init(_ oidc: OIDCVerification) {
        self.init(
            token: ACLWire.JWTMethod(oidc.token),
            clientID: oidc.clientID,
            clientSecret: oidc.clientSecret.revealed,
            scopes: oidc.scopes,
            acrValues: oidc.acrValues,
            allowedRedirectUris: oidc.allowedRedirectURIs,
            verboseLogging: oidc.verboseLogging,
            stateKey: oidc.stateKey.revealed
        )
    }

    var verification: OIDCVerification {
        var oidc = OIDCVerification(
            token: token?.verification ?? JWTVerification(),
            clientID: clientID,
            clientSecret: SecretID(clientSecret)
        )
        oidc.scopes = scopes
        oidc.acrValues = acrValues
        oidc.allowedRedirectURIs = allowedRedirectUris
        oidc.verboseLogging = verboseLogging
        oidc.stateKey = SecretID(stateKey)
        return oidc
    }
}

extension ACLWire.AWSIAMMethod {
    init(_ aws: AWSIAMVerification) {
        self.init(
            boundPrincipalArns: aws.boundPrincipalARNs,
            enableEntityDetails: aws.enableEntityDetails,
            entityTags: aws.entityTags,
            serverIDHeaderValue: aws.serverIDHeaderValue,
            maxRetries: Int64(aws.maxRetries),
            iamEndpoint: aws.iamEndpoint,
            stsEndpoint: aws.stsEndpoint,
            allowedStsHeaderValues: aws.allowedSTSHeaderValues
        )
    }

    var verification: AWSIAMVerification {
        var aws = AWSIAMVerification()
        aws.boundPrincipalARNs = boundPrincipalArns
        aws.enableEntityDetails = enableEntityDetails
        aws.entityTags = entityTags
        aws.serverIDHeaderValue = serverIDHeaderValue
        aws.maxRetries = Int(clamping: maxRetries)
        aws.iamEndpoint = iamEndpoint
        aws.stsEndpoint = stsEndpoint
        aws.allowedSTSHeaderValues = allowedStsHeaderValues
        return aws
    }
}

extension ACLWire.BindingRule {
    /// The rule as it travels on the bus.
    package init(_ rule: ACLBindingRule) {
        self.init(
            id: rule.id,
            description: rule.description,
            authMethod: rule.authMethod.text,
            selector: rule.selector,
            bindType: rule.bindType.rawValue,
            bindName: rule.bindName,
            bindVars: rule.bindVars.map(ACLWire.TemplateVariables.init),
            createIndex: rule.createIndex,
            modifyIndex: rule.modifyIndex,
            place: ACLWire.Place(rule.scope)
        )
    }

    /// The rule as the domain knows it.
    ///
    /// - Throws: `rejected` in Consul's words for a type that there is not.
    package func rule() throws(MeshError) -> ACLBindingRule {
        guard let type = ACLBindingRule.BindType(rawValue: bindType) else {
            throw MeshError(
                .rejected,
                bindType.isEmpty
                    ? "Invalid Binding Rule: no BindType is set"
                    : "Invalid Binding Rule: unknown BindType \"\(bindType)\""
            )
        }
        return ACLBindingRule(
            id: id,
            description: description,
            authMethod: NameText(authMethod),
            selector: selector,
            bindType: type,
            bindName: bindName,
            bindVars: bindVars?.variables,
            scope: Scope(place),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}
