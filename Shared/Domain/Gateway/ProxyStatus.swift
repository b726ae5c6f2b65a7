/// How the configuration of one connected proxy is, as the gateway replica that serves it sees it.
package struct ProxyStatus: Sendable, Hashable {
    /// The one word for it; of several the first that holds.
    package enum Condition: String, Sendable, Hashable, CaseIterable {
        /// It has no configuration yet, or keeps an old one; `waitsFor` says for what.
        case waiting
        /// Envoy refused a part and keeps what it had before.
        case refused
        /// A part could not be made and is left out.
        case incomplete
        /// Something is under way to it.
        case updating
        /// It has everything it should have.
        case synced
    }

    /// The node it is registered on.
    package var node: String
    /// Its id there.
    package var id: String
    /// Empty while it is not registered.
    package var kind: String
    /// The service it stands for; empty while it is not registered.
    package var service: String
    /// The gateway replica that serves it.
    package var replica: String
    /// Seconds since 1970.
    package var connectedSinceSeconds: Int64
    /// What keeps its configuration from being complete or new; empty when nothing does.
    package var waitsFor: String
    /// Whether it was given a configuration on this connection.
    package var hasConfiguration: Bool
    /// Whether Envoy took everything that was sent, and nothing is left to send.
    package var isSettled: Bool
    /// What Envoy refused.
    package var refused: [ResourceFault]
    /// What could not be made.
    package var problems: [ResourceFault]

    /// Puts it together.
    package init(
        node: String,
        id: String,
        kind: String = "",
        service: String = "",
        replica: String = "",
        connectedSinceSeconds: Int64 = 0,
        waitsFor: String = "",
        hasConfiguration: Bool = false,
        isSettled: Bool = false,
        refused: [ResourceFault] = [],
        problems: [ResourceFault] = []
    ) {
        self.node = node
        self.id = id
        self.kind = kind
        self.service = service
        self.replica = replica
        self.connectedSinceSeconds = connectedSinceSeconds
        self.waitsFor = waitsFor
        self.hasConfiguration = hasConfiguration
        self.isSettled = isSettled
        self.refused = refused
        self.problems = problems
    }

    /// The one word for it.
    package var condition: Condition {
        if !waitsFor.isEmpty { return .waiting }
        if !refused.isEmpty { return .refused }
        if !problems.isEmpty { return .incomplete }
        return isSettled && hasConfiguration ? .synced : .updating
    }
}

/// A part of a proxy's configuration that is not as it should be.
package struct ResourceFault: Sendable, Hashable {
    /// Envoy's kind of resource: cluster, endpoint, listener, route or secret.
    package var type: String
    /// The name of the resource.
    package var name: String
    /// Envoy's words, or which field cannot be translated and what to do.
    package var reason: String
    /// The config entries it was made from, the one that was changed last first.
    package var entries: [EntryKey]

    /// Makes a fault.
    package init(type: String, name: String, reason: String, entries: [EntryKey] = []) {
        self.type = type
        self.name = name
        self.reason = reason
        self.entries = entries
    }
}
