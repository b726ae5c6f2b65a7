import CatalogContract
import CatalogLogic
import CatalogService
import CatalogTables
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct `The catalog watches agents` {
    private let node = NodeKey(name: "n1")
    private static let silent = Duration.seconds(10)

    /// A presence that heard a node at 0 s and has been in contact with a majority since then.
    private func presence() -> NodePresence {
        var presence = NodePresence()
        presence.hear(node, at: .zero)
        _ = presence.takeReturned()
        return presence
    }

    /// Looks every quarter of a second, in contact, until a moment; what was lost at the last look.
    private func look(
        _ presence: inout NodePresence,
        from: Duration,
        until: Duration,
        inContact: Bool = true
    ) -> [NodeKey] {
        var (now, lost) = (from, [NodeKey]())
        while now <= until {
            presence.contact(inContact, at: now)
            lost = presence.look(at: now)
            now += .milliseconds(250)
        }
        return lost
    }

    @Test func `a node is lost after three seconds of silence, not before`() {
        var presence = presence()
        #expect(look(&presence, from: .zero, until: .milliseconds(2750)).isEmpty)
        #expect(presence.doubted(at: .seconds(2)) == [node])
        #expect(look(&presence, from: .seconds(3), until: .seconds(3)) == [node])
        presence.hear(node, at: .seconds(4))
        #expect(presence.takeReturned() == [node])
        #expect(presence.takeReturned().isEmpty)
        #expect(look(&presence, from: .seconds(4), until: .seconds(6)).isEmpty)
    }

    @Test func `a replica that is cut off takes nobody for lost, nor just after it`() {
        var presence = presence()
        #expect(look(&presence, from: .zero, until: Self.silent, inContact: false).isEmpty)
        let back = Self.silent + .milliseconds(250)
        #expect(look(&presence, from: back, until: back + .milliseconds(1000)).isEmpty)
        #expect(look(&presence, from: back + .milliseconds(1250), until: back + .milliseconds(1250)) == [node])
    }

    @Test func `a replica that was frozen takes nobody for lost when it wakes`() {
        var presence = presence()
        #expect(look(&presence, from: .zero, until: .seconds(2)).isEmpty)
        presence.contact(true, at: .seconds(60))
        #expect(presence.look(at: .seconds(60)).isEmpty)
        presence.hear(node, at: .milliseconds(60_100))
        #expect(look(&presence, from: .milliseconds(60_250), until: .seconds(63)).isEmpty)
    }

    @Test func `a node that another replica hears is not lost, and hearsay is not passed on`() {
        var presence = presence()
        presence.tell(node, at: .seconds(2))
        #expect(!presence.hasHeard(node, at: .seconds(2)))
        #expect(look(&presence, from: .zero, until: .milliseconds(4750)).isEmpty)
        #expect(look(&presence, from: .seconds(5), until: .seconds(5)) == [node])
        presence.tell(NodeKey(name: "stranger"), at: .seconds(5))
        #expect(presence.count == 1)
    }

    @Test func `nodes that were never heard have time, those that are gone are forgotten`() {
        var presence = NodePresence()
        presence.watch([node], at: .zero)
        #expect(look(&presence, from: .zero, until: .milliseconds(14_750)).isEmpty)
        #expect(look(&presence, from: .seconds(15), until: .seconds(15)) == [node])
        presence.watch([], at: .seconds(16))
        #expect(presence.count == 0)
        var limits = NodePresence.Limits()
        limits.nodes = 1
        var small = NodePresence(limits: limits)
        for name in ["a", "b", "c"] { small.hear(NodeKey(name: name), at: .zero) }
        #expect(small.count == 1)
    }

    @Test(arguments: JournalKind.allCases)
    func `the check of a silent agent turns critical and back, and no other check does`(
        _ kind: JournalKind
    ) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            let bus = try await cluster.fixture.connect("agent")
            let check = { (node: String) in
                HealthCheck(node: node, checkID: "serfHealth", name: "Serf Health Status", status: .passing)
            }
            for name in ["agent", "outside"] {
                try await cluster.client.register(
                    node: Node(
                        name: name,
                        address: "10.0.0.1",
                        meta: name == "agent" ? ["consul-network-segment": ""] : nil
                    ),
                    services: [NodeService(id: "web", service: "web", port: 80)],
                    checks: [check(name)],
                    context: CallContext()
                )
            }
            // It was heard once, and falls silent.
            NodeHeartbeat.tell("agent", on: bus, in: "dc1")
            let status = { (state: CatalogState, node: String) in
                state.check("serfHealth", on: NodeKey(name: node))?.status
            }
            for await update in cluster.follower.view.updates() where status(update.version.state, "agent") == .critical
            {
                let state = update.version.state
                #expect(
                    state.check("serfHealth", on: NodeKey(name: "agent"))?.output == "Agent not live or unreachable"
                )
                #expect(status(state, "outside") == .passing)
                break
            }
            let again = Task {
                while !Task.isCancelled {
                    NodeHeartbeat.tell("agent", on: bus, in: "dc1")
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
            for await update in cluster.follower.view.updates() where status(update.version.state, "agent") == .passing
            {
                #expect(status(update.version.state, "outside") == .passing)
                break
            }
            again.cancel()
        }
    }
}
