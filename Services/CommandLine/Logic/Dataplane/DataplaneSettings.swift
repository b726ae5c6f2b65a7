package import MeshDomain

/// What `dataplane` is told by flags and variables.
///
/// - Source: the flags and variables of consul-dataplane.
package struct DataplaneSettings: Sendable, Hashable {
    /// How the ACL token is had.
    package enum Credential: Sendable, Hashable {
        case none
        case fixed(SecretID)
        case login(Login)
    }

    /// A login by an auth method.
    package struct Login: Sendable, Hashable {
        package var method = ""
        /// What is shown to it; empty when it is in the file.
        package var bearer = SecretID.none
        package var bearerFile = ""
        package var datacenter = ""
        package var metadata: [String: String] = [:]
    }

    /// The authorities that the system trusts, which are meant when none are given.
    package static let systemAuthorities = "/etc/ssl/certs/ca-certificates.crt"

    /// Hosts of the servers, tried in this order.
    package let addresses: [String]
    package let grpcPort: Int
    package let httpPort: Int
    package let usesTLS: Bool
    package let authorityFile: String
    package let serverName: String
    package let node: String
    /// Empty when it is in the file.
    package let proxyID: String
    package let proxyIDFile: String
    /// Metadata by which the proxy is found among its node's, in place of its id.
    package let proxyMeta: [String: String]
    package let namespace: String
    package let partition: String
    package let credential: Credential
    package let adminAddress: String
    package let adminPort: Int
    package let readyAddress: String
    package let readyPort: Int
    package let concurrency: Int
    package let binary: String
    package let logLevel: String
    /// Where the workload's questions to DNS are taken; port 0 for nowhere.
    package let namesAddress: String
    package let namesPort: Int
    /// Where the servers answer them.
    package let serverNamePort: Int
    package let drainsListeners: Bool
    package let graceSeconds: Int
    /// For Envoy, after those that are always given.
    package let arguments: [String]

    /// Reads flags, and variables for those that are not given.
    ///
    /// - Throws: ``UsageError`` naming the flag.
    package init(flags: FlagValues, environment: [String: String]) throws(UsageError) {
        let source = Source(flags: flags, environment: environment)
        addresses = source.text("addresses").split(separator: ",").map { Self.bare(String($0).trimmed) }
            .filter { !$0.isEmpty }
        guard !addresses.isEmpty else {
            throw UsageError("-addresses is required: where the servers are, as 10.0.0.1,10.0.0.2")
        }
        if let command = addresses.first(where: { $0.hasPrefix("exec=") }) {
            throw UsageError(
                "-addresses is \"\(command)\"; addresses by a command are not supported: give them themselves"
            )
        }
        guard !source.isOn("tls-insecure-skip-verify") else {
            throw UsageError("-tls-insecure-skip-verify is not supported: give the servers' authority with -ca-certs")
        }
        usesTLS = !source.isOn("tls-disabled")
        let authority = source.text("ca-certs")
        authorityFile = authority.isEmpty ? Self.systemAuthorities : authority
        serverName = source.text("tls-server-name")
        grpcPort = try source.number("grpc-port", 8502, in: 1...65535)
        httpPort = try source.number("http-port", usesTLS ? 8501 : 8500, in: 1...65535)
        node = source.text("service-node-name")
        guard !node.isEmpty else {
            throw UsageError("-service-node-name is required: the node of the proxy's registration")
        }
        proxyID = source.text("proxy-service-id")
        proxyIDFile = source.text("proxy-service-id-path")
        proxyMeta = try Self.pairs("proxy-service-meta", source)
        guard [proxyID.isEmpty, proxyIDFile.isEmpty, proxyMeta.isEmpty].count(where: { !$0 }) == 1 else {
            throw UsageError("one of -proxy-service-id, -proxy-service-id-path and -proxy-service-meta is required")
        }
        namespace = source.text("service-namespace")
        partition = source.text("service-partition")
        credential = try Self.credential(source)
        let address = Self.bare(source.text("envoy-admin-bind-address"))
        adminAddress = address.isEmpty ? "127.0.0.1" : address
        adminPort = try source.number("envoy-admin-bind-port", 19000, in: 1...65535)
        readyAddress = source.text("envoy-ready-bind-address")
        readyPort = try source.number("envoy-ready-bind-port", 0, in: 0...65535)
        concurrency = try source.number("envoy-concurrency", 2, in: 0...1024)
        binary = source.text("envoy-binary")
        let level = source.text("log-level").lowercased()
        logLevel = level.isEmpty ? "info" : level == "warn" ? "warning" : level
        let names = source.text("consul-dns-bind-addr")
        namesAddress = names.isEmpty ? "127.0.0.1" : names
        namesPort = max(0, try source.number("consul-dns-bind-port", 0, in: -1...65535))
        serverNamePort = try source.number("server-dns-port", 8600, in: 1...65535)
        drainsListeners = source.isOn("shutdown-drain-listeners")
        graceSeconds = try source.number("shutdown-grace-period-seconds", 0, in: 0...3600)
        arguments = flags.arguments
    }

    private static func pairs(_ flag: String, _ source: Source) throws(UsageError) -> [String: String] {
        var pairs: [String: String] = [:]
        for text in source.list(flag) {
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
                throw UsageError("-\(flag) is \"\(text)\"; it must be key=value")
            }
            pairs[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        return pairs
    }

    /// The only proxy or gateway among a node's services that has the metadata.
    ///
    /// - Parameter services: As the catalog shows them.
    /// - Returns: Its id.
    /// - Throws: ``UsageError`` saying what is there instead.
    package func proxyID(among services: [MeshValue]) throws(UsageError) -> String {
        let found = services.filter { service in
            let kind = service["Kind"]?.stringValue ?? ""
            return (kind == "connect-proxy" || kind.hasSuffix("-gateway"))
                && proxyMeta.allSatisfy { service["Meta"]?[$0.key]?.stringValue == $0.value }
        }
        let ids = found.compactMap { $0["ID"]?.stringValue }.sorted()
        let wanted = proxyMeta.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ", ")
        guard let id = ids.first else { throw UsageError("no proxy with \(wanted) is registered on node \(node)") }
        guard ids.count == 1 else {
            throw UsageError(
                "several proxies with \(wanted) are registered on node \(node): \(ids.joined(separator: ", "))"
            )
        }
        return id
    }

    private static func credential(_ source: Source) throws(UsageError) -> Credential {
        let token = source.text("static-token")
        var login = Login()
        login.method = source.text("login-auth-method")
        login.bearer = SecretID(source.text("login-bearer-token"))
        login.bearerFile = source.text("login-bearer-token-path")
        login.datacenter = source.text("login-datacenter")
        login.metadata = try pairs("login-meta", source)
        switch source.text("credential-type") {
        case "" where token.isEmpty && login.method.isEmpty: return .none
        case "" where login.method.isEmpty, "static":
            guard !token.isEmpty else { throw UsageError("-static-token is required with -credential-type=static") }
            return .fixed(SecretID(token))
        case "", "login":
            guard !login.method.isEmpty else {
                throw UsageError("-login-auth-method is required with -credential-type=login")
            }
            guard login.bearer.isEmpty != login.bearerFile.isEmpty else {
                throw UsageError("one of -login-bearer-token and -login-bearer-token-path is required for a login")
            }
            return .login(login)
        case let other: throw UsageError("-credential-type is \"\(other)\"; it must be static or login")
        }
    }

    /// An IPv6 address without its brackets.
    private static func bare(_ host: String) -> String {
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }

    /// A host as it stands before a port.
    private static func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

    // MARK: - What others are told

    /// The flags for questions to one server and for the bootstrap that leads to it.
    package func words(server address: String, proxyID: String) -> [String] {
        let (host, admin) = (Self.bracketed(address), Self.bracketed(adminAddress))
        let scheme = usesTLS ? "https" : "http"
        var words = [
            "-http-addr=\(scheme)://\(host):\(httpPort)", "-grpc-addr=\(scheme)://\(host):\(grpcPort)",
            "-node-name=\(node)", "-proxy-id=\(proxyID)", "-admin-bind=\(admin):\(adminPort)",
        ]
        if usesTLS { words += ["-ca-file=\(authorityFile)", "-grpc-ca-file=\(authorityFile)"] }
        if !serverName.isEmpty { words.append("-tls-server-name=\(serverName)") }
        if !namespace.isEmpty { words.append("-namespace=\(namespace)") }
        if !partition.isEmpty { words.append("-partition=\(partition)") }
        if !readyAddress.isEmpty { words.append("-envoy-ready-bind-address=\(readyAddress)") }
        if readyPort > 0 { words.append("-envoy-ready-bind-port=\(readyPort)") }
        return words
    }

    /// The arguments of Envoy.
    package func envoyArguments(configuration path: String) -> [String] {
        var own = arguments
        func add(_ name: String, _ value: String, short: String? = nil) {
            let isGiven = arguments.contains { word in
                word == name || word.hasPrefix(name + "=") || short.map { word.hasPrefix($0) } == true
            }
            if !isGiven { own += [name, value] }
        }
        if concurrency > 0 { add("--concurrency", String(concurrency)) }
        add("--log-level", logLevel, short: "-l")
        return EnvoyArguments(own).completed(configuration: path)
    }
}

extension DataplaneSettings {
    /// Variables without those that say who the dataplane is: programs that need not know get these.
    package static func withoutCredentials(environment: [String: String]) -> [String: String] {
        environment.filter { !$0.key.hasPrefix("DP_CREDENTIAL_") }
    }

    /// Words of a command line without the flags that say who the dataplane is.
    package static func withoutCredentials(words: [String]) -> [String] {
        var kept: [String] = []
        var place = 0
        while place < words.count {
            let word = words[place]
            guard word.hasPrefix("-"), word != "-", word != "--" else { return kept + words[place...] }
            let rest = word.dropFirst(word.hasPrefix("--") ? 2 : 1)
            let flag = String(rest.prefix { $0 != "=" })
            let isToggle = Command.dataplane.flags.first { $0.name == flag }?.kind == .toggle
            let end = min(place + (isToggle || rest.contains("=") ? 1 : 2), words.count)
            if !["credential-type", "static-token"].contains(flag), !flag.hasPrefix("login-") {
                kept += words[place..<end]
            }
            place = end
        }
        return kept
    }
}

extension DataplaneSettings {
    /// Flags, and the variables that stand for them.
    private struct Source {
        let flags: FlagValues
        let environment: [String: String]

        /// `DP_` and the flag, but for some that consul-dataplane calls otherwise.
        private func variable(_ flag: String) -> String {
            let name = flag.uppercased().replacing("-", with: "_")
            if ["addresses", "grpc-port", "http-port"].contains(flag) { return "DP_CONSUL_" + name }
            return flag.hasPrefix("login-") || flag == "static-token" ? "DP_CREDENTIAL_" + name : "DP_" + name
        }

        func text(_ flag: String) -> String { flags.text(flag) ?? environment[variable(flag)] ?? "" }

        func isOn(_ flag: String) -> Bool {
            if flags.isGiven(flag) { return flags.isOn(flag) }
            return ["1", "t", "true"].contains(environment[variable(flag)]?.lowercased() ?? "")
        }

        func list(_ flag: String) -> [String] {
            if flags.isGiven(flag) { return flags.list(flag) }
            return (1...9).compactMap { environment[variable(flag) + String($0)] }.filter { !$0.isEmpty }
        }

        func number(_ flag: String, _ usual: Int, in range: ClosedRange<Int>) throws(UsageError) -> Int {
            let text = text(flag)
            guard !text.isEmpty else { return usual }
            guard let number = Int(text), range.contains(number) else {
                throw UsageError(
                    "-\(flag) is \"\(text)\"; it must be a number from \(range.lowerBound) to \(range.upperBound)"
                )
            }
            return number
        }
    }
}
