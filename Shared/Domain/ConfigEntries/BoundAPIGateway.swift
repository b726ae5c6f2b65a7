/// What an API gateway is bound to: made by the cluster of the gateway, its routes and certificates, never written by users.
package struct BoundAPIGateway: Sendable, Hashable {
    /// The gateway's service.
    package var name: String
    package var listeners: [BoundListener]
    /// The services that are called, each with the routes that lead there.
    package var services: [NameText: [ResourceReference]]

    /// Makes the entry.
    package init(
        name: String,
        listeners: [BoundListener] = [],
        services: [NameText: [ResourceReference]] = [:]
    ) {
        self.name = name
        self.listeners = listeners
        self.services = services
    }
}

/// What one listener of an API gateway is bound to.
package struct BoundListener: Sendable, Hashable {
    package var listener: NameText
    package var routes: [ResourceReference]
    package var certificates: [ResourceReference]

    /// Makes a listener.
    package init(listener: NameText, routes: [ResourceReference] = [], certificates: [ResourceReference] = []) {
        self.listener = listener
        self.routes = routes
        self.certificates = certificates
    }
}

extension BoundAPIGateway: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.boundAPIGateway
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .boundAPIGateway(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .boundAPIGateway(let own) = body else { return nil }
        self = own
    }
}
