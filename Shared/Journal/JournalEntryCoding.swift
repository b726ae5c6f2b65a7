import BusSchema
import MeshDomain
import MeshState
import SchemaRuntime

/// Entries and snapshot pages as bytes: a `JournalWire.Batch` whose last field is the checksum of all bytes before it.
enum JournalEntryCoding {
    /// Tag of field 3 of `Batch`, a fixed32.
    private static let checksumTag: UInt8 = 3 << 3 | 5
    /// Tag and value of the checksum.
    static let trailerBytes = 5

    /// Encodes transactions with their checksum.
    ///
    /// `previous` is the hash of the entry before, nil in a page of a snapshot, whose description has it, and
    /// `previousSequence` its sequence; `requires` is the feature level that a reader must have to decide on what this leads to. A
    /// part of an entry has no transactions of its own.
    static func encode(
        _ transactions: [JournalWire.Transaction],
        writer: String,
        previous: EntryHash? = nil,
        previousSequence: UInt64 = 0,
        requires: UInt32 = 0,
        part: JournalWire.EntryPart? = nil
    ) throws(MeshError) -> [UInt8] {
        var bytes: [UInt8]
        let batch = JournalWire.Batch(
            transactions: transactions,
            writer: writer,
            previous: previous?.bytes ?? [],
            requires: requires,
            previousSequence: previousSequence,
            part: part
        )
        do { bytes = try batch.encoded() } catch {
            throw MeshError(.badRequest, "the write cannot be encoded: \(error)")
        }
        let checksum = Checksum.crc32c(bytes)
        bytes.append(checksumTag)
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: checksum >> shift)) }
        return bytes
    }

    /// Decodes transactions after checking the checksum; the error says what is wrong, not where.
    static func decode(_ bytes: [UInt8]) throws(MeshError) -> JournalWire.Batch {
        guard bytes.count >= trailerBytes, bytes[bytes.count - trailerBytes] == checksumTag else {
            throw MeshError(.internalFault, "it has no checksum")
        }
        let body = bytes.dropLast(trailerBytes)
        let stored = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard Checksum.crc32c(body) == stored else {
            throw MeshError(.internalFault, "its checksum does not match its content")
        }
        do { return try JournalWire.Batch(decoding: bytes) } catch {
            throw MeshError(.internalFault, "it cannot be decoded: \(error)")
        }
    }
}

extension JournalWire.Batch {
    /// Index of the newest transaction that is complete with this entry, which stands at `sequence`; nil when none is.
    func newestIndex(at sequence: UInt64) -> UInt64? {
        // What comes in parts is one transaction, complete with the last of them.
        if let part { return part.number == part.count ? JournalIndex.of(sequence, place: 0) : nil }
        return transactions.isEmpty ? nil : JournalIndex.of(sequence, place: transactions.count - 1)
    }
}
