package import MeshDomain

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
    /// Sent with every request.
    package var token = SecretID.none
    /// Its content is the token, unless a flag gave one.
    package var tokenFile = ""
    /// `user:password` of basic authentication.
    package var basicAuthentication = ""
    package var tls = TLS()
    /// Sent with every request, in this order.
    package var query: [(name: String, value: String)] = []

    package static func == (left: Self, right: Self) -> Bool {
        left.scheme == right.scheme && left.address == right.address && left.pathPrefix == right.pathPrefix
            && left.token == right.token && left.tokenFile == right.tokenFile && left.tls == right.tls
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
        try readAddress(flags.text("http-addr") ?? variables["HTTP_ADDR"] ?? "127.0.0.1:8500")
        if try variables.flag("HTTP_SSL") == true, scheme == "http" { scheme = "https" }
        token = SecretID(variables["HTTP_TOKEN"] ?? "")
        tokenFile = variables["HTTP_TOKEN_FILE"] ?? ""
        if let file = flags.text("token-file") {
            tokenFile = file
        } else if let text = flags.text("token") {
            token = SecretID(text)
            tokenFile = ""
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

    private mutating func readAddress(_ text: String) throws(UsageError) {
        var rest = Substring(text)
        for known in ["http", "https", "unix"] where text.hasPrefix(known + "://") {
            scheme = known
            rest = text.dropFirst(known.count + 3)
        }
        if scheme == "unix" {
            address = String(rest)
            return
        }
        guard !rest.contains("://") else {
            throw UsageError("the HTTP address \"\(text)\" is not understood; use http://, https:// or unix://")
        }
        if let slash = rest.firstIndex(of: "/") {
            var prefix = rest[slash...]
            while prefix.hasSuffix("/") { prefix.removeLast() }
            pathPrefix = String(prefix)
            rest = rest[..<slash]
        }
        guard !rest.isEmpty else { throw UsageError("the HTTP address is empty; give host:port") }
        address = rest.contains(":") ? String(rest) : "\(rest):\(scheme == "https" ? 443 : 80)"
    }
}

/// The variables of Consul, also by their names with `TOMBOLO_`, which win.
package struct ConsulVariables: Sendable {
    private let environment: [String: String]

    /// Looks into these variables.
    package init(_ environment: [String: String]) { self.environment = environment }

    /// The variable `TOMBOLO_<suffix>` or `CONSUL_<suffix>`; nil when unset or empty.
    package subscript(_ suffix: String) -> String? {
        for prefix in ["TOMBOLO_", "CONSUL_"] {
            if let value = environment[prefix + suffix], !value.isEmpty { return value }
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
