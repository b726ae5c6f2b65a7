import Certificates
package import MeshDomain

/// Makes an archive piece by piece: a gzip'ed tar of `meta.json`, one file for each part, and `SHA256SUMS`.
///
/// A part's file is its pages, each after its length in four bytes (big-endian). Not thread safe: one user at a time.
package final class ArchiveWriter {
    private let meta: SnapshotMeta
    private let gzip: GzipWriter

    /// Begins an archive.
    ///
    /// - Throws: `internalFault` when there is no memory.
    package init(_ meta: SnapshotMeta) throws(MeshError) {
        self.meta = meta
        gzip = try GzipWriter()
    }

    /// What stands before the first part.
    package func beginning() -> [UInt8] { gzip.add(file("meta.json", meta.json)) }

    /// What stands before the pages of a part.
    package func begin(_ part: SnapshotMeta.Part) -> [UInt8] { gzip.add(header(part.file, part.bytes)) }

    /// A page of the part.
    package func page(_ page: [UInt8]) -> [UInt8] {
        gzip.add([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: page.count >> $0) } + page)
    }

    /// What stands after the pages of a part.
    package func end(_ part: SnapshotMeta.Part) -> [UInt8] { gzip.add(padding(part.bytes)) }

    /// What stands after the last part.
    package func ending() throws(MeshError) -> [UInt8] {
        let sum: [UInt8]
        do { sum = try Digest.sha256(meta.json) } catch { throw MeshError(.internalFault, "\(error)") }
        var text = "\(Digest.hex(sum))  meta.json\n"
        for part in meta.parts { text += "\(part.sha256)  \(part.file)\n" }
        return gzip.add(
            file("SHA256SUMS", Array(text.utf8)) + [UInt8](repeating: 0, count: 2 * TarHeader.blockBytes),
            isLast: true
        )
    }

    private func header(_ name: String, _ size: UInt64) -> [UInt8] {
        TarHeader(name: name, size: size).bytes(seconds: meta.time / 1000)
    }

    private func padding(_ size: UInt64) -> [UInt8] { [UInt8](repeating: 0, count: TarHeader.padding(after: size)) }

    private func file(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let size = UInt64(content.count)
        return header(name, size) + content + padding(size)
    }
}
