package import MeshDomain

/// Where something listens.
package struct PeerAddress: Sendable, Hashable, CustomStringConvertible {
    /// A name or an address; IPv6 without brackets.
    package var host: String
    /// 1...65535.
    package var port: Int

    /// Makes an address.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port`, `[v6]:port` included.
    ///
    /// - Returns: Nil when it is neither.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.init(host: host, port: port)
    }

    /// `host:port`, with brackets around IPv6.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// Where mesh gateways can be reached.
package enum GatewayAddresses {
    /// From other clusters: what is tagged `wan`, else the local address.
    ///
    /// - Source: reference §2.2, priority 2.
    package static func wan(of gateway: CheckServiceNode) -> PeerAddress? {
        if let tagged = gateway.service.taggedAddresses?["wan"], !tagged.address.isEmpty {
            return usable(tagged.address, tagged.port == 0 ? gateway.service.port : tagged.port)
        }
        if let tagged = gateway.node.taggedAddresses?["wan"], !tagged.isEmpty, gateway.service.address.isEmpty {
            return usable(tagged, gateway.service.port)
        }
        return lan(of: gateway)
    }

    /// From this cluster.
    package static func lan(of gateway: CheckServiceNode) -> PeerAddress? {
        if let tagged = gateway.service.taggedAddresses?["lan"], !tagged.address.isEmpty {
            return usable(tagged.address, tagged.port == 0 ? gateway.service.port : tagged.port)
        }
        return usable(gateway.address, gateway.service.port)
    }

    private static func usable(_ host: String, _ port: Int) -> PeerAddress? {
        !host.isEmpty && (1...65535).contains(port) ? PeerAddress(host: host, port: port) : nil
    }
}
