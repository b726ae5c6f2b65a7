import CommandLineLogic
import HCLSyntax
import MeshDomain
import Testing

@Suite struct `Several machines` {
    private static let key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
    private static let server = ["-server", "-data-dir=/x", "-node=n1", "-bind=10.0.0.1"]

    private func options(
        _ words: [String],
        _ file: String = "",
        environment: [String: String] = [:]
    ) throws -> AgentOptions {
        var files = ConfigurationSources()
        if !file.isEmpty { files.add(Array(file.utf8), name: "a.hcl", format: .hcl) }
        let flags = try FlagValues(parsing: words, flags: Command.agent.flags)
        return try AgentOptions(flags: flags, files: files, environment: environment)
    }

    private var surroundings: ClusterSurroundings {
        ClusterSurroundings(
            busPort: 25_000,
            busMonitorPort: 25_002,
            runDirectory: "/run",
            passwords: Dictionary(
                uniqueKeysWithValues: (ChildKind.allCases.map(\.rawValue) + [
                    ClusterPlan.routeUser, ClusterPlan.operatorUser,
                ]).map {
                    ($0, SecretID("pw-\($0)"))
                }
            ),
            busDirectory: "/d",
            leafDirectory: "/l",
            hiddenPeeringPort: 25_001,
            privateAddress: "10.1.2.3",
            configurationPaths: [],
            hostName: "host"
        )
    }

    @Test func `servers are told where the others are, by flags and files as consul has them`() throws {
        let joins = [
            "-bootstrap-expect=3", "-retry-join=10.0.0.1", "-retry-join=10.0.0.2:9301", "-join", "two.example",
        ]
        let file = "retry_join = [\"10.0.0.2:9301\", \"fd00::2\", \"[fd00::3]:7\"]\nencrypt = \"\(Self.key)\""
        let options = try options(Self.server + joins, file)
        #expect(options.isOneOfSeveral)
        #expect(options.cluster.expectedServers == 3)
        #expect(options.cluster.copies == 3)
        #expect(options.cluster.secret.count == 32)
        #expect(
            options.cluster.places.map(\.text) == [
                "10.0.0.1:8301", "10.0.0.2:9301", "two.example:8301", "[fd00::2]:8301", "[fd00::3]:7",
            ]
        )
        let variables = try #require(ClusterPlan(options, surroundings).children.first { $0.kind == .catalog })
            .variables
        let hosts = ["10.0.0.1", "10.0.0.2", "two.example", "[fd00::2]", "[fd00::3]"]
        #expect(variables["TOMBOLO_NATS_URL"] == hosts.map { "nats://\($0):8300" }.joined(separator: ","))
        #expect(variables["TOMBOLO_NATS_KEEP_ORDER"] == "true")
        #expect(variables["TOMBOLO_JOURNAL_REPLICAS"] == "3")
        #expect(variables["TOMBOLO_INSTANCE"] == "catalog@n1")
    }

    @Test(arguments: [
        (["-bootstrap-expect=3"], "", "nothing says where the other servers are"),
        (["-bootstrap-expect=1", "-retry-join=10.0.0.1"], "", "bootstrap_expect must be the number of all"),
        (["-bootstrap-expect=x"], "", "-bootstrap-expect is \"x\""),
        (["-bootstrap-expect=-1"], "", "bootstrap_expect is -1"),
        (["-retry-join=provider=aws tag_key=a"], "", "looking servers up in a cloud"),
        (["-retry-join=a:b"], "", "-retry-join is \"a:b\""), ([], "retry_join = [\"a b\"]", "retry_join is \"a b\""),
        (["-retry-join=a", "-encrypt=c2VjcmV0"], "", "encrypt is not 16, 24 or 32 bytes"),
        (["-retry-join=a"], "tls { defaults { cert_file = \"/c\" } }", "key_file is missing"),
        (["-retry-join=a", "-serf-lan-port=-1"], "", "ports.serf_lan is -1"),
        (["-retry-join=a", "-node=a b"], "", "node_name is \"a b\""),
    ])
    func `what cannot be a cluster is refused with the reason`(words: [String], file: String, text: String) {
        let error = #expect(throws: UsageError.self) { try options(Self.server + words, file) }
        #expect(error?.description.contains(text) == true, "\(error?.description ?? "")")
    }

    @Test func `one server stays as it is, and what has no effect on it is said`() throws {
        let alone = try options(Self.server + ["-bootstrap-expect=1"], "retry_join = []")
        #expect(!alone.isOneOfSeveral)
        #expect(ClusterPlan(alone, surroundings).busConfiguration.contains("127.0.0.1:25000"))
        #expect(alone.remarks.count == 1)
        let withTLS = try options(Self.server, "tls { defaults { ca_file = \"/c\" } }")
        #expect(withTLS.remarks.first?.contains("tls.defaults has no effect here") == true)
    }

    @Test func `machines that do not know each other by a secret and certificates are told to`() throws {
        let open = try options(Self.server + ["-retry-join=10.0.0.2"])
        #expect(open.cluster.expectedServers == 3)
        #expect(open.remarks.contains { $0.contains("encrypt is not set") })
        #expect(open.remarks.contains { $0.contains("without TLS") })
    }

    @Test func `the bus begins without journals, and keeps them with those that were met`() throws {
        let file = """
            encrypt = "\(Self.key)"
            tls { defaults { ca_file = "/ca" cert_file = "/c" key_file = "/k" verify_incoming = true } }
            """
        let options = try options(Self.server + ["-bootstrap-expect=3", "-retry-join=10.0.0.2"], file)
        #expect(options.remarks.isEmpty)
        let beginning = ClusterPlan(options, surroundings).busConfiguration
        #expect(!beginning.contains("jetstream"))
        #expect(beginning.contains("nats-route://route:pw-route@10.0.0.2:8301"))
        var gathering = ServerGathering(options.cluster)
        #expect(!gathering.isComplete)
        #expect(gathering.waiting.contains("waiting for 2 more of 3 servers (bootstrap_expect)"))
        func see(_ routes: String) -> Bool { gathering.take(routes: "{\"routes\":[\(routes)]}") }
        let second = see("{\"remote_name\":\"n2\",\"ip\":\"10.0.0.2\",\"port\":44}")
        let (nobody, nothing) = (see(""), gathering.take(routes: "nothing"))
        #expect(second && !nobody && !nothing)
        #expect(gathering.waiting.contains("n2 (10.0.0.2)"))
        #expect(!gathering.isComplete)
        let third = see("{\"remote_name\":\"n3\",\"ip\":\"10.0.0.3\",\"port\":8301}")
        #expect(third)
        #expect(gathering.isComplete)
        let places = ServerGathering.places(remembered: gathering.text, options.cluster)
        #expect(places.map(\.text) == ["10.0.0.2:8301", "10.0.0.3:8301"])
        let text = ClusterPlan.keeping(with: places, options, surroundings)
        #expect(text.contains("sync_interval: always"))
        #expect(text.contains("server_name: \"n1\""))
        #expect(text.contains("name: \"dc1\""))
        // As many places as servers: of them nats-server makes the majority of the first start.
        #expect(text.components("nats-route://") == 3)
        #expect(text.contains("@localhost:8301"))
        #expect(text.components("verify: true") == 2)
        #expect(text.contains("user: \"gateway\""))
        #expect(ServerGathering.places(remembered: "{damaged", options.cluster).map(\.text) == ["10.0.0.2:8301"])
    }

    @Test func `a client agent speaks to the servers, and serves its proxies when it has a port for it`() throws {
        let words = ["-data-dir=/x", "-node=c1", "-retry-join=10.0.0.2", "-retry-join=10.0.0.3:8301"]
        let plan = ClusterPlan(try options(words), surroundings)
        #expect(plan.children.map(\.kind) == [.agent])
        let agent = try #require(plan.children.first)
        #expect(agent.variables["TOMBOLO_NATS_URL"] == "nats://10.0.0.2:8300,nats://10.0.0.3:8300")
        #expect(agent.variables["TOMBOLO_NATS_USER"] == "agent")
        #expect(agent.secrets["TOMBOLO_NATS_PASSWORD"] == "pw-agent")
        let withProxies = ClusterPlan(try options(words + ["-grpc-port=8502"]), surroundings)
        #expect(withProxies.children.map(\.kind) == [.gateway, .agent])
        let told = try options(words, environment: ["TOMBOLO_NATS_URL": "nats://b:1"])
        #expect(!told.joinsServers)
        #expect(told.remarks.contains { $0.contains("TOMBOLO_NATS_URL") })
        #expect(throws: UsageError.self) { try options(words + ["-bootstrap-expect=3"]) }
    }

    @Test
    func `one user of the system account may take servers out of the group, and the agent of a server alone knows it`()
        throws
    {
        let options = try self.options(Self.server + ["-bootstrap-expect=3", "-retry-join=10.0.0.2"])
        let text = ClusterPlan.keeping(with: [], options, surroundings)
        let system = try #require(text.firstRange(of: "$SYS { users: ["))
        let block = text[system.lowerBound...].prefix { $0 != "]" } + "]"
        #expect(block.contains(#"{ user: "operator", password: "pw-operator""#))
        #expect(text.contains(#"publish: { allow: ["$JS.API.SERVER.REMOVE", "_INBOX.operator.>"] }"#))
        #expect(text.ranges(of: "SERVER.REMOVE").count == 1)
        let children = ClusterPlan(options, surroundings).children
        #expect(
            children.filter { $0.secrets["TOMBOLO_NATS_OPERATOR_PASSWORD"] == "pw-operator" }.map(\.kind)
                == [.agent]
        )
        for words in [["-data-dir=/x", "-retry-join=10.0.0.2"], ["-server", "-data-dir=/x", "-bind=10.0.0.1"]] {
            let plan = ClusterPlan(try self.options(words), surroundings)
            #expect(plan.children.allSatisfy { $0.secrets["TOMBOLO_NATS_OPERATOR_PASSWORD"] == nil })
            #expect(!plan.busConfiguration.contains("SERVER.REMOVE"))
        }
    }

    @Test func `what is left of the group says how many may still be lost`() {
        func servers(_ names: String...) -> [MeshValue] { names.map { .object(["Node": .string($0)]) } }
        #expect(
            MeshLayout.remaining(servers("s2", "s1"))
                == "2 servers are left: s1, s2. Writes need 2 of them: no other may be lost before a new server joins"
        )
        #expect(
            MeshLayout.remaining(servers("a", "b", "c", "d", "e")).hasSuffix(
                "Writes need 3 of them: 2 more may be lost"
            )
        )
        #expect(MeshLayout.remaining(servers("a")).hasPrefix("1 server is left: a."))
    }
}

extension String {
    /// How often a text is in it.
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
