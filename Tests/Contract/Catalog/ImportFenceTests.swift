import BusSchema
import CatalogContract
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Imports carry the epoch in which their writer has the peering, so that one that lost it while it slept writes nothing.
@Suite(.timeLimit(.minutes(3))) struct `Fencing of imports` {
    private func request(_ fence: UInt64, port: Int, peer: String = "east") -> CatalogWire.ImportRequest {
        let node = Node(name: "n", address: "10.0.0.1")
        let instance = CheckServiceNode(
            node: node,
            service: NodeService(id: "db", service: "db", port: port),
            checks: []
        )
        return CatalogWire.ImportRequest(
            peer: peer,
            services: [
                CatalogWire.ServiceImport(
                    service: "db",
                    instances: [CatalogWire.CheckServiceNode(instance)],
                    whole: true
                )
            ],
            fence: fence
        )
    }

    private func ports(_ state: CatalogState, _ peer: String = "east") -> [Int] {
        state.instances(of: ServiceKey(peer: peer, name: "db")).map(\.service.port)
    }

    @Test(arguments: JournalKind.allCases)
    func `a replica that lost the peering writes and removes nothing, also after a restart`(
        _ kind: JournalKind
    ) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = LedgerSettings()
        settings.snapshotEntries = 2
        try await CatalogTestCluster.run(on: fixture, settings: settings) { cluster in
            let client = cluster.client
            _ = try await client.importServices(request(7, port: 1), context: CallContext())
            // The same holder goes on, and the next one comes.
            _ = try await client.importServices(request(7, port: 2), context: CallContext())
            _ = try await client.importServices(request(12, port: 3), context: CallContext())
            // Another peer has fences of its own.
            _ = try await client.importServices(request(5, port: 1, peer: "west"), context: CallContext())
        }
        try await CatalogTestCluster.run(on: fixture, settings: settings) { cluster in
            let client = cluster.client
            for epoch in [7, 11, 0] as [UInt64] {
                let late = await #expect(throws: MeshError.self) {
                    try await client.importServices(request(epoch, port: 9), context: CallContext())
                }
                #expect(late?.code == .conflict)
                #expect(late?.message.contains("of epoch \(epoch) is over; somebody wrote with epoch 12") == true)
                let removal = await #expect(throws: MeshError.self) {
                    try await client.retainImported(
                        peer: "east",
                        services: [],
                        fence: epoch,
                        context: CallContext()
                    )
                }
                #expect(removal?.code == .conflict)
            }
            var state = try await cluster.follower.read(.linearizable, timeout: Patience.long).state
            #expect(ports(state) == [3])
            let index = try await client.retainImported(
                peer: "east",
                services: [],
                fence: 13,
                context: CallContext()
            )
            state = try await cluster.followed(index)
            #expect(ports(state).isEmpty)
            #expect(ports(state, "west") == [1])
            // What was removed does not come back by a late write.
            await #expect(throws: MeshError.self) {
                try await client.importServices(request(12, port: 9), context: CallContext())
            }
        }
        await fixture.shutdown()
    }
}
