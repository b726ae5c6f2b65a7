package import ConsulJSON
package import MeshDomain

/// Where the HTTP API listens.
package enum ListenAddress: Sendable, Hashable {
    case host(String)
    /// A socket with this path.
    case socket(String)

    /// The addresses of an option: any number, with blanks between them.
    ///
    /// - Source: reference §12.1, `client_addr` and `addresses`.
    package static func list(_ text: String) -> [ListenAddress] {
        text.split(whereSeparator: \.isWhitespace).map { word in
            word.hasPrefix("unix://") ? .socket(String(word.dropFirst(7))) : .host(String(word))
        }
    }

    /// The first address of a host, for what cannot listen on a socket.
    package static func firstHost(of text: String) -> String {
        for case .host(let host) in list(text) { return host }
        return "127.0.0.1"
    }

    /// Looks at the paths of an option.
    ///
    /// - Throws: `badRequest` naming the option.
    static func check(_ text: String, _ option: String) throws(MeshError) {
        for case .socket(let path) in list(text) {
            guard path.hasPrefix("/"), path.utf8.count < SocketFile.pathLimit, !path.utf8.contains(0) else {
                throw MeshError(
                    .badRequest,
                    "'\(option)' names the socket \"\(path)\"; its path must begin with a slash and have at most"
                        + " \(SocketFile.pathLimit - 1) bytes: unix:///run/tombolo.sock"
                )
            }
        }
    }
}

/// Whose the sockets of the HTTP API are (`unix_sockets`).
package struct SocketFile: Sendable, Hashable {
    /// Bytes that the system has for a path, with the NUL behind it.
    static let pathLimit = 108

    /// A name or a number; empty: the agent's.
    package var user = ""
    /// A name or a number; empty: the agent's.
    package var group = ""
    /// Permissions; nil: as the process makes files.
    package var mode: UInt32?

    /// As the process makes files.
    package init() {}

    /// Reads the block.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    package init(_ reader: inout ObjectReader) throws(MeshError) {
        user = try reader.string("User")
        group = try reader.string("Group")
        let text = try reader.string("Mode")
        if !text.isEmpty {
            guard let mode = UInt32(text, radix: 8), mode <= 0o777 else {
                throw MeshError(
                    .badRequest,
                    "'unix_sockets.mode' is \"\(text)\"; it must be permissions in octal, such as 0770"
                )
            }
            self.mode = mode
        }
        try reader.finish()
    }
}
