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
    /// In each of so many rounds sessions without a lease are looked for: every ten seconds.
    private static let roundsToLookForLost = 40
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
        var rounds = 0
        while true {
            try await Task.sleep(for: Self.pause)
            if rounds % Self.roundsToLookForLost == 0 { await grantLost() }
            rounds += 1
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

    /// Sessions with a time to live that no lease watches get one: a restored state has none, and its sessions begin their time anew.
    private func grantLost() async {
        guard ledger.view.isReady else { return }
        let version = ledger.view.current
        let lost = version.state.allSessions.filter { version.leases[.session($0.id)] == nil }
        for begin in stride(from: 0, to: lost.count, by: Self.batch) {
            let some = lost[begin..<min(begin + Self.batch, lost.count)]
            do throws(MeshError) {
                _ = try await ledger.write(CallContext(timeout: Self.patience)) { draft throws(MeshError) in
                    for session in some
                    where draft.state.session(session.id) != nil && draft.leases[.session(session.id)] == nil {
                        guard let term = try SessionRules.term(of: session) else { continue }
                        try draft.grant(.session(session.id), to: session.id.text, term: term)
                    }
                    return []
                }
            } catch {
                logger.debug("sessions without a lease got none", metadata: [RequestLogKey.error: "\(error.message)"])
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
            // Those that hold too much to be ended together are ended apart.
            if error.code == .badRequest, leases.count > 1 {
                await end(Array(leases.prefix(leases.count / 2)))
                await end(Array(leases.dropFirst(leases.count / 2)))
                return
            }
            logger.warning("expired sessions could not be ended", metadata: [RequestLogKey.error: "\(error.message)"])
        }
    }
}
