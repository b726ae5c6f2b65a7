package import MeshDomain

/// What a sidecar's configuration is made from, without endpoints.
package struct SidecarInputs: Sendable, Hashable {
    package var mesh: MeshIdentity
    package var credentials: ProxyCredentials
    /// The service behind the proxy.
    package var service: ServiceName
    /// Where callers connect.
    package var bindAddress: String
    package var bindPort: Int
    /// `tcp`, `http`, `http2` or `grpc`.
    package var serviceProtocol: String
    package var application: LocalApplication
    /// The application's own port may also be called without mutual TLS, while a service moves into the mesh.
    package var isPermissive = false
    /// Connections are spread evenly over Envoy's workers.
    package var balancesInboundConnections: Bool
    /// Who may call, highest precedence first.
    package var intentions: [InboundIntention]
    /// Whose tokens they ask for.
    package var tokens = TokenInputs()
    /// What happens to callers that no intention is about.
    package var allowsByDefault: Bool
    /// The peers that may call, sorted by trust domain; empty when the service is not exported.
    package var inboundTrust: [TrustDomainRoots]
    /// The services it calls, sorted by key.
    package var upstreams: [SidecarUpstream]
    /// What it wants to call and cannot.
    package var blocked: [BlockedUpstream] = []
    /// Envoy's own JSON in place of what is generated for the application.
    package var escapeHatches = EscapeHatches()
    /// Opaque settings that ask for what this version does not do; sorted.
    package var unusedSettings: [String] = []
    /// How traffic is captured; nil when the application calls upstreams at addresses of their own.
    package var capture: TrafficCapture?
    package var exposedPaths: [ExposePath]
    package var accessLogs: AccessLogsConfiguration
    /// How long Envoy waits for endpoints and routes, in milliseconds; nil for Envoy's default.
    package var fetchTimeoutMilliseconds: Int?
}

/// Envoy's own JSON in place of generated resources; empty texts for none.
package struct EscapeHatches: Sendable, Hashable {
    /// The listener for callers (`envoy_public_listener_json`).
    package var publicListener = ""
    /// The application's cluster (`envoy_local_cluster_json`).
    package var localCluster = ""

    /// None.
    package init() {}

    /// What a proxy's opaque settings say.
    package init(_ config: MeshObject) {
        publicListener = config.text("envoy_public_listener_json") ?? ""
        localCluster = config.text("envoy_local_cluster_json") ?? ""
    }
}

/// The application behind a sidecar.
package struct LocalApplication: Sendable, Hashable {
    package var address: String
    package var port: Int
    /// A Unix socket instead of an address.
    package var socketPath: String
    package var connectTimeoutMilliseconds: Int
    /// Nil for Envoy's default.
    package var requestTimeoutMilliseconds: Int?
    package var idleTimeoutMilliseconds: Int?
    /// 0 for no limit.
    package var maximumInboundConnections: Int
}

/// One intention on the service behind a sidecar.
package struct InboundIntention: Sendable, Hashable {
    /// The calling service, or `*` for all of its scope.
    package var caller: ServiceRef
    /// Nil when `permissions` decide.
    package var action: IntentionAction?
    package var permissions: [IntentionPermission]
    /// Tokens (JWT) that every call needs, too: all of these.
    package var tokens: [JWTRequirement]

    /// Makes an intention.
    package init(
        _ caller: ServiceRef,
        action: IntentionAction?,
        permissions: [IntentionPermission] = [],
        tokens: [JWTRequirement] = []
    ) {
        self.caller = caller
        self.action = action
        self.permissions = permissions
        self.tokens = tokens
    }

    /// Makes an intention about a caller of this cluster or of a peer.
    package init(
        source: ServiceName,
        peer: String = "",
        action: IntentionAction?,
        permissions: [IntentionPermission] = []
    ) {
        self.init(ServiceRef(source, of: Origin(peer: peer)), action: action, permissions: permissions)
    }
}

/// A service that a sidecar calls.
package struct SidecarUpstream: Sendable, Hashable {
    /// The name within the proxy: `db`, `db?peer=west`.
    package var key: String
    package var service: ServiceName
    /// The peer that was named with it; empty when it is a service of this mesh, wherever its calls go in the end.
    package var peer: String
    /// Where the chain is seen from; empty with a peer.
    package var datacenter: String
    package var bind: UpstreamBind
    package var settings: UpstreamSettings
    package var routing: UpstreamRouting
    /// No entry changes where its calls go: only then may it be configured in Envoy's own JSON.
    package var hasDefaultChain = true
    /// The entries that decide where its calls go, those of all services aside; sorted.
    package var entries: [EntryKey] = []
    /// What the called service's entries add to how it is called.
    package var extensions: [EnvoyExtension] = []
}

/// A service that a sidecar should call, but config entries leave no way to.
package struct BlockedUpstream: Sendable, Hashable {
    /// The name within the proxy.
    package var key: String
    package var service: ServiceName
    /// For people.
    package var reason: String
    /// The entries that contradict each other are among these; sorted.
    package var entries: [EntryKey]

    /// Names the service and the reason.
    package init(key: String, service: ServiceName, reason: String, entries: [EntryKey]) {
        self.key = key
        self.service = service
        self.reason = reason
        self.entries = entries
    }
}

/// Where the application finds an upstream.
package enum UpstreamBind: Sendable, Hashable {
    /// At its virtual addresses, sorted, by captured traffic; without any it cannot be called.
    case captured([String])
    case address(String, port: Int)
    /// A Unix socket and its permissions; 0 leaves them to Envoy.
    case socket(path: String, mode: Int)
}

/// Who answers for an upstream.
package enum UpstreamTarget: Sendable, Hashable {
    case local(LocalTarget)
    case peered(PeeredTarget)
}

/// A service of this mesh, or some of its instances.
package struct LocalTarget: Sendable, Hashable {
    package var service: ServiceName
    package var datacenter: String
    package var serverName: String
    /// Which instances.
    package var subset: ServiceSubset
}

/// A service imported from a peer.
package struct PeeredTarget: Sendable, Hashable {
    package var peer: String
    package var trust: TrustDomainRoots
    /// As the exporter announced it; empty until an instance is known.
    package var serverName: String
    /// The identities that may answer.
    package var identities: [String]
    /// There are instances, and the peer said of none which identity it has.
    package var lacksIdentity = false
    /// The gateway to look up by name; nil when endpoints are sent.
    package var hostname: MeshEndpoint?
}
