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
import PeeringLogic
import Synchronization

/// What the peering service reads of other services; of the catalog what is exported, what was imported, and gateways.
package struct PeeringInputs: Sendable {
    private let catalogFollower: Follower<CatalogCodec>
    private let entriesFollower: Follower<ConfigEntryChangeCodec>
    private let authorityFollower: Follower<AuthorityCodec>
    private let exportedPart = ExportedPart()

    /// Makes the followers; nothing moves before `run`.
    package init(bus: any MessageBus, datacenter: String, logger: Logger) {
        catalogFollower = Follower(
            service: .catalog,
            bus: bus,
            datacenter: datacenter,
            start: CatalogState(holding: .services([])),
            logger: logger
        )
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

    /// Whether the catalog of these sources holds all that they export.
    func areWhole(_ sources: ExportSources) -> Bool { exportedPart.isHeld(in: sources) }

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
            group.addTask { await followExports() }
            try await group.waitForAll()
        }
    }

    /// Has the catalog loaded again when something is exported that is not held here.
    ///
    /// Until it is there nothing new is said to peers (`areWhole`).
    private func followExports() async {
        var holding = CatalogHolding.services([])
        for await update in entries.updates() where update.isLoaded {
            let wanted = exportedPart.wanted(for: update.version.state)
            guard !holding.isOfUse(for: wanted) else { continue }
            holding = wanted
            await catalogFollower.restart(from: CatalogState(holding: wanted))
        }
    }
}

extension CatalogHolding {
    /// Whether a copy may stay as it is: it lacks nothing, and holds not much more than what is wanted.
    fileprivate func isOfUse(for wanted: CatalogHolding) -> Bool {
        if self == wanted { return true }
        switch (self, wanted) {
        case (.services(let held), .services(let names)):
            return held.isSuperset(of: names) && held.count <= 2 * names.count + Self.slack
        case (_, _): return false
        }
    }

    /// So many services more than are exported are no reason to load everything again.
    private static let slack = 16
}

/// What is exported, as the part of the catalog that has to be held for it; worked out once for each list of exports, which may
/// have many thousands.
private final class ExportedPart: Sendable {
    private struct Known {
        var exports: ExportedServices?
        var wanted: CatalogHolding
        /// Of which part was asked last whether it has all that is wanted, and the answer.
        var judged: (holding: CatalogHolding, isWhole: Bool)?
    }

    private let known = Mutex<Known?>(nil)

    /// The part that these entries want.
    func wanted(for entries: ConfigEntryState) -> CatalogHolding {
        known.withLock { known in Self.bring(&known, upTo: entries).wanted }
    }

    /// Whether a catalog holds what the entries beside it want.
    func isHeld(in sources: ExportSources) -> Bool {
        known.withLock { known in
            var now = Self.bring(&known, upTo: sources.entries)
            // Lists and sets that are the same in memory are compared at once.
            if let judged = now.judged, judged.holding == sources.catalog.holding { return judged.isWhole }
            let isWhole = sources.isWhole(for: now.wanted)
            now.judged = (sources.catalog.holding, isWhole)
            known = now
            return isWhole
        }
    }

    private static func bring(_ known: inout Known?, upTo entries: ConfigEntryState) -> Known {
        let exports = entries.exportedServices()
        if let known, known.exports == exports { return known }
        let now = Known(exports: exports, wanted: ExportSources.holding(for: entries))
        known = now
        return now
    }
}
