import MeshDomain
import PeerStreamSchema
import SchemaRuntime

extension PeerServiceWire.CheckServiceNode {
    /// The instance as another cluster gets it.
    init(_ instance: CheckServiceNode) {
        self.init(
            node: PeerServiceWire.Node(instance.node),
            service: PeerServiceWire.NodeService(instance.service),
            checks: instance.checks.map(PeerServiceWire.HealthCheck.init)
        )
    }
}

extension PeerServiceWire.Node {
    init(_ node: Node) {
        self.init(
            id: node.id,
            node: node.name,
            address: node.address,
            datacenter: node.datacenter,
            taggedAddresses: node.taggedAddresses ?? [:],
            meta: node.meta ?? [:],
            locality: node.locality.map { PeerCommonWire.Locality(region: $0.region, zone: $0.zone) }
        )
    }
}

extension Node {
    /// A node of another cluster; whoever stores it sets the peer.
    init(_ wire: PeerServiceWire.Node) {
        self.init(
            id: wire.id,
            name: wire.node,
            address: wire.address,
            datacenter: wire.datacenter,
            taggedAddresses: wire.taggedAddresses.isEmpty ? nil : wire.taggedAddresses,
            meta: wire.meta.isEmpty ? nil : wire.meta,
            locality: wire.locality.map { Locality(region: $0.region, zone: $0.zone) }
        )
    }
}

extension PeerServiceWire.NodeService {
    init(_ service: NodeService) {
        self.init(
            kind: service.kind.rawValue,
            id: service.id,
            service: service.service,
            tags: service.tags ?? [],
            address: service.address,
            meta: service.meta ?? [:],
            port: Int32(clamping: service.port),
            weights: service.weights.map {
                PeerServiceWire.Weights(passing: Int32(clamping: $0.passing), warning: Int32(clamping: $0.warning))
            },
            enableTagOverride: service.enableTagOverride,
            proxy: service.kind == .connectProxy ? PeerServiceWire.ConnectProxyConfig(service.proxy) : nil,
            connect: service.connect.peerMeta.map {
                PeerServiceWire.ServiceConnect(
                    peerMeta: PeerServiceWire.PeeringServiceMeta(
                        sni: $0.sni,
                        spiffeID: $0.spiffeID,
                        protocol: $0.serviceProtocol
                    )
                )
            },
            taggedAddresses: (service.taggedAddresses ?? [:]).mapValues {
                PeerServiceWire.ServiceAddress(address: $0.address, port: Int32(clamping: $0.port))
            },
            enterpriseMeta: PeerCommonWire.EnterpriseMeta(),
            socketPath: service.socketPath,
            locality: service.locality.map { PeerCommonWire.Locality(region: $0.region, zone: $0.zone) }
        )
    }
}

extension NodeService {
    /// An instance of another cluster; whoever stores it sets the peer.
    init(_ wire: PeerServiceWire.NodeService) {
        self.init(
            kind: ServiceKind(rawValue: wire.kind),
            id: wire.id,
            service: wire.service,
            tags: wire.tags.isEmpty ? nil : wire.tags,
            address: wire.address,
            taggedAddresses: wire.taggedAddresses.isEmpty
                ? nil : wire.taggedAddresses.mapValues { ServiceAddress(address: $0.address, port: Int($0.port)) },
            meta: wire.meta.isEmpty ? nil : wire.meta,
            port: Int(wire.port),
            socketPath: wire.socketPath,
            weights: wire.weights.map { ServiceWeights(passing: Int($0.passing), warning: Int($0.warning)) },
            enableTagOverride: wire.enableTagOverride,
            locality: wire.locality.map { Locality(region: $0.region, zone: $0.zone) },
            proxy: wire.proxy.map(ProxyConfiguration.init) ?? ProxyConfiguration(),
            connect: ServiceConnect(
                native: wire.connect?.native ?? false,
                peerMeta: wire.connect?.peerMeta.map {
                    PeeringServiceMeta(sni: $0.sni, spiffeID: $0.spiffeID, serviceProtocol: $0.protocol)
                }
            )
        )
    }
}

extension PeerServiceWire.ConnectProxyConfig {
    /// Only what the other cluster needs to reach the proxy.
    init(_ proxy: ProxyConfiguration) {
        self.init(
            destinationServiceName: proxy.destinationServiceName,
            destinationServiceID: proxy.destinationServiceID
        )
    }
}

extension ProxyConfiguration {
    /// Of a foreign proxy only whom it stands for is of use here.
    init(_ wire: PeerServiceWire.ConnectProxyConfig) {
        self.init(
            destinationServiceName: wire.destinationServiceName,
            destinationServiceID: wire.destinationServiceID,
            localServiceAddress: wire.localServiceAddress,
            localServicePort: Int(wire.localServicePort),
            mode: ProxyMode(rawValue: wire.mode)
        )
    }
}

extension PeerServiceWire.HealthCheck {
    init(_ check: HealthCheck) {
        self.init(
            node: check.node,
            checkID: check.checkID,
            name: check.name,
            status: check.status.rawValue,
            notes: check.notes,
            output: check.output,
            serviceID: check.serviceID,
            serviceName: check.serviceName,
            serviceTags: check.serviceTags,
            type: check.type,
            enterpriseMeta: PeerCommonWire.EnterpriseMeta(),
            exposedPort: Int32(clamping: check.exposedPort),
            interval: check.interval,
            timeout: check.timeout
        )
    }
}

extension HealthCheck {
    /// A check of another cluster; any status that is not known, `maintenance` among them, is critical.
    init(_ wire: PeerServiceWire.HealthCheck) {
        self.init(
            node: wire.node,
            checkID: wire.checkID,
            name: wire.name,
            status: HealthStatus(rawValue: wire.status) ?? .critical,
            notes: wire.notes,
            output: wire.output,
            serviceID: wire.serviceID,
            serviceName: wire.serviceName,
            serviceTags: wire.serviceTags,
            type: wire.type,
            interval: wire.interval,
            timeout: wire.timeout,
            exposedPort: Int(wire.exposedPort)
        )
    }
}
