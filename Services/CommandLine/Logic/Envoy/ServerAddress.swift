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

    /// Reads `[http[s]://]host[:port]` or `unix://path`.
    ///
    /// - Throws: ``UsageError`` naming the flag.
    package init(parsing text: String, flag: String, defaultPort: Int) throws(UsageError) {
        var rest = Substring(text)
        if rest.hasPrefix("unix://") {
            host = String(rest.dropFirst(7))
            port = 0
            isSocket = true
            return
        }
        if rest.hasPrefix("https://") {
            usesTLS = true
            rest = rest.dropFirst(8)
        } else if rest.hasPrefix("http://") {
            rest = rest.dropFirst(7)
        }
        while rest.hasSuffix("/") { rest.removeLast() }
        let address = try GatewayAddress(parsing: String(rest), flag: flag, defaultPort: defaultPort)
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
