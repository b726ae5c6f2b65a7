package import ConfigEntryTables
package import MeshDomain

/// The intentions of a cluster in the order in which they decide.
///
/// - Source: reference §6.2: highest precedence first; a source counts only for callers of its peer, the empty peer being this
///   cluster; the first that matches decides.
package struct IntentionTable: Sendable {
    /// One intention with the entry it is part of.
    package struct Row: Sendable {
        package var source: SourceIntention
        package var entry: ConfigEntry

        package var destination: String { entry.name }

        /// The same with where it stands.
        package var destinationName: ServiceName { ServiceName(entry.name, in: entry.scope) }

        /// Whether it is about a caller of that name: the name as it is spelled in certificates, or all.
        func isAbout(_ caller: NameText, of peer: String, in scope: Scope) -> Bool {
            guard source.peer == peer, source.name == "*" || NameText(source.name) == caller else { return false }
            return !peer.isEmpty || source.scope == scope
        }

        /// Whether it is about calls to a service, however its name is spelled: entries are found so.
        func isOn(_ destination: NameText) -> Bool { entry.name == "*" || entry.key.folded == destination.folded }
    }

    /// All intentions as they were written, those that decide first come first.
    package let rows: [Row]
    /// The same with each member of a sameness group by itself.
    private let effective: [Row]

    /// Collects the intentions on services of a scope, or of all namespaces of its partition.
    package init(_ state: ConfigEntryState, in scope: Scope = .standard, everyNamespace: Bool = false) {
        let entries =
            everyNamespace
            ? state.entries(.serviceIntentions, anywhereIn: scope.partition)
            : state.entries(.serviceIntentions, in: scope)
        rows = Self.sorted(entries) { $0 }
        let hasGroups = rows.contains { !$0.source.samenessGroup.isEmpty }
        effective = hasGroups ? Self.sorted(entries) { state.resolved($0, in: scope.partition) } : rows
    }

    private static func sorted(
        _ entries: [ConfigEntry],
        _ sources: ([SourceIntention]) -> [SourceIntention]
    ) -> [Row] {
        entries.flatMap { entry -> [Row] in
            guard case .serviceIntentions(let body) = entry.body else { return [] }
            return sources(body.sources).map { Row(source: $0, entry: entry) }
        }.sorted { left, right in
            if left.source.precedence != right.source.precedence {
                return left.source.precedence > right.source.precedence
            }
            return (left.source.peer, left.source.name, left.destination)
                < (right.source.peer, right.source.name, right.destination)
        }
    }

    /// The intentions that name a caller of this cluster, or all callers of its scope.
    package func matching(source: String, in scope: Scope = .standard) -> [Row] {
        effective.filter { $0.isAbout(NameText(source), of: "", in: scope) }
    }

    /// The intentions about calls to a service.
    package func matching(destination: String) -> [Row] {
        effective.filter { $0.isOn(NameText(destination)) }
    }

    /// The intention that decides about a call; nil when none does.
    ///
    /// - Parameters:
    ///   - source: The caller's name.
    ///   - peer: The peer that it lives in; empty for a caller of this cluster.
    ///   - scope: Where it lives in this cluster; a peer's scopes are its own.
    ///   - destination: The service that is called.
    /// - Returns: The first that is about both.
    package func deciding(
        source: String,
        peer: String = "",
        in scope: Scope = .standard,
        destination: String
    ) -> Row? {
        effective.first { $0.isAbout(NameText(source), of: peer, in: scope) && $0.isOn(NameText(destination)) }
    }

    /// The intention for exactly these names.
    package func exact(source: ServiceRef, destination: ServiceName) -> Row? {
        let key = EntryKey(kind: .serviceIntentions, name: destination.text, in: destination.scope)
        return rows.first { $0.source.samenessGroup.isEmpty && $0.source.source == source && $0.entry.key == key }
    }
}

extension IntentionTable.Row {
    /// The intention in one line, as the agent explains its decisions.
    ///
    /// - Source: recorded reasons of `/v1/agent/connect/authorize`.
    package var summary: String {
        var facts: [String] = []
        if !source.legacyID.isEmpty { facts.append("ID: \(source.legacyID)") }
        facts.append("Precedence: \(source.precedence)")
        if let action = source.action {
            facts.append("Action: \(action.rawValue.uppercased())")
        } else {
            facts.append("Permissions: \(source.permissions.count)")
        }
        let peer = source.peer.isEmpty ? "" : "peer(\(source.peer))/"
        return "\(peer)default/\(source.name) => default/\(destination) (\(facts.joined(separator: ", ")))"
    }
}
