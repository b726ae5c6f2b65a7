import Glibc

/// A plain socket, for what no proper client does.
package final class RawConnection: Sendable {
    /// Why there is no connection.
    package struct Failure: Error {
        package var reason: String
    }

    private let descriptor: Int32

    /// Connects to a port of this machine; nothing is waited for longer than `patience`, in seconds.
    ///
    /// `source` is the address to come from: any of 127.0.0.0/8.
    package init(port: Int, from source: String = "127.0.0.1", patience: Int = 60) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(reason: String(cString: strerror(errno))) }
        var timeout = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = Self.with(source, 0) { bind(descriptor, $0, size) } == 0
        let isConnected = isBound && Self.with("127.0.0.1", port) { connect(descriptor, $0, size) } == 0
        guard isConnected else { throw Failure(reason: "port \(port): \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    private static func with(_ host: String, _ port: Int, _ body: (UnsafePointer<sockaddr>) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(clamping: port).bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }

    /// Sends bytes; false when the server has closed.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Reads so many bytes; nil when the server closes before, or the patience ends.
    package func receive(_ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            let taken = recv(descriptor, &piece, piece.count, 0)
            guard taken > 0 else { return nil }
            bytes += piece[..<taken]
        }
        return bytes
    }

    /// Whether the server has closed by now, for a connection on which it says nothing.
    package var isClosed: Bool {
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count == 0 || (count < 0 && errno == ECONNRESET)
    }

    /// Reads until the server closes; false when it has not done so within the patience.
    ///
    /// With `answersPings` the connection does what is polite in HTTP/2, so that it can end in order.
    package func isClosedByServer(answersPings: Bool = false) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4096)
        var received: [UInt8] = []
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count == 0 { return true }
            if count < 0 { return errno == ECONNRESET }
            guard answersPings else { continue }
            received += bytes[..<count]
            while let frame = Self.nextFrame(of: &received) {
                let isPing = frame[3] == 6 && frame[4] & 1 == 0
                if isPing { send([0, 0, 8, 6, 1, 0, 0, 0, 0] + frame[9...]) }
            }
        }
    }

    /// Takes a whole frame from the front of what was received.
    private static func nextFrame(of received: inout [UInt8]) -> [UInt8]? {
        guard received.count >= 9 else { return nil }
        let length = 9 + Int(received[0]) << 16 + Int(received[1]) << 8 + Int(received[2])
        guard received.count >= length else { return nil }
        defer { received.removeFirst(length) }
        return Array(received[..<length])
    }

    /// The frame that opens a stream of Envoy's with this token, and the one that gives it up.
    package static func stream(_ number: UInt8, token: String) -> (open: [UInt8], cancel: [UInt8]) {
        let headers = [
            (":method", "POST"), (":scheme", "http"), (":authority", "localhost"),
            (":path", "/envoy.service.discovery.v3.AggregatedDiscoveryService/DeltaAggregatedResources"),
            ("te", "trailers"), ("content-type", "application/grpc"), ("x-consul-token", token),
        ]
        // Each as a literal that is not indexed, without Huffman's code (RFC 7541, 6.2.2).
        var block: [UInt8] = []
        for (name, value) in headers {
            block += [0, UInt8(name.utf8.count)] + Array(name.utf8)
            block += [UInt8(value.utf8.count)] + Array(value.utf8)
        }
        let size = UInt8(block.count)
        return (
            [0, 0, size, 1, 4, 0, 0, 0, number] + block,
            [0, 0, 4, 3, 0, 0, 0, 0, number, 0, 0, 0, 8]
        )
    }

    /// What begins an HTTP/2 connection: the preface and empty settings.
    package static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]
}
