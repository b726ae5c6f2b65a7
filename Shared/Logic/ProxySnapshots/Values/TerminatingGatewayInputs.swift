package import MeshDomain

/// What a terminating gateway's configuration is made from, without the endpoints that are sent beside it.
package struct TerminatingGatewayInputs: Sendable, Hashable {
    package var mesh: MeshIdentity
    /// The gateway's service, which has the entry.
    package var gateway: ServiceName
    /// Where it listens, sorted by name.
    package var binds: [GatewayBind]
    package var connectTimeoutMilliseconds: Int
    /// Clusters with host names use every address the name has.
    package var usesStrictDNS: Bool
    /// What happens to callers that no intention is about.
    package var allowsByDefault: Bool
    /// The services outside the mesh that it stands for, sorted.
    package var services: [TerminatedService]
    /// Those that it should stand for and cannot, with the reason; sorted.
    package var unserved: [UnservedService]
    package var accessLogs: AccessLogsConfiguration
    package var fetchTimeoutMilliseconds: Int?
}

/// A service outside the mesh, as whose sidecar a terminating gateway acts.
package struct TerminatedService: Sendable, Hashable {
    package var service: ServiceName
    /// `tcp`, `http`, `http2` or `grpc`.
    package var serviceProtocol: String
    /// Those of the service: callers expect its identity.
    package var credentials: ProxyCredentials
    /// How it is called.
    package var link: LinkedService
    /// Who may call, highest precedence first.
    package var intentions: [InboundIntention]
    /// The peers that may call, sorted by trust domain.
    package var inboundTrust: [TrustDomainRoots]
    /// The service itself first, then its subsets; or each address of a destination.
    package var places: [TerminatedPlace]
    /// 0 for the gateway's own.
    package var connectTimeoutMilliseconds: Int
    /// Nil for Envoy's default.
    package var requestTimeoutMilliseconds: Int?
    package var loadBalancer: LoadBalancer?
}

/// One of a service's names, and who answers for it.
package struct TerminatedPlace: Sendable, Hashable {
    /// Where connections go.
    package enum Address: Sendable, Hashable {
        /// To endpoints that are sent beside.
        case instances
        /// To a name that Envoy looks up.
        case hostname(MeshEndpoint)
        /// To one address.
        case fixed(MeshEndpoint)
    }

    /// The name on the wire and of the cluster.
    package var serverName: String
    /// In statistics; empty for the service itself.
    package var subset: String
    package var address: Address
    /// It is an address that a `service-defaults` entry gives, not an instance of the catalog.
    package var isDestination: Bool
}

/// A linked service that is not served.
package struct UnservedService: Sendable, Hashable {
    package var service: ServiceName
    /// For people.
    package var reason: String
}

/// The certificate of a service that a gateway acts for.
package enum LinkedCredentials: Sendable, Hashable {
    case held(LeafCertificate)
    /// There is none for the gateway, for this reason.
    case missing(String)
}
