import ACLContract
import BusSchema
import CatalogContract
import CatalogService
import CatalogTables
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `The catalog` {
    private let n1 = Node(name: "n1", address: "10.0.0.1")

    private func web(port: Int = 80) -> NodeService { NodeService(id: "web", service: "web", port: port) }

    private func sidecar(_ destination: String, id: String = "") -> NodeService {
        NodeService(
            kind: .connectProxy,
            id: id,
            service: "\(destination)-sidecar-proxy",
            port: 21000,
            proxy: ProxyConfiguration(destinationServiceName: destination)
        )
    }

    @Test(arguments: JournalKind.allCases)
    func `two replicas share the registrations and followers see all of them`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            let indexes = try await withThrowingTaskGroup(of: UInt64.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        try await cluster.client.register(
                            node: Node(name: "n\(number % 8)", address: "10.0.0.\(number % 8)"),
                            services: [NodeService(id: "web-\(number)", service: "web", port: number + 1)],
                            context: CallContext()
                        )
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(indexes).count == 40)
            let last = try #require(indexes.max())
            let state = try await cluster.followed(last)
            #expect(state.instances(of: ServiceKey(name: "web")).count == 40)
            #expect(state.nodes().map(\.name) == (0..<8).map { "n\($0)" })
            for replica in try await cluster.states(last) { #expect(replica.snapshot() == state.snapshot()) }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a registration is stored whole and removed in parts`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            let client = cluster.client
            let index = try await client.register(
                node: n1,
                services: [web(), sidecar("web", id: "proxy")],
                checks: [
                    HealthCheck(node: "n1", checkID: "up", name: "node up", status: .passing),
                    HealthCheck(node: "N1", checkID: "", name: "web alive", status: .warning, serviceID: "web"),
                ],
                context: CallContext()
            )
            var state = try await cluster.followed(index)
            let instance = try #require(state.instances(of: ServiceKey(name: "web")).first)
            #expect(instance.node.modifyIndex == index && instance.service.createIndex == index)
            #expect(instance.service.weights == ServiceWeights())
            #expect(instance.checks.map(\.checkID) == ["up", "web alive"])
            #expect(instance.checks.last?.serviceName == "web")
            let proxy = try #require(state.meshInstances(of: ServiceKey(name: "web")).first)
            #expect(
                proxy.service.taggedAddresses?["consul-virtual"] == ServiceAddress(address: "240.0.0.1", port: 21000)
            )

            try await client.deregister(node: "n1", checkID: "up", context: CallContext())
            let removed = try await client.deregister(node: "n1", serviceID: "web", context: CallContext())
            state = try await cluster.followed(removed)
            #expect(state.checks().isEmpty)
            #expect(state.serviceNames() == ["web-sidecar-proxy"])
            let gone = try await client.deregister(node: "n1", context: CallContext())
            #expect(JournalIndex.sequence(of: gone) == JournalIndex.sequence(of: index) + 3)
            state = try await cluster.followed(gone)
            #expect(state.nodes().isEmpty && state.serviceNames().isEmpty)
            #expect(try await client.deregister(node: "n1", checkID: "never", context: CallContext()) == gone)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `writing what is stored changes no index`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            let checks = [HealthCheck(node: "n1", checkID: "up", status: .passing)]
            let first = try await cluster.client.register(
                node: n1,
                services: [web(), sidecar("web")],
                checks: checks,
                context: CallContext()
            )
            let again = try await cluster.client.register(
                node: n1,
                services: [web(), sidecar("web")],
                checks: checks,
                context: CallContext()
            )
            #expect(again == first)
            let skipped = try await cluster.client.register(
                node: Node(name: "n1"),
                skipNodeUpdate: true,
                services: [web()],
                context: CallContext()
            )
            #expect(skipped == first)
            #expect(try await cluster.followed(first).node(NodeKey(name: "n1"))?.address == "10.0.0.1")
        }
    }

    @Test(arguments: [
        (ServiceWeights?.none, ServiceWeights()),
        (ServiceWeights(passing: 5, warning: 0), ServiceWeights(passing: 5, warning: 0)),
        (ServiceWeights(passing: 0, warning: 5), ServiceWeights()),
        (ServiceWeights(passing: 1, warning: 65_536), ServiceWeights()),
    ])
    func `weights that cannot be used are replaced`(_ given: ServiceWeights?, _ stored: ServiceWeights) async throws {
        try await CatalogTestCluster.run { cluster in
            var service = web()
            service.weights = given
            let index = try await cluster.client.register(node: n1, services: [service], context: CallContext())
            let state = try await cluster.followed(index)
            #expect(state.services(on: NodeKey(name: "n1")).map(\.weights) == [stored])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a node keeps its id and can be renamed by it`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            let id = "40e4a748-2192-161a-0510-9bf59fe950b5"
            let other = "99999999-2192-161a-0510-9bf59fe950b5"
            let client = cluster.client
            try await client.register(
                node: Node(id: id, name: "a", address: "1"),
                services: [web()],
                context: CallContext()
            )
            var index = try await client.register(node: Node(name: "a", address: "2"), context: CallContext())
            #expect(try await cluster.followed(index).node(withID: id)?.address == "2")
            index = try await client.register(node: Node(id: id, name: "b", address: "3"), context: CallContext())
            var state = try await cluster.followed(index)
            #expect(state.nodes().map(\.name) == ["b"])
            #expect(state.serviceNames().isEmpty)
            // A node that no agent answers for may lose its name; one that is known to be alive keeps it.
            index = try await client.register(node: Node(id: other, name: "b", address: "4"), context: CallContext())
            state = try await cluster.followed(index)
            #expect(state.nodes().map(\.id) == [other])
            try await client.register(
                node: Node(id: other, name: "b", address: "4"),
                checks: [HealthCheck(node: "b", checkID: "serfHealth", status: .passing)],
                context: CallContext()
            )
            let refused = await refusal { () async throws(MeshError) in
                try await client.register(node: Node(id: id, name: "b", address: "5"), context: CallContext())
            }
            #expect(
                refused
                    == MeshError(
                        .rejected,
                        "Error while renaming Node ID: \"\(id)\": Node name b is reserved by node \(other) with name b (4)"
                    )
            )
        }
    }

    // MARK: - Imports

    private func imported(_ service: NodeService, node: String, checks: [HealthCheck] = []) -> CheckServiceNode {
        CheckServiceNode(node: Node(name: node, address: "10.9.0.1"), service: service, checks: checks)
    }

    @Test(arguments: JournalKind.allCases)
    func `an import replaces what a peer exported before`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            let (client, key) = (cluster.client, ServiceKey(peer: "east", name: "db"))
            let up = HealthCheck(node: "n1", checkID: "up", status: .passing)
            let alive = HealthCheck(node: "n1", checkID: "alive", status: .passing, serviceID: "db-1")
            let one = NodeService(id: "db-1", service: "db", port: 1)
            let two = NodeService(id: "db-2", service: "db", port: 2)
            try await client.register(node: n1, services: [web()], context: CallContext())
            let first = try await client.importService(
                "db",
                peer: "east",
                instances: [imported(one, node: "n1", checks: [up, alive]), imported(two, node: "n2")],
                context: CallContext()
            )
            var state = try await cluster.followed(first)
            #expect(state.instances(of: key).map(\.service.id) == ["db-1", "db-2"])
            #expect(state.instances(of: key).first?.checks.map(\.peer) == ["east", "east"])
            #expect(state.nodes().map(\.name) == ["n1"])
            #expect(state.nodes(peer: "east").map(\.name) == ["n1", "n2"])

            let same = try await client.importService(
                "db",
                peer: "east",
                instances: [imported(one, node: "n1", checks: [up, alive]), imported(two, node: "n2")],
                context: CallContext()
            )
            #expect(same == first)

            let second = try await client.importService(
                "db",
                peer: "east",
                instances: [imported(one, node: "n1", checks: [up])],
                context: CallContext()
            )
            state = try await cluster.followed(second)
            #expect(state.instances(of: key).map(\.checks.count) == [1])
            #expect(state.nodes(peer: "east").map(\.name) == ["n1"])

            let gone = try await client.importService("db", peer: "east", instances: [], context: CallContext())
            state = try await cluster.followed(gone)
            #expect(state.importedPeers().isEmpty)
            #expect(state.serviceNames() == ["web"])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `what is no longer exported is removed and other peers keep theirs`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            let client = cluster.client
            for (peer, service) in [("east", "a"), ("east", "b"), ("west", "a")] {
                try await client.importService(
                    service,
                    peer: peer,
                    instances: [imported(NodeService(id: service, service: service), node: "n")],
                    context: CallContext()
                )
            }
            let index = try await client.retainImported(peer: "east", services: ["b", "c"], context: CallContext())
            var state = try await cluster.followed(index)
            #expect(state.serviceNames(peer: "east") == ["b"])
            #expect(state.nodes(peer: "east").count == 1)
            #expect(state.serviceNames(peer: "west") == ["a"])
            #expect(try await client.retainImported(peer: "east", services: ["b"], context: CallContext()) == index)
            let last = try await client.retainImported(peer: "east", services: [], context: CallContext())
            state = try await cluster.followed(last)
            #expect(state.importedPeers() == ["west"])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an import that cannot be stored is refused whole`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            let stray = HealthCheck(node: "n", checkID: "c", serviceID: "other")
            let cases: [(CheckServiceNode, String)] = [
                (
                    imported(NodeService(id: "x", service: "x"), node: "n"),
                    "instance \"x\" belongs to service \"x\", not \"db\""
                ),
                (
                    imported(NodeService(id: "", service: "db"), node: "n"),
                    "instance \"\" belongs to service \"db\", not \"db\""
                ),
                (imported(NodeService(id: "db", service: "db"), node: ""), "an instance without node name"),
                (
                    imported(NodeService(id: "db", service: "db"), node: "n", checks: [stray]),
                    "check \"c\" of instance \"db\" belongs to \"other\""
                ),
            ]
            for (bad, text) in cases {
                let good = imported(NodeService(id: "good", service: "db"), node: "n0")
                let refused = await refusal { () async throws(MeshError) in
                    try await cluster.client.importService(
                        "db",
                        peer: "east",
                        instances: [good, bad],
                        context: CallContext()
                    )
                }
                #expect(refused == MeshError(.badRequest, text))
            }
            #expect(cluster.replicas.first?.view.current.state.importedPeers().isEmpty == true)
        }
    }

    private func change(
        _ instances: [CheckServiceNode],
        removed: [InstanceKey] = [],
        basis: UInt64,
        part: UInt32 = 0,
        last: Bool = false
    ) -> CatalogWire.ImportRequest {
        CatalogWire.ImportRequest(
            peer: "east",
            services: [
                CatalogWire.ServiceImport(
                    service: "db",
                    instances: instances.map(CatalogWire.CheckServiceNode.init),
                    removed: removed.map { CatalogWire.InstanceName(node: $0.node.folded.text, id: $0.id.folded.text) },
                    basis: basis
                )
            ],
            part: part,
            last: last
        )
    }

    private func many(_ numbers: Range<Int>, port: Int = 1) -> [CheckServiceNode] {
        numbers.map { imported(NodeService(id: "db-\($0)", service: "db", port: port), node: "n\($0 / 2)") }
    }

    @Test(arguments: JournalKind.allCases)
    func `parts of an import are seen together, also by a replica that starts between them`(
        _ kind: JournalKind
    ) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = LedgerSettings()
        settings.snapshotEntries = 1
        let key = ServiceRef(peer: "east", name: "db")
        try await CatalogTestCluster.run(on: fixture, settings: settings) { cluster in
            let client = cluster.client
            try await client.importService("db", peer: "east", instances: many(0..<4), context: CallContext())
            let basis = try await cluster.follower.read(.linearizable, timeout: Patience.long).state.basis(of: key.key)
            let first = try await client.importServices(
                change(many(4..<104), basis: basis, part: 1),
                context: CallContext()
            )
            #expect(first.refusals.isEmpty)
            let state = try await cluster.followed(first.index)
            #expect(state.instanceCount(of: key) == 4 && state.basis(of: key.key) == basis)
            #expect(state.nodes(peer: "east").count == 2)
        }
        try await CatalogTestCluster.run(on: fixture, settings: settings) { cluster in
            let client = cluster.client
            let before = try await cluster.follower.read(.linearizable, timeout: Patience.long).state
            #expect(before.instanceCount(of: key) == 4 && before.stagedParts(of: key) == 1)
            let gone = before.instanceKeys(of: key)
            // Instance 3 stays on a node that loses instance 2; node n0 loses both of its instances.
            let last = try await client.importServices(
                change(
                    many(104..<200) + many(3..<4, port: 9),
                    removed: gone.filter { $0.id.folded != "db-3" },
                    basis: before.basis(of: key.key),
                    part: 2,
                    last: true
                ),
                context: CallContext()
            )
            #expect(last.refusals.isEmpty)
            let state = try await cluster.followed(last.index)
            #expect(state.instanceCount(of: key) == 197 && state.stagedParts(of: key) == 0)
            #expect(state.node(NodeKey(peer: "east", name: "n0")) == nil)
            #expect(state.node(NodeKey(peer: "east", name: "n1")) != nil)
            #expect(Set(state.instances(of: key).map(\.service.modifyIndex)) == [last.index])
        }
        await fixture.shutdown()
    }

    @Test func `changes for another state of a service are refused, and so are parts that do not follow`() async throws
    {
        try await CatalogTestCluster.run { cluster in
            let client = cluster.client
            func refusal(_ request: CatalogWire.ImportRequest) async throws -> MeshError? {
                try await client.importServices(request, context: CallContext()).refusals.first?.error
            }
            try await client.importService("db", peer: "east", instances: many(0..<2), context: CallContext())
            #expect(try await refusal(change(many(2..<3), basis: 0))?.code == .conflict)
            #expect(try await refusal(change(many(2..<3), basis: 0, part: 1))?.code == .conflict)
            let state = try await cluster.follower.read(.linearizable, timeout: Patience.long).state
            let basis = state.basis(of: ServiceKey(peer: "east", name: "db"))
            #expect(try await refusal(change(many(2..<3), basis: basis, part: 2))?.code == .conflict)
            #expect(try await refusal(change(many(2..<3), basis: basis, part: 1)) == nil)
            // A complete import in between makes the parts worthless.
            try await client.importService("db", peer: "east", instances: many(0..<1), context: CallContext())
            #expect(try await refusal(change(many(3..<4), basis: basis, part: 2, last: true))?.code == .conflict)
            let after = try await cluster.follower.read(.linearizable, timeout: Patience.long).state
            #expect(after.instanceCount(of: ServiceRef(peer: "east", name: "db")) == 1)
        }
    }

    @Test func `many services come in one transaction, and one that is refused keeps none of the others back`()
        async throws
    {
        try await CatalogTestCluster.run { cluster in
            func wish(_ name: String, _ instances: [CheckServiceNode]) -> CatalogWire.ServiceImport {
                CatalogWire.ServiceImport(
                    service: name,
                    instances: instances.map(CatalogWire.CheckServiceNode.init),
                    whole: true
                )
            }
            let other = imported(NodeService(id: "api", service: "api"), node: "n0")
            let reply = try await cluster.client.importServices(
                CatalogWire.ImportRequest(
                    peer: "east",
                    services: [wish("db", many(0..<3)), wish("web", many(0..<1)), wish("api", [other])]
                ),
                context: CallContext()
            )
            #expect(reply.refusals.map(\.service) == ["web"])
            let state = try await cluster.followed(reply.index)
            #expect(state.serviceNames(peer: "east") == ["api", "db"])
            #expect(
                Set(state.instances(of: ServiceKey(peer: "east", name: "db")).map(\.service.createIndex)).count == 1
            )
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a peer's instances are removed however many they are`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            for start in stride(from: 0, to: 7000, by: 1000) {
                let basis = try await cluster.follower.read(.linearizable, timeout: Patience.long).state
                    .basis(of: ServiceKey(peer: "east", name: "db"))
                let reply = try await cluster.client.importServices(
                    change(many(start..<start + 1000), basis: basis),
                    context: CallContext()
                )
                #expect(reply.refusals.isEmpty)
            }
            let index = try await cluster.client.retainImported(peer: "east", services: [], context: CallContext())
            let state = try await cluster.followed(index)
            #expect(state.importedPeers().isEmpty && state.serviceNames(peer: "east").isEmpty)
        }
    }

    // MARK: - Virtual addresses

    @Test(arguments: JournalKind.allCases)
    func `virtual addresses are assigned once and freed ones first`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            let client = cluster.client
            try await client.setVirtualAddresses(assign: ["a", "b", "c"], release: [], context: CallContext())
            var index = try await client.setVirtualAddresses(assign: ["a"], release: ["b"], context: CallContext())
            var state = try await cluster.followed(index)
            #expect(state.virtualAddress(of: ServiceKey(name: "a")) == "240.0.0.1")
            #expect(state.virtualAddress(of: ServiceKey(name: "b")) == nil)
            index = try await client.register(node: n1, services: [sidecar("d"), sidecar("e")], context: CallContext())
            state = try await cluster.followed(index)
            #expect(state.virtualAddress(of: ServiceKey(name: "d")) == "240.0.0.2")
            #expect(state.virtualAddress(of: ServiceKey(name: "e")) == "240.0.0.4")
            // A service that can be called keeps its address.
            let kept = try await client.setVirtualAddresses(assign: [], release: ["d"], context: CallContext())
            #expect(kept == index)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an imported sidecar has a virtual address of its peer's until it is gone`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            let client = cluster.client
            try await client.register(node: n1, services: [sidecar("db")], context: CallContext())
            let name = "db-sidecar-proxy"
            var index = try await client.importService(
                name,
                peer: "east",
                instances: [imported(sidecar("db", id: "p"), node: "n")],
                context: CallContext()
            )
            var state = try await cluster.followed(index)
            let key = ServiceKey(peer: "east", name: "db")
            #expect(state.virtualAddress(of: key) == "240.0.0.2")
            let proxy = try #require(state.meshInstances(of: key).first).service
            #expect(proxy.taggedAddresses?["consul-virtual"] == ServiceAddress(address: "240.0.0.2", port: 21000))
            index = try await client.retainImported(peer: "east", services: [], context: CallContext())
            state = try await cluster.followed(index)
            #expect(state.virtualAddress(of: key) == nil)
            #expect(state.virtualAddress(of: ServiceKey(name: "db")) == "240.0.0.1")
        }
    }

    // MARK: - Durability

    @Test(arguments: JournalKind.allCases)
    func `writes go on when one of two replicas stops and when it comes back`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        try await CatalogTestCluster.run(on: fixture) { lasting in
            for round in 0..<3 {
                try await CatalogTestCluster.run(on: fixture) { passing in
                    var index: UInt64 = 0
                    for number in 0..<10 {
                        index = try await passing.client.registerSurely(
                            node: n1,
                            services: [NodeService(id: "r\(round)-\(number)", service: "web")],
                            requestID: "r\(round)-\(number)"
                        )
                    }
                    let states = try await passing.states(index) + lasting.states(index)
                    #expect(
                        states.map { $0.services(on: NodeKey(name: "n1")).count } == [10 * round + 10, 10 * round + 10]
                    )
                }
                let index = try await lasting.client.registerSurely(
                    node: Node(name: "alone-\(round)", address: "10.0.0.1"),
                    requestID: "alone-\(round)"
                )
                let state = try await lasting.followed(index)
                #expect(state.nodes().count == round + 2)
                #expect(state.instances(of: ServiceKey(name: "web")).count == 10 * round + 10)
            }
        }
        await fixture.shutdown()
    }

    @Test(.timeLimit(.minutes(5))) func `a damaged journal stops the replica at once and is named`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = try #require(fixture.memory)
        _ = try await journal.append(Array("not an entry".utf8), expecting: 0)
        let replica = CatalogReplica(
            bus: try await fixture.connect(),
            datacenter: "dc1",
            journal: journal,
            tokens: OpenTokenResolver(),
            logger: Logger(label: "catalog")
        )
        do {
            try await replica.run()
            Issue.record("it ran")
        } catch let error as MeshError {
            #expect(error.code == .internalFault)
            #expect(error.message.contains("1") && error.message.contains(journal.name), "\(error.message)")
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a repeated request is carried out once`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            let first = CallContext(requestID: "r1")
            let index = try await cluster.client.register(node: n1, services: [web(port: 80)], context: first)
            let newer = try await cluster.client.register(
                node: n1,
                services: [web(port: 81)],
                context: CallContext(requestID: "r2")
            )
            for _ in 0..<4 {
                #expect(try await cluster.client.register(node: n1, services: [web(port: 80)], context: first) == index)
            }
            let state = try await cluster.followed(newer)
            #expect(state.instances(of: ServiceKey(name: "web")).map(\.service.port) == [81])
            #expect(cluster.replicas.allSatisfy { $0.view.current.index <= newer })
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a replica that starts again has the same state`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = LedgerSettings()
        settings.snapshotEntries = 12
        let before = SharedRows()
        try await CatalogTestCluster.run(on: fixture, settings: settings) { cluster in
            var index: UInt64 = 0
            for number in 0..<30 {
                index = try await cluster.client.register(
                    node: Node(name: "n\(number % 4)", address: "10.0.0.1"),
                    services: [sidecar("s\(number % 7)", id: "i\(number % 5)")],
                    checks: [HealthCheck(node: "", checkID: "c", output: "\(number)")],
                    context: CallContext()
                )
            }
            index = try await cluster.client.importService(
                "db",
                peer: "east",
                instances: [imported(NodeService(id: "db", service: "db"), node: "n")],
                context: CallContext()
            )
            index = try await cluster.client.deregister(node: "n1", context: CallContext())
            await before.set(try await cluster.followed(index), index: index)
        }
        try await CatalogTestCluster.run(on: fixture, settings: settings) { cluster in
            let version = try #require(cluster.replicas.first).view.current
            #expect(version.index == (await before.index))
            #expect(version.state.snapshot() == (await before.rows))
            #expect(try await cluster.followed(version.index).snapshot() == (await before.rows))
            let next = try await cluster.client.register(node: n1, services: [sidecar("new")], context: CallContext())
            #expect(next == JournalIndex.of(version.sequence + 1, place: 0))
        }
        await fixture.shutdown()
    }
}

/// Rows handed from one run of a catalog to the next.
actor SharedRows {
    private(set) var rows: [CatalogChange] = []
    private(set) var index: UInt64 = 0

    func set(_ state: CatalogState, index: UInt64) {
        rows = state.snapshot()
        self.index = index
    }
}
