package import MeshDomain

/// The kinds of gateway that `connect envoy -gateway` knows.
package enum GatewayKind: String, Sendable, Hashable {
    case mesh
    case terminating
    case ingress
    case api

    /// The kind as services have it, which is also the default name.
    package var serviceKind: String { "\(rawValue)-gateway" }

    /// The kind of that name.
    ///
    /// - Throws: ``UsageError`` naming the kinds there are.
    package init(name: String) throws(UsageError) {
        guard let kind = GatewayKind(rawValue: name) else {
            throw UsageError("Gateway must be one of: api, terminating, mesh, or ingress")
        }
        self = kind
    }
}

/// An address of a gateway.
package struct GatewayAddress: Sendable, Hashable {
    package var address: String
    package var port: Int

    /// Makes an address.
    package init(address: String, port: Int) {
        self.address = address
        self.port = port
    }

    /// Reads `host:port`, `[v6]:port` or `:port`; `host` and `[v6]`, too, where the port has a default.
    ///
    /// - Parameters:
    ///   - text: The text of the flag.
    ///   - flag: The flag without its dash, for messages.
    ///   - defaultPort: The port when there is none; nil when there must be one.
    /// - Throws: ``UsageError`` naming the flag.
    package init(parsing text: String, flag: String, defaultPort: Int? = 8443) throws(UsageError) {
        guard !text.contains("{{") else {
            throw UsageError("-\(flag) is \"\(text)\"; templates are not supported, give host:port")
        }
        guard !text.contains(where: { "/?#@ ".contains($0) }) else {
            throw UsageError("-\(flag) is \"\(text)\"; it must be host:port and nothing else")
        }
        address = text
        var given: Int?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else {
                throw UsageError("-\(flag) is \"\(text)\"; the bracket is not closed: [address]:port")
            }
            address = String(text[text.index(after: text.startIndex)..<end])
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else {
                throw UsageError("-\(flag) is \"\(text)\"; only a port may follow the bracket: [address]:port")
            }
            if !rest.isEmpty { given = try Self.port(rest.dropFirst(), flag: flag, text: text) }
        } else if let colon = text.lastIndex(of: ":") {
            guard text.firstIndex(of: ":") == colon else {
                throw UsageError("-\(flag) is \"\(text)\"; an IPv6 address stands in brackets: [address]:port")
            }
            address = String(text[..<colon])
            given = try Self.port(text[text.index(after: colon)...], flag: flag, text: text)
        }
        guard let port = given ?? defaultPort else {
            throw UsageError("-\(flag) is \"\(text)\"; the port is missing, give host:port")
        }
        self.port = port
    }

    private static func port(_ digits: Substring, flag: String, text: String) throws(UsageError) -> Int {
        guard digits.allSatisfy({ "0123456789".contains($0) }), let port = Int(digits), (0...65535).contains(port)
        else {
            throw UsageError("-\(flag) is \"\(text)\"; its port must be a number up to 65535")
        }
        return port
    }

    var json: MeshValue { ["Address": .string(address), "Port": .integer(port)] }
}

/// What `connect envoy -gateway -register` registers.
///
/// - Source: peering reference §7.4.
package struct GatewayRegistration: Sendable, Hashable {
    package var kind: GatewayKind
    package var name: String
    package var id: String
    package var lan: GatewayAddress
    package var wan: GatewayAddress?
    package var bindAddresses: [(String, GatewayAddress)]
    package var exposesServers: Bool
    package var deregisterAfter: String

    package static func == (left: Self, right: Self) -> Bool {
        left.kind == right.kind && left.name == right.name && left.id == right.id && left.lan == right.lan
            && left.wan == right.wan && left.exposesServers == right.exposesServers
            && left.deregisterAfter == right.deregisterAfter
            && left.bindAddresses.elementsEqual(right.bindAddresses) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// Reads the flags of `connect envoy`.
    ///
    /// - Throws: ``UsageError`` naming the flag.
    package init(kind: GatewayKind, flags: FlagValues) throws(UsageError) {
        self.kind = kind
        name = flags.text("service") ?? kind.serviceKind
        id = flags.text("proxy-id") ?? name
        lan = try GatewayAddress(parsing: flags.text("address") ?? "", flag: "address")
        wan = try flags.text("wan-address").map { text throws(UsageError) in
            try GatewayAddress(parsing: text, flag: "wan-address", defaultPort: nil)
        }
        bindAddresses = []
        for (name, text) in try flags.pairs("bind-address") {
            let address = try GatewayAddress(parsing: text, flag: "bind-address", defaultPort: nil)
            bindAddresses.append((name, address))
        }
        exposesServers = flags.isOn("expose-servers")
        deregisterAfter = flags.text("deregister-after-critical") ?? "6h"
        guard !exposesServers || kind == .mesh else {
            throw UsageError("'-expose-servers' can only be used for mesh gateways")
        }
    }

    /// The body of `agent/service/register`, on a machine with these addresses.
    ///
    /// - Throws: ``UsageError`` when Envoy could not listen on the LAN address.
    package func body(ownAddresses: [String]) throws(UsageError) -> MeshObject {
        let canBindLAN = ownAddresses.contains(lan.address)
        let canBindWAN = wan.map { ownAddresses.contains($0.address) } ?? false
        var tagged = MeshObject()
        if !lan.address.isEmpty { tagged["lan"] = lan.json }
        if let wan { tagged["wan"] = wan.json }
        var body: MeshObject = [
            "Kind": .string(kind.serviceKind), "ID": .string(id), "Name": .string(name), "Port": .integer(lan.port),
            "Address": .string(lan.address), "TaggedAddresses": .object(tagged),
        ]
        if exposesServers { body["Meta"] = ["consul-wan-federation": "1"] }
        if !bindAddresses.isEmpty {
            let addresses = MeshObject(bindAddresses.map { ($0.0, $0.1.json) })
            body["Proxy"] = [
                "Config": [
                    "envoy_gateway_no_default_bind": true, "envoy_gateway_bind_addresses": .object(addresses),
                ]
            ]
        } else if canBindLAN, canBindWAN {
            body["Proxy"] = [
                "Config": ["envoy_gateway_no_default_bind": true, "envoy_gateway_bind_tagged_addresses": true]
            ]
        } else if !canBindLAN, !lan.address.isEmpty, !["0.0.0.0", "::"].contains(lan.address) {
            throw UsageError(
                "The LAN address \"\(lan.address)\" will not be bindable. Either set a bindable address or override "
                    + "the bind addresses with -bind-address"
            )
        }
        if kind != .api { body["Check"] = .object(check) }
        return body
    }

    private var check: MeshObject {
        let isAnywhere = lan.address.isEmpty || ["0.0.0.0", "::"].contains(lan.address)
        let host = isAnywhere ? "127.0.0.1" : lan.address.contains(":") ? "[\(lan.address)]" : lan.address
        return [
            "Name": .string("\(kind.serviceKind) listening"), "TCP": .string("\(host):\(lan.port)"),
            "Interval": "10s", "DeregisterCriticalServiceAfter": .string(deregisterAfter),
        ]
    }
}
