import ACLContract
import CatalogContract
import CatalogService
import CatalogTables
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Replicas that are replaced one after the other, as a rolling restart does.
@Suite(.timeLimit(.minutes(5)))
struct CatalogRestartTests {
    private struct Running: Sendable {
        var replica: CatalogReplica
        var bus: any MessageBus
        var task: Task<Void, any Error>

        /// Stops it as `ServiceProcess` does when it is told to.
        func stop() async {
            task.cancel()
            _ = await task.result
            await bus.drain(deadline: .seconds(2))
        }
    }

    private func start(_ fixture: JournalFixture) async throws -> Running {
        let bus = try await fixture.connect("catalog")
        let replica = CatalogReplica(
            bus: bus,
            datacenter: "dc1",
            journal: fixture.journal(bus),
            tokens: OpenTokenResolver(),
            logger: Logger(label: "catalog")
        )
        let task = Task { try await replica.run() }
        try await replica.view.ready(timeout: Patience.long)
        return Running(replica: replica, bus: bus, task: task)
    }

    @Test(arguments: JournalKind.allCases)
    func `a rolling restart refuses no write and no read, and delays none`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let follower = Follower<CatalogCodec>(
            service: .catalog,
            bus: try await fixture.connect("follower"),
            datacenter: "dc1",
            logger: Logger(label: "follower")
        )
        let catalog = CatalogClient(ServiceClient(bus: try await fixture.connect("client"), datacenter: "dc1"))
        let load = CatalogLoad(catalog: catalog, follower: follower)
        try await running([{ try await follower.run() }]) {
            var replicas = [try await start(fixture), try await start(fixture)]
            try await follower.view.ready(timeout: Patience.long)
            // One that nobody serves yet is asked for again; only then the clients begin.
            _ = try await catalog.registerSurely(node: Node(name: "first", address: "10.1.1.1"), requestID: "first")
            let users = Task { await load.run() }
            for _ in 0..<8 {
                replicas.append(try await start(fixture))
                await replicas.removeFirst().stop()
                try await load.progress(100)
            }
            load.stop()
            await users.value
            for replica in replicas { await replica.stop() }
        }
        #expect(load.failures == [])
        await fixture.shutdown()
    }
}
