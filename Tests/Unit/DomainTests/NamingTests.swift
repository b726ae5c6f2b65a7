import MeshDomain
import Testing

/// Identity: what is one name, what is two, and how names are printed.
@Suite struct NamingTests {
    private static let composed = "caf\u{E9}"
    private static let decomposed = "cafe\u{301}"

    @Test func `names that only look alike are two names`() {
        #expect(Self.composed == Self.decomposed, "Swift takes them for one")
        #expect(NameText(Self.composed) != NameText(Self.decomposed))
        #expect(!Self.composed.hasSameBytes(as: Self.decomposed))
        #expect(ServiceKey(ServiceName(Self.composed)) != ServiceKey(ServiceName(Self.decomposed)))
        #expect(Set([NameText(Self.composed), NameText(Self.decomposed), NameText(Self.composed)]).count == 2)
    }

    @Test(arguments: [
        ("web", "web"), ("WEB", "web"), ("Web-1", "web-1"), ("\u{C9}t\u{E9}", "\u{E9}t\u{E9}"),
        // Go's mapping is by single code points: no dot above is added, no final sigma is made, `ß` has no upper case.
        ("\u{130}", "i"), ("\u{3A3}\u{391}\u{3A3}", "\u{3C3}\u{3B1}\u{3C3}"), ("\u{1E9E}", "\u{DF}"), ("\u{212A}", "k"),
        ("", ""),
    ])
    func `keys are folded as Consul's state is`(name: String, folded: String) {
        #expect(NameText(name).folded.text.hasSameBytes(as: folded))
        #expect(NameText(folded).folded == NameText(folded), "folding again changes nothing")
        #expect(ServiceKey(ServiceName(name)) == ServiceKey(ServiceName(folded)))
    }

    @Test func `names are ordered by their bytes`() {
        let names = ["b", "a", "B", "a\u{301}", "\u{E1}", "aa", "Z"].map { NameText($0) }
        #expect(names.sorted().map(\.text.utf8.first) == [0x42, 0x5A, 0x61, 0x61, 0x61, 0x62, 0xC3])
        for (left, right) in zip(names.sorted(), names.sorted().dropFirst()) {
            #expect(left.text.utf8.lexicographicallyPrecedes(right.text.utf8))
        }
    }

    @Test func `a key finds every spelling and tells origins and scopes apart`() {
        let scope = Scope(trustedPartition: "", namespace: "team-a")
        #expect(ServiceKey(ServiceName("Web")) == ServiceKey(ServiceName("wEB")))
        #expect(ServiceName("Web") != ServiceName("wEB"))
        #expect(ServiceKey(ServiceName("web", in: scope)) != ServiceKey(ServiceName("web")))
        #expect(ServiceKey(peer: "east", name: "web") != ServiceKey(name: "web"))
        #expect(NodeKey(NodeName("N1")) == NodeKey(name: "n1"))
        #expect(NodeKey(NodeName("n1", in: Partition(trusted: "part"))) != NodeKey(name: "n1"))
        #expect(ScopedID("A") == ScopedID("a") && ScopedID("a", in: Namespace(trusted: "x")) != ScopedID("a"))
        let (one, other) = (EntryKey(kind: .mesh, name: "Mesh"), EntryKey(kind: .mesh, name: "mesh"))
        #expect(one == other && one.hashValue == other.hashValue && one.name == "Mesh")
        #expect(EntryKey(kind: .mesh, name: "mesh", in: scope) != other)
    }

    @Test(arguments: ["", "default"])
    func `the built-in scope has one form`(name: String) throws {
        #expect(try Partition(validating: name) == .standard)
        #expect(try Namespace(validating: name) == .standard)
        #expect(Scope(trustedPartition: name, namespace: name) == .standard)
        #expect(Scope.standard.description == "default/default" && Scope.standard.isStandard)
    }

    @Test(arguments: [
        ("-a", "a name is 1 to 63 letters"), ("a-", "a name is 1 to 63 letters"), ("a.b", "a name is 1 to 63 letters"),
        ("a b", "a name is 1 to 63 letters"), ("*", "a name is 1 to 63 letters"), ("system", "is reserved"),
        ("universal", "is reserved"), ("operator", "is reserved"), ("root", "is reserved"),
        (String(repeating: "x", count: 64), "a name is 1 to 63 letters"), ("\u{E9}", "a name is 1 to 63 letters"),
    ])
    func `names of scopes follow the rules, and the refusal names field and rule`(name: String, rule: String) {
        let refusal = #expect(throws: MeshError.self) { try Namespace(validating: name, field: "ns") }
        #expect(refusal?.code == .badRequest && refusal?.message.hasPrefix("ns \"") == true)
        #expect(refusal?.message.contains(rule) == true)
        #expect(throws: MeshError.self) { try Partition(validating: name) }
    }

    @Test func `a partition begins with a letter and is written small`() throws {
        #expect(throws: MeshError.self) { try Partition(validating: "1a") }
        #expect(try Namespace(validating: "1a").name == "1a")
        #expect(try Partition(validating: "Team-A").name == "team-a")
        #expect(try Namespace(validating: "Team-A").name == "Team-A")
    }

    @Test func `names of services and nodes are checked where they come in`() throws {
        for name in ["", "a\u{0}b", "a\nb", String(repeating: "x", count: 256)] {
            let refusal = #expect(throws: MeshError.self) { try ServiceName(validating: name, field: "Name") }
            #expect(refusal?.message.hasPrefix("Name") == true)
            #expect(throws: MeshError.self) { try NodeName(validating: name) }
        }
        #expect(try ServiceName(validating: "Web_1.x").text == "Web_1.x")
        #expect(PeerName("") == nil && Origin(peer: "") == .local && Origin(peer: "east").peer == "east")
    }

    @Test func `the default scope is printed as if there were no other`() {
        let web: ServiceName = "web"
        #expect(ServerNames.service(web, datacenter: "dc1", trustDomain: "td") == "web.default.dc1.internal.td")
        #expect(ServerNames.exported(web, peer: "p", trustDomain: "td") == "web.default.default.p.external.td")
        #expect(ServerNames.importedCluster(web, peer: "p", peerTrustDomain: "td") == "web.default.p.external.td")
        #expect(EnvoyNames.upstream(web, datacenter: "", peer: "") == "web")
        #expect(EnvoyNames.upstream(web, datacenter: "dc2", peer: "") == "web?dc=dc2")
        #expect(EnvoyNames.upstream(web, datacenter: "", peer: "p") == "web?peer=p")
        #expect(EnvoyNames.local(web, datacenter: "dc1") == "web.default.default.dc1")
        #expect(EnvoyNames.peered(web, peer: "p") == "web.default.p")
        #expect(web.description == "web" && NodeName("n").description == "n")
        #expect(
            SpiffeID(trustDomain: "td", holder: .service(name: web, datacenter: "dc1")).uri
                == "spiffe://td/ns/default/dc/dc1/svc/web"
        )
    }

    @Test func `another scope stands in every name`() {
        let web = ServiceName("web", in: Scope(trustedPartition: "part", namespace: "team"))
        #expect(ServerNames.service(web, datacenter: "dc1", trustDomain: "td") == "web.team.part.dc1.internal-v1.td")
        #expect(ServerNames.exported(web, peer: "p", trustDomain: "td") == "web.team.part.p.external.td")
        #expect(ServerNames.importedCluster(web, peer: "p", peerTrustDomain: "td") == "web.team.p.external.td")
        #expect(EnvoyNames.upstream(web, datacenter: "", peer: "") == "part/team/web")
        #expect(EnvoyNames.local(web, datacenter: "dc1") == "web.team.part.dc1")
        let identity = SpiffeID(trustDomain: "td", holder: .service(name: web, datacenter: "dc1"))
        #expect(identity.uri == "spiffe://td/ap/part/ns/team/dc/dc1/svc/web")
        #expect(identity.scope == web.scope)
        #expect(TopicNames.service(ServiceKey(web)) != TopicNames.service(ServiceKey("web")))
        let one = ServiceName("web", in: Scope(trustedPartition: "", namespace: "team"))
        #expect(ServerNames.service(one, datacenter: "dc1", trustDomain: "td") == "web.team.dc1.internal.td")
    }
}
