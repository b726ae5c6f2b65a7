import Glibc
import MeshDomain

/// A socket that takes connections, with room for all the proxies of a cluster that come at once.
///
/// The event loop asks for room for 128; of a thousand that come together most then try again only after a second.
struct ListeningSocket {
    /// How many connections may wait to be taken; the system may allow less.
    private static let backlog: Int32 = 4096
    /// Owned by whoever serves it.
    let descriptor: Int32

    /// Binds to an address.
    ///
    /// - Throws: `unavailable` naming the address and what is wrong with it.
    init(host: String, port: Int) throws(MeshError) {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &found)
        guard status == 0, let address = found?.pointee else {
            throw Self.failure(host, port, String(cString: gai_strerror(status)))
        }
        defer { freeaddrinfo(found) }
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.ai_family, type, 0)
        guard descriptor >= 0 else { throw Self.failure(host, port, Self.reason()) }
        var isOn: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, Self.backlog) == 0 else {
            let error = Self.failure(host, port, Self.reason())
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    /// Makes room again after the event loop has taken the socket over.
    func widen() { _ = listen(descriptor, Self.backlog) }

    private static func reason() -> String { String(cString: strerror(errno)) }

    private static func failure(_ host: String, _ port: Int, _ reason: String) -> MeshError {
        MeshError(.unavailable, "proxies cannot be served at TOMBOLO_XDS_ADDRESS \(host):\(port): \(reason)")
    }
}
