/// Where the connections of an API gateway go.
package struct TCPRoute: Sendable, Hashable {
    package var name: String
    package var parents: [ResourceReference]
    /// One at most.
    package var services: [NameText]
    package var conditions: [GatewayCondition]

    /// Makes the entry.
    package init(
        name: String,
        parents: [ResourceReference] = [],
        services: [NameText] = [],
        conditions: [GatewayCondition] = []
    ) {
        self.name = name
        self.parents = parents
        self.services = services
        self.conditions = conditions
    }
}

extension TCPRoute: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.tcpRoute
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .tcpRoute(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .tcpRoute(let own) = body else { return nil }
        self = own
    }
}
