import AccessRules
import MeshDomain
import Testing

@Suite struct SigningAccessTests {
    @Test func `each identity needs its own permission`() {
        #expect(Access.signing(for: .service(name: "web", datacenter: "dc1")) == .serviceWrite("web"))
        #expect(Access.signing(for: .meshGateway(datacenter: "dc1")) == .meshWrite)
        let east = Partition(trusted: "east")
        #expect(
            Access.signing(for: .meshGateway(partition: east, datacenter: "dc1"))
                == .inside(Scope(partition: east), .meshWrite)
        )
        #expect(Access.signing(for: .agent(node: "n1", datacenter: "dc1")) == .nodeWrite("n1"))
    }

    @Test func `identities of the control plane are nobody's`() {
        #expect(Access.signing(for: .server(datacenter: "dc1")) == nil)
        #expect(Access.signing(for: .signing) == nil)
    }
}
