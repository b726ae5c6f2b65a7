package import MeshDomain

/// The rules of a packet filter by which an application's connections go through its proxy.
///
/// - Source: reference http-api-and-config.md §11.3; the chains have Consul's names, so that rules of the one replace the other's.
package struct TrafficRedirection: Sendable, Hashable {
    /// Which internet protocol.
    package enum Family: Sendable, Hashable {
        case four
        case six

        /// The program that knows the rules of the kernel.
        package var program: String { self == .four ? "iptables" : "ip6tables" }
        fileprivate var loopback: String { self == .four ? "127.0.0.0/8" : "::1/128" }
    }

    /// As whom the proxy runs: a number or a name.
    package var proxyUser = ""
    /// Where the proxy takes connections of callers.
    package var inboundPort = 0
    /// Where it takes those of its application.
    package var outboundPort = 15001
    package var excludedInboundPorts: [Int] = []
    package var excludedOutboundPorts: [Int] = []
    /// Addresses or networks that are called past the proxy.
    package var excludedNetworks: [String] = []
    /// Users whose connections go past the proxy.
    package var excludedUsers: [String] = []
    /// Where questions to DNS go; empty to leave them alone.
    package var nameServer = ""
    package var nameServerPort = 53

    private static let inbound = "CONSUL_PROXY_INBOUND"
    private static let inboundRedirect = "CONSUL_PROXY_IN_REDIRECT"
    private static let outbound = "CONSUL_PROXY_OUTPUT"
    private static let outboundRedirect = "CONSUL_PROXY_REDIRECT"
    private static let names = "CONSUL_DNS_REDIRECT"

    /// What the flags say.
    ///
    /// - Throws: ``UsageError`` naming the flag.
    package init(flags: FlagValues) throws(UsageError) {
        proxyUser = try Self.user(flags.text("proxy-uid") ?? "", flag: "proxy-uid")
        guard !proxyUser.isEmpty else {
            throw UsageError("-proxy-uid is required: connections of the proxy itself must not be redirected")
        }
        let hasProxy = !(flags.text("proxy-id") ?? "").isEmpty
        guard hasProxy != flags.isGiven("proxy-inbound-port") else {
            throw UsageError(
                hasProxy
                    ? "-proxy-inbound-port cannot be given beside -proxy-id, whose registration says the port"
                    : "-proxy-id is required, or -proxy-inbound-port for a proxy that is not registered"
            )
        }
        inboundPort = try Self.port(flags.text("proxy-inbound-port"), flag: "proxy-inbound-port") ?? 0
        outboundPort = try Self.port(flags.text("proxy-outbound-port"), flag: "proxy-outbound-port") ?? 15001
        excludedInboundPorts = try Self.ports(flags, "exclude-inbound-port")
        excludedOutboundPorts = try Self.ports(flags, "exclude-outbound-port")
        for text in flags.commaList("exclude-outbound-cidr") {
            guard Self.isNetwork(text) else {
                throw UsageError(
                    "-exclude-outbound-cidr is \"\(text)\"; it must be an address or a network, as 10.0.0.0/8"
                )
            }
            excludedNetworks.append(text)
        }
        for text in flags.commaList("exclude-uid") {
            excludedUsers.append(try Self.user(text, flag: "exclude-uid"))
        }
        nameServer = flags.text("consul-dns-ip") ?? ""
        guard nameServer.isEmpty || Self.isNetwork(nameServer) && !nameServer.contains("/") else {
            throw UsageError("-consul-dns-ip is \"\(nameServer)\"; it must be an address")
        }
        if let port = try Self.port(flags.text("consul-dns-port"), flag: "consul-dns-port") {
            // Consul takes a port alone for the agent on this machine.
            if nameServer.isEmpty { nameServer = "127.0.0.1" }
            nameServerPort = port
        }
    }

    /// Adds what the registration of the proxy says.
    ///
    /// - Throws: ``UsageError`` when there is no port to redirect to.
    /// - Source: reference http-api-and-config.md §11.3.
    package mutating func add(proxy: MeshValue, checks: [MeshValue]) throws(UsageError) {
        let settings = proxy["Proxy"] ?? .null
        let config = settings["Config"] ?? .null
        inboundPort = Self.number(config["bind_port"]) ?? Self.number(proxy["Port"]) ?? 0
        guard (1...65535).contains(inboundPort) else {
            throw UsageError(
                "the proxy's registration has neither a port nor bind_port, so callers cannot be redirected to it"
            )
        }
        if let port = Self.number(settings["TransparentProxy"]?["OutboundListenerPort"]), port > 0 {
            outboundPort = port
        }
        for path in settings["Expose"]?["Paths"]?.arrayValue ?? [] {
            if let port = Self.number(path["ListenerPort"]) { excludedInboundPorts.append(port) }
        }
        for key in ["envoy_prometheus_bind_addr", "envoy_stats_bind_addr"] {
            if let text = config[key]?.stringValue?.split(separator: ":").last, let port = Int(text) {
                excludedInboundPorts.append(port)
            }
        }
        for check in checks {
            if let port = Self.number(check["ExposedPort"]), port > 0 { excludedInboundPorts.append(port) }
        }
    }

    // MARK: - Rules

    /// Where chains of ours are called from the system's, in the order in which a connection comes to them.
    package func calls(_ family: Family) -> [[String]] {
        (redirectsNames(family) ? nameCalls : []) + proxyCalls
    }

    /// All that earlier rules may have.
    package var everyCall: [[String]] { nameCalls + proxyCalls }

    private var proxyCalls: [[String]] {
        [["PREROUTING", "-p", "tcp", "-j", Self.inbound], ["OUTPUT", "-p", "tcp", "-j", Self.outbound]]
    }

    /// Those of earlier rules that these do not have.
    package func staleCalls(_ family: Family) -> [[String]] { redirectsNames(family) ? [] : nameCalls }

    private var nameCalls: [[String]] {
        ["udp", "tcp"].map { ["OUTPUT", "-p", $0, "--dport", "53", "-j", Self.names] }
    }

    private func redirectsNames(_ family: Family) -> Bool {
        !nameServer.isEmpty && nameServer.contains(":") == (family == .six)
    }

    /// A text for `iptables-restore --noflush`, which takes all of it or nothing.
    ///
    /// `missing` are the calls that do not stand yet, `stale` those that have to go.
    package func text(_ family: Family, missing: [[String]], stale: [[String]]) -> String {
        var lines = ["*nat"] + Self.emptyChains + rules(family).map { "-A " + $0 }
        lines += stale.map { "-D " + $0.joined(separator: " ") }
        // The last that is inserted stands first.
        for call in missing.reversed() {
            lines.append("-I \(call[0]) 1 " + call.dropFirst().joined(separator: " "))
        }
        return (lines + ["COMMIT", ""]).joined(separator: "\n")
    }

    /// A text for `iptables-restore --noflush` that takes earlier rules away, by whose calls they stand.
    package static func removal(of standing: [[String]]) -> String {
        let lines = ["*nat"] + emptyChains + standing.map { "-D " + $0.joined(separator: " ") }
        return (lines + ["COMMIT", ""]).joined(separator: "\n")
    }

    private static var emptyChains: [String] {
        [inbound, inboundRedirect, outbound, outboundRedirect, names].map { ":\($0) - [0:0]" }
    }

    private func rules(_ family: Family) -> [String] {
        var rules = ["\(Self.inboundRedirect) -p tcp -j REDIRECT --to-ports \(inboundPort)"]
        rules += Set(excludedInboundPorts).sorted().map { "\(Self.inbound) -p tcp --dport \($0) -j RETURN" }
        rules.append("\(Self.inbound) -p tcp -j \(Self.inboundRedirect)")
        rules.append("\(Self.outboundRedirect) -p tcp -j REDIRECT --to-ports \(outboundPort)")
        let users = ([proxyUser] + excludedUsers).map { "-m owner --uid-owner \($0) -j RETURN" }
        rules += users.map { "\(Self.outbound) \($0)" }
        rules += Set(excludedOutboundPorts).sorted().map { "\(Self.outbound) -p tcp --dport \($0) -j RETURN" }
        rules += excludedNetworks.filter { $0.contains(":") == (family == .six) }
            .map { "\(Self.outbound) -d \($0) -j RETURN" }
        rules += ["\(Self.outbound) -d \(family.loopback) -j RETURN", "\(Self.outbound) -j \(Self.outboundRedirect)"]
        guard redirectsNames(family) else { return rules }
        let place = family == .six ? "[\(nameServer)]:\(nameServerPort)" : "\(nameServer):\(nameServerPort)"
        // Who answers questions may have to ask others.
        rules += users.map { "\(Self.names) \($0)" }
        rules += ["udp", "tcp"].map { "\(Self.names) -p \($0) --dport 53 -j DNAT --to-destination \(place)" }
        return rules
    }

    // MARK: - Reading

    private static func ports(_ flags: FlagValues, _ name: String) throws(UsageError) -> [Int] {
        var ports: [Int] = []
        for text in flags.commaList(name) { if let port = try port(text, flag: name) { ports.append(port) } }
        return ports
    }

    private static func port(_ text: String?, flag: String) throws(UsageError) -> Int? {
        guard let text else { return nil }
        guard let number = Int(text), (1...65535).contains(number) else {
            throw UsageError("-\(flag) is \"\(text)\"; it must be a port number")
        }
        return number
    }

    private static func user(_ text: String, flag: String) throws(UsageError) -> String {
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isName, !text.hasPrefix("-") else {
            throw UsageError("-\(flag) is \"\(text)\"; it must be the number or the name of a user")
        }
        return text
    }

    private static func isNetwork(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let address = parts.first, !address.isEmpty, parts.count <= 2 else { return false }
        let isSix = address.utf8.contains(UInt8(ascii: ":"))
        if parts.count == 2 {
            guard let bits = Int(parts[1]), (0...(isSix ? 128 : 32)).contains(bits) else { return false }
        }
        if isSix { return address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
        let numbers = address.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
    }

    private static func number(_ value: MeshValue?) -> Int? {
        if let number = value?.intValue { return Int(number) }
        if let number = value?.doubleValue { return Int(exactly: number) }
        return value?.stringValue.flatMap { Int($0) }
    }
}
