import MeshDomain

// Sameness groups: services of one name in several partitions and peers answer for each other.
//
// - Source: reference tenancy.md §4.4.

extension ChainCompiler {
    /// The group that a resolver names; nil when it names none.
    ///
    /// - Throws: when there is no such group.
    mutating func samenessGroup(_ name: NameText, of target: ChainTarget) throws(ChainProblem) -> SamenessGroup? {
        guard !name.isEmpty else { return nil }
        let partition = target.service.scope.partition
        reads.insert(EntryKey(kind: .samenessGroup, name: name.text, in: Scope(partition: partition)))
        guard let group = entries.samenessGroups(in: partition).named(name) else {
            throw ChainProblem(message: "sameness group missing for service \"\(target.service)\"")
        }
        return group
    }

    /// The group that answers for a service that no resolver is about: only for those of the partition from which the chain is seen.
    mutating func defaultGroup(of target: ChainTarget) -> SamenessGroup? {
        let partition = target.service.scope.partition
        guard partition == service.scope.partition, target.datacenter == datacenter else { return nil }
        let group = entries.samenessGroups(in: partition).first(where: \.defaultForFailover)
        if let group {
            reads.insert(EntryKey(kind: .samenessGroup, name: group.name, in: Scope(partition: partition)))
        }
        return group
    }

    /// The targets that take over, before their own resolvers are asked.
    mutating func takeovers(of own: ChainTarget, _ failover: ResolverFailover) throws(ChainProblem) -> [ChainTarget] {
        let home = datacenter
        guard let group = try samenessGroup(failover.samenessGroup, of: own) else {
            return failover.rewrites.map { own.rewritten(by: $0, home: home) }
        }
        let plain = own.rewritten(by: ResolverRedirect(service: failover.service), home: home)
        return group.places(home: own.service.scope.partition).map { plain.moved(to: $0) }
    }

    /// The node of a service for which the members of a group answer, the first before the others.
    mutating func resolver(
        _ found: ChainTarget,
        _ entry: ServiceResolver?,
        within group: SamenessGroup
    ) throws(ChainProblem) -> ResolverNode {
        var ids: [String] = []
        var first: ChainTarget?
        try checkExternal(found, "Redirect")
        for place in group.places(home: found.service.scope.partition) {
            var (member, memberEntry) = (found.moved(to: place), entry)
            if member.id != found.id { (member, memberEntry, _) = try followed(member) }
            guard !ids.contains(member.id) else { continue }
            let target = finished(member, memberEntry)
            targets[target.id] = target
            ids.append(target.id)
            if first == nil { first = target }
        }
        // A group of nobody leaves the service to itself.
        let target = first ?? finished(found, entry)
        targets[target.id] = target
        if case .resolver(let node)? = nodes["resolver:" + target.id] { return node }
        let others = Array(ids.dropFirst())
        let node = ResolverNode(
            target: target.id,
            isDefault: false,
            connectTimeoutMilliseconds: target.connectTimeoutMilliseconds,
            requestTimeoutMilliseconds: Self.milliseconds(entry?.requestTimeoutNanoseconds),
            failover: others.isEmpty ? nil : others,
            failoverMode: others.isEmpty ? "" : failoverMode(nil),
            loadBalancer: entry?.loadBalancer
        )
        nodes[node.key] = .resolver(node)
        return node
    }
}

extension ChainTarget {
    /// The service of the same name at a member of a group; a peer's has no subsets.
    func moved(to place: SamenessPlace) -> ChainTarget {
        var moved = self
        switch place {
        case .peer(let name):
            moved.peer = name.text
            moved.datacenter = ""
            moved.subset = ""
        case .partition(let partition) where partition != service.scope.partition:
            moved.service = ServiceName(
                service.text,
                in: Scope(partition: partition, namespace: service.scope.namespace)
            )
        case .partition: break
        }
        return moved
    }
}
