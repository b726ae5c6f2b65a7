import ACLContract
import AgentLogic
import CatalogTables
import ConfigEntryTables
import MeshDomain

/// How instances are shown: as they were registered, or with what config entries add to proxies.
struct InstancesInEffect: Sendable {
    /// The entries that proxies are shown with.
    static let topics: [ConfigEntryTopic] = [.kind(.proxyDefaults), .kind(.serviceDefaults)]

    private let entries: ConfigEntryState?

    /// As these entries say; as registered without any.
    init(_ entries: ConfigEntryState?) { self.entries = entries }

    func services(_ services: [NodeService]) -> [NodeService] {
        guard let entries else { return services }
        return services.map { CentralSettings.applied(to: $0, in: entries) }
    }

    func instances(_ rows: [CheckServiceNode]) -> [CheckServiceNode] {
        guard let entries else { return rows }
        return rows.map { row in
            var row = row
            row.service = CentralSettings.applied(to: row.service, in: entries)
            return row
        }
    }
}

extension AgentContext {
    /// Answers a read of instances; with `?merge-central-config` it depends on the config entries, too.
    ///
    /// - Source: reference §1.5 and §5.4.
    func readInstances(
        _ request: RoutedRequest,
        waiting: WaitingRead = .owner,
        render: (CatalogState, ResolvedToken, InstancesInEffect) throws -> Rendered
    ) async throws -> APIResponse {
        guard request.query.has("merge-central-config") else {
            return try await read(
                request,
                catalog,
                topics: request.topics.catalog,
                consistency: .shown,
                waiting: waiting
            ) {
                state,
                token in
                try render(state, token, InstancesInEffect(nil))
            }
        }
        return try await read(
            request,
            Reading(catalog, request.topics.catalog),
            Reading(configEntries, Watch(InstancesInEffect.topics)),
            consistency: .shown,
            waiting: waiting
        ) { state, entries, token in
            try render(state, token, InstancesInEffect(entries))
        }
    }
}
