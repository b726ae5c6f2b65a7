import AuthorityContract
package import AuthorityTables
import CatalogContract
package import CatalogTables
import ConfigEntryContract
package import ConfigEntryTables
package import Logging
package import MeshBus
import MeshContracts
package import MeshJournal
import PeeringContract
package import PeeringTables

/// Read-only copies of everything proxies are configured from, fed over the bus; of the catalog the instances of the mesh only.
package struct ClusterViews: Sendable {
    private let catalogFollower: Follower<CatalogCodec>
    private let entriesFollower: Follower<ConfigEntryChangeCodec>
    private let peeringFollower: Follower<PeeringCodec>
    private let authorityFollower: Follower<AuthorityCodec>

    /// Makes the followers; nothing moves before `run`.
    package init(bus: any MessageBus, datacenter: String, logger: Logger) {
        catalogFollower = Follower(
            service: .catalog,
            bus: bus,
            datacenter: datacenter,
            start: CatalogState(holding: .mesh),
            logger: logger
        )
        entriesFollower = Follower(service: .configEntry, bus: bus, datacenter: datacenter, logger: logger)
        peeringFollower = Follower(service: .peering, bus: bus, datacenter: datacenter, logger: logger)
        authorityFollower = Follower(service: .authority, bus: bus, datacenter: datacenter, logger: logger)
    }

    package var catalog: StateView<CatalogState> { catalogFollower.view }
    package var entries: StateView<ConfigEntryState> { entriesFollower.view }
    package var peering: StateView<PeeringTablesState> { peeringFollower.view }
    package var authority: StateView<AuthorityState> { authorityFollower.view }

    /// What is not loaded yet; nil when everything is.
    package var missing: String? {
        let views = [
            ("catalog", catalog.isReady), ("config-entry", entries.isReady), ("peering", peering.isReady),
            ("certificate-authority", authority.isReady),
        ]
        let absent = views.filter { !$0.1 }.map(\.0)
        return absent.isEmpty ? nil : "waiting for the state of: \(absent.joined(separator: ", "))"
    }

    /// Follows all four until cancelled.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await catalogFollower.run() }
            group.addTask { try await entriesFollower.run() }
            group.addTask { try await peeringFollower.run() }
            group.addTask { try await authorityFollower.run() }
            try await group.waitForAll()
        }
    }
}
