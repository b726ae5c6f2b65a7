package import MeshDomain

/// Plain files in one archive (tar, gzip).
package enum FileArchive {
    /// Writes an archive.
    ///
    /// - Parameters:
    ///   - files: The files with their names, which have at most 100 bytes.
    ///   - seconds: When they were written, since 1970.
    /// - Returns: The archive's bytes.
    /// - Throws: `internalFault` when memory is lacking.
    package static func bytes(of files: [(name: String, bytes: [UInt8])], seconds: Int64) throws(MeshError) -> [UInt8] {
        let gzip = try GzipWriter()
        var archive: [UInt8] = []
        for (name, bytes) in files {
            let size = UInt64(bytes.count)
            archive += gzip.add(TarHeader(name: name, size: size).bytes(seconds: seconds))
            archive += gzip.add(bytes)
            archive += gzip.add([UInt8](repeating: 0, count: TarHeader.padding(after: size)))
        }
        // Two empty blocks end an archive.
        return archive + gzip.add([UInt8](repeating: 0, count: 2 * TarHeader.blockBytes), isLast: true)
    }
}
