import BusSchema
import MeshBus
import MeshContracts
import MeshDomain

extension JetStreamJournal {
    package func writeSnapshot(
        _ pages: [[UInt8]],
        at position: JournalPosition
    ) async throws(JournalError) {
        let sequence = position.sequence
        for (number, page) in pages.enumerated() {
            _ = try await api.publish(
                BusMessage(subject: pageSubject(sequence, number), payload: page, reader: .server)
            )
        }
        let checksums = pages.map { Checksum.crc32c($0) }
        let contents = JournalWire.Transaction(
            index: position.index,
            requestID: String(sequence),
            changes: checksums.map { sum in (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt32($0))) } }
        )
        let manifest: [UInt8]
        do { manifest = try JournalEntryCoding.encode([contents], writer: "", previous: position.hash) } catch {
            throw .tooLarge(error.message)
        }
        _ = try await api.publish(BusMessage(subject: manifestSubject(sequence), payload: manifest, reader: .server))
        try await removeOldSnapshots()
    }

    package func newestSnapshots() async throws(JournalError) -> [JournalSnapshot] {
        var tries = 0
        while true {
            tries += 1
            var found: [JournalSnapshot] = []
            let sequences = try await storedSnapshots().complete.prefix(2)
            for sequence in sequences {
                let manifest = try await newestMessage(manifestSubject(sequence))
                // The leader has named them all: one that is missing was replaced meanwhile, or its bytes are damaged.
                if manifest == nil, tries < 3 { break }
                // One whose description is damaged is listed without pages, and refused when they are asked for.
                found.append(
                    manifest.flatMap { Self.snapshot(sequence, manifest: $0) }
                        ?? JournalSnapshot(JournalPosition(sequence: sequence, index: 0, hash: .none), checksums: [])
                )
            }
            if found.count == sequences.count { return found }
        }
    }

    package func pages(of snapshot: JournalSnapshot) async throws(JournalError) -> [[UInt8]] {
        guard !snapshot.checksums.isEmpty else { throw .damaged("its description cannot be read") }
        var pages: [[UInt8]] = []
        for (number, checksum) in snapshot.checksums.enumerated() {
            guard let page = try await newestMessage(pageSubject(snapshot.sequence, number)) else {
                throw .damaged("page \(number + 1) of \(snapshot.checksums.count) is missing")
            }
            guard Checksum.crc32c(page) == checksum else {
                throw .damaged("the checksum of page \(number + 1) does not match its content")
            }
            pages.append(page)
        }
        return pages
    }

    /// The newest message of a subject of the snapshots' stream; nil when the leader cannot read one either: a copy may lag.
    func newestEntry(_ subject: String) async throws(JournalError) -> JournalEntry? {
        if let entry = try await api.directGetLast(snapshotStream, subject) { return entry }
        return try await api.leaderGet(snapshotStream, ["last_by_subj": .string(subject)])
    }

    private func newestMessage(_ subject: String) async throws(JournalError) -> [UInt8]? {
        try await newestEntry(subject)?.bytes
    }

    /// Where a page stands, for tests that damage it.
    package func pageSubject(_ sequence: UInt64, _ page: Int) -> String { "\(snapshotSubject).\(sequence).\(page)" }

    private func manifestSubject(_ sequence: UInt64) -> String { "\(snapshotSubject).\(sequence).manifest" }

    private func removeOldSnapshots() async throws(JournalError) {
        let stored = try await storedSnapshots()
        guard let oldest = stored.complete.prefix(2).last else { return }
        // Older than those kept; unfinished newer ones may be under way.
        for sequence in stored.all where sequence < oldest {
            _ = try await api.ask(
                "STREAM.PURGE.\(snapshotStream)",
                ["filter": .string("\(snapshotSubject).\(sequence).>")]
            )
        }
    }

    /// The sequences of the snapshots stored, newest first.
    private func storedSnapshots() async throws(JournalError) -> (all: [UInt64], complete: [UInt64]) {
        let subjects = try await api.info(snapshotStream, subjectsFilter: snapshotSubject + ".>").subjects
        var all: Set<UInt64> = []
        var complete: Set<UInt64> = []
        for subject in subjects {
            let tokens = subject.dropFirst(snapshotSubject.count + 1).split(separator: ".")
            guard tokens.count == 2, let sequence = UInt64(tokens[0]) else { continue }
            all.insert(sequence)
            if tokens[1] == "manifest" { complete.insert(sequence) }
        }
        return (all.sorted(by: >), complete.sorted(by: >))
    }

    private static func snapshot(_ sequence: UInt64, manifest: [UInt8]) -> JournalSnapshot? {
        guard let description = try? JournalEntryCoding.decode(manifest), let contents = description.transactions.first,
            contents.requestID == String(sequence), let hash = EntryHash(description.previous)
        else { return nil }
        let checksums = contents.changes.map { bytes in bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
        return JournalSnapshot(
            JournalPosition(sequence: sequence, index: contents.index, hash: hash),
            checksums: checksums
        )
    }
}
