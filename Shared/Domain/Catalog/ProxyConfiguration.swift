/// The proxy part of a service registration.
///
/// - Source: Consul, service definition, block `proxy`.
package struct ProxyConfiguration: Sendable, Hashable {
    package var destinationServiceName: String
    package var destinationServiceID: String
    package var localServiceAddress: String
    package var localServicePort: Int
    package var localServiceSocketPath: String
    package var mode: ProxyMode
    /// Opaque settings for the proxy; keys in use are listed with the Envoy translation.
    package var config: MeshObject?
    package var upstreams: [Upstream]
    package var meshGateway: MeshGatewayMode
    package var expose: ExposeConfiguration
    package var transparentProxy: TransparentProxyConfiguration
    package var accessLogs: AccessLogsConfiguration
    package var envoyExtensions: [EnvoyExtension]

    /// Makes a configuration.
    package init(
        destinationServiceName: String = "",
        destinationServiceID: String = "",
        localServiceAddress: String = "",
        localServicePort: Int = 0,
        localServiceSocketPath: String = "",
        mode: ProxyMode = .unset,
        config: MeshObject? = nil,
        upstreams: [Upstream] = [],
        meshGateway: MeshGatewayMode = .unset,
        expose: ExposeConfiguration = ExposeConfiguration(),
        transparentProxy: TransparentProxyConfiguration = TransparentProxyConfiguration(),
        accessLogs: AccessLogsConfiguration = AccessLogsConfiguration(),
        envoyExtensions: [EnvoyExtension] = []
    ) {
        self.destinationServiceName = destinationServiceName
        self.destinationServiceID = destinationServiceID
        self.localServiceAddress = localServiceAddress
        self.localServicePort = localServicePort
        self.localServiceSocketPath = localServiceSocketPath
        self.mode = mode
        self.config = config
        self.upstreams = upstreams
        self.meshGateway = meshGateway
        self.expose = expose
        self.transparentProxy = transparentProxy
        self.accessLogs = accessLogs
        self.envoyExtensions = envoyExtensions
    }
}

/// How a proxy captures traffic; unknown values are kept, as Consul 1.16 does.
package struct ProxyMode: Sendable, Hashable, RawRepresentable {
    package var rawValue: String

    /// Any mode.
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let unset = ProxyMode(rawValue: "")
    package static let direct = ProxyMode(rawValue: "direct")
    package static let transparent = ProxyMode(rawValue: "transparent")
}

/// Whether traffic to another place goes through mesh gateways; unknown values are kept, as Consul 1.16 does.
package struct MeshGatewayMode: Sendable, Hashable, RawRepresentable {
    package var rawValue: String

    /// Any mode.
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let unset = MeshGatewayMode(rawValue: "")
    package static let none = MeshGatewayMode(rawValue: "none")
    /// Through this cluster's gateway first.
    package static let local = MeshGatewayMode(rawValue: "local")
    /// Straight to the other cluster's gateway.
    package static let remote = MeshGatewayMode(rawValue: "remote")
}

/// A service that a proxy calls.
package struct Upstream: Sendable, Hashable {
    /// `service` or `prepared_query`.
    package var destinationType: String
    package var destinationName: String
    /// Peer that exports it; empty for a local service.
    package var destinationPeer: String
    /// Where the destination's name stands; nil for the proxy's own scope.
    package var destinationScope: Scope?
    package var datacenter: String
    /// 127.0.0.1 when empty.
    package var localBindAddress: String
    package var localBindPort: Int
    package var localBindSocketPath: String
    /// Octal permissions of the socket.
    package var localBindSocketMode: String
    /// Opaque settings, for instance `protocol` and `connect_timeout_ms`.
    package var config: MeshObject?
    package var meshGateway: MeshGatewayMode
    /// It came from a config entry, not from the registration.
    package var centrallyConfigured: Bool

    /// Makes an upstream.
    package init(
        destinationType: String = "service",
        destinationName: String,
        destinationPeer: String = "",
        datacenter: String = "",
        localBindAddress: String = "",
        localBindPort: Int = 0,
        localBindSocketPath: String = "",
        localBindSocketMode: String = "",
        config: MeshObject? = nil,
        meshGateway: MeshGatewayMode = .unset,
        centrallyConfigured: Bool = false,
        destinationScope: Scope? = nil
    ) {
        self.destinationType = destinationType
        self.destinationName = destinationName
        self.destinationPeer = destinationPeer
        self.destinationScope = destinationScope
        self.datacenter = datacenter
        self.localBindAddress = localBindAddress
        self.localBindPort = localBindPort
        self.localBindSocketPath = localBindSocketPath
        self.localBindSocketMode = localBindSocketMode
        self.config = config
        self.meshGateway = meshGateway
        self.centrallyConfigured = centrallyConfigured
    }

    /// What a proxy in that scope calls.
    package func destination(from scope: Scope) -> ServiceRef {
        ServiceRef(ServiceName(destinationName, in: destinationScope ?? scope), of: Origin(peer: destinationPeer))
    }
}

/// Paths of the application that are reachable without mutual TLS.
package struct ExposeConfiguration: Sendable, Hashable {
    /// Also expose the application's HTTP and gRPC checks.
    package var checks: Bool
    package var paths: [ExposePath]

    /// Makes the configuration.
    package init(checks: Bool = false, paths: [ExposePath] = []) {
        self.checks = checks
        self.paths = paths
    }

    /// Nothing is exposed.
    package var isEmpty: Bool { !checks && paths.isEmpty }
}

/// One exposed path.
package struct ExposePath: Sendable, Hashable {
    package var listenerPort: Int
    package var path: String
    package var localPathPort: Int
    /// `http` or `http2`.
    package var pathProtocol: String
    package var parsedFromCheck: Bool

    /// Makes an exposed path.
    package init(
        listenerPort: Int,
        path: String,
        localPathPort: Int,
        pathProtocol: String = "http",
        parsedFromCheck: Bool = false
    ) {
        self.listenerPort = listenerPort
        self.path = path
        self.localPathPort = localPathPort
        self.pathProtocol = pathProtocol
        self.parsedFromCheck = parsedFromCheck
    }
}

/// Settings of the transparent mode.
package struct TransparentProxyConfiguration: Sendable, Hashable {
    /// 0 means the default, 15001.
    package var outboundListenerPort: Int
    package var dialedDirectly: Bool

    /// Makes the settings.
    package init(outboundListenerPort: Int = 0, dialedDirectly: Bool = false) {
        self.outboundListenerPort = outboundListenerPort
        self.dialedDirectly = dialedDirectly
    }

    /// Nothing was set.
    package var isEmpty: Bool { outboundListenerPort == 0 && !dialedDirectly }
}

/// Access logs of Envoy.
package struct AccessLogsConfiguration: Sendable, Hashable {
    package var enabled: Bool
    package var disableListenerLogs: Bool
    /// "" and `stdout`, `stderr`, `file`.
    package var type: String
    package var path: String
    package var jsonFormat: String
    package var textFormat: String

    /// Makes the settings.
    package init(
        enabled: Bool = false,
        disableListenerLogs: Bool = false,
        type: String = "",
        path: String = "",
        jsonFormat: String = "",
        textFormat: String = ""
    ) {
        self.enabled = enabled
        self.disableListenerLogs = disableListenerLogs
        self.type = type
        self.path = path
        self.jsonFormat = jsonFormat
        self.textFormat = textFormat
    }

    /// Nothing was set.
    package var isEmpty: Bool { self == AccessLogsConfiguration() }
}

/// An Envoy extension from a config entry.
package struct EnvoyExtension: Sendable, Hashable {
    package var name: String
    package var required: Bool
    package var arguments: MeshObject
    package var consulVersion: String
    package var envoyVersion: String

    /// Makes an extension.
    package init(
        name: String,
        required: Bool = false,
        arguments: MeshObject = MeshObject(),
        consulVersion: String = "",
        envoyVersion: String = ""
    ) {
        self.name = name
        self.required = required
        self.arguments = arguments
        self.consulVersion = consulVersion
        self.envoyVersion = envoyVersion
    }

    /// Whether it reaches from a called service to the proxies that call it; every other one is for the service's own proxies only.
    package var reachesCallers: Bool { name == "builtin/aws/lambda" }
}
