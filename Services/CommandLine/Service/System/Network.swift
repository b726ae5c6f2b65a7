import Glibc

/// The machine's addresses and ports.
enum Network {
    /// All addresses of this machine, as text.
    static func ownAddresses() -> [String] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        var result: [String] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ifa_next
            guard let address = entry.pointee.ifa_addr else { continue }
            let family = Int32(address.pointee.sa_family)
            guard family == AF_INET || family == AF_INET6 else { continue }
            let size = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
            if let text = text(address, size: size) { result.append(text) }
        }
        return result
    }

    /// The first private IPv4 address; empty when there is none.
    static func privateAddress() -> String {
        ownAddresses().first { address in
            let parts = address.split(separator: ".").compactMap { Int($0) }
            guard parts.count == 4 else { return false }
            return parts[0] == 10 || parts[0] == 172 && (16...31).contains(parts[1])
                || parts[0] == 192 && parts[1] == 168
        } ?? ""
    }

    /// This machine's name.
    static func hostName() -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
        return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The address of a name, an IPv4 one before others; nil when it has none.
    static func resolve(_ host: String) -> String? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        for family in [AF_INET, AF_UNSPEC] {
            hints.ai_family = family
            guard getaddrinfo(host, nil, &hints, &found) == 0, let first = found else { continue }
            defer { freeaddrinfo(found) }
            if let address = first.pointee.ai_addr, let text = text(address, size: Int(first.pointee.ai_addrlen)) {
                return text
            }
        }
        return nil
    }

    /// A free port on loopback, below the range the system takes ports for outgoing connections from.
    static func freePort(except taken: Set<Int>) -> Int? {
        for _ in 0..<200 {
            let port = Int.random(in: 24000...31999)
            if !taken.contains(port), isFree(port) { return port }
        }
        return nil
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = loopback(port)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func text(_ address: UnsafePointer<sockaddr>, size: Int) -> String? {
        var host = [CChar](repeating: 0, count: 128)
        let code = getnameinfo(
            address,
            socklen_t(size),
            &host,
            socklen_t(host.count),
            nil,
            0,
            NI_NUMERICHOST
        )
        guard code == 0 else { return nil }
        let bytes = host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Network {
    /// A connection to a host on which each step may take a second; nil when there is none.
    static func connected(_ host: String, _ port: Int) -> Int32? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(resolve(host) ?? host, String(port), &hints, &found) == 0, let first = found?.pointee,
            let address = first.ai_addr
        else { return nil }
        defer { freeaddrinfo(found) }
        let descriptor = socket(first.ai_family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(descriptor, address, first.ai_addrlen) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Sends an empty POST to a program of this machine; whether it says 200 within a second.
    static func post(_ path: String, to host: String, _ port: Int) -> Bool {
        guard let descriptor = connected(host, port) else { return false }
        defer { close(descriptor) }
        let shown = host.contains(":") ? "[\(host)]" : host
        let request = "POST \(path) HTTP/1.1\r\nHost: \(shown)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        guard Terminal.write(Array(request.utf8), to: descriptor) else { return false }
        var answer = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &answer, answer.count)
        return count > 0 && String(decoding: answer.prefix(count), as: UTF8.self).hasPrefix("HTTP/1.1 200")
    }
}
