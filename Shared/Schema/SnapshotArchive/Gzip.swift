import CZlib
package import MeshDomain

/// Compresses piece by piece (RFC 1952).
///
/// Not thread safe: one user at a time.
package final class GzipWriter {
    private let stream: UnsafeMutablePointer<z_stream>

    /// - Throws: `internalFault` when there is no memory.
    package init() throws(MeshError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let isReady = deflateInit2_(
            stream,
            Z_BEST_SPEED,
            Z_DEFLATED,
            gzipWindow,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard isReady == Z_OK else { throw MeshError(.internalFault, "compressing: no memory") }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// What more of `bytes` gives, which may be nothing yet; at the end all that is left.
    package func add(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        var input = bytes
        input.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(source.count)
            run(stream, into: &result) { deflate($0, isLast ? Z_FINISH : Z_NO_FLUSH) == Z_OK }
        }
        return result
    }
}

/// Decompresses piece by piece.
///
/// Not thread safe: one user at a time.
package final class GzipReader {
    /// How it stands.
    package enum State: Sendable, Hashable {
        case reading
        /// The compressed data has ended, and its own checksum is right.
        case ended
        /// It is no gzip, or damaged.
        case broken
    }

    private let stream: UnsafeMutablePointer<z_stream>
    /// How it stands after what was added.
    package private(set) var state = State.reading

    /// - Throws: `internalFault` when there is no memory.
    package init() throws(MeshError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit2_(stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw MeshError(.internalFault, "decompressing: no memory")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// What `bytes` hold; bytes after the end make it broken.
    package func add(_ bytes: [UInt8]) -> [UInt8] {
        guard state == .reading else {
            if !bytes.isEmpty { state = .broken }
            return []
        }
        var result: [UInt8] = []
        var input = bytes
        var code = Z_OK
        input.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(source.count)
            run(stream, into: &result) { stream in
                code = inflate(stream, Z_NO_FLUSH)
                return code == Z_OK
            }
        }
        switch code {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: state = stream.pointee.avail_in == 0 ? .ended : .broken
        case _: state = .broken
        }
        return result
    }
}

/// The largest window, with the header and trailer of gzip.
private let gzipWindow: Int32 = 15 + 16

/// Has zlib work until it has nothing more to give; `step` says whether it may have.
private func run(
    _ stream: UnsafeMutablePointer<z_stream>,
    into result: inout [UInt8],
    _ step: (UnsafeMutablePointer<z_stream>) -> Bool
) {
    var room = [UInt8](repeating: 0, count: 64 << 10)
    while true {
        let (count, mayGoOn) = room.withUnsafeMutableBufferPointer { target in
            stream.pointee.next_out = target.baseAddress
            stream.pointee.avail_out = UInt32(target.count)
            let mayGoOn = step(stream)
            return (target.count - Int(stream.pointee.avail_out), mayGoOn)
        }
        result += room.prefix(count)
        guard mayGoOn, count == room.count || stream.pointee.avail_in > 0 else { return }
    }
}
