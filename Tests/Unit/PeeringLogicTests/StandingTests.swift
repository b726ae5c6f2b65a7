import CatalogTables
import ConfigEntryTables
import MeshDomain
import MeshState
import PeeringLogic
import Testing

private let names = (0..<1000).map { "service-\(1000 + $0)" }

private func moment(_ seconds: Int64) -> StreamMoment {
    StreamMoment(steady: seconds * 1_000_000_000, wall: seconds * 1_000_000_000)
}

private func instance(_ name: String) -> CheckServiceNode {
    CheckServiceNode(
        node: Node(name: "n1", address: "10.0.0.1"),
        service: NodeService(id: name, service: name),
        checks: []
    )
}

private func plan(_ names: [String]) -> ExportPlan {
    ExportPlan(
        services: names,
        resources: names.map { ExportPlan.Resource(name: $0, instances: [instance($0)]) },
        trustBundle: nil,
        serverAddresses: []
    )
}

/// The nonces of what was sent, by resource.
private func sent(_ effects: [StreamSession.Effect]) -> [String: String] {
    var nonces: [String: String] = [:]
    for case .send(.response(let response)) in effects { nonces[response.resourceID] = response.nonce }
    return nonces
}

private func answer(_ nonce: String, refusal: String? = nil) -> StreamSession.Event {
    .received(
        .request(
            StreamMessage.Request(
                nonce: nonce,
                resourceURL: (nonce == "00000001" ? ResourceKind.serviceList : .service).rawValue,
                error: refusal.map { StreamMessage.Fault(code: 13, message: $0) }
            )
        )
    )
}

/// A plan of many services, and what is known of how it arrives.
@Suite struct StandingTests {
    /// A session whose other side asked for services and their list.
    private func subscribed() -> StreamSession {
        var session = StreamSession(role: .acceptor, now: moment(0))
        for kind in [ResourceKind.service, .serviceList] {
            _ = session.apply(
                .received(.request(StreamMessage.Request(resourceURL: kind.rawValue))),
                at: moment(0)
            )
        }
        return session
    }

    @Test func `a large plan goes out in pieces, heartbeats between them`() {
        var session = subscribed()
        var nonces = sent(session.apply(.exports(plan(names), changed: nil), at: moment(0)))
        #expect(nonces.count == 1 + StreamSession.pieceSize && session.hasMore)
        #expect(session.standing(at: moment(0)).unsent == names.count - StreamSession.pieceSize)
        #expect(session.apply(.tick, at: moment(2)) == [.send(.heartbeat)])
        var pieces = 1
        while session.hasMore {
            nonces.merge(sent(session.apply(.more, at: moment(2)))) { first, _ in first }
            pieces += 1
        }
        #expect(pieces == 4 && Set(nonces.keys) == Set(names + ["exported-service-list"]))
        // What changes while pieces wait is sent as it is then, once.
        var changed = plan(names)
        changed.instances[names[999]] = []
        _ = session.apply(.exports(changed, changed: [names[999]]), at: moment(3))
        #expect(!session.hasMore && session.apply(.more, at: moment(3)).isEmpty)
    }

    @Test func `what the other side lacks is told with its age and its words until it is taken`() throws {
        var session = subscribed()
        #expect(!session.standing(at: moment(0)).isPlanned)
        let nonces = sent(session.apply(.exports(plan(["a", "b"]), changed: nil), at: moment(1)))
        var standing = session.standing(at: moment(5))
        #expect(standing.unanswered == 3 && standing.lagNanoseconds == 4_000_000_000 && !standing.hasListArrived)
        _ = session.apply(answer(try #require(nonces["exported-service-list"])), at: moment(5))
        _ = session.apply(answer(try #require(nonces["a"])), at: moment(5))
        _ = session.apply(answer(try #require(nonces["b"]), refusal: "too many"), at: moment(5))
        standing = session.standing(at: moment(5))
        #expect(standing.hasListArrived && !standing.isCaughtUp && standing.unanswered == 0)
        #expect(standing.lacking == ["b": StreamStanding.Lack(refusal: "too many")])
        let again = sent(session.apply(.tick, at: moment(6)))
        #expect(session.standing(at: moment(7)).lacking["b"]?.lagNanoseconds == 6_000_000_000)
        _ = session.apply(answer(try #require(again["b"])), at: moment(7))
        #expect(session.standing(at: moment(7)).isCaughtUp)
    }

    @Test func `what was refused here is remembered until it is taken or not exported any more`() {
        func wish(_ id: String, _ content: ResourceContent) -> StreamSession.Import {
            StreamSession.Import(nonce: "1", kind: .service, resourceID: id, content: content)
        }
        var refusals = ImportRefusals()
        refusals.refused(wish("a", .service([])), "no")
        refusals.refused(wish("b-sidecar-proxy", .service([])), "neither")
        refusals.stored(wish("list", .serviceList(["b"])))
        #expect(refusals.reasons == ["b-sidecar-proxy": "neither"])
        refusals.stored(wish("b-sidecar-proxy", .service([])))
        #expect(refusals.reasons.isEmpty)
        for number in 0..<2000 { refusals.refused(wish("s\(number)", .service([])), "no") }
        #expect(refusals.reasons.count == ImportRefusals.limit)
    }

    @Test func `worked out in pieces a plan is the same as at once`() {
        var catalog = CatalogState()
        var touched = Set<CatalogTopic>()
        catalog.apply(.putNode(Node(name: "n1", address: "10.0.0.1")), index: 1, touched: &touched)
        for name in names.prefix(600) {
            catalog.apply(.putService(node: "n1", NodeService(id: name, service: name)), index: 1, touched: &touched)
        }
        var entries = ConfigEntryState()
        var topics = Set<ConfigEntryTopic>()
        let export = ExportedService(name: "*", consumers: [ServiceConsumer(peer: "west")])
        entries.apply(
            .put(ConfigEntry(body: .exportedServices(ExportedServices(services: [export])))),
            index: 1,
            touched: &topics
        )
        let sources = ExportSources(
            catalog: catalog,
            entries: entries,
            roots: CARoots(),
            datacenter: "dc1",
            ownAddresses: []
        )
        var planner = ExportPlanner(peer: "west")
        var work = planner.begin(sources, touched: nil)
        var pieces = 0
        while !work.isDone {
            planner.go(on: &work, for: 256)
            pieces += 1
        }
        let update = planner.finish(work)
        #expect(pieces == 3 && update.isNews && update.plan == sources.plan(for: "west"))
        #expect(update.plan.services == Array(names.prefix(600)))
        #expect(!planner.update(sources, touched: nil).isNews)
    }
}
