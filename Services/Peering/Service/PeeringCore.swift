import AuthorityTables
import CatalogContract
import Glibc
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringContract
import PeeringLogic
import PeeringTables

/// What the parts of one replica share.
struct PeeringCore: Sendable {
    let ledger: Ledger<PeeringCodec>
    let inputs: PeeringInputs
    let catalog: CatalogClient
    let datacenter: String
    let settings: PeeringSettings
    /// This replica's name, new with every start.
    let replica: String
    let presence: ReplicaPresence
    let streams: StreamRegistry
    let failures = StreamFailures()
    let ownAddresses: OwnAddresses
    let logger: Logger

    var state: PeeringTablesState { ledger.view.current.state }

    /// The wall clock, nanoseconds since 1970.
    static func now() -> Int64 { BusClock.wallNanoseconds() }

    /// Now, by both clocks.
    static func moment() -> StreamMoment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return StreamMoment(steady: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec), wall: now())
    }

    /// What exports are made from now.
    var exportSources: ExportSources {
        ExportSources(
            catalog: inputs.catalog.current.state,
            entries: inputs.entries.current.state,
            roots: inputs.authority.current.state.roots,
            datacenter: datacenter,
            ownAddresses: ownAddresses.current
        )
    }

    /// Stores what a decision on the newest state wants.
    @discardableResult
    func write(
        timeout: Duration = .seconds(5),
        _ decide: @escaping @Sendable (PeeringTablesState) throws(MeshError) -> [PeeringChange]
    ) async throws(MeshError) -> UInt64 {
        try await ledger.write(CallContext(timeout: timeout)) { draft throws(MeshError) in
            for change in try decide(draft.state) { draft.record(change) }
            return []
        }.index
    }

    /// As `write`, where the decision is told the index that the transaction gets: the number of a claim that it makes.
    func claim(
        _ decide: @escaping @Sendable (PeeringTablesState, UInt64) throws(MeshError) -> [PeeringChange]
    ) async throws(MeshError) {
        _ = try await ledger.write(CallContext(timeout: .seconds(5))) { draft throws(MeshError) in
            for change in try decide(draft.state, draft.index) { draft.record(change) }
            return []
        }
    }

    /// As `write`, but only while a claim stands: a stream that another replica took over meanwhile stores nothing.
    ///
    /// - Throws: `conflict` when it does not.
    @discardableResult
    func write(
        holding claim: PeeringClaim?,
        _ decide: @escaping @Sendable (PeeringTablesState) throws(MeshError) -> [PeeringChange]
    ) async throws(MeshError) -> UInt64 {
        try await write { state throws(MeshError) in
            guard let claim, state.claim(of: claim.peeringID) == claim else {
                throw MeshError(
                    .conflict,
                    "the peering is no longer this replica's; another one may have taken it over"
                )
            }
            return try decide(state)
        }
    }

    /// Stores something that must not be lost; tries again until it is stored or the task is cancelled.
    func writeSurely(_ decide: @escaping @Sendable (PeeringTablesState) -> [PeeringChange]) async {
        while !Task.isCancelled {
            do {
                try await write { state in decide(state) }
                return
            } catch {
                logger.warning("the journal did not take a change; trying again", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .milliseconds(250))
            }
        }
    }
}
