import BusSchema
import MeshContracts
import MeshDomain

extension CatalogWire.Proxy {
    init(_ proxy: ProxyConfiguration) {
        self.init(
            destinationServiceName: proxy.destinationServiceName,
            destinationServiceID: proxy.destinationServiceID,
            localServiceAddress: proxy.localServiceAddress,
            localServicePort: Int32(clamping: proxy.localServicePort),
            localServiceSocketPath: proxy.localServiceSocketPath,
            mode: proxy.mode.rawValue,
            config: proxy.config.map(CommonWire.ValueObject.init),
            upstreams: proxy.upstreams.map(CatalogWire.Upstream.init),
            meshGatewayMode: proxy.meshGateway.rawValue,
            exposeChecks: proxy.expose.checks,
            exposePaths: proxy.expose.paths.map(CatalogWire.ExposePath.init),
            outboundListenerPort: Int32(clamping: proxy.transparentProxy.outboundListenerPort),
            dialedDirectly: proxy.transparentProxy.dialedDirectly,
            accessLogs: proxy.accessLogs.isEmpty ? nil : CatalogWire.AccessLogs(proxy.accessLogs),
            envoyExtensions: proxy.envoyExtensions.map {
                CatalogWire.EnvoyExtension(
                    name: $0.name,
                    required: $0.required,
                    arguments: CommonWire.ValueObject($0.arguments),
                    consulVersion: $0.consulVersion,
                    envoyVersion: $0.envoyVersion
                )
            }
        )
    }

    var configuration: ProxyConfiguration {
        ProxyConfiguration(
            destinationServiceName: destinationServiceName,
            destinationServiceID: destinationServiceID,
            localServiceAddress: localServiceAddress,
            localServicePort: Int(localServicePort),
            localServiceSocketPath: localServiceSocketPath,
            mode: ProxyMode(rawValue: mode),
            config: config?.object,
            upstreams: upstreams.map(\.upstream),
            meshGateway: MeshGatewayMode(rawValue: meshGatewayMode),
            expose: ExposeConfiguration(checks: exposeChecks, paths: exposePaths.map(\.exposePath)),
            transparentProxy: TransparentProxyConfiguration(
                outboundListenerPort: Int(outboundListenerPort),
                dialedDirectly: dialedDirectly
            ),
            accessLogs: accessLogs?.configuration ?? AccessLogsConfiguration(),
            envoyExtensions: envoyExtensions.map {
                EnvoyExtension(
                    name: $0.name,
                    required: $0.required,
                    arguments: $0.arguments?.object ?? MeshObject(),
                    consulVersion: $0.consulVersion,
                    envoyVersion: $0.envoyVersion
                )
            }
        )
    }
}

extension CatalogWire.Upstream {
    init(_ upstream: Upstream) {
        self.init(
            destinationType: upstream.destinationType,
            destinationName: upstream.destinationName,
            destinationPeer: upstream.destinationPeer,
            datacenter: upstream.datacenter,
            localBindAddress: upstream.localBindAddress,
            localBindPort: Int32(clamping: upstream.localBindPort),
            localBindSocketPath: upstream.localBindSocketPath,
            localBindSocketMode: upstream.localBindSocketMode,
            config: upstream.config.map(CommonWire.ValueObject.init),
            meshGatewayMode: upstream.meshGateway.rawValue,
            centrallyConfigured: upstream.centrallyConfigured,
            destinationScope: upstream.destinationScope.map {
                CatalogWire.Scope(
                    partition: $0.partition.nameUnlessStandard,
                    namespace: $0.namespace.nameUnlessStandard
                )
            }
        )
    }

    var upstream: Upstream {
        Upstream(
            destinationType: destinationType,
            destinationName: destinationName,
            destinationPeer: destinationPeer,
            datacenter: datacenter,
            localBindAddress: localBindAddress,
            localBindPort: Int(localBindPort),
            localBindSocketPath: localBindSocketPath,
            localBindSocketMode: localBindSocketMode,
            config: config?.object,
            meshGateway: MeshGatewayMode(rawValue: meshGatewayMode),
            centrallyConfigured: centrallyConfigured,
            destinationScope: destinationScope.map {
                Scope(trustedPartition: $0.partition, namespace: $0.namespace)
            }
        )
    }
}

extension CatalogWire.ExposePath {
    init(_ path: ExposePath) {
        self.init(
            listenerPort: Int32(clamping: path.listenerPort),
            path: path.path,
            localPathPort: Int32(clamping: path.localPathPort),
            protocol: path.pathProtocol,
            parsedFromCheck: path.parsedFromCheck
        )
    }

    var exposePath: ExposePath {
        ExposePath(
            listenerPort: Int(listenerPort),
            path: path,
            localPathPort: Int(localPathPort),
            pathProtocol: `protocol`,
            parsedFromCheck: parsedFromCheck
        )
    }
}

extension CatalogWire.AccessLogs {
    init(_ logs: AccessLogsConfiguration) {
        self.init(
            enabled: logs.enabled,
            disableListenerLogs: logs.disableListenerLogs,
            type: logs.type,
            path: logs.path,
            jsonFormat: logs.jsonFormat,
            textFormat: logs.textFormat
        )
    }

    var configuration: AccessLogsConfiguration {
        AccessLogsConfiguration(
            enabled: enabled,
            disableListenerLogs: disableListenerLogs,
            type: type,
            path: path,
            jsonFormat: jsonFormat,
            textFormat: textFormat
        )
    }
}
