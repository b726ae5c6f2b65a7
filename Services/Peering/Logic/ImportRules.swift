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
        /// Of its servers, in a token as well as on the stream.
        package var serverAddresses = 256

        /// The defaults.
        package init() {}
    }

    private let ownTrustDomain: String
    private let peerTrustDomain: String?
    private let serverTrustDomain: String?
    private let otherTrustDomains: [String: String]
    private let addresses: AddressPolicy
    private let limits: Limits

    /// Makes the rules for one peer.
    ///
    /// - Parameters:
    ///   - ownTrustDomain: This cluster's.
    ///   - peerTrustDomain: The one that the peer has shown before; nil when it may show any.
    ///   - serverName: The name under which the peer's servers are dialled; empty for an acceptor. It holds the trust domain.
    ///   - otherTrustDomains: Those of the other peers, with their names.
    ///   - addresses: Which addresses the peer may name.
    ///   - limits: How much the peer may bring.
    package init(
        ownTrustDomain: String,
        peerTrustDomain: String?,
        serverName: String = "",
        otherTrustDomains: [String: String] = [:],
        addresses: AddressPolicy = AddressPolicy(allowsLoopback: false),
        limits: Limits = Limits()
    ) {
        self.ownTrustDomain = ownTrustDomain.lowercased()
        self.peerTrustDomain = peerTrustDomain?.lowercased()
        serverTrustDomain = Self.trustDomain(ofServerName: serverName)
        self.otherTrustDomains = otherTrustDomains.mapValues { $0.lowercased() }
        self.addresses = addresses
        self.limits = limits
    }

    /// The trust domain in `server.<datacenter>.peering.<trust domain>`, in lower case; nil for other names.
    package static func trustDomain(ofServerName name: String) -> String? {
        let parts = name.lowercased().split(separator: ".", maxSplits: 3)
        return parts.count == 4 && parts[0] == "server" && parts[2] == "peering" ? String(parts[3]) : nil
    }

    // MARK: - Trust

    /// Why a peer may not show a trust domain; nil when it may.
    ///
    /// - Parameter trustDomain: As the peer wrote it.
    /// - Returns: The reason, in words for the NACK that say what an operator can do.
    package func problem(ofTrustDomain trustDomain: String) -> String? {
        let domain = trustDomain.lowercased()
        guard ImportedText.isName(domain, limit: 253), !domain.contains("_") else {
            return "the trust domain \(ImportedText.quoted(trustDomain)) is not a DNS name"
        }
        if domain == ownTrustDomain { return "the trust domain \"\(domain)\" is that of the importing cluster itself" }
        if let other = otherTrustDomains.filter({ $0.value == domain }).keys.min() {
            return
                "the trust domain \"\(domain)\" is that of the peer \"\(other)\" of the importing cluster, which showed it"
                + " first; if that is wrong or no longer needed, delete that peering there first"
                + " (consul peering delete -name \(other)), and this one is taken when its stream is opened again"
        }
        if let expected = serverTrustDomain ?? peerTrustDomain, expected != domain {
            return
                "the trust domain was \"\(expected)\" and cannot become \"\(domain)\"; make the peering again with a new"
                + " token"
        }
        return nil
    }

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
        if let problem = problem(ofTrustDomain: trustDomain) { return problem }
        guard !rootPEMs.isEmpty else { return "the trust bundle has no root; those known before stay in use" }
        guard rootPEMs.count <= limits.roots else {
            return "the trust bundle has \(rootPEMs.count) roots, at most \(limits.roots) are taken"
        }
        for (position, pem) in rootPEMs.enumerated() {
            if let problem = problemOfRoot(pem) { return "RootPEMs[\(position)] is not a certificate: \(problem)" }
        }
        return nil
    }

    // MARK: - Addresses of servers

    /// Why announced addresses of the peer's servers are not taken; nil when they are.
    package func problem(ofServerAddresses texts: [String]) -> String? {
        guard texts.count <= limits.serverAddresses else {
            return "\(texts.count) server addresses, at most \(limits.serverAddresses) are taken"
        }
        for text in texts {
            guard let address = PeerAddress(text) else { return "\(ImportedText.quoted(text)) is not host:port" }
            if let problem = addresses.problem(of: address.host) {
                return "the server address \(ImportedText.quoted(text)) \(problem)"
            }
        }
        return nil
    }

    // MARK: - Services

    /// Why a list of services is not taken; nil when it is.
    package func problem(ofList names: [String]) -> String? {
        guard names.count <= limits.services else {
            return "\(names.count) services are exported, at most \(limits.services) of one peer are taken"
        }
        return names.first { !ImportedText.isName($0) }
            .map { "the service name \(ImportedText.quoted($0)) cannot be used" }
    }

    /// Why the instances of a service are not taken; nil when they are.
    ///
    /// - Parameters:
    ///   - service: The name of the resource.
    ///   - instances: Its instances, as `stored` leaves them.
    ///   - others: How many instances of other services the peer has brought already.
    /// - Returns: The reason, in words for the NACK.
    package func problem(ofService service: String, _ instances: [CheckServiceNode], besides others: Int) -> String? {
        guard ImportedText.isName(service) else {
            return "the service name \(ImportedText.quoted(service)) cannot be used"
        }
        guard others + instances.count <= limits.instances else {
            return
                "with these there would be \(others + instances.count) instances, at most \(limits.instances) of one peer"
                + " are taken"
        }
        let claimed = Self.claimedTrustDomain(of: instances)
        if let claimed, let problem = problem(ofTrustDomain: claimed) { return problem }
        for (position, instance) in instances.enumerated() {
            if let problem = problem(of: instance, in: service, claimed) { return "Nodes[\(position)]: \(problem)" }
        }
        return nil
    }

    /// The trust domain that instances say they are of; nil when none of them says so.
    package static func claimedTrustDomain(of instances: [CheckServiceNode]) -> String? {
        for instance in instances {
            guard let meta = instance.service.connect.peerMeta else { continue }
            return PeerIdentities.trustDomain(claimedBy: meta)
        }
        return nil
    }

    private func problem(of instance: CheckServiceNode, in resource: String, _ trustDomain: String?) -> String? {
        let (node, service) = (instance.node, instance.service)
        guard service.kind == .typical || service.kind == .connectProxy else {
            return "instances of kind \(ImportedText.quoted(service.kind.rawValue)) are not imported"
        }
        let size = instance.roughSize
        guard size <= limits.instanceSize else {
            return "the instance has about \(size) bytes, at most \(limits.instanceSize) are taken"
        }
        guard service.service == resource else {
            return "Service.Service is \(ImportedText.quoted(service.service)), it must be \"\(resource)\""
        }
        if let problem = problem(ofTexts: instance) { return problem }
        let tagged = [node.taggedAddresses ?? [:], (service.taggedAddresses ?? [:]).mapValues(\.address)]
        for address in [node.address, service.address] + tagged.flatMap(\.values) {
            guard let problem = addresses.problem(of: address) else { continue }
            return "the address \(ImportedText.quoted(address)) \(problem)"
        }
        for port in [service.port] + (service.taggedAddresses ?? [:]).values.map(\.port)
        where !(0...65535).contains(port) {
            return "the port \(port) is not one"
        }
        return meshProblem(of: service, trustDomain)
    }

    /// What is reached over the mesh must say who answers, in the peer's own names.
    private func meshProblem(of service: NodeService, _ trustDomain: String?) -> String? {
        var reached = service.service
        if service.kind == .connectProxy {
            reached = service.proxy.destinationServiceName
            guard ImportedText.isName(reached) else {
                return "Proxy.DestinationServiceName \(ImportedText.quoted(reached)) cannot be used"
            }
        } else if service.connect.peerMeta == nil {
            return nil
        }
        guard let meta = service.connect.peerMeta else {
            return "Connect.PeerMeta is missing, so nobody could tell who answers for \"\(reached)\""
        }
        guard let trustDomain else {
            return "Connect.PeerMeta names no identity (SpiffeID) of the peer's trust domain"
        }
        return PeerIdentities.problem(of: meta, service: reached, trustDomain: trustDomain)
    }

    private func problem(ofTexts instance: CheckServiceNode) -> String? {
        let (node, service) = (instance.node, instance.service)
        guard ImportedText.isName(node.name) else {
            return "the node name \(ImportedText.quoted(node.name)) cannot be used"
        }
        guard ImportedText.isIdentifier(service.id) else {
            return "the service id \(ImportedText.quoted(service.id)) cannot be used"
        }
        let checkIDs = instance.checks.map(\.checkID)
        if let id = checkIDs.first(where: { !ImportedText.isIdentifier($0) }) {
            return "the check id \(ImportedText.quoted(id)) cannot be used"
        }
        let names = [node.id, node.datacenter, service.proxy.destinationServiceID]
        if let name = names.first(where: { !$0.isEmpty && !ImportedText.isIdentifier($0) }) {
            return "\(ImportedText.quoted(name)) cannot be used as an id or a datacenter"
        }
        let maps = [node.meta ?? [:], service.meta ?? [:]]
        let keys = maps.flatMap(\.keys) + (node.taggedAddresses ?? [:]).keys + (service.taggedAddresses ?? [:]).keys
        let lines = (service.tags ?? []) + keys + instance.checks.flatMap { [$0.name, $0.type] + $0.serviceTags }
        if let line = lines.first(where: { !ImportedText.isLine($0) }) {
            return "the tag, key or name \(ImportedText.quoted(line)) holds control characters"
        }
        let prose = maps.flatMap(\.values) + instance.checks.flatMap { [$0.notes, $0.output] }
        return prose.first { !ImportedText.isProse($0) }
            .map { "the text \(ImportedText.quoted($0)) holds control characters" }
    }

    /// The instances as they are stored.
    ///
    /// A path of another machine is of no use here. What does not say who answers is an ordinary instance, not one that is
    /// reached over the mesh.
    package static func stored(_ instances: [CheckServiceNode]) -> [CheckServiceNode] {
        instances.map { instance in
            let service = instance.service
            let isMesh = service.kind == .connectProxy || service.connect.native
            let isUnnamed = service.kind == .typical && service.connect.peerMeta == nil && service.connect.native
            let isStray = !isMesh && service.connect.peerMeta != nil
            guard !service.socketPath.isEmpty || isUnnamed || isStray else { return instance }
            var changed = instance
            changed.service.socketPath = ""
            if isUnnamed || isStray { changed.service.connect = ServiceConnect() }
            return changed
        }
    }
}
