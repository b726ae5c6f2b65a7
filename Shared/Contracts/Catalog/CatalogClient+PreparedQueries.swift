import BusSchema
package import MeshContracts
package import MeshDomain

extension CatalogClient {
    /// Makes a prepared query; its id is given by the service.
    ///
    /// - Throws: `rejected` in Consul's words when it is not valid, `permissionDenied`.
    package func createQuery(_ query: PreparedQuery, context: CallContext) async throws(MeshError) -> QueryID {
        var query = query
        query.id = QueryID("")
        let request = CatalogWire.PutQueryRequest(query: CatalogWire.PreparedQuery(query))
        return QueryID(try await service.call(CatalogMethods.putQuery, request, context).id)
    }

    /// Replaces a prepared query that is there.
    ///
    /// - Throws: `rejected` in Consul's words when it is not valid or not there, `permissionDenied`.
    package func updateQuery(_ query: PreparedQuery, context: CallContext) async throws(MeshError) {
        let request = CatalogWire.PutQueryRequest(query: CatalogWire.PreparedQuery(query))
        _ = try await service.call(CatalogMethods.putQuery, request, context)
    }

    /// Removes a prepared query.
    ///
    /// - Throws: `rejected` in Consul's words when it is not there, `permissionDenied`.
    package func deleteQuery(_ id: QueryID, context: CallContext) async throws(MeshError) {
        let request = CatalogWire.DeleteQueryRequest(id: id.text)
        _ = try await service.call(CatalogMethods.deleteQuery, request, context)
    }

    /// Writes how servers are to be looked after.
    ///
    /// - Parameters:
    ///   - configuration: What is to be kept.
    ///   - index: Only if it was changed last at this index; nil for whatever is there.
    ///   - context: Who asks.
    /// - Returns: Whether it was written.
    /// - Throws: `permissionDenied`.
    package func putAutopilot(
        _ configuration: AutopilotConfiguration,
        ifUnchangedSince index: UInt64?,
        context: CallContext
    ) async throws(MeshError) -> Bool {
        let request = CatalogWire.PutAutopilotRequest(
            configuration: CatalogWire.Autopilot(configuration),
            compare: index != nil,
            index: index ?? 0
        )
        return try await service.call(CatalogMethods.putAutopilot, request, context).applied
    }
}
