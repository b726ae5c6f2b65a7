import CommandLineLogic
import HCLSyntax
import MeshDomain
import Testing

@Suite struct AgentPlanTests {
    private func options(_ words: [String], _ files: String...) throws -> AgentOptions {
        var sources = ConfigurationSources()
        for text in files { sources.add(Array(text.utf8), name: "x.hcl", format: .hcl) }
        return try AgentOptions(flags: FlagValues(parsing: words, flags: Command.agent.flags), files: sources)
    }

    private var surroundings: ClusterSurroundings {
        ClusterSurroundings(
            busPort: 25_000,
            busMonitorPort: 25_002,
            runDirectory: "/run",
            passwords: Dictionary(
                uniqueKeysWithValues: ChildKind.allCases.map { ($0.rawValue, SecretID("pw-\($0.rawValue)")) }
            ),
            busDirectory: "/d",
            leafDirectory: "/l",
            hiddenPeeringPort: 25_001,
            privateAddress: "10.1.2.3",
            configurationPaths: ["/a.hcl"]
        )
    }

    private func variables(_ options: AgentOptions, _ kind: ChildKind) throws -> [String: String] {
        try #require(ClusterPlan(options, surroundings).children.first { $0.kind == kind }).variables
    }

    private func secrets(_ options: AgentOptions, _ kind: ChildKind) throws -> [String: String] {
        try #require(ClusterPlan(options, surroundings).children.first { $0.kind == kind }).secrets
    }

    /// - Source: reference §11.4.
    @Test func `every flag of consul agent is taken, and what has no effect is said`() throws {
        let names = """
            advertise advertise-wan bind server-port bootstrap bootstrap-expect client config-dir config-file config-format data-dir
            datacenter default-query-time dev disable-host-node-id disable-keyring-file dns-port domain alt-domain
            enable-script-checks enable-local-script-checks allow-write-http-from encrypt grpc-port grpc-tls-port http-port
            https-port hcl join join-wan log-level log-json log-file log-rotate-bytes log-rotate-duration log-rotate-max-files
            max-query-time node node-id node-meta pid-file primary-gateway protocol raft-protocol recursor rejoin
            auto-reload-config retry-interval retry-interval-wan retry-join retry-join-wan retry-max retry-max-wan
            serf-lan-allowed-cidrs serf-wan-allowed-cidrs serf-lan-bind serf-lan-port serf-wan-bind serf-wan-port server
            syslog ui ui-content-path ui-dir read-replica segment
            """
        let known = Set(Command.agent.flags.map(\.name))
        #expect(Set(names.split(whereSeparator: \.isWhitespace).map(String.init)).subtracting(known) == [])
        let options = try options([
            "-dev", "-enable-script-checks", "-allow-write-http-from=10.0.0.0/8", "-pid-file=/p", "-log-file=/l",
            "-rejoin",
            "-hcl=session_ttl_min = \"2s\"",
        ])
        #expect(options.overrides["enable_script_checks"] == true && options.pidFile == "/p")
        #expect(options.overrides["http_config"]?["allow_write_http_from"] == ["10.0.0.0/8"])
        for name in ["log_file", "rejoin_after_leave"] {
            #expect(options.warnings.contains { $0.hasPrefix(name) }, "\(options.warnings)")
        }
        #expect(try variables(options, .catalog)["TOMBOLO_SESSION_TTL_MIN_MS"] == "2000")
    }

    @Test func `development runs everything on loopback with the ports of consul`() throws {
        let options = try options(["-dev"])
        let plan = ClusterPlan(options, surroundings)
        #expect(plan.children.map(\.kind) == ChildKind.allCases)
        #expect(try variables(options, .gateway)["TOMBOLO_XDS_ADDRESS"] == "127.0.0.1:8502")
        #expect(try variables(options, .gateway)["TOMBOLO_LEAF_DIRECTORY"] == "/l")
        #expect(try variables(options, .peering)["TOMBOLO_PEERING_ADDRESS"] == "127.0.0.1:8503")
        #expect(try variables(options, .peering)["TOMBOLO_PEERING_ADVERTISE"] == "127.0.0.1:8503")
        #expect(try secrets(options, .catalog)["TOMBOLO_NATS_PASSWORD"] == "pw-catalog")
        let text = try #require(try secrets(options, .agent)["TOMBOLO_AGENT_CONFIG_TEXT"])
        let told = try JSONText.parse(text)
        #expect(told["dev"] == true)
        #expect(told["server"] == true)
        #expect(told["ports"]?["grpc"] == 8502)
    }

    @Test func `flags win over files and hcl fragments over flags`() throws {
        let file = "datacenter = \"one\"\nports { http = 1111 grpc = 2222 }\nserver = true\ndata_dir = \"/x\""
        let options = try options(["-datacenter=two", "-hcl", "ports { http = 3333 }", "-http-port=4444"], file)
        #expect(options.mode == .server)
        #expect(options.datacenter == "two")
        #expect(options.httpPort == 3333)
        #expect(options.grpcPort == 2222)
        #expect(options.overrides["ports"]?["http"] == 3333)
    }

    @Test func `acl settings reach the services that need them`() throws {
        let options = try options(
            ["-dev"],
            "acl { enabled = true default_policy = \"deny\" tokens { initial_management = \"root\" } }"
        )
        #expect(try variables(options, .catalog)["TOMBOLO_ACL_ENABLED"] == "true")
        #expect(try variables(options, .gateway)["TOMBOLO_ACL_DEFAULT_POLICY"] == "deny")
        #expect(try secrets(options, .acl)["TOMBOLO_ACL_INITIAL_MANAGEMENT"] == "root")
        #expect(try secrets(options, .catalog)["TOMBOLO_ACL_INITIAL_MANAGEMENT"] == nil)
        // What stands in a process's environment can be read in dumps and by whoever runs as the same user.
        for child in ClusterPlan(options, surroundings).children {
            let told = child.variables.values.joined(separator: " ")
            #expect(!told.contains("root") && !told.contains("pw-"), "\(child.kind) is told a secret by a variable")
        }
        #expect(try variables(options, .acl)["TOMBOLO_ACL_BOOTSTRAP_RESET_FILE"] == nil)
    }

    @Test func `the file that allows one more bootstrap lies in the data directory`() throws {
        let options = try self.options(["-server", "-data-dir=/x"])
        let file = try variables(options, .acl)["TOMBOLO_ACL_BOOTSTRAP_RESET_FILE"]
        #expect(file == "/x/acl-bootstrap-reset")
    }

    @Test func `a server on all addresses advertises a private one`() throws {
        let options = try options(["-server", "-data-dir=/x", "-client=0.0.0.0"])
        #expect(try variables(options, .peering)["TOMBOLO_PEERING_ADDRESS"] == "0.0.0.0:8503")
        #expect(try variables(options, .peering)["TOMBOLO_PEERING_ADVERTISE"] == "10.1.2.3:8503")
    }

    @Test func `the address for other networks is the one in peering tokens`() throws {
        let file = "advertise_addr = \"10.0.0.7\"\nadvertise_addr_wan = \"203.0.113.9\""
        #expect(try variables(options(["-dev"], file), .peering)["TOMBOLO_PEERING_ADVERTISE"] == "203.0.113.9:8503")
        #expect(
            try variables(options(["-dev", "-advertise=10.0.0.8"]), .peering)["TOMBOLO_PEERING_ADVERTISE"]
                == "10.0.0.8:8503"
        )
    }

    @Test func `minus one turns ports off`() throws {
        let options = try options(["-dev", "-grpc-port=-1", "-grpc-tls-port=-1"])
        let plan = ClusterPlan(options, surroundings)
        #expect(!plan.children.contains { $0.kind == .gateway })
        #expect(try variables(options, .peering)["TOMBOLO_PEERING_ADDRESS"] == "127.0.0.1:25001")
        #expect(try variables(options, .peering)["TOMBOLO_PEERING_ADVERTISE"] == nil)
        #expect(plan.remarks.count == 2)
    }

    @Test func `a client runs its agent only and keeps the bus of its environment`() throws {
        let options = try options(["-data-dir=/x"])
        let plan = ClusterPlan(options, surroundings)
        #expect(plan.children.map(\.kind) == [.agent])
        #expect(plan.busConfiguration.isEmpty)
        #expect(plan.children.first?.variables["TOMBOLO_NATS_URL"] == nil)
    }

    @Test func `each service may write its own journal and feed only`() throws {
        let text = ClusterPlan(try options(["-dev"]), surroundings).busConfiguration
        #expect(text.contains("sync_interval: always"))
        let lines = text.split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.contains("user: \"catalog\"") })
        let publish = lines[place + 2]
        #expect(!publish.contains("\"tombolo.dc1.catalog.journal\""))
        #expect(publish.contains("\"tombolo.dc1.acl.journal\""))
        #expect(publish.contains("$JS.API.STREAM.CREATE.TOMBOLO_DC1_STATE\""))
        #expect(publish.contains("$JS.API.STREAM.CREATE.TOMBOLO_DC1_CATALOG_SNAPSHOTS\""))
        #expect(!text.contains("$JS.API.STREAM.UPDATE"))
        #expect(!publish.contains("$JS.API.>"))
        let agent = try #require(lines.firstIndex { $0.contains("user: \"agent\"") })
        #expect(!lines[agent + 2].contains("$JS.API"))
    }

    @Test func `the users of a server elsewhere have the same rights and no password in the file`() throws {
        let own = ClusterPlan(try options(["-dev", "-datacenter=east"]), surroundings).busConfiguration
        let file = try BusUsers.file(datacenter: "east")
        func rights(_ text: String) -> [Substring] {
            text.split(separator: "\n").filter { $0.contains("subscribe:") || $0.contains("publish:") }
        }
        #expect(rights(file) == rights(own))
        #expect(rights(file).count == 2 * (ChildKind.allCases.count - 1))
        #expect(file.contains("user: \"config-entry\", password: $NATS_PASSWORD_CONFIG_ENTRY,"))
        #expect(CommandChoice(words: ["bus", "users", "-datacenter=x"]) == .run(.busUsers, rest: ["-datacenter=x"]))
    }

    @Test func `impossible settings are refused by name`() throws {
        for (words, name) in [
            (["-server"], "data_dir"), (["-dev", "-datacenter=a b"], "datacenter"),
            (["-dev", "-hcl", "acl { default_policy = \"maybe\" }"], "acl.default_policy"),
            (["-dev", "-http-port=-1"], "ports.http"), (["-dev", "-http-port=70000"], "70000"),
            (["-dev", "-log-level=loud"], "log_level"), (["-dev", "-hcl", "ports { http = \"x\" }"], "ports.http"),
        ] {
            let error = #expect(throws: UsageError.self) { try options(words) }
            #expect(error?.description.contains(name) == true, "\(words) says \(String(describing: error))")
        }
    }

    @Test func `passwords and management tokens are not printed`() throws {
        let options = try options(["-dev"], "acl { tokens { initial_management = \"hunter2\" } }")
        #expect(!"\(options)".contains("hunter2"))
    }
}

@Suite struct RestartPolicyTests {
    @Test func `the wait doubles up to its bound`() {
        var policy = RestartPolicy()
        var waits: [Duration] = []
        for _ in 0..<8 {
            if case .restart(let wait) = policy.ended(after: .seconds(1), wasEverReady: true) { waits.append(wait) }
        }
        #expect(waits.first == .milliseconds(100))
        #expect(waits[1] == .milliseconds(200))
        #expect(waits.count == 8)
        #expect(waits.last == RestartPolicy.longestWait)
    }

    @Test func `a long life starts the wait over`() {
        var policy = RestartPolicy()
        for _ in 0..<5 { _ = policy.ended(after: .seconds(1), wasEverReady: true) }
        #expect(policy.ended(after: .seconds(60), wasEverReady: true) == .restart(after: RestartPolicy.firstWait))
    }

    @Test func `a process that was never ready is given up after some attempts`() {
        var policy = RestartPolicy()
        for _ in 1..<RestartPolicy.attempts {
            #expect(policy.ended(after: .milliseconds(50), wasEverReady: false) != .giveUp)
        }
        #expect(policy.ended(after: .milliseconds(50), wasEverReady: false) == .giveUp)
    }
}
