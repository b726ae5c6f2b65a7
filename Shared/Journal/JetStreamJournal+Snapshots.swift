import BusSchema
import MeshBus
import MeshContracts
import MeshDomain

extension JetStreamJournal {
    package func writeSnapshot(
        _ pages: [[UInt8]],
        at sequence: UInt64,
        index: UInt64
    ) async throws(JournalError) {
        for (number, page) in pages.enumerated() {
            _ = try await api.publish(
                BusMessage(subject: pageSubject(sequence, number), payload: page, reader: .server)
            )
        }
        let checksums = pages.map { Checksum.crc32c($0) }
        let contents = JournalWire.Transaction(
            index: index,
            requestID: String(sequence),
            changes: checksums.map { sum in (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt32($0))) } }
        )
        let manifest: [UInt8]
        do { manifest = try JournalEntryCoding.encode([contents], writer: "") } catch {
            throw .tooLarge(error.message)
        }
        _ = try await api.publish(BusMessage(subject: manifestSubject(sequence), payload: manifest, reader: .server))
        try await removeOldSnapshots()
    }

    package func newestSnapshots() async throws(JournalError) -> [JournalSnapshot] {
        for _ in 0..<3 {
            var found: [JournalSnapshot] = []
            let sequences = try await storedSnapshots().complete.prefix(2)
            for sequence in sequences {
                let manifest = try await api.directGetLast(snapshotStream, manifestSubject(sequence))
                guard let manifest else { break }
                // One whose description is damaged is listed without pages, and refused when they are asked for.
                found.append(
                    Self.snapshot(sequence, manifest: manifest)
                        ?? JournalSnapshot(sequence: sequence, index: 0, checksums: [])
                )
            }
            // The leader has named them all: one that is missing was replaced meanwhile, or the copy that was asked lags.
            if found.count == sequences.count { return found }
        }
        throw .unavailable("a copy of stream \(snapshotStream) lacks a snapshot")
    }

    package func pages(of snapshot: JournalSnapshot) async throws(JournalError) -> [[UInt8]] {
        guard !snapshot.checksums.isEmpty else { throw .damaged("its description cannot be read") }
        var pages: [[UInt8]] = []
        for (number, checksum) in snapshot.checksums.enumerated() {
            let subject = pageSubject(snapshot.sequence, number)
            guard let page = try await api.directGetLast(snapshotStream, subject) else {
                if try await api.info(snapshotStream, subjectsFilter: subject).subjects.contains(subject) {
                    throw .unavailable("a copy of stream \(snapshotStream) lacks page \(number + 1)")
                }
                throw .damaged("page \(number + 1) of \(snapshot.checksums.count) is missing")
            }
            guard Checksum.crc32c(page) == checksum else {
                throw .damaged("the checksum of page \(number + 1) does not match its content")
            }
            pages.append(page)
        }
        return pages
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
        guard let contents = (try? JournalEntryCoding.decode(manifest))?.transactions.first,
            contents.requestID == String(sequence)
        else { return nil }
        let checksums = contents.changes.map { bytes in bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
        return JournalSnapshot(sequence: sequence, index: contents.index, checksums: checksums)
    }
}
