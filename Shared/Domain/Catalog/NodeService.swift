/// What a registered service is.
///
/// Unknown kinds are accepted and kept, as Consul 1.16 does.
package struct ServiceKind: Sendable, Hashable, RawRepresentable {
    package var rawValue: String

    /// Any kind.
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let typical = ServiceKind(rawValue: "")
    package static let connectProxy = ServiceKind(rawValue: "connect-proxy")
    package static let meshGateway = ServiceKind(rawValue: "mesh-gateway")
    package static let terminatingGateway = ServiceKind(rawValue: "terminating-gateway")
    package static let ingressGateway = ServiceKind(rawValue: "ingress-gateway")
    package static let apiGateway = ServiceKind(rawValue: "api-gateway")

    /// Whether the kind is one of the gateways.
    package var isGateway: Bool {
        self == .meshGateway || self == .terminatingGateway || self == .ingressGateway || self == .apiGateway
    }

    /// Whether Envoy runs for instances of this kind.
    package var isProxy: Bool { self == .connectProxy || isGateway }
}

/// An instance of a service on a node.
///
/// - Source: Consul HTTP API, object NodeService.
package struct NodeService: Sendable, Hashable {
    package var kind: ServiceKind
    /// Unique on its node.
    package var id: String
    /// The service's name.
    package var service: String
    /// Where the name and the id stand; the partition is its node's.
    package var scope: Scope
    /// Nil when none were given at registration.
    package var tags: [String]?
    /// Empty when the node's address applies.
    package var address: String
    package var taggedAddresses: [String: ServiceAddress]?
    package var meta: [String: String]?
    package var port: Int
    package var socketPath: String
    package var weights: ServiceWeights?
    package var enableTagOverride: Bool
    package var locality: Locality?
    package var proxy: ProxyConfiguration
    package var connect: ServiceConnect
    /// Name of the peer the instance was imported from; empty for local instances.
    package var peer: String
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes an instance; indexes are set by the state that stores it.
    package init(
        kind: ServiceKind = .typical,
        id: String,
        service: String,
        tags: [String]? = nil,
        address: String = "",
        taggedAddresses: [String: ServiceAddress]? = nil,
        meta: [String: String]? = nil,
        port: Int = 0,
        socketPath: String = "",
        weights: ServiceWeights? = nil,
        enableTagOverride: Bool = false,
        locality: Locality? = nil,
        proxy: ProxyConfiguration = ProxyConfiguration(),
        connect: ServiceConnect = ServiceConnect(),
        peer: String = "",
        scope: Scope = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.kind = kind
        self.id = id
        self.service = service
        self.scope = scope
        self.tags = tags
        self.address = address
        self.taggedAddresses = taggedAddresses
        self.meta = meta
        self.port = port
        self.socketPath = socketPath
        self.weights = weights
        self.enableTagOverride = enableTagOverride
        self.locality = locality
        self.proxy = proxy
        self.connect = connect
        self.peer = peer
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// The service that it is an instance of.
    package var ref: ServiceRef { ServiceRef(ServiceName(service, in: scope), of: Origin(peer: peer)) }

    /// What tells it apart on its node.
    package var scopedID: ScopedID { ScopedID(id, in: scope.namespace) }

    /// The service that is reached over the mesh through this instance, if any.
    package var meshDestination: ServiceRef? {
        if kind == .connectProxy { return proxy.destinationServiceName.isEmpty ? nil : servedService }
        return connect.native ? ref : nil
    }

    /// The service that a proxy acts for: that of a sidecar, which is in the sidecar's own scope, or a gateway's own.
    package var servedService: ServiceRef {
        guard kind == .connectProxy else { return ref }
        return ServiceRef(ServiceName(proxy.destinationServiceName, in: scope), of: Origin(peer: peer))
    }

    /// Under what the instance is looked up, on a node of that name.
    package func key(on node: String) -> InstanceKey {
        InstanceKey(node: NodeKey(NodeName(node, in: scope.partition), of: Origin(peer: peer)), id: scopedID)
    }

    /// Whether calls to the instance can be made over the mesh: it is a sidecar proxy or speaks the mesh itself.
    package var isMeshCapable: Bool { kind == .connectProxy || connect.native }
}

/// An address under a name such as `lan`, `wan` or `consul-virtual`.
package struct ServiceAddress: Sendable, Hashable {
    package var address: String
    package var port: Int

    /// Makes an address.
    package init(address: String, port: Int) {
        self.address = address
        self.port = port
    }
}

/// Load-balancing weights of an instance by its health.
package struct ServiceWeights: Sendable, Hashable {
    /// 1...65535 while passing.
    package var passing: Int
    /// 0...65535 while warning.
    package var warning: Int

    /// Makes weights; 1 and 1 by default.
    package init(passing: Int = 1, warning: Int = 1) {
        self.passing = passing
        self.warning = warning
    }
}

/// How an instance takes part in the mesh.
package struct ServiceConnect: Sendable, Hashable {
    /// The instance does mutual TLS itself, without a sidecar.
    package var native: Bool
    /// Only on sidecars imported from a peer: how to reach and verify them.
    package var peerMeta: PeeringServiceMeta?

    /// Makes the mesh part.
    package init(native: Bool = false, peerMeta: PeeringServiceMeta? = nil) {
        self.native = native
        self.peerMeta = peerMeta
    }
}

/// What an exporter tells about a sidecar it exports.
package struct PeeringServiceMeta: Sendable, Hashable {
    /// Server names by which the exporter's gateways know the service.
    package var sni: [String]
    /// Identities that may answer.
    package var spiffeID: [String]
    /// `tcp`, `http`, `http2` or `grpc`.
    package var serviceProtocol: String

    /// Makes the description.
    package init(sni: [String] = [], spiffeID: [String] = [], serviceProtocol: String = "") {
        self.sni = sni
        self.spiffeID = spiffeID
        self.serviceProtocol = serviceProtocol
    }
}

extension NodeService {
    /// Puts the instance into a scope; what its proxy calls there needs no scope of its own.
    package mutating func stand(in scope: Scope) {
        self.scope = scope
        proxy.leaveOut(scope)
    }
}

extension ProxyConfiguration {
    /// Leaves the scope out of upstreams that are in the proxy's own one.
    package mutating func leaveOut(_ scope: Scope) {
        for place in upstreams.indices where upstreams[place].destinationScope == scope {
            upstreams[place].destinationScope = nil
        }
    }
}
