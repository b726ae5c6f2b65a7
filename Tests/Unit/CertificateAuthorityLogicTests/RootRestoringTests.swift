import CertificateAuthorityLogic
import MeshDomain
import MeshState
import Testing

/// Roots of a saved state and of the present one.
@Suite struct RootRestoringTests {
    private func root(_ id: String, active: Bool, rotatedOut: Int64 = 0) -> CARoot {
        CARoot(
            id: id,
            name: "root \(id)",
            serialNumber: 1,
            signingKeyID: id,
            externalTrustDomain: "11111111-2222-3333-4444-555555555555",
            notBeforeSeconds: 0,
            notAfterSeconds: 1_000_000,
            rootCertPEM: "pem \(id)",
            active: active,
            rotatedOutAtSeconds: rotatedOut,
            createIndex: 7000,
            modifyIndex: 8000
        )
    }

    private func state(_ domain: String, _ roots: [CARoot]) -> CAState {
        var state = CAState()
        let active = roots.first { $0.active }?.id ?? ""
        state.restore(.putRoots(CARoots(trustDomain: domain, activeRootID: active, roots: roots)))
        for root in roots where root.active {
            state.restore(.putRootKey(rootID: root.id, pem: SecretID("key \(root.id)")))
        }
        return state
    }

    private func restored(_ saved: CAState, over present: CAState, _ history: SavedHistory) -> CAState {
        let rows = RootRestoring.rows(saved.snapshot(), over: present, index: 9000, history: history, now: 555)
        return .replaced(by: rows, history == .own ? .kept : .renewed, at: 9000)
    }

    @Test func `a root that came after the save stays until its leaves have ended, and signs no more`() {
        let saved = state("d.consul", [root("a", active: true)])
        let present = state("d.consul", [root("a", active: false, rotatedOut: 400), root("b", active: true)])
        let now = restored(saved, over: present, .own)
        #expect(now.activeRoot?.id == "a")
        #expect(now.roots.roots.map(\.id) == ["b", "a"])
        #expect(now.roots.roots[0].active == false && now.roots.roots[0].rotatedOutAtSeconds == 555)
        #expect(now.key(ofRoot: "a") == SecretID("key a"))
        #expect(now.key(ofRoot: "b") == nil)
        #expect(now.index(of: .roots) == 9000)
        #expect(now.roots.roots[1].modifyIndex == 8000)
    }

    @Test func `another cluster's roots take over with this cluster's indexes`() {
        let saved = state("old.consul", [root("a", active: true)])
        let present = state("new.consul", [root("b", active: true)])
        let now = restored(saved, over: present, .other)
        #expect(now.roots.trustDomain == "old.consul")
        #expect(now.roots.roots.map(\.id) == ["a"])
        #expect(now.roots.roots[0].modifyIndex == 9000)
        #expect(now.index(of: .roots) == 9000)
    }
}
