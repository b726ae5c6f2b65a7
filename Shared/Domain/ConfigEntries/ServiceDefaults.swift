/// Defaults of one service.
package struct ServiceDefaults: Sendable, Hashable {
    package var name: String
    /// Lower case; anything but http, http2 and grpc is treated as TCP.
    package var serviceProtocol: String
    package var mode: ProxyMode
    package var transparentProxy: TransparentProxyConfiguration
    package var mutualTLSMode: String
    package var meshGateway: MeshGatewayMode
    package var expose: ExposeConfiguration
    package var externalSNI: String
    package var upstreamConfig: UpstreamConfiguration?
    package var destination: DestinationConfiguration?
    package var maxInboundConnections: Int
    package var localConnectTimeoutMilliseconds: Int
    package var localRequestTimeoutMilliseconds: Int
    /// "" or `exact_balance`.
    package var balanceInboundConnections: String
    package var envoyExtensions: [EnvoyExtension]

    /// Makes the entry.
    package init(
        name: String,
        serviceProtocol: String = "",
        mode: ProxyMode = .unset,
        transparentProxy: TransparentProxyConfiguration = TransparentProxyConfiguration(),
        mutualTLSMode: String = "",
        meshGateway: MeshGatewayMode = .unset,
        expose: ExposeConfiguration = ExposeConfiguration(),
        externalSNI: String = "",
        upstreamConfig: UpstreamConfiguration? = nil,
        destination: DestinationConfiguration? = nil,
        maxInboundConnections: Int = 0,
        localConnectTimeoutMilliseconds: Int = 0,
        localRequestTimeoutMilliseconds: Int = 0,
        balanceInboundConnections: String = "",
        envoyExtensions: [EnvoyExtension] = []
    ) {
        self.name = name
        self.serviceProtocol = serviceProtocol
        self.mode = mode
        self.transparentProxy = transparentProxy
        self.mutualTLSMode = mutualTLSMode
        self.meshGateway = meshGateway
        self.expose = expose
        self.externalSNI = externalSNI
        self.upstreamConfig = upstreamConfig
        self.destination = destination
        self.maxInboundConnections = maxInboundConnections
        self.localConnectTimeoutMilliseconds = localConnectTimeoutMilliseconds
        self.localRequestTimeoutMilliseconds = localRequestTimeoutMilliseconds
        self.balanceInboundConnections = balanceInboundConnections
        self.envoyExtensions = envoyExtensions
    }
}

/// How the service calls others.
package struct UpstreamConfiguration: Sendable, Hashable {
    package var overrides: [UpstreamDefaults]
    package var defaults: UpstreamDefaults?

    /// Makes the settings.
    package init(overrides: [UpstreamDefaults] = [], defaults: UpstreamDefaults? = nil) {
        self.overrides = overrides
        self.defaults = defaults
    }
}

/// Settings for calls to one upstream, or to all.
package struct UpstreamDefaults: Sendable, Hashable {
    package var name: String
    package var peer: String
    package var envoyListenerJSON: String
    package var envoyClusterJSON: String
    package var upstreamProtocol: String
    package var connectTimeoutMilliseconds: Int
    package var limits: UpstreamLimits?
    package var passiveHealthCheck: PassiveHealthCheck?
    package var meshGateway: MeshGatewayMode
    package var balanceOutboundConnections: String

    /// Makes the settings.
    package init(
        name: String = "",
        peer: String = "",
        envoyListenerJSON: String = "",
        envoyClusterJSON: String = "",
        upstreamProtocol: String = "",
        connectTimeoutMilliseconds: Int = 0,
        limits: UpstreamLimits? = nil,
        passiveHealthCheck: PassiveHealthCheck? = nil,
        meshGateway: MeshGatewayMode = .unset,
        balanceOutboundConnections: String = ""
    ) {
        self.name = name
        self.peer = peer
        self.envoyListenerJSON = envoyListenerJSON
        self.envoyClusterJSON = envoyClusterJSON
        self.upstreamProtocol = upstreamProtocol
        self.connectTimeoutMilliseconds = connectTimeoutMilliseconds
        self.limits = limits
        self.passiveHealthCheck = passiveHealthCheck
        self.meshGateway = meshGateway
        self.balanceOutboundConnections = balanceOutboundConnections
    }
}

/// Circuit breaker of an upstream; nil means Envoy's default.
package struct UpstreamLimits: Sendable, Hashable {
    package var maxConnections: Int?
    package var maxPendingRequests: Int?
    package var maxConcurrentRequests: Int?

    /// Makes the limits.
    package init(maxConnections: Int? = nil, maxPendingRequests: Int? = nil, maxConcurrentRequests: Int? = nil) {
        self.maxConnections = maxConnections
        self.maxPendingRequests = maxPendingRequests
        self.maxConcurrentRequests = maxConcurrentRequests
    }
}

/// Outlier detection of an upstream.
package struct PassiveHealthCheck: Sendable, Hashable {
    /// Nanoseconds; 0 means Envoy's default.
    package var intervalNanoseconds: Int64
    package var maxFailures: Int
    package var enforcingConsecutive5xx: Int?
    package var maxEjectionPercent: Int?
    package var baseEjectionTimeNanoseconds: Int64?

    /// Makes the settings.
    package init(
        intervalNanoseconds: Int64 = 0,
        maxFailures: Int = 0,
        enforcingConsecutive5xx: Int? = nil,
        maxEjectionPercent: Int? = nil,
        baseEjectionTimeNanoseconds: Int64? = nil
    ) {
        self.intervalNanoseconds = intervalNanoseconds
        self.maxFailures = maxFailures
        self.enforcingConsecutive5xx = enforcingConsecutive5xx
        self.maxEjectionPercent = maxEjectionPercent
        self.baseEjectionTimeNanoseconds = baseEjectionTimeNanoseconds
    }
}

/// A destination outside the mesh.
package struct DestinationConfiguration: Sendable, Hashable {
    package var addresses: [String]
    package var port: Int

    /// Makes the destination.
    package init(addresses: [String], port: Int) {
        self.addresses = addresses
        self.port = port
    }
}
