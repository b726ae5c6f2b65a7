import Foundation
package import MeshDomain

/// What is wrong with a journal as a whole, in words for the operator whose decision is needed.
package enum JournalLoss {
    /// What an operator can do.
    static let advice =
        "nothing is served or written until an operator decides: restore the folder of nats-server from a backup, or accept "
        + "the loss with `tombolo journal accept` (`tombolo journal verify` shows what is left)"

    /// There is no stream where one was.
    static func gone(_ journal: String, _ mark: JournalMark?) -> MeshError {
        let lost =
            mark.map { mark in
                "all entries (up to sequence \(mark.position.sequence), index \(mark.position.index), "
                    + "seen \(JournalTime.text(mark.time))) are lost"
            } ?? "its snapshots are left, so there were entries"
        return MeshError(.internalFault, "journal \(journal) is gone: \(lost); \(advice)")
    }

    /// There is none, and nobody said that it is to be created.
    static func missing(_ journal: String) -> MeshError {
        MeshError(
            .internalFault,
            "journal \(journal) does not exist; if this is a new cluster, create it once with `tombolo-<service> journal "
                + "create` or a start with TOMBOLO_JOURNAL_CREATE=true; if there was one, restore the folder of nats-server "
                + "from a backup"
        )
    }

    /// It is another one than the one that was seen.
    static func replaced(_ journal: String, by stream: String, _ mark: JournalMark) -> MeshError {
        MeshError(
            .internalFault,
            "journal \(journal) was replaced: it is stream \(stream), and what was seen \(JournalTime.text(mark.time)) is "
                + "stream \(mark.history.stream) up to sequence \(mark.position.sequence) (index \(mark.position.index)); "
                + advice
        )
    }

    /// It ends before what was seen of it.
    static func shortened(_ journal: String, to last: UInt64, _ mark: JournalMark) -> MeshError {
        MeshError(
            .internalFault,
            "journal \(journal) was shortened: it ends at sequence \(last), and sequence \(mark.position.sequence) was seen "
                + "\(JournalTime.text(mark.time)): the entries after sequence \(last), up to index "
                + "\(mark.position.index), are lost; \(advice)"
        )
    }

    /// Another entry stands where the mark was made.
    static func diverged(_ journal: String, _ mark: JournalMark) -> MeshError {
        MeshError(
            .internalFault,
            "journal \(journal) was replaced by another history: the entry at sequence \(mark.position.sequence) is not the "
                + "one that was seen \(JournalTime.text(mark.time)) (hash \(mark.position.hash)); \(advice)"
        )
    }

    /// The snapshots are gone and the entries that they replaced were cut.
    static func withoutSnapshots(_ journal: String, first: UInt64, reason: String) -> MeshError {
        MeshError(
            .internalFault,
            "journal \(journal) begins at sequence \(first) and there is no good snapshot (\(reason)); restore the folder "
                + "of nats-server from a backup"
        )
    }
}

extension Journal {
    /// Creates what is missing of it, from its beginning.
    package func create() async throws(MeshError) { try await create(after: 0) }

    /// Makes sure that the journal is there, and that it is the one that was there before.
    ///
    /// Only a journal that was never seen is created, and only when it may be. Whether it is as long as it was is for its
    /// reader to find out: copies may need time to catch up.
    ///
    /// - Throws: `unavailable` when that cannot be told now; `internalFault` naming the loss, or what is to be done.
    @discardableResult
    package func open() async throws(MeshError) -> JournalStanding {
        let standing = try await inspect()
        if let stream = standing.stream {
            if let mark = standing.mark, mark.history.stream != stream {
                throw JournalLoss.replaced(name, by: stream, mark)
            }
            // The place of its snapshots can be made again only while nothing was cut.
            if !standing.isWhole { try await create() }
            return standing
        }
        if wasThere(standing) { throw JournalLoss.gone(name, standing.mark) }
        guard mayCreate else { throw JournalLoss.missing(name) }
        try await create()
        return try await inspect()
    }
}

extension Journal {
    /// Whether a stream that is not there was there before; one that others write to was lost even when this service never wrote.
    package func wasThere(_ standing: JournalStanding) -> Bool {
        standing.hasSnapshots || standing.mark.map { isShared || $0.position.sequence > 0 } ?? false
    }
}

/// The time of a mark, in milliseconds since 1970.
enum JournalTime {
    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// The time as people read it, after "seen".
    static func text(_ milliseconds: Int64) -> String {
        "at " + Date(timeIntervalSince1970: Double(milliseconds) / 1000).ISO8601Format()
    }
}
