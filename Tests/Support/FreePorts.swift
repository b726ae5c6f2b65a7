import Foundation

/// Ports of 127.0.0.1 for servers that must be found again on the same port, or cannot be told to choose one themselves.
package enum FreePorts {
    /// Below those that the kernel gives to clients' connections (`ip_local_port_range`, from 32,768): else any connection of the machine
    /// may have taken a port by the time the server listens, or while it is away.
    private static let range = 10_000..<20_000

    /// Ports that nobody uses now.
    ///
    /// - Throws: `StartError` when there are none.
    package static func find(_ count: Int) throws -> [Int] {
        var sockets: [Int32] = []
        defer { for socket in sockets { close(socket) } }
        var found: [Int] = []
        for _ in range where found.count < count {
            let port = Int.random(in: range)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            guard descriptor >= 0 else { throw NATSServer.StartError(description: "no socket: errno \(errno)") }
            sockets.append(descriptor)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            address.sin_port = in_port_t(UInt16(port).bigEndian)
            let isBound = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            if isBound { found.append(port) }
        }
        guard found.count == count else { throw NATSServer.StartError(description: "no free port in \(range)") }
        return found
    }
}
