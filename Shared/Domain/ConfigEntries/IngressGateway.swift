/// What an ingress gateway listens for, and to which services it passes that on.
package struct IngressGateway: Sendable, Hashable {
    /// The gateway's service.
    package var name: String
    package var tls: GatewayTLS
    package var listeners: [IngressListener]
    /// Limits for services that set none.
    package var defaults: IngressLimits?

    /// Makes the entry.
    package init(
        name: String,
        tls: GatewayTLS = GatewayTLS(),
        listeners: [IngressListener] = [],
        defaults: IngressLimits? = nil
    ) {
        self.name = name
        self.tls = tls
        self.listeners = listeners
        self.defaults = defaults
    }
}

/// One port of an ingress gateway.
package struct IngressListener: Sendable, Hashable {
    package var port: Int
    /// `tcp`, `http`, `http2` or `grpc`.
    package var listenerProtocol: String
    /// Nil takes the gateway's.
    package var tls: GatewayTLS?
    package var services: [IngressService]

    /// Makes a listener.
    package init(
        port: Int,
        listenerProtocol: String = "",
        tls: GatewayTLS? = nil,
        services: [IngressService] = []
    ) {
        self.port = port
        self.listenerProtocol = listenerProtocol
        self.tls = tls
        self.services = services
    }
}

/// A service behind a listener.
package struct IngressService: Sendable, Hashable {
    /// Or `*` for all services of the mesh.
    package var service: NameText
    /// Host headers that are meant for it; none stands for the name of the service below the gateway's domain.
    package var hosts: [String]
    /// Its own certificate.
    package var sds: GatewaySDS?
    package var requestHeaders: HeaderModifiers
    package var responseHeaders: HeaderModifiers
    package var limits: IngressLimits
    package var meta: [String: String]

    /// Makes a service.
    package init(
        service: NameText,
        hosts: [String] = [],
        sds: GatewaySDS? = nil,
        requestHeaders: HeaderModifiers = HeaderModifiers(),
        responseHeaders: HeaderModifiers = HeaderModifiers(),
        limits: IngressLimits = IngressLimits(),
        meta: [String: String] = [:]
    ) {
        self.service = service
        self.hosts = hosts
        self.sds = sds
        self.requestHeaders = requestHeaders
        self.responseHeaders = responseHeaders
        self.limits = limits
        self.meta = meta
    }
}

/// Circuit breaker of a service behind an ingress gateway; 0 means Envoy's default.
package struct IngressLimits: Sendable, Hashable {
    package var maxConnections: Int
    package var maxPendingRequests: Int
    package var maxConcurrentRequests: Int
    package var passiveHealthCheck: PassiveHealthCheck?

    /// Makes the limits.
    package init(
        maxConnections: Int = 0,
        maxPendingRequests: Int = 0,
        maxConcurrentRequests: Int = 0,
        passiveHealthCheck: PassiveHealthCheck? = nil
    ) {
        self.maxConnections = maxConnections
        self.maxPendingRequests = maxPendingRequests
        self.maxConcurrentRequests = maxConcurrentRequests
        self.passiveHealthCheck = passiveHealthCheck
    }
}

extension IngressGateway: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.ingressGateway
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .ingressGateway(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .ingressGateway(let own) = body else { return nil }
        self = own
    }
}
