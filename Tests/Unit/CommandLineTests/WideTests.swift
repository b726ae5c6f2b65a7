import CommandLineLogic
import HCLSyntax
import MeshDomain
import Testing

@Suite struct `Several datacenters` {
    private static let key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
    private static let server = ["-server", "-data-dir=/x", "-node=n 1", "-bind=10.0.0.1", "-datacenter=dc2"]

    private func options(_ words: [String], _ file: String = "") throws -> AgentOptions {
        var files = ConfigurationSources()
        if !file.isEmpty { files.add(Array(file.utf8), name: "a.hcl", format: .hcl) }
        return try AgentOptions(flags: try FlagValues(parsing: words, flags: Command.agent.flags), files: files)
    }

    private var surroundings: ClusterSurroundings {
        var surroundings = ClusterSurroundings(
            busPort: 25_000,
            busMonitorPort: 25_002,
            runDirectory: "/run",
            passwords: [
                "agent": SecretID("pw"), "wan-dc2": SecretID("own"), WideBus.gatewayUser: SecretID("shared"),
            ],
            busDirectory: "/d",
            leafDirectory: "/l",
            hiddenPeeringPort: 25_001,
            privateAddress: "10.1.2.3",
            configurationPaths: [],
            hostName: "host"
        )
        surroundings.wideBusPort = 25_003
        return surroundings
    }

    @Test func `servers are told where other datacenters are, by flags and files as consul has them`() throws {
        let file = """
            retry_join_wan = ["10.9.0.2:9302", "fd00::2"]
            primary_datacenter = "DC1"
            ports { serf_wan = 9302 }
            """
        let options = try options(Self.server + ["-retry-join-wan=a.example", "-join-wan=10.9.0.1"], file)
        #expect(options.wide.isOn)
        #expect(options.wide.primary == "dc1")
        #expect(
            options.wide.places.map(\.text) == [
                "a.example:9302", "10.9.0.1:9302", "10.9.0.2:9302", "[fd00::2]:9302",
            ]
        )
        let plan = ClusterPlan(options, surroundings)
        #expect(plan.children.map(\.kind).prefix(2) == [.bus, .wideBus])
        let agent = try #require(plan.children.first { $0.kind == .agent })
        #expect(agent.variables["TOMBOLO_WAN_NATS_URL"] == "nats://127.0.0.1:25003")
        #expect(agent.variables["TOMBOLO_WAN_NATS_USER"] == "wan-dc2")
        #expect(agent.secrets["TOMBOLO_WAN_NATS_PASSWORD"] == "own")
        for child in plan.children where child.kind != .agent {
            #expect(!child.secrets.keys.contains("TOMBOLO_WAN_NATS_PASSWORD"), "\(child.kind)")
        }
    }

    @Test func `a datacenter of its own has no part in it`() throws {
        let alone = try options(Self.server)
        #expect(!alone.wide.isOn)
        #expect(ClusterPlan(alone, surroundings).children.map(\.kind) == ChildKind.allCases)
        #expect(try options(Self.server, "primary_datacenter = \"dc1\"").wide.isOn)
        #expect(try !options(Self.server, "primary_datacenter = \"dc1\"\nports { serf_wan = -1 }").wide.isOn)
    }

    @Test func `the other servers of a datacenter are met there, too`() throws {
        let words = ["-bootstrap-expect=3", "-retry-join=10.0.0.2", "-retry-join-wan=10.9.0.1", "-encrypt=\(Self.key)"]
        #expect(
            try options(Self.server.filter { $0 != "-node=n 1" } + words).wide.places.map(\.text) == [
                "10.9.0.1:8302", "10.0.0.2:8302",
            ]
        )
    }

    @Test(arguments: [
        ("-retry-join-wan=a:b", "-retry-join-wan is \"a:b\""), ("-retry-join-wan=provider=aws", "are not supported"),
        ("-serf-wan-port=70000", "is 70000; ports go up to 65535"), ("-serf-wan-port=-1", "ports.serf_wan is off"),
    ]) func `what cannot be meant is refused by name`(word: String, words: String) throws {
        let error = try #require(throws: UsageError.self) {
            try options(Self.server + ["-retry-join-wan=10.9.0.1", word])
        }
        #expect(error.description.contains(words), "\(error)")
        let client = try #require(throws: UsageError.self) {
            try options(["-data-dir=/x", "-retry-join-wan=10.9.0.1"])
        }
        #expect(client.description.contains("is for servers"))
    }

    @Test func `a server is a gateway of its own name, and dials those whose names it knows`() throws {
        let options = try options(Self.server + ["-retry-join-wan=10.9.0.1", "-advertise-wan=203.0.113.5"])
        let bus = WideBus(options, surroundings)
        #expect(bus.name == "dc2.n-1")
        let place = try #require(options.wide.places.first)
        let text = bus.text([place: ["dc1.a"]])
        for line in [
            "    name: \"dc2.n-1\"", "    listen: \"10.0.0.1:8302\"", "    advertise: \"203.0.113.5:8302\"",
            "{ name: \"dc1.a\", urls: [\"nats://gateway:shared@10.9.0.1:8302\"] }",
            "authorization { user: \"gateway\", password: \"shared\", timeout: 5 }",
            "subscribe: [\"tombolo.dc2.federation.>\", \"tombolo.*.federation.present\", \"_INBOX.wan-dc2.>\"]",
        ] { #expect(text.contains(line), "\(line) in \(text)") }
        #expect(!text.contains("jetstream"))
        // It does not dial itself.
        #expect(!bus.text([place: ["dc2.n-1"]]).contains("10.9.0.1"))
    }

    @Test func `of a name with several servers behind it each is dialled, and none is new twice`() throws {
        let options = try options(Self.server + ["-retry-join-wan=all.example"])
        let place = try #require(options.wide.places.first)
        var names = GatewayNames()
        for _ in 0..<3 { for gateway in ["dc1.a", "dc1.b"] { _ = names.meet(gateway, at: place) } }
        #expect(names.known == [place: ["dc1.a", "dc1.b"]])
        let text = WideBus(options, surroundings).text(names.known)
        for gateway in ["dc1.a", "dc1.b"] {
            #expect(text.contains("{ name: \"\(gateway)\", urls: [\"nats://gateway:shared@all.example:8302\"] }"))
        }
        var again = GatewayNames(names.object, of: [place])
        #expect(again.known == names.known)
        let isNewAgain = again.meet("dc1.b", at: place)
        #expect(!isNewAgain)
        // As an earlier form wrote it.
        var object = MeshObject()
        object[place.text] = .string("dc1.c")
        #expect(GatewayNames(object, of: [place]).known == [place: ["dc1.c"]])
    }

    @Test func `only so many gateways of a place are kept, and one that is gone makes room`() {
        let place = ClusterPlace(host: "all.example", port: 8302)
        var names = GatewayNames([place: ["dc1.gone"]])
        for number in 0..<GatewayNames.limit {
            let isNew = names.meet("dc1.s\(number)", at: place)
            #expect(isNew)
        }
        #expect(names.known[place]?.count == GatewayNames.limit)
        #expect(names.known[place]?.contains("dc1.gone") == false)
        let isNew = names.meet("dc1.more", at: place)
        #expect(!isNew)
    }

    @Test func `a datacenter speaks for itself alone`() throws {
        let text = WideBus(try options(Self.server, "primary_datacenter = \"dc1\""), surroundings).text([:])
        let publish = try #require(text.split(separator: "\n").first { $0.contains("publish") })
        #expect(publish.contains("\"tombolo.dc2.federation.present\""))
        #expect(!publish.contains("tombolo.*.federation.present"))
        #expect(!publish.contains("tombolo.*.>"))
        for question in ["answer", "page.>", "name"] {
            #expect(publish.contains("\"tombolo.*.federation.\(question)\""))
        }
    }

    @Test func `with tls the gateways show the certificates that machines of a cluster have`() throws {
        let file = """
            retry_join_wan = ["10.9.0.1"]
            tls { internal_rpc { ca_file = "/ca.pem", cert_file = "/c.pem", key_file = "/k.pem" } }
            """
        let options = try options(Self.server, file)
        let text = WideBus(options, surroundings).text([try #require(options.wide.places.first): ["dc1.a"]])
        #expect(text.contains("ca_file: \"/ca.pem\""))
        #expect(text.contains("verify: true"))
        #expect(text.contains("@localhost:1\", \"nats://gateway:shared@10.9.0.1:8302\""))
    }
}
