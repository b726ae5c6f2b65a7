package import BusSchema
import MeshContracts
package import MeshDomain

extension CatalogWire.Locality {
    init(_ locality: Locality) { self.init(region: locality.region, zone: locality.zone) }
    var locality: Locality { Locality(region: region, zone: zone) }
}

extension CatalogWire.Node {
    /// The node as it travels.
    package init(_ node: Node) {
        self.init(
            id: node.id,
            name: node.name,
            peer: node.peer,
            address: node.address,
            datacenter: node.datacenter,
            taggedAddresses: node.taggedAddresses ?? [:],
            hasTaggedAddresses: node.taggedAddresses != nil,
            meta: node.meta ?? [:],
            hasMeta: node.meta != nil,
            locality: node.locality.map(CatalogWire.Locality.init),
            createIndex: node.createIndex,
            modifyIndex: node.modifyIndex,
            partition: node.partition.nameUnlessStandard
        )
    }

    /// The node as the domain knows it.
    package var node: Node {
        Node(
            id: id,
            name: name,
            peer: peer,
            address: address,
            datacenter: datacenter,
            taggedAddresses: hasTaggedAddresses ? taggedAddresses : nil,
            meta: hasMeta ? meta : nil,
            locality: locality?.locality,
            partition: Partition(trusted: partition),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension CatalogWire.Service {
    /// The instance as it travels.
    package init(_ service: NodeService) {
        self.init(
            kind: service.kind.rawValue,
            id: service.id,
            service: service.service,
            tags: service.tags ?? [],
            hasTags: service.tags != nil,
            address: service.address,
            taggedAddresses: (service.taggedAddresses ?? [:]).mapValues {
                CatalogWire.ServiceAddress(address: $0.address, port: Int32(clamping: $0.port))
            },
            hasTaggedAddresses: service.taggedAddresses != nil,
            meta: service.meta ?? [:],
            hasMeta: service.meta != nil,
            port: Int32(clamping: service.port),
            socketPath: service.socketPath,
            weights: service.weights.map {
                CatalogWire.Weights(passing: Int32(clamping: $0.passing), warning: Int32(clamping: $0.warning))
            },
            enableTagOverride: service.enableTagOverride,
            locality: service.locality.map(CatalogWire.Locality.init),
            proxy: service.proxy == ProxyConfiguration() ? nil : CatalogWire.Proxy(service.proxy),
            connectNative: service.connect.native,
            peerMeta: service.connect.peerMeta.map {
                CatalogWire.PeerMeta(sni: $0.sni, spiffeID: $0.spiffeID, protocol: $0.serviceProtocol)
            },
            peer: service.peer,
            createIndex: service.createIndex,
            modifyIndex: service.modifyIndex,
            partition: service.scope.partition.nameUnlessStandard,
            namespace: service.scope.namespace.nameUnlessStandard
        )
    }

    /// The instance as the domain knows it.
    package var nodeService: NodeService {
        NodeService(
            kind: ServiceKind(rawValue: kind),
            id: id,
            service: service,
            tags: hasTags ? tags : nil,
            address: address,
            taggedAddresses: hasTaggedAddresses
                ? taggedAddresses.mapValues { ServiceAddress(address: $0.address, port: Int($0.port)) } : nil,
            meta: hasMeta ? meta : nil,
            port: Int(port),
            socketPath: socketPath,
            weights: weights.map { ServiceWeights(passing: Int($0.passing), warning: Int($0.warning)) },
            enableTagOverride: enableTagOverride,
            locality: locality?.locality,
            proxy: proxy?.configuration ?? ProxyConfiguration(),
            connect: ServiceConnect(
                native: connectNative,
                peerMeta: peerMeta.map {
                    PeeringServiceMeta(sni: $0.sni, spiffeID: $0.spiffeID, serviceProtocol: $0.`protocol`)
                }
            ),
            peer: peer,
            scope: Scope(trustedPartition: partition, namespace: namespace),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension CatalogWire.Check {
    /// The check as it travels.
    package init(_ check: HealthCheck) {
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
            interval: check.interval,
            timeout: check.timeout,
            exposedPort: Int32(clamping: check.exposedPort),
            definition: check.definition.fields.isEmpty ? nil : CommonWire.ValueObject(check.definition.fields),
            peer: check.peer,
            createIndex: check.createIndex,
            modifyIndex: check.modifyIndex,
            partition: check.scope.partition.nameUnlessStandard,
            namespace: check.scope.namespace.nameUnlessStandard
        )
    }

    /// The check as the domain knows it.
    ///
    /// - Throws: `badRequest` for a status that is none of passing, warning and critical.
    package func healthCheck() throws(MeshError) -> HealthCheck {
        guard let status = HealthStatus(rawValue: status) else {
            throw MeshError(
                .badRequest,
                "Status of check \"\(checkID)\" is \"\(status)\"; it must be passing, warning or critical"
            )
        }
        return HealthCheck(
            node: node,
            checkID: checkID,
            name: name,
            status: status,
            notes: notes,
            output: output,
            serviceID: serviceID,
            serviceName: serviceName,
            serviceTags: serviceTags,
            type: type,
            interval: interval,
            timeout: timeout,
            exposedPort: Int(exposedPort),
            definition: HealthCheckDefinition(fields: definition?.object ?? MeshObject()),
            peer: peer,
            scope: Scope(trustedPartition: partition, namespace: namespace),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension CatalogWire.CheckServiceNode {
    /// The instance with node and checks as it travels.
    package init(_ instance: CheckServiceNode) {
        self.init(
            node: CatalogWire.Node(instance.node),
            service: CatalogWire.Service(instance.service),
            checks: instance.checks.map(CatalogWire.Check.init)
        )
    }

    /// The instance with node and checks as the domain knows it.
    ///
    /// - Throws: `badRequest` when the node or the service is missing, or a check is not valid.
    package func checkServiceNode() throws(MeshError) -> CheckServiceNode {
        guard let node else { throw MeshError(.badRequest, "an instance without Node cannot be stored") }
        guard let service else { throw MeshError(.badRequest, "an instance without Service cannot be stored") }
        var decoded: [HealthCheck] = []
        for check in checks { decoded.append(try check.healthCheck()) }
        return CheckServiceNode(node: node.node, service: service.nodeService, checks: decoded)
    }
}
