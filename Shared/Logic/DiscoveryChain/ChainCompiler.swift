package import MeshDomain

/// Compiles the chain of one service out of config entries: a pure function.
package struct ChainCompiler {
    /// What the caller wants to have otherwise.
    package struct Overrides: Sendable, Hashable {
        package var meshGateway = MeshGatewayMode.unset
        /// Empty for none.
        package var serviceProtocol = ""
        /// 0 for none.
        package var connectTimeoutMilliseconds = 0

        /// Nothing otherwise.
        package init() {}
    }

    /// How long connecting may take when nobody says so.
    ///
    /// - Source: rule 7.
    package static let connectTimeoutMilliseconds = 5000
    /// How many redirects and default subsets may be followed on one way.
    static let mostRedirects = 256

    let entries: any ChainReading
    let service: ServiceName
    let datacenter: String
    private let trustDomain: String
    private let overrides: Overrides
    private var customization = Customization()
    private var serviceProtocol: String?
    var nodes: [String: ChainNode] = [:]
    var targets: [String: ChainTarget] = [:]
    var reads: Set<EntryKey> = []

    /// Compiles where calls to a service go.
    ///
    /// It is seen from `datacenter`; the targets' server names end with `trustDomain`, this mesh's own.
    ///
    /// - Returns: the chain, or the problem when entries contradict each other. Without any entry there is always a chain.
    package static func compile(
        _ service: ServiceName,
        in datacenter: String,
        trustDomain: String,
        from entries: any ChainReading,
        overrides: Overrides = Overrides()
    ) -> ChainOutcome {
        var compiler = ChainCompiler(entries, service, datacenter, trustDomain, overrides)
        let result = Result { () throws(ChainProblem) in try compiler.compile() }
        return ChainOutcome(result: result, reads: compiler.reads)
    }

    private init(
        _ entries: any ChainReading,
        _ service: ServiceName,
        _ datacenter: String,
        _ trustDomain: String,
        _ overrides: Overrides
    ) {
        self.entries = entries
        self.service = service
        self.datacenter = datacenter
        self.trustDomain = trustDomain
        self.overrides = overrides
    }

    private mutating func compile() throws(ChainProblem) -> CompiledChain {
        let isForced = !overrides.serviceProtocol.isEmpty
        // Whoever speaks TCP cannot be told which request goes where: then neither router nor splitter count.
        let branches = !isForced || ServiceProtocol.isHTTP(overrides.serviceProtocol)
        let start =
            branches
            ? try begin() : try resolver(ChainTarget(service: service, datacenter: datacenter)).key
        try refuseCircles(from: start)
        try flattenSplitters()
        let used = reachable(from: start)
        nodes = nodes.filter { used.contains($0.key) }
        var spoken = serviceProtocol ?? "tcp"
        if !ServiceProtocol.isHTTP(spoken), nodes.values.contains(where: { !$0.next.isEmpty }) {
            throw ChainProblem(
                message:
                    "discovery chain \"\(service)\" uses a protocol \"\(spoken)\" that does not permit advanced routing or splitting behavior"
            )
        }
        if isForced {
            let forced = ServiceProtocol.normalized(overrides.serviceProtocol)
            if forced != spoken { customization.serviceProtocol = overrides.serviceProtocol }
            spoken = forced
        }
        var kept: Set<String> = []
        for case .resolver(let node) in nodes.values {
            kept.insert(node.target)
            kept.formUnion(node.failover ?? [])
        }
        targets = targets.filter { kept.contains($0.key) }
        var isDefault = false
        if case .resolver(let node)? = nodes[start] {
            let first = targets[node.target]
            isDefault = node.isDefault && first?.service == service && first?.peer.isEmpty == true
        }
        return CompiledChain(
            service: service,
            datacenter: datacenter,
            serviceProtocol: spoken,
            customization: customization,
            isDefault: isDefault,
            startNode: start,
            nodes: nodes,
            targets: targets
        )
    }

    // MARK: - Resolvers

    /// The node of a target, after redirects and default subsets.
    mutating func resolver(_ wanted: ChainTarget) throws(ChainProblem) -> ResolverNode {
        let (found, entry, group) = try followed(wanted)
        if let group { return try resolver(found, entry, within: group) }
        if case .resolver(let node)? = nodes["resolver:" + found.id] { return node }
        let target = finished(found, entry)
        targets[target.id] = target
        var node = ResolverNode(
            target: target.id,
            isDefault: entry?.isDefault ?? true,
            connectTimeoutMilliseconds: target.connectTimeoutMilliseconds,
            requestTimeoutMilliseconds: Self.milliseconds(entry?.requestTimeoutNanoseconds),
            failover: nil,
            failoverMode: "",
            loadBalancer: entry?.loadBalancer
        )
        if let failover = entry?.failover[target.subset.isEmpty ? "*" : target.subset] ?? entry?.failover["*"] {
            try checkExternal(target, "Failover")
            // What takes over is resolved itself, but nothing takes over for it in turn (rule 6).
            var ids: [String] = []
            for place in try takeovers(of: found, failover) {
                let (other, otherEntry, _) = try followed(place)
                guard other.id != target.id, !ids.contains(other.id) else { continue }
                ids.append(other.id)
                targets[other.id] = finished(other, otherEntry)
            }
            node.failover = ids.isEmpty ? nil : ids
            node.failoverMode = failoverMode(failover)
        }
        nodes[node.key] = .resolver(node)
        return node
    }

    /// What the failover of a resolver, or else everybody's, says about the order of trying.
    mutating func failoverMode(_ failover: ResolverFailover?) -> String {
        let central = proxyDefaults()?.failoverPolicyMode ?? ""
        return failover.map(\.policyMode).flatMap { $0.isEmpty ? nil : $0 } ?? central
    }

    /// Where redirects and default subsets lead, with the resolver of that place and the sameness group whose members answer there.
    mutating func followed(
        _ wanted: ChainTarget
    ) throws(ChainProblem) -> (target: ChainTarget, entry: ServiceResolver?, group: SamenessGroup?) {
        var target = wanted
        var group: SamenessGroup?
        var passed: [String] = []
        while true {
            guard !passed.contains(target.id) else {
                throw ChainProblem(
                    message:
                        "detected circular resolver redirect: [\((passed + [target.id]).joined(separator: " -> "))]"
                )
            }
            guard passed.count < Self.mostRedirects else {
                throw ChainProblem(
                    message: "discovery chain \"\(service)\" follows more than \(Self.mostRedirects) redirects"
                )
            }
            passed.append(target.id)
            // What a peer's service resolves to is for the peer to say.
            guard target.peer.isEmpty else { return (target, nil, nil) }
            try record(protocolOf: target.service)
            let entry = resolverEntry(target.service)
            if let redirect = entry?.redirect {
                group = try samenessGroup(redirect.samenessGroup, of: target)
                let next = target.rewritten(by: redirect, home: datacenter)
                if next.id != target.id {
                    try checkExternal(target, "Redirect")
                    target = next
                    continue
                }
            }
            if target.subset.isEmpty, let subset = entry?.defaultSubset, !subset.isEmpty {
                target.subset = subset
                continue
            }
            guard target.subset.isEmpty || entry?.subsets[target.subset] != nil else {
                throw ChainProblem(
                    message: "service \"\(target.service)\" does not have a subset named \"\(target.subset)\""
                )
            }
            if entry == nil, group == nil { group = defaultGroup(of: target) }
            return (target, entry, group)
        }
    }

    /// A target with all that entries say of it.
    mutating func finished(_ place: ChainTarget, _ entry: ServiceResolver?) -> ChainTarget {
        var target = place
        let given = Self.milliseconds(entry?.connectTimeoutNanoseconds)
        target.connectTimeoutMilliseconds = given > 0 ? given : Self.connectTimeoutMilliseconds
        if overrides.connectTimeoutMilliseconds > 0,
            overrides.connectTimeoutMilliseconds != target.connectTimeoutMilliseconds
        {
            target.connectTimeoutMilliseconds = overrides.connectTimeoutMilliseconds
            customization.connectTimeoutMilliseconds = overrides.connectTimeoutMilliseconds
        }
        target.subsetRule = entry?.subsets[target.subset] ?? ServiceSubset()
        guard target.peer.isEmpty else { return target }
        let subset = target.subset.isEmpty ? "" : target.subset + "."
        target.name =
            subset
            + ServerNames.service(target.service, datacenter: target.datacenter, trustDomain: trustDomain)
        target.serverName = target.name
        let defaults = serviceDefaults(target.service)
        if let external = defaults?.externalSNI, !external.isEmpty {
            target.serverName = external
            target.isExternal = true
            return target
        }
        target.meshGateway =
            [defaults?.meshGateway, proxyDefaults()?.meshGateway].compactMap { $0 }
            .first { $0 != .unset } ?? .unset
        if overrides.meshGateway != .unset, overrides.meshGateway != target.meshGateway {
            target.meshGateway = overrides.meshGateway
            customization.meshGateway = overrides.meshGateway
        }
        return target
    }

    static func milliseconds(_ nanoseconds: Int64?) -> Int { Int((nanoseconds ?? 0) / 1_000_000) }

    /// - Source: rule 4 (f).
    mutating func checkExternal(_ target: ChainTarget, _ what: String) throws(ChainProblem) {
        guard target.peer.isEmpty, serviceDefaults(target.service)?.externalSNI.isEmpty == false else { return }
        throw ChainProblem(
            message:
                "service \"\(target.service)\" has an external SNI set; cannot define \(what.lowercased()) for external services"
        )
    }

    // MARK: - Protocols

    /// - Source: rule 8: one chain speaks one protocol.
    mutating func record(protocolOf other: ServiceName) throws(ChainProblem) {
        _ = serviceDefaults(other)
        _ = proxyDefaults()
        let found = entries.serviceProtocol(of: other)
        guard let known = serviceProtocol else {
            serviceProtocol = found
            return
        }
        guard known == found else {
            throw ChainProblem(
                message:
                    "discovery chain \"\(service)\" uses inconsistent protocols; service \"\(other)\" has \"\(found)\" which is not \"\(known)\""
            )
        }
    }

    // MARK: - Reading with a note of what was read

    private mutating func serviceDefaults(_ name: ServiceName) -> ServiceDefaults? {
        reads.insert(EntryKey(kind: .serviceDefaults, of: name))
        return entries.serviceDefaults(of: name)
    }

    private mutating func resolverEntry(_ name: ServiceName) -> ServiceResolver? {
        reads.insert(EntryKey(kind: .serviceResolver, of: name))
        return entries.serviceResolver(of: name)
    }

    mutating func splitterEntry(_ name: ServiceName) -> ServiceSplitter? {
        reads.insert(EntryKey(kind: .serviceSplitter, of: name))
        return entries.serviceSplitter(of: name)
    }

    mutating func routerEntry(_ name: ServiceName) -> ServiceRouter? {
        reads.insert(EntryKey(kind: .serviceRouter, of: name))
        return entries.serviceRouter(of: name)
    }

    private mutating func proxyDefaults() -> ProxyDefaults? {
        reads.insert(EntryKey(kind: .proxyDefaults, name: "global"))
        return entries.proxyDefaults()
    }
}
