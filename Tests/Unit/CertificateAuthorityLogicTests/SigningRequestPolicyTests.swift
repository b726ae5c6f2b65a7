import CertificateAuthorityLogic
import MeshDomain
import Testing

@Suite struct SigningRequestPolicyTests {
    private let policy = SigningRequestPolicy(trustDomain: "ABC.consul", datacenter: "dc1", scopes: [.standard])

    private func refusal(_ uri: String) -> String {
        do {
            let identity = try SigningRequestPolicy.identity(uris: [uri], emailCount: 0)
            try policy.checkPlace(of: identity)
            return "accepted"
        } catch {
            #expect(error.code == .badRequest)
            return error.message
        }
    }

    @Test func `a request needs exactly one URI and no e-mail`() {
        let uri = "spiffe://abc.consul/ns/default/dc/dc1/svc/web"
        #expect(throws: MeshError(.badRequest, "CSR SAN contains an invalid number of URIs: 0")) {
            try SigningRequestPolicy.identity(uris: [], emailCount: 0)
        }
        #expect(throws: MeshError(.badRequest, "CSR SAN contains an invalid number of URIs: 2")) {
            try SigningRequestPolicy.identity(uris: [uri, uri], emailCount: 0)
        }
        #expect(throws: MeshError(.badRequest, "CSR SAN does not allow specifying email addresses")) {
            try SigningRequestPolicy.identity(uris: [uri], emailCount: 1)
        }
    }

    @Test(arguments: [
        ("spiffe://abc.consul/ns/default/dc/dc1/svc/web", "accepted"),
        ("spiffe://ABC.consul/gateway/mesh/dc/dc1", "accepted"),
        (
            "spiffe://abc.consul/ns/default/dc/dc2/svc/web",
            "SPIFFE ID in CSR from a different datacenter: dc2, we are dc1"
        ),
        (
            "spiffe://xyz.consul/ns/default/dc/dc1/svc/web",
            "SPIFFE ID in CSR from a different trust domain: xyz.consul, we are abc.consul"
        ),
        ("spiffe://abc.consul", "SPIFFE ID in CSR must be a service, mesh-gateway, or agent ID"),
        ("http://x", "SPIFFE ID must have 'spiffe' scheme"),
        (
            "spiffe://abc.consul/ns/other/dc/dc1/svc/web",
            "SPIFFE ID in CSR must be in a namespace and partition of this cluster (default/default): "
                + "spiffe://abc.consul/ns/other/dc/dc1/svc/web"
        ),
    ])
    func `identities of other places are refused`(uri: String, answer: String) {
        #expect(refusal(uri) == answer)
    }

    @Test(arguments: [
        "..", ".", "a?b", "a%3Fb", "%2E%2E", "%2e", "a%20b", "a%23b", "w%C3%A9b", "a;b", "a:b", "a@b", "a~b", "a,b",
        "%5C",
        String(repeating: "a", count: 256),
    ])
    func `a name that is no segment of a SPIFFE id gets no certificate`(name: String) {
        for uri in ["ns/default/dc/dc1/svc/\(name)", "agent/client/dc/dc1/id/\(name)"] {
            let answer = refusal("spiffe://abc.consul/\(uri)")
            let isForm = answer.hasPrefix("SPIFFE ID is not in the expected format")
            #expect(isForm || answer.contains("cannot be the name in a certificate"), "\(answer)")
        }
    }

    @Test(arguments: ["web", "Web-1", "a.b", "...", "a_b", "-", "%77eb", String(repeating: "a", count: 255)])
    func `usual names get one`(name: String) {
        #expect(refusal("spiffe://abc.consul/ns/default/dc/dc1/svc/\(name)") == "accepted")
    }
}
