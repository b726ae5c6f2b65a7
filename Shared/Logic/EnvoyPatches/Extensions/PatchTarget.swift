package import MeshDomain

/// A resource that extensions may change, as they ask for it.
package struct PatchTarget: Sendable, Hashable {
    /// What an extension calls it.
    package enum Kind: String, Sendable, Hashable {
        case listener
        case cluster
        case route
        case endpoints = "cluster-load-assignment"

        /// The message that it is.
        package var messageName: String {
            switch self {
            case .listener: "envoy.config.listener.v3.Listener"
            case .cluster: "envoy.config.cluster.v3.Cluster"
            case .route: "envoy.config.route.v3.RouteConfiguration"
            case .endpoints: "envoy.config.endpoint.v3.ClusterLoadAssignment"
            }
        }
    }

    /// Whose calls it is about.
    package enum Direction: String, Sendable, Hashable {
        /// Those that come to the proxy's service.
        case inbound
        /// Those that the proxy's service makes.
        case outbound
    }

    package var kind: Kind
    package var direction: Direction
    /// The services whose calls it is for; empty when it is for one's own, or for calls to many.
    package var services: [ServiceRef]
    /// The name by which routes inside a listener are its own; nil for all routes in it.
    package var routes: String?

    /// Names a resource.
    package init(_ kind: Kind, _ direction: Direction, services: [ServiceRef] = [], routes: String? = nil) {
        self.kind = kind
        self.direction = direction
        self.services = services
        self.routes = routes
    }
}

/// What extensions have to know of the proxy that they change.
package struct PatchContext: Sendable, Hashable {
    /// As in the catalog: `connect-proxy`, `api-gateway`.
    package var proxyKind: String
    /// Of which version the proxy is, if it said so.
    package var envoy: VersionNumber?
    /// The clusters by which services can be asked.
    package var clusters: [ServiceName: String]
    /// What the clusters are called by which something on the proxy's own host is asked.
    var ownNames: [OwnTarget: String] = [:]

    /// Describes a proxy.
    package init(proxyKind: String, envoy: VersionNumber?, clusters: [ServiceName: String]) {
        self.proxyKind = proxyKind
        self.envoy = envoy
        self.clusters = clusters
    }
}

/// What one kind of extension does.
protocol ResourcePatch: Sendable {
    /// Which kinds of proxies it is for.
    var proxyKind: String { get }

    /// Whether it would change such a resource.
    func concerns(_ target: PatchTarget) -> Bool

    /// The resource with the change.
    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject

    /// Whom it asks or tells.
    var called: CalledService? { get }
}

extension ResourcePatch {
    var called: CalledService? { nil }
}
