import BusSchema
package import MeshContracts
package import MeshDomain

/// Asks the catalog service.
package struct CatalogClient: Sendable {
    private let service: ServiceClient

    /// Makes a client.
    package init(_ service: ServiceClient) { self.service = service }

    /// Registers a node, instances on it and checks in one transaction.
    ///
    /// - Parameters:
    ///   - node: The node, its address may be empty with `skipNodeUpdate`.
    ///   - skipNodeUpdate: Leave an existing node as it is.
    ///   - services: Instances on the node.
    ///   - checks: Checks of the node or of instances on it.
    ///   - context: Whose token decides.
    /// - Returns: The index of the write.
    /// - Throws: `rejected` in Consul's words when it is not valid, `permissionDenied` when the token may not write it.
    @discardableResult
    package func register(
        node: Node,
        skipNodeUpdate: Bool = false,
        services: [NodeService] = [],
        checks: [HealthCheck] = [],
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let request = CatalogWire.RegisterRequest(
            node: CatalogWire.Node(node),
            skipNodeUpdate: skipNodeUpdate,
            services: services.map(CatalogWire.Service.init),
            checks: checks.map(CatalogWire.Check.init)
        )
        return try await service.call(CatalogMethods.register, request, context).index
    }

    /// Removes an instance, else a check, else the whole node.
    @discardableResult
    package func deregister(
        node: String,
        serviceID: String = "",
        checkID: String = "",
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let request = CatalogWire.DeregisterRequest(node: node, serviceID: serviceID, checkID: checkID)
        return try await service.call(CatalogMethods.deregister, request, context).index
    }

    /// Replaces all imported instances of one service of a peer; none removes the service.
    @discardableResult
    package func importService(
        _ name: String,
        peer: String,
        instances: [CheckServiceNode],
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let request = CatalogWire.ImportRequest(
            peer: peer,
            service: name,
            instances: instances.map(CatalogWire.CheckServiceNode.init)
        )
        return try await service.call(CatalogMethods.importService, request, context).index
    }

    /// Removes all imported services of a peer but these.
    @discardableResult
    package func retainImported(
        peer: String,
        services: [String],
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let request = CatalogWire.RetainRequest(peer: peer, services: services)
        return try await service.call(CatalogMethods.retainImported, request, context).index
    }

    /// Assigns virtual addresses to local names, and takes them back from others that have no instance.
    @discardableResult
    package func setVirtualAddresses(
        assign: [String],
        release: [String],
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let request = CatalogWire.VirtualAddressesRequest(assign: assign, release: release)
        return try await service.call(CatalogMethods.virtualAddresses, request, context).index
    }
}
