import MeshDomain
import PeeringLogic
import Testing

/// Instances as a peer with the trust domain `far.consul` exports them.
enum FarInstances {
    /// What stands for the service `web` of the peer, behind its mesh gateway.
    static func proxy(_ change: (inout CheckServiceNode) -> Void = { _ in }) -> CheckServiceNode {
        var instance = CheckServiceNode(
            node: Node(id: "aaaaaaaa-1111-4111-8111-111111111111", name: "gw", address: "10.0.0.1", datacenter: "dc2"),
            service: NodeService(
                kind: .connectProxy,
                id: "web-sidecar-proxy-instance-0",
                service: "web-sidecar-proxy",
                address: "gw.example.test",
                taggedAddresses: ["wan": ServiceAddress(address: "203.0.113.9", port: 443)],
                port: 8443,
                proxy: ProxyConfiguration(destinationServiceName: "web", destinationServiceID: "web-instance-0"),
                connect: ServiceConnect(
                    peerMeta: PeeringServiceMeta(
                        sni: ["web.default.default.here.external.far.consul"],
                        spiffeID: [
                            "spiffe://far.consul/ns/default/dc/dc2/svc/web", "spiffe://far.consul/gateway/mesh/dc/dc2",
                        ],
                        serviceProtocol: "tcp"
                    )
                )
            ),
            checks: [
                HealthCheck(
                    node: "gw",
                    checkID: "web-sidecar-proxy-instance-0:overall-check",
                    name: "overall-check",
                    status: .passing,
                    serviceID: "web-sidecar-proxy-instance-0"
                )
            ]
        )
        change(&instance)
        return instance
    }

    /// An instance of `web` that does mutual TLS itself.
    static func native(_ change: (inout CheckServiceNode) -> Void = { _ in }) -> CheckServiceNode {
        proxy {
            $0.service.kind = .typical
            $0.service.id = "web-1"
            $0.service.service = "web"
            $0.service.proxy = ProxyConfiguration()
            $0.service.connect.native = true
            $0.checks = []
            change(&$0)
        }
    }
}

/// Plays what a hostile peer could send against the rules of import, each field by itself.
@Suite struct HostilePeerTests {
    private let rules = ImportRules(
        ownTrustDomain: "own.consul",
        peerTrustDomain: "far.consul",
        otherTrustDomains: ["south": "South.consul"]
    )

    private func problem(_ instance: CheckServiceNode, _ rules: ImportRules? = nil) -> String? {
        let stored = ImportRules.stored([instance])
        return (rules ?? self.rules).problem(ofService: instance.service.service, stored, besides: 0)
    }

    private func isRefused(_ text: String, _ instance: CheckServiceNode, _ rules: ImportRules? = nil) {
        let found = problem(instance, rules)
        #expect(found?.contains(text) == true, "\(text): \(found ?? "nothing")")
        #expect(found?.utf8.count ?? 0 < 700)
        #expect(found?.unicodeScalars.allSatisfy { $0.value >= 0x20 } != false)
    }

    @Test func `what a real peer sends is taken`() {
        #expect(problem(FarInstances.proxy()) == nil)
        #expect(problem(FarInstances.native()) == nil)
        // Namespaces and partitions of an Enterprise peer, and letters as the peer writes them.
        #expect(
            problem(
                FarInstances.proxy {
                    $0.service.connect.peerMeta?.sni = ["web.team-a.part-1.here.external.FAR.consul"]
                    $0.service.connect.peerMeta?.spiffeID = ["spiffe://far.consul/ap/part-1/ns/team-a/dc/dc2/svc/web"]
                    $0.service.id = "_nomad-task-1/group api:web"
                    $0.service.meta = ["notes": "two\nlines"]
                }
            ) == nil
        )
    }

    @Test(arguments: [
        "db.default.default.here.external.far.consul", "web.default.default.here.external.south.consul",
        "web.default.default.here.external.own.consul", "server.dc1.peering.own.consul",
        "web.default.dc1.internal.own.consul",
        "web.here.external.far.consul", "web.default.here.external.far.consul", "web.a.b.c.d.external.far.consul",
        "web..default.here.external.far.consul", "web.default.default.here.external.far.consul.", "external.far.consul",
        "web.default.default.here.external.xfar.consul", "*.default.default.here.external.far.consul", "", ".", "*",
        "web.default.default.here.external.far.consul\n", "web.default.default.here.external.far.consul\0",
    ])
    func `a server name that is not the service's own is refused`(name: String) {
        let both = ["web.default.default.here.external.far.consul", name]
        for names in [[name], both] {
            isRefused("SNI", FarInstances.proxy { $0.service.connect.peerMeta?.sni = names })
            isRefused("SNI", FarInstances.native { $0.service.connect.peerMeta?.sni = names })
        }
    }

    @Test(arguments: [
        "spiffe://own.consul/ns/default/dc/dc1/svc/web", "spiffe://OWN.consul/ns/default/dc/dc1/svc/web",
        "spiffe://south.consul/ns/default/dc/dc1/svc/web", "spiffe://far.consul.own.consul/ns/default/dc/dc1/svc/web",
        "spiffe://far.consul/.*|x", "spiffe://far.consul/ns/default/dc/dc2/svc/web?x", "spiffe://far.consul",
        "far.consul",
        "spiffe://far.consul/agent/server/dc/dc2", "spiffe://far.consul/agent/client/dc/dc2/id/n", "", "spiffe://",
        "spiffe://far.consul/ns/default/dc/dc2/svc/..%2f", "https://far.consul/ns/default/dc/dc2/svc/web",
        "spiffe://far.consul:1/ns/default/dc/dc2/svc/web", "spiffe://x@far.consul/ns/default/dc/dc2/svc/web",
    ])
    func `an identity that is not one of the peer's services is refused`(identity: String) {
        let good = "spiffe://far.consul/ns/default/dc/dc2/svc/web"
        for identities in [[identity], [good, identity]] {
            for instance in [FarInstances.proxy, FarInstances.native] {
                let found = problem(instance { $0.service.connect.peerMeta?.spiffeID = identities })
                #expect(found != nil, "\(identities)")
            }
        }
    }

    @Test func `what nobody could recognise is no part of the mesh`() {
        isRefused("PeerMeta is missing", FarInstances.proxy { $0.service.connect.peerMeta = nil })
        isRefused("no SpiffeID", FarInstances.proxy { $0.service.connect.peerMeta?.spiffeID = [] })
        isRefused("has no SNI", FarInstances.proxy { $0.service.connect.peerMeta?.sni = [] })
        isRefused("no identity", FarInstances.proxy { $0.service.connect.peerMeta = PeeringServiceMeta() })
        isRefused("no SpiffeID", FarInstances.native { $0.service.connect.peerMeta?.spiffeID = [] })
        // A native instance that does not say who it is is an ordinary one.
        let plain = FarInstances.native { $0.service.connect.peerMeta = nil }
        #expect(problem(plain) == nil)
        #expect(ImportRules.stored([plain]).first?.service.connect == ServiceConnect())
        let stray = FarInstances.native { $0.service.connect.native = false }
        #expect(ImportRules.stored([stray]).first?.service.connect == ServiceConnect())
        #expect(ImportRules.stored([FarInstances.native()]).first?.service.connect.native == true)
    }

    @Test(arguments: [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "169.254.169.254", "224.0.0.1", "239.1.1.1", "255.255.255.255",
        "::",
        "::1", "fe80::1", "febf::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
        "0:0:0:0:0:0:0:1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "localhost", "LOCALHOST.", "a.localhost", "ip6-localhost", "127.1",
        "2130706433",
        "0x7f000001", "0x7f.1", "0177.0.0.1", "10.0.0.1.", "10.0.0.256", "1.2.3", "::1%lo", "fe80::1%eth0", "1::2::3",
        ":::", "12345::",
        "[::1]", "a/b", "a b", "10.0.0.1\n", "a..b", ".a", "http://a", "10.0.0.1:80", "a\u{0}", "\u{202E}a",
        String(repeating: "a", count: 300), String(repeating: "a.", count: 120) + String(repeating: "b", count: 64),
    ])
    func `an address that means something else here is refused wherever it stands`(address: String) {
        isRefused("the address", FarInstances.proxy { $0.node.address = address })
        isRefused("the address", FarInstances.proxy { $0.node.taggedAddresses = ["wan": address] })
        isRefused("the address", FarInstances.proxy { $0.service.address = address })
        let tagged = ["lan": ServiceAddress(address: address, port: 22)]
        isRefused("the address", FarInstances.proxy { $0.service.taggedAddresses = tagged })
        isRefused("the address", FarInstances.native { $0.service.address = address })
        if PeerAddress("\(address):22") != nil {
            #expect(rules.problem(ofServerAddresses: ["10.0.0.1:8503", "\(address):22"]) != nil)
        }
    }

    @Test(arguments: [
        "10.0.0.1", "203.0.113.9", "8.8.8.8", "2001:db8::1", "fd00::1", "::ffff:10.0.0.1", "1:2:3:4:5:6:7:8", "1::",
        "gw.example.test",
        "gw.example.test.", "a-b_c", "1.example", "240.0.0.1",
    ])
    func `other addresses are taken`(address: String) {
        #expect(problem(FarInstances.proxy { $0.service.address = address }) == nil)
        let host = address.contains(":") ? "[\(address)]" : address
        #expect(rules.problem(ofServerAddresses: ["\(host):8503"]) == nil)
    }

    @Test func `loopback is taken where it means the same, and nothing else is`() {
        let rules = ImportRules(
            ownTrustDomain: "own.consul",
            peerTrustDomain: "far.consul",
            addresses: AddressPolicy(allowsLoopback: true)
        )
        for address in ["127.0.0.1", "::1", "localhost"] {
            #expect(problem(FarInstances.proxy { $0.service.address = address }, rules) == nil)
        }
        for address in ["0.0.0.0", "169.254.169.254", "224.0.0.1", "127.1"] {
            isRefused("the address", FarInstances.proxy { $0.service.address = address }, rules)
        }
    }

    @Test func `ids and texts that lead elsewhere are refused`() {
        let bad: [(String, (inout CheckServiceNode) -> Void)] = [
            ("the service id", { $0.service.id = "../../x\n" }), ("the service id", { $0.service.id = "../../x" }),
            ("the service id", { $0.service.id = "" }), ("the service id", { $0.service.id = "a\u{202E}b" }),
            ("the service id", { $0.service.id = String(repeating: "x", count: 600) }),
            ("the service id", { $0.service.id = "a/./b" }), ("the check id", { $0.checks[0].checkID = "a\0b" }),
            ("the check id", { $0.checks[0].checkID = "" }), ("the node name", { $0.node.name = "a b" }),
            ("the node name", { $0.node.name = ".." }), ("the node name", { $0.node.name = "" }),
            ("an id or a datacenter", { $0.node.id = "a\nb" }),
            ("an id or a datacenter", { $0.node.datacenter = "../x" }),
            ("control characters", { $0.service.tags = ["a\u{1B}[2J"] }),
            ("control characters", { $0.service.meta = ["a\nb": "c"] }),
            ("control characters", { $0.node.meta = ["a": "\u{7}"] }),
            ("control characters", { $0.checks[0].output = "\u{1B}[2J" }),
            ("of kind \"mesh-gateway\"", { $0.service.kind = .meshGateway }),
            ("of kind", { $0.service.kind = ServiceKind(rawValue: "x\ny") }),
            ("the port 70000", { $0.service.port = 70_000 }), ("the port -1", { $0.service.port = -1 }),
            ("the port -1", { $0.service.taggedAddresses = ["wan": ServiceAddress(address: "a", port: -1)] }),
            ("DestinationServiceName", { $0.service.proxy.destinationServiceName = "web|.*" }),
            ("DestinationServiceName", { $0.service.proxy.destinationServiceName = "" }),
            ("the protocol", { $0.service.connect.peerMeta?.serviceProtocol = "t c p" }),
            ("at most 65536", { $0.service.meta = ["a": String(repeating: "x", count: 70_000)] }),
            ("at most 16", { $0.service.connect.peerMeta?.sni = Array(repeating: "a", count: 17) }),
        ]
        for (text, change) in bad {
            isRefused(text, FarInstances.proxy(change))
            #expect(problem(FarInstances.proxy(change))?.hasPrefix("Nodes[0]: ") == true)
        }
        let stranger = rules.problem(ofService: "db", [FarInstances.native()], besides: 0)
        #expect(stranger?.contains("Service.Service is \"web\", it must be \"db\"") == true)
        for name in ["", "..", ".a", "a.", "a b", "a/b", "a\nb", "*", String(repeating: "x", count: 256)] {
            #expect(rules.problem(ofService: name, [], besides: 0)?.contains("cannot be used") == true, "\(name)")
            #expect(rules.problem(ofList: ["web", name])?.contains("cannot be used") == true)
        }
    }

    @Test func `before it has shown a trust domain a peer is bound to the one that it shows first`() {
        let fresh = ImportRules(
            ownTrustDomain: "own.consul",
            peerTrustDomain: nil,
            otherTrustDomains: ["south": "south.consul"]
        )
        #expect(problem(FarInstances.proxy(), fresh) == nil)
        #expect(ImportRules.claimedTrustDomain(of: [FarInstances.proxy()]) == "far.consul")
        func of(_ domain: String) -> CheckServiceNode {
            FarInstances.proxy {
                $0.service.connect.peerMeta?.sni = ["web.default.default.here.external.\(domain)"]
                $0.service.connect.peerMeta?.spiffeID = ["spiffe://\(domain)/ns/default/dc/dc2/svc/web"]
            }
        }
        #expect(problem(of("own.consul"), fresh)?.contains("importing cluster itself") == true)
        #expect(problem(of("south.consul"), fresh)?.contains("of the peer \"south\"") == true)
        // Not of two at once.
        let mixed = fresh.problem(ofService: "web-sidecar-proxy", [of("far.consul"), of("near.consul")], besides: 0)
        #expect(mixed?.hasPrefix("Nodes[1]: ") == true)
        // A token names the trust domain of the cluster that made it.
        let dialer = ImportRules(
            ownTrustDomain: "own.consul",
            peerTrustDomain: nil,
            serverName: "server.dc2.peering.far.consul"
        )
        #expect(problem(of("near.consul"), dialer)?.contains("cannot become \"near.consul\"") == true)
        #expect(problem(of("far.consul"), dialer) == nil)
    }

    @Test func `server addresses are few and well formed`() {
        let many = Array(repeating: "10.0.0.1:8503", count: 257)
        #expect(rules.problem(ofServerAddresses: many)?.contains("257 server addresses, at most 256") == true)
        for bad in ["", ":1", "h", "h:", "h:0", "h:65536", "h:x", "::1:2", "http://h:1", "h:1\n", "\n:1"] {
            #expect(rules.problem(ofServerAddresses: [bad]) != nil, "\(bad)")
        }
    }

    @Test func `the texts of refusals are short and of one line`() {
        let long = String(repeating: "\n\u{202E}", count: 50_000)
        for problem in [
            rules.problem(ofService: long, [], besides: 0), rules.problem(ofList: [long]),
            rules.problem(ofServerAddresses: [long]), rules.problem(ofTrustDomain: long),
            problem(FarInstances.proxy { $0.service.id = long }), problem(FarInstances.proxy { $0.node.name = long }),
            problem(FarInstances.proxy { $0.service.address = long }),
            problem(FarInstances.proxy { $0.service.connect.peerMeta?.sni = [long] }),
            problem(FarInstances.proxy { $0.service.connect.peerMeta?.spiffeID = [long] }),
        ] {
            #expect(problem.map { $0.utf8.count < 700 && !$0.contains("\n") } == true)
        }
    }
}
