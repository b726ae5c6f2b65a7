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

/// Three clusters: east and north make tokens, west uses them.
private func threeClusters(
    _ body:
        @escaping @Sendable (
            _ east: PeeringTestCluster, _ north: PeeringTestCluster, _ west: PeeringTestCluster
        ) async throws -> Void
) async throws {
    let east = try await PeeringTestCluster(
        .memory,
        datacenter: "dc1",
        clusterID: "11111111-2222-3333-4444-555555555555"
    )
    let north = try await PeeringTestCluster(
        .memory,
        datacenter: "dc3",
        clusterID: "22222222-2222-3333-4444-555555555555"
    )
    let west = try await PeeringTestCluster(
        .memory,
        datacenter: "dc2",
        clusterID: "66666666-7777-8888-9999-aaaaaaaaaaaa"
    )
    try await running([{ try await east.run() }, { try await north.run() }, { try await west.run() }]) {
        for cluster in [east, north, west] { try await cluster.start(1) }
        try await body(east, north, west)
    }
}

private func service(_ name: String, port: Int = 80) -> [CatalogChange] {
    [
        .putNode(Node(name: "n1", address: "10.0.0.1")),
        .putService(node: "n1", NodeService(id: name, service: name, port: port)),
    ]
}

/// What makes a service one that is reached over the mesh.
private func mesh(_ name: String) -> [CatalogChange] {
    [
        .putService(
            node: "n1",
            NodeService(
                kind: .connectProxy,
                id: "\(name)-proxy",
                service: "\(name)-sidecar-proxy",
                port: 2000,
                proxy: ProxyConfiguration(destinationServiceName: name)
            )
        ),
        .putService(node: "n1", NodeService(kind: .meshGateway, id: "gw", service: "mesh-gateway", port: 8443)),
    ]
}

@Suite(.serialized) struct RenewedPeeringTests {
    @Test func `established with another cluster's token, a peering is with that cluster at once`() async throws {
        try await threeClusters { east, north, west in
            for (cluster, name) in [(east, "of-east"), (north, "of-north")] {
                try await cluster.register(service(name) + mesh(name))
                try await cluster.export([name], to: "west")
            }
            let first = try await east.client.generateToken(peerName: "west", context: CallContext()).token
            try await west.client.establish(peerName: "far", token: first, context: CallContext())
            try await west.imported("of-east-sidecar-proxy", from: "far") { $0.count == 1 }
            try await west.peering("far") { $0?.peerTrustDomain == "11111111-2222-3333-4444-555555555555.consul" }

            let second = try await north.client.generateToken(peerName: "west", context: CallContext()).token
            try await west.client.establish(peerName: "far", token: second, context: CallContext())
            try await west.imported("of-north-sidecar-proxy", from: "far") { $0.count == 1 }
            try await west.imported("of-east-sidecar-proxy", from: "far") { $0.isEmpty }
            try await west.imported("of-east", from: "far") { $0.isEmpty }
            try await wait(for: west.peerings.view, "north's bundle") {
                $0.trustBundle(of: "far")?.trustDomain == "22222222-2222-3333-4444-555555555555.consul"
            }
            // The cluster that was left is told nothing more, and shows it.
            try await east.peering("west") { $0?.state == .failing }
        }
    }

    @Test func `a newer token ends the stream of whoever used the older one`() async throws {
        try await threeClusters { east, north, west in
            let first = try await east.client.generateToken(peerName: "far", context: CallContext()).token
            try await north.client.establish(peerName: "east", token: first, context: CallContext())
            try await east.peering("far") { $0?.state == .active && $0?.remoteDatacenter == "dc3" }
            let second = try await east.client.generateToken(peerName: "far", context: CallContext()).token
            try await west.client.establish(peerName: "east", token: second, context: CallContext())
            try await east.peering("far") { $0?.state == .active && $0?.remoteDatacenter == "dc2" }
            try await north.peering("east") { $0?.state == .failing }
        }
    }

    @Test func `a trust domain that another peering holds is refused until that one is deleted`() async throws {
        try await threeClusters { east, _, west in
            try await east.register(service("web") + mesh("web"))
            try await east.export(["web"], to: "one")
            for (name, local) in [("one", "held"), ("two", "late")] {
                let token = try await east.client.generateToken(peerName: name, context: CallContext()).token
                try await west.client.establish(peerName: local, token: token, context: CallContext())
                try await west.peering(local) { $0?.state == .active }
                if local == "held" { try await west.peering("held") { $0?.peerTrustDomain.isEmpty == false } }
            }
            try await west.imported("web-sidecar-proxy", from: "held") { $0.count == 1 }
            try await wait(for: west.peerings.view, "bundle") { $0.trustBundle(of: "held") != nil }
            #expect(west.peerings.view.current.state.trustBundle(of: "late") == nil)
            #expect(west.peerings.view.current.state.peering(named: "late")?.peerTrustDomain == "")
            try await west.client.delete(peerName: "held", context: CallContext())
            try await west.peering("late") { $0?.peerTrustDomain.isEmpty == false }
            try await wait(for: west.peerings.view, "late bundle") {
                $0.trustBundle(of: "late") != nil
            }
        }
    }

    @Test func `more exported services than a message can name are no cliff`() async throws {
        try await threeClusters { east, _, west in
            // Their names alone are more than a message of the bus may have.
            let words = String(repeating: "a-rather-long-name-", count: 12)
            let names = (0..<5_000).map { "\(words)\($0)" }.sorted()
            await west.stop(1)
            try await west.start(1) { $0.importLimits.services = 100_000 }
            // As many as no entry could name.
            var position = 0
            while position < names.count {
                try await east.register(names[position..<min(position + 2000, names.count)].flatMap { service($0) })
                position += 2000
            }
            try await east.export(["*"], to: "west")
            let token = try await east.client.generateToken(peerName: "west", context: CallContext()).token
            try await west.client.establish(peerName: "east", token: token, context: CallContext())
            try await east.services("west", .exported) { $0 == names }
            try await west.services("east", .imported) { $0 == names }
            try await west.peering("east") { $0?.state == .active && $0?.stream.importedCount == names.count }
            try await east.peering("west") { $0?.state == .active && $0?.stream.exportedCount == names.count }
        }
    }
}
