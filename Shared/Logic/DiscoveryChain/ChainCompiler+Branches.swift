import MeshDomain

// Routers and splitters.
//
// - Source: reference http-api-and-config.md §5.5, rules 1 to 3.

extension ChainCompiler {
    /// How many splitters may stand one behind the other.
    static let largestDepth = 64
    /// Into how many shares the requests of a service may be split in all.
    static let mostLegs = 1000

    /// The key of the node where calls begin: the service's router, else its splitter, else its resolver.
    mutating func begin() throws(ChainProblem) -> String {
        guard let router = routerEntry(service) else { return try splitterOrResolver(service) }
        try record(protocolOf: service)
        let own = ServiceRoute(
            match: RouteMatch(pathPrefix: "/"),
            destination: RouteDestination(service: service.name)
        )
        var node = RouterNode(id: EnvoyNames.chainNode(service), routes: [])
        for (route, isLast) in router.routes.map({ ($0, false) }) + [(own, true)] {
            let next = try destination(route.destination?.service ?? "", route.destination?.subset ?? "", of: service)
            node.routes.append(ChainRoute(definition: route, spellsScope: isLast, next: next))
        }
        nodes[node.key] = .router(node)
        return node.key
    }

    /// Where a route leads: with a subset past any splitter.
    private mutating func destination(
        _ name: NameText,
        _ subset: String,
        of home: ServiceName
    ) throws(ChainProblem) -> String {
        let other = name.isEmpty ? home : ServiceName(name.text, in: home.scope)
        guard subset.isEmpty else { return try resolver(place(other, subset)).key }
        return try splitterOrResolver(other)
    }

    private mutating func splitterOrResolver(
        _ name: ServiceName,
        depth: Int = 0
    ) throws(ChainProblem) -> String {
        guard depth < Self.largestDepth else {
            throw ChainProblem(
                message:
                    "discovery chain \"\(service)\" has more than \(Self.largestDepth) splitters one behind the other"
            )
        }
        guard let entry = splitterEntry(name) else { return try resolver(place(name, "")).key }
        var node = SplitterNode(id: EnvoyNames.chainNode(name), splits: [], loadBalancer: nil)
        if nodes[node.key] != nil { return node.key }
        try record(protocolOf: name)
        // It is there before its legs are, so that a leg that leads back finds it: a circle is told as one.
        nodes[node.key] = .splitter(node)
        for split in entry.splits {
            let other = split.service.isEmpty ? name : ServiceName(split.service.text, in: name.scope)
            let next =
                other == name || !split.subset.isEmpty
                ? try resolver(place(other, split.subset)).key : try splitterOrResolver(other, depth: depth + 1)
            node.splits.append(ChainSplit(definition: split, weightHundredths: split.weightHundredths, next: next))
            if node.loadBalancer == nil, let balancer = loadBalancer(of: next), balancer.isHashBased {
                node.loadBalancer = balancer
            }
        }
        nodes[node.key] = .splitter(node)
        return node.key
    }

    private func loadBalancer(of key: String) -> LoadBalancer? {
        switch nodes[key] {
        case .resolver(let node)?: node.loadBalancer
        case .splitter(let node)?: node.loadBalancer
        case .router?, nil: nil
        }
    }

    private func place(_ service: ServiceName, _ subset: String) -> ChainTarget {
        var target = ChainTarget(service: service, datacenter: datacenter)
        target.subset = subset
        return target
    }

    // MARK: - The whole

    /// - Throws: when a splitter leads back to itself.
    func refuseCircles(from start: String) throws(ChainProblem) {
        var finished: Set<String> = []
        try follow(start, [], &finished)
    }

    private func follow(_ key: String, _ way: [String], _ finished: inout Set<String>) throws(ChainProblem) {
        guard !finished.contains(key) else { return }
        if way.contains(key) {
            throw ChainProblem(
                message: "detected circular reference: [\((way + [key]).joined(separator: " -> "))]"
            )
        }
        for next in nodes[key]?.next ?? [] { try follow(next, way + [key], &finished) }
        finished.insert(key)
    }

    /// Puts the legs of a splitter in the place of a leg that leads to it, until all lead to resolvers.
    ///
    /// Weights are multiplied and rounded to hundredths of a percent. What a request is given counts as the inner one says,
    /// what its answer is given as the outer one.
    mutating func flattenSplitters() throws(ChainProblem) {
        for key in nodes.keys.sorted() {
            guard case .splitter(var node)? = nodes[key] else { continue }
            var legs: [ChainSplit] = []
            for split in node.splits { try flatten(split, into: &legs) }
            node.splits = legs
            nodes[key] = .splitter(node)
        }
    }

    private func flatten(_ outer: ChainSplit, into legs: inout [ChainSplit]) throws(ChainProblem) {
        guard case .splitter(let node)? = nodes[outer.next] else {
            guard legs.count < Self.mostLegs else {
                throw ChainProblem(
                    message: "discovery chain \"\(service)\" splits requests into more than \(Self.mostLegs) shares"
                )
            }
            legs.append(outer)
            return
        }
        for inner in node.splits {
            var split = inner
            let product = Double(outer.weightHundredths) * Double(inner.weightHundredths) / 10_000
            split.weightHundredths = Int(product.rounded())
            split.definition.requestHeaders = outer.definition.requestHeaders
                .merged(with: inner.definition.requestHeaders)
            split.definition.responseHeaders = inner.definition.responseHeaders
                .merged(with: outer.definition.responseHeaders)
            try flatten(split, into: &legs)
        }
    }

    /// The keys of the nodes that a call may come to.
    func reachable(from start: String) -> Set<String> {
        var found: Set<String> = [start]
        var open = [start]
        while let key = open.popLast() {
            for next in nodes[key]?.next ?? [] where found.insert(next).inserted { open.append(next) }
        }
        return found
    }
}
