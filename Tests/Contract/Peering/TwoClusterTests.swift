import BusSchema
import CatalogContract
import CatalogTables
import MeshConnections
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringContract
import PeeringLogic
import PeeringService
import PeeringTables
import Synchronization
import TestSupport
import Testing

private let eastID = "11111111-2222-3333-4444-555555555555"
private let westID = "66666666-7777-8888-9999-aaaaaaaaaaaa"

/// Runs a test with two clusters; east accepts, west dials.
func twoClusters(
    _ kind: PeeringTestCluster.Kind = .memory,
    _ body: @escaping @Sendable (_ east: PeeringTestCluster, _ west: PeeringTestCluster) async throws -> Void
) async throws {
    let east = try await PeeringTestCluster(kind, datacenter: "dc1", clusterID: eastID)
    let west = try await PeeringTestCluster(kind, datacenter: "dc2", clusterID: westID)
    try await running([{ try await east.run() }, { try await west.run() }]) {
        try await body(east, west)
    }
}

/// Peers west with east.
func peer(_ east: PeeringTestCluster, _ west: PeeringTestCluster) async throws {
    let token = try await east.client.generateToken(peerName: "west", context: CallContext()).token
    try await west.client.establish(peerName: "east", token: token, context: CallContext())
    try await west.peering("east") { $0?.state == .active }
    try await east.peering("west") { $0?.state == .active }
}

private func web(_ status: HealthStatus) -> [CatalogChange] {
    [
        .putNode(Node(name: "n1", address: "10.0.0.1", datacenter: "dc1")),
        .putService(node: "n1", NodeService(id: "web-1", service: "web", port: 80)),
        .putCheck(
            HealthCheck(
                node: "n1",
                checkID: "c",
                name: "c",
                status: status,
                serviceID: "web-1",
                serviceName: "web"
            )
        ),
    ]
}

@Suite(.serialized) struct TwoClusterTests {
    @Test func `two clusters peer, export, follow health, un-export and part`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            try await peer(east, west)

            try await east.register(web(.passing))
            try await east.export(["web"], to: "west")
            try await west.imported("web", from: "east") { $0.first?.aggregatedStatus == .passing }
            try await west.services("east", .imported) { $0 == ["web"] }
            try await east.services("west", .exported) { $0 == ["web"] }
            try await east.register(web(.critical))
            try await west.imported("web", from: "east") { $0.first?.aggregatedStatus == .critical }

            try await east.export([], to: "west")
            try await west.imported("web", from: "east") { $0.isEmpty }
            try await east.export(["web"], to: "west")
            try await west.imported("web", from: "east") { $0.count == 1 }

            try await wait(for: west.peerings.view, "bundle") {
                $0.trustBundle(of: "east")?.trustDomain == "\(eastID).consul"
            }
            try await east.client.delete(peerName: "west", context: CallContext())
            try await west.peering("east") { $0?.state == .terminated }
            try await west.imported("web", from: "east") { $0.isEmpty }
            try await east.peering("west") { $0 == nil }
            try await wait(for: west.peerings.view, "no bundle") {
                $0.trustBundle(of: "east") == nil
            }
        }
    }

    @Test func `the dialer exports too, and a mesh service comes with proxies`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            try await west.register(web(.passing))
            try await west.register([
                .putService(
                    node: "n1",
                    NodeService(
                        kind: .connectProxy,
                        id: "web-1-proxy",
                        service: "web-sidecar-proxy",
                        port: 2000,
                        proxy: ProxyConfiguration(destinationServiceName: "web")
                    )
                ),
                .putService(node: "n1", NodeService(kind: .meshGateway, id: "gw", service: "mesh-gateway", port: 8443)),
            ])
            try await west.export(["*"], to: "east")
            try await peer(east, west)
            try await east.imported("web-sidecar-proxy", from: "west") {
                $0.first?.service.connect.peerMeta?.sni == ["web.default.default.east.external.\(westID).consul"]
            }
            try await east.imported("web", from: "west") { $0.count == 1 }
            try await east.peering("west") { $0?.stream.importedCount == 1 && $0?.remoteDatacenter == "dc2" }
        }
    }

    @Test func `a peering that ended can be made again, whoever ended it`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            try await peer(east, west)
            try await west.client.delete(peerName: "east", context: CallContext())
            try await east.peering("west") { $0?.state == .terminated }
            try await west.peering("east") { $0 == nil }
            try await peer(east, west)
            try await east.client.delete(peerName: "west", context: CallContext())
            try await west.peering("east") { $0?.state == .terminated }
            try await peer(east, west)
        }
    }

    @Test func `what has no stream is removed before it is known who else is alive`() async throws {
        try await twoClusters { east, _ in
            try await east.start(1) { $0.replicaTimeout = .seconds(3600) }
            _ = try await east.client.generateToken(peerName: "west", context: CallContext())
            try await east.peering("west") { $0?.state == .pending }
            try await east.client.delete(peerName: "west", context: CallContext())
            try await east.peering("west") { $0 == nil }
        }
    }

    @Test func `losing the stream is shown and keeps what was imported, and it comes back by itself`() async throws {
        try await twoClusters { east, west in
            let replica = try await east.start(1)
            try await west.start(1)
            let address = try #require(replica.listenAddress)
            try await east.register(web(.passing))
            try await east.export(["web"], to: "west")
            try await peer(east, west)
            try await west.imported("web", from: "east") { $0.count == 1 }
            await east.stop(1)
            try await west.peering("east") { $0?.state == .failing && $0?.stream.lastError != "" }
            #expect(west.catalog.view.current.state.instances(of: ServiceKey(peer: "east", name: "web")).count == 1)
            try await east.start(2, port: address.port)
            try await west.peering("east") { $0?.state == .active && $0?.stream.lastError == "" }
            try await east.peering("west") { $0?.state == .active }
        }
    }

    @Test func `a lost network is shown, and after its return all is as before`() async throws {
        try await twoClusters { east, west in
            let first = try await east.start(1)
            let proxy = try await FreezableProxy.start(target: try #require(first.listenAddress).port)
            try await west.start(1)
            try await east.register(web(.passing))
            try await east.export(["web"], to: "west")
            let token = try await east.client.generateToken(
                peerName: "west",
                serverExternalAddresses: ["127.0.0.1:\(proxy.port)"],
                context: CallContext()
            ).token
            try await west.client.establish(peerName: "east", token: token, context: CallContext())
            try await west.imported("web", from: "east") { $0.count == 1 }
            // Silence is measured by the rhythm of heartbeats, which must be known on both sides.
            try await untilHeartbeats(2, east, west)
            try await proxy.cut()
            try await west.peering("east") { $0?.state == .failing }
            try await east.peering("west") { $0?.state == .failing }
            #expect(west.catalog.view.current.state.instances(of: ServiceKey(peer: "east", name: "web")).count == 1)
            try await east.register(web(.critical))
            // The pauses between attempts have grown then; how long they get is a matter of `DialPause`.
            try await until("four attempts have failed") { proxy.refusals >= 4 }
            proxy.restore()
            try await west.imported("web", from: "east") { $0.first?.aggregatedStatus == .critical }
            try await west.peering("east") { $0?.state == .active && $0?.stream.lastError == "" }
            try await east.peering("west") { $0?.state == .active }
            await proxy.stop()
        }
    }

    /// Waits until both sides have heard that many heartbeats of the other.
    private func untilHeartbeats(_ count: Int, _ clusters: PeeringTestCluster...) async throws {
        for cluster in clusters {
            let peer = cluster.datacenter == "dc1" ? "west" : "east"
            try await until("heartbeats in \(cluster.datacenter)") {
                cluster.heartbeats(of: peer) >= count
            }
        }
    }

    @Test func `imports wait for a catalog that is away and are refused by nobody`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            try await peer(east, west)
            try await west.refuseImports()
            try await east.register(web(.passing))
            try await east.export(["web"], to: "west")
            try await west.services("east", .imported) { $0 == ["web"] }
            try await east.register(web(.critical))
            try await until("imports were tried in vain") { west.importAttempts >= 3 }
            #expect(west.catalog.view.current.state.importedPeers().isEmpty)
            #expect(west.peerings.view.current.state.peering(named: "east")?.state == .active)
            try await west.serveImports()
            try await west.imported("web", from: "east") {
                $0.first?.aggregatedStatus == .critical
            }
        }
    }

    @Test(arguments: PeeringTestCluster.Kind.allCases)
    func `a service of many instances comes whole, changes one by one, and goes`(
        kind: PeeringTestCluster.Kind
    ) async throws {
        try await twoClusters(kind) { east, west in
            try await east.start(1)
            try await west.start(1)
            // The bus of production has limits on what a message holds; the one in memory has none to run into.
            let count = kind == .nats ? 20_000 : 2_000
            for start in stride(from: 0, to: count, by: 1000) {
                try await east.register((start..<start + 1000).flatMap { big($0, port: 80) })
            }
            try await east.export(["big"], to: "west")
            let key = ServiceRef(peer: "east", name: "big")
            let counts = Counts()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await update in west.catalog.view.updates() {
                        counts.note(update.version.state.instanceCount(of: key))
                    }
                }
                try await peer(east, west)
                try await west.imported("big", from: "east") { $0.count == count }
                // The exporter has them by the thousand; what is stored in parts is not.
                #expect(counts.seen.allSatisfy { $0 % 1000 == 0 }, "\(counts.seen)")
                try await east.register(big(1777, port: 81))
                try await west.imported("big", from: "east") { instances in
                    instances.contains { $0.service.port == 81 }
                }
                // Half of it is replaced at the same time.
                try await east.register((0..<1000).flatMap { big($0, port: 82) })
                try await west.imported("big", from: "east") { instances in
                    instances.lazy.filter { $0.service.port == 82 }.count == 1000
                }
                #expect(counts.seen.allSatisfy { $0 % 1000 == 0 }, "\(counts.seen)")
                try await east.client.delete(peerName: "west", context: CallContext())
                try await west.imported("big", from: "east") { $0.isEmpty }
                group.cancelAll()
            }
            #expect(west.catalog.view.current.state.importedPeers().isEmpty)
        }
    }

    /// The numbers of instances that were seen.
    private final class Counts: Sendable {
        private let values = Mutex<Set<Int>>([])
        var seen: [Int] { values.withLock { $0.sorted() } }
        func note(_ count: Int) { values.withLock { _ = $0.insert(count) } }
    }

    private func big(_ number: Int, port: Int) -> [CatalogChange] {
        let node = "node-\(number / 20)"
        return [
            .putNode(Node(name: node, address: "10.0.\(number / 5000).\(number / 20 % 250)", datacenter: "dc1")),
            .putService(node: node, NodeService(id: "big-\(number)", service: "big", port: port)),
            .putCheck(
                HealthCheck(
                    node: node,
                    checkID: "alive-\(number)",
                    name: "alive",
                    status: .passing,
                    serviceID: "big-\(number)",
                    serviceName: "big"
                )
            ),
        ]
    }

    @Test func `establish tells which addresses it tried, and uses the one that answers`() async throws {
        try await twoClusters { east, west in
            let replica = try await east.start(1)
            try await west.start(1)
            let port = try #require(replica.listenAddress).port
            let dead = try await east.client.generateToken(
                peerName: "west",
                serverExternalAddresses: ["127.0.0.1:1", "127.0.0.1:2"],
                context: CallContext()
            ).token
            let failure = await #expect(throws: MeshError.self) {
                try await west.client.establish(peerName: "east", token: dead, context: CallContext())
            }
            #expect(failure?.code == .unavailable)
            for address in ["127.0.0.1:1", "127.0.0.1:2"] {
                let text = "failed to exchange peering secret through address \"\(address)\": "
                #expect(failure?.message.contains(text) == true)
            }
            // Nothing is left of an attempt that failed.
            try await west.peering("east") { $0 == nil }
            // The same name again, with a token of which one address works.
            let good = try await east.client.generateToken(
                peerName: "west",
                serverExternalAddresses: ["127.0.0.1:1", "127.0.0.1:\(port)"],
                context: CallContext()
            ).token
            try await west.client.establish(peerName: "east", token: good, context: CallContext())
            try await west.peering("east") { $0?.state == .active }
            try await east.peering("west") { $0?.state == .active }
        }
    }

    @Test func `a peering deleted while the other side is away ends there when it returns`() async throws {
        try await twoClusters { east, west in
            let replica = try await east.start(1)
            let port = try #require(replica.listenAddress).port
            try await west.start(1)
            try await east.register(web(.passing))
            try await east.export(["web"], to: "west")
            try await peer(east, west)
            try await west.imported("web", from: "east") { $0.count == 1 }
            // The dialer deletes while the acceptor is away: it is gone at once, and with it what was imported.
            await east.stop(1)
            try await west.peering("east") { $0?.state == .failing }
            try await west.client.delete(peerName: "east", context: CallContext())
            try await west.peering("east") { $0 == nil }
            try await west.imported("web", from: "east") { $0.isEmpty }
            // The acceptor knows nothing of it, and can be peered again with a new token.
            try await east.start(2, port: port)
            try await east.peering("west") { $0?.state == .failing }
            try await peer(east, west)
            try await west.imported("web", from: "east") { $0.count == 1 }
            // The acceptor deletes while the dialer is away.
            await west.stop(1)
            try await east.client.delete(peerName: "west", context: CallContext())
            try await east.peering("west") { $0 == nil }
            try await west.start(2)
            try await west.peering("east") { $0?.state == .failing && $0?.stream.lastError != "" }
            try await peer(east, west)
            try await west.imported("web", from: "east") { $0.count == 1 }
        }
    }

    @Test func `strangers are shown the door, peers stay`() async throws {
        try await twoClusters { east, west in
            let replica = try await east.start(1) { $0.connections.strangerTime = .milliseconds(400) }
            let proxy = try await FreezableProxy.start(target: try #require(replica.listenAddress).port)
            try await west.start(1)
            try await peer(east, west)
            let stranger = try await Stranger(port: proxy.port)
            try await stranger.closed()
            // The peer is no stranger after that time: its stream goes on, and never was another state seen.
            let states = Counts()
            let before = west.heartbeats(of: "east")
            try await until("three more heartbeats have come") {
                states.note(west.peerings.view.current.state.peering(named: "east")?.state.rawValue ?? 0)
                return west.heartbeats(of: "east") >= before + 3
            }
            #expect(states.seen == [PeeringState.active.rawValue])
            await proxy.stop()
        }
    }

    @Test func `a peer brings no more than it may, and the rest of what it exports comes nevertheless`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1) { $0.importLimits.instances = 2 }
            try await east.register(web(.passing))
            try await east.register((0..<3).flatMap { big($0, port: 80) })
            try await east.export(["web", "big"], to: "west")
            try await peer(east, west)
            try await west.imported("web", from: "east") { $0.count == 1 }
            #expect(west.catalog.view.current.state.instances(of: ServiceKey(peer: "east", name: "big")).isEmpty)
            // It is offered again, and taken once there is room.
            try await east.register([.deleteService(InstanceKey(node: NodeKey(name: "node-0"), id: "big-1"))])
            try await east.register([.deleteService(InstanceKey(node: NodeKey(name: "node-0"), id: "big-2"))])
            try await west.imported("big", from: "east") { $0.count == 1 }
        }
    }

    @Test func `requests that cannot be met are refused in Consul's words`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            let bad = await #expect(throws: MeshError.self) {
                try await east.client.generateToken(peerName: "Bad_Name", context: CallContext())
            }
            #expect(bad?.message.hasPrefix("Bad_Name is not a valid peer name") == true)
            let own = try await east.client.generateToken(peerName: "self", context: CallContext()).token
            let same = await #expect(throws: MeshError.self) {
                try await east.client.establish(peerName: "loop", token: own, context: CallContext())
            }
            #expect(same?.message.hasPrefix("cannot create a peering within the same cluster") == true)
            let used = try await east.client.generateToken(peerName: "west", context: CallContext()).token
            try await west.client.establish(peerName: "east", token: used, context: CallContext())
            let again = await #expect(throws: MeshError.self) {
                try await west.client.establish(peerName: "east", token: used, context: CallContext())
            }
            #expect(
                again
                    == MeshError(
                        .permissionDenied,
                        "a new peering token must be generated: invalid peering establishment secret"
                    )
            )
            try await west.peering("east") { $0?.state == .active }
        }
    }

    @Test func `secrets never leave the service`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            let replica = try await west.start(1)
            try await peer(east, west)
            let id = try #require(west.peerings.view.current.state.peering(named: "east")?.id)
            #expect(replica.view.current.state.secrets(of: id)?.activeStream.isEmpty == false)
            #expect(west.peerings.view.current.state.secrets(of: id) == nil)
            #expect(west.peerings.view.current.state.claim(of: id) == nil)
        }
    }

    @Test(arguments: PeeringTestCluster.Kind.allCases)
    func `another replica takes over when the one with the stream stops`(kind: PeeringTestCluster.Kind) async throws {
        try await twoClusters(kind) { east, west in
            try await east.start(1)
            try await west.start(1)
            try await west.start(2)
            try await peer(east, west)
            try await until("somebody holds the stream") { west.holder(of: "east") != nil }
            let first = try #require(west.holder(of: "east"))
            await west.stop(first)
            let other = 3 - first
            try await until("the other replica holds the stream") { west.holder(of: "east") == other }
            try await until("its stream is up") {
                west.replica(other)?.view.current.state.peering(named: "east")?.state == .active
            }
            try await east.peering("west") { $0?.state == .active }
            try await east.register(web(.passing))
            try await east.export(["web"], to: "west")
            try await west.imported("web", from: "east") { $0.count == 1 }
        }
    }

    /// The first replica sleeps while the second one takes over; what it had in mind to import comes late.
    @Test(arguments: PeeringTestCluster.Kind.allCases)
    func `a replica that lost a peering cannot overwrite what the next one imports`(
        kind: PeeringTestCluster.Kind
    ) async throws {
        try await twoClusters(kind) { east, west in
            try await east.start(1)
            try await west.start(1)
            try await west.start(2)
            try await east.register(web(.passing))
            try await east.export(["web"], to: "west")
            try await peer(east, west)
            try await west.imported("web", from: "east") { $0.count == 1 }
            let first = try #require(west.holder(of: "east"))
            let before = try #require(west.replica(first)?.view.current.state)
            let id = try #require(before.peering(named: "east")?.id)
            let lost = try #require(before.claim(of: id))
            let sleeping = west.catalog.view.current.state.instances(of: ServiceKey(peer: "east", name: "web"))
            #expect(west.catalog.view.current.leases.fence(LeaseName("import/east")) == lost.number)
            await west.stop(first)
            let other = 3 - first
            try await until("the other replica holds the stream") { west.holder(of: "east") == other }
            let taken = try #require(west.replica(other)?.view.current.state.claim(of: id))
            #expect(taken.number > lost.number)
            try await east.register(web(.critical))
            try await west.imported("web", from: "east") { $0.first?.aggregatedStatus == .critical }
            #expect(west.catalog.view.current.leases.fence(LeaseName("import/east")) == taken.number)
            let late = await #expect(throws: MeshError.self) {
                try await west.catalogClient.importServices(
                    CatalogWire.ImportRequest(
                        peer: "east",
                        services: [
                            CatalogWire.ServiceImport(
                                service: "web",
                                instances: sleeping.map(CatalogWire.CheckServiceNode.init),
                                whole: true
                            )
                        ],
                        fence: lost.number
                    ),
                    context: CallContext()
                )
            }
            #expect(late?.code == .conflict)
            try await west.imported("web", from: "east") { $0.first?.aggregatedStatus == .critical }
        }
    }
}
