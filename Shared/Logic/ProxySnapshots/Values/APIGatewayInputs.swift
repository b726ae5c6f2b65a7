package import MeshDomain

/// What an API gateway's configuration is made from, without endpoints.
package struct APIGatewayInputs: Sendable, Hashable {
    package var mesh: MeshIdentity
    package var credentials: ProxyCredentials
    /// The gateway's own service.
    package var gateway: ServiceName
    /// Where its ports are opened, each address once.
    package var addresses: [String]
    /// By number.
    package var ports: [APIGatewayPort]
    /// The services that routes lead to, by name.
    package var upstreams: [APIGatewayUpstream]
    /// Ports that stay closed, and services that config entries leave no way to, with the reason.
    package var closed: [BlockedUpstream] = []
    package var blocked: [BlockedUpstream] = []
    package var accessLogs: AccessLogsConfiguration
    package var fetchTimeoutMilliseconds: Int?

    /// The entries about the gateway itself.
    package var ownEntries: [EntryKey] {
        [EntryKey(kind: .apiGateway, of: gateway), EntryKey(kind: .boundAPIGateway, of: gateway)]
    }
}

/// One port of an API gateway: the listeners that share it.
package struct APIGatewayPort: Sendable, Hashable {
    /// What comes in.
    package enum Traffic: Sendable, Hashable {
        /// Requests, by the hosts that they are for.
        case requests([APIGatewayHost])
        /// Connections, which all go to one service.
        case connections(ServiceName, UpstreamRouting)
    }

    package var port: Int
    /// Nil when callers come without TLS.
    package var tls: APIGatewayTLS?
    package var traffic: Traffic
    /// The entries that it is made from.
    package var entries: [EntryKey]
}

/// How a port ends the TLS of its callers.
package struct APIGatewayTLS: Sendable, Hashable {
    /// None for the gateway's own certificate of the mesh.
    package var certificates: [APIGatewayCertificate]
    package var limits: MeshTLSSettings
    /// Some service speaks HTTP/2, so callers may, too.
    package var offersHTTP2: Bool
}

/// A certificate that an API gateway shows.
package struct APIGatewayCertificate: Sendable, Hashable {
    /// Where it is.
    package enum Place: Sendable, Hashable {
        case inline(ProxyCredentials)
        /// Files on the machine of the gateway.
        case files(certificate: String, privateKey: String)
    }

    /// What the entry is called.
    package var entry: NameText
    package var place: Place
}

/// The requests for one host.
package struct APIGatewayHost: Sendable, Hashable {
    /// `*` for those for which no other host is.
    package var hostname: String
    /// The listener that was first with it.
    package var listener: NameText
    /// The first that matches counts.
    package var routes: [UpstreamRoute]
}

/// A service that routes of an API gateway lead to.
package struct APIGatewayUpstream: Sendable, Hashable {
    package var service: ServiceName
    package var serviceProtocol: String
    /// Where calls go that come from a route: what routers of the service say is for callers in the mesh.
    package var route: UpstreamRoute
    /// The entries that decide it; sorted.
    package var entries: [EntryKey]
}
