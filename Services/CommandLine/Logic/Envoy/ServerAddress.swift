/// Where Envoy finds the xDS server.
package struct ServerAddress: Sendable, Hashable {
    /// A name or an address; the path of a socket when `isSocket`.
    package var host: String
    package var port: Int
    package var isSocket = false
    package var usesTLS = false

    /// Makes an address.
    package init(host: String, port: Int, usesTLS: Bool = false) {
        self.host = host
        self.port = port
        self.usesTLS = usesTLS
    }

    /// Reads `host:port`, `http://host:port`, `https://host:port` or `unix:///path`; the scheme in any case.
    ///
    /// - Throws: ``UsageError`` naming the flag, for an unknown scheme, a missing port, and a bare IPv6 address.
    package init(parsing text: String, flag: String) throws(UsageError) {
        var rest = Substring(text)
        if let mark = text.firstRange(of: "://") {
            let scheme = text[..<mark.lowerBound].lowercased()
            rest = text[mark.upperBound...]
            switch scheme {
            case "unix":
                guard rest.hasPrefix("/") else {
                    throw UsageError("-\(flag) is \"\(text)\"; a socket's path begins with a slash: unix:///path")
                }
                host = String(rest)
                port = 0
                isSocket = true
                return
            case "https": usesTLS = true
            case "http": break
            case _:
                throw UsageError("-\(flag) is \"\(text)\"; its scheme must be http://, https:// or unix://")
            }
        }
        if rest.hasSuffix("/") { rest.removeLast() }
        let address = try GatewayAddress(parsing: String(rest), flag: flag, defaultPort: nil)
        guard address.port > 0 else { throw UsageError("-\(flag) is \"\(text)\"; its port must be from 1 to 65535") }
        host = address.address.isEmpty ? "127.0.0.1" : address.address
        port = address.port
    }

    /// The address that an agent tells of in `agent/self`.
    ///
    /// Consul takes the TLS port first, where it serves both Envoys and peers. Here that port serves peers only, so the
    /// plaintext port comes first; with a Consul agent that has both, either works.
    ///
    /// - Source: reference §11.5, step 6.
    package init(tls: Int?, plaintext: Int?, old: Int?, host: String = "127.0.0.1") {
        if let plaintext, plaintext > 0 {
            self.init(host: host, port: plaintext)
        } else if let tls, tls > 0 {
            self.init(host: host, port: tls, usesTLS: true)
        } else if let old, old > 0 {
            self.init(host: host, port: old)
        } else {
            self.init(host: host, port: 8502)
        }
    }
}
