import ConsulJSON
import MeshDomain

/// How to reach the HTTP API.
package struct ClientSettings: Sendable, Hashable {
    /// TLS of the connection.
    package struct TLS: Sendable, Hashable {
        package var authorityFile = ""
        package var authorityPath = ""
        package var certificateFile = ""
        package var keyFile = ""
        package var serverName = ""
        package var isVerified = true
    }

    /// `http`, `https` or `unix`.
    package var scheme = "http"
    /// `host:port`, or the path of the socket.
    package var address = "127.0.0.1:8500"
    /// Before every path; empty or `/…` without a slash at the end.
    package var pathPrefix = ""
    /// The flag or variable that gave the address; empty for the default.
    package var addressSource = ""
    /// Where the token may come from, the strongest first.
    package var tokenSources: [TokenSource] = []
    /// How long one request may take, in nanoseconds.
    package var timeout: Int64 = 60_000_000_000
    /// `user:password` of basic authentication.
    package var basicAuthentication = ""
    package var tls = TLS()
    /// Sent with every request, in this order.
    package var query: [(name: String, value: String)] = []

    package static func == (left: Self, right: Self) -> Bool {
        left.scheme == right.scheme && left.address == right.address && left.pathPrefix == right.pathPrefix
            && left.addressSource == right.addressSource && left.tokenSources == right.tokenSources
            && left.timeout == right.timeout && left.tls == right.tls
            && left.basicAuthentication == right.basicAuthentication
            && left.query.elementsEqual(right.query) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(address)
        hasher.combine(scheme)
    }

    /// Takes flags first, then the environment.
    ///
    /// Every variable is also read by its name with `TOMBOLO_` in place of `CONSUL_`, which wins.
    ///
    /// - Throws: ``UsageError`` naming the variable.
    /// - Source: reference §11.2.
    package init(flags: FlagValues, environment: [String: String]) throws(UsageError) {
        let variables = ConsulVariables(environment)
        if let text = flags.text("http-addr"), !text.isEmpty {
            try readAddress(text, source: "-http-addr")
        } else if let (text, name) = variables.named("HTTP_ADDR") {
            try readAddress(text, source: name)
        }
        if try variables.flag("HTTP_SSL") == true, scheme == "http" { scheme = "https" }
        tokenSources = TokenSource.all(flags: flags, environment: environment)
        if let (text, name) = variables.named("HTTP_TIMEOUT") {
            guard let time = try? GoDuration.nanoseconds(parsing: text), time > 0 else {
                throw UsageError("\(name) is \"\(text)\"; it must be a duration above 0, such as 30s")
            }
            timeout = time
        }
        basicAuthentication = variables["HTTP_AUTH"] ?? ""
        tls.authorityFile = flags.text("ca-file") ?? variables["CACERT"] ?? ""
        tls.authorityPath = flags.text("ca-path") ?? variables["CAPATH"] ?? ""
        tls.certificateFile = flags.text("client-cert") ?? variables["CLIENT_CERT"] ?? ""
        tls.keyFile = flags.text("client-key") ?? variables["CLIENT_KEY"] ?? ""
        tls.serverName = flags.text("tls-server-name") ?? variables["TLS_SERVER_NAME"] ?? ""
        tls.isVerified = try variables.flag("HTTP_SSL_VERIFY") ?? true
        let extras = [
            ("dc", flags.text("datacenter")), ("ns", flags.text("namespace") ?? variables["NAMESPACE"]),
            ("partition", flags.text("partition") ?? variables["PARTITION"]),
        ]
        for (name, value) in extras where value?.isEmpty == false { query.append((name, value ?? "")) }
        if flags.isOn("stale") { query.append(("stale", "")) }
    }

    /// Reads `[http[s]://]host[:port][/prefix]` or `unix:///path`; the scheme in any case.
    private mutating func readAddress(_ text: String, source: String) throws(UsageError) {
        addressSource = source
        var rest = Substring(text.trimmed)
        func wrong(_ advice: String) -> UsageError { UsageError("\(source) is no address of an HTTP API: \(advice)") }
        if let mark = rest.firstRange(of: "://") {
            scheme = rest[..<mark.lowerBound].lowercased()
            rest = rest[mark.upperBound...]
        }
        guard ["http", "https", "unix"].contains(scheme) else {
            throw wrong("the scheme \"\(scheme)\" is not understood; use http://, https:// or unix://")
        }
        if scheme == "unix" {
            guard !rest.isEmpty else { throw wrong("the path of the socket is missing: unix:///path") }
            address = String(rest)
            return
        }
        // What stands before an @ is a password more often than not, so the text is not repeated.
        guard !rest.contains("@") else {
            throw wrong("it holds an @; give user and password with CONSUL_HTTP_AUTH=user:password")
        }
        guard !rest.contains(where: { $0 == "?" || $0 == "#" }) else {
            throw wrong("\"\(text)\" holds a query (? or #); give scheme, host, port and at most a path")
        }
        guard rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw wrong("\"\(text)\" holds a blank or a character that no address has")
        }
        if let slash = rest.firstIndex(of: "/") {
            var prefix = rest[slash...]
            while prefix.hasSuffix("/") { prefix.removeLast() }
            pathPrefix = String(prefix)
            rest = rest[..<slash]
        }
        guard !rest.isEmpty, !rest.hasPrefix(":") else { throw wrong("\"\(text)\" has no host; give host:port") }
        let parsed: GatewayAddress
        do { parsed = try GatewayAddress(parsing: String(rest), flag: "http-addr", defaultPort: 0) } catch {
            throw wrong("\"\(text)\"; give host:port, and an IPv6 address in brackets: [address]:port")
        }
        let port = parsed.port > 0 ? parsed.port : scheme == "https" ? 443 : 80
        address = parsed.address.contains(":") ? "[\(parsed.address)]:\(port)" : "\(parsed.address):\(port)"
    }

    /// The address with its scheme and path, for messages.
    package var place: String { "\(scheme)://\(address)\(pathPrefix)" }

    /// What to do when nothing answers at the address.
    package var advice: String {
        switch addressSource {
        case "": "is the agent running? -http-addr or CONSUL_HTTP_ADDR name another address"
        case let source: "is the agent running there? the address comes from \(source)"
        }
    }
}

/// The variables of Consul, also by their names with `TOMBOLO_`, which win.
package struct ConsulVariables: Sendable {
    private let environment: [String: String]

    /// Looks into these variables.
    package init(_ environment: [String: String]) { self.environment = environment }

    /// The beginnings of the variables' names, the strongest first.
    static let prefixes = ["TOMBOLO_", "CONSUL_"]

    /// The variable `TOMBOLO_<suffix>` or `CONSUL_<suffix>`; nil when unset or empty.
    package subscript(_ suffix: String) -> String? { named(suffix)?.value }

    /// The variable `TOMBOLO_<suffix>` or `CONSUL_<suffix>` with its name; nil when unset or empty.
    package func named(_ suffix: String) -> (value: String, name: String)? {
        for prefix in Self.prefixes {
            if let value = environment[prefix + suffix], !value.isEmpty { return (value, prefix + suffix) }
        }
        return nil
    }

    /// A truth value; nil when unset.
    ///
    /// - Throws: ``UsageError`` naming the variable.
    package func flag(_ suffix: String) throws(UsageError) -> Bool? {
        switch self[suffix]?.lowercased() {
        case nil: return nil
        case "1", "t", "true": return true
        case "0", "f", "false": return false
        case let other?: throw UsageError("CONSUL_\(suffix) is \"\(other)\"; it must be true or false")
        }
    }
}
