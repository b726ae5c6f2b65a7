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
    /// A presence that heard a node at 0 s.
    private func presence() -> NodePresence {
        var presence = NodePresence()
        presence.hear(node, at: .zero)
        _ = presence.takeReturned()
        return presence
    }

    /// Looks every quarter of a second until a moment; suspicions are stored at once, or not at all.
    ///
    /// - Returns: When the node was first suspected, and when it was lost.
    private func look(
        _ presence: inout NodePresence,
        from: Duration = .zero,
        until: Duration,
        stores: Bool = true,
        suspected: Bool = false
    ) -> (suspected: Duration?, lost: Duration?) {
        var (now, isSuspected) = (from, suspected)
        var (first, lost): (Duration?, Duration?)
        while now <= until {
            let found = presence.look({ _ in isSuspected }, at: now)
            if !found.suspects.isEmpty {
                first = first ?? now
                isSuspected = isSuspected || stores
            }
            if !found.lost.isEmpty { lost = lost ?? now }
            now += .milliseconds(250)
        }
        return (first, lost)
    }

    @Test func `a silent node is suspected, then lost, within four seconds`() {
        var presence = presence()
        let found = look(&presence, until: .seconds(4))
        #expect(found.suspected == .seconds(2))
        #expect(found.lost == .milliseconds(3500))
        presence.hear(node, at: .seconds(5))
        #expect(presence.takeReturned() == [node])
        #expect(presence.takeReturned().isEmpty)
        #expect(look(&presence, from: .seconds(5), until: .milliseconds(6750), suspected: true).lost == nil)
    }

    @Test func `a replica that is cut off takes nobody for lost, nor just after it`() {
        var presence = presence()
        #expect(look(&presence, until: .seconds(10), stores: false).lost == nil)
        // It is back: its suspicion is stored, and the node is heard before that has stood long enough.
        let back = Duration.seconds(10)
        #expect(look(&presence, from: back, until: back + .milliseconds(1000)).lost == nil)
        presence.hear(node, at: back + .milliseconds(1100))
        #expect(
            look(&presence, from: back + .milliseconds(1250), until: back + .seconds(2), suspected: true).lost == nil
        )
    }

    @Test func `a replica that was frozen takes nobody for lost when it wakes`() {
        var presence = presence()
        #expect(look(&presence, until: .milliseconds(2500)).suspected != nil)
        #expect(look(&presence, from: .seconds(60), until: .seconds(61), suspected: true).lost == nil)
        presence.hear(node, at: .milliseconds(61_100))
        #expect(look(&presence, from: .milliseconds(61_250), until: .seconds(63), suspected: true).lost == nil)
    }

    @Test func `a node that another replica hears is not lost, and hearsay is not passed on`() {
        var presence = presence()
        presence.tell(node, at: .milliseconds(1750))
        #expect(!presence.hasHeard(node, at: .milliseconds(1750)))
        #expect(presence.doubted(at: .seconds(3)).isEmpty)
        #expect(look(&presence, until: .milliseconds(3500)).suspected == nil)
        #expect(presence.doubted(at: .seconds(4)) == [node])
        presence.tell(NodeKey(name: "stranger"), at: .seconds(5))
        #expect(presence.count == 1)
    }

    @Test func `nodes that were never heard have time, those that are gone are forgotten`() {
        var presence = NodePresence()
        presence.watch([node], at: .zero)
        #expect(look(&presence, until: .milliseconds(13_750)).suspected == nil)
        #expect(look(&presence, from: .seconds(14), until: .seconds(16)).lost == .milliseconds(15_250))
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
