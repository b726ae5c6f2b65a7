import AccessRules
import HashTreeCollections
package import MeshDomain
package import MeshState

/// A row of the ACL journal written or removed.
package enum ACLChange: Sendable, Hashable {
    case putToken(ACLToken)
    /// By accessor id.
    case deleteToken(String)
    case putPolicy(ACLPolicy)
    /// By id.
    case deletePolicy(String)
    case putRole(ACLRole)
    /// By id.
    case deleteRole(String)
    case putAuthMethod(ACLAuthMethod)
    /// Its binding rules and tokens are removed by changes of their own.
    case deleteAuthMethod(ACLKey)
    case putBindingRule(ACLBindingRule)
    /// By id.
    case deleteBindingRule(String)
    case putDefaults(PlaceDefaults)
    case deleteDefaults(Scope)
    /// Index of the config entries at which the last namespace that was cleared had been marked for deletion.
    case placesCleared(UInt64)
    /// The first management token was made at this index.
    case bootstrapped(UInt64)
    /// Only in snapshots.
    case topicIndex(ACLTopic, UInt64)
}

/// What a reader of ACLs can wait for.
package enum ACLTopic: StateTopic {
    case tokens
    case policies
    case roles
    case bootstrap
    case authMethods
    case bindingRules
    /// What tokens get by their namespace.
    case defaults
    /// One token, by accessor id.
    case token(String)
    /// One policy, by id.
    case policy(String)
    /// One role, by id.
    case role(String)
    /// One auth method, by name.
    case authMethod(NameText)
    /// One binding rule, by id.
    case bindingRule(String)

    /// The topics that have an index, by the names they have in the journal.
    package static let indexed: [(name: String, topic: ACLTopic)] = [
        ("tokens", .tokens), ("policies", .policies), ("roles", .roles), ("bootstrap", .bootstrap),
        ("auth-methods", .authMethods), ("binding-rules", .bindingRules), ("defaults", .defaults),
    ]

    package var path: TopicPath {
        switch self {
        case .tokens: TopicPath("tokens")
        case .policies: TopicPath("policies")
        case .roles: TopicPath("roles")
        case .bootstrap: TopicPath("bootstrap")
        case .token(let accessorID): TopicPath("token", accessorID)
        case .policy(let id): TopicPath("policy", id)
        case .role(let id): TopicPath("role", id)
        case .authMethods: TopicPath("auth-methods")
        case .bindingRules: TopicPath("binding-rules")
        case .defaults: TopicPath("defaults")
        case .authMethod(let name): TopicPath("auth-method", name.text)
        case .bindingRule(let id): TopicPath("binding-rule", id)
        }
    }
}

/// Finds what has a name: where it stands, and the name as it is compared.
package struct ACLKey: Sendable, Hashable, Comparable {
    package let scope: Scope
    package let name: NameText

    /// Finds a name in a scope.
    package init(_ name: NameText, in scope: Scope = .standard) {
        self.scope = scope
        self.name = name
    }

    /// The key of a policy or a role, which are found in whatever case.
    fileprivate init(folding name: String, in scope: Scope) { self.init(NameText(name.lowercased()), in: scope) }

    package static func < (left: ACLKey, right: ACLKey) -> Bool {
        left.scope == right.scope ? left.name < right.name : left.scope < right.scope
    }
}

/// What all tokens of a namespace get besides their own rights; a copy of what the namespace's object says.
///
/// Every namespace but the default one has a row as long as it exists.
package struct PlaceDefaults: Sendable, Hashable {
    package var scope: Scope
    package var policies: [ACLLink]
    package var roles: [ACLLink]
    /// Index of the namespace's last change, among the config entries'.
    package var version: UInt64

    /// Makes a row.
    package init(scope: Scope, policies: [ACLLink] = [], roles: [ACLLink] = [], version: UInt64 = 0) {
        self.scope = scope
        self.policies = policies
        self.roles = roles
        self.version = version
    }
}

/// All tokens, policies, roles, auth methods and binding rules; private to the ACL service.
///
/// Tokens and roles link by id only; names are filled in when they are shown. Names of policies and roles are found in
/// whatever case they are asked for.
package struct ACLState: ReplicatedState {
    private var tokens: TreeDictionary<String, ACLToken> = [:]
    private var accessors: TreeDictionary<SecretID, String> = [:]
    private var policies: TreeDictionary<String, ACLPolicy> = [:]
    private var policyIDs: TreeDictionary<ACLKey, String> = [:]
    private var roles: TreeDictionary<String, ACLRole> = [:]
    private var roleIDs: TreeDictionary<ACLKey, String> = [:]
    private var authMethods: TreeDictionary<ACLKey, ACLAuthMethod> = [:]
    private var bindingRules: TreeDictionary<String, ACLBindingRule> = [:]
    private var defaults: TreeDictionary<Scope, PlaceDefaults> = [:]
    /// At which index of the config entries the last namespace that was cleared had been marked for deletion.
    package private(set) var clearedIndex: UInt64 = 0
    /// Accessor ids of tokens that expire, by the minute in which they do: the reaper looks at those whose time has come.
    private var expiries: TreeDictionary<Int64, TreeSet<String>> = [:]
    private var indexes: TreeDictionary<ACLTopic, UInt64> = [:]
    /// At which index a saved state took the place of another one; no topic's index is below.
    package var floor: UInt64 = 0
    /// Index at which bootstrapping ended, which names a reset; 0 while the first management token may be asked for.
    ///
    /// It ends with the first token of any kind besides the anonymous one, however it came to be: whoever could make that
    /// one had a management token. So no path to a management token can forget to end it.
    ///
    /// - Source: Consul makes a configured `initial_management` token by the same operation as a bootstrap.
    package private(set) var bootstrapIndex: UInt64 = 0

    package init() {}

    package mutating func apply(_ change: ACLChange, index: UInt64, touched: inout Touched<ACLTopic>) {
        for topic in write(change, index: index) {
            touched.insert(topic)
            switch topic {
            case .tokens, .policies, .roles, .bootstrap, .authMethods, .bindingRules, .defaults: indexes[topic] = index
            case .token, .policy, .role, .authMethod, .bindingRule: break
            }
        }
    }

    package mutating func restore(_ change: ACLChange) {
        if case .topicIndex(let topic, let index) = change {
            indexes[topic] = index
        } else {
            _ = write(change, index: nil)
        }
    }

    package func snapshot() -> [ACLChange] {
        var rows: [ACLChange] = allPolicies.map(ACLChange.putPolicy)
        rows += allRoles.map(ACLChange.putRole)
        rows += allTokens.map(ACLChange.putToken)
        rows += allAuthMethods.map(ACLChange.putAuthMethod)
        rows += allBindingRules.map(ACLChange.putBindingRule)
        rows += allDefaults.map(ACLChange.putDefaults)
        if clearedIndex > 0 { rows.append(.placesCleared(clearedIndex)) }
        if bootstrapIndex > 0 { rows.append(.bootstrapped(bootstrapIndex)) }
        for (_, topic) in ACLTopic.indexed {
            if let index = indexes[topic] { rows.append(.topicIndex(topic, index)) }
        }
        return rows
    }

    package func index(of topic: ACLTopic) -> UInt64 { max(floor, indexes[topic] ?? 0) }

    // MARK: - Reading

    /// The token with this accessor id.
    package func token(_ accessorID: String) -> ACLToken? { tokens[accessorID] }

    /// The token with this secret.
    package func token(secret: SecretID) -> ACLToken? { accessors[secret].flatMap { tokens[$0] } }

    /// The policy with this id.
    package func policy(_ id: String) -> ACLPolicy? { policies[id] }

    /// The policy with this name.
    package func policy(name: String, in scope: Scope = .standard) -> ACLPolicy? {
        policyIDs[ACLKey(folding: name, in: scope)].flatMap { policies[$0] }
    }

    /// The role with this id.
    package func role(_ id: String) -> ACLRole? { roles[id] }

    /// The role with this name.
    package func role(name: String, in scope: Scope = .standard) -> ACLRole? {
        roleIDs[ACLKey(folding: name, in: scope)].flatMap { roles[$0] }
    }

    /// The auth method with this name.
    package func authMethod(_ name: NameText, in scope: Scope = .standard) -> ACLAuthMethod? {
        authMethods[ACLKey(name, in: scope)]
    }

    /// What tokens of a namespace get besides their own rights; nil for none.
    package func defaults(in scope: Scope) -> PlaceDefaults? { defaults[scope] }

    /// What tokens get by their namespaces, by scope.
    package var allDefaults: [PlaceDefaults] { defaults.values.sorted { $0.scope < $1.scope } }

    /// The binding rule with this id.
    package func bindingRule(_ id: String) -> ACLBindingRule? { bindingRules[id] }

    /// All auth methods by scope and name.
    package var allAuthMethods: [ACLAuthMethod] { authMethods.values.sorted { $0.key < $1.key } }

    /// All binding rules by id.
    package var allBindingRules: [ACLBindingRule] { bindingRules.values.sorted { $0.id < $1.id } }

    /// The tokens that expire at this moment or before, in no order.
    ///
    /// `now` is in nanoseconds since 1970.
    package func expiredTokens(at now: Int64) -> [ACLToken] {
        let minute = Self.minute(of: now)
        return expiries.filter { $0.key <= minute }.values.joined().compactMap { tokens[$0] }.filter {
            $0.isExpired(at: now)
        }
    }

    /// The tokens that logins by a method made, in no order.
    func tokens(ofLoginsBy method: ACLKey) -> [ACLToken] { tokens.values.filter { $0.authMethodKey == method } }

    /// All tokens by accessor id.
    package var allTokens: [ACLToken] { tokens.values.sorted { $0.accessorID < $1.accessorID } }

    /// All policies by id.
    package var allPolicies: [ACLPolicy] { policies.values.sorted { $0.id < $1.id } }

    /// All roles by id.
    package var allRoles: [ACLRole] { roles.values.sorted { $0.id < $1.id } }

    /// The token with the present names of what it links to; links to what is gone are left out.
    package func presented(_ token: ACLToken) -> ACLToken {
        var token = token
        token.policies = token.policies.compactMap { link in policies[link.id].map { ACLLink(id: $0.id, name: $0.name) }
        }
        token.roles = token.roles.compactMap { link in roles[link.id].map { ACLLink(id: $0.id, name: $0.name) } }
        return token
    }

    /// The role with the present names of what it links to; links to what is gone are left out.
    package func presented(_ role: ACLRole) -> ACLRole {
        var role = role
        role.policies = role.policies.compactMap { link in policies[link.id].map { ACLLink(id: $0.id, name: $0.name) } }
        return role
    }

    // MARK: - Writing

    /// Writes a row; with an index it gets that one as its own, without it keeps those it carries.
    ///
    /// - Returns: What was touched; nothing when the row is already so.
    private mutating func write(_ change: ACLChange, index: UInt64?) -> [ACLTopic] {
        switch change {
        case .putToken(let token): return put(token, index: index)
        case .deleteToken(let accessorID):
            guard let old = tokens.removeValue(forKey: accessorID) else { return [] }
            forget(old)
            return [.tokens, .token(accessorID)]
        case .putPolicy(let policy): return put(policy, index: index)
        case .deletePolicy(let id):
            guard let old = policies.removeValue(forKey: id) else { return [] }
            Self.forget(ACLKey(folding: old.name, in: old.scope), of: id, in: &policyIDs)
            return [.policies, .policy(id)]
        case .putRole(let role): return put(role, index: index)
        case .deleteRole(let id):
            guard let old = roles.removeValue(forKey: id) else { return [] }
            Self.forget(ACLKey(folding: old.name, in: old.scope), of: id, in: &roleIDs)
            return [.roles, .role(id)]
        case .putAuthMethod(let method): return put(method, index: index)
        case .deleteAuthMethod(let key):
            return authMethods.removeValue(forKey: key) == nil ? [] : [.authMethods, .authMethod(key.name)]
        case .putBindingRule(let rule): return put(rule, index: index)
        case .deleteBindingRule(let id):
            return bindingRules.removeValue(forKey: id) == nil ? [] : [.bindingRules, .bindingRule(id)]
        case .putDefaults(let row):
            guard defaults.updateValue(row, forKey: row.scope) != row else { return [] }
            return [.defaults]
        case .deleteDefaults(let scope): return defaults.removeValue(forKey: scope) == nil ? [] : [.defaults]
        case .placesCleared(let index):
            guard index > clearedIndex else { return [] }
            clearedIndex = index
            return [.defaults]
        case .bootstrapped(let index):
            guard index != bootstrapIndex else { return [] }
            bootstrapIndex = index
            return [.bootstrap]
        case .topicIndex: return []
        }
    }

    private mutating func put(_ token: ACLToken, index: UInt64?) -> [ACLTopic] {
        var row = token
        row.policies = token.policies.map { ACLLink(id: $0.id) }
        row.roles = token.roles.map { ACLLink(id: $0.id) }
        let old = tokens[row.accessorID]
        if let index {
            row.createIndex = old?.createIndex ?? index
            row.modifyIndex = old?.modifyIndex ?? index
            guard row != old else { return [] }
            row.modifyIndex = index
        }
        if let old { forget(old) }
        tokens[row.accessorID] = row
        if let time = row.expirationTimeNanoseconds {
            expiries[Self.minute(of: time), default: []].insert(row.accessorID)
        }
        accessors[row.secretID] = row.accessorID
        let topics: [ACLTopic] = [.tokens, .token(row.accessorID)]
        guard bootstrapIndex == 0, row.accessorID != Access.anonymousAccessorID else { return topics }
        bootstrapIndex = max(1, row.createIndex)
        return topics + [.bootstrap]
    }

    /// Forgets how a token is found, besides by its accessor id.
    private mutating func forget(_ token: ACLToken) {
        accessors[token.secretID] = nil
        guard let time = token.expirationTimeNanoseconds else { return }
        let minute = Self.minute(of: time)
        expiries[minute]?.remove(token.accessorID)
        if expiries[minute]?.isEmpty == true { expiries[minute] = nil }
    }

    private static func minute(of nanoseconds: Int64) -> Int64 { nanoseconds / 60_000_000_000 }

    private mutating func put(_ method: ACLAuthMethod, index: UInt64?) -> [ACLTopic] {
        var row = method
        let old = authMethods[row.key]
        if let index {
            row.createIndex = old?.createIndex ?? index
            row.modifyIndex = old?.modifyIndex ?? index
            guard row != old else { return [] }
            row.modifyIndex = index
        }
        authMethods[row.key] = row
        return [.authMethods, .authMethod(row.name)]
    }

    private mutating func put(_ rule: ACLBindingRule, index: UInt64?) -> [ACLTopic] {
        var row = rule
        let old = bindingRules[row.id]
        if let index {
            row.createIndex = old?.createIndex ?? index
            row.modifyIndex = old?.modifyIndex ?? index
            guard row != old else { return [] }
            row.modifyIndex = index
        }
        bindingRules[row.id] = row
        return [.bindingRules, .bindingRule(row.id)]
    }

    private mutating func put(_ policy: ACLPolicy, index: UInt64?) -> [ACLTopic] {
        var row = policy
        let old = policies[row.id]
        if let index {
            row.createIndex = old?.createIndex ?? index
            row.modifyIndex = old?.modifyIndex ?? index
            guard row != old else { return [] }
            row.modifyIndex = index
        }
        if let old { Self.forget(ACLKey(folding: old.name, in: old.scope), of: row.id, in: &policyIDs) }
        policies[row.id] = row
        policyIDs[ACLKey(folding: row.name, in: row.scope)] = row.id
        return [.policies, .policy(row.id)]
    }

    private mutating func put(_ role: ACLRole, index: UInt64?) -> [ACLTopic] {
        var row = role
        row.policies = role.policies.map { ACLLink(id: $0.id) }
        let old = roles[row.id]
        if let index {
            row.createIndex = old?.createIndex ?? index
            row.modifyIndex = old?.modifyIndex ?? index
            guard row != old else { return [] }
            row.modifyIndex = index
        }
        if let old { Self.forget(ACLKey(folding: old.name, in: old.scope), of: row.id, in: &roleIDs) }
        roles[row.id] = row
        roleIDs[ACLKey(folding: row.name, in: row.scope)] = row.id
        return [.roles, .role(row.id)]
    }

    /// Forgets a name, unless it became another one's meanwhile: journals of before names were folded may hold two.
    private static func forget(_ key: ACLKey, of id: String, in ids: inout TreeDictionary<ACLKey, String>) {
        if ids[key] == id { ids[key] = nil }
    }
}

extension ACLAuthMethod {
    /// By what it is found.
    package var key: ACLKey { ACLKey(name, in: scope) }
}

extension ACLToken {
    /// The auth method of the login that made it; of no method's where there was none.
    var authMethodKey: ACLKey {
        ACLKey(NameText(authMethod), in: Scope(partition: scope.partition, namespace: authMethodNamespace))
    }
}

extension ACLBindingRule {
    /// Its auth method, which stands where it stands.
    var authMethodKey: ACLKey { ACLKey(authMethod, in: scope) }
}
