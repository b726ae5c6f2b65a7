package import MeshDomain

extension JSONOutput {
    /// Which of Consul's two encoders is followed: they differ in what they leave out.
    package enum ProxyStyle: Sendable {
        /// Catalog and health endpoints.
        case server
        /// Agent endpoints.
        case agent
    }

    /// The proxy part of an instance.
    ///
    /// - Source: reference §3.1, ProxyConfig and Upstream; the agent's encoder was recorded.
    package mutating func proxy(_ proxy: ProxyConfiguration, style: ProxyStyle) {
        object { output in
            if !proxy.envoyExtensions.isEmpty {
                output.member("EnvoyExtensions", ProxyPartsCodec.envoyExtensions(proxy.envoyExtensions))
            }
            output.member("DestinationServiceName", ifSet: proxy.destinationServiceName)
            output.member("DestinationServiceID", ifSet: proxy.destinationServiceID)
            output.member("LocalServiceAddress", ifSet: proxy.localServiceAddress)
            output.member("LocalServicePort", ifSet: proxy.localServicePort)
            output.member("LocalServiceSocketPath", ifSet: proxy.localServiceSocketPath)
            switch style {
            case .server: output.member("Mode", proxy.mode.rawValue)
            case .agent: output.member("Mode", ifSet: proxy.mode.rawValue)
            }
            if let config = proxy.config, !config.isEmpty { output.member("Config", .object(config)) }
            if !proxy.upstreams.isEmpty {
                output.key("Upstreams")
                output.array(proxy.upstreams) { $0.upstream($1, of: proxy, style: style) }
            }
            output.member("MeshGateway", ProxyPartsCodec.meshGateway(proxy.meshGateway))
            output.key("Expose")
            output.expose(proxy.expose, style: style)
            if !proxy.transparentProxy.isEmpty {
                output.member("TransparentProxy", ProxyPartsCodec.transparentProxy(proxy.transparentProxy))
            }
            if !proxy.accessLogs.isEmpty { output.member("AccessLogs", ProxyPartsCodec.accessLogs(proxy.accessLogs)) }
        }
    }

    private mutating func upstream(_ upstream: Upstream, of proxy: ProxyConfiguration, style: ProxyStyle) {
        object { output in
            switch style {
            case .server: output.member("DestinationType", upstream.destinationType)
            case .agent: output.member("DestinationType", ifSet: upstream.destinationType)
            }
            if let scope = upstream.destinationScope {
                output.member("DestinationNamespace", scope.namespace.name)
                output.member("DestinationPartition", scope.partition.name)
            }
            output.member("DestinationPeer", ifSet: upstream.destinationPeer)
            output.member("DestinationName", upstream.destinationName)
            switch style {
            case .server: output.member("Datacenter", upstream.datacenter)
            case .agent: output.member("Datacenter", ifSet: upstream.datacenter)
            }
            output.member("LocalBindAddress", ifSet: upstream.localBindAddress)
            output.member("LocalBindPort", ifSet: upstream.localBindPort)
            output.member("LocalBindSocketPath", ifSet: upstream.localBindSocketPath)
            output.member("LocalBindSocketMode", ifSet: upstream.localBindSocketMode)
            if let config = upstream.config, !config.isEmpty { output.member("Config", .object(config)) }
            // The agent shows which gateways a call takes in effect: the proxy's own mode where the upstream has none.
            let inherits = style == .agent && upstream.meshGateway == .unset && upstream.destinationType == "service"
            let mode = inherits ? proxy.meshGateway : upstream.meshGateway
            output.member("MeshGateway", ProxyPartsCodec.meshGateway(mode))
            output.member("CentrallyConfigured", ifSet: upstream.centrallyConfigured)
        }
    }

    private mutating func expose(_ expose: ExposeConfiguration, style: ProxyStyle) {
        guard style == .agent, !expose.paths.isEmpty else { return value(ProxyPartsCodec.expose(expose)) }
        object { output in
            output.member("Checks", ifSet: expose.checks)
            output.key("Paths")
            output.array(expose.paths) { list, path in
                list.object { item in
                    item.member("ListenerPort", ifSet: path.listenerPort)
                    item.member("Path", ifSet: path.path)
                    item.member("LocalPathPort", ifSet: path.localPathPort)
                    item.member("Protocol", ifSet: path.pathProtocol)
                    item.member("ParsedFromCheck", path.parsedFromCheck)
                }
            }
        }
    }
}
