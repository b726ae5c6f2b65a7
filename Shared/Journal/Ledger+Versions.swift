import Logging
import MeshContracts
import MeshDomain
import MeshState
import Synchronization

/// Entries of a newer version: kept and passed on as they are; this replica reads on, and leaves deciding to others.
extension Ledger {
    /// A change as far as this version knows it; nil when it means nothing to it.
    func understood(_ bytes: [UInt8], _ place: String, _ writer: String) -> Codec.State.Change? {
        let found = Codec.read(bytes)
        if let missing = found.missing { standAside("\(missing) (\(place), written by \(writer))") }
        return found.change
    }

    /// Takes note of the feature level that an entry or a snapshot requires.
    func require(_ level: UInt32, at place: String, _ writer: String) {
        levelInUse = max(levelInUse, level)
        guard level > settings.featureLevel else { return }
        standAside(
            "\(place), written by \(writer), requires feature level \(level), and this version has \(settings.featureLevel)"
        )
    }

    /// Takes part in no decision any more: what it does not know might forbid what it would decide.
    ///
    /// It writes no snapshots either, so nothing of what it does not know is lost.
    private func standAside(_ reason: String) {
        let refusal = MeshError(
            .unavailable,
            "this \(service.rawValue) replica is too old to decide: \(reason); reads go on, writes need a newer version"
        )
        let isNews = tooOld.withLock { tooOld in
            defer { tooOld = tooOld ?? refusal }
            return tooOld == nil
        }
        guard isNews else { return }
        meter.isTooOld(true)
        logger.error("This replica is too old to decide; upgrade it", metadata: ["reason": "\(reason)"])
        queue.refuseWaiting(refusal)
    }
}
