import AgentLogic
import Foundation
import Glibc
import MeshDomain

extension SocketFile {
    /// Removes the socket that an earlier agent left; refuses what is no socket and what somebody listens on.
    ///
    /// - Throws: `unavailable` naming the path.
    static func makeRoom(at path: String) throws(MeshError) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return }
        guard facts.st_mode & S_IFMT == S_IFSOCK else {
            throw MeshError(.unavailable, "\(path) exists and is no socket; remove it, or name another path")
        }
        guard !isHeard(path) else {
            throw MeshError(.unavailable, "somebody listens on \(path) already; end it, or name another path")
        }
        unlink(path)
    }

    /// Gives a socket to whom it is for.
    ///
    /// - Throws: `unavailable` naming the option.
    func apply(to path: String) throws(MeshError) {
        func failed(_ option: String) -> MeshError {
            MeshError(
                .unavailable,
                "unix_sockets.\(option) cannot be given to \(path): \(String(cString: strerror(errno)))"
            )
        }
        if let mode, chmod(path, mode) != 0 { throw failed("mode") }
        if !user.isEmpty {
            guard let found = UInt32(user) ?? Self.user(user) else {
                throw MeshError(.unavailable, "unix_sockets.user is \"\(user)\"; there is no such user")
            }
            guard chown(path, found, gid_t.max) == 0 else { throw failed("user") }
        }
        if !group.isEmpty {
            guard let found = UInt32(group) ?? Self.group(group) else {
                throw MeshError(.unavailable, "unix_sockets.group is \"\(group)\"; there is no such group")
            }
            guard chown(path, uid_t.max, found) == 0 else { throw failed("group") }
        }
    }

    private static func user(_ name: String) -> UInt32? { getpwnam(name)?.pointee.pw_uid }

    private static func group(_ name: String) -> UInt32? { getgrnam(name)?.pointee.gr_gid }

    private static func isHeard(_ path: String) -> Bool {
        let made = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard made >= 0 else { return false }
        defer { close(made) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            bytes.copyBytes(from: path.utf8.prefix(bytes.count - 1))
        }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(made, pointer, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
