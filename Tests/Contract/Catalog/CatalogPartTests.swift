import CatalogContract
import CatalogTables
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Followers of a part of the catalog.
@Suite struct CatalogPartTests {
    private static func follower(
        _ cluster: CatalogTestCluster,
        _ holding: CatalogHolding
    ) async throws -> Follower<CatalogCodec> {
        Follower(
            service: .catalog,
            bus: try await cluster.fixture.connect("part"),
            datacenter: "dc1",
            start: CatalogState(holding: holding),
            logger: Logger(label: "part")
        )
    }

    private static func state(
        _ follower: Follower<CatalogCodec>,
        _ reason: String,
        _ isWanted: @Sendable (CatalogState) -> Bool
    ) async throws -> CatalogState {
        let end = ContinuousClock.now + Patience.long
        for await update in follower.view.updates() {
            if update.isLoaded, isWanted(update.version.state) { return update.version.state }
            if ContinuousClock.now > end { break }
        }
        throw MeshError(.deadlineExceeded, "the follower never had \(reason)")
    }

    @Test func `what was left out is loaded with its checks when it comes into the part`() async throws {
        try await CatalogTestCluster.run { cluster in
            let follower = try await Self.follower(cluster, .mesh)
            try await running([{ try await follower.run() }]) {
                try await follower.view.ready(timeout: Patience.long)
                let node = Node(name: "n", address: "10.0.0.1")
                let check = HealthCheck(node: "n", checkID: "alive", status: .critical, serviceID: "web")
                var web = NodeService(id: "web", service: "web", port: 1)
                let context = { CallContext(timeout: Patience.long) }
                try await cluster.client.register(node: node, services: [web], checks: [check], context: context())
                let first = try await Self.state(follower, "the node") { $0.node(NodeKey(name: "n")) != nil }
                #expect(first.instanceCount == 0)
                // The check stays as it is, so no message brings it again.
                web.connect.native = true
                let index = try await cluster.client.register(node: node, services: [web], context: context())
                let key = ServiceKey(name: "web")
                let second = try await Self.state(follower, "the instance") { $0.hasMeshInstances(key) }
                #expect(second.meshInstances(of: key).first?.aggregatedStatus == .critical)
                #expect(second.index(of: .connect(key)) == index)
                // A read sees what was written before it, also while something is loaded.
                let read = try await follower.read(.linearizable, timeout: Patience.long)
                #expect(read.index >= index && read.state.hasMeshInstances(key))
            }
        }
    }

    @Test func `a part that becomes larger is loaded, and meanwhile the one before is shown`() async throws {
        try await CatalogTestCluster.run { cluster in
            let follower = try await Self.follower(cluster, .services([]))
            try await running([{ try await follower.run() }]) {
                try await follower.view.ready(timeout: Patience.long)
                var index: UInt64 = 0
                for name in ["web", "api"] {
                    index = try await cluster.client.register(
                        node: Node(name: "n", address: "10.0.0.1"),
                        services: [NodeService(id: name, service: name, port: 1)],
                        context: CallContext(timeout: Patience.long)
                    )
                }
                let (web, api) = (ServiceKey(name: "web"), ServiceKey(name: "api"))
                _ = try await follower.read(.linearizable, timeout: Patience.long)
                #expect(!follower.view.current.state.holdsInstances(of: web))
                for (names, count) in [([web], 1), ([web, api], 2), ([api], 1)] as [(Set<ServiceKey>, Int)] {
                    await follower.restart(from: CatalogState(holding: .services(names)))
                    let state = try await Self.state(follower, "\(names)") { $0.holding == .services(names) }
                    #expect(state.instanceCount == count)
                    #expect(names.allSatisfy { state.hasInstances($0) && state.index(of: .service($0)) <= index })
                }
                // It goes on from there.
                try await cluster.client.register(
                    node: Node(name: "n", address: "10.0.0.1"),
                    services: [NodeService(id: "api2", service: "api", port: 2)],
                    context: CallContext(timeout: Patience.long)
                )
                _ = try await Self.state(follower, "the second api") { $0.instanceKeys(of: api).count == 2 }
            }
        }
    }
}
