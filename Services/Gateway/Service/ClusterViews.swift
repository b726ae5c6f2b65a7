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
import PeeringContract
package import PeeringTables
import ProxySnapshots

/// Read-only copies of everything proxies are configured from, fed over the bus; of the catalog the instances of the mesh, and
/// those of services that terminating gateways call.
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

    /// Whether the catalog that is loaded has everything that the config entries mean.
    package var holdsLinks: Bool {
        catalog.current.state.holding.holds(allOf: CatalogHolding(for: entries.current.state))
    }

    /// Follows all four until cancelled.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await catalogFollower.run() }
            group.addTask { try await entriesFollower.run() }
            group.addTask { try await peeringFollower.run() }
            group.addTask { try await authorityFollower.run() }
            group.addTask { await followLinks() }
            try await group.waitForAll()
        }
    }

    /// Has the catalog loaded again when a terminating gateway calls a service that is not held here.
    private func followLinks() async {
        var holding = CatalogHolding.mesh
        for await update in entries.updates() where update.isLoaded {
            let wanted = CatalogHolding(for: update.version.state)
            guard !holding.holds(allOf: wanted) else { continue }
            holding = wanted
            await catalogFollower.restart(from: CatalogState(holding: wanted))
        }
    }
}

extension CatalogHolding {
    /// The part that proxies are configured from while these are the config entries.
    ///
    /// A wildcard means services that nobody can name before they are seen, so everything is held for it.
    package init(for entries: ConfigEntryState) {
        var keys: Set<ServiceKey> = []
        for entry in entries.terminatingGateways(in: .standard) {
            if entry.wildcard != nil {
                self = .everything
                return
            }
            keys.formUnion(entry.services.map { ServiceKey(ServiceName($0.service.text)) })
        }
        self = keys.isEmpty ? .mesh : .meshBeside(keys)
    }

    /// Whether nothing of another part is lacking in this one; what is held beyond that does no harm.
    fileprivate func holds(allOf wanted: CatalogHolding) -> Bool {
        switch (self, wanted) {
        case (.everything, _), (.mesh, .mesh), (.meshBeside, .mesh): true
        case (.meshBeside(let held), .meshBeside(let keys)): held.isSuperset(of: keys)
        case (_, _): false
        }
    }
}
