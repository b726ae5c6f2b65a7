import Certificates
package import MeshDomain

/// SHA-256 of a journal entry as it is stored; the entry after it carries it (hash chain).
///
/// The first entry carries the hash of the stream's identity, so a journal that was replaced or shortened and written on does
/// not fit to what was seen of it before.
package struct EntryHash: Sendable, Hashable, CustomStringConvertible {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// How many bytes it has.
    package static let size = 32

    /// The hash before anything is known of a journal.
    package static let none = EntryHash(words: [0, 0, 0, 0])

    private init(words: [UInt64]) {
        (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
    }

    /// Reads 32 bytes; nil when there are more or fewer.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        self.init(
            words: (0..<4).map { word in bytes[word * 8..<word * 8 + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        )
    }

    /// The hash of an entry.
    ///
    /// - Throws: `internalFault` when OpenSSL has no memory left.
    package static func of(_ entry: [UInt8]) throws(MeshError) -> EntryHash {
        let digest: [UInt8]
        do { digest = try Digest.sha256(entry) } catch { throw MeshError(.internalFault, "hashing: \(error)") }
        return EntryHash(digest) ?? .none
    }

    /// What the first entry of a stream carries.
    package static func root(of stream: String) throws(MeshError) -> EntryHash {
        try of(Array("tombolo journal \(stream)".utf8))
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        [first, second, third, fourth].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
    }

    /// The first 8 bytes, for people.
    package var description: String {
        let digits = String(first, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
