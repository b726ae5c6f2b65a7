import Glibc
package import MeshDomain

/// Where a process's health is asked for.
package enum HealthAddress: Sendable, Hashable, CustomStringConvertible {
    case network(host: String, port: Int)
    /// A socket in the file system: only who may enter its folder can ask, and only its owner can answer.
    case socket(path: String)

    /// Reads `host:port`, `[IPv6 address]:port` or `unix:///path`.
    ///
    /// - Throws: `badRequest` saying what it must be.
    package init(_ text: String) throws(MeshError) {
        if text.hasPrefix("unix://") {
            let path = String(text.dropFirst("unix://".count))
            let room = MemoryLayout.size(ofValue: sockaddr_un().sun_path)
            guard path.hasPrefix("/"), path.utf8.count < room else {
                throw Self.refusal(text, "the path begins with / and has at most \(room - 1) bytes")
            }
            self = .socket(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw Self.refusal(text, "the port is a number up to 65535")
        }
        var host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = host.dropFirst().dropLast() }
        guard isBracketed == host.contains(":"), !host.isEmpty, !host.contains(where: { "[]".contains($0) }) else {
            throw Self.refusal(text, "an IPv6 address stands in [ ]")
        }
        self = .network(host: String(host), port: Int(port))
    }

    package var description: String {
        switch self {
        case .network(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .socket(let path): "unix://\(path)"
        }
    }

    private static func refusal(_ text: String, _ rule: String) -> MeshError {
        MeshError(
            .badRequest,
            "TOMBOLO_HEALTH_ADDRESS is \"\(text)\"; it must be host:port, [address]:port or unix:///path: \(rule)"
        )
    }

    /// Whether the process there says that it is healthy, for `--health-check`; waits 2 s at most.
    var isHealthy: Bool {
        guard let descriptor = connected() else { return false }
        defer { close(descriptor) }
        var request = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        request.withUTF8 { bytes in _ = send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
        var answer = [UInt8](repeating: 0, count: 64)
        let count = recv(descriptor, &answer, answer.count, 0)
        return count > 12 && String(decoding: answer[..<count], as: UTF8.self).contains(" 200 ")
    }

    private func connected() -> Int32? {
        switch self {
        case .socket(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            return Self.connected(AF_UNIX, address)
        case .network(let host, let port) where host.contains(":"):
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = UInt16(truncatingIfNeeded: port).bigEndian
            inet_pton(AF_INET6, host == "::" ? "::1" : host, &address.sin6_addr)
            return Self.connected(AF_INET6, address)
        case .network(let host, let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
            // A name, and every address, is asked for on this machine.
            if inet_pton(AF_INET, host, &address.sin_addr) != 1 || address.sin_addr.s_addr == 0 {
                inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
            }
            return Self.connected(AF_INET, address)
        }
    }

    private static func connected<Address>(_ family: Int32, _ given: Address) -> Int32? {
        let descriptor = Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = given
        var timeout = timeval(tv_sec: 2, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
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
