package import MeshDomain

/// What another cluster may put into this one.
///
/// Names and identities of a peer end up in the configuration of proxies, so nothing is taken that could mean something
/// else there, and no peer may speak for this cluster or for another peer.
package struct ImportRules: Sendable {
    /// How much one peer may bring.
    package struct Limits: Sendable, Hashable {
        package var services = 20_000
        package var instances = 500_000
        /// Of one instance, in bytes.
        package var instanceSize = 64 * 1024
        package var roots = 32

        /// The defaults.
        package init() {}
    }

    private let ownTrustDomain: String
    private let peerTrustDomain: String?
    private let serverTrustDomain: String?
    private let otherTrustDomains: [String: String]
    private let limits: Limits

    /// Makes the rules for one peer.
    ///
    /// - Parameters:
    ///   - ownTrustDomain: This cluster's.
    ///   - peerTrustDomain: The one that the peer has shown before; nil when it may show any.
    ///   - serverName: The name under which the peer's servers are dialled; empty for an acceptor. It holds the trust domain.
    ///   - otherTrustDomains: Those of the other peers, with their names.
    ///   - limits: How much the peer may bring.
    package init(
        ownTrustDomain: String,
        peerTrustDomain: String?,
        serverName: String = "",
        otherTrustDomains: [String: String] = [:],
        limits: Limits = Limits()
    ) {
        self.ownTrustDomain = ownTrustDomain.lowercased()
        self.peerTrustDomain = peerTrustDomain?.lowercased()
        serverTrustDomain = Self.trustDomain(ofServerName: serverName)
        self.otherTrustDomains = otherTrustDomains
        self.limits = limits
    }

    /// `server.<datacenter>.peering.<trust domain>`.
    private static func trustDomain(ofServerName name: String) -> String? {
        let parts = name.lowercased().split(separator: ".", maxSplits: 3)
        return parts.count == 4 && parts[0] == "server" && parts[2] == "peering" ? String(parts[3]) : nil
    }

    // MARK: - Trust

    /// Why a trust bundle is not taken; nil when it is.
    ///
    /// - Parameters:
    ///   - trustDomain: Whose roots they are.
    ///   - rootPEMs: The roots.
    ///   - problemOfRoot: Why a text is no certificate; nil when it is one.
    /// - Returns: The reason, in words for the NACK.
    package func problem(
        ofBundle trustDomain: String,
        rootPEMs: [String],
        problemOfRoot: (String) -> String?
    ) -> String? {
        let domain = trustDomain.lowercased()
        guard Self.isName(domain, limit: 253), !domain.contains("_") else {
            return "the trust domain \(Self.quoted(trustDomain)) is not a DNS name"
        }
        if domain == ownTrustDomain { return "the trust domain \"\(domain)\" is that of the importing cluster itself" }
        if let other = otherTrustDomains.first(where: { $0.value.lowercased() == domain })?.key {
            return "the trust domain \"\(domain)\" is that of the peer \"\(other)\"; delete that peering there first"
        }
        if let expected = serverTrustDomain ?? peerTrustDomain, expected != domain {
            return
                "the trust domain was \"\(expected)\" and cannot become \"\(domain)\"; make the peering again with a new"
                + " token"
        }
        guard !rootPEMs.isEmpty else { return "the trust bundle has no root; those known before stay in use" }
        guard rootPEMs.count <= limits.roots else {
            return "the trust bundle has \(rootPEMs.count) roots, at most \(limits.roots) are taken"
        }
        for (position, pem) in rootPEMs.enumerated() {
            if let problem = problemOfRoot(pem) { return "RootPEMs[\(position)] is not a certificate: \(problem)" }
        }
        return nil
    }

    // MARK: - Services

    /// Why a list of services is not taken; nil when it is.
    package func problem(ofList names: [String]) -> String? {
        guard names.count <= limits.services else {
            return "\(names.count) services are exported, at most \(limits.services) of one peer are taken"
        }
        return names.first { !Self.isName($0, limit: 255) }.map { "the service name \(Self.quoted($0)) cannot be used" }
    }

    /// Why the instances of a service are not taken; nil when they are.
    ///
    /// - Parameters:
    ///   - service: The name of the resource.
    ///   - instances: Its instances.
    ///   - others: How many instances of other services the peer has brought already.
    /// - Returns: The reason, in words for the NACK.
    package func problem(ofService service: String, _ instances: [CheckServiceNode], besides others: Int) -> String? {
        guard Self.isName(service, limit: 255) else { return "the service name \(Self.quoted(service)) cannot be used" }
        guard others + instances.count <= limits.instances else {
            return
                "with these there would be \(others + instances.count) instances, at most \(limits.instances) of one peer"
                + " are taken"
        }
        for (position, instance) in instances.enumerated() {
            if let problem = problem(of: instance) { return "Nodes[\(position)]: \(problem)" }
        }
        return nil
    }

    private func problem(of instance: CheckServiceNode) -> String? {
        let (node, service) = (instance.node, instance.service)
        guard Self.isName(node.name, limit: 255) else {
            return "the node name \(Self.quoted(node.name)) cannot be used"
        }
        guard service.kind == .typical || service.kind == .connectProxy else {
            return "instances of kind \(Self.quoted(service.kind.rawValue)) are not imported"
        }
        let size = instance.roughSize
        guard size <= limits.instanceSize else {
            return "the instance has about \(size) bytes, at most \(limits.instanceSize) are taken"
        }
        let tagged = (service.taggedAddresses ?? [:]).values
        for address in [node.address, service.address] + tagged.map(\.address) where !Self.isAddress(address) {
            return "the address \(Self.quoted(address)) cannot be used"
        }
        for port in [service.port] + tagged.map(\.port) where !(0...65535).contains(port) {
            return "the port \(port) is not one"
        }
        guard service.kind == .connectProxy else { return nil }
        let destination = service.proxy.destinationServiceName
        guard Self.isName(destination, limit: 255) else {
            return "Proxy.DestinationServiceName \(Self.quoted(destination)) cannot be used"
        }
        return service.connect.peerMeta.flatMap(problem(of:))
    }

    private func problem(of meta: PeeringServiceMeta) -> String? {
        for sni in meta.sni where !Self.isName(sni, limit: 1024) { return "the SNI \(Self.quoted(sni)) cannot be used" }
        let domain = serverTrustDomain ?? peerTrustDomain
        for identity in meta.spiffeID {
            guard identity.hasPrefix("spiffe://"), identity.utf8.count <= 2048,
                identity.utf8.dropFirst(9).allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: "/") })
            else { return "the identity \(Self.quoted(identity)) is not a SPIFFE id" }
            let own = identity.dropFirst(9).prefix { $0 != "/" }.lowercased()
            if own == ownTrustDomain || otherTrustDomains.values.contains(own) || (domain.map { $0 != own } ?? false) {
                return "the identity \"\(identity)\" is not of the peer's trust domain"
            }
        }
        guard meta.serviceProtocol.utf8.allSatisfy(Self.isPlain) else {
            return "the protocol \(Self.quoted(meta.serviceProtocol)) cannot be used"
        }
        return nil
    }

    /// The instances as they are stored: a path of another machine is of no use here.
    package static func stored(_ instances: [CheckServiceNode]) -> [CheckServiceNode] {
        guard instances.contains(where: { !$0.service.socketPath.isEmpty }) else { return instances }
        return instances.map { instance in
            var instance = instance
            instance.service.socketPath = ""
            return instance
        }
    }

    // MARK: - Texts

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isName(_ text: String, limit: Int) -> Bool {
        !text.isEmpty && text.utf8.count <= limit && text.utf8.allSatisfy(isPlain)
    }

    /// A name, an address, or nothing.
    private static func isAddress(_ text: String) -> Bool {
        text.utf8.count <= 255
            && text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "%") }
    }

    /// The text for a message: short, and without what would break a line.
    private static func quoted(_ text: String) -> String {
        let visible = text.unicodeScalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : String($0) }
        return "\"\(visible.joined())\""
    }
}
