package import MeshDomain

/// The settings of a proxy after central configuration was merged into its registration.
///
/// - Source: the order of merging is Consul's, reference §5.4.
package struct ResolvedProxy: Sendable, Hashable {
    package var config: MeshObject
    package var mode: ProxyMode
    package var meshGateway: MeshGatewayMode
    /// `strict`, `permissive` or empty.
    package var mutualTLSMode: String
    package var transparentProxy: TransparentProxyConfiguration
    package var expose: ExposeConfiguration
    package var accessLogs: AccessLogsConfiguration
    /// Those of all proxies, then those of the service; its own only where there are none.
    package var envoyExtensions: [EnvoyExtension]
    /// Set by the registration itself, which outranks some central settings of upstreams.
    package var ownMeshGateway: MeshGatewayMode
    package var upstreamConfiguration: UpstreamConfiguration?

    /// Merges the entries of a service (for a sidecar the one behind it) into its proxy's registration.
    package init(_ proxy: ProxyConfiguration, defaults: ProxyDefaults?, service: ServiceDefaults?) {
        var config = defaults?.config ?? MeshObject()
        if let service {
            if !service.serviceProtocol.isEmpty { config["protocol"] = .string(service.serviceProtocol) }
            if !service.balanceInboundConnections.isEmpty {
                config["balance_inbound_connections"] = .string(service.balanceInboundConnections)
            }
            for (key, value) in [
                ("max_inbound_connections", service.maxInboundConnections),
                ("local_connect_timeout_ms", service.localConnectTimeoutMilliseconds),
                ("local_request_timeout_ms", service.localRequestTimeoutMilliseconds),
            ] where value > 0 {
                config[key] = .integer(value)
            }
        }
        for entry in proxy.config?.entries ?? [] { config[entry.key] = entry.value }
        self.config = config
        mode = [proxy.mode, service?.mode, defaults?.mode].firstSet(besides: .unset)
        mutualTLSMode = [service?.mutualTLSMode, defaults?.mutualTLSMode].firstSet(besides: "")
        ownMeshGateway = proxy.meshGateway
        meshGateway = [proxy.meshGateway, service?.meshGateway, defaults?.meshGateway].firstSet(besides: .unset)
        transparentProxy = [proxy.transparentProxy, service?.transparentProxy, defaults?.transparentProxy]
            .firstSet(besides: TransparentProxyConfiguration())
        var expose = defaults?.expose ?? ExposeConfiguration()
        for layer in [service?.expose, proxy.expose] {
            guard let layer else { continue }
            if layer.checks { expose.checks = true }
            if !layer.paths.isEmpty { expose.paths = layer.paths }
        }
        self.expose = expose
        accessLogs = [proxy.accessLogs, defaults?.accessLogs].firstSet(besides: AccessLogsConfiguration())
        let extensions = (defaults?.envoyExtensions ?? []) + (service?.envoyExtensions ?? [])
        envoyExtensions = extensions.isEmpty ? proxy.envoyExtensions : extensions
        upstreamConfiguration = service?.upstreamConfig
    }

    /// How an upstream is called.
    ///
    /// `defaults` is `proxy-defaults/global`, `service` the entry of the calling service, and `called` that of the called
    /// one; for services of a peer there is none, their exporter decides.
    package func settings(
        of upstream: Upstream,
        defaults: ProxyDefaults?,
        service: ServiceDefaults?,
        called: ServiceDefaults?
    ) -> UpstreamSettings {
        let isPeered = !upstream.destinationPeer.isEmpty
        var settings = UpstreamSettings()
        settings.serviceProtocol = defaults?.config?.text("protocol") ?? ""
        if let called, !called.serviceProtocol.isEmpty { settings.serviceProtocol = called.serviceProtocol }
        let general = upstreamConfiguration?.defaults
        if let general { settings.merge(general) }
        let override = upstreamConfiguration?.overrides.last {
            $0.name == upstream.destinationName && $0.peer == upstream.destinationPeer
        }
        if let override { settings.merge(override) }
        if isPeered { settings.serviceProtocol = "" }
        if let config = upstream.config { settings.merge(config) }
        if isPeered { settings.serviceProtocol = "" }
        let own = upstream.config?["mesh_gateway"]?.objectValue.flatMap { $0.text("mode") ?? $0.text("Mode") }
        settings.meshGateway = [
            upstream.meshGateway, own.map(MeshGatewayMode.init(rawValue:)), override?.meshGateway, ownMeshGateway,
            general?.meshGateway, service?.meshGateway, defaults?.meshGateway,
        ].firstSet(besides: .unset)
        return settings
    }
}

extension Array {
    /// The first element that is there and is not the empty one.
    func firstSet<Value: Equatable>(besides empty: Value) -> Value where Element == Value? {
        for case .some(let value) in self where value != empty { return value }
        return empty
    }
}
