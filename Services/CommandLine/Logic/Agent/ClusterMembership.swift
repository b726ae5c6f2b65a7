import AgentLogic
import ConsulJSON

/// What binds a machine to the others of its cluster: where they are, how many servers there are, what only members know.
///
/// - Source: reference §12.2 `retry_join`, `bootstrap_expect`, `encrypt`, `ports`, `tls`.
package struct ClusterMembership: Sendable, Hashable {
    /// Files with which machines know each other; all of them in PEM.
    package struct TLS: Sendable, Hashable {
        package var authorityFile: String
        /// Empty on a client agent that shows none.
        package var certificateFile: String
        package var keyFile: String
        /// The name that every server's certificate has.
        package var serverName: String
        /// Whether who connects must show a certificate, too (mutual TLS).
        package var asksForCertificates: Bool
    }

    /// How many servers the cluster has when it begins; 0 when nothing says so.
    package var expectedServers = 0
    /// Where other servers are, in the order given; without a port, `routePort`.
    package var places: [ClusterPlace] = []
    /// Where servers meet servers: `ports.serf_lan`.
    package var routePort = 8301
    /// Where services and client agents meet servers: `ports.server`.
    package var busPort = 8300
    /// What members know and strangers do not, the bytes of `encrypt`; the passwords of the bus are made of it.
    package var secret: [UInt8] = []
    package var tls: TLS?

    /// Copies of every journal: what a majority of the servers can keep, at most five.
    package var copies: Int { expectedServers > 4 ? 5 : expectedServers > 2 ? 3 : max(1, expectedServers) }
}

/// A host with a port, as `retry_join` names servers.
package struct ClusterPlace: Sendable, Hashable {
    /// A name or an address; IPv6 without brackets.
    package var host: String
    package var port: Int

    /// Names both.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `host`, `host:port`, `[address]:port` or an address.
    ///
    /// - Throws: ``UsageError`` naming the option.
    init(parsing text: String, option: String, defaultPort: Int) throws(UsageError) {
        if text.contains("=") || text.contains("{{") {
            throw UsageError(
                "\(option) is \"\(text)\"; looking servers up in a cloud and templates are not supported: give addresses"
            )
        }
        var host = Substring(text)
        var port = defaultPort
        func wrong() -> UsageError {
            UsageError("\(option) is \"\(text)\"; it must be a host or an address, with or without a port")
        }
        if AddressText.isIPv6(text) {
            // An address without a port.
        } else if let colon = host.lastIndex(of: ":") {
            guard let number = Int(host[host.index(after: colon)...]), (1...65535).contains(number) else {
                throw wrong()
            }
            port = number
            host = host[..<colon]
            if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        } else if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        }
        let isName = host.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
                || byte == 0x5F
        }
        guard !host.isEmpty, isName || AddressText.isIPv6(String(host)) else { throw wrong() }
        self.init(host: String(host), port: port)
    }

    /// `host:port`, an IPv6 address in brackets.
    package var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension ClusterMembership {
    /// Reads what flags and files say.
    ///
    /// - Throws: ``UsageError`` naming the option.
    init(
        _ all: LayeredConfiguration,
        _ flags: FlagValues,
        mode: AgentOptions.Mode,
        datacenter: String
    ) throws(UsageError) {
        routePort = try Self.port(all, "serf_lan", default: 8301)
        busPort = try Self.port(all, "server", default: 8300)
        if let text = flags.text("bootstrap-expect") {
            guard let count = Int(text) else {
                throw UsageError("-bootstrap-expect is \"\(text)\"; it must be a number")
            }
            expectedServers = count
        } else {
            expectedServers = try all.number("bootstrap_expect") ?? 0
        }
        for flag in ["retry-join", "join"] {
            for text in flags.list(flag) where !text.isEmpty {
                places.append(try ClusterPlace(parsing: text, option: "-\(flag)", defaultPort: routePort))
            }
        }
        for option in ["retry_join", "start_join"] {
            for text in try all.texts(option) where !text.isEmpty {
                places.append(try ClusterPlace(parsing: text, option: option, defaultPort: routePort))
            }
        }
        var seen: Set<ClusterPlace> = []
        places = places.filter { seen.insert($0).inserted }
        guard (0...99).contains(expectedServers) else {
            throw UsageError(
                "bootstrap_expect is \(expectedServers); it must be a number of servers, such as 1, 3 or 5"
            )
        }
        guard expectedServers < 2 || mode == .server else {
            throw UsageError(
                "bootstrap_expect is \(expectedServers), which is for servers; give -server, or leave it out"
            )
        }
        guard expectedServers != 1 || places.isEmpty || mode != .server else {
            throw UsageError(
                "bootstrap_expect is 1 and retry_join names other servers; bootstrap_expect must be the number of all "
                    + "servers of the cluster, the same on each"
            )
        }
        let configured = try all.text("encrypt") ?? ""
        secret = try Self.secret(flags.text("encrypt") ?? configured)
        tls = try Self.tls(all, mode: mode, datacenter: datacenter)
        // A server that joins others without saying how many there are is one of three: the fewest of which one may be lost.
        if mode == .server, expectedServers == 0, !places.isEmpty { expectedServers = 3 }
    }

    private static func port(
        _ all: LayeredConfiguration,
        _ name: String,
        default standard: Int
    ) throws(UsageError) -> Int {
        let port = try all.number("ports", name) ?? standard
        guard (1...65535).contains(port) else {
            throw UsageError(
                "ports.\(name) is \(port); machines of a cluster meet there, so it must be from 1 to 65535"
            )
        }
        return port
    }

    private static func secret(_ text: String) throws(UsageError) -> [UInt8] {
        guard !text.isEmpty else { return [] }
        guard let bytes = try? Base64.decode(text), [16, 24, 32].contains(bytes.count) else {
            throw UsageError("encrypt is not 16, 24 or 32 bytes in base64; make one with `tombolo keygen`")
        }
        return bytes
    }

    /// `tls.internal_rpc`, which is for what machines of a cluster say to each other, over `tls.defaults` over older names.
    private static func tls(
        _ all: LayeredConfiguration,
        mode: AgentOptions.Mode,
        datacenter: String
    ) throws(UsageError) -> TLS? {
        func file(_ name: String) throws(UsageError) -> String {
            if let path = try all.text("tls", "internal_rpc", name) { return path }
            if let path = try all.text("tls", "defaults", name) { return path }
            return try all.text(name) ?? ""
        }
        func flag(_ name: String, old: [String]) throws(UsageError) -> Bool {
            if let value = try all.flag("tls", "internal_rpc", name) { return value }
            if let value = try all.flag("tls", "defaults", name) { return value }
            for name in old { if let value = try all.flag(name) { return value } }
            return false
        }
        let (authority, certificate, key) = (try file("ca_file"), try file("cert_file"), try file("key_file"))
        guard certificate.isEmpty == key.isEmpty else {
            throw UsageError(
                "\(certificate.isEmpty ? "cert_file" : "key_file") is missing: a certificate and its key come together"
            )
        }
        let domain = (try all.text("domain") ?? "consul").lowercased()
        var trimmed = Substring(domain)
        while trimmed.hasSuffix(".") { trimmed.removeLast() }
        let wantsTLS = try flag("verify_incoming", old: ["verify_incoming_rpc", "verify_incoming"])
        guard !authority.isEmpty else { return nil }
        // A server with an authority alone has nothing to show: as in Consul, it speaks without TLS then.
        guard mode != .server || !certificate.isEmpty else { return nil }
        return TLS(
            authorityFile: authority,
            certificateFile: certificate,
            keyFile: key,
            serverName: "server.\(datacenter).\(trimmed)",
            asksForCertificates: wantsTLS
        )
    }
}
