import ConsulJSON
package import MeshDomain

/// A login whose bearer token was verified: what is left is to make its token.
package struct LoginWish: Sendable {
    /// The most pairs that `Meta` may have.
    static let metaPairsLimit = 64
    /// The longest key or value of `Meta`, in bytes.
    static let metaTextLimitBytes = 512

    package var method: ACLAuthMethod
    package var identity: VerifiedIdentity
    package var description: String
    package var accessorID: String
    package var secretID: SecretID
    /// Nanoseconds since 1970.
    package var now: Int64
    package var datacenter: String

    /// Describes the login.
    ///
    /// - Throws: `badRequest` for a `Meta` that is too large.
    package init(
        method: ACLAuthMethod,
        identity: VerifiedIdentity,
        meta: [String: String],
        accessorID: String,
        secretID: SecretID,
        now: Int64,
        datacenter: String
    ) throws(MeshError) {
        self.method = method
        self.identity = identity
        self.accessorID = accessorID
        self.secretID = secretID
        self.now = now
        self.datacenter = datacenter
        description = try Self.description(method, identity, meta)
    }

    /// Applies the rules that there are; long texts of rules are read here, before the login waits for its turn.
    package func binding(in state: ACLState) throws(MeshError) -> LoginBinding {
        try LoginBinding(
            of: identity,
            by: method,
            rules: state.allBindingRules.filter { $0.authMethodKey == method.key },
            datacenter: datacenter
        )
    }

    /// Where the token will stand.
    ///
    /// - Throws: `rejected` when a rule of the method comes to a name that no namespace has.
    package func scope() throws(MeshError) -> Scope { try LoginNamespace.scope(of: identity, by: method) }

    /// The token to store.
    ///
    /// - Parameters:
    ///   - binding: What the rules give, and the index of all rules as it was then: they are applied again when it is another.
    ///   - state: The newest state.
    /// - Returns: The token.
    /// - Throws: `conflict` when the method changed since the bearer token was verified, `permissionDenied` when nothing is
    ///   bound.
    package func token(
        _ binding: (value: LoginBinding, rulesIndex: UInt64),
        in state: ACLState
    ) throws(MeshError) -> ACLToken {
        guard let current = state.authMethod(method.name, in: method.scope) else {
            throw AuthMethodRules.noSuchMethod(method.name, in: method.scope)
        }
        guard current == method else {
            throw MeshError(.conflict, "the auth method \"\(method.name)\" was changed during the login; log in again")
        }
        let isCurrent = state.index(of: .bindingRules) == binding.rulesIndex
        let bound = isCurrent ? binding.value : try self.binding(in: state)
        let (expiration, overflow) = now.addingReportingOverflow(method.maxTokenTTL)
        let draft = ACLToken(
            accessorID: accessorID,
            secretID: secretID,
            description: description,
            local: method.tokenLocality != .global,
            authMethod: method.name.text,
            expirationTimeNanoseconds: method.maxTokenTTL == 0 ? nil : overflow ? .max : expiration,
            createTimeNanoseconds: now,
            scope: try scope(),
            authMethodNamespace: method.scope.namespace
        )
        guard let token = try bound.token(draft, in: state) else {
            throw MeshError(.permissionDenied, "Permission denied")
        }
        return token
    }

    private static func description(
        _ method: ACLAuthMethod,
        _ identity: VerifiedIdentity,
        _ meta: [String: String]
    ) throws(MeshError) -> String {
        guard meta.count <= metaPairsLimit else {
            throw MeshError(.badRequest, "Meta has \(meta.count) pairs, at most \(metaPairsLimit) are taken")
        }
        for (key, value) in meta where max(key.utf8.count, value.utf8.count) > metaTextLimitBytes {
            throw MeshError(.badRequest, "Meta: keys and values may have at most \(metaTextLimitBytes) bytes")
        }
        if !method.tokenNameFormat.isEmpty {
            let names = AuthMethodRules.nameVariables(method)
            if let template = try? NameTemplate(method.tokenNameFormat, variables: names) {
                let variables = identity.variables.merging(
                    ["auth_method_name": method.name.text, "auth_method_type": method.verification.typeName]
                ) { _, own in own }
                return template.filled(variables, folding: .none)
            }
        }
        let words = "token created via login"
        guard !meta.isEmpty else { return words }
        let pairs = MeshObject(meta.map { ($0.key, .string($0.value)) }).sortedByKey()
        return "\(words): \(JSONText.string(of: .object(pairs)))"
    }
}
