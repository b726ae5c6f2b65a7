/// What an API gateway listens for.
package struct APIGateway: Sendable, Hashable {
    /// The gateway's service.
    package var name: String
    package var listeners: [APIGatewayListener]
    package var conditions: [GatewayCondition]

    /// Makes the entry.
    package init(name: String, listeners: [APIGatewayListener] = [], conditions: [GatewayCondition] = []) {
        self.name = name
        self.listeners = listeners
        self.conditions = conditions
    }
}

/// One port of an API gateway, to which routes are bound.
package struct APIGatewayListener: Sendable, Hashable {
    package var listener: NameText
    /// For which hosts it is, `*.` in front for all below; empty for all.
    package var hostname: String
    package var port: Int
    /// `http` or `tcp`.
    package var listenerProtocol: String
    package var certificates: [ResourceReference]
    package var tls: MeshTLSSettings

    /// Makes a listener.
    package init(
        listener: NameText,
        hostname: String = "",
        port: Int,
        listenerProtocol: String,
        certificates: [ResourceReference] = [],
        tls: MeshTLSSettings = MeshTLSSettings()
    ) {
        self.listener = listener
        self.hostname = hostname
        self.port = port
        self.listenerProtocol = listenerProtocol
        self.certificates = certificates
        self.tls = tls
    }
}

extension APIGateway: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.apiGateway
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .apiGateway(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .apiGateway(let own) = body else { return nil }
        self = own
    }
}
