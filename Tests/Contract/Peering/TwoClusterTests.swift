import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringContract
import PeeringLogic
import PeeringService
import PeeringTables
import TestSupport
import Testing

private let eastID = "11111111-2222-3333-4444-555555555555"
private let westID = "66666666-7777-8888-9999-aaaaaaaaaaaa"

/// Runs a test with two clusters; east accepts, west dials.
private func twoClusters(
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
private func peer(_ east: PeeringTestCluster, _ west: PeeringTestCluster) async throws {
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
            try await west.peering("east") { $0?.stream.importedServices == ["web"] }
            try await east.peering("west") { $0?.stream.exportedServices == ["web"] }
            try await east.register(web(.critical))
            try await west.imported("web", from: "east") { $0.first?.aggregatedStatus == .critical }

            try await east.export([], to: "west")
            try await west.imported("web", from: "east") { $0.isEmpty }
            try await east.export(["web"], to: "west")
            try await west.imported("web", from: "east") { $0.count == 1 }

            try await wait(for: west.peerings.view, "bundle", within: .seconds(5)) {
                $0.trustBundle(of: "east")?.trustDomain == "\(eastID).consul"
            }
            try await east.client.delete(peerName: "west", context: CallContext())
            try await west.peering("east") { $0?.state == .terminated }
            try await west.imported("web", from: "east") { $0.isEmpty }
            try await east.peering("west") { $0 == nil }
            try await wait(for: west.peerings.view, "no bundle", within: .seconds(5)) {
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
            try await east.peering("west") { $0?.stream.importedServices == ["web"] && $0?.remoteDatacenter == "dc2" }
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
            try await east.start(1, replicaTimeout: .seconds(3600))
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
            try await west.peering("east", within: .seconds(6)) { $0?.state == .failing && $0?.stream.lastError != "" }
            #expect(west.catalog.view.current.state.instances(of: ServiceKey(peer: "east", name: "web")).count == 1)
            try await east.start(2, port: address.port)
            try await west.peering("east", within: .seconds(30)) { $0?.state == .active && $0?.stream.lastError == "" }
            try await east.peering("west") { $0?.state == .active }
        }
    }

    @Test func `a peer that falls silent is shown as failing within eight seconds on both sides`() async throws {
        try await twoClusters { east, west in
            let first = try await east.start(1)
            let proxy = try await FreezableProxy.start(target: try #require(first.listenAddress).port)
            try await west.start(1)
            let token = try await east.client.generateToken(
                peerName: "west",
                serverExternalAddresses: ["127.0.0.1:\(proxy.port)"],
                context: CallContext()
            ).token
            try await west.client.establish(peerName: "east", token: token, context: CallContext())
            // The rhythm of the other side must be known: three heartbeats.
            try await west.peering("east") { ($0?.stream.lastHeartbeatNanoseconds ?? 0) != 0 }
            try await Task.sleep(for: .seconds(6))
            #expect(west.peerings.view.current.state.peering(named: "east")?.state == .active)
            try await proxy.freeze()
            try await west.peering("east", within: .seconds(8)) { $0?.state == .failing }
            try await east.peering("west", within: .seconds(8)) { $0?.state == .failing || $0?.state == .active }
            try await west.peering("east", within: .seconds(10)) { $0?.state == .active }
            try await east.peering("west", within: .seconds(10)) { $0?.state == .active }
            await proxy.stop()
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
}
