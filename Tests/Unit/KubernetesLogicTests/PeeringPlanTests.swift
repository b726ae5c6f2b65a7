import ConsulJSON
import MeshDomain
import Testing

@testable import KubernetesLogic

/// Resources, Secrets and peerings of these tests.
enum Example {
    static let reference: MeshValue = ["name": "peering-token", "key": "data", "backend": "kubernetes"]

    static func resource(
        _ kind: String = "PeeringAcceptor",
        name: String = "cluster-02",
        namespace: String = "default",
        uid: String = "u1",
        created: String = "2026-01-01T00:00:00Z",
        annotations: MeshObject = [:],
        secret: MeshValue = reference,
        status: MeshObject = [:]
    ) -> KubernetesObject {
        KubernetesObject([
            "kind": .string(kind),
            "metadata": [
                "name": .string(name), "namespace": .string(namespace), "uid": .string(uid), "resourceVersion": "5",
                "creationTimestamp": .string(created), "annotations": .object(annotations),
            ],
            "spec": ["peer": ["secret": secret]], "status": .object(status),
        ])
    }

    static func token(_ peerID: String, secret: String = "s") -> SecretID {
        let token = PeeringToken(
            caPEMs: ["ca"],
            serverAddresses: ["10.0.0.1:8443"],
            serverName: "server.dc1.peering.x.consul",
            peerID: peerID,
            establishmentSecret: SecretID(secret),
            remoteDatacenter: "dc1"
        )
        return SecretID(token.encoded)
    }

    static func secret(
        _ token: SecretID?,
        key: String = "data",
        version: String = "9",
        label: String = "true"
    ) -> KubernetesObject {
        var data: MeshObject = [:]
        if let token { data[key] = .string(Base64.encode(Array(token.revealed.utf8))) }
        return KubernetesObject([
            "kind": "Secret",
            "metadata": [
                "name": "peering-token", "namespace": "default", "resourceVersion": .string(version),
                "labels": .object([MeshResource.tokenLabel: .string(label)]),
            ], "data": .object(data),
        ])
    }

    static func peering(
        id: String = "p1",
        state: String = "ACTIVE",
        peerID: String = "",
        dials: Bool = false
    ) -> PeeringView {
        PeeringView([
            "ID": .string(id), "State": .string(state), "PeerID": .string(peerID),
            "PeerServerAddresses": dials ? ["10.0.0.1:8443"] : .null,
        ])
    }

    static let synced: MeshValue = [["type": "Synced", "status": "True", "reason": "", "message": ""]]
    static let used: MeshObject = ["conditions": synced, "secret": reference]
}

@Suite("What is done for a PeeringAcceptor")
struct AcceptorPlanTests {
    private func step(
        _ object: KubernetesObject,
        _ secret: KubernetesObject?,
        _ peering: PeeringView?,
        rival: String? = nil
    ) -> AcceptorPlan.Step {
        AcceptorPlan.step(for: object, secret: secret, peering: peering, rival: rival)
    }

    private func message(_ step: AcceptorPlan.Step) -> String? {
        guard case .report(let report) = step, report.state == .failed, report.reason == "internalError" else {
            return nil
        }
        return report.message
    }

    private let settled = Example.resource(status: Example.used)
    private let good = Example.secret(Example.token("p1"))

    @Test("without a peering a token is made, and the Secret of another name goes")
    func absent() {
        #expect(step(Example.resource(), nil, nil) == .issue(stale: nil))
        #expect(step(settled, good, nil) == .issue(stale: nil))
        let old = Example.resource(status: ["secret": ["name": "old", "key": "data", "backend": "kubernetes"]])
        #expect(step(old, good, nil) == .issue(stale: "old"))
    }

    @Test("a settled one is left alone, whatever somebody writes beside the token")
    func settledStays() {
        #expect(step(settled, good, Example.peering()) == .nothing)
        #expect(step(settled, Example.secret(Example.token("other")), Example.peering()) == .nothing)
        #expect(
            step(settled, Example.secret(Example.token("p1"), version: "77"), Example.peering(state: "PENDING"))
                == .nothing
        )
    }

    @Test("a lost Secret, another name and another key are new tokens")
    func reissued() {
        #expect(step(settled, nil, Example.peering()) == .issue(stale: nil))
        #expect(step(settled, Example.secret(nil), Example.peering()) == .issue(stale: nil))
        let renamed = Example.resource(
            secret: ["name": "n", "key": "data", "backend": "kubernetes"],
            status: Example.used
        )
        #expect(step(renamed, nil, Example.peering()) == .issue(stale: "peering-token"))
        let keyed = Example.resource(
            secret: ["name": "peering-token", "key": "k", "backend": "kubernetes"],
            status: Example.used
        )
        #expect(step(keyed, good, Example.peering()) == .issue(stale: nil))
    }

    @Test(
        "only a greater version is a new token",
        arguments: [("1", nil, true), ("2", 1, true), ("1", 1, false), ("0", 1, false)]
    )
    func versions(wanted: String, acted: UInt64?, isNew: Bool) {
        var status = Example.used
        if let acted { status["latestPeeringVersion"] = .integer(acted) }
        let object = Example.resource(annotations: [MeshResource.peeringVersion: .string(wanted)], status: status)
        #expect(step(object, good, Example.peering()) == (isNew ? .issue(stale: nil) : .nothing))
    }

    @Test("what cannot be is refused with the field", arguments: ["x", "-1", "1.5", ""])
    func badVersion(text: String) {
        let object = Example.resource(annotations: [MeshResource.peeringVersion: .string(text)], status: Example.used)
        #expect(message(step(object, good, Example.peering()))?.contains(MeshResource.peeringVersion) == true)
    }

    @Test("a damaged token, a foreign Secret, another role and a rival are refused")
    func refusals() {
        let damaged = Example.secret(SecretID("no token"))
        #expect(message(step(settled, damaged, Example.peering()))?.contains("holds no peering token") == true)
        let foreign = Example.secret(Example.token("p1"), label: "false")
        #expect(message(step(Example.resource(), foreign, nil))?.contains("left alone") == true)
        #expect(message(step(Example.resource(), nil, Example.peering(dials: true)))?.contains("dials") == true)
        #expect(message(step(Example.resource(), nil, nil, rival: "taken")) == "taken")
        let vault = Example.resource(secret: ["name": "n", "key": "k", "backend": "vault"])
        #expect(message(step(vault, nil, nil))?.contains("spec.peer.secret.backend") == true)
    }

    @Test("what was done before a crash is not done again")
    func adopted() {
        #expect(step(Example.resource(), good, Example.peering()) == .adopt)
        #expect(step(Example.resource(), Example.secret(Example.token("old")), Example.peering()) == .issue(stale: nil))
        #expect(step(settled, good, Example.peering(state: "DELETING")) == .wait)
    }

    @Test("a resource that said False says True when all is well")
    func recovered() {
        var status = Example.used
        status["conditions"] = [["type": "Synced", "status": "False", "reason": "internalError", "message": "m"]]
        #expect(step(Example.resource(status: status), good, Example.peering()) == .report(.good))
    }

    @Test("the Secret carries the label and the token, in base64 once more")
    func secret() throws {
        let wish = try PeeringWish(Example.resource())
        let made = AcceptorPlan.secret(for: wish, token: SecretID("abc"))
        #expect(made["data"]?["data"]?.stringValue == "YWJj")
        #expect(made["metadata"]?["labels"]?[MeshResource.tokenLabel]?.stringValue == "true")
        #expect(try wish.token(in: KubernetesObject(made.objectValue ?? [:])) == SecretID("abc"))
    }
}

@Suite("What is done for a PeeringDialer")
struct DialerPlanTests {
    private let token = Example.token("remote")
    private let peering = Example.peering(peerID: "remote", dials: true)

    private func dialer(_ status: MeshObject = [:], annotations: MeshObject = [:]) -> KubernetesObject {
        Example.resource("PeeringDialer", name: "cluster-01", annotations: annotations, status: status)
    }

    private func used(version: String = "9", token: SecretID) -> MeshObject {
        var reference = Example.reference.objectValue ?? [:]
        reference["resourceVersion"] = .string(version)
        return [
            "conditions": Example.synced, "secret": .object(reference),
            "tokenFingerprint": .string(PeeringWish.fingerprint(of: token)),
        ]
    }

    private func step(
        _ object: KubernetesObject,
        _ secret: KubernetesObject?,
        _ peering: PeeringView?
    ) -> DialerPlan.Step {
        DialerPlan.step(for: object, secret: secret, peering: peering, rival: nil)
    }

    @Test("a token that is new is used")
    func established() {
        let use = DialerPlan.Step.establish(token, resourceVersion: "9")
        #expect(step(dialer(), Example.secret(token), nil) == use)
        #expect(step(dialer(used(token: token)), Example.secret(token), nil) == use)
        let old = Example.token("remote", secret: "before")
        #expect(step(dialer(used(version: "8", token: old)), Example.secret(token), peering) == use)
        let asked = dialer(used(token: token), annotations: [MeshResource.peeringVersion: "1"])
        #expect(step(asked, Example.secret(token), peering) == use)
    }

    @Test("a token that was used is not used again because its Secret got another version")
    func notTwice() {
        #expect(step(dialer(used(token: token)), Example.secret(token), peering) == .nothing)
        let adopt = DialerPlan.Step.adopt(token, resourceVersion: "10")
        #expect(step(dialer(used(token: token)), Example.secret(token, version: "10"), peering) == adopt)
    }

    @Test("what was done before a crash is taken as done")
    func adopted() {
        #expect(step(dialer(), Example.secret(token), peering) == .adopt(token, resourceVersion: "9"))
        let ended = Example.peering(state: "TERMINATED", peerID: "remote", dials: true)
        #expect(step(dialer(), Example.secret(token), ended) == .establish(token, resourceVersion: "9"))
    }

    @Test("what is missing is named")
    func refusals() {
        let cases: [(KubernetesObject?, PeeringView?, String)] = [
            (nil, nil, "does not exist"), (Example.secret(nil), nil, "nothing under the key"),
            (Example.secret(SecretID("x")), nil, "no peering token"),
            (Example.secret(token), Example.peering(state: "PENDING"), "accepts the peer"),
        ]
        for (secret, peering, words) in cases {
            guard case .report(let report) = step(dialer(), secret, peering) else {
                Issue.record("not refused: \(words)")
                continue
            }
            #expect(report.state == .failed && report.reason == "internalError" && report.message.contains(words))
        }
    }

    @Test("a peering goes only with the resource that it was made for")
    func goes() {
        let accepted = Example.peering()
        let acceptor = Example.resource()
        let good = Example.secret(Example.token("p1"))
        #expect(!PeeringClaims.goes(with: acceptor, accepted, secret: nil))
        #expect(!PeeringClaims.goes(with: acceptor, accepted, secret: Example.secret(Example.token("other"))))
        #expect(!PeeringClaims.goes(with: acceptor, accepted, secret: Example.secret(Example.token("p1"), label: "no")))
        #expect(PeeringClaims.goes(with: acceptor, accepted, secret: good))
        #expect(PeeringClaims.goes(with: Example.resource(status: Example.used), accepted, secret: nil))
        #expect(PeeringClaims.goes(with: Example.resource(status: ["madePeering": true]), accepted, secret: nil))
        #expect(!PeeringClaims.isAccepted(acceptor))
        #expect(!PeeringClaims.goes(with: dialer(), peering, secret: nil))
        #expect(!PeeringClaims.goes(with: dialer(), peering, secret: Example.secret(Example.token("else"))))
        #expect(PeeringClaims.goes(with: dialer(), peering, secret: Example.secret(token)))
        #expect(PeeringClaims.goes(with: dialer(used(token: token)), peering, secret: nil))
        #expect(MeshResource.dialer.competitors == [.acceptor, .dialer])
        #expect(MeshResource.entry(.mesh).competitors == [.entry(.mesh)])
    }

    @Test("the older of two resources has the name, in whatever namespace")
    func rivals() {
        let first = Example.resource(uid: "a", created: "2026-01-01T00:00:00Z")
        let second = Example.resource(namespace: "other", uid: "b", created: "2026-01-02T00:00:00Z")
        let dialer = Example.resource("PeeringDialer", uid: "c", created: "2026-01-03T00:00:00Z")
        #expect(PeeringClaims.rival(of: first, among: [first, second, dialer]) == nil)
        #expect(PeeringClaims.rival(of: second, among: [first, second])?.contains("default/cluster-02") == true)
        #expect(PeeringClaims.rival(of: dialer, among: [first, dialer])?.contains("PeeringAcceptor") == true)
        let sharing = Example.resource(name: "x", uid: "d", created: "2026-01-04T00:00:00Z")
        #expect(PeeringClaims.rival(of: sharing, among: [first, sharing])?.contains("peering-token") == true)
        let copied = Example.resource("PeeringDialer", name: "y", uid: "e", created: "2026-01-05T00:00:00Z")
        #expect(PeeringClaims.rival(of: copied, among: [first, copied]) == nil)
    }
}
