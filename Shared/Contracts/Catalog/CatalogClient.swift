package import BusSchema
package import MeshContracts
package import MeshDomain

/// Asks the catalog service.
package struct CatalogClient: Sendable {
    let service: ServiceClient

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
        in scope: Scope = .standard,
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let request = CatalogWire.DeregisterRequest(
            node: node,
            serviceID: serviceID,
            checkID: checkID,
            partition: scope.partition.nameUnlessStandard,
            namespace: scope.namespace.nameUnlessStandard
        )
        return try await service.call(CatalogMethods.deregister, request, context).index
    }

    /// Replaces all imported instances of one service of a peer; none removes the service.
    ///
    /// - Throws: Why the service was refused.
    @discardableResult
    package func importService(
        _ name: String,
        peer: String,
        instances: [CheckServiceNode],
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let wish = CatalogWire.ServiceImport(
            service: name,
            instances: instances.map(CatalogWire.CheckServiceNode.init),
            whole: true
        )
        let reply = try await importServices(CatalogWire.ImportRequest(peer: peer, services: [wish]), context: context)
        if let refusal = reply.refusals.first { throw refusal.error }
        return reply.index
    }

    /// Writes imported services, in one transaction or as one part of a large one.
    ///
    /// - Returns: Where it stands in the journal, and which services were refused.
    package func importServices(
        _ request: CatalogWire.ImportRequest,
        context: CallContext
    ) async throws(MeshError) -> CatalogWire.ImportReply {
        try await service.call(CatalogMethods.importServices, request, context)
    }

    /// Removes all imported services of a peer but these, in as many requests and transactions as it takes.
    ///
    /// - Parameters:
    ///   - peer: The peer.
    ///   - services: What stays.
    ///   - fence: The epoch in which the caller has the peering; 0 when it has none.
    ///   - context: Deadline and request id.
    /// - Returns: Index of the last transaction.
    /// - Throws: `conflict` when somebody wrote with a higher epoch; as the journal.
    @discardableResult
    package func retainImported(
        peer: String,
        services: [String],
        fence: UInt64 = 0,
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let sorted = services.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var (start, above, index) = (0, "", UInt64(0))
        repeat {
            // A long list is cut into slices that each fit in a message; each judges the names of its range.
            var (end, size) = (start, 0)
            while end < sorted.count, size < Self.sliceBytes {
                size += sorted[end].utf8.count + 4
                end += 1
            }
            let request = CatalogWire.RetainRequest(
                peer: peer,
                services: Array(sorted[start..<end]),
                above: above,
                upTo: end == sorted.count ? "" : sorted[end - 1],
                fence: fence
            )
            index = try await retain(request, context)
            above = end > 0 ? sorted[end - 1] : ""
            start = end
        } while start < sorted.count
        return index
    }

    /// How much of a list of names goes into one request, in bytes.
    private static let sliceBytes = 256 * 1024

    private func retain(
        _ request: CatalogWire.RetainRequest,
        _ context: CallContext
    ) async throws(MeshError) -> UInt64 {
        while true {
            let reply = try await service.call(CatalogMethods.retainImported, request, context)
            guard reply.more else { return reply.index }
        }
    }

    /// Removes a part of what is in a namespace, or, without one, of the nodes of a partition.
    ///
    /// - Returns: Whether there is more.
    package func clear(_ tenant: TenantKey, context: CallContext) async throws(MeshError) -> Bool {
        let request = CatalogWire.ClearRequest(
            partition: tenant.partition.nameUnlessStandard,
            namespace: tenant.namespace?.nameUnlessStandard ?? "",
            nodes: tenant.namespace == nil
        )
        return try await service.call(CatalogMethods.clear, request, context).more
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

extension CatalogWire.ImportRefusal {
    /// The refusal as an error.
    package var error: MeshError { MeshError(MeshError.Code(rawValue: code) ?? .internalFault, message) }
}
