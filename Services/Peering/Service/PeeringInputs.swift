import AuthorityContract
package import AuthorityTables
import CatalogContract
package import CatalogTables
import ConfigEntryContract
package import ConfigEntryTables
package import Logging
package import MeshBus
import MeshContracts
import MeshDomain
package import MeshJournal

/// What the peering service reads of other services.
package struct PeeringInputs: Sendable {
    private let catalogFollower: Follower<CatalogCodec>
    private let entriesFollower: Follower<ConfigEntryChangeCodec>
    private let authorityFollower: Follower<AuthorityCodec>

    /// Makes the followers; nothing moves before `run`.
    package init(bus: any MessageBus, datacenter: String, logger: Logger) {
        catalogFollower = Follower(service: .catalog, bus: bus, datacenter: datacenter, logger: logger)
        entriesFollower = Follower(service: .configEntry, bus: bus, datacenter: datacenter, logger: logger)
        authorityFollower = Follower(service: .authority, bus: bus, datacenter: datacenter, logger: logger)
    }

    package var catalog: StateView<CatalogState> { catalogFollower.view }
    package var entries: StateView<ConfigEntryState> { entriesFollower.view }
    package var authority: StateView<AuthorityState> { authorityFollower.view }

    /// The catalog with everything that was stored before this call.
    func newestCatalog(timeout: Duration) async throws(MeshError) -> CatalogState {
        try await catalogFollower.read(.linearizable, timeout: timeout).state
    }

    /// What is not loaded yet; nil when everything is.
    package var missing: String? {
        let views = [
            ("catalog", catalog.isReady), ("config-entry", entries.isReady),
            ("certificate-authority", authority.isReady),
        ]
        let absent = views.filter { !$0.1 }.map(\.0)
        return absent.isEmpty ? nil : "waiting for the state of: \(absent.joined(separator: ", "))"
    }

    /// Follows all three until cancelled.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await catalogFollower.run() }
            group.addTask { try await entriesFollower.run() }
            group.addTask { try await authorityFollower.run() }
            try await group.waitForAll()
        }
    }
}
