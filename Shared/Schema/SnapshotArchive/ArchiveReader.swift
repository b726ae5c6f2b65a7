import Certificates
package import MeshDomain

/// Reads an archive piece by piece and checks all of it.
///
/// Not thread safe: one user at a time. The order of calls: `meta` once; `nextPart`, then `nextPage` until nil, until there is no part; then everything is checked.
package final class ArchiveReader {
    /// The longest `meta.json` and `SHA256SUMS`; the longest page.
    private static let textBytes: UInt64 = 4 << 20
    private static let pageBytes = 64 << 20

    private let source: () throws(MeshError) -> [UInt8]?
    private let gzip: GzipReader
    private var buffer: [UInt8] = []
    private var place = 0
    private var sums: [(name: String, hash: String)] = []
    private var described: SnapshotMeta?
    private var partNumber = 0
    private var part: SnapshotMeta.Part?
    private var left: UInt64 = 0
    private var pagesLeft: UInt64 = 0
    private var hash: SHA256Stream?

    /// Reads what `source` gives, piece by piece, nil at the end.
    ///
    /// - Throws: `internalFault` when there is no memory.
    package init(_ source: @escaping () throws(MeshError) -> [UInt8]?) throws(MeshError) {
        self.source = source
        gzip = try GzipReader()
    }

    /// What the archive says of itself.
    ///
    /// - Throws: `badRequest` saying what is damaged; `rejected` for another format.
    package func meta() throws(MeshError) -> SnapshotMeta {
        let content = try text("meta.json")
        let meta = try SnapshotMeta(json: content)
        described = meta
        sums.append(("meta.json", try sum(content)))
        return meta
    }

    /// Goes to the next part; nil when there is none, and then the whole archive is checked.
    package func nextPart() throws(MeshError) -> SnapshotMeta.Part? {
        guard let described else { throw Self.damaged("meta.json was not read") }
        guard partNumber < described.parts.count else {
            try finish()
            return nil
        }
        let next = described.parts[partNumber]
        partNumber += 1
        let header = try header()
        guard header.name == next.file, header.size == next.bytes else {
            throw Self.damaged("\(header.name) with \(header.size) bytes stands where \(next.file) should be")
        }
        part = next
        (left, pagesLeft) = (next.bytes, next.pages)
        do { hash = try SHA256Stream() } catch { throw MeshError(.internalFault, "\(error)") }
        return next
    }

    /// The next page of the part; nil when there is none, and then the part is checked.
    package func nextPage() throws(MeshError) -> [UInt8]? {
        guard let part, let hash else { throw Self.damaged("no part was begun") }
        guard left > 0 else {
            guard pagesLeft == 0 else { throw Self.damaged("\(part.file) has fewer pages than \(part.pages)") }
            let found: String
            do { found = try hash.hex() } catch { throw MeshError(.internalFault, "\(error)") }
            guard found == part.sha256 else { throw Self.damaged("the SHA-256 of \(part.file) is another one") }
            sums.append((part.file, found))
            _ = try take(TarHeader.padding(after: part.bytes))
            self.part = nil
            return nil
        }
        guard left >= 4, pagesLeft > 0 else { throw Self.damaged("\(part.file) has bytes after its last page") }
        let length = try take(4)
        let count = length.reduce(0) { $0 << 8 | Int($1) }
        guard count <= Self.pageBytes, UInt64(count) <= left - 4 else {
            throw Self.damaged("a page of \(part.file) is longer than the part")
        }
        let page = try take(count)
        left -= UInt64(count) + 4
        pagesLeft -= 1
        do {
            try hash.add(length)
            try hash.add(page)
        } catch { throw MeshError(.internalFault, "\(error)") }
        return page
    }

    /// Reads all of it without keeping anything.
    ///
    /// - Returns: What it says of itself.
    package func checkAll() throws(MeshError) -> SnapshotMeta {
        let meta = try meta()
        while try nextPart() != nil { while try nextPage() != nil {} }
        return meta
    }

    // MARK: - Pieces

    private func finish() throws(MeshError) {
        let lines = String(decoding: try text("SHA256SUMS"), as: UTF8.self)
        guard lines == sums.map({ "\($0.hash)  \($0.name)\n" }).joined() else {
            throw Self.damaged("SHA256SUMS does not fit to what is there")
        }
        let end = try take(2 * TarHeader.blockBytes)
        guard end.allSatisfy({ $0 == 0 }) else { throw Self.damaged("something follows SHA256SUMS") }
        // The checksum of the compression stands after all of it.
        while gzip.state == .reading, place == buffer.count, try more() {}
        guard gzip.state == .ended, place == buffer.count else { throw Self.damaged("it does not end where it should") }
        // Not a byte may follow.
        while let rest = try source() {
            guard rest.isEmpty else { throw Self.damaged("something follows its end") }
        }
    }

    private func text(_ name: String) throws(MeshError) -> [UInt8] {
        let header = try header()
        guard header.name == name, header.size <= Self.textBytes else {
            throw Self.damaged("\(name) should stand where \(header.name) is")
        }
        let content = try take(Int(header.size))
        _ = try take(TarHeader.padding(after: header.size))
        return content
    }

    private func header() throws(MeshError) -> TarHeader {
        guard let header = TarHeader(try take(TarHeader.blockBytes)) else {
            throw Self.damaged("the header of a file cannot be read")
        }
        return header
    }

    /// So many decompressed bytes.
    private func take(_ count: Int) throws(MeshError) -> [UInt8] {
        while buffer.count - place < count {
            guard gzip.state != .broken else { throw Self.broken }
            guard try more() else {
                throw gzip.state == .broken ? Self.broken : Self.damaged("it is cut short")
            }
        }
        let taken = Array(buffer[place..<place + count])
        place += count
        if place > 1 << 20 {
            buffer.removeFirst(place)
            place = 0
        }
        return taken
    }

    /// Decompresses more; false at the end.
    private func more() throws(MeshError) -> Bool {
        guard gzip.state == .reading, let bytes = try source() else { return false }
        buffer += gzip.add(bytes)
        return gzip.state != .broken
    }

    private func sum(_ content: [UInt8]) throws(MeshError) -> String {
        do { return Digest.hex(try Digest.sha256(content)) } catch { throw MeshError(.internalFault, "\(error)") }
    }

    /// - Source: recorded: clients look for these words.
    private static let broken = MeshError(
        .badRequest,
        "failed to decompress snapshot: it is no gzip archive, or damaged"
    )

    private static func damaged(_ what: String) -> MeshError {
        MeshError(.badRequest, "failed to read snapshot file: \(what)")
    }
}
