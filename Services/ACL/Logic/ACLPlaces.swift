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
    package static func changes(to row: PlaceDefaults, in state: ACLState, newID: String) -> [ACLChange] {
        guard let old = state.defaults(in: row.scope) else {
            return [.putDefaults(row)] + firstPolicy(in: row.scope, id: newID)
        }
        return old == row ? [] : [.putDefaults(row)]
    }

    /// The policy with which a namespace begins; it is like any other from then on.
    ///
    /// - Source: reference tenancy §2.4.
    private static func firstPolicy(in scope: Scope, id: String) -> [ACLChange] {
        guard !scope.namespace.isStandard else { return [] }
        let rules = """
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
    /// - Returns: What is to be written; nothing when nothing is left.
    package static func removal(of scope: Scope, in state: ACLState) -> [ACLChange] {
        guard !scope.isStandard else { return [] }
        var rows: [ACLChange] = []
        rows += state.allTokens.filter { $0.scope == scope }.map { .deleteToken($0.accessorID) }
        rows += state.allBindingRules.filter { $0.scope == scope }.map { .deleteBindingRule($0.id) }
        rows += state.allAuthMethods.filter { $0.scope == scope }.map { .deleteAuthMethod($0.key) }
        rows += state.allRoles.filter { $0.scope == scope }.map { .deleteRole($0.id) }
        rows += state.allPolicies.filter { $0.scope == scope }.map { .deletePolicy($0.id) }
        guard rows.isEmpty else { return Array(rows.prefix(batch)) }
        return state.defaults(in: scope) == nil ? [] : [.deleteDefaults(scope)]
    }
}

extension ACLChange {
    /// Whether it is about another place than the default one, which older versions know nothing of.
    package var isScoped: Bool {
        switch self {
        case .putToken(let token): !token.scope.isStandard || !token.authMethodNamespace.isStandard
        case .putPolicy(let policy): !policy.scope.isStandard
        case .putRole(let role): !role.scope.isStandard
        case .putAuthMethod(let method): !method.scope.isStandard || !method.namespaceRules.isEmpty
        case .putBindingRule(let rule): !rule.scope.isStandard
        case .putDefaults, .deleteDefaults: true
        case .deleteAuthMethod(let key): !key.scope.isStandard
        case .topicIndex(let topic, _): topic == .defaults
        case .deleteToken, .deletePolicy, .deleteRole, .deleteBindingRule, .bootstrapped: false
        }
    }
}
