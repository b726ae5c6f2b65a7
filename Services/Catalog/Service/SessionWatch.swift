import CatalogContract
import CatalogLogic
import CatalogTables
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import Metrics

/// Ends sessions that were not renewed in time, and lock delays that are over.
///
/// Each session with a time to live holds a lease; a renewal is a renewal of that. Every replica looks, by its own clock from when it saw
/// the last renewal, and judges again inside the transaction, on the newest lease: whoever is first ends the session, for the
/// others there is nothing to write any more. So there is no replica whose loss would delay it.
struct SessionWatch: Sendable {
    private static let pause = Duration.milliseconds(250)
    /// How many leases one transaction ends.
    private static let batch = 512
    /// How long a write may take.
    private static let patience = Duration.seconds(5)

    private let ledger: Ledger<CatalogCodec>
    private let logger: Logger
    private let expired = Counter(label: "tombolo.catalog.sessions.expired")

    init(ledger: Ledger<CatalogCodec>, logger: Logger) {
        self.ledger = ledger
        self.logger = logger
    }

    /// Looks until cancelled.
    func run() async throws {
        while true {
            try await Task.sleep(for: Self.pause)
            let leases = ledger.view.current.leases
            guard ledger.view.isReady, !leases.isEmpty else { continue }
            let over = leases.all { $0.name.isOfSessions && ledger.isExpired($0) }
            var rest = over[...]
            while !rest.isEmpty {
                await end(Array(rest.prefix(Self.batch)))
                rest = rest.dropFirst(Self.batch)
            }
        }
    }

    private func end(_ leases: [Lease]) async {
        do throws(MeshError) {
            let written = try await ledger.write(CallContext(timeout: Self.patience)) { draft in
                var count: UInt16 = 0
                // One that was renewed meanwhile is another record.
                for lease in leases where draft.leases[lease.name] == lease && ledger.isExpired(lease) {
                    if let session = lease.name.session.flatMap({ draft.state.session($0) }) {
                        var work = CatalogWork(state: draft.state, index: draft.index)
                        work.end(session)
                        draft.adopt(work)
                        count += 1
                    }
                    draft.withdraw(lease.name)
                }
                return [UInt8(count >> 8), UInt8(count & 0xFF)]
            }
            let count = written.reply.reduce(0) { $0 << 8 | Int($1) }
            guard count > 0 else { return }
            expired.increment(by: count)
            logger.info("sessions were not renewed and ended", metadata: ["count": "\(count)"])
        } catch {
            logger.debug("expired sessions could not be ended", metadata: [RequestLogKey.error: "\(error.message)"])
        }
    }
}
