import AccessRules
package import MeshDomain

/// Which partition and namespace a question about ACL objects means.
package struct ACLPlace: Sendable, Hashable {
    /// The default namespace where all of them are meant.
    package var scope: Scope
    /// All namespaces of the partition.
    package var isEveryNamespace: Bool

    /// Names a place.
    package init(_ scope: Scope = .standard, isEveryNamespace: Bool = false) {
        self.scope = scope
        self.isEveryNamespace = isEveryNamespace
    }

    /// Whether what stands there is meant.
    package func covers(_ other: Scope) -> Bool {
        other.partition == scope.partition && (isEveryNamespace || other.namespace == scope.namespace)
    }
}

extension Scope {
    /// Where something is not found, as texts end; nothing in the default scope, whose texts are Consul's.
    var placeWords: String { isStandard ? "" : " in partition \"\(partition)\" in namespace \"\(namespace)\"" }

    /// The answer about something that is not in a namespace.
    ///
    /// - Source: reference tenancy §2.6.
    func notFound(_ what: String, otherwise: MeshError) -> MeshError {
        isStandard ? otherwise : MeshError(otherwise.code, "\(what) not found in namespace \(namespace): ACL not found")
    }
}

/// Keeps what tokens get by their namespaces, and removes what stood in namespaces that are gone.
///
/// The namespaces themselves are rows of the config entries' journal, whose service tells of them; see decision 045.
package enum PlaceKeeping {
    /// How many objects one step removes.
    private static let batch = 256

    /// What is to be written for a namespace; nothing when it is as it should be.
    ///
    /// Several replicas tell of a namespace, and what one tells can be late: it takes nothing back.
    ///
    /// - Parameters:
    ///   - row: What the namespace gives.
    ///   - seen: Index up to which who tells it has seen the config entries.
    ///   - state: What is known here.
    ///   - newID: Id of the first policy, when there is none.
    /// - Returns: The changes.
    /// - Throws: `conflict` when the namespace may have been removed since.
    package static func changes(
        to row: PlaceDefaults,
        seen: UInt64,
        in state: ACLState,
        newID: String
    ) throws(MeshError) -> [ACLChange] {
        guard let old = state.defaults(in: row.scope) else {
            guard seen > state.clearedIndex || state.clearedIndex == 0 else {
                throw MeshError(.conflict, "namespaces were removed since; look again")
            }
            return [.putDefaults(row)] + firstPolicy(in: row.scope, id: newID)
        }
        return row.version < old.version || old == row ? [] : [.putDefaults(row)]
    }

    /// The policy with which a namespace begins; it is like any other from then on.
    ///
    /// - Source: reference tenancy §2.4.
    private static func firstPolicy(in scope: Scope, id: String) -> [ACLChange] {
        guard !scope.namespace.isStandard else { return [] }
        let rules = """
            policy = "write"
            acl = "write"
            key_prefix "" {
              policy = "write"
            }
            node_prefix "" {
              policy = "read"
            }
            service_prefix "" {
              policy     = "write"
              intentions = "write"
            }
            session_prefix "" {
              policy = "write"
            }

            """
        let policy = ACLPolicy(
            id: id,
            name: "namespace-management",
            description: "Grants everything in the namespace \(scope.namespace)",
            rules: rules,
            scope: scope
        )
        return [.putPolicy(policy)]
    }

    /// Removes a part of what stands in a namespace that is being deleted; its own row goes last.
    ///
    /// - Parameters:
    ///   - scope: The namespace.
    ///   - marked: Index of the config entries at which it was marked for deletion.
    ///   - state: What is known here.
    /// - Returns: What is to be written; nothing when nothing is left.
    /// - Throws: `conflict` when there is a newer namespace of that name.
    package static func removal(
        of scope: Scope,
        marked: UInt64,
        in state: ACLState
    ) throws(MeshError) -> [ACLChange] {
        guard !scope.isStandard else { return [] }
        if let row = state.defaults(in: scope), row.version > marked {
            throw MeshError(.conflict, "it was made again since")
        }
        var rows: [ACLChange] = []
        rows += state.allTokens.filter { $0.scope == scope }.map { .deleteToken($0.accessorID) }
        rows += state.allBindingRules.filter { $0.scope == scope }.map { .deleteBindingRule($0.id) }
        rows += state.allAuthMethods.filter { $0.scope == scope }.map { .deleteAuthMethod($0.key) }
        rows += state.allRoles.filter { $0.scope == scope }.map { .deleteRole($0.id) }
        rows += state.allPolicies.filter { $0.scope == scope }.map { .deletePolicy($0.id) }
        guard rows.isEmpty else { return Array(rows.prefix(batch)) }
        if state.defaults(in: scope) != nil { return [.placesCleared(marked), .deleteDefaults(scope)] }
        // It may be told of late, though it never was.
        return marked > state.clearedIndex ? [.placesCleared(marked)] : []
    }
}

extension ACLChange {
    /// Whether it is an auth method of a kind that older versions cannot read.
    package var isOutsideLogin: Bool {
        guard case .putAuthMethod(let method) = self else { return false }
        switch method.verification {
        case .oidc, .awsIAM: return true
        case .jwt, .kubernetes: return false
        }
    }

    /// Whether it is about another place than the default one, which older versions know nothing of.
    package var isScoped: Bool {
        switch self {
        case .putToken(let token): !token.scope.isStandard || !token.authMethodNamespace.isStandard
        case .putPolicy(let policy): !policy.scope.isStandard
        case .putRole(let role): !role.scope.isStandard
        case .putAuthMethod(let method): !method.scope.isStandard || !method.namespaceRules.isEmpty
        case .putBindingRule(let rule): !rule.scope.isStandard
        case .putDefaults, .deleteDefaults, .placesCleared: true
        case .deleteAuthMethod(let key): !key.scope.isStandard
        case .topicIndex(let topic, _): topic == .defaults
        case .deleteToken, .deletePolicy, .deleteRole, .deleteBindingRule, .bootstrapped: false
        }
    }
}
