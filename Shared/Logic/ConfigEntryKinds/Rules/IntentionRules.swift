import ConfigEntryTables
import DiscoveryChain
import MeshDomain

/// Rules of `service-intentions`.
///
/// - Source: reference "Intentions".
enum IntentionRules {
    /// The entry with precedences computed and sources sorted, highest precedence first.
    ///
    /// - Throws: `rejected` naming the field.
    static func normalized(_ entry: ServiceIntentions) throws(MeshError) -> ServiceIntentions {
        var entry = entry
        entry.sources = entry.sources.map { source in
            var source = source
            if source.type.isEmpty { source.type = "consul" }
            source.legacyID = ""
            source.precedence = precedence(destination: entry.name, source: source.name)
            source.permissions = source.permissions.map(upperCased)
            return source
        }
        try validate(entry)
        entry.sources = sorted(entry.sources)
        return entry
    }

    /// 9 for exact names on both sides, 8 and 6 with one wildcard, 5 with two.
    static func precedence(destination: String, source: String) -> Int {
        switch (destination == "*", source == "*") {
        case (false, false): 9
        case (false, true): 8
        case (true, false): 6
        case (true, true): 5
        }
    }

    /// Highest precedence first, otherwise in the order given.
    private static func sorted(_ sources: [SourceIntention]) -> [SourceIntention] {
        sources.enumerated().sorted { left, right in
            left.element.precedence == right.element.precedence
                ? left.offset < right.offset : left.element.precedence > right.element.precedence
        }.map(\.element)
    }

    private static func upperCased(_ permission: IntentionPermission) -> IntentionPermission {
        var permission = permission
        guard var http = permission.http else { return permission }
        http.methods = http.methods.map { $0.uppercased() }
        permission.http = http
        return permission
    }

    /// Permissions on requests need a service that speaks HTTP.
    static func validateProtocol(
        _ entry: ServiceIntentions,
        in scope: Scope,
        of state: ConfigEntryState
    ) throws(MeshError) {
        let serviceProtocol = state.serviceProtocol(of: ServiceName(entry.name, in: scope))
        guard entry.sources.contains(where: { !$0.permissions.isEmpty }), entry.name != "*" else { return }
        guard ["http", "http2", "grpc"].contains(serviceProtocol) else {
            throw MeshError(
                .rejected,
                "service \"\(entry.name)\" has protocol \"\(serviceProtocol)\", which is incompatible with L7 intentions"
                    + " permissions"
            )
        }
    }

    private static func validate(_ entry: ServiceIntentions) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        try refusePartialWildcard(entry.name, place: "Name")
        if entry.sources.isEmpty { throw MeshError(.rejected, "At least one source is required") }
        var seen = Set<CallerGroup>()
        for (position, source) in entry.sources.enumerated() {
            let place = "Sources[\(position)]"
            if source.name.isEmpty { throw MeshError(.rejected, "\(place).Name is required") }
            try refusePartialWildcard(source.name, place: "\(place).Name")
            if source.peer.contains("*") {
                throw MeshError(.rejected, "\(place).Peer: cannot use wildcard '*' in peer")
            }
            if !source.samenessGroup.isEmpty { try validateGroup(of: source, place) }
            if source.type != "consul" { throw MeshError(.rejected, "\(place).Type must be set to 'consul'") }
            if source.description.utf8.count > 512 {
                throw MeshError(.rejected, "\(place).Description exceeds maximum length 512")
            }
            if source.legacyMeta?.isEmpty == false {
                throw MeshError(.rejected, "\(place).LegacyMeta must be omitted")
            }
            if source.legacyCreateTimeNanoseconds != nil {
                throw MeshError(.rejected, "\(place).LegacyCreateTime must be omitted")
            }
            if source.legacyUpdateTimeNanoseconds != nil {
                throw MeshError(.rejected, "\(place).LegacyUpdateTime must be omitted")
            }
            try validateEffect(of: source, destination: entry.name, place: place)
            if !seen.insert(CallerGroup(callers: source.source, group: source.samenessGroup.folded)).inserted {
                let peer = source.peer.isEmpty ? "" : "peer(\"\(source.peer)\") "
                throw MeshError(.rejected, "\(place) defines \(peer)\"\(source.name)\" more than once")
            }
        }
    }

    /// The callers that a source names, to tell whether two name the same.
    private struct CallerGroup: Hashable {
        var callers: ServiceRef
        var group: NameText
    }

    private static func validateGroup(of source: SourceIntention, _ place: String) throws(MeshError) {
        let place = "\(place).SamenessGroup"
        if source.samenessGroup.text.contains("*") {
            throw MeshError(.rejected, "\(place): cannot use wildcard '*' in sameness group")
        }
        if !source.peer.isEmpty {
            throw MeshError(.rejected, "\(place): cannot set SamenessGroup and Peer at the same time")
        }
        if source.scope.partition != .standard {
            throw MeshError(.rejected, "\(place): cannot set SamenessGroup and Partition at the same time")
        }
    }

    /// Whether an entry goes with the others, when it is written: providers of tokens exist, and the service speaks HTTP where
    /// requests are told apart.
    ///
    /// - Throws: `rejected` in Consul's words.
    static func validate(_ entry: ServiceIntentions, _ scope: Scope, _ state: ConfigEntryState) throws(MeshError) {
        // Callers of places that are made later may be named, once there are such places at all.
        for (position, source) in entry.sources.enumerated() where !source.scope.isStandard && !state.hasTenants {
            throw MeshError(
                .rejected,
                "Sources[\(position)]: there is no namespace and no partition but \"default\" here, not \"\(source.scope)\""
                    + "; leave Namespace and Partition out"
            )
        }
        for (position, source) in entry.sources.enumerated()
        where !source.samenessGroup.isEmpty && state.samenessGroup(source.samenessGroup, in: scope.partition) == nil {
            throw MeshError(
                .rejected,
                "Sources[\(position)].SamenessGroup: there is no sameness group \"\(source.samenessGroup)\""
            )
        }
        for provider in entry.neededProviders.sorted()
        where state.entry(.jwtProvider, provider.text, in: scope.wholePartition) == nil {
            throw EntryRules.refusal(["Referenced JWT Provider does not exist. Provider Name: \(provider)"])
        }
        try validateProtocol(entry, in: scope, of: state)
    }

    private static func refusePartialWildcard(_ name: String, place: String) throws(MeshError) {
        if name != "*", name.contains("*") {
            throw MeshError(.rejected, "\(place): wildcard character '*' cannot be used with partial values")
        }
    }

    private static func validateEffect(
        of source: SourceIntention,
        destination: String,
        place: String
    ) throws(MeshError) {
        guard !source.permissions.isEmpty else {
            if source.action == nil { throw MeshError(.rejected, "\(place).Action must be set to 'allow' or 'deny'") }
            return
        }
        if source.action != nil {
            throw MeshError(.rejected, "\(place).Action must be omitted if Permissions are specified")
        }
        if destination == "*" {
            throw MeshError(
                .rejected,
                "\(place).Permissions cannot be specified on intentions with wildcarded destinations"
            )
        }
        for (number, permission) in source.permissions.enumerated() {
            let place = "\(place).Permissions[\(number)]"
            guard let http = permission.http else {
                if permission.jwt == nil { throw MeshError(.rejected, "\(place).HTTP is required") }
                continue
            }
            try validate(http, place: "\(place).HTTP")
        }
    }

    private static func validate(_ http: IntentionHTTPPermission, place: String) throws(MeshError) {
        if http == IntentionHTTPPermission() { throw MeshError(.rejected, "\(place) should not be empty") }
        let rules = HTTPMatchRules(place: place, joint: ".")
        try rules.checkPaths(exact: http.pathExact, prefix: http.pathPrefix, regex: http.pathRegex)
        try rules.check(http.header)
        try rules.check(methods: http.methods)
    }
}
