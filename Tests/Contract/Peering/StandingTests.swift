import CatalogTables
import MeshContracts
import MeshDomain
import PeeringContract
import PeeringLogic
import PeeringService
import PeeringTables
import TestSupport
import Testing

private func service(_ name: String, instances: Int = 1) -> [CatalogChange] {
    [.putNode(Node(name: "n1", address: "10.0.0.1"))]
        + (0..<instances).map { .putService(node: "n1", NodeService(id: "\(name)-\($0)", service: name, port: 80)) }
}

/// What two clusters tell about how far each is behind the other.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct StandingTests {
    private func standing(
        _ cluster: PeeringTestCluster,
        of peer: String,
        _ what: String,
        _ isWished: @Sendable (PeeringStanding) -> Bool
    ) async throws {
        let end = ContinuousClock.now + Patience.long
        while true {
            let standing = try await cluster.client.standing(of: peer, context: CallContext())
            if isWished(standing) { return }
            guard ContinuousClock.now < end else { throw TimedOut(description: "\(what): \(standing)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func `both sides tell what arrived, and whichever replica is asked knows it`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await east.start(2)
            try await west.start(1)
            try await peer(east, west)
            try await east.register(service("web"))
            try await east.export(["web"], to: "west")
            try await west.imported("web", from: "east") { $0.count == 1 }
            // Of two replicas either is asked; only one runs the stream.
            for _ in 0..<8 {
                try await standing(east, of: "west", "all arrived") {
                    $0.isCaughtUp && $0.delivery(of: "web") == .arrived
                }
            }
            try await standing(west, of: "east", "west is caught up") { $0.isCaughtUp && $0.refusedImports.isEmpty }
            await #expect(throws: MeshError.self) {
                try await east.client.standing(of: "nobody", context: CallContext())
            }
        }
    }

    @Test func `what a peer refuses is told on both sides with the reason, until it is taken`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1) { $0.importLimits.instances = 2 }
            try await east.register(service("web") + service("big", instances: 3))
            try await east.export(["web", "big"], to: "west")
            try await peer(east, west)
            try await standing(east, of: "west", "the refusal comes back") { standing in
                guard case .refused(let words)? = standing.delivery(of: "big") else { return false }
                return words.contains("instances") && standing.delivery(of: "web") == .arrived && !standing.isCaughtUp
            }
            try await standing(west, of: "east", "the refusal is remembered") { $0.refusedImports["big"] != nil }
            for number in 1...2 {
                let key = InstanceKey(node: NodeKey(name: "n1"), id: "big-\(number)")
                try await east.register([.deleteService(key)])
            }
            try await standing(east, of: "west", "it was taken") { $0.delivery(of: "big") == .arrived }
            try await standing(west, of: "east", "nothing is refused any more") { $0.refusedImports.isEmpty }
        }
    }

    @Test func `imports that wait are told with what they wait for`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            try await peer(east, west)
            try await west.refuseImports()
            try await east.register(service("web"))
            try await east.export(["web"], to: "west")
            try await standing(west, of: "east", "imports wait") { $0.importObstacle == "the catalog is away" }
            try await standing(east, of: "west", "changes are on their way") {
                if case .pending? = $0.delivery(of: "web") { !$0.isCaughtUp } else { false }
            }
            try await west.serveImports()
            try await standing(west, of: "east", "nothing waits") { $0.importObstacle.isEmpty && $0.isCaughtUp }
        }
    }
}
