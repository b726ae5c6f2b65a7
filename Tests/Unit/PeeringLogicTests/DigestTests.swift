import MeshDomain
import PeeringLogic
import Testing

private func instance(
    _ id: String,
    port: Int = 80,
    tags: [String] = [],
    status: HealthStatus = .passing
) -> CheckServiceNode {
    CheckServiceNode(
        node: Node(id: "n", name: "n1", address: "10.0.0.1", meta: ["a": "1", "b": "2"]),
        service: NodeService(id: id, service: "web", tags: tags, port: port),
        checks: [HealthCheck(node: "n1", checkID: "c", name: "c", status: status, serviceID: id, serviceName: "web")]
    )
}

@Suite struct DigestTests {
    @Test func `the same content has the same digest, in whatever order and wherever it is kept`() {
        let digest = ServiceDigest.value(of: [instance("1"), instance("2")])
        #expect(digest == ServiceDigest.value(of: [instance("2"), instance("1")]))
        var kept = instance("1")
        kept.node.peer = "east"
        kept.service.peer = "east"
        kept.service.modifyIndex = 7
        kept.service.taggedAddresses = ["consul-virtual": ServiceAddress(address: "240.0.0.1", port: 80)]
        kept.service.tags = nil
        kept.checks[0].peer = "east"
        #expect(digest == ServiceDigest.value(of: [kept, instance("2")]))
    }

    @Test func `what differs has another digest`() {
        let all = [
            [instance("1")], [instance("2")], [instance("1"), instance("1")], [instance("1", port: 81)],
            [instance("1", tags: ["x"])], [instance("1", status: .critical)], [],
        ]
        #expect(Set(all.map { ServiceDigest.value(of: $0) }).count == all.count)
    }

    @Test func `what is missing, different and surplus is named, and what is moving is not judged`() {
        let rows = [
            StreamDigest.Row(resource: "a", digest: 1), StreamDigest.Row(resource: "b", digest: 2),
            StreamDigest.Row(resource: "c", digest: 3), StreamDigest.Row(resource: "d", digest: 4, isPending: true),
            StreamDigest.Row(resource: "e", digest: 5),
        ]
        let here: [String: UInt64] = ["a": 1, "b": 9, "d": 9, "e": 9, "f": 6, "g": 7]
        let found = StreamDigest.compare(rows, with: here, besides: ["e", "g"])
        #expect(found.compared == 3)
        #expect(found.deviations.map { "\($0.resource) \($0.kind)" } == ["b different", "c missing", "f surplus"])
    }

    @Test func `only so much of the other side is looked at, and only so much is named`() {
        func rows(_ count: Int) -> [StreamDigest.Row] {
            (0..<count).map { StreamDigest.Row(resource: "r\($0)", digest: 1) }
        }
        let many = rows(StreamDigest.rowLimit + 1)
        #expect(StreamDigest(number: 1, rows: many).isTooLong(for: 20_000))
        #expect(!StreamDigest(number: 1, rows: many).isTooLong(for: 1_000_000))
        #expect(!StreamDigest(number: 1, rows: rows(3)).isTooLong(for: 20_000))
        let found = StreamDigest.compare(many, with: [:])
        #expect(found.compared == many.count)
        #expect(found.deviations.count == StreamDigest.limit)
    }

    @Test func `only what is asked for is sent again, although it was acknowledged`() {
        let resources = ["api", "web"].map { ExportPlan.Resource(name: $0, instances: [instance($0)]) }
        let plan = ExportPlan(services: ["api", "web"], resources: resources, trustBundle: nil, serverAddresses: [])
        let now = StreamMoment(steady: 0, wall: 0)
        var session = StreamSession(role: .acceptor, now: now)
        let url = ResourceKind.service.rawValue
        _ = session.apply(.received(.request(StreamMessage.Request(resourceURL: url))), at: now)
        func names(_ effects: [StreamSession.Effect]) -> [String] {
            effects.compactMap { effect in
                guard case .send(.response(let response)) = effect else { return nil }
                _ = session.apply(
                    .received(.request(StreamMessage.Request(nonce: response.nonce, resourceURL: url))),
                    at: now
                )
                return response.resourceID
            }
        }
        #expect(names(session.apply(.exports(plan, changed: nil), at: now)) == ["exported-service-list", "api", "web"])
        #expect(session.exported.allSatisfy { !$0.isPending } && session.exported.count == 2)
        #expect(names(session.apply(.again(["web"]), at: now)) == ["exported-service-list", "web"])
        // Of a proxy that is no more it is said that there is none.
        #expect(
            names(session.apply(.again(["api-sidecar-proxy"]), at: now)) == [
                "exported-service-list", "api-sidecar-proxy",
            ]
        )
        // What is exported to nobody is never sent.
        #expect(names(session.apply(.again(["secret", "secret-sidecar-proxy"]), at: now)) == ["exported-service-list"])
    }

    @Test func `a gap that an overload made is forgotten`() {
        let second: Int64 = 1_000_000_000
        func moment(_ seconds: Int64) -> StreamMoment { StreamMoment(steady: seconds * second, wall: 0) }
        var session = StreamSession(role: .acceptor, now: moment(0))
        func hasEnded(_ time: Int64) -> Bool {
            session.apply(.tick, at: moment(time)).contains { if case .end = $0 { true } else { false } }
        }
        for time in [0, 2, 4, 8] as [Int64] { _ = session.apply(.received(.heartbeat), at: moment(time)) }
        #expect(!hasEnded(16))
        for time in stride(from: Int64(18), through: 36, by: 2) {
            _ = session.apply(.received(.heartbeat), at: moment(time))
        }
        #expect(!hasEnded(40))
        #expect(hasEnded(41))
    }

    @Test func `a large message on a slow link is no silence, and its end is`() {
        let second: Int64 = 1_000_000_000
        func moment(_ seconds: Int64) -> StreamMoment { StreamMoment(steady: seconds * second, wall: 0) }
        var session = StreamSession(role: .acceptor, now: moment(0))
        for time in stride(from: Int64(0), to: 10, by: 2) {
            _ = session.apply(.received(.heartbeat), at: moment(time))
        }
        func hasEnded(_ time: Int64) -> Bool {
            session.apply(.tick, at: moment(time)).contains { if case .end = $0 { true } else { false } }
        }
        // Five minutes of one message, during which no other comes through.
        for time in Int64(9)...300 {
            _ = session.apply(.data, at: moment(time))
            #expect(!hasEnded(time))
        }
        #expect(!session.isSuspect(at: moment(301)))
        #expect(session.isSuspect(at: moment(304)))
        #expect(!hasEnded(304))
        #expect(hasEnded(305))
    }
}
