import CatalogTables
import MeshContracts
import MeshDomain
import PeeringContract
import PeeringLogic
import PeeringService
import PeeringTables
import TestSupport
import Testing

private func service(_ name: String, port: Int = 80) -> [CatalogChange] {
    [
        .putNode(Node(name: "n1", address: "10.0.0.1", meta: ["rack": "r1"])),
        .putService(
            node: "n1",
            NodeService(id: "\(name)-1", service: name, tags: ["a", "b"], meta: ["v": "1"], port: port)
        ),
        .putCheck(
            HealthCheck(
                node: "n1",
                checkID: "\(name)-c",
                name: "c",
                status: .warning,
                serviceID: "\(name)-1",
                serviceName: name
            )
        ),
    ]
}

private let gateway: [CatalogChange] = [
    .putService(
        node: "n1",
        NodeService(
            kind: .connectProxy,
            id: "web-proxy",
            service: "web-sidecar-proxy",
            port: 2000,
            proxy: ProxyConfiguration(destinationServiceName: "web")
        )
    ),
    .putService(
        node: "n1",
        NodeService(
            kind: .meshGateway,
            id: "gw",
            service: "mesh-gateway",
            taggedAddresses: ["wan": ServiceAddress(address: "203.0.113.1", port: 443)],
            port: 8443
        )
    ),
]

/// Both sides of a peering compare what they have, and repair only what differs.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct VerifyTests {
    private func compare(
        _ cluster: PeeringTestCluster,
        _ peer: String,
        _ what: String,
        repairs: Bool = false,
        _ isWished: @Sendable (PeeringComparison) -> Bool
    ) async throws {
        let end = ContinuousClock.now + Patience.long
        while true {
            let found = try await cluster.client.compare(with: peer, repairs: repairs, context: CallContext())
            if isWished(found) { return }
            guard ContinuousClock.now < end else { throw TimedOut(description: "\(what): \(found)") }
            // One question a second is answered.
            try await Task.sleep(for: .milliseconds(1100))
        }
    }

    private static func texts(_ deviations: [PeeringComparison.Deviation]) -> [String] {
        deviations.map { "\($0.resource) \($0.kind)" }
    }

    @Test func `what differs is named on both sides, and a repair sends that`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await east.start(2)
            try await west.start(1)
            for (cluster, peer) in [(east, "west"), (west, "east")] {
                try await cluster.register(["web", "api", "db"].flatMap { service($0) } + gateway)
                try await cluster.export(["web", "api", "db"], to: peer)
            }
            try await peer(east, west)
            for (cluster, name) in [(east, "west"), (west, "east")] {
                try await cluster.imported("web-sidecar-proxy", from: name) { $0.count == 1 }
                for service in ["web", "api", "db"] {
                    try await cluster.imported(service, from: name) { $0.count == 1 }
                }
            }
            for (cluster, name) in [(east, "west"), (west, "east")] {
                try await compare(cluster, name, "both have the same") {
                    $0.isSame && $0.comparedExports == 4 && $0.comparedImports == 4 && $0.pending == 0
                }
            }
            // The catalog of west is damaged: one instance is gone, one has another port, one is nobody's.
            let node = NodeKey(peer: "east", name: "n1")
            var changed = NodeService(id: "db-1", service: "db", tags: ["a", "b"], meta: ["v": "1"], port: 81)
            changed.peer = "east"
            var stray = NodeService(id: "stray", service: "stray", port: 1)
            stray.peer = "east"
            try await west.register([
                .deleteService(InstanceKey(node: node, id: "api-1")), .putService(node: "n1", changed),
                .putService(node: "n1", stray),
            ])
            let wanted = ["api missing", "db different", "stray surplus"]
            try await compare(west, "east", "west finds it") { Self.texts($0.imports) == wanted && $0.exports.isEmpty }
            try await compare(east, "west", "east is told") { Self.texts($0.exports) == wanted && $0.imports.isEmpty }
            try await compare(east, "west", "east repairs", repairs: true) { $0.sentAgain == 3 }
            try await west.imported("api", from: "east") { $0.count == 1 }
            try await west.imported("db", from: "east") { $0.first?.service.port == 80 }
            try await west.imported("stray", from: "east") { $0.isEmpty }
            try await compare(west, "east", "both have the same again") { $0.isSame }
            // Whoever imports may have it sent, too.
            try await west.register([.deleteService(InstanceKey(node: node, id: "api-1"))])
            try await compare(west, "east", "west has it sent", repairs: true) { $0.askedAgain == 1 }
            try await west.imported("api", from: "east") { $0.count == 1 }
        }
    }

    @Test func `without a stream nothing is compared, and the reason is told`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            _ = try await east.client.generateToken(peerName: "west", context: CallContext())
            let found = try await east.client.compare(with: "west", context: CallContext())
            #expect(!found.isOffered && !found.isSame && found.obstacle.contains("PENDING"))
            await #expect(throws: MeshError.self) {
                try await east.client.compare(with: "nobody", context: CallContext())
            }
            _ = west
        }
    }
}
