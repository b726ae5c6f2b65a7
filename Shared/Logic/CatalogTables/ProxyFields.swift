import MeshDomain

/// The proxy part of an instance, without the name of its destination, which stands before it.
private enum ProxyTag {
    static let destinationID: UInt8 = 1
    static let localAddress: UInt8 = 2
    static let localPort: UInt8 = 3
    static let localSocketPath: UInt8 = 4
    static let mode: UInt8 = 5
    static let config: UInt8 = 6
    static let upstream: UInt8 = 7
    static let meshGateway: UInt8 = 8
    static let exposeChecks: UInt8 = 9
    static let exposePath: UInt8 = 10
    static let outboundPort: UInt8 = 11
    static let dialedDirectly: UInt8 = 12
    static let accessLogs: UInt8 = 13
    static let envoyExtension: UInt8 = 14
}

private enum UpstreamTag {
    static let type: UInt8 = 1
    static let name: UInt8 = 2
    static let peer: UInt8 = 3
    static let scope: UInt8 = 4
    static let datacenter: UInt8 = 5
    static let bindAddress: UInt8 = 6
    static let bindPort: UInt8 = 7
    static let socketPath: UInt8 = 8
    static let socketMode: UInt8 = 9
    static let config: UInt8 = 10
    static let meshGateway: UInt8 = 11
    static let centrallyConfigured: UInt8 = 12
}

extension RowWriter {
    /// The proxy part; nothing when nothing is set.
    mutating func proxy(_ tag: UInt8, _ proxy: ProxyConfiguration) {
        let start = bytes.count
        byte(tag)
        field(ProxyTag.destinationID, proxy.destinationServiceID)
        field(ProxyTag.localAddress, proxy.localServiceAddress)
        field(ProxyTag.localPort, proxy.localServicePort)
        field(ProxyTag.localSocketPath, proxy.localServiceSocketPath)
        field(ProxyTag.mode, proxy.mode.rawValue)
        field(ProxyTag.config, proxy.config)
        for upstream in proxy.upstreams { self.upstream(upstream) }
        field(ProxyTag.meshGateway, proxy.meshGateway.rawValue)
        field(ProxyTag.exposeChecks, proxy.expose.checks)
        for path in proxy.expose.paths {
            byte(ProxyTag.exposePath)
            integer(Int64(path.listenerPort))
            text(path.path)
            integer(Int64(path.localPathPort))
            text(path.pathProtocol)
            byte(path.parsedFromCheck ? 1 : 0)
        }
        field(ProxyTag.outboundPort, proxy.transparentProxy.outboundListenerPort)
        field(ProxyTag.dialedDirectly, proxy.transparentProxy.dialedDirectly)
        if !proxy.accessLogs.isEmpty { accessLogs(proxy.accessLogs) }
        for envoyExtension in proxy.envoyExtensions {
            byte(ProxyTag.envoyExtension)
            text(envoyExtension.name)
            byte(envoyExtension.required ? 1 : 0)
            object(envoyExtension.arguments)
            text(envoyExtension.consulVersion)
            text(envoyExtension.envoyVersion)
        }
        if bytes.count == start + 1 { cut(to: start) } else { endFields() }
    }

    private mutating func accessLogs(_ logs: AccessLogsConfiguration) {
        byte(ProxyTag.accessLogs)
        byte((logs.enabled ? 1 : 0) | (logs.disableListenerLogs ? 2 : 0))
        text(logs.type)
        text(logs.path)
        text(logs.jsonFormat)
        text(logs.textFormat)
    }

    private mutating func upstream(_ upstream: Upstream) {
        byte(ProxyTag.upstream)
        if upstream.destinationType != "service" {
            byte(UpstreamTag.type)
            text(upstream.destinationType)
        }
        field(UpstreamTag.name, upstream.destinationName)
        field(UpstreamTag.peer, upstream.destinationPeer)
        if let scope = upstream.destinationScope {
            byte(UpstreamTag.scope)
            text(scope.partition.nameUnlessStandard)
            text(scope.namespace.nameUnlessStandard)
        }
        field(UpstreamTag.datacenter, upstream.datacenter)
        field(UpstreamTag.bindAddress, upstream.localBindAddress)
        field(UpstreamTag.bindPort, upstream.localBindPort)
        field(UpstreamTag.socketPath, upstream.localBindSocketPath)
        field(UpstreamTag.socketMode, upstream.localBindSocketMode)
        field(UpstreamTag.config, upstream.config)
        field(UpstreamTag.meshGateway, upstream.meshGateway.rawValue)
        field(UpstreamTag.centrallyConfigured, upstream.centrallyConfigured)
        endFields()
    }
}

extension RowReader {
    /// Reads what follows the tag of the proxy part.
    mutating func proxy(_ proxy: inout ProxyConfiguration) {
        while let tag = tag() {
            switch tag {
            case ProxyTag.destinationID: proxy.destinationServiceID = text()
            case ProxyTag.localAddress: proxy.localServiceAddress = text()
            case ProxyTag.localPort: proxy.localServicePort = int()
            case ProxyTag.localSocketPath: proxy.localServiceSocketPath = text()
            case ProxyTag.mode: proxy.mode = ProxyMode(rawValue: text())
            case ProxyTag.config: proxy.config = object()
            case ProxyTag.upstream: proxy.upstreams.append(upstream())
            case ProxyTag.meshGateway: proxy.meshGateway = MeshGatewayMode(rawValue: text())
            case ProxyTag.exposeChecks: proxy.expose.checks = true
            case ProxyTag.exposePath: proxy.expose.paths.append(exposePath())
            case ProxyTag.outboundPort: proxy.transparentProxy.outboundListenerPort = int()
            case ProxyTag.dialedDirectly: proxy.transparentProxy.dialedDirectly = true
            case ProxyTag.accessLogs: proxy.accessLogs = accessLogs()
            case ProxyTag.envoyExtension: proxy.envoyExtensions.append(envoyExtension())
            case _: preconditionFailure("a packed proxy has the unknown field \(tag)")
            }
        }
    }

    private mutating func exposePath() -> ExposePath {
        let listenerPort = int()
        let path = text()
        let localPathPort = int()
        let pathProtocol = text()
        return ExposePath(
            listenerPort: listenerPort,
            path: path,
            localPathPort: localPathPort,
            pathProtocol: pathProtocol,
            parsedFromCheck: byte() == 1
        )
    }

    private mutating func accessLogs() -> AccessLogsConfiguration {
        let flags = byte()
        let type = text()
        let path = text()
        let jsonFormat = text()
        return AccessLogsConfiguration(
            enabled: flags & 1 != 0,
            disableListenerLogs: flags & 2 != 0,
            type: type,
            path: path,
            jsonFormat: jsonFormat,
            textFormat: text()
        )
    }

    private mutating func envoyExtension() -> EnvoyExtension {
        let name = text()
        let required = byte() == 1
        let arguments = object()
        let consulVersion = text()
        return EnvoyExtension(
            name: name,
            required: required,
            arguments: arguments,
            consulVersion: consulVersion,
            envoyVersion: text()
        )
    }

    private mutating func upstream() -> Upstream {
        var upstream = Upstream(destinationName: "")
        while let tag = tag() {
            switch tag {
            case UpstreamTag.type: upstream.destinationType = text()
            case UpstreamTag.name: upstream.destinationName = text()
            case UpstreamTag.peer: upstream.destinationPeer = text()
            case UpstreamTag.scope:
                let partition = text()
                upstream.destinationScope = Scope(trustedPartition: partition, namespace: text())
            case UpstreamTag.datacenter: upstream.datacenter = text()
            case UpstreamTag.bindAddress: upstream.localBindAddress = text()
            case UpstreamTag.bindPort: upstream.localBindPort = int()
            case UpstreamTag.socketPath: upstream.localBindSocketPath = text()
            case UpstreamTag.socketMode: upstream.localBindSocketMode = text()
            case UpstreamTag.config: upstream.config = object()
            case UpstreamTag.meshGateway: upstream.meshGateway = MeshGatewayMode(rawValue: text())
            case UpstreamTag.centrallyConfigured: upstream.centrallyConfigured = true
            case _: preconditionFailure("a packed upstream has the unknown field \(tag)")
            }
        }
        return upstream
    }
}
