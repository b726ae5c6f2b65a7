/// Defaults for all proxies; the only name is `global`.
package struct ProxyDefaults: Sendable, Hashable {
    package var name: String
    /// Opaque settings; `protocol` is the default protocol of all services.
    package var config: MeshObject?
    package var mode: ProxyMode
    package var transparentProxy: TransparentProxyConfiguration
    /// "", `strict` or `permissive`.
    package var mutualTLSMode: String
    package var meshGateway: MeshGatewayMode
    package var expose: ExposeConfiguration
    package var accessLogs: AccessLogsConfiguration
    package var envoyExtensions: [EnvoyExtension]
    /// "", `sequential` or `order-by-locality`.
    package var failoverPolicyMode: String
    /// The regions that are tried, in that order; of no effect with the modes of Community.
    package var failoverRegions: [String]

    /// Makes the entry.
    package init(
        name: String = "global",
        config: MeshObject? = nil,
        mode: ProxyMode = .unset,
        transparentProxy: TransparentProxyConfiguration = TransparentProxyConfiguration(),
        mutualTLSMode: String = "",
        meshGateway: MeshGatewayMode = .unset,
        expose: ExposeConfiguration = ExposeConfiguration(),
        accessLogs: AccessLogsConfiguration = AccessLogsConfiguration(),
        envoyExtensions: [EnvoyExtension] = [],
        failoverPolicyMode: String = "",
        failoverRegions: [String] = []
    ) {
        self.name = name
        self.config = config
        self.mode = mode
        self.transparentProxy = transparentProxy
        self.mutualTLSMode = mutualTLSMode
        self.meshGateway = meshGateway
        self.expose = expose
        self.accessLogs = accessLogs
        self.envoyExtensions = envoyExtensions
        self.failoverPolicyMode = failoverPolicyMode
        self.failoverRegions = failoverRegions
    }
}
