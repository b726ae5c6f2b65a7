import EnvoyPatches
import MeshDomain
import ProxySnapshots

/// Which of a proxy's resources extensions may change, and whose calls each is about.
///
/// Resources by hand are among them where they have the name of what they replace.
struct ExtensionTargets: Sendable {
    let proxyKind: String
    /// Where callers come in; nil for gateways.
    let publicListener: String?
    private let isGateway: Bool
    private let capturing: String?
    /// By the name of the listener, of the routes, of the cluster.
    private var listeners: [String: SidecarUpstream] = [:]
    private var routes: [String: SidecarUpstream] = [:]
    private var clusters: [String: SidecarUpstream] = [:]
    /// The clusters of instances of exactly the upstream's service.
    private var direct: Set<String> = []

    static func upstreams(of snapshot: ProxySnapshot) -> [SidecarUpstream] {
        if case .sidecar(let inputs) = snapshot.configuration { inputs.upstreams } else { [] }
    }

    init(_ snapshot: ProxySnapshot) {
        switch snapshot.configuration {
        case .sidecar(let inputs):
            proxyKind = "connect-proxy"
            isGateway = false
            publicListener = PublicListenerInput(inputs).name
            capturing = inputs.capture.map(OutboundListener.name)
            for upstream in inputs.upstreams { add(upstream) }
            return
        case .meshGateway: proxyKind = "mesh-gateway"
        case .apiGateway: proxyKind = "api-gateway"
        case .ingressGateway: proxyKind = "ingress-gateway"
        case .terminatingGateway: proxyKind = "terminating-gateway"
        }
        isGateway = true
        publicListener = nil
        capturing = nil
    }

    private mutating func add(_ upstream: SidecarUpstream) {
        listeners[UpstreamListener.name(of: upstream)] = upstream
        routes[upstream.key] = upstream
        for cluster in upstream.routing.clusters {
            // Who is first in order keeps a cluster that several call.
            if clusters[cluster.name] == nil { clusters[cluster.name] = upstream }
            for (name, target) in cluster.members {
                if clusters[name] == nil { clusters[name] = upstream }
                if case .local(let local) = target, local.service == upstream.service { direct.insert(name) }
            }
        }
    }

    /// How the proxy's own extensions see a resource; nil when it is none of theirs.
    func target(_ type: EnvoyResourceType, _ name: String) -> PatchTarget? {
        guard let kind = Self.kind(type) else { return nil }
        if isGateway { return PatchTarget(kind, .outbound) }
        switch kind {
        case .listener:
            if name == publicListener { return PatchTarget(kind, .inbound) }
            if name == capturing { return PatchTarget(kind, .outbound) }
            return listeners[name].map { Self.outbound(kind, $0) }
        case .route: return routes[name].map { Self.outbound(kind, $0) }
        case .cluster, .endpoints:
            if name == SidecarClusters.application { return PatchTarget(kind, .inbound) }
            return clusters[name].map { Self.outbound(kind, $0) }
        }
    }

    /// How the extensions of called services see a resource, by upstream.
    func ofUpstreams(_ type: EnvoyResourceType, _ name: String) -> [(key: String, target: PatchTarget)] {
        guard let kind = Self.kind(type) else { return [] }
        let upstreams: [SidecarUpstream]
        switch kind {
        case .listener:
            upstreams =
                name == capturing ? routes.values.sorted { $0.key < $1.key } : listeners[name].map { [$0] } ?? []
        case .cluster: upstreams = direct.contains(name) ? clusters[name].map { [$0] } ?? [] : []
        case .route, .endpoints: upstreams = []
        }
        return upstreams.map { upstream in
            var target = Self.outbound(kind, upstream)
            target.routes = upstream.key
            return (upstream.key, target)
        }
    }

    private static func outbound(_ kind: PatchTarget.Kind, _ upstream: SidecarUpstream) -> PatchTarget {
        PatchTarget(
            kind,
            .outbound,
            services: [ServiceRef(upstream.service, of: Origin(peer: upstream.peer))]
        )
    }

    private static func kind(_ type: EnvoyResourceType) -> PatchTarget.Kind? {
        switch type {
        case .cluster: .cluster
        case .listener: .listener
        case .route: .route
        case .endpoint: .endpoints
        case .extensionConfig, .secret: nil
        }
    }
}
