import MeshDomain
import Testing

@Suite struct SpiffeIDTests {
    @Test(arguments: [
        ("/ns/default/dc/dc1/svc/web", SpiffeID.Holder.service(name: "web", datacenter: "dc1")),
        (
            "/ap/p1/ns/n1/dc/dc1/svc/web",
            .service(
                name: ServiceName("web", in: Scope(trustedPartition: "p1", namespace: "n1")),
                datacenter: "dc1"
            )
        ),
        ("/gateway/mesh/dc/dc1", .meshGateway(datacenter: "dc1")),
        ("/ap/p1/gateway/mesh/dc/dc1", .meshGateway(partition: Partition(trusted: "p1"), datacenter: "dc1")),
        ("/agent/client/dc/dc1/id/n-1", .agent(node: "n-1", datacenter: "dc1")),
        ("/agent/server/dc/dc1", .server(datacenter: "dc1")),
        ("", .signing),
        ("/ns/default/dc/dc1/svc/a%20b", .service(name: "a b", datacenter: "dc1")),
    ])
    func `every form is read and written alike`(path: String, holder: SpiffeID.Holder) throws {
        let text = "spiffe://11111111-2222-3333-4444-555555555555.consul" + path
        let identity = try SpiffeID(parsing: text)
        #expect(identity == SpiffeID(trustDomain: "11111111-2222-3333-4444-555555555555.consul", holder: holder))
        #expect(identity.uri == text)
    }

    @Test func `the trust domain is compared in lower case`() throws {
        #expect(try SpiffeID(parsing: "SPIFFE://ABC.Consul").trustDomain == "abc.consul")
    }

    @Test(arguments: [
        "", "http://x", "spiffe:/x", "spiffe://", "spiffe:///ns/default/dc/dc1/svc/web",
        "spiffe://td/ns/default/dc/dc1/svc/", "spiffe://td/ns/default/dc/dc1/svc/a/b", "spiffe://td/",
        "spiffe://td/ns/default/dc/dc1/svc/a%2fb", "spiffe://td/ns/default/dc/dc1/svc/a%00b",
        "spiffe://td/ns/default/dc/dc1/svc/a%ffb", "spiffe://td/ns/default/dc/dc1/svc/a%2",
        "spiffe://td/ns/default/dc/dc1/svc/a?b", "spiffe://td/ns/default/dc/dc1/svc/a#b",
        "spiffe://td:80/ns/default/dc/dc1/svc/a", "spiffe://user@td/ns/default/dc/dc1/svc/a", "spiffe://td/ap/p1",
        "spiffe://td/gateway/ingress/dc/dc1", "spiffe://td/ap/p1/agent/server/dc/dc1",
        "spiffe://td/ns/default/dc/dc1/svc/a\0",
        // A mark that combines with the slash before it: a separator all the same.
        "spiffe://td/ns/default/dc/dc1/svc/a/\u{301}b", "spiffe://td/ns/default/dc/dc1/\u{6E0}svc/a",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: SpiffeID.ParseError.self) { try SpiffeID(parsing: text) }
    }

    @Test func `a peer addresses the control plane by this name`() {
        #expect(
            SpiffeID.peeringServerName(trustDomain: SpiffeID.trustDomain(clusterID: "ABC"), datacenter: "dc1")
                == "server.dc1.peering.abc.consul"
        )
    }
}
