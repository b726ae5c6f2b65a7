import MeshDomain
import PeeringLogic
import Testing

private let second: Int64 = 1_000_000_000

private func request(
    _ kind: ResourceKind,
    nonce: String = "",
    peerID: String = "",
    error: StreamMessage.Fault? = nil
) -> StreamSession.Event {
    .received(
        .request(
            StreamMessage.Request(peerID: peerID, nonce: nonce, resourceURL: kind.rawValue, error: error)
        )
    )
}

private func response(
    _ kind: ResourceKind,
    id: String = "x",
    nonce: String = "00000001",
    operation: Int = 1,
    content: ResourceContent?
) -> StreamSession.Event {
    .received(
        .response(
            StreamMessage.Response(
                nonce: nonce,
                resourceURL: kind.rawValue,
                resourceID: id,
                operation: operation,
                content: content
            )
        )
    )
}

private func plan(_ services: [String], resources: [String: [CheckServiceNode]] = [:]) -> ExportPlan {
    ExportPlan(
        services: services,
        resources: resources.sorted { $0.key < $1.key }.map { ExportPlan.Resource(name: $0.key, instances: $0.value) },
        trustBundle: ExportPlan.TrustBundle(trustDomain: "td.consul", rootPEMs: ["root"]),
        serverAddresses: ["10.0.0.1:8503"]
    )
}

private func instance(_ id: String) -> CheckServiceNode {
    CheckServiceNode(
        node: Node(name: "n1", address: "10.0.0.1"),
        service: NodeService(id: id, service: "web"),
        checks: []
    )
}

/// What a session did, as short lines.
private func lines(_ effects: [StreamSession.Effect]) -> [String] {
    effects.map { effect in
        switch effect {
        case .send(.open(let peerID, _, let datacenter, _)): "open \(peerID) \(datacenter)"
        case .send(.request(let request)):
            "request \(request.resourceURL.split(separator: ".").last ?? "") \(request.peerID)\(request.nonce)"
                + (request.error.map { " error \($0.code) \($0.message)" } ?? "")
        case .send(.response(let response)):
            "response \(response.nonce) \(response.resourceID) \(describe(response.content))"
        case .send(.terminated): "terminated"
        case .send(.heartbeat): "heartbeat"
        case .send(.digest(let digest)): "digest \(digest.number)"
        case .send(.unknown): "unknown"
        case .store(let wish): "store \(wish.nonce) \(wish.resourceID)"
        case .terminatedByPeer: "terminated by peer"
        case .statusChanged: "status"
        case .refused(_, let message): "refused \(message)"
        case .end(.terminated): "end"
        case .end(.failed(let refusal)): "failed \(refusal.code) \(refusal.message)"
        }
    }
}

private func describe(_ content: ResourceContent?) -> String {
    switch content {
    case .service(let instances): "\(instances.map(\.service.id))"
    case .serviceList(let names): "\(names)"
    case .trustBundle(let domain, _): domain
    case .serverAddresses(let addresses): "\(addresses)"
    case .unusable(let text): text
    case nil: "nothing"
    }
}

extension StreamSession {
    /// A session whose two clocks go alike.
    fileprivate init(role: Role, now: Int64, resumes: Bool = false) {
        self.init(role: role, now: StreamMoment(steady: now, wall: now), resumes: resumes)
    }

    fileprivate mutating func apply(_ event: Event, at now: Int64) -> [Effect] {
        apply(event, at: StreamMoment(steady: now, wall: now))
    }
}

extension StreamSession.Event {
    fileprivate static func exports(_ plan: ExportPlan) -> Self { .exports(plan, changed: nil) }
}

private let dialer = StreamSession.Role.dialer(peerID: "acc-id", secret: SecretID("s"), datacenter: "dc1")

@Suite struct StreamSessionTests {
    @Test func `a dialer opens and subscribes to four types, an acceptor to three`() {
        var session = StreamSession(role: dialer, now: 0)
        #expect(
            lines(session.apply(.started, at: 0)) == [
                "open acc-id dc1", "request ExportedService acc-id", "request ExportedServiceList acc-id",
                "request PeeringTrustBundle acc-id", "request PeeringServerAddresses acc-id",
            ]
        )
        var acceptor = StreamSession(role: .acceptor, now: 0)
        #expect(
            lines(acceptor.apply(.started, at: 0)) == [
                "request ExportedService ", "request ExportedServiceList ", "request PeeringTrustBundle ",
            ]
        )
    }

    @Test func `the list is sent because of the subscription to services, and only what changed is sent again`() {
        var session = StreamSession(role: .acceptor, now: 0)
        _ = session.apply(.exports(plan(["web"], resources: ["web": [instance("w1")]])), at: 0)
        #expect(lines(session.apply(request(.serviceList, peerID: "acc-id"), at: 1)) == ["status"])
        #expect(
            lines(session.apply(request(.service), at: 1)) == [
                "response 00000001 exported-service-list [\"web\"]", "response 00000002 web [\"w1\"]", "status",
            ]
        )
        #expect(lines(session.apply(request(.service, nonce: "00000002"), at: 1)) == [])
        #expect(lines(session.apply(.exports(plan(["web"], resources: ["web": [instance("w1")]])), at: 2)) == [])
        #expect(
            lines(session.apply(.exports(plan(["web"], resources: ["web": [instance("w1"), instance("w2")]])), at: 2))
                == ["response 00000003 web [\"w1\", \"w2\"]"]
        )
        #expect(session.status.exportedCount == 1 && session.serviceNames(.exported) == ["web"])
    }

    @Test func `of what is no longer exported only the proxy is taken back by itself`() {
        var session = StreamSession(role: .acceptor, now: 0)
        _ = session.apply(request(.service), at: 0)
        let full = plan(["web"], resources: ["web": [instance("w1")], "web-sidecar-proxy": [instance("p1")]])
        _ = session.apply(.exports(full), at: 0)
        #expect(
            lines(session.apply(.exports(plan([])), at: 0)) == [
                "response 00000004 exported-service-list []", "response 00000005 web-sidecar-proxy []", "status",
            ]
        )
        let again = lines(session.apply(.exports(full), at: 0))
        #expect(
            again == [
                "response 00000006 exported-service-list [\"web\"]", "response 00000007 web [\"w1\"]",
                "response 00000008 web-sidecar-proxy [\"p1\"]", "status",
            ]
        )
    }

    @Test func `only the acceptor announces server addresses, and the dialer refuses none of them`() {
        var acceptor = StreamSession(role: .acceptor, now: 0)
        _ = acceptor.apply(.exports(plan([])), at: 0)
        #expect(
            lines(acceptor.apply(request(.serverAddresses), at: 0)).first
                == "response 00000001 server-addrs [\"10.0.0.1:8503\"]"
        )
        let refused = acceptor.apply(
            response(.serverAddresses, id: "server-addrs", content: .serverAddresses(["a:1"])),
            at: 0
        )
        #expect(lines(refused).first?.hasSuffix("Cannot switch peering dialing mode from false to true") == true)
        var session = StreamSession(role: dialer, now: 0)
        _ = session.apply(.exports(plan([])), at: 0)
        #expect(lines(session.apply(request(.serverAddresses), at: 0)) == ["status"])
        let empty = session.apply(
            response(.serverAddresses, id: "server-addrs", content: .serverAddresses([])),
            at: 0
        )
        #expect(lines(empty).first?.hasSuffix("Cannot switch peering dialing mode from true to false") == true)
    }

    @Test func `an import is acknowledged once it is stored, and refused with the reason when it is not`() throws {
        var session = StreamSession(role: .acceptor, now: 0)
        let effects = session.apply(response(.service, id: "web", content: .service([instance("w1")])), at: 0)
        #expect(lines(effects) == ["store 00000001 web", "status"])
        guard case .store(let wish)? = effects.first else {
            Issue.record("nothing is stored")
            return
        }
        #expect(lines(session.apply(.imported(wish, failure: nil), at: 0)) == ["request ExportedService 00000001"])
        #expect(
            lines(session.apply(.imported(wish, failure: "no room"), at: 0)) == [
                "request ExportedService 00000001 error 13 upsert error, ResourceURL: \"\(ResourceKind.service.rawValue)\","
                    + " ResourceID: \"web\": no room"
            ]
        )
    }

    @Test func `responses that cannot be stored are refused in Consul's words`() {
        func answer(_ event: StreamSession.Event) -> String {
            var session = StreamSession(role: dialer, now: 0)
            return lines(session.apply(event, at: 0)).first ?? ""
        }
        let url = ResourceKind.service.rawValue
        #expect(
            answer(response(.service, id: "web", nonce: "", content: .service([])))
                == "request ExportedService  error 3 received response without a nonce for: \(url):web"
        )
        #expect(
            answer(response(.service, content: nil))
                == "request ExportedService 00000001 error 3 received upsert response with no content"
        )
        #expect(
            answer(response(.service, operation: 0, content: .service([])))
                == "request ExportedService 00000001 error 3 unsupported operation: \"OPERATION_UNSPECIFIED\""
        )
        #expect(
            answer(response(.service, operation: 7, content: .service([])))
                == "request ExportedService 00000001 error 3 unsupported operation: 7"
        )
        #expect(
            answer(response(.service, id: "web", content: .unusable("Nodes[0] has no Node")))
                == "request ExportedService 00000001 error 13 upsert error, ResourceURL: \"\(url)\", ResourceID: \"web\":"
                + " Nodes[0] has no Node"
        )
        let unknown = StreamSession.Event.received(
            .response(StreamMessage.Response(nonce: "1", resourceURL: "a.Thing", resourceID: "x", content: nil))
        )
        #expect(answer(unknown) == "request Thing 1 error 3 received response for unknown resource type \"a.Thing\"")
    }

    @Test func `first requests that are wrong end the stream`() {
        func end(_ event: StreamSession.Event, role: StreamSession.Role = .acceptor) -> String {
            var session = StreamSession(role: role, now: 0)
            return lines(session.apply(event, at: 0)).first ?? ""
        }
        let first = "failed invalidArgument initial subscription requests for a resource type must"
        #expect(end(request(.service, nonce: "1")) == "\(first) not contain a nonce")
        #expect(
            end(request(.service, error: StreamMessage.Fault(code: 3, message: "")))
                == "failed invalidArgument initial subscription request for a resource type must not contain an error"
        )
        #expect(
            end(request(.service, peerID: "other"), role: dialer)
                == "\(first) have consistent PeerID values: got=\"other\" expected=\"acc-id\""
        )
        #expect(end(request(.service, peerID: "strange")) == "status")
        #expect(
            end(.received(.request(StreamMessage.Request(resourceURL: "a.Thing"))))
                == "failed invalidArgument subscription request to unknown resource URL: a.Thing"
        )
    }

    @Test func `what the other side refused is sent again, later and later, until it is taken or changes`() {
        var session = StreamSession(role: .acceptor, now: 0)
        let no = StreamMessage.Fault(code: 13, message: "no")
        _ = session.apply(request(.service), at: 0)
        _ = session.apply(.exports(plan(["web"], resources: ["web": [instance("w1")]])), at: 0)
        func answers(at time: Int64) -> [String] {
            lines(session.apply(.tick, at: time * second)).filter { $0 != "heartbeat" }
        }
        // An answer to nothing that was sent is only reported.
        #expect(lines(session.apply(request(.service, nonce: "x", error: no), at: 0)) == ["refused no"])
        #expect(lines(session.apply(request(.service, nonce: "00000002", error: no), at: 0)) == ["refused no"])
        #expect(answers(at: 0) == [])
        #expect(answers(at: 1) == ["response 00000003 web [\"w1\"]"])
        #expect(answers(at: 5) == [])
        #expect(lines(session.apply(request(.service, nonce: "00000003", error: no), at: 6 * second)) == ["refused no"])
        #expect(answers(at: 7) == [])
        #expect(answers(at: 8) == ["response 00000004 web [\"w1\"]"])
        #expect(lines(session.apply(request(.service, nonce: "00000004", error: no), at: 8 * second)) == ["refused no"])
        // A change goes out at once, and what it replaces is not sent again.
        let other = plan(["web"], resources: ["web": [instance("w2")]])
        #expect(
            lines(session.apply(.exports(other, changed: ["web"]), at: 9 * second)) == [
                "response 00000005 web [\"w2\"]"
            ]
        )
        #expect(answers(at: 20) == [])
        _ = session.apply(request(.service, nonce: "00000005"), at: 20 * second)
        #expect(answers(at: 90) == [])
    }

    @Test func `a new stream takes back proxies that went while there was none, once, and again when that was refused`()
    {
        var session = StreamSession(role: .acceptor, now: 0, resumes: true)
        _ = session.apply(.exports(plan(["web"], resources: ["web": [instance("w1")]])), at: 0)
        // The other side may have it of an earlier stream; the list alone would keep it there.
        #expect(lines(session.apply(request(.service), at: 0)).contains("response 00000003 web-sidecar-proxy []"))
        #expect(!lines(session.apply(request(.trustBundle), at: 0)).contains { $0.contains("sidecar-proxy") })
        let no = StreamMessage.Fault(code: 13, message: "not now")
        _ = session.apply(request(.service, nonce: "00000003", error: no), at: 0)
        #expect(lines(session.apply(.tick, at: 2 * second)).contains { $0.hasSuffix("web-sidecar-proxy []") })
        #expect(!lines(session.apply(.tick, at: 90 * second)).contains { $0.contains("sidecar-proxy") })
    }

    @Test func `only what may have changed is looked at`() {
        var session = StreamSession(role: .acceptor, now: 0)
        _ = session.apply(request(.service), at: 0)
        let before = plan(["a", "b"], resources: ["a": [instance("1")], "b": [instance("1")]])
        _ = session.apply(.exports(before), at: 0)
        let after = plan(["a", "b"], resources: ["a": [instance("2")], "b": [instance("2")]])
        #expect(lines(session.apply(.exports(after, changed: ["b"]), at: 0)) == ["response 00000004 b [\"2\"]"])
    }

    @Test func `a step of the wall clock is no silence and hides none`() {
        var session = StreamSession(role: dialer, now: 0)
        func moment(_ seconds: Int64, step: Int64) -> StreamMoment {
            StreamMoment(steady: seconds * second, wall: (seconds + step) * second)
        }
        for time in stride(from: Int64(2), through: 8, by: 2) {
            _ = session.apply(.received(.heartbeat), at: moment(time, step: 0))
        }
        #expect(!lines(session.apply(.tick, at: moment(9, step: 3600))).contains { $0.hasPrefix("failed") })
        #expect(lines(session.apply(.tick, at: moment(14, step: -3600))) == ["failed unknown heartbeat timeout"])
    }

    @Test func `second Opens and empty messages are ignored`() {
        var session = StreamSession(role: .acceptor, now: 0)
        _ = session.apply(.received(.heartbeat), at: 0)
        #expect(session.apply(.received(.unknown), at: 0).isEmpty)
        let open = StreamMessage.open(peerID: "a", secret: .none, remoteDatacenter: "", remotePartition: "")
        #expect(session.apply(.received(open), at: 0).isEmpty)
    }

    @Test func `a peer without heartbeats is given two minutes, as Consul does`() {
        var session = StreamSession(role: .acceptor, now: 0)
        for time in stride(from: Int64(0), to: 119, by: 10) {
            _ = session.apply(request(.service), at: time * second)
            #expect(!lines(session.apply(.tick, at: time * second)).contains { $0.hasPrefix("failed") })
        }
        #expect(lines(session.apply(.tick, at: 120 * second)) == ["failed unknown heartbeat timeout"])
        #expect(session.apply(.tick, at: 121 * second).isEmpty)
    }

    @Test(arguments: [(2, 5), (15, 34)])
    func `a silent peer is noticed by the rhythm it had`(interval: Int64, limit: Int64) {
        var session = StreamSession(role: dialer, now: 0)
        var now: Int64 = 0
        for _ in 0..<4 {
            now += interval * second
            _ = session.apply(.received(.heartbeat), at: now)
        }
        #expect(
            !lines(session.apply(.tick, at: now + (limit - 1) * second)).contains("failed unknown heartbeat timeout")
        )
        #expect(
            lines(session.apply(.tick, at: now + (limit + 1) * second)) == ["failed unknown heartbeat timeout"]
        )
    }

    @Test func `heartbeats go out every two seconds`() {
        var session = StreamSession(role: dialer, now: 0)
        var sent: [Int64] = []
        for time in 0...6 where lines(session.apply(.tick, at: Int64(time) * second)) == ["heartbeat"] {
            sent.append(Int64(time))
        }
        #expect(sent == [0, 2, 4, 6])
    }

    @Test func `deleting a peering says so and ends when the other side closes`() {
        var session = StreamSession(role: .acceptor, now: 0)
        _ = session.apply(request(.service), at: 0)
        _ = session.apply(.exports(plan(["web"], resources: ["web": [instance("w1")]])), at: 0)
        #expect(lines(session.apply(.deletedHere, at: 1)) == ["terminated"])
        #expect(session.apply(.deletedHere, at: 1).isEmpty)
        #expect(lines(session.apply(.exports(plan(["web"])), at: 1)) == [])
        #expect(lines(session.apply(.ended(nil), at: 2)) == ["end"])
    }

    @Test func `Terminated ends the stream in peace, its loss does not`() {
        var session = StreamSession(role: dialer, now: 0)
        #expect(
            lines(session.apply(.received(.terminated), at: 1)) == ["terminated by peer", "end", "status"]
        )
        var other = StreamSession(role: dialer, now: 0)
        #expect(lines(other.apply(.ended(nil), at: 1)) == ["failed unknown stream ended unexpectedly"])
    }
}
