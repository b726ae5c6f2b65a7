import MeshDomain
import ProxySnapshots

/// One rule on callers that holds whatever the order of rules.
struct CallerRule: Hashable {
    /// Who it is about.
    var caller: Caller
    /// Who it is not about, because a rule with higher precedence decides about them.
    var exceptions: [Caller]
    /// Nil when the rule is about all requests of the caller.
    var permissions: [PermissionRule]?
    /// Nil when it is about all requests, whatever tokens they have.
    var tokens: TokenRule?
}

/// A caller or a group of callers.
struct Caller: Hashable {
    /// The service, or `*` for all of its scope.
    var service: ServiceName
    /// Nil for callers of this mesh.
    var peer: TrustDomainRoots?
    var trustDomain: String

    var isWildcard: Bool { service.text == "*" }

    /// Whether this is part of a larger group.
    func isPart(of other: Caller) -> Bool {
        trustDomain == other.trustDomain && peer?.peer == other.peer?.peer && service.scope == other.service.scope
            && !isWildcard && other.isWildcard
    }
}

/// One rule on requests that holds whatever the order of rules.
struct PermissionRule: Hashable {
    var match: IntentionHTTPPermission
    /// Requests that an earlier permission decides about.
    var exceptions: [IntentionHTTPPermission]
    /// Nil when it is about all of them, whatever tokens they have.
    var tokens: TokenRule?
}

/// Takes the order out of intentions.
///
/// Intentions are a list of which the first match decides; Envoy's rules have one action and no order. So every rule is
/// told whom it is not about, and rules that do what happens anyway are left out.
///
/// - Source: the resulting rules are those in the xDS recordings, reference §4.6 and §6.3.
enum IntentionRules {
    private enum Verdict: Equatable {
        case allow
        case deny
        case byPermission([PermissionRule])
    }

    /// The rules for one service.
    ///
    /// Intentions come with the highest precedence first and each caller once. Rules are about the opposite of what
    /// happens by default. Intentions on peers whose identities are not known say nothing yet. Without HTTP, permissions and
    /// tokens cannot be checked, and callers they are about are denied. A token that lets in also keeps out: requests of a
    /// permission that have none are denied, by no later permission allowed. What is denied to some tokens is denied to all.
    static func make(
        _ intentions: [InboundIntention],
        trustDomain: String,
        allowsByDefault: Bool,
        peers: [TrustDomainRoots],
        isHTTP: Bool,
        tokens: TokenInputs = TokenInputs()
    ) -> [CallerRule] {
        let known = Dictionary(peers.lazy.filter { !$0.peer.isEmpty }.map { ($0.peer, $0) }) { first, _ in first }
        var rows: [(caller: Caller, verdict: Verdict, needed: [TokenCondition])] = []
        for intention in intentions {
            let origin = intention.caller.origin
            let peer = known[origin.peer]
            guard origin.isLocal || peer != nil else { continue }
            let caller = Caller(
                service: intention.caller.service,
                peer: peer,
                trustDomain: peer?.trustDomain ?? trustDomain
            )
            let verdict = verdict(intention, allowsByDefault: allowsByDefault, isHTTP: isHTTP, tokens)
            rows.append((caller, verdict, intention.tokens.map { TokenCondition($0, tokens) }))
        }
        var rules: [CallerRule] = []
        for (place, row) in rows.enumerated() {
            let exceptions = rows[..<place].reversed().map(\.caller).filter { $0.isPart(of: row.caller) }
            var rule = CallerRule(caller: row.caller, exceptions: exceptions)
            if row.verdict != .deny, !row.needed.isEmpty {
                rule.tokens = allowsByDefault ? .notAll(row.needed) : .all(row.needed)
                // Where rules deny, who lacks a token is denied whatever is asked for.
                if allowsByDefault { rules.append(rule) }
            }
            switch row.verdict {
            case .allow:
                if !allowsByDefault { rules.append(rule) }
            case .deny:
                if allowsByDefault { rules.append(rule) }
            case .byPermission(let permissions):
                guard !permissions.isEmpty else { continue }
                rule.permissions = permissions
                if allowsByDefault { rule.tokens = nil }
                rules.append(rule)
            }
        }
        return rules
    }

    private static func verdict(
        _ intention: InboundIntention,
        allowsByDefault: Bool,
        isHTTP: Bool,
        _ tokens: TokenInputs
    ) -> Verdict {
        guard isHTTP || intention.tokens.isEmpty else { return .deny }
        if let action = intention.action, intention.permissions.isEmpty {
            switch action {
            case .allow: return .allow
            case .deny: return .deny
            }
        }
        guard isHTTP else { return .deny }
        let ordinary: IntentionAction = allowsByDefault ? .allow : .deny
        var rules: [PermissionRule] = []
        for (place, permission) in intention.permissions.enumerated() {
            var needed: TokenRule?
            if permission.action == .allow, let jwt = permission.jwt, !jwt.providers.isEmpty {
                let condition = TokenCondition(jwt, tokens)
                needed = allowsByDefault ? .notAll([condition]) : .all([condition])
            }
            guard permission.action != ordinary || needed != nil else { continue }
            let earlier = intention.permissions[..<place].reversed().map { $0.http ?? IntentionHTTPPermission() }
            rules.append(
                PermissionRule(
                    match: permission.http ?? IntentionHTTPPermission(),
                    exceptions: earlier,
                    tokens: needed
                )
            )
        }
        return .byPermission(rules)
    }
}
