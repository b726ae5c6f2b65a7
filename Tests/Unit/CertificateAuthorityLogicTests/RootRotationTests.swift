import CertificateAuthorityLogic
import MeshDomain
import Testing

@Suite struct RootRotationTests {
    private func root(_ id: String, active: Bool = false) -> CARoot {
        CARoot(
            id: id,
            name: "n",
            serialNumber: 1,
            signingKeyID: "k",
            externalTrustDomain: "c",
            notBeforeSeconds: 0,
            notAfterSeconds: 1_000_000,
            rootCertPEM: "pem",
            active: active
        )
    }

    private func configuration(_ members: [(String, MeshValue)]) throws -> CAConfiguration {
        try CAConfiguration(provider: "consul", config: MeshObject(members))
    }

    @Test func `only key material asks for another root`() throws {
        let first = CAConfiguration()
        let shorter = try configuration([("LeafCertTTL", "36h")])
        #expect(try RootRotation.change(from: first, to: shorter, force: .required) == .keep)
        let members: [(String, MeshValue)] = [
            ("PrivateKeyBits", .int(384)), ("PrivateKey", .string("k")), ("RootCert", .string("r")),
        ]
        for member in members {
            let next = try configuration([member])
            #expect(try RootRotation.change(from: first, to: next, force: .required) == .replace(.crossSigned))
        }
    }

    @Test func `without cross-signing a change must be forced`() throws {
        let current = try configuration([("DisableCrossSigning", true)])
        let next = try configuration([("PrivateKeyBits", 384)])
        let error = try #require(throws: MeshError.self) {
            try RootRotation.change(from: current, to: next, force: .required)
        }
        #expect(error.message.contains("ForceWithoutCrossSigning"))
        #expect(try RootRotation.change(from: current, to: next, force: .waived) == .replace(.abrupt))
    }

    @Test func `one root is active at any time and old ones go after two leaf lives`() {
        var roots = CARoots(trustDomain: "c.consul")
        roots = RootRotation.activate(root("a"), in: roots, at: 1000)
        roots = RootRotation.activate(root("b"), in: roots, at: 2000)
        #expect(roots.activeRootID == "b")
        #expect(roots.roots.map(\.id) == ["a", "b"])
        #expect(roots.roots.map(\.active) == [false, true])
        #expect(roots.roots.map(\.rotatedOutAtSeconds) == [2000, 0])
        let life: Duration = .seconds(3600)
        #expect(RootRotation.expendable(in: roots, at: 2000 + 7200, leafLifetime: life).isEmpty)
        #expect(RootRotation.expendable(in: roots, at: 2000 + 7201, leafLifetime: life) == ["a"])
        roots = RootRotation.activate(root("a"), in: roots, at: 3000)
        #expect(roots.roots.map(\.id) == ["b", "a"])
        #expect(roots.activeRootID == "a")
        #expect(RootRotation.expendable(in: roots, at: 3000 + 7201, leafLifetime: life) == ["b"])
    }

    @Test func `a root is renewed three leaf lives before its end`() {
        let life: Duration = .seconds(100)
        #expect(!RootRotation.mustRenew(root("a"), at: 1_000_000 - 301, leafLifetime: life))
        #expect(RootRotation.mustRenew(root("a"), at: 1_000_000 - 300, leafLifetime: life))
    }

    @Test func `requests are spread and refused beyond half a second`() {
        var limit = SigningRateLimit(perSecond: 10)
        let admissions = (0..<7).map { _ in limit.admit(at: .seconds(5)) }
        #expect(admissions == (0..<6).map { .after(.milliseconds(100) * $0) } + [.refused])
        #expect(limit.admit(at: .seconds(6)) == .after(.zero))
        var unlimited = SigningRateLimit(perSecond: 0)
        #expect((0..<1000).allSatisfy { _ in unlimited.admit(at: .zero) == .after(.zero) })
        #expect(SigningRateLimit.refusal.message == "Rate limit reached, try again later")
    }
}
