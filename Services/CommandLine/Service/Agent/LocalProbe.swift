import Glibc

/// Short questions over HTTP to processes of this machine, without an event loop.
enum LocalProbe {
    /// An answer.
    struct Answer {
        var status: Int
        var body: String
    }

    /// Where a process is asked.
    enum Place {
        case port(host: String, Int)
        case socket(String)
    }

    /// Asks; nil when nobody answers within 300 ms.
    ///
    /// - Parameters:
    ///   - place: Whom to ask.
    ///   - path: What for.
    ///   - version: Of HTTP; by 1.0 a long answer comes in one piece.
    /// - Returns: The answer, at most 64 KiB of it.
    static func get(_ place: Place, path: String, version: String = "1.1") -> Answer? {
        guard let descriptor = connected(place) else { return nil }
        defer { close(descriptor) }
        let request = "GET \(path) HTTP/\(version)\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        guard Terminal.write(Array(request.utf8), to: descriptor) else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < 65536 {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let status = text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap({ Int($0) }) else {
            return nil
        }
        let head = text.firstRange(of: "\r\n\r\n")
        return Answer(status: status, body: head.map { String(text[$0.upperBound...]) } ?? "")
    }

    /// The first line that a server sends to whoever connects; nil when there is none within a second.
    static func firstLine(of address: String, port: Int) -> String? {
        guard let descriptor = connected(address, port) else { return nil }
        defer { close(descriptor) }
        // Each wait below is short; whoever sends byte by byte is not listened to for longer than this in all.
        let end = ContinuousClock.now + .milliseconds(700)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < 65536, !bytes.contains(0x0A) {
            guard ContinuousClock.now < end else { return nil }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
    }

    private static func connected(_ address: String, _ port: Int) -> Int32? {
        var short = Network.loopback(port)
        if inet_pton(AF_INET, address, &short.sin_addr) == 1 { return connected(AF_INET, &short) }
        var long = sockaddr_in6()
        long.sin6_family = sa_family_t(AF_INET6)
        long.sin6_port = UInt16(truncatingIfNeeded: port).bigEndian
        guard inet_pton(AF_INET6, address, &long.sin6_addr) == 1 else { return nil }
        return connected(AF_INET6, &long)
    }

    private static func connected(_ place: Place) -> Int32? {
        switch place {
        case .port(let host, let port):
            var address = Network.loopback(port)
            if inet_pton(AF_INET, host, &address.sin_addr) != 1 { address = Network.loopback(port) }
            if address.sin_addr.s_addr == 0 { address = Network.loopback(port) }
            return connected(AF_INET, &address)
        case .socket(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let room = MemoryLayout.size(ofValue: address.sun_path)
            guard path.utf8.count < room else { return nil }
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            return connected(AF_UNIX, &address)
        }
    }

    private static func connected<Address>(_ family: Int32, _ address: inout Address) -> Int32? {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var timeout = timeval(tv_sec: 0, tv_usec: 300_000)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) == 0
            }
        }
        guard !isConnected else { return descriptor }
        close(descriptor)
        return nil
    }
}
