import ConfigEntryTables
import DiscoveryChain
import MeshDomain
import MeshState
import Testing

/// Routers and splitters in chains, and what chains of a whole state may not be.
struct BranchTests {
    private func entries(
        splitters: [ServiceSplitter] = [],
        routers: [ServiceRouter] = [],
        central: String? = "http",
        protocols: [String: String] = [:]
    ) -> Entries {
        var entries = Entries(central: central, protocols: protocols)
        for splitter in splitters { entries.splitters[splitter.name] = splitter }
        for router in routers { entries.routers[router.name] = router }
        return entries
    }

    private func split(_ percent: Int, _ service: NameText = "", subset: String = "") -> ServiceSplit {
        ServiceSplit(weightHundredths: percent * 100, service: service, subset: subset)
    }

    @Test func `a splitter shares out, and only what is reached is part of the chain`() throws {
        var entries = entries(splitters: [ServiceSplitter(name: "a", splits: [split(75), split(25, "b")])])
        entries.resolvers["z"] = ServiceResolver(name: "z", connectTimeoutNanoseconds: 1)
        let chain = try entries.chain("a")
        #expect(chain.startNode == "splitter:a.default.default" && !chain.isDefault && chain.startResolver == nil)
        #expect(
            chain.nodes.count == 3 && chain.targets.keys.sorted() == ["a.default.default.dc1", "b.default.default.dc1"]
        )
        guard case .splitter(let node)? = chain.nodes[chain.startNode] else { throw Missing() }
        #expect(node.splits.map(\.weightHundredths) == [7500, 2500])
        #expect(node.splits.map(\.next) == ["resolver:a.default.default.dc1", "resolver:b.default.default.dc1"])
    }

    private struct Missing: Error {}

    @Test func `splitters behind splitters become one, with their weights multiplied and their headers merged`() throws
    {
        var outer = split(50, "b")
        outer.requestHeaders.set = ["x": "outer", "y": "outer"]
        outer.responseHeaders.set = ["x": "outer"]
        var inner = split(33, subset: "")
        inner.requestHeaders.set = ["x": "inner"]
        inner.responseHeaders.set = ["x": "inner", "z": "inner"]
        let chain = try entries(splitters: [
            ServiceSplitter(name: "a", splits: [split(50), outer]),
            ServiceSplitter(name: "b", splits: [inner, split(67, "c")]),
        ]).chain("a")
        guard case .splitter(let node)? = chain.nodes[chain.startNode] else { throw Missing() }
        #expect(node.splits.map(\.weightHundredths) == [5000, 1650, 3350])
        #expect(
            node.splits.map { chain.resolver($0.next)?.target } == ["a", "b", "c"].map { "\($0).default.default.dc1" }
        )
        #expect(node.splits[1].definition.requestHeaders.set == ["x": "inner", "y": "outer"])
        #expect(node.splits[1].definition.responseHeaders.set == ["x": "outer", "z": "inner"])
        #expect(chain.nodes["splitter:b.default.default"] == nil, "nothing leads there any more")
    }

    @Test func `a router ends with a route for everything, and consults splitters but no other router`() throws {
        let route = ServiceRoute(
            match: RouteMatch(pathPrefix: "/b"),
            destination: RouteDestination(service: "b", requestTimeoutNanoseconds: 7)
        )
        let chain = try entries(
            splitters: [ServiceSplitter(name: "a", splits: [split(100, "c")])],
            routers: [
                ServiceRouter(name: "a", routes: [route]),
                ServiceRouter(name: "b", routes: [ServiceRoute(destination: RouteDestination(service: "d"))]),
            ]
        ).chain("a")
        guard case .router(let node)? = chain.nodes[chain.startNode] else { throw Missing() }
        #expect(node.routes.map(\.next) == ["resolver:b.default.default.dc1", "splitter:a.default.default"])
        #expect(node.routes[0].definition == route && node.routes[1].definition.match?.pathPrefix == "/")
        #expect(node.routes.map(\.spellsScope) == [false, true])
        #expect(chain.targets.keys.sorted() == ["b.default.default.dc1", "c.default.default.dc1"])
    }

    @Test func `a caller that speaks TCP passes router and splitter by`() throws {
        let entries = entries(
            splitters: [ServiceSplitter(name: "a", splits: [split(100, "c")])],
            routers: [ServiceRouter(name: "a")]
        )
        var overrides = ChainCompiler.Overrides()
        overrides.serviceProtocol = "tcp"
        let chain = try entries.chain("a", overrides: overrides)
        #expect(chain.startNode == "resolver:a.default.default.dc1" && chain.serviceProtocol == "tcp")
        #expect(chain.customization.prefix.count == 9)
    }

    @Test func `without requests nothing can be told apart`() {
        let advanced =
            #"discovery chain "a" uses a protocol "tcp" that does not permit advanced routing or splitting behavior"#
        let splitter = ServiceSplitter(name: "a", splits: [split(100)])
        #expect(entries(splitters: [splitter], central: nil).problem("a") == advanced)
        #expect(entries(routers: [ServiceRouter(name: "a")], central: nil).problem("a") == advanced)
        let mixed = entries(
            splitters: [ServiceSplitter(name: "a", splits: [split(50), split(50, "b")])],
            protocols: ["b": "grpc"]
        )
        #expect(
            mixed.problem("a")
                == #"discovery chain "a" uses inconsistent protocols; service "b" has "grpc" which is not "http""#
        )
    }

    @Test func `circles and flights of splitters end`() {
        let circle = entries(splitters: [
            ServiceSplitter(name: "a", splits: [split(100, "b")]),
            ServiceSplitter(name: "b", splits: [split(100, "a")]),
        ])
        #expect(
            circle.problem("a")
                == "detected circular reference: [splitter:a.default.default -> splitter:b.default.default -> splitter:a.default.default]"
        )
        let flight = entries(
            splitters: (0..<100).map { ServiceSplitter(name: "s\($0)", splits: [split(100, NameText("s\($0 + 1)"))]) }
        )
        #expect(flight.problem("s0") == #"discovery chain "s0" has more than 64 splitters one behind the other"#)
        #expect(flight.problem("s50") == nil)
        // Each of twenty stages doubles the shares.
        let fan = entries(
            splitters: (0..<20).flatMap { stage in
                ["l", "r"].map { side in
                    ServiceSplitter(
                        name: "\(side)\(stage)",
                        splits: [split(50, NameText("l\(stage + 1)")), split(50, NameText("r\(stage + 1)"))]
                    )
                }
            }
        )
        #expect(fan.problem("l0") == #"discovery chain "l0" splits requests into more than 1000 shares"#)
    }

    @Test func `the first load balancer that hashes is that of the splitter`() throws {
        var entries = entries(splitters: [
            ServiceSplitter(name: "a", splits: [split(20), split(30, "b"), split(50, "c")])
        ])
        entries.resolvers["a"] = ServiceResolver(name: "a", loadBalancer: LoadBalancer(policy: "random"))
        for (name, header) in [("b", "x-b"), ("c", "x-c")] {
            entries.resolvers[name] = ServiceResolver(
                name: name,
                loadBalancer: LoadBalancer(
                    policy: "maglev",
                    hashPolicies: [LoadBalancer.HashPolicy(field: "header", fieldValue: header)]
                )
            )
        }
        let chain = try entries.chain("a")
        #expect(chain.loadBalancer(below: chain.startNode)?.hashPolicies.map(\.fieldValue) == ["x-b"])
    }

    // MARK: - All chains of a state

    private func state(_ bodies: ConfigEntryBody...) -> ConfigEntryState {
        var state = ConfigEntryState()
        var touched: Set<ConfigEntryTopic> = []
        for (place, body) in bodies.enumerated() {
            state.apply(.put(ConfigEntry(body: body)), index: UInt64(place + 1), touched: &touched)
        }
        return state
    }

    private func redirect(_ name: String, to other: String, subset: String = "") -> ConfigEntryBody {
        .serviceResolver(ServiceResolver(name: name, redirect: ResolverRedirect(service: other, subset: subset)))
    }

    @Test func `who leads to a service is known over any number of entries, and no longer than they are there`() {
        var state = state(redirect("a", to: "B"), redirect("b", to: "c"), redirect("x", to: "y"))
        #expect(state.services(leadingTo: "c").map(\.text) == ["a", "b", "c"])
        #expect(state.services(leadingTo: "y").map(\.text) == ["x", "y"])
        var restored = ConfigEntryState()
        for change in state.snapshot() { restored.restore(change) }
        #expect(restored.services(leadingTo: "c").map(\.text) == ["a", "b", "c"])
        var touched: Set<ConfigEntryTopic> = []
        state.apply(.put(ConfigEntry(body: redirect("b", to: "d"))), index: 9, touched: &touched)
        #expect(state.services(leadingTo: "c").map(\.text) == ["c"])
        #expect(state.services(leadingTo: "d").map(\.text) == ["a", "b", "d"])
        state.apply(.delete(EntryKey(kind: .serviceResolver, name: "a")), index: 10, touched: &touched)
        #expect(state.services(leadingTo: "d").map(\.text) == ["b", "d"])
    }

    @Test func `a change is held against the chains that lead to it, and the central default against all`() {
        let subset = state(redirect("a", to: "b", subset: "v1"), redirect("far", to: "a"))
        let graph = ChainGraph(subset, datacenter: "dc1")
        #expect(
            graph.problem(after: EntryKey(kind: .serviceResolver, name: "b"))?.message
                == #"service "b" does not have a subset named "v1""#
        )
        #expect(graph.problem(after: EntryKey(kind: .serviceDefaults, name: "elsewhere")) == nil)
        #expect(graph.problem(after: EntryKey(kind: .proxyDefaults, name: "global")) != nil)
    }
}
