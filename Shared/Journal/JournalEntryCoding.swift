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

extension JournalEntryCoding {
    /// One transaction of any size as several entries, each after its length: its rows in pages of about so many bytes.
    static func framed(
        _ transactions: [JournalWire.Transaction],
        writer: String,
        _ pageBytes: Int
    ) throws(MeshError) -> [UInt8] {
        guard var first = transactions.first, transactions.count == 1 else {
            throw MeshError(.internalFault, "\(transactions.count) transactions are to be stored as one")
        }
        let pages = pages(of: first.changes, bytes: pageBytes)
        var whole: [UInt8] = []
        for (number, page) in pages.enumerated() {
            first.changes = page
            let entry = try encode([number == 0 ? first : .init(changes: page)], writer: writer)
            whole += frame(entry.count)
            whole += entry
        }
        return whole
    }

    /// The transaction that `framed` wrote.
    static func unframed(_ whole: [UInt8]) throws(MeshError) -> JournalWire.Transaction {
        var transaction: JournalWire.Transaction?
        var rest = whole[...]
        while !rest.isEmpty {
            guard let count = frameLength(rest), rest.count - 4 >= count else {
                throw MeshError(.internalFault, "its parts make no entries")
            }
            let entry = try decode(Array(rest.dropFirst(4).prefix(count)))
            guard entry.part == nil, entry.transactions.count == 1 else {
                throw MeshError(.internalFault, "its parts make no entries with one transaction each")
            }
            if transaction == nil {
                transaction = entry.transactions[0]
            } else {
                transaction?.changes += entry.transactions[0].changes
            }
            rest = rest.dropFirst(4 + count)
        }
        guard let transaction else { throw MeshError(.internalFault, "its parts are empty") }
        return transaction
    }

    /// Rows in pages of about so many bytes; at least one page, and a larger row has one of its own.
    static func pages(of rows: [[UInt8]], bytes limit: Int) -> [[[UInt8]]] {
        var pages: [[[UInt8]]] = [[]]
        var size = 0
        for row in rows {
            if size + row.count > limit, !pages[pages.count - 1].isEmpty {
                pages.append([])
                size = 0
            }
            pages[pages.count - 1].append(row)
            size += row.count + 4
        }
        return pages
    }

    /// A length in four bytes.
    static func frame(_ count: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } }

    /// The length in the first four bytes; nil when there are fewer.
    static func frameLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.count < 4 ? nil : bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
}

extension JournalWire.Transaction {
    /// Set when its changes are the rows of a state that takes the place of the whole state.
    var replacement: RowNumbering? { replaces ? (renumbers ? .renewed : .kept) : nil }
}

extension JournalWire.Batch {
    /// Index of the newest transaction that is complete with this entry, which stands at `sequence`; nil when none is.
    func newestIndex(at sequence: UInt64) -> UInt64? {
        // What comes in parts is one transaction, complete with the last of them.
        if let part { return part.number == part.count ? JournalIndex.of(sequence, place: 0) : nil }
        return transactions.isEmpty ? nil : JournalIndex.of(sequence, place: transactions.count - 1)
    }
}
