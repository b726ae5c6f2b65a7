import AccessRules
import CatalogTables
import MeshDomain
import MeshState
import NameSystem
import Testing

/// A catalog, and questions about it.
struct NameWorld {
    var settings = NameSettings()
    var authorizer = Authorizer.accessControlOff
    var groups: [SamenessGroup] = []
    /// Ingress gateways that lead to a service, as config entries would say.
    var gateways: [String: [String]] = [:]
    private var catalog = CatalogState()
    private var index: UInt64 = 0

    /// IPv4 only, and as much of IPv6 as the tests need.
    static let read: CatalogNames.AddressReader = { text in
        let parts = text.split(separator: ".").compactMap { UInt8($0) }
        if parts.count == 4, text.split(separator: ".").count == 4 { return parts }
        return text == "fd00::7" ? [0xFD] + Array(repeating: 0, count: 14) + [7] : nil
    }

    mutating func apply(_ changes: CatalogChange...) {
        var touched: Set<CatalogTopic> = []
        index += 1
        for change in changes { catalog.apply(change, index: index, touched: &touched) }
    }

    mutating func put(_ node: Node, _ services: NodeService..., checks: [HealthCheck] = []) {
        apply(.putNode(node))
        for service in services { apply(.putService(node: node.name, service)) }
        for check in checks { apply(.putCheck(check)) }
    }

    /// What is answered; nil when other name servers are to be asked.
    func ask(_ text: String, _ type: RecordType = .a, edns: UInt16? = nil, seed: UInt64 = 1) throws -> NameMessage {
        var request = NameMessage(id: 9, asking: NameQuestion(try #require(DomainName(text)), type))
        request.ednsPart = edns.map { MessageExtension(datagramLimit: $0) }
        return try #require(try outcome(of: request, seed: seed).message)
    }

    func outcome(of request: NameMessage, seed: UInt64 = 1) throws -> NameOutcome {
        let gateways = gateways
        var answerer = NameAnswerer(
            settings: settings,
            datacenter: "dc1",
            source: CatalogNames(
                catalog,
                groups: { [groups] partition in partition.isStandard ? groups : [] },
                gateways: { (gateways[$0.text] ?? []).map { ServiceName($0) } },
                read: Self.read
            ),
            authorizer: authorizer,
            serial: 77,
            seed: seed
        )
        return answerer.outcome(of: request)
    }

    /// Answers in words, sorted.
    func words(_ text: String, _ type: RecordType = .a) throws -> [String] {
        let reply = try ask(text, type)
        return reply.answers.map(\.words).sorted() + (reply.code == .success ? [] : ["code \(reply.code.rawValue)"])
    }
}

extension NameOutcome {
    /// What is answered, by nobody else when it is about another datacenter.
    var message: NameMessage? {
        switch self {
        case .answer(let message, _), .elsewhere(_, let message): message
        case .recurse, .ignore: nil
        }
    }
}

extension ResourceRecord {
    var words: String {
        switch data {
        case .address(let bytes): bytes.map(String.init).joined(separator: ".")
        case .service(let priority, let weight, let port, let target): "\(priority) \(weight) \(port) \(target)"
        case .canonicalName(let name), .pointer(let name), .nameServer(let name): name.description
        case .text(let texts): texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
        case .zone(let server, _, let times): "\(server) \(times.serial)"
        case .other(let type, _): "type \(type.rawValue)"
        }
    }
}

/// What names of a cluster stand for.
@Suite
struct AnswerTests {
    private var world = NameWorld()

    init() {
        world.put(
            Node(name: "n1", address: "10.0.0.1", meta: ["rfc1035-x": "plain", "a=b": "c"]),
            NodeService(id: "a", service: "web", tags: ["V1", "v1.2"], port: 80, weights: ServiceWeights(passing: 3)),
            NodeService(kind: .connectProxy, id: "p", service: "web-proxy", port: 21000).calling("web")
        )
        world.put(
            Node(name: "n2", address: "10.0.0.2"),
            NodeService(id: "b", service: "Web", address: "10.9.9.2", port: 81),
            NodeService(id: "c", service: "web", port: 82, weights: ServiceWeights(passing: 9, warning: 4)),
            checks: [HealthCheck(node: "n2", checkID: "c", status: .warning, serviceID: "c", serviceName: "web")]
        )
        world.put(
            Node(name: "n3", address: "10.0.0.3"),
            NodeService(id: "d", service: "web", port: 83),
            NodeService(id: "e", service: "six", address: "fd00::7", port: 5),
            NodeService(id: "f", service: "far", address: "ext.example.test", port: 6),
            NodeService(id: "g", service: "near", address: "web.service.consul", port: 7),
            NodeService(id: "h", service: "loop", address: "loop.service.consul", port: 8),
            checks: [HealthCheck(node: "n3", checkID: "d", status: .critical, serviceID: "d", serviceName: "web")]
        )
        world.put(
            Node(name: "n9", peer: "west", address: "10.9.0.9"),
            NodeService(id: "a", service: "api", port: 99, peer: "west")
        )
        world.put(
            Node(name: "n5", address: "10.5.0.5", partition: Partition(trusted: "east")),
            NodeService(id: "t", service: "shop", port: 5, scope: Scope(trustedPartition: "east", namespace: "team"))
        )
        world.apply(.assignVirtualAddress(ServiceKey(name: "web"), offset: 1))
    }

    @Test func `a service has the addresses of the ingress gateways that lead to it`() throws {
        var world = world
        world.put(
            Node(name: "n7", address: "10.0.0.7"),
            NodeService(kind: .ingressGateway, id: "i", service: "igw", port: 8443),
            NodeService(id: "x", service: "igw", address: "10.8.8.8", port: 1)
        )
        #expect(try world.words("web.ingress.consul") == ["code 3"])
        world.gateways = ["web": ["igw", "away"]]
        #expect(try world.words("web.ingress.consul") == ["10.0.0.7"])
        #expect(try world.words("web.ingress.dc1.consul", .srv) == ["1 1 8443 n7.node.dc1.consul."])
        #expect(try world.words("six.ingress.consul") == ["code 3"])
    }

    @Test(arguments: [
        ("web.service.consul", ["10.0.0.1", "10.0.0.2", "10.9.9.2"]),
        ("WEB.Service.DC1.consul.", ["10.0.0.1", "10.0.0.2", "10.9.9.2"]),
        ("web.service.dc1.dc.consul", ["10.0.0.1", "10.0.0.2", "10.9.9.2"]),
        ("web.service.default.ns.default.ap.dc1.dc.consul", ["10.0.0.1", "10.0.0.2", "10.9.9.2"]),
        ("shop.service.team.ns.east.ap.consul", ["10.5.0.5"]), ("n5.node.east.ap.dc1.dc.consul", ["10.5.0.5"]),
        ("v1.web.service.consul", ["10.0.0.1"]), ("v1.2.web.service.consul", ["10.0.0.1"]),
        ("_web._v1.service.consul", ["10.0.0.1"]), ("_web._tcp.service.consul", ["10.0.0.1", "10.0.0.2", "10.9.9.2"]),
        ("web.connect.consul", ["10.0.0.1"]), ("api.service.west.peer.consul", ["10.9.0.9"]),
        ("web.virtual.consul", ["240.0.0.1"]), ("web.virtual.dc1.consul", []), ("none.virtual.consul", []),
        ("n1.node.consul", ["10.0.0.1"]), ("n9.node.west.peer.consul", ["10.9.0.9"]),
        ("0a090902.addr.dc1.consul", ["10.9.9.2"]), ("six.service.consul", []),
        ("far.service.consul", ["ext.example.test."]),
        ("near.service.consul", ["10.0.0.1", "10.0.0.2", "10.9.9.2", "web.service.consul."]),
    ])
    func `names stand for addresses`(name: String, addresses: [String]) throws {
        #expect(try world.words(name) == addresses)
    }

    @Test func `a sameness group answers with its first member that can`() throws {
        var world = world
        func group(_ isDefault: Bool) -> SamenessGroup {
            SamenessGroup(
                name: "all",
                defaultForFailover: isDefault,
                includeLocal: true,
                members: [SamenessGroupMember(peerName: "west"), SamenessGroupMember(partitionName: "east")]
            )
        }
        world.groups = [group(true)]
        #expect(try world.words("api.service.all.sg.consul") == ["10.9.0.9"])
        #expect(try world.words("v1.web.service.ALL.sg.consul") == ["10.0.0.1"])
        #expect(try world.words("shop.service.team.ns.all.sg.consul") == ["10.5.0.5"])
        for name in ["none.service.all.sg", "api.service.other.sg", "api.service.all.sg.west.peer", "n1.node.all.sg"] {
            #expect(try world.ask(name + ".consul").code == .noSuchName)
        }
        world.groups = [group(false)]
        #expect(try world.ask("api.service.all.sg.consul").code == .noSuchName)
    }

    @Test(
        arguments: [
            ("web.service.dc2.consul", "dc2"), ("WEB.service.dc2.dc.consul", "dc2"), ("n1.node.dc9.consul", "dc9"),
            ("web.virtual.dc2.dc.consul", "dc2"), ("q.query.dc2.consul", "dc2"), ("web.service.dc1.consul", nil),
            ("web.virtual.dc2.consul", nil), ("web.service.east.peer.consul", nil),
        ] as [(String, String?)]
    )
    func `what is in another datacenter is to be asked there`(name: String, datacenter: String?) throws {
        let question = NameQuestion(try #require(DomainName(name)), .a)
        let outcome = try world.outcome(of: NameMessage(id: 1, asking: question))
        guard case .elsewhere(let other, let otherwise) = outcome else { return #expect(datacenter == nil) }
        #expect(other == datacenter)
        #expect(otherwise.code == .noSuchName)
    }

    @Test(arguments: [
        "none.service.consul", "v9.web.service.consul", "web.service.dc2.consul", "web.service.west.peer.dc1.dc.consul",
        "web.service.other.ns.consul", "web.service.other.ap.consul", "web.service.all.sg.consul", "api.service.consul",
        "shop.service.consul", "shop.service.team.ns.consul", "n5.node.consul",
        "service.consul", "consul", "x.nonsense.consul", "n1.node.dc2.consul", "none.node.consul", "0a0909.addr.consul",
        "zz090902.addr.consul", "a.0a090902.addr.consul", "web.ingress.consul", "q.query.consul",
        "api.service.east.peer.consul",
        "web.service.dc1.dc.dc1.dc.consul", "_web._tcp.consul",
    ])
    func `what does not exist is told with the zone`(name: String) throws {
        let reply = try world.ask(name)
        #expect(reply.code == .noSuchName)
        #expect(reply.isAuthoritative)
        #expect(reply.answers.isEmpty)
        #expect(reply.authorities.map(\.words) == ["ns.consul. 77"])
    }

    @Test
    func `targets carry weights by health, and names that lead to the right address`() throws {
        let reply = try world.ask("web.service.consul", .srv)
        #expect(
            reply.answers.map(\.words).sorted() == [
                "1 1 81 0a090902.addr.dc1.consul.", "1 3 80 n1.node.dc1.consul.", "1 4 82 n2.node.dc1.consul.",
            ]
        )
        let added = reply.additionals.map { "\($0.name) \($0.words)" }.sorted()
        #expect(
            added == [
                "0a090902.addr.dc1.consul. 10.9.9.2", "n1.node.dc1.consul. 10.0.0.1", "n1.node.dc1.consul. a`=b=c",
                "n1.node.dc1.consul. plain", "n2.node.dc1.consul. 10.0.0.2",
            ]
        )
        #expect(try world.words("_web._tcp.consul", .srv).count == 3)
        #expect(try world.words("api.service.west.peer.consul", .srv) == ["1 1 99 n9.node.west.peer.consul."])
        #expect(
            try world.words("six.service.consul", .srv) == ["1 1 5 fd000000000000000000000000000007.addr.dc1.consul."]
        )
        #expect(try world.words("far.service.consul", .srv) == ["1 1 6 ext.example.test."])
    }

    @Test
    func `a name without the type asked for exists and is empty`() throws {
        for type in [RecordType.aaaa, .txt, RecordType(rawValue: 15)] {
            let reply = try world.ask("web.service.consul", type)
            #expect(reply.code == .success)
            #expect(reply.answers.isEmpty)
            #expect(reply.authorities.map(\.words) == ["ns.consul. 77"])
        }
        #expect(try world.ask("six.service.consul", .aaaa).answers.map(\.data.type) == [.aaaa])
        // Of a node only its metadata is said.
        let node = try world.ask("n1.node.consul", .aaaa)
        #expect(node.authorities.isEmpty)
        #expect(node.additionals.map(\.words).sorted() == ["a`=b=c", "plain"])
    }

    @Test
    func `metadata of a node is texts`() throws {
        #expect(try world.words("n1.node.consul", .txt) == ["a`=b=c", "plain"])
        #expect(try world.words("n1.node.consul", .any) == ["10.0.0.1", "a`=b=c", "plain"])
        var quiet = world
        quiet.settings.addsNodeMeta = false
        #expect(try quiet.ask("n1.node.consul").additionals.isEmpty)
        quiet.put(Node(name: "long", address: "10.1.1.1", meta: ["k": String(repeating: "x", count: 400)]))
        let text = try quiet.ask("long.node.consul", .txt).answers.first?.data
        guard case .text(let pieces) = text else { throw MeshError(.internalFault, "no text") }
        #expect(pieces.map(\.count) == [255, 147])
    }

    @Test
    func `names that lead in a circle end`() throws {
        let reply = try world.ask("loop.service.consul")
        #expect(reply.answers.count == 4)
        #expect(Set(reply.answers.map(\.words)) == ["loop.service.consul."])
    }

    @Test
    func `only what passes, when that is set`() throws {
        var strict = world
        strict.settings.onlyPassing = true
        #expect(try strict.words("web.service.consul") == ["10.0.0.1", "10.9.9.2"])
    }

    @Test
    func `a token sees what it may, and the rest does not exist`() throws {
        func rights(_ rules: [AccessRule]) -> Authorizer {
            let policy = AccessPolicy(name: "t", rules: AccessPolicyRules(rules: rules))
            return Authorizer(policies: [policy], defaultPolicy: .deny)
        }
        var guarded = world
        guarded.authorizer = rights([])
        for name in ["web.service.consul", "n1.node.consul", "web.connect.consul"] {
            #expect(try guarded.words(name) == ["code 3"])
        }
        #expect(try guarded.words("web.virtual.consul") == [])
        #expect(try guarded.ask("1.0.0.10.in-addr.arpa", .ptr).code == .serverFailure)
        guarded.authorizer = rights([.init(.node, .exact("n1"), .read), .init(.service, .exact("web"), .read)])
        #expect(try guarded.words("web.service.consul") == ["10.0.0.1"])
        // The sidecar is a service of its own.
        #expect(try guarded.words("web.connect.consul") == ["code 3"])
        #expect(try guarded.words("web.virtual.consul") == ["240.0.0.1"])
        #expect(try guarded.words("n2.node.consul") == ["code 3"])
        guarded.authorizer = rights([.init(.node, .exact("n1"), .read), .init(.service, .exact("web-proxy"), .read)])
        #expect(try guarded.words("web.connect.consul") == ["code 3"])
    }

    @Test
    func `addresses lead to names`() throws {
        #expect(try world.words("1.0.0.10.in-addr.arpa", .ptr) == ["n1.node.dc1.consul."])
        #expect(try world.words("2.9.9.10.in-addr.arpa", .ptr) == ["Web.service.dc1.consul."])
        let six = "7.0.0.0." + String(repeating: "0.0.0.0.", count: 6) + "0.0.d.f.ip6.arpa"
        #expect(try world.words(six, .ptr) == ["six.service.dc1.consul."])
        for name in ["9.9.9.10.in-addr.arpa", "0.0.10.in-addr.arpa", "x.0.0.10.in-addr.arpa", "f.ip6.arpa"] {
            #expect(try world.words(name, .ptr) == ["code 2"])
        }
    }

    @Test
    func `what is not the cluster's is refused, or asked of others`() throws {
        #expect(try world.ask("www.example.com").code == .refused)
        var asking = world
        asking.settings.recursors = [NameSettings.Recursor(host: "10.0.0.53")]
        let question = NameQuestion(try #require(DomainName("www.example.com")), .a)
        #expect(try asking.outcome(of: NameMessage(id: 1, asking: question)) == .recurse)
        #expect(try asking.ask("web.service.consul").offersRecursion)
        let far = NameQuestion(try #require(DomainName("far.service.consul")), .a)
        guard case .answer(_, let outside) = try asking.outcome(of: NameMessage(id: 1, asking: far)) else {
            throw MeshError(.internalFault, "no answer")
        }
        #expect(outside.map(\.description) == ["ext.example.test."])
    }

    @Test
    func `a second domain is answered in its own words`() throws {
        var other = world
        other.settings.alternateDomain = DomainName("mesh.internal")
        let reply = try other.ask("web.service.mesh.internal", .srv)
        #expect(reply.answers.map(\.words).contains("1 3 80 n1.node.dc1.mesh.internal."))
        #expect(try other.ask("none.service.mesh.internal").authorities.map(\.words) == ["ns.mesh.internal. 77"])
    }

    @Test
    func `the zone has servers with addresses`() throws {
        var served = world
        for number in 1...5 {
            let server = NodeService(id: "consul", service: "consul", port: 8300)
            served.put(Node(name: "s\(number)", address: "10.5.0.\(number)"), server)
        }
        let reply = try served.ask("consul", .ns)
        #expect(reply.answers.count == 3)
        #expect(reply.additionals.count == 3)
        let zone = try served.ask("dc1.consul", .soa)
        #expect(zone.answers.map { $0.name.description } == ["consul."])
        #expect(zone.authorities.count == 3)
    }

    @Test
    func `what is no ordinary question is refused by its kind`() throws {
        let question = NameQuestion(try #require(DomainName("web.service.consul")), .a)
        var odd = NameMessage(id: 3, asking: question)
        odd.operation = 5
        #expect(try world.outcome(of: odd).message?.code == .notImplemented)
        odd = NameMessage(id: 3)
        #expect(try world.outcome(of: odd).message?.code == .formatError)
        odd = NameMessage(id: 3, asking: question)
        odd.ednsPart = MessageExtension(datagramLimit: 1232)
        odd.ednsPart?.version = 1
        #expect(try world.outcome(of: odd).message?.code == .badVersion)
        odd = NameMessage(id: 3, asking: NameQuestion(question.name, .axfr))
        #expect(try world.outcome(of: odd).message?.code == .notImplemented)
        odd = NameMessage(id: 3, asking: NameQuestion(question.name, .txt, recordClass: 3))
        #expect(try world.outcome(of: odd).message?.code == .refused)
        odd = NameMessage(id: 3, asking: question).reply()
        #expect(try world.outcome(of: odd) == .ignore)
    }

    // MARK: - How much

    private func many(_ count: Int) -> NameWorld {
        var world = NameWorld()
        for number in 0..<count {
            let node = Node(name: "node-number-\(number)", address: "10.4.\(number / 200).\(number % 200)")
            world.put(node, NodeService(id: "m", service: "many", port: 1000))
        }
        return world
    }

    @Test
    func `the order is left to chance`() throws {
        let world = many(10)
        let orders = Set(try (0..<20).map { try world.ask("many.service.consul", seed: $0).answers.map(\.words) })
        #expect(orders.count > 15)
        #expect(Set(orders.map { $0.sorted() }).count == 1)
    }

    @Test
    func `answers fit their way`() throws {
        var world = many(1500)
        func sent(_ type: RecordType, _ transport: NameTransport, edns: UInt16? = nil) throws -> NameMessage {
            let bytes = try world.ask("many.service.consul", type, edns: edns).fitted(to: transport, world.settings)
            #expect(bytes.count <= (transport == .stream ? 65_523 : Int(max(512, edns ?? 512))))
            return try NameMessage(decoding: bytes)
        }
        #expect(try sent(.a, .datagram).answers.count == 3)
        #expect(try sent(.a, .datagram).isTruncated == false)
        #expect(try sent(.a, .stream).answers.count == 1500)
        let targets = try sent(.srv, .stream)
        #expect(targets.answers.count > 500 && targets.answers.count <= 1024)
        #expect(targets.additionals.count == targets.answers.count)
        let wide = try sent(.srv, .datagram, edns: 1232)
        #expect(wide.answers.count > 8 && wide.answers.count < 30)
        #expect(wide.additionals.count == wide.answers.count)
        world.settings.tellsTruncation = true
        #expect(try sent(.a, .datagram).isTruncated)
        world.settings.datagramAnswerLimit = 100
        #expect(try sent(.a, .datagram).answers.count == 8)
        world.settings.addressLimit = 2
        #expect(try sent(.a, .stream).answers.count == 2)
        #expect(try sent(.srv, .stream).answers.count > 2)
    }

    @Test
    func `a text that does not fit is told to be asked for by TCP`() throws {
        var world = NameWorld()
        let meta = Dictionary(uniqueKeysWithValues: (0..<10).map { ("k\($0)", String(repeating: "x", count: 300)) })
        world.put(Node(name: "big", address: "10.0.0.1", meta: meta))
        let plain = try NameMessage(decoding: world.ask("big.node.consul").fitted(to: .datagram, world.settings))
        #expect(plain.answers.map(\.words) == ["10.0.0.1"])
        #expect(plain.additionals.isEmpty)
        world.put(Node(name: "big", address: "", meta: ["k": String(repeating: "x", count: 500)]))
        let text = try NameMessage(decoding: world.ask("big.node.consul", .txt).fitted(to: .datagram, world.settings))
        #expect(text.isTruncated)
        #expect(text.answers.isEmpty)
    }

    @Test
    func `times to live are those of the longest pattern`() throws {
        var timed = world
        timed.settings.nodeTime = 4
        timed.settings.serviceTimes.set("*", 1)
        timed.settings.serviceTimes.set("w*", 2)
        timed.settings.serviceTimes.set("we*", 3)
        timed.settings.serviceTimes.set("six", 9)
        #expect(try timed.ask("web.service.consul").answers.map(\.timeToLive) == [3, 3, 3])
        #expect(try timed.ask("six.service.consul", .aaaa).answers.map(\.timeToLive) == [9])
        #expect(try timed.ask("far.service.consul").answers.map(\.timeToLive) == [1])
        #expect(try timed.ask("n1.node.consul").answers.map(\.timeToLive) == [4])
    }
}

extension NodeService {
    /// The same as a sidecar of another service.
    fileprivate func calling(_ service: String) -> NodeService {
        var copy = self
        copy.proxy.destinationServiceName = service
        return copy
    }
}
