import CatalogTables
package import MeshDomain

extension CatalogWork {
    /// How many rows one step removes; keys go all at once, with one row of the journal.
    private static let clearedAtOnce = 256

    /// Removes a part of what is in a namespace, or of the nodes of a partition.
    ///
    /// - Returns: Whether there may be more.
    package mutating func clear(_ tenant: TenantKey) -> Bool {
        guard let namespace = tenant.namespace else {
            let nodes = state.nodes(partition: tenant.partition).prefix(Self.clearedAtOnce)
            perform(nodes.map { .deleteNode($0.key) })
            return !nodes.isEmpty
        }
        let scope = Scope(partition: tenant.partition, namespace: namespace)
        let sessions = state.allSessions.lazy.filter { $0.scope == scope }.prefix(Self.clearedAtOnce)
        for session in Array(sessions) { end(session) }
        let everyKey = KVKey("", in: scope)
        if !state.entries(below: everyKey).isEmpty { perform([.kv(.deleteAll(below: everyKey))]) }
        var gone: [CatalogChange] = []
        for name in state.serviceNames(in: scope) where gone.count < Self.clearedAtOnce {
            let keys = state.instanceKeys(of: ServiceRef(ServiceName(name, in: scope)))
            gone += keys.prefix(Self.clearedAtOnce - gone.count).map { .deleteService($0) }
        }
        perform(gone)
        return !changes.isEmpty
    }
}
